"""Which part of Discord's servers a process serves: Discord deals them to shards by their ids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from ..errors import SetupFault

SHIFT = 22
"""The bits of a server's id above these deal it to a shard."""
MOST = 10_000
_RANGE = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?", re.ASCII)
_SHARE = re.compile(r"(\d{1,5})/(\d{1,5})", re.ASCII)


class Shards(msgspec.Struct, frozen=True):
    """The shards of a process, by their numbers, and how many there are in all."""

    count: int = 1
    ids: tuple[int, ...] = (0,)

    def serve(self, guild: int) -> bool:
        """Say whether a server is of these shards."""
        return (guild >> SHIFT) % self.count in self.ids

    @property
    def options(self) -> dict[str, Any]:  # discord.py's own options of a client
        """Give what discord.py is told; where one process serves all there is nothing to tell."""
        if self.count == 1:
            return {}
        if len(self.ids) == 1:
            return {"shard_id": self.ids[0], "shard_count": self.count}
        return {"shard_ids": [*self.ids], "shard_count": self.count}


ALL = Shards()
"""What one process serves that is alone."""


def read_shards(environment: Mapping[str, str]) -> Shards:
    """Read SHARD_COUNT and SHARD_IDS; raise SetupFault naming the setting, its value and what it may be.

    Ids are numbers and ranges, as 0-3 or 0,2, or a share: 1/4 is the second of four that are as large as one another.
    """
    count = _count(environment.get("SHARD_COUNT", "").strip() or "1")
    text = environment.get("SHARD_IDS", "").replace(" ", "")
    if not text:
        return Shards(count, tuple(range(count)))
    ids = _share(text, count) if "/" in text else _ranges(text)
    if not ids or max(ids) >= count:
        raise SetupFault(
            f"SHARD_IDS is {text!r}, and SHARD_COUNT {count}. Set it to numbers from 0 to {count - 1}, with commas or "
            "a dash between them, or to a share of all, such as 0/2 for the first half."
        )
    return Shards(count, tuple(sorted({*ids})))


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST:
        raise SetupFault(f"SHARD_COUNT is {text!r}. Set it to how many shards there are in all, from 1 to {MOST}.")
    return int(text)


def _ranges(text: str) -> list[int]:
    """List what numbers and ranges name; nothing where one of them is none."""
    found = [_RANGE.fullmatch(part) for part in text.split(",")]
    ranges = [range(int(each[1]), int(each[2] or each[1]) + 1) if each else range(0) for each in found]
    return [number for each in ranges for number in each] if all(ranges) else []


def _share(text: str, count: int) -> list[int]:
    found = _SHARE.fullmatch(text)
    if found is None or not int(found[1]) < int(found[2]) <= count:
        return []
    which, shares = int(found[1]), int(found[2])
    return [*range(count * which // shares, count * (which + 1) // shares)]
