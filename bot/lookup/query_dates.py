"""Dates inside a question, however they are written: 25/02/56, Feb 25th 1956, October 1956, the 1950s, 1953-56.

A query is not a content file: it is read generously. Day comes before month where both orders could be meant
(03/02/56 is 3 February) unless only the other order exists; two figures mean a year of the 1900s.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..language.dates import MONTHS, HistoricalDate, Point

_MONTH_WORDS = ("", *(name.lower() for name in MONTHS))
_MOST_YEARS = 12
_MOST_DAYS = 62
_BEGAN = 0.7
"""How well a month is answered by what began then and went on for long."""
_MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH_NUMBERS |= {name[:3]: number for name, number in tuple(_MONTH_NUMBERS.items())}
_MONTH_NUMBERS |= {"sept": 9, "febuary": 2, "januar": 1, "februar": 2, "oktober": 10, "dezember": 12}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.)?"
_YEAR = r"(?P<year>1\d{3}|20\d{2}|'\d{2})"
_PATTERNS = tuple(
    re.compile(rf"(?<![\w]){pattern}(?![\w])", re.ASCII)
    for pattern in (
        r"(?P<year>1\d{3}|20\d{2})[-/.](?P<m>[01]?\d)[-/.](?P<day>[0-3]?\d)",
        r"(?P<a>[0-3]?\d)(?P<by>[-/.])\s?(?P<b>[0-3]?\d)(?P=by)\s?(?P<year>1\d{3}|20\d{2}|\d{2})",
        r"(?P<year>1\d{3}|20\d{2})\s?(?:-|/|to|until|and)\s?(?P<end>1\d{3}|20\d{2}|\d{2})",
        r"(?P<year>1\d{3}|20\d{2})-(?P<m>0\d|1[0-2])",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?:of\s+)?{_YEAR}",
        rf"{_MONTH}\s+(?:the\s+)?{_DAY},?\s+{_YEAR}",
        rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH}",
        rf"{_MONTH}\s+(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?",
        r"(?P<decade>1\d{2}|20\d)0'?s",
        r"(?P<year>1\d{3}|20\d{2})",
    )
)
_HAS_DATE = re.compile(rf"\d{{2}}|\b{_MONTH}\b", re.ASCII)
_DECADES = {f"{tens}ties": f"19{number}0s" for number, tens in enumerate("twen thir for fif six seven eigh nine".split(), 2)}
_DECADE = re.compile(rf"\b(?:nineteen[ -])?({'|'.join(_DECADES)})\b")
_MONTH_ALONE = re.compile(rf"(?<!\w){_MONTH}(?!\w)", re.ASCII)


@dataclass(frozen=True, slots=True)
class AskedDate:
    """A date that a question names; the year is None for `25 February` and `in October`."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_year: int | None = None
    """The last year of a span such as `the 1950s`."""

    @property
    def years(self) -> range:
        if self.year is None:
            return range(0)
        return range(self.year, min(self.last_year or self.year, self.year + _MOST_YEARS) + 1)

    def fit(self, date: HistoricalDate) -> float:
        """Say how well a record's date answers this one, 0..1: exactly the same 1, merely overlapping less."""
        if self.year is None:
            return self._fit_without_year(date)
        asked = _interval(self)
        if not asked.overlaps(date):
            return 0.0
        if asked.first <= date.first and date.last <= asked.last:
            return 1.0
        if date.first <= asked.first and asked.last <= date.last and (date.last - date.first).days <= _MOST_DAYS:
            return 0.85
        began = self.month is not None and asked.first <= date.first <= asked.last
        return max(_BEGAN if began else 0.0, 0.3 + 0.5 * _share(asked, date))

    def _fit_without_year(self, date: HistoricalDate) -> float:
        same_month = self.month is not None and date.start.month == self.month
        return 1.0 if same_month and self.day in {None, date.start.day} else 0.0


@lru_cache(maxsize=256)
def _interval(asked: AskedDate) -> HistoricalDate:
    """Give the time that a date with a year covers."""
    assert asked.year is not None
    start = Point(asked.year, asked.month, asked.day)
    return HistoricalDate(start, Point(asked.last_year) if asked.last_year and asked.last_year > asked.year else None)


def _share(asked: HistoricalDate, date: HistoricalDate) -> float:
    """Give the part of a record's time that lies within the time asked for."""
    inside = (min(asked.last, date.last) - max(asked.first, date.first)).days + 1
    return inside / ((date.last - date.first).days + 1)


def take_dates(folded: str) -> tuple[list[AskedDate], str]:
    """Find the dates of a folded text; give them and the text without them."""
    found: list[AskedDate] = []
    if "ties" in folded:
        folded = _DECADE.sub(lambda match: _DECADES[match.group(1)], folded)
    if not _HAS_DATE.search(folded):
        return found, folded
    for pattern in _PATTERNS:
        folded = pattern.sub(lambda match: _take(match, found), folded)
    if not found:
        folded = _MONTH_ALONE.sub(lambda match: _take_month(match, found), folded)
    return found, folded


def _take(match: re.Match[str], found: list[AskedDate]) -> str:
    parts = match.groupdict()
    for asked in _readings(parts):
        if _exists(asked):
            found.append(asked)
            return " "
    return match.group()


def _take_month(match: re.Match[str], found: list[AskedDate]) -> str:
    if match.group() in {"may", "mar", "jan", "sun"}:
        return match.group()  # may is a verb far more often than a month without a year
    found.append(AskedDate(month=_MONTH_NUMBERS[match.group("month")]))
    return " "


def _readings(parts: dict[str, str | None]) -> Iterator[AskedDate]:
    """Read the parts of a match, the likelier reading first."""
    if decade := parts.get("decade"):
        yield AskedDate(int(decade) * 10, last_year=int(decade) * 10 + 9)
        return
    year = _year(parts.get("year"))
    if end := parts.get("end"):
        last = int(end) if len(end) == 4 else (year or 0) // 100 * 100 + int(end)
        if last >= (year or 0) and last - (year or 0) < 200:
            yield AskedDate(year, last_year=last)
        return
    if parts.get("a"):
        first, second = int(parts["a"] or 0), int(parts["b"] or 0)
        yield AskedDate(year, second, first)
        yield AskedDate(year, first, second)
        return
    month = int(parts["m"] or 0) if parts.get("m") else _MONTH_NUMBERS.get(parts.get("month") or "")
    yield AskedDate(year, month, int(parts["day"] or 0) if parts.get("day") else None)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    figures = text.lstrip("'")
    return int(figures) + (1900 if len(figures) == 2 else 0)


def _exists(asked: AskedDate) -> bool:
    if asked.month is not None and not 1 <= asked.month <= 12:
        return False
    if asked.day is None or asked.month is None:
        return asked.day is None
    longest = calendar.monthrange(asked.year or 2000, asked.month)[1]
    return 1 <= asked.day <= longest


def date_words(date: HistoricalDate) -> list[str]:
    """List the words that a record's date is filed under: years, then months and days where they are known and few."""
    if date.end is None and date.start.day and date.start.month:
        return [str(date.start.year), _MONTH_WORDS[date.start.month], _day_of_year(date.start.month, date.start.day)]
    start, end = date.start, date.end or date.start
    words = [str(year) for year in range(start.year, min(end.year, start.year + _MOST_YEARS) + 1)]
    if end is not start and (end.last - start.first).days > _MOST_DAYS:
        return words + [_MONTH_WORDS[month] for month in _months_of(start, end)]
    words += [_MONTH_WORDS[month] for month in {start.month, end.month} if month]
    if start.day and end.day:
        days = (end.last - start.first).days + 1
        words += [_day_word(start.first + datetime.timedelta(days=count)) for count in range(days)]
    return words


def _day_word(day: datetime.date) -> str:
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
    if asked.year is not None:
        yield tuple(str(year) for year in asked.years)
    if asked.month is not None:
        yield (_MONTH_WORDS[asked.month],)
    if asked.month is not None and asked.day is not None:
        yield (_day_of_year(asked.month, asked.day),)
