"""Dates as authors write them in content: EDTF, or the words that are also read wherever somebody types a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ..language.calendar import REFORM, gregorian_day
from ..language.dates import HistoricalDate, Side, Unread
from ..language.spelling import clean_text
from ..language.written_dates import AS_AUTHORED, DateFault, cut_date, make_date, read_date, tells_year

_MOST_OF_A_DATE = 100
_FRAME = re.compile(
    r"(?:(?P<since>since|as of)|(?P<until>until|till|up to))?\s?(?P<doubt>perhaps|possibly|probably|maybe)?\s?"
    r"(?P<date>.*?)\s?(?P<mark>\(\?\)|[?~%]|\bor (?:so|thereabouts))?"
)


_ALMOST_EDTF = re.compile(r"-|\d{4}-\d\d(?:-\d\d)?$|\.\./|\d+/\.\.")
"""What is not to be read as people write it: a day that does not exist, a year to be counted in two ways, an open end."""


_DOUBT_BEFORE_END = re.compile(r" to (?:perhaps|possibly|probably) ")


def content_date(text: str) -> HistoricalDate:
    """Read a date of a content file: EDTF, or words such as `15 March 44 BC`, `about 1200`, `since the 1780s`.

    Raises DateFault for what is no date, or more than one: two figures leave the century open, 2/3/1956 the month.
    """
    try:
        return HistoricalDate.parse(text)
    except ValueError:
        pass
    frame = _FRAME.fullmatch(clean_text(text)) if len(text) <= _MOST_OF_A_DATE else None
    if frame is None or _ALMOST_EDTF.match(frame["date"]):
        raise DateFault(Unread.NO_DATE)
    told = _DOUBT_BEFORE_END.sub(" to ", frame["date"])
    reading = read_date(told, AS_AUTHORED, strict=True)
    codes = cut_date(told)
    if not any(tells_year(code) for code in codes):
        raise DateFault(Unread.NO_DATE)
    if reading.swapped is not None:
        raise DateFault(Unread.SEVERAL)
    mark = frame["mark"] or ""
    about = reading.rough or mark[:1] in ("~", "%", "o") or "about" in codes
    date = make_date(reading, about=about, doubt=bool(frame["doubt"]) or mark in ("?", "(?)", "%"))
    if date.end is not None and not reading.rough and not mark and about:
        date = _keep_about(date, codes)
    if date.end is not None and told != frame["date"]:
        date = HistoricalDate(date.start, msgspec.structs.replace(date.end, uncertain=True))
    if frame["since"] or frame["until"]:
        if date.end is not None:
            raise DateFault(Unread.SEVERAL)
        return HistoricalDate(date.start, open_side=Side.AFTER if frame["since"] else Side.BEFORE)
    return date


def _keep_about(date: HistoricalDate, codes: Sequence[str]) -> HistoricalDate:
    """Leave `about` to the end that it stands before."""
    joints = ("to",) if "to" in codes else ("-", "/", "&")
    joint = max((place for place, code in enumerate(codes) if code in joints), default=len(codes))
    start, end = ("about" in part for part in (codes[:joint], codes[joint:]))
    assert date.end is not None
    return HistoricalDate(
        msgspec.structs.replace(date.start, approximate=start), msgspec.structs.replace(date.end, approximate=end)
    )


def write_date(date: HistoricalDate) -> str:
    """Write a date for people, so that `content_date` reads it: EDTF, but words before Christ.

    A spreadsheet would take -0043 for a number, and a teacher 0000 for a slip.
    """
    if date.first.year > 0:
        return str(date)
    words = date.words()
    try:
        return words if content_date(words) == date else str(date)
    except ValueError:
        return str(date)


_OLD_STYLE = re.compile(r"(?P<date>.+?)[\s,(]+(?:old style|o\. ?s\.?|os|julian(?: calendar)?)\)?", re.IGNORECASE)


def read_old_style(text: str) -> tuple[HistoricalDate, HistoricalDate] | None:
    """Read `5 November 1605, Old Style`: the date as we count, and as it is written; None where no such thing is said.

    Raises DateFault where the days are not told, or lie before the reform, when there was one calendar alone.
    """
    frame = _OLD_STYLE.fullmatch(text.strip()) if len(text) <= _MOST_OF_A_DATE else None
    if frame is None:
        return None
    julian = content_date(frame["date"])
    ends = [point for point in (julian.start, julian.end) if point is not None]
    if not all(point.day for point in ends) or julian.first.year < REFORM:
        raise DateFault(Unread.NO_DATE)
    days = [gregorian_day(point.first) for point in ends]
    points = [msgspec.structs.replace(point, **day._asdict()) for point, day in zip(ends, days, strict=True)]
    return HistoricalDate(points[0], points[1] if len(points) > 1 else None), julian


_YEAR = re.compile(r"(?:ad )?(?P<minus>-)?(?P<year>[1-9]\d{0,3})(?P<before>\s?b\.?c\.?(?:e\.?)?)?(?: ad| ce)?", re.ASCII)


def read_year(text: str) -> int | None:
    """Read a year as people count, negative before Christ: `1956`, `430 BC`; None for anything else."""
    found = _YEAR.fullmatch(clean_text(text))
    if found is None:
        return None
    return -int(found["year"]) if found["before"] or found["minus"] else int(found["year"])
