"""What an export gives: a file, and what of the unit the format cannot hold."""

from __future__ import annotations

from dataclasses import dataclass

from ...errors import Why


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record, or with `entry` empty something of the unit as a whole, that a format does not hold, and why."""

    entry: str
    why: Why


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to hand out: its name with its ending, its bytes, and what was left out of it."""

    name: str
    data: bytes
    left_out: tuple[LeftOut, ...] = ()
