"""What a timeline is made of, and the order that it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.language.dates import MONTHS, HistoricalDate

from .timescale import YearSpan

REMARKS = {"established": "", "disputed": "disputed", "misconception": "often got wrong"}


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, when, how much it matters (1 to 3) and how sure historians are of it."""

    title: str
    date: HistoricalDate
    weight: int = 1
    status: str = "established"

    @property
    def remark(self) -> str:
        return REMARKS[self.status]

    @property
    def span(self) -> YearSpan:
        return YearSpan(self.date.first.toordinal(), self.date.last.toordinal())


def in_order(events: Iterable[Event]) -> list[Event]:
    """Sort by time; events of one date, as written, stand together, the weightiest first."""
    return sorted(events, key=lambda event: (*event.span, str(event.date), -event.weight, event.title))


def range_words(ordered: Sequence[Event], to: str) -> str:
    first, last = ordered[0].date.first, max(event.date.last for event in ordered)
    if first == last:
        return HistoricalDate.of(first).words()
    if first.year != last.year:
        return f"{first.year}{to}{last.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    months = [MONTHS[first.month - 1], MONTHS[last.month - 1]]
    return f"{months[0]}{to}{months[1]} {first.year}" if first.month != last.month else f"{months[0]} {first.year}"
