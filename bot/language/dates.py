"""Dates as historians have them: a day, a month or a year, perhaps approximate, perhaps an interval.

The notation is a subset of the Extended Date/Time Format (EDTF, ISO 8601-2): `1956-02-25`, `1956-02`, `1956`,
each with `~` for "about", and `A/B` for an interval. Years run from 1 to 9999.
"""

from __future__ import annotations

import calendar
import datetime
import re
from enum import StrEnum
from functools import total_ordering
from typing import NamedTuple

import msgspec

from ..errors import Reason, needs

MONTHS = tuple(calendar.month_name)[1:]
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)", re.ASCII)


class Precision(StrEnum):
    """How exactly a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"

    @property
    def rank(self) -> int:
        """1 for a year to 3 for a day."""
        return 1 + list(Precision).index(self)


def julian_day(day: datetime.date) -> Point:
    """Give a Gregorian day as the Julian calendar (Old Style) has it: 7 November 1917 is 25 October.

    By the number of days since 1 March of the year 4801 before Christ, after E. G. Richards.
    """
    days = day.toordinal() + 1_721_425 + 32_082
    years = (4 * days + 3) // 1_461
    rest = days - 1_461 * years // 4
    month = (5 * rest + 2) // 153
    return Point(years - 4_800 + month // 10, month + 3 - 12 * (month // 10), rest - (153 * month + 2) // 5 + 1)


class Point(msgspec.Struct, frozen=True, gc=False):
    """One end of a date, as written: what is not known is None."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False

    @classmethod
    def parse(cls, text: str) -> Point:
        """Read one EDTF date; raise ValueError for anything else and for days that do not exist."""
        match = _POINT.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a date; write 1956, 1956-02 or 1956-02-25, with ~ behind it for 'about'")
        year, month, day = (int(part) if part else None for part in match.group(1, 2, 3))
        assert year is not None
        try:
            datetime.date(year, month or 1, day or 1)
        except ValueError:
            raise ValueError(f"{text!r} does not exist in the calendar") from None
        return cls(year, month, day, bool(match.group(4)))

    @property
    def precision(self) -> Precision:
        return Precision.DAY if self.day else Precision.MONTH if self.month else Precision.YEAR

    @property
    def first(self) -> datetime.date:
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts) + ("~" if self.approximate else "")

    def words(self, *, year: bool = True, month: bool = True) -> str:
        """Write the date out, leaving off the parts that a neighbour already says."""
        parts = [str(self.day)] if self.day else []
        parts += [MONTHS[self.month - 1]] if self.month and month else []
        parts += [str(self.year)] if year or not self.month else []
        return " ".join(parts)


class Day(NamedTuple):
    """A date as far as somebody wrote it: the year may be missing, too."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def words(self) -> str:
        parts = [str(self.day) if self.day else "", MONTHS[self.month - 1] if self.month else ""]
        return " ".join(part for part in (*parts, str(self.year) if self.year else "") if part)

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
    BEFORE_CHRIST = needs()
    OUT_OF_RANGE = needs()
    NO_SUCH_DAY = needs(day=Day)
    NO_SUCH_FIGURES = needs(figures=str)


@total_ordering
class HistoricalDate:
    """A date or an interval; ordered by its first day, then its last."""

    __slots__ = ("end", "start")

    def __init__(self, start: Point, end: Point | None = None) -> None:
        if end is not None and end.last < start.first:
            raise ValueError(f"{start}/{end} ends before it begins")
        self.start = start
        self.end = end

    @classmethod
    def parse(cls, text: str) -> HistoricalDate:
        """Read `DATE` or `DATE/DATE`; raise ValueError with a sentence that says what to write instead."""
        start, slash, end = text.strip().partition("/")
        return cls(Point.parse(start), Point.parse(end) if slash else None)

    @classmethod
    def of(cls, day: datetime.date) -> HistoricalDate:
        return cls(Point(day.year, day.month, day.day))

    @property
    def first(self) -> datetime.date:
        """The earliest day the date can mean."""
        return self.start.first

    @property
    def last(self) -> datetime.date:
        """The latest day the date can mean."""
        return (self.end or self.start).last

    @property
    def precision(self) -> Precision:
        return min(self.start.precision, (self.end or self.start).precision, key=lambda precision: precision.rank)

    @property
    def approximate(self) -> bool:
        return self.start.approximate or (self.end is not None and self.end.approximate)

    @property
    def is_interval(self) -> bool:
        return self.end is not None

    def overlaps(self, other: HistoricalDate) -> bool:
        """Say whether the two could mean the same day."""
        return self.first <= other.last and other.first <= self.last

    def words(self) -> str:
        """Write the date for a reader: `25 February 1956`, `about 1933`, `14 to 25 February 1956`."""
        about = "about " if self.approximate else ""
        if self.end is None:
            return about + self.start.words()
        same_year = self.start.year == self.end.year
        same_month = same_year and self.start.month == self.end.month
        head = self.start.words(year=not same_year or self.start.month is None, month=not (same_month and self.start.day))
        return f"{about}{head} to {self.end.words()}"

    def __str__(self) -> str:
        return f"{self.start}/{self.end}" if self.end else str(self.start)

    def __repr__(self) -> str:
        return f"HistoricalDate({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HistoricalDate) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __lt__(self, other: HistoricalDate) -> bool:
        return (self.first, self.last) < (other.first, other.last)
