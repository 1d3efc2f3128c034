"""A question as it was put to a class, and the times by which a press counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec


class Pause(msgspec.Struct, frozen=True):
    """A time in which a question stood still; open-ended while it lasts."""

    start: datetime
    end: datetime | None = None


class AskedQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A question as it was put to the class, with the time in which it could be answered."""

    allowed: int
    """Seconds, with those that were added."""
    message: int = 0
    opened: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    closed: datetime | None = None
    revealed: bool = False
    dropped: bool = False
    """Skipped by the teacher: it counts for nobody."""
    ended: bool = False
    """It was open when the quiz was ended, and counts for nobody either."""
    joined: int = 0
    """How many played when it was asked."""

    @property
    def counts(self) -> bool:
        return self.revealed and not self.dropped

    @property
    def paused(self) -> bool:
        return bool(self.pauses) and self.pauses[-1].end is None

    @property
    def deadline(self) -> datetime | None:
        """When the time is up; None while it is not running."""
        if self.opened is None or self.paused:
            return None
        return self.opened + timedelta(seconds=self.allowed) + self._stood_still(self.pauses)

    def ends_for(self, stretch: float) -> datetime | None:
        """Say when the time is up for somebody who has so many times the seconds of the others; None before it began."""
        if self.opened is None:
            return None
        return self.opened + timedelta(seconds=self.allowed * stretch) + self._stood_still(self.pauses)

    def took(self, pressed: datetime) -> timedelta | None:
        """Give the running time until a press; None where it was made while the question stood still."""
        if self.opened is None or any(p.start <= pressed and (p.end is None or pressed < p.end) for p in self.pauses):
            return None
        return max(pressed - self.opened - self._stood_still(p for p in self.pauses if p.start <= pressed), timedelta())

    def _stood_still(self, pauses: Iterable[Pause]) -> timedelta:
        return sum((pause.end - pause.start for pause in pauses if pause.end), timedelta())
