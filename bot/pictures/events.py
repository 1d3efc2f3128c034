"""What a timeline is made of, and the order that it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.language.calendar import CalendarDay, last_of_month
from bot.language.dates import HistoricalDate, Point

from .timescale import YearSpan

REMARKS = {"established": "", "disputed": "disputed", "misconception": "often got wrong"}


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, when, how much it matters (1 to 3) and how sure historians are of it."""

    title: str
    date: HistoricalDate
    weight: int = 1
    status: str = "established"
    told: str = ""
    """When it was, as it is told to a reader; if that is not said, as its date is written out."""

    @property
    def when(self) -> str:
        return self.told or self.date.words()

    @property
    def remark(self) -> str:
        return REMARKS[self.status]

    @property
    def span(self) -> YearSpan:
        return YearSpan(self.date.first.toordinal(), self.date.last.toordinal())


def in_order(events: Iterable[Event]) -> list[Event]:
    """Sort by time; events of one date, as written, stand together, the weightiest first."""
    return sorted(events, key=lambda event: (*event.span, str(event.date), -event.weight, event.title))


def range_words(ordered: Sequence[Event]) -> str:
    """Say from when to when events reach: `753 BC to AD 476`, `1 to 3 July 1863`."""
    said = _reached(ordered[0].date.first, max(event.date.last for event in ordered)).words()
    start, joint, end = said.partition(" to ")
    if len(end) == len("AD 1000"):  # no era need be said of a year of four figures
        end = end.removeprefix("AD ")
    return start + joint + end


def _reached(first: CalendarDay, last: CalendarDay) -> HistoricalDate:
    """Give the time between two days, as exactly as it is told: years, else months, else days."""
    if first.year != last.year:
        return HistoricalDate(Point(first.year), Point(last.year))
    if (first.month, last.month) == (1, 12):
        start = end = Point(first.year)
    elif first.month != last.month or (first.day == 1 and last == last_of_month(last.year, last.month)):
        start, end = Point(first.year, first.month), Point(last.year, last.month)
    else:
        start, end = Point(*first), Point(*last)
    return HistoricalDate(start, end if end != start else None)
