"""A stretch of time that somebody asks for, and the events that fall into it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import msgspec

from ..language.dates import HistoricalDate
from ..library.catalogue import Library
from ..library.model import Fact


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


def read_day(text: str, library: Library, *, day_first: bool) -> HistoricalDate | None:
    """Read a date in EDTF or any usual notation that names a year; None where there is no such date."""
    from ..language.written_dates import ShortYears, Style, read_date  # many patterns, which a start need not wait for

    try:
        return HistoricalDate.parse(text)
    except ValueError:
        pass
    try:
        years = ShortYears.of(fact.date for fact in library.timeline if fact.date)
        reading = read_date(text, Style(day_first, years), strict=True)
        return HistoricalDate(reading.start.point, reading.end.point if reading.end else None) if reading.start.year else None
    except ValueError:
        return None


def nearest_event(facts: Iterable[Fact], span: Timespan) -> Fact | None:
    """Give the dated fact that lies nearest to a span."""
    dated = [(span.distance(fact.date), fact) for fact in facts if fact.date]
    return min(dated, key=lambda pair: pair[0])[1] if dated else None
