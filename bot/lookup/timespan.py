"""A stretch of time that somebody asks for, and the events that fall into it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import msgspec

from ..language.dates import HistoricalDate, Point
from ..library.model import Fact
from .query_dates import take_dates


class Timespan(msgspec.Struct, frozen=True):
    """From the first day to the last, both included; None is open."""

    first: datetime.date | None = None
    last: datetime.date | None = None

    def holds(self, date: HistoricalDate) -> bool:
        """Say whether the date could fall into the span."""
        return (self.first is None or date.last >= self.first) and (self.last is None or date.first <= self.last)

    def distance(self, date: HistoricalDate) -> int:
        """Count the days between the span and a date; 0 where they touch."""
        before = (self.first - date.last).days if self.first else 0
        after = (date.first - self.last).days if self.last else 0
        return max(before, after, 0)


def read_date(text: str) -> HistoricalDate | None:
    """Read a date in EDTF or any usual notation that names a year; None where there is no such date."""
    try:
        return HistoricalDate.parse(text)
    except ValueError:
        found, rest = take_dates(text.strip().casefold()[:60])
    year = found[0].year if len(found) == 1 and not rest.strip() else None
    if year is None:
        return None
    asked = found[0]
    try:
        return HistoricalDate(Point(year, asked.month, asked.day), Point(asked.last_year) if asked.last_year else None)
    except ValueError:
        return None


def nearest_event(facts: Iterable[Fact], span: Timespan) -> Fact | None:
    """Give the dated fact that lies nearest to a span."""
    dated = [(span.distance(fact.date), fact) for fact in facts if fact.date]
    return min(dated, key=lambda pair: pair[0])[1] if dated else None
