"""Days of history, counted over the turn of the era, which `datetime.date` cannot: it ends at AD 1.

Years are numbered as astronomers do: 0 is 1 BC, -43 is 44 BC. A day is as somebody wrote it, by whatever calendar; so 29 February
exists in every fourth year, as in the Julian one.
"""

from __future__ import annotations

import datetime
from calendar import isleap, monthrange
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = -4000, 9999
"""The years that dates may lie in."""
REFORM = 1582
"""The year of the reform; dates of the time before are told by the Julian calendar."""
_DAYS_OF_400_YEARS = 146_097


class CalendarDay(NamedTuple):
    """A day; days are in order of time, and the difference of two is a number of days."""

    year: int
    month: int
    day: int

    @classmethod
    def fromordinal(cls, days: int) -> CalendarDay:
        """Give the day with a number, in the Gregorian calendar: 1 is 1 January AD 1, 0 the day before."""
        rounds, rest = divmod(days - 1, _DAYS_OF_400_YEARS)
        day = datetime.date.fromordinal(rest + 1)
        return cls(day.year + 400 * rounds, day.month, day.day)

    def toordinal(self) -> int:
        """Count the days since 31 December 1 BC as if all were Gregorian; a leap day that is not counts as the next day."""
        month = datetime.date(self.year % 400 + 400, self.month, 1)
        return month.toordinal() + self.day - 1 + (self.year // 400 - 1) * _DAYS_OF_400_YEARS

    def __sub__(self, other: CalendarDay) -> int:
        return self.toordinal() - other.toordinal()


def most_days(month: int, year: int | None = None) -> int:
    """Give how many days a month may have, by either calendar."""
    return 29 if month == 2 and (year is None or year % 4 == 0) else 28 if month == 2 else monthrange(2000, month)[1]


def last_of_month(year: int, month: int) -> CalendarDay:
    """Give the last day of a month, by the calendar that dates of its time are told by."""
    lacks_leap_day = month == 2 and year >= REFORM and not isleap(year)
    return CalendarDay(year, month, 28 if lacks_leap_day else most_days(month, year))


def julian_day(day: CalendarDay) -> CalendarDay:
    """Give a Gregorian day as the Julian calendar (Old Style) has it: 7 November 1917 is 25 October.

    By the number of days since 1 March of the year 4801 before Christ, after E. G. Richards.
    """
    days = day.toordinal() + 1_721_425 + 32_082
    years = (4 * days + 3) // 1_461
    rest = days - 1_461 * years // 4
    month = (5 * rest + 2) // 153
    return CalendarDay(years - 4_800 + month // 10, month + 3 - 12 * (month // 10), rest - (153 * month + 2) // 5 + 1)


def gregorian_day(day: CalendarDay) -> CalendarDay:
    """Give a day of the Julian calendar as the Gregorian one has it: 25 October 1917 is 7 November."""
    years = day.year - 1
    months = sum(most_days(month, day.year) for month in range(1, day.month))
    return CalendarDay.fromordinal(365 * years + years // 4 + months + day.day - 2)


def is_before_christ(year: int) -> bool:
    """Say whether a year, astronomically counted, lies before Christ."""
    return year < 1


def write_year(year: int) -> str:
    """Write a year as people do: 44 BC, AD 79, 476."""
    return f"{1 - year} BC" if is_before_christ(year) else f"AD {year}" if year < 100 else str(year)


def with_dash(times: str) -> str:
    """Write `100 to 44 BC` with a dash: `100–44 BC`, and `63 BC – AD 14` where an end is of several words."""
    start, joint, end = times.partition(" to ")
    if not joint:
        return times
    apart = " " in start or end.startswith(("AD ", "about ", "perhaps "))
    return f"{start} – {end}" if apart else f"{start}–{end}"


def write_century(number: int, *, before_christ: bool) -> str:
    """Write `5th century BC`, `1st century AD`, `18th century`."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    era = " BC" if before_christ else " AD" if number == 1 else ""
    return f"{number}{ending} century{era}"


def write_counted_year(year: int) -> str:
    """Write a year as people count, without a 0: -430 is 430 BC."""
    return f"{-year} BC" if year < 0 else str(year)
