"""Dates in questions and dates of records: how well they agree, and the words under which both are filed.

What is a date in a question, `language.written_dates` says, as it does wherever a date is typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..language.calendar import CalendarDay
from ..language.dates import MONTHS, Day, HistoricalDate, Point
from ..language.written_dates import Style, find_dates

_MONTH_WORDS = ("", *(name.lower() for name in MONTHS))
_MOST_YEARS = 12
_MOST_DAYS = 62
_BEGAN = 0.7
"""How well a month is answered by what began then and went on for long."""


@dataclass(frozen=True, slots=True)
class AskedDate:
    """A date or a span that a question names; the year is None for `25 February` and `in October`."""

    start: Day
    end: Day | None = None
    """The other end of a span such as `the 1950s`."""
    figures: str = ""
    """The number that it may be instead of a year: 476."""

    @property
    def years(self) -> range:
        first = self.start.year
        if first is None:
            return range(0)
        last = self.end.year if self.end and self.end.year is not None else first
        return range(first, min(last, first + _MOST_YEARS) + 1)

    @property
    def months(self) -> tuple[int, ...]:
        """The months that it names, or that lie between those it names."""
        first, last = self.start.month, (self.end or self.start).month
        if not first or not last:
            return ()
        if len(self.years) <= 1:
            return tuple(range(first, last + 1))
        return ()

    @property
    def days(self) -> tuple[tuple[int, int], ...]:
        """The days that it names, as month and day."""
        start, end = self.start, self.end or self.start
        if not start.day or not end.day or not start.month or not end.month:
            return ()
        first, last = (CalendarDay(_year_of(day, start), day.month or 1, day.day or 1) for day in (start, end))
        count = min(last - first, _MOST_DAYS) + 1
        return tuple((day.month, day.day) for day in (CalendarDay.fromordinal(first.toordinal() + n) for n in range(count)))

    def fit(self, date: HistoricalDate) -> float:
        """Say how well a record's date answers this one, 0..1: exactly the same 1, merely overlapping less."""
        if self.start.year is None:
            return self._fit_without_year(date)
        asked = _interval(self)
        if not asked.overlaps(date):
            return 0.0
        if asked.first <= date.first and date.last <= asked.last:
            return 1.0
        if date.first <= asked.first and asked.last <= date.last and date.last - date.first <= _MOST_DAYS:
            return 0.85
        began = self.start.month is not None and asked.first <= date.first <= asked.last
        return max(_BEGAN if began else 0.0, 0.3 + 0.5 * _share(asked, date))

    def _fit_without_year(self, date: HistoricalDate) -> float:
        if date.start.month not in self.months:
            return 0.0
        return 1.0 if not self.start.day or (date.start.month, date.start.day) in self.days else 0.0


def _year_of(day: Day, beside: Day) -> int:
    """Give the year of a day or of that beside it; where neither tells one, a year that has every day."""
    return next((each.year for each in (day, beside) if each.year is not None), 2000)


@lru_cache(maxsize=256)
def _interval(asked: AskedDate) -> HistoricalDate:
    """Give the time that a date with a year covers."""
    return HistoricalDate(asked.start.point, asked.end.point if asked.end else None)


def _share(asked: HistoricalDate, date: HistoricalDate) -> float:
    """Give the part of a record's time that lies within the time asked for."""
    inside = min(asked.last, date.last) - max(asked.first, date.first) + 1
    return inside / (date.last - date.first + 1)


def take_dates(folded: str, style: Style) -> tuple[list[AskedDate], str]:
    """Find the dates of a folded text; give them and the text without them."""
    readings, rest = find_dates(folded, style)
    return [AskedDate(reading.start, reading.end, reading.figures) for reading in readings], rest


def date_words(date: HistoricalDate) -> list[str]:
    """List the words that a record's date is filed under: years, then months and days where they are known and few."""
    if date.end is None and date.start.day and date.start.month:
        return [str(date.start.year), _MONTH_WORDS[date.start.month], _day_of_year(date.start.month, date.start.day)]
    start, end = date.start, date.end or date.start
    words = [str(year) for year in range(start.year, min(end.year, start.year + _MOST_YEARS) + 1)]
    if end is not start and end.last - start.first > _MOST_DAYS:
        return words + [_MONTH_WORDS[month] for month in _months_of(start, end)]
    words += [_MONTH_WORDS[month] for month in {start.month, end.month} if month]
    if start.day and end.day:
        days = end.last - start.first + 1
        words += [_day_word(CalendarDay.fromordinal(start.first.toordinal() + count)) for count in range(days)]
    return words


def _day_word(day: CalendarDay) -> str:
    return _day_of_year(day.month, day.day)


def _months_of(start: Point, end: Point) -> list[int]:
    """List the months of a long time: all of them within a year, otherwise those in which it begins and ends."""
    if not start.month or not end.month:
        return [month for month in (start.month, end.month) if month]
    if start.year == end.year:
        return list(range(start.month, end.month + 1))
    return list(dict.fromkeys((start.month, end.month)))


def _day_of_year(month: int, day: int) -> str:
    """Write a day as one word that nobody types: `0d2x25`."""
    return f"0d{month}x{day}"


def asked_words(asked: AskedDate) -> Iterator[tuple[str, ...]]:
    """List what an asked date looks for, as groups of words of which one is enough."""
    if asked.start.year is not None:
        figures = (asked.figures,) if asked.figures else ()
        yield (*(str(year) for year in asked.years), *figures)
    if asked.months:
        yield tuple(_MONTH_WORDS[month] for month in asked.months)
    if asked.days:
        yield tuple(_day_of_year(month, day) for month, day in asked.days)
