"""A stretch of time that somebody asks for, and the events that fall into it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

import msgspec

from ..language.calendar import CalendarDay
from ..language.dates import HistoricalDate, Point
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

    def days_to(self, date: HistoricalDate) -> int:
        """Count the days from the span to a date outside of it."""
        before = self.first - date.last if self.first else 0
        return max(before, date.first - self.last if self.last else 0)


class OfferedDate(NamedTuple):
    """A date to choose: in words, in EDTF, and how one may begin to type it, a line for each way."""

    words: str
    edtf: str
    typed: str = ""

    @classmethod
    def of(cls, point: Point) -> OfferedDate:
        """Offer a year, or a month, which may be typed by its year."""
        words, edtf, year = point.words(), str(point), Point(point.year).words()
        return cls(words, edtf, "\n".join(("", edtf, edtf.lstrip("0"), words.casefold(), year.casefold())))

    def begins(self, typed: str) -> bool:
        """Say whether it begins as what is typed, in small letters."""
        return f"\n{typed}" in self.typed


class Chronology:
    """Dated facts in order of time, so kept that a span of them is found without reading them all.

    A fact that has an Old Style date is found by either.
    """

    def __init__(self, facts: Sequence[Fact]) -> None:
        """Take facts in order of time; those without a date are left out."""
        self._dated = [(fact, fact.date) for fact in facts if fact.date]
        self.facts = [fact for fact, _ in self._dated]
        self._firsts = array("i", (date.first.toordinal() for _, date in self._dated))
        self._reached = array("i", accumulate((date.last.toordinal() for _, date in self._dated), max))
        """The last day that any fact up to this one reaches."""
        self._old_styles = [(place, fact.old_style) for place, fact in enumerate(self.facts) if fact.old_style]
        """The dates of the other calendar with the places of their facts; there are few."""
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
    def years(self) -> list[OfferedDate]:
        """The years in which something begins."""
        return [OfferedDate.of(Point(year)) for year in dict.fromkeys(date.start.year for _, date in self._dated)]

    @cached_property
    def months(self) -> list[OfferedDate]:
        """The months in which something begins whose date tells it."""
        told = ((date.start.year, date.start.month) for _, date in self._dated if date.start.month)
        return [OfferedDate.of(Point(year, month)) for year, month in dict.fromkeys(told)]

    def within(self, span: Timespan) -> list[Fact]:
        """List the facts whose dates could fall into a span, by either calendar."""
        low, high = self._bounds(span)
        besides = [place for place, date in self._old_styles if span.holds(date) and not span.holds(self._dated[place][1])]
        if besides:
            inside = [place for place in range(low, high) if span.holds(self._dated[place][1])]
            return [self.facts[place] for place in sorted([*inside, *besides])]
        if span.first is None:
            return self.facts[low:high]
        return [fact for fact, date in self._dated[low:high] if span.holds(date)]

    def nearest(self, span: Timespan) -> Fact | None:
        """Give the fact that lies nearest to a span, the first of those that do."""
        inside = self.within(span)
        if inside or not self.facts:
            return inside[0] if inside else None
        _, high = self._bounds(span)
        near = [(span.days_to(date), place) for place, date in self._old_styles]
        if high < len(self.facts):
            near.append((span.days_to(self._dated[high][1]), high))
        if high:
            place = bisect_left(self._reached, self._reached[high - 1])
            near.append((span.days_to(self._dated[place][1]), place))
        return self.facts[min(near)[1]]

    def _bounds(self, span: Timespan) -> tuple[int, int]:
        """Give the places between which all facts of a span lie, among others that end too soon."""
        low = bisect_left(self._reached, span.first.toordinal()) if span.first else 0
        return low, bisect_right(self._firsts, span.last.toordinal()) if span.last else len(self.facts)


_CHRONOLOGIES: WeakKeyDictionary[Library, Chronology] = WeakKeyDictionary()


_STYLE = re.compile(r"[ ,]{0,3}\(?\b(?:(?:old|new) style|[on]\.? ?s\.?)\)?\s{0,3}$", re.IGNORECASE)


def read_day(text: str, library: Library, *, day_first: bool) -> HistoricalDate | None:
    """Read a date in EDTF or any usual notation that names a year; None where there is no such date.

    By which calendar it is may be said; events are found by either.
    """
    from ..language.written_dates import Style, make_date, read_date  # many patterns, which a start need not wait for
    from ..library.content_dates import content_date

    try:
        return HistoricalDate.parse(text)
    except ValueError:
        pass
    bare = _STYLE.sub("", text)
    try:
        return make_date(read_date(bare, Style(day_first, Chronology.of(library).short_years), strict=True))
    except ValueError:
        pass
    try:
        return content_date(bare)
    except ValueError:
        return None
