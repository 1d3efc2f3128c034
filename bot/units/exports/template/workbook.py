"""The spreadsheet that a teacher fills in: a sheet a kind of record, drop-down lists, examples, and a page of help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...imports.sheets.forms import MATCHING, QUESTION_HEADINGS, QUESTIONS, UNIT
from ...imports.sheets.grids.grid import letter_of
from ...imports.sheets.rows import KIND_NAMES
from ..exported import Exported
from ..sheets import fill_sheet, save_book
from .texts import COLUMNS, EXAMPLES, HELP, TITLE

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NAME = "gobbet-template.xlsx"
ROWS = 1_000
"""Rows that have lists, help and the format of a text; more may be filled in."""
_FIVE = range(1, 6)
_SHEETS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        QUESTIONS,
        (
            "Question", "Right answer", *(f"Wrong answer {at}" for at in _FIVE), "Explanation", "Topics", "Difficulty", "Seconds",
            "Kind", "Tolerance", "Measure", *(f"Feedback {at}" for at in _FIVE),
        ),
    ),
    (
        MATCHING,
        (
            "Question", *(f"{side} {at}" for at in range(1, 7) for side in ("Left", "Right")), "Spare", "Explanation", "Topics",
            "Difficulty", "Seconds",
        ),
    ),
    ("Facts", ("Title", "Statement", "Date", "Place", "Topics", "People", "Keywords", "Sources", "Weight", "Status", "Myth")),
    ("People", ("Name", "Entry", "Born", "Died", "Other names", "Facts")),
    ("Terms", ("Term", "Definition", "Other names", "Facts")),
)  # fmt: skip
_LISTS = {
    "Kind": KIND_NAMES,
    "Difficulty": ("1", "2", "3"),
    "Weight": ("1", "2", "3"),
    "Status": ("established", "disputed", "misconception"),
}
_LONGEST = {
    "Question": 400, "Right answer": 200, "Wrong answer": 200, "Explanation": 600, "Feedback": 400, "Left": 200, "Right": 200,
    "Measure": 40, "Title": 100, "Statement": 600, "Place": 100, "Myth": 300, "Name": 100, "Entry": 1000, "Term": 100,
    "Definition": 1000,
}  # fmt: skip


def make_template() -> Exported:
    """Make the empty template."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Help"
    fill_sheet(sheet, (TITLE,), [(line,) for line in HELP])
    sheet.column_dimensions["A"].width = 110
    sheet["A1"].font = Font(bold=True, size=14)
    for name, headings in _SHEETS:
        made = book.create_sheet(name)
        fill_sheet(made, headings, ())
        for column, heading in enumerate(headings, 1):
            _guide(made, column, heading)
    fill_sheet(book.create_sheet("Examples"), *_examples())
    fill_sheet(book.create_sheet(UNIT), ("Unit", ""), [("Title", ""), ("Description", "")])
    book.active = 1
    for each in book.worksheets:
        each["A1"].alignment = Alignment(wrap_text=True, vertical="top")
    return Exported(NAME, save_book(book))


def _examples() -> tuple[Sequence[str], list[list[str | int]]]:
    used = {heading for example in EXAMPLES for heading in example}
    headings = [heading for heading in QUESTION_HEADINGS if heading in used]
    return headings, [[example.get(heading, "") for heading in headings] for example in EXAMPLES]


def _guide(sheet: Worksheet, column: int, heading: str) -> None:
    """Give a column its help, its list or its longest text, and make its cells texts; nothing typed is refused outright."""
    from openpyxl.worksheet.datavalidation import DataValidation

    base = heading.rstrip("0123456789 ")
    listed, longest = _LISTS.get(base), _LONGEST.get(base)
    rule = DataValidation(
        type="list" if listed else "textLength" if longest else None,
        operator="lessThanOrEqual" if longest and not listed else None,
        formula1=f'"{",".join(listed)}"' if listed else str(longest) if longest else None,
        allow_blank=True,
        errorStyle="warning",
        showErrorMessage=bool(listed or longest),
        showInputMessage=True,
        promptTitle=heading[:32],
        prompt=COLUMNS[base][:255],
        error=COLUMNS[base][:255],
    )
    letter = letter_of(column)
    rule.add(f"{letter}2:{letter}{ROWS + 1}")
    sheet.add_data_validation(rule)
    sheet.column_dimensions[letter].number_format = "@"
