"""Dates in content that are no EDTF: one in Old Style is two, and an author is told how any was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...errors import Why, because
from ...language.dates import HistoricalDate
from ..faults import Remark

_DATES: Mapping[str, tuple[str, ...]] = {"facts": ("date", "old_style"), "people": ("born", "died"), "questions": ("answer",)}
"""The fields of each table that may hold dates."""
_OLD_STYLE = re.compile(r"(?:style|\bo\. ?s\.?|\bos|julian(?: calendar)?)\)?\s*$", re.IGNORECASE)


def part_styles(table: str, entry: object) -> object:
    """Give the fields of a fact whose date is told in Old Style with both dates; of anything else, its own."""
    told = entry.get("date") if table == "facts" and isinstance(entry, Mapping) else None
    if not isinstance(entry, Mapping) or not isinstance(told, str) or not _OLD_STYLE.search(told):
        return entry
    from ...library.content_dates import read_old_style  # many patterns, which a start need not wait for

    try:
        dates = read_old_style(told)
    except ValueError:
        return entry
    return entry if dates is None else {"old_style": dates[1], "old_style_first": True, **entry, "date": dates[0]}


def tell_dates(table: str, entry: object, record: object) -> Iterator[tuple[str, Why]]:
    """Say how the dates of an entry were read that are not written as EDTF has them, by the name of their field."""
    for name in _DATES.get(table, ()):
        written, date = entry.get(name) if isinstance(entry, Mapping) else None, getattr(record, name, None)
        if isinstance(date, HistoricalDate) and isinstance(written, str | int) and str(written).strip() != str(date):
            yield name, because(Remark.DATE_READ, text=str(written), date=str(date), words=date.words())
