"""A list of words with their meanings -> terms."""

from __future__ import annotations

from ....errors import Why, because
from ....library.model import Term
from ...upload_faults import UploadFault
from ..ids import name_unit
from ..upload import Spot, UploadReading, clean
from .layout import Layout
from .words.headings import Role

NAME, ENTRY = 100, 1000
"""Characters that a term and its explanation may have."""


def read_terms(reading: UploadReading, layout: Layout) -> None:
    """Hand in a term for every row with anything in these two columns."""
    for ask in layout.asks:
        reading.ask(ask)
    name_column, entry_column = layout.first(Role.TERM), layout.first(Role.ENTRY)
    assert name_column is not None
    assert entry_column is not None
    taken: dict[str, str] = {}
    for row in layout.rows:
        name, entry = " ".join(clean(row.text(name_column.at)).split()), clean(row.text(entry_column.at))
        if not name and not entry:
            continue
        spot = Spot(sheet=layout.grid.sheet if layout.grid.named else "", row=row.number)
        faults = [*_length(name_column.name, name, NAME), *_length(entry_column.name, entry, ENTRY)]
        key = name_unit(name)
        if name and key in taken:
            faults.append((name_column.name, because(UploadFault.TERM_TWICE, where=taken[key])))
        taken.setdefault(key, f"row {row.number}")
        if faults:
            reading.refuse(spot, *faults)
        else:
            reading.take(spot, Term(id=key, name=name, entry=entry))


def _length(column: str, text: str, most: int) -> list[tuple[str, Why]]:
    if not text:
        return [(column, because(UploadFault.CELL_BLANK))]
    if len(text) > most:
        return [(column, because(UploadFault.LONGER_THAN, most=most, length=len(text), text=f"{text[:40]}…"))]
    return []
