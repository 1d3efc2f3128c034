"""What CSV and XLSX have in common: sheets of rows of cells, as far as anything stands in them, at the places they have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeAlias

MOST_ROWS = 10_000
"""Rows with anything in them that are read of a file."""
MOST_COLUMNS = 200
"""Columns that are looked at; what stands farther to the right is a stray."""


class CellKind(StrEnum):
    """What a spreadsheet takes a cell for; in CSV all is text."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    BOOLEAN = "boolean"
    ERROR = "error"
    UNCALCULATED = "uncalculated"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something; `parts` are the figures of a date or a time."""

    text: str
    kind: CellKind = CellKind.TEXT
    number: float | None = None
    parts: tuple[int, ...] = ()


Cells: TypeAlias = Mapping[int, Cell]
"""By column, from 1."""
BLANK = Cell("")


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number as the spreadsheet shows it."""

    number: int
    cells: Cells
    hidden: bool = False

    def text(self, column: int) -> str:
        """Give the text of a cell, or "" where nothing stands."""
        return self.cells.get(column, BLANK).text


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet; rows without anything are left out, and the others keep their numbers."""

    sheet: str
    rows: tuple[Row, ...]
    hidden: bool = False
    broken: Mapping[int, str] = field(default_factory=dict)
    """Rows of a CSV that cannot be told apart, by number, with how they begin: a quotation mark is not closed."""
    named: bool = True
    """Whether the file has several sheets, so that faults name this one."""


Value: TypeAlias = str | bool | int | float | date | datetime | time | timedelta


def cell_of(value: Value, *, percent: bool = False) -> Cell:
    """Make a cell of what a spreadsheet holds: 1914.0 is 1914, a day is written 1956-02-25, half is 50%."""
    if isinstance(value, str):
        return Cell(value)
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE", CellKind.BOOLEAN)
    if isinstance(value, int | float):
        if percent:
            return Cell(f"{write_number(value * 100)}%", CellKind.PERCENT, float(value))
        return Cell(write_number(value), CellKind.NUMBER, float(value))
    if isinstance(value, datetime | date):
        text = f"{value:%Y-%m-%d}" if value.year >= 1000 else value.isoformat()[:10]
        return Cell(text, CellKind.DATE, parts=(value.year, value.month, value.day))
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return Cell(f"{minutes // 60}:{minutes % 60:02}", CellKind.TIME, parts=(minutes // 60, minutes % 60))
    return Cell(f"{value.hour}:{value.minute:02}", CellKind.TIME, parts=(value.hour, value.minute))


def write_number(value: float) -> str:
    """Write a number as a person would: no point where it is whole, and no more figures than a spreadsheet keeps."""
    if value == int(value) if abs(value) < 1e15 else False:
        return str(int(value))
    return f"{value:.15g}"


def letter_of(column: int) -> str:
    """Name a column as spreadsheets do: 1 is A, 28 is AB."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
