"""What is wrong with a date, and how it is written here: `25/02/56` is 1956-02-25."""

from __future__ import annotations

import re

from ...errors import Why, because
from ...language.date_shapes import AS_WRITTEN, DateFault, Reading
from ...language.dates import Day, HistoricalDate, Point, Unread
from ...language.written_dates import Style, read_date
from .form_faults import FormFault

_FIGURES = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", re.ASCII)
_ABOUT = re.compile(r"^(?:about|around|c\.|ca\.?|circa|approx\.?|um)\s*|\s*[?~]$", re.IGNORECASE)
_BOUND = re.compile(r"(?:(?P<until>before|by)|after|from)\s(?P<date>.*\d.*)", re.IGNORECASE)
_MINUS = re.compile(r"-0*([1-9]\d{0,3})")
_LONGEST = 60


def explain_date(text: str) -> Why:
    """Say why a text is no date as content files have them."""
    start, slash, end = text.strip().partition("/")
    if slash and _is_date(start) and _is_date(end):
        return because(FormFault.DATE_TURNED, start=start, end=end)
    if slash and re.fullmatch(r"\d{4}\S*", start) and re.fullmatch(r"\d{4}\S*", end):
        return explain_date(end if _is_date(start) else start)
    shown = text[:_LONGEST]
    found = _FIGURES.fullmatch(text.strip().strip("~"))
    if found and (written := _by_figures(found[1], found[2], found[3])):
        return because(FormFault.DATE_FORM, value=shown, right=written, other="")
    if found:
        turned = _by_figures(found[1], found[3], found[2]) if found[3] else ""
        return because(FormFault.NO_SUCH_DATE, value=shown, right=turned)
    return _explain_written(shown)


def _is_date(text: str) -> bool:
    try:
        HistoricalDate.parse(text)
    except ValueError:
        return False
    return True


def _by_figures(year: str, month: str, day: str | None) -> str:
    """Write 1956-2-5 with two figures each; empty where no such day exists."""
    written = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return written if _is_date(written) else ""


def _explain_written(text: str) -> Why:
    """Read a date as people write it, to say how it is written here."""
    if bound := _BOUND.fullmatch(text.strip()):
        return because(
            FormFault.DATE_FORM, value=text, right=f"{'until' if bound['until'] else 'since'} {bound['date']}", other=""
        )
    if minus := _MINUS.fullmatch(text.strip()):
        return because(FormFault.DATE_FORM, value=text, right=f"{minus[1]} BC", other="")
    bare = _ABOUT.sub("", text.strip())
    about = "~" if bare != text.strip() else ""
    try:
        read = read_date(bare, Style(day_first=True, years=AS_WRITTEN), strict=True)
    except DateFault as fault:
        kinds = {
            Unread.OUT_OF_RANGE: FormFault.DATE_TOO_FAR, Unread.NO_SUCH_DAY: FormFault.NO_SUCH_DATE,
            Unread.NO_SUCH_FIGURES: FormFault.NO_SUCH_DATE,
        }  # fmt: skip
        if kind := kinds.get(fault.why.reason):  # type: ignore[call-overload]  # a Reason that is no key has no kind
            return because(kind, **({"value": text, "right": ""} if kind is FormFault.NO_SUCH_DATE else {"value": text}))
        return because(FormFault.DATE_FORM, value=text, right="", other="")
    right, other = _write(read, about), _write_day(read.swapped, about) if read.swapped else ""
    return because(FormFault.DATE_FORM, value=text, right=right, other=other)


def _write(read: Reading, about: str) -> str:
    start, end = _write_day(read.start, about), _write_day(read.end, about) if read.end else ""
    return f"{start}/{end}" if start and end else start


def _write_day(day: Day, about: str) -> str:
    """Write a day as content files do; two figures are taken for a year of the twentieth century, as it is an offer."""
    if day.year is None:
        return ""
    point = Point(day.year + 1900 if 0 < day.year < 100 else day.year, day.month, day.day)
    return f"{point}{about}"
