"""A stretch of time that somebody asks for, and the events that fall into it."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import msgspec

from ..language.calendar import CalendarDay
from ..language.dates import HistoricalDate, Point, Precision
from ..library.catalogue import Library
from ..library.ids import lies_in
from ..library.model import Fact

if TYPE_CHECKING:
    from ..language.date_shapes import ShortYears


class Timespan(msgspec.Struct, frozen=True):
    """From the first day to the last, both included; None is open."""

    first: CalendarDay | None = None
    last: CalendarDay | None = None

    def holds(self, date: HistoricalDate) -> bool:
        """Say whether the date could fall into the span."""
        return (self.first is None or date.last >= self.first) and (self.last is None or date.first <= self.last)


class Chronology:
    """Dated facts in order of time, so kept that a span of them is found without reading them all."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        """Take facts in order of time; those without a date are left out."""
        self._dated = [(fact, fact.date) for fact in facts if fact.date]
        self.facts = [fact for fact, _ in self._dated]
        self._firsts = array("i", (date.first.toordinal() for _, date in self._dated))
        self._reached = array("i", accumulate((date.last.toordinal() for _, date in self._dated), max))
        """The last day that any fact up to this one reaches."""
        self._on: dict[str, Chronology] = {}

    @classmethod
    def of(cls, library: Library) -> Chronology:
        """Give that of a library, made once (some 5 µs a fact) and kept with it."""
        found = _CHRONOLOGIES.get(library)
        if found is None:
            found = cls(library.timeline)
            for name in ("short_years", "years", "months"):
                getattr(found, name)
            _CHRONOLOGIES[library] = found
        return found

    def on(self, topic: str) -> Chronology:
        """Give that of a topic alone, which may be all of a unit; of none, itself."""
        if not topic:
            return self
        if topic not in self._on:
            some = [fact for fact in self.facts if lies_in(fact.id, fact.topics, topic)]
            self._on[topic] = Chronology(some) if len(some) < len(self.facts) else self
        return self._on[topic]

    @cached_property
    def short_years(self) -> ShortYears:
        """What two figures stand for here."""
        from ..language.date_shapes import ShortYears  # with the grammar of dates, which a start need not wait for

        return ShortYears.of(date for _, date in self._dated)

    @cached_property
    def years(self) -> list[str]:
        """The years in which something begins, in EDTF."""
        return [*dict.fromkeys(str(Point(date.start.year)) for _, date in self._dated)]

    @cached_property
    def months(self) -> list[str]:
        """The months in which something begins whose date tells it, in EDTF."""
        told = (date for _, date in self._dated if date.precision is not Precision.YEAR)
        return [*dict.fromkeys(str(Point(date.start.year, date.start.month)) for date in told)]

    def within(self, span: Timespan) -> list[Fact]:
        """List the facts whose dates could fall into a span."""
        low, high = self._bounds(span)
        if span.first is None:
            return self.facts[low:high]
        return [fact for fact, date in self._dated[low:high] if span.holds(date)]

    def nearest(self, span: Timespan) -> Fact | None:
        """Give the fact that lies nearest to a span, the first of those that do."""
        inside = self.within(span)
        if inside or not self.facts:
            return inside[0] if inside else None
        _, high = self._bounds(span)
        before = span.first.toordinal() - self._reached[high - 1] if span.first and high else None
        after = self._firsts[high] - span.last.toordinal() if span.last and high < len(self.facts) else None
        if after is None or (before is not None and before <= after):
            return self.facts[bisect_left(self._reached, self._reached[high - 1])]
        return self.facts[high]

    def _bounds(self, span: Timespan) -> tuple[int, int]:
        """Give the places between which all facts of a span lie, among others that end too soon."""
        low = bisect_left(self._reached, span.first.toordinal()) if span.first else 0
        return low, bisect_right(self._firsts, span.last.toordinal()) if span.last else len(self.facts)


_CHRONOLOGIES: WeakKeyDictionary[Library, Chronology] = WeakKeyDictionary()


def read_day(text: str, library: Library, *, day_first: bool) -> HistoricalDate | None:
    """Read a date in EDTF or any usual notation that names a year; None where there is no such date."""
    from ..language.written_dates import Style, read_date  # many patterns, which a start need not wait for

    try:
        return HistoricalDate.parse(text)
    except ValueError:
        pass
    try:
        reading = read_date(text, Style(day_first, Chronology.of(library).short_years), strict=True)
        return (
            HistoricalDate(reading.start.point, reading.end.point if reading.end else None)
            if reading.start.year is not None
            else None
        )
    except ValueError:
        return None
