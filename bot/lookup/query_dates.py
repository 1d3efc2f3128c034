"""Dates in questions and dates of records: how well they agree, and the words under which both are filed.

What is a date in a question, `language.written_dates` says, as it does wherever a date is typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..language.calendar import FIRST_YEAR, CalendarDay, is_before_christ
from ..language.dates import MONTHS, Day, HistoricalDate, Point
from ..language.written_dates import Reading, Style, find_dates

_MONTH_WORDS = ("", *(name.lower() for name in MONTHS))
_MOST_YEARS = 12
_MOST_DAYS = 62
_MOST_DECADES = 300
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
        return range(first, min(self.last_year, first + _MOST_YEARS) + 1)

    @property
    def last_year(self) -> int:
        """The year in which a date that names one ends."""
        assert self.start.year is not None
        return self.end.year if self.end and self.end.year is not None else self.start.year

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


_SEASON = re.compile(
    r"(?:^|(?<=in )|(?<=the )|(?<=of )|(?<=during )|(?<=since ))(spring|summer|autumn|fall|winter)(?: of)?(?: the year)? "
    r"(?=(?:a\.?d\.? )?'?\d)"
)
_BESIDE = re.compile(r"\b(?:old|new) style\b|\bbetween  ")
"""By which calendar a day is told, as events are found by either; and what stands before a span that was taken out."""
_SEASONS = {"spring": "march to may", "summer": "june to august", "autumn": "september to november", "winter": "december"}


def _in_months(season: re.Match[str]) -> str:
    """Write the months of a season before a year; the Prague Spring of 1968 is a name, and none."""
    return f"{_SEASONS.get(season[1], _SEASONS['autumn'])} "


_BOUND = re.compile(r"\b(before|until|by|after|since) (?:the (?=\w*\d)|the year |year )?")


def take_dates(folded: str, style: Style) -> tuple[list[AskedDate], str]:
    """Find the dates of a folded text; give them and the text without them. `before 500 BC` is all the time before it."""
    for bound in _BOUND.finditer(folded):
        readings, rest = find_dates(folded[bound.end() :], style)
        if len(readings) == 1 and rest[:1] == " " and (span := _open_span(bound[1], readings[0], style)):
            return [span], folded[: bound.start()] + rest
    readings, rest = find_dates(_SEASON.sub(_in_months, folded) if _SEASON.search(folded) else folded, style)
    asked = [AskedDate(reading.start, reading.end, reading.figures) for reading in readings]
    return asked, _BESIDE.sub(" ", rest) if readings else rest


def _open_span(bound: str, reading: Reading, style: Style) -> AskedDate | None:
    """Give the years up to a year, or from it on, of which a unit tells; None where it tells of none, or a day is asked for."""
    first, last = reading.start, reading.end or reading.start
    if first.year is None or last.year is None or first.month or last.month or not style.years.borne:
        return None
    if bound in ("after", "since"):
        start, end = first.year, max(style.years.borne)
    else:
        start, end = min(style.years.borne), first.year - 1 if bound == "before" else last.year
    return AskedDate(Day(start), Day(end)) if start <= end else None


def date_words(date: HistoricalDate) -> list[str]:
    """List the words that a record's date is filed under: years and decades, then months and days where known and few."""
    start, end, first, last = date.start, date.end or date.start, date.first, date.last
    years = [_year_word(year) for year in range(first.year, min(last.year, first.year + _MOST_YEARS) + 1)]
    words = [*years, *_decade_words(first.year, last.year)]
    if end is start and start.day and start.month:
        return [*words, _MONTH_WORDS[start.month], _day_of_year(start.month, start.day)]
    if start.season and end is start:
        return words + [_MONTH_WORDS[month] for month in range(first.month, last.month + 1)]
    if end is not start and last - first > _MOST_DAYS:
        return words + [_MONTH_WORDS[month] for month in _months_of(start, end)]
    words += [_MONTH_WORDS[month] for month in {start.month, end.month} if month]
    if start.day and end.day:
        words += [_day_word(CalendarDay.fromordinal(first.toordinal() + count)) for count in range(last - first + 1)]
    return words


def _year_word(year: int) -> str:
    """Write a year as one word; before Christ as one that nobody types, so that 44 BC is never taken for 44: `0b44`."""
    return f"0b{1 - year}" if is_before_christ(year) else str(year)


def _decade_words(first: int, last: int) -> list[str]:
    """Write the decades between two years as words that nobody types."""
    decades = range((first - FIRST_YEAR) // 10, (last - FIRST_YEAR) // 10 + 1)
    return [f"0t{decade}" for decade in decades[:_MOST_DECADES]]


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
        yield (*_span_words(asked.start.year, asked.last_year), *figures)
    if asked.months:
        yield tuple(_MONTH_WORDS[month] for month in asked.months)
    if asked.days:
        yield tuple(_day_of_year(month, day) for month, day in asked.days)


def _span_words(first: int, last: int) -> Iterator[str]:
    """List the years of a span or, of a longer one, the decades that lie in it and the years before and after them."""
    if last - first <= _MOST_YEARS:
        yield from map(_year_word, range(first, last + 1))
        return
    low, high = first + (FIRST_YEAR - first) % 10, last + 1 - (last + 1 - FIRST_YEAR) % 10
    yield from map(_year_word, (*range(first, low), *range(high, last + 1)))
    yield from _decade_words(low, high - 1)
