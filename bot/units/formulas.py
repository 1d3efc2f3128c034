"""Cells that no spreadsheet runs: what would be a formula is written as text, and read again as it was meant."""

from __future__ import annotations

import unicodedata

_FORMULA = frozenset("=+-@\u2212")
"""What begins a formula, in any of its widths; the last is a minus sign."""
_UNSEEN = ("Z", "C", "M")
"""Unicode's categories of what a spreadsheet may pass over: spaces, controls, marks of no width."""


def make_harmless(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula, also behind what is not seen, and before controls."""
    seen = next((at for at, char in enumerate(cell) if not unicodedata.category(char).startswith(_UNSEEN)), len(cell))
    controls = any(unicodedata.category(char) == "Cc" for char in cell[:seen])
    return f"'{cell}" if controls or unicodedata.normalize("NFKC", cell[seen : seen + 1]) in _FORMULA else cell


def escape_cell(text: str) -> str:
    """Make a text harmless so that `read_escaped` gives it back."""
    return f"'{text}" if read_escaped(text) != text else make_harmless(text)


def read_escaped(cell: str) -> str:
    """Take off the apostrophe that stands before what a spreadsheet would else run."""
    if not cell.startswith("'"):
        return cell
    rest = cell[1:]
    before = rest.lstrip("'")
    return rest if make_harmless(before) != before else cell
