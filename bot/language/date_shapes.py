"""The grammar of written dates: which rows of marks (25 m02 1956; 1953 - 56) are a date, and which one.

`written_dates` reads whole texts and finds dates inside of them; both use the same shapes. Nothing is known here of what is
asked, but for the years from which two figures take their century.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from ..errors import Reason, because
from .calendar import FIRST_YEAR, LAST_YEAR, most_days
from .dates import DECADES_FROM, Day, HistoricalDate, Point, Unread


class Reading(NamedTuple):
    """What a text says: one date or a span, and how else it could be read."""

    start: Day
    end: Day | None = None
    swapped: Day | None = None
    """The other date that it could be, day and month changed about."""
    figures: str = ""
    """The figures of a year that were no whole one: two whose century is a guess or, in a sentence, what may be a mere number."""
    named: Point | None = None
    """The decade, century or season that it is, whose days `start` and `end` tell; or the first end of a span in which one is."""
    named_end: Point | None = None
    """The other end of such a span."""
    rough: bool = False
    """Whether it is a part of one, with no sharp ends: the late 1780s."""


class ShortYears(NamedTuple):
    """What years two figures stand for: years of the unit itself, else those of its century."""

    borne: Mapping[int, int]
    """How many dated facts bear each year."""
    first: int
    """The first of the hundred years from which all others are taken."""

    @classmethod
    def of(cls, dates: Iterable[HistoricalDate]) -> ShortYears:
        """Learn the years of a unit from its dated facts; with none, two figures are the year that they say."""
        borne = Counter(year for date in dates for year in range(date.start.year, date.last.year + 1))
        starts = Counter[int]()
        for year, count in borne.items():
            starts[year - year % 100] += count * (year > 0)
        return cls(borne, max(starts, key=lambda start: (starts[start], start), default=0))

    @classmethod
    def around(cls, year: int) -> ShortYears:
        """Take the nearest to one year."""
        return cls({}, max(year - 50, 0))

    def year(self, figures: int, *, years: int = 1) -> int:
        """Give the year that two figures mean; of a decade (10 years), the first."""
        if any(year in self.borne for year in range(figures, figures + years)):
            return figures
        return self.first + (figures - self.first) % 100


AS_WRITTEN = ShortYears({}, 0)
"""Two figures are the year that they say."""


class Style(NamedTuple):
    """How a date is to be read here: whether day comes before month, and what century two figures take."""

    day_first: bool
    years: ShortYears


class DateFault(ValueError):
    """A text is no date that can be read; knows why."""

    def __init__(self, reason: Reason, **fields: object) -> None:
        self.why = because(reason, **fields)
        super().__init__(self.why)


Reader = Callable[[re.Match[str], Style], Reading]


class Shape(NamedTuple):
    """A row of marks, and what reads it; some rows are too common in sentences to be a date there."""

    pattern: re.Pattern[str]
    read: Reader
    within: bool = True


def exist(day: Day) -> Day:
    """Check that a day is in the calendar; raise DateFault for one that is not."""
    if day.year is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DateFault(Unread.OUT_OF_RANGE)
    longest = most_days(day.month or 1, day.year) if day.month is None or 1 <= day.month <= 12 else 0
    if not longest or (day.day is not None and not 1 <= day.day <= longest):
        if longest:
            raise DateFault(Unread.NO_SUCH_DAY, day=day)
        raise DateFault(Unread.NO_SUCH_FIGURES, figures=f"{day.day}.{day.month}.{day.year}")
    return day


def lend(start: Day, end: Day) -> Day:
    """Give the first date of a span the month and year that only the second one spells out."""
    month = start.month or (end.month if start.day else None)
    return Day(end.year if start.year is None else start.year, month, start.day)


def year_of(text: str, style: Style) -> int:
    """Give the year that figures say; of two figures, the one of the unit's century."""
    return whole_year(str(style.years.year(int(text))) if len(text) == 2 else text)


def whole_year(text: str) -> int:
    """Give the year that figures say, with `b` behind them before Christ; there is no year 0."""
    figures = int(text.strip("'b"))
    if not figures:
        raise DateFault(Unread.OUT_OF_RANGE)
    return 1 - figures if text[-1] == "b" else figures


def _named(match: re.Match[str], style: Style) -> Reading:
    """Read a date whose month is named."""
    parts = match.groupdict()
    year, day = parts.get("y"), parts.get("d")
    month = int(parts["m"])
    if day and int(day) > 31 and not year:
        year, day = day, None
    return Reading(exist(Day(year_of(year, style) if year else None, month, int(day) if day else None)))


def _numeric(match: re.Match[str], style: Style) -> Reading:
    """Read a date in numbers; where both readings exist, the server's setting decides and the other one is kept."""
    first, second, year = int(match["a"]), int(match["b"]), year_of(match["y"], style)
    return _either(Day(year, second, first), Day(year, first, second), style, f"{match['a']}/{match['b']}/{match['y']}")


def _day_and_month(match: re.Match[str], style: Style) -> Reading:
    """Read 25/2, which says no year."""
    first, second = int(match["a"]), int(match["b"])
    return _either(Day(None, second, first), Day(None, first, second), style, f"{match['a']}/{match['b']}")._replace(swapped=None)


def _either(by_day: Day, by_month: Day, style: Style, written: str) -> Reading:
    ways = (by_day, by_month) if style.day_first else (by_month, by_day)
    real = list(dict.fromkeys(day for day in ways if _is_real(day)))
    if not real:
        raise DateFault(Unread.NO_SUCH_FIGURES, figures=written)
    return Reading(exist(real[0]), None, real[1] if len(real) > 1 else None)


def _is_real(day: Day) -> bool:
    try:
        exist(day)
    except DateFault as fault:
        if fault.why.reason is Unread.OUT_OF_RANGE:
            raise
        return False
    return True


def _iso(match: re.Match[str], style: Style) -> Reading:
    year, month, day = whole_year(match["y"]), int(match["m"]), int(match["d"])
    return Reading(exist(Day(year, day, month) if month > 12 >= day else Day(year, month, day)))


def _month_year(match: re.Match[str], style: Style) -> Reading:
    return Reading(exist(Day(whole_year(match["y"]), int(match["m"]))))


def _only_year(match: re.Match[str], style: Style) -> Reading:
    year = year_of(match["y"], style)
    return Reading(exist(Day(year)), figures=match["y"] if year != whole_year(match["y"]) else "")


_PARTS = {"early": (0, 33), "mid": (34, 66), "late": (67, 99), "half1": (0, 49), "half2": (50, 99)}
"""The years of a century that its parts are; of a decade, tenths of them."""


def _decade(match: re.Match[str], style: Style) -> Reading:
    """Read 1780s; the 40s BC are 49 to 40, and the 1700s a century."""
    figures = match["y"]
    if match["b"]:
        first = 1 - int(figures) - 9
        return _part(match, first, first + 9, None)
    start = style.years.year(int(figures), years=10) if len(figures) == 2 else int(figures)
    named = _block(start // 100, 100) if 0 < start < DECADES_FROM and start % 100 == 0 else _block(start // 10, 10)
    return _part(match, named.year, named.last_year, named)


def _century(match: re.Match[str], style: Style) -> Reading:
    named = _block(int(match["c"]) - 1, 100, negative=bool(match["b"]))
    return _part(match, named.year, named.last_year, named)


def _block(number: int, length: int, *, negative: bool = False) -> Point:
    try:
        return Point.block(number, length, negative=negative)
    except ValueError:
        raise DateFault(Unread.OUT_OF_RANGE) from None


def _part(match: re.Match[str], first: int, last: int, named: Point | None) -> Reading:
    """Give a decade or century, or the part of it that is meant."""
    if not match["part"]:
        return Reading(exist(Day(first)), exist(Day(last)), named=named)
    low, high = _PARTS[match["part"]]
    share = 1 if last - first > 9 else 10
    end = min(first + high // share, last)
    return Reading(exist(Day(first + low // share)), exist(Day(end)), rough=True)


def _season(match: re.Match[str], style: Style) -> Reading:
    """Read spring 1956; what is no winter over two years has one."""
    year, number = year_of(match["y"], style), int(match["s"])
    named = Point(exist(Day(year)).year or 0, season=number)
    if match["z"] and number == _WINTER:
        return Reading(Day(year, 12), exist(Day(year + 1, 2)))
    return Reading(Day(year, named.first.month), Day(year, named.last.month), named=named)


_WINTER = 4


def _two_years(match: re.Match[str], style: Style) -> Reading:
    """Read two years; what both share is said once: 1953-56, 58 to 50 BC."""
    start, end = match["y"], match["z"]
    if end[-1] == "b" and start[-1] != "b":
        start += "b"
    first = whole_year(start)
    last = first - first % 100 + int(end) if end[-2:] == end.strip("'") and first > 0 else whole_year(end)
    return Reading(exist(Day(first)), exist(Day(last)))


def _days_of_month(match: re.Match[str], style: Style) -> Reading:
    year = year_of(match["y"], style) if match["y"] else None
    month = int(match["m"])
    return Reading(exist(Day(year, month, int(match["d"]))), exist(Day(year, month, int(match["e"]))))


def _two_months(match: re.Match[str], style: Style) -> Reading:
    year = year_of(match["y"], style) if match["y"] else None
    return Reading(exist(Day(year, int(match["m"]))), exist(Day(year, int(match["n"]))))


_S = r"(?: [-./,]){0,2} "
_DAY = r"(?P<d>\d{1,2})o?"
_MONTH = r"m(?P<m>\d\d)"
_TO = r" (?:[-/&]|to) "
_IN = r"(?:in |year |ad )*"
_FIGURES = r"'?(?P<y>\d{2,9}b?)(?! m\d\d)"
_LONG = r"'?(?P<y>(?<=')\d\d|\d{3,9}b?)"
_WHOLE = r"(?P<y>\d{3,9}b?)"
_PART = r"(?:(?P<part>early|mid|late|half1|half2) )?"
_MAY_END = rf"(?:{_S}{_IN}{_FIGURES})?"


def _shapes(*rows: tuple[str, Reader] | tuple[str, Reader, bool]) -> Iterator[Shape]:
    for pattern, *rest in rows:
        yield Shape(re.compile(pattern), *rest)


SHAPES = tuple(
    _shapes(
        (rf"{_DAY}(?: \.)?{_TO}(?P<e>[0-3]?\d)o?{_S}{_MONTH}{_MAY_END}", _days_of_month),
        (rf"{_MONTH} (?P<d>\d\d?)o?{_TO}(?P<e>[0-3]?\d)o?{_MAY_END}", _days_of_month),
        (rf"{_MONTH}{_TO}m(?P<n>\d\d){_MAY_END}", _two_months),
        (r"(?P<y>\d{3,9}b?) (?P<by>[-/.]) (?P<m>\d\d?) (?P=by) (?P<d>\d\d?)", _iso),
        (rf"{_WHOLE}{_S}(?P<m>\d\d?){_S}(?P<d>\d\d?)", _iso, False),
        (rf"(?P<a>\d\d?) (?P<by>[-/.]) (?P<b>\d\d?) (?P=by) {_FIGURES}", _numeric),
        (rf"(?P<a>\d\d?)o?{_S}(?P<b>\d\d?)o?{_S}{_FIGURES}", _numeric, False),
        (r"(?P<y>(?:1\d|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)", _iso),
        (r"(?P<a>\d\d)(?P<b>\d\d)(?P<y>(?:1\d|20)\d\d)", _numeric),
        (rf"{_DAY}{_S}{_MONTH}{_S}{_IN}{_FIGURES}", _named),
        (rf"{_MONTH}{_S}{_DAY}{_S}{_IN}{_FIGURES}", _named),
        (rf"{_WHOLE}{_S}{_MONTH}{_S}{_DAY}", _named),
        (rf"{_WHOLE}{_S}{_DAY}{_S}{_MONTH}", _named, False),
        (rf"{_MONTH}{_S}{_IN}{_LONG}", _named),
        (rf"{_WHOLE} {_MONTH}", _named),
        (r"(?P<y>\d{3,9}b?) [-/] (?P<m>0[1-9]|1[0-2]|[1-9])", _month_year),
        (r"(?<![-/.] )(?P<m>\d\d?) [-/] (?P<y>\d{3,9})(?!b)", _month_year),
        (r"(?P<m>\d\d?) \. (?P<y>\d{3,9})", _month_year, False),
        (rf"(?P<y>\d{{1,9}}b?){_TO}(?P<z>\d{{3,9}}b)", _two_years),
        (rf"(?P<y>\d{{3,9}}b){_TO}(?:ad )?(?P<z>\d{{1,9}})(?! m\d\d)", _two_years),
        (rf"(?P<y>\d{{3,9}}){_TO}(?P<z>'?\d\d|\d{{3,9}})", _two_years),
        (rf"{_DAY}{_S}{_MONTH}", _named),
        (rf"{_MONTH}{_S}{_DAY}", _named),
        (_MONTH, _named, False),
        (r"(?P<a>\d\d?) [/.] (?P<b>\d\d?)", _day_and_month, False),
        (rf"{_PART}'?(?P<y>\d{{2,4}})s(?P<b>b?)", _decade),
        (rf"{_PART}(?P<c>\d\d?)c(?P<b>b?)", _century),
        (rf"s(?P<s>[1-4]){_S}{_IN}'?(?P<y>\d\d|\d{{3,9}}b?)(?:(?: -| /)(?P<z> \d\d| \d{{3,9}}))?", _season, False),
        (r"(?P<y>\d{1,9}b?)", _only_year, False),
    )
)
"""In the order in which they are tried: the exacter first."""
