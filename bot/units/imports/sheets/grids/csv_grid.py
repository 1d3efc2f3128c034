"""Text -> a grid, whatever stands between its cells: a comma, a semicolon, a tab or a bar."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ....formulas import read_escaped
from ....upload_faults import UploadFault
from ...upload import MOST_ENTRIES, Unusable
from .grid import MOST_COLUMNS, MOST_ROWS, Cell, Grid, Row

SEPARATORS = ",;\t|"
_BLANK = f'{SEPARATORS} "'
_MOST_LINES = 100_000
_SAMPLE = 200
"""Lines by which the separator is told."""


class _Record(NamedTuple):
    number: int
    cells: list[str]
    broken: str = ""


def read_csv(text: str, known: Callable[[list[str]], int]) -> Grid:
    """Read a text as a table; `known` says how many of a row's cells are headings that one knows."""
    lines = text.split("\n")
    while lines and not lines[-1].strip(_BLANK):
        lines.pop()
    if len(lines) > _MOST_LINES:
        raise Unusable(UploadFault.TOO_MUCH_FOUND, most=MOST_ENTRIES)
    told = _told_separator(lines[0]) if lines else ""
    first = 1 if told else 0
    separator = told or _find_separator(lines[:_SAMPLE], known)
    rows: list[Row] = []
    broken: dict[int, str] = {}
    for record in _records(lines[first:], separator):
        if len(rows) + len(broken) > MOST_ROWS:
            raise Unusable(UploadFault.TOO_MUCH_FOUND, most=MOST_ENTRIES)
        if record.broken:
            broken[record.number + first] = record.broken
            continue
        cells = {at: Cell(read_escaped(cell)) for at, cell in enumerate(record.cells[:MOST_COLUMNS], 1) if cell.strip()}
        if cells:
            rows.append(Row(record.number + first, cells))
    return Grid("", tuple(rows), broken=broken, named=False)


def _told_separator(line: str) -> str:
    """Read the line `sep=;` that Excel puts first."""
    told = line.strip().strip('"')
    return told[4] if told.lower().startswith("sep=") and len(told) == 5 else "\t" if told.lower() == "sep=" else ""


def _find_separator(lines: list[str], known: Callable[[list[str]], int]) -> str:
    """Choose the separator that gives the most headings, or else the rows that are most alike; a tab stands in no text."""

    def fitness(separator: str) -> tuple[int, float, bool, int]:
        rows = [record.cells for record in _records(lines, separator) if any(cell.strip() for cell in record.cells)]
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, times = widths.most_common(1)[0] if widths else (1, 0)
        headings = max((known(row) for row in rows[:15] if len(row) > 1), default=0)
        return headings if headings > 1 else 0, times / max(len(rows), 1), separator == "\t", width

    return max(SEPARATORS, key=fitness)


def _records(lines: list[str], separator: str) -> Iterator[_Record]:
    """Split lines into rows; where a quotation mark spoils one, the next line begins anew.

    A row has the number that a spreadsheet shows, so that a cell of several lines counts as one.
    """
    start, number = 0, 0
    while start < len(lines):
        reader = csv.reader((f"{lines[at]}\n" for at in range(start, len(lines))), delimiter=separator, strict=True)
        done = 0
        try:
            for cells in reader:
                number, done = number + 1, reader.line_num
                yield _Record(number, cells)
            return
        except csv.Error:
            number += 1
            yield _Record(number, [], broken=lines[start + done][:80])
            start += done + 1
