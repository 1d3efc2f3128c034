"""The dated facts of a unit as the spreadsheet that TimelineJS draws a timeline from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from html import escape

from ...errors import because
from ...language.dates import Point
from ...library.catalogue import Library
from ...library.model import Fact
from ...library.unit import Unit
from ..faulty.deck_faults import DeckFault
from ..formulas import make_harmless
from .exported import Exported, LeftOut

COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
    "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background",
)  # fmt: skip
"""As the template of TimelineJS3 has them."""
_OTHERS = ("people", "terms", "summaries", "extracts", "questions")


def export(unit: Unit) -> Exported:
    """Write the title of a unit and its dated facts, the earliest first."""
    library, out = Library([unit]), io.StringIO()
    rows = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    rows.writeheader()
    rows.writerow(_harmless({"Headline": escape(unit.head.title), "Text": _paragraphs(unit.head.description), "Type": "title"}))
    titles = {topic.id: topic.title for topic in unit.head.topics}
    for fact in library.timeline:
        rows.writerow(_harmless(_row(library, fact, titles.get(fact.topics[0], "") if fact.topics else "")))
    return Exported(f"{unit.head.id}-timeline.csv", out.getvalue().encode(), tuple(_left_out(unit)))


def _row(library: Library, fact: Fact, group: str) -> dict[str, str]:
    date = fact.date
    assert date is not None
    end = _point(date.end or date.start, "End ", last=True) if date.end or date.start.is_span else {}
    shown = {"Display Date": fact.when, "Headline": escape(fact.title), "Text": _text(library, fact), "Group": group}
    return _point(date.start, "") | end | shown


def _point(point: Point, prefix: str, *, last: bool = False) -> dict[str, str]:
    """Give one end of a date as far as it is known; that it is about so stands in what is displayed.

    TimelineJS knows no year 0: 44 BC is -44 there.
    """
    day = point.last if last else point.first
    year = day.year if day.year > 0 else day.year - 1
    month = day.month if point.month or point.season else 0
    parts = {"Year": year, "Month": month, "Day": point.day}
    return {f"{prefix}{name}": str(part) for name, part in parts.items() if part}


def _text(library: Library, fact: Fact) -> str:
    """Give the statement, which is what the evidence supports, and the sources that it rests on."""
    sources = "; ".join(source.title for source in library.support(fact))
    return _paragraphs(fact.statement) + (f"<p><small>{escape(sources)}</small></p>" if sources else "")


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n") if part.strip())


def _harmless(row: dict[str, str]) -> dict[str, str]:
    return {name: cell if _is_year(cell) else make_harmless(cell) for name, cell in row.items()}


def _is_year(cell: str) -> bool:
    """Say whether a cell is a year before Christ, which is no formula."""
    return cell[:1] == "-" and cell[1:].isdecimal() and len(cell) < 6


def _left_out(unit: Unit) -> Iterator[LeftOut]:
    for fact in unit.facts:
        if fact.date is None:
            yield LeftOut(fact.id, because(DeckFault.FACT_WITHOUT_DATE))
    for name in _OTHERS:
        if getattr(unit, name):
            yield LeftOut("", because(DeckFault.RECORD_LEFT_OUT, what=name))
