"""Reports of who played, told from questions by their headings; nothing of them is read, no name is kept."""

from __future__ import annotations

from collections.abc import Sequence

from ..upload import clean
from .grids.grid import Grid, Row
from .words.headings import Role, read_heading

_FIRST_ROWS = 15
_KAHOOT_SHEETS = {"rawreportdata data", "final scores", "overview", "kahoot! summary"}
_STAMPS = (
    "timestamp", "zeitstempel", "horodateur", "marca temporal", "informazioni cronologiche", "carimbo de data", "отметка времени",
    "sygnatura czasowa", "tijdstempel",
)  # fmt: skip


def name_report(grids: Sequence[Grid]) -> str:
    """Name the program whose report this is; "" where it is none."""
    sheets = {grid.sheet.strip().casefold() for grid in grids}
    if "rawreportdata data" in sheets or len(sheets & _KAHOOT_SHEETS) > 1:
        return "Kahoot"
    for grid in grids:
        for row in grid.rows[:_FIRST_ROWS]:
            program = _program(row)
            if program:
                return program
    return ""


def _program(head: Row) -> str:
    texts = [clean(cell.text) for _, cell in sorted(head.cells.items())]
    if len(texts) > 1 and texts[0].casefold().startswith(_STAMPS):
        return "Google Forms"
    players = [text for text in texts if (found := read_heading(text)) and found.role is Role.PLAYER]
    kahoot = any("(points)" in text or "Answer Time" in text for text in texts)
    if len(players) + kahoot < 2:
        return ""
    return "Kahoot" if kahoot else "a quiz program"
