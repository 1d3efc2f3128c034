"""Dates as historians have them: a day down to a century, perhaps about or in doubt, perhaps an interval or open to one side.

The notation is a subset of the Extended Date/Time Format (EDTF, ISO 8601-2): `1956-02-25`, `1956-02`, `1956`, `178X` for the
1780s, `17XX` for the 18th century, `1956-21` to `-24` for its seasons; each with `~` for "about", `?` for "perhaps" or `%` for
both; `A/B` for an interval, `A/..` and `../B` for an open one. Years run from -4000 to 9999; 0000 is 1 BC, -0043 is 44 BC.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import total_ordering
from typing import NamedTuple

import msgspec

from ..errors import Reason, needs
from .calendar import FIRST_YEAR, LAST_YEAR, CalendarDay, is_before_christ, last_of_month, most_days, write_century, write_year

MONTHS = tuple("January February March April May June July August September October November December".split())
DECADES_FROM = 1900
"""From here on 1900s are ten years; before it 1700s are a hundred."""
SEASONS = ("spring", "summer", "autumn", "winter")
_SEASON_NUMBERS: dict[int | None, int] = {21: 1, 22: 2, 23: 3, 24: 4}
"""What stands in the place of a month -> the season, from spring on."""
_POINT = re.compile(
    r"(?P<sign>-?)(?:(?P<century>\d\d)XX|(?P<decade>\d{3})X|(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?)(?P<mark>[~?%]?)",
    re.ASCII,
)
_USUAL = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(~)?", re.ASCII)
"""Nearly all dates of a library, which are read in a third of the time."""
_OPEN = ".."


class Precision(StrEnum):
    """How exactly a date is known, or asked for: what says less than a month is known to the year."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"

    @property
    def rank(self) -> int:
        """1 for a year to 3 for a day."""
        return 1 + list(Precision).index(self)


def _exists(year: int, month: int | None = None, day: int | None = None) -> bool:
    if not FIRST_YEAR <= year <= LAST_YEAR or not (month is None or 1 <= month <= 12):
        return False
    return day is None or (month is not None and 1 <= day <= most_days(month, year))


class Point(msgspec.Struct, frozen=True, gc=False):
    """One end of a date, as written: what is not known is None."""

    year: int
    """Astronomically counted; of a decade or century, the first."""
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    uncertain: bool = False
    season: int | None = None
    """1 for spring to 4 for winter, as in the north."""
    years: int = 1
    """How many years it covers: 10 of a decade, 100 of a century; of the first after Christ, one less."""

    @classmethod
    def parse(cls, text: str) -> Point:
        """Read one EDTF date; raise ValueError for anything else and for days that do not exist."""
        if plain := _USUAL.fullmatch(text):
            year, month, day, about = plain.groups()
            found = cls(int(year), int(month) if month else None, int(day) if day else None, bool(about))
            if found.day is None or found.day < 29:
                return found
        match = _POINT.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a date; write 1956, 1956-02 or 1956-02-25, with ~ behind it for 'about'")
        marks = {"approximate": match["mark"] in ("~", "%"), "uncertain": match["mark"] in ("?", "%")}
        negative = match["sign"] == "-"
        if negative and match["year"] == "0000":
            raise ValueError(f"{text!r} is not a date; 1 BC is 0000")
        if match["year"] is None:
            return cls.block(int(match["decade"] or match["century"]), 10 if match["decade"] else 100, negative=negative, **marks)
        year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
        assert year is not None
        year = -year if negative else year
        if day is None and month in _SEASON_NUMBERS and _exists(year):
            return cls(year, season=_SEASON_NUMBERS[month], **marks)
        if not _exists(year, month, day):
            raise ValueError(f"{text!r} does not exist in the calendar")
        return cls(year, month, day, **marks)

    @classmethod
    def block(cls, number: int, length: int, *, negative: bool, approximate: bool = False, uncertain: bool = False) -> Point:
        """Give all years that begin with the same figures: 178 and 10 are the 1780s, 17 and 100 the 18th century.

        Before Christ (`negative`) 4 and 100 are the years 500 to 401 BC. There is no year 0 in those after Christ.
        """
        first = -number * length - length + 1 if negative else max(number * length, 1)
        last = -number * length if negative else number * length + length - 1
        if first < FIRST_YEAR:
            raise ValueError(f"years begin at {write_year(FIRST_YEAR)}")
        return cls(first, None, None, approximate, uncertain, None, last - first + 1)

    @property
    def precision(self) -> Precision:
        return Precision.DAY if self.day else Precision.MONTH if self.month else Precision.YEAR

    @property
    def is_span(self) -> bool:
        """Whether it names a time of its own: a season, a decade, a century."""
        return self.years > 1 or self.season is not None

    @property
    def first(self) -> CalendarDay:
        return CalendarDay(self.year, self.month or self._months[0], self.day or 1)

    @property
    def last(self) -> CalendarDay:
        if self.day and self.month:
            return CalendarDay(self.year, self.month, self.day)
        return last_of_month(self.last_year, self._months[1])

    @property
    def last_year(self) -> int:
        return self.year + self.years - 1

    @property
    def _months(self) -> tuple[int, int]:
        """The first month and the last; winter is taken for the December of its year, as no other reading lies within it."""
        if self.season:
            return 3 * self.season, min(3 * self.season + 2, 12)
        return self.month or 1, self.month or 12

    @property
    def _length(self) -> int:
        """The years of the block that it is: 1, 10 or 100."""
        return 100 if self.years > 10 else 10 if self.years > 1 else 1

    def __str__(self) -> str:
        mark = "%" if self.approximate and self.uncertain else "~" if self.approximate else "?" if self.uncertain else ""
        if self.years > 1:
            number = abs(self.last_year) // self._length
            sign = "-" if is_before_christ(self.last_year) else ""
            return f"{sign}{number:02}XX{mark}" if self._length == 100 else f"{sign}{number:03}X{mark}"
        month = 20 + self.season if self.season else self.month
        parts = [f"{self.year:05}" if self.year < 0 else f"{self.year:04}"]
        parts += [f"{part:02}" for part in (month, self.day) if part]
        return "-".join(parts) + mark

    def words(self, *, year: bool = True, month: bool = True) -> str:
        """Write the date out, leaving off the parts that a neighbour already says."""
        if self.years > 1:
            return self._block_words()
        parts = [str(self.day)] if self.day else []
        parts += [SEASONS[self.season - 1]] if self.season else []
        parts += [MONTHS[self.month - 1]] if self.month and month else []
        parts += [write_year(self.year)] if year or not (self.month or self.season) else []
        return " ".join(parts)

    def doubts(self) -> str:
        """Give what is said before it where it is no more than about, or in doubt."""
        return "perhaps " * self.uncertain + "about " * self.approximate

    @property
    def is_nameless(self) -> bool:
        """Whether it is a decade that has no name of its own: those BC, the first AD, 1700 to 1709."""
        return 1 < self.years < 11 and (self.last_year < 10 or (self.year % 100 == 0 and self.year < DECADES_FROM))

    def _block_words(self) -> str:
        last = self.last_year
        if self.years > 10:
            return write_century(abs(last) // 100 + 1, before_christ=is_before_christ(last))
        if self.is_nameless:
            return _write_years(self.year, last, "")
        return f"{self.year}s" if last > 99 else f"{self.year}s AD"


class Day(NamedTuple):
    """A date as far as somebody wrote it: the year may be missing, too."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def words(self) -> str:
        parts = [str(self.day) if self.day else "", MONTHS[self.month - 1] if self.month else ""]
        year = "" if self.year is None else str(self.year) if self.year > 0 else write_year(self.year)
        return " ".join(part for part in (*parts, year) if part)

    @property
    def point(self) -> Point:
        assert self.year is not None
        return Point(self.year, self.month, self.day)


class Unread(Reason):
    """Why a text that somebody typed is no date that can be read."""

    NO_DATE = needs()
    ENDLESS = needs()
    SEVERAL = needs()
    NEGATED = needs()
    ONLY_A_BOUND = needs()
    OUT_OF_RANGE = needs()
    NO_SUCH_DAY = needs(day=Day)
    NO_SUCH_FIGURES = needs(figures=str)


class Side(StrEnum):
    """To which side a date is open: `until 1917`, `since 1953`."""

    BEFORE = "before"
    AFTER = "after"


@total_ordering
class HistoricalDate:
    """A date or an interval; ordered by its first day, then its last.

    Where it is open to a side, `start` is the one end that is written, and all else follows it: it stands where that end does.
    """

    __slots__ = ("end", "open_side", "start")

    def __init__(self, start: Point, end: Point | None = None, open_side: Side | None = None) -> None:
        if end is not None and end.last < start.first:
            raise ValueError(f"{start}/{end} ends before it begins")
        self.start = start
        self.end = end
        self.open_side = open_side

    @classmethod
    def parse(cls, text: str) -> HistoricalDate:
        """Read `DATE`, `DATE/DATE`, `DATE/..` or `../DATE`; raise ValueError with a sentence that says what to write instead."""
        start, slash, end = text.strip().partition("/")
        if slash and start == _OPEN:
            return cls(Point.parse(end), open_side=Side.BEFORE)
        if slash and end == _OPEN:
            return cls(Point.parse(start), open_side=Side.AFTER)
        return cls(Point.parse(start), Point.parse(end) if slash else None)

    @classmethod
    def of(cls, day: CalendarDay | datetime.date) -> HistoricalDate:
        return cls(Point(day.year, day.month, day.day))

    @property
    def first(self) -> CalendarDay:
        """The earliest day that is written."""
        return self.start.first

    @property
    def last(self) -> CalendarDay:
        """The latest day that is written."""
        return (self.end or self.start).last

    @property
    def precision(self) -> Precision:
        return min(self.start.precision, (self.end or self.start).precision, key=lambda precision: precision.rank)

    @property
    def approximate(self) -> bool:
        return any(point.approximate for point in self._points())

    @property
    def uncertain(self) -> bool:
        return any(point.uncertain for point in self._points())

    @property
    def is_interval(self) -> bool:
        """Whether it names a time rather than one day, month or year: two ends, one end and open, a decade, a season."""
        return self.end is not None or self.open_side is not None or self.start.is_span

    def overlaps(self, other: HistoricalDate) -> bool:
        """Say whether the two could mean the same day."""
        return self._reach(Side.BEFORE) <= other._reach(Side.AFTER) and other._reach(Side.BEFORE) <= self._reach(Side.AFTER)

    def _reach(self, side: Side) -> CalendarDay:
        """Give the last day that it can mean to a side."""
        if side is Side.BEFORE:
            return CalendarDay(FIRST_YEAR, 1, 1) if self.open_side is side else self.first
        return CalendarDay(LAST_YEAR, 12, 31) if self.open_side is side else self.last

    def _points(self) -> Iterator[Point]:
        yield self.start
        if self.end is not None:
            yield self.end

    def words(self) -> str:
        """Write the date for a reader: `25 February 1956`, `about 1933`, `14 to 25 February 1956`, `27 BC to AD 14`."""
        about = self.start.doubts()
        if self.open_side is not None:
            since = "until " if self.open_side is Side.BEFORE else "since "
            return f"{since}{about}{'the ' * (self.start.years > 9)}{self.start.words()}"
        if self.end is None:
            return f"{about}{'the ' * (self.start.years > 9 and bool(about))}{self.start.words()}"
        return about + _write_span(self.start, self.end, "" if about else self.end.doubts())

    def __str__(self) -> str:
        if self.open_side is not None:
            return f"{_OPEN}/{self.start}" if self.open_side is Side.BEFORE else f"{self.start}/{_OPEN}"
        return f"{self.start}/{self.end}" if self.end else str(self.start)

    def __repr__(self) -> str:
        return f"HistoricalDate({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HistoricalDate) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __lt__(self, other: HistoricalDate) -> bool:
        return (self.first, self.last) < (other.first, other.last)


def _write_span(start: Point, end: Point, doubts: str) -> str:
    """Write two ends; of two plain years the era is said once, and AD where the other end is before Christ."""
    start = Point(start.year) if start.is_nameless else start
    end = Point(end.last_year) if end.is_nameless else end
    if start.is_span or end.is_span:
        return _write_blocks(start, end, doubts)
    if start.month is None and end.month is None and start.year != end.year:
        return _write_years(start.year, end.year, doubts)
    same_year = start.year == end.year
    same_month = same_year and start.month == end.month
    head = start.words(year=not same_year or start.month is None, month=not (same_month and start.day and end.day))
    return f"{head} to {doubts}{end.words()}"


def _write_years(start: int, end: int, doubts: str) -> str:
    """Write two years: `58 to 50 BC`, `27 BC to AD 14`, `AD 14 to 37`, `1953 to 1956`."""
    if is_before_christ(end):
        return f"{1 - start} to {doubts}{write_year(end)}"
    last = f"AD {end}" if is_before_christ(start) else end
    return f"{write_year(start)} to {doubts}{last}"


def _write_blocks(start: Point, end: Point, doubts: str) -> str:
    """Write decades, centuries and seasons: `5th to 4th century BC`, `2nd century BC to 2nd century AD`."""
    said, last = start.words(), end.words()
    first, _, era = said.partition(" century")
    if "century" in said and "century" in last and last.endswith(f" century{era}"):
        return f"{first} to {doubts}{last}"
    turned = is_before_christ(start.last_year) and end.years > 1 and end.year > 99
    return f"{said} to {doubts}{last}{' AD' * turned}"
