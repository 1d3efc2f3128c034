"""What a look-up finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .entries import EntryKind

FOUND = 0.5
"""Hits that score at least this much count as found: see tests/lookup/queries*.toml for how it was set."""


class Hit(NamedTuple):
    """One record found; its score is 0..1."""

    kind: EntryKind
    id: str
    title: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a question: the best hit and close seconds, or the nearest titles where nothing was found."""

    best: Hit | None
    others: tuple[Hit, ...] = ()
    nearest: tuple[Hit, ...] = ()
