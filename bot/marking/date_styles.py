"""Dates as exact students write them: by both calendars at once, by the old one and named so, and as a run of days."""

from __future__ import annotations

import re
from calendar import isleap

from ..language.calendar import julian_day
from ..language.date_words import MONTH_OF
from ..language.dates import HistoricalDate
from ..language.spelling import clean_text

_WORD = re.compile(r"\d+|[^\W\d_]+")
_OLD = re.compile(r"\bold[- ]style\b|\bo\.? ?s\b|\bjulian\b")
_BESIDE = frozenset("st nd rd th of the on or and in o s n os ns old new style julian gregorian calendar".split())
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_RUN = re.compile(rf"(?<![\d/.-]){_ORDINAL}(?:\s?,\s?{_ORDINAL}){{0,30}},?\s(?:and|&)\s{_ORDINAL}(?![\d/.-])", re.IGNORECASE)


def join_days(text: str) -> str:
    """Write a run of days as a span: `July 1st, 2nd and 3rd` is July 1-3; days with a gap between them stay."""
    return _RUN.sub(_joined, text)


def _joined(match: re.Match[str]) -> str:
    days = [int(day) for day in re.findall(r"\d+", match[0])]
    run = days == list(range(days[0], days[0] + len(days)))
    return f"{days[0]}-{days[-1]}" if run else match[0]


def is_by_old_style(text: str, date: HistoricalDate) -> bool:
    """Say whether a text gives this day by both calendars, or by the Julian one alone and says so."""
    if date.first != date.last:
        return False
    day, old = date.first, julian_day(date.first)
    cleaned = clean_text(text)
    words = [word for word in _WORD.findall(cleaned) if word not in _BESIDE]
    numbers = [int(word) for word in words if word.isdecimal()]
    years = {day.year, old.year}.intersection(numbers)
    days = [number for number in numbers if number not in years]
    months = [MONTH_OF[word] for word in words if word in MONTH_OF]
    if len(numbers) + len(months) != len(words):
        return False
    dates = set(zip(days, months * 2, strict=False))
    if len(days) == 2:
        both = {(day.day, day.month), (old.day, old.month)}
        return dates == both and bool(years)
    lost = old.month == 2 and old.day == 29 and not isleap(old.year)
    told = lost or _OLD.search(cleaned) is not None
    return told and dates == {(old.day, old.month)} and years == {old.year}
