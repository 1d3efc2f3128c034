"""What a look-up finds, and the three answers that it gives: sure, perhaps, nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .entry_kind import EntryKind

SURE = 0.70
"""A hit that scores at least this much is an answer: see `ranking.confidence` for how the score was fitted."""
PERHAPS = 0.40
"""One that scores at least this much may be an answer, and is offered as such."""
MOST_PERHAPS = 3


class Hit(NamedTuple):
    """One record found; its score is 0..1."""

    kind: EntryKind
    id: str
    title: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a question: `sure`, or else up to three that are `perhaps` meant, or else nothing.

    `others` are the next best after what is sure, at most three. Where nothing is found, `nearest` has the nearest titles.
    """

    sure: Hit | None = None
    others: tuple[Hit, ...] = ()
    perhaps: tuple[Hit, ...] = ()
    nearest: tuple[Hit, ...] = ()

    @property
    def shown(self) -> tuple[Hit, ...]:
        """Everything that is shown or offered as an answer, in that order."""
        return (self.sure, *self.others) if self.sure else self.perhaps
