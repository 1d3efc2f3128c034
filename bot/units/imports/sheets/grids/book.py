"""XLSX -> grids, sparse and bounded: a stray blank a million rows down is nothing, and hidden rows are known.

openpyxl's public way keeps neither hidden rows nor formulas without a value, and fails whole for a style it does not know.
So its parts are used one by one; they are private names, kept in this file alone and looked for when it is loaded.
"""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from ....upload_faults import UploadFault
from ...upload import MOST_ENTRIES, Unusable, Upload
from ...zips import Packed, is_zip
from .grid import MOST_COLUMNS, MOST_ROWS, Cell, CellKind, Grid, Row, cell_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from openpyxl.reader.excel import ExcelReader

MOST_SHEETS = 100
_BROKEN = (
    *(ValueError, TypeError, KeyError, AttributeError, IndexError, ArithmeticError, SyntaxError, EOFError, OSError),
    *(BadZipFile, zlib.error, RuntimeError),
)
"""What openpyxl raises for files that are no books; SyntaxError is what XML that is none gives."""


def is_book(upload: Upload) -> bool:
    """Say whether this is an XLSX (or XLSM), whatever it is called."""
    return is_zip(upload) and "xl/workbook.xml" in Packed(upload.data).names


def read_book(upload: Upload) -> list[Grid]:
    """Read all sheets with anything in them; raise Unusable where the file is no book, or not a sound one."""
    Packed(upload.data)  # sizes are looked at before anything is unpacked
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out, none of which we need
        try:
            return _read(upload.data)
        except _BROKEN as error:
            raise Unusable(UploadFault.READING_FAILED, text=type(error).__name__) from error


def _read(data: bytes) -> list[Grid]:
    from openpyxl.reader.excel import ExcelReader

    reader = ExcelReader(BytesIO(data), read_only=True, data_only=True)
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    _read_styles(reader)
    sheets = [(sheet, rel.target) for sheet, rel in reader.parser.find_sheets() if "chartsheet" not in rel.Type]
    left = MOST_ROWS
    grids: list[Grid] = []
    for sheet, target in sheets[:MOST_SHEETS]:
        if target in reader.valid_files:
            rows = tuple(_rows(reader, target, left))
            left -= len(rows)
            if rows:
                grids.append(Grid(str(sheet.name), rows, hidden=sheet.state != "visible", named=len(sheets) > 1))
    return grids


def _read_styles(reader: ExcelReader) -> None:
    """Read how numbers are shown; a style that openpyxl does not know costs that and no more."""
    from openpyxl.styles.stylesheet import apply_stylesheet

    try:
        apply_stylesheet(reader.archive, reader.wb)
    except _BROKEN:
        return


def _rows(reader: ExcelReader, target: str, most: int) -> Iterator[Row]:
    """Read the rows of a sheet one by one; each is forgotten by the parser before the next."""
    from openpyxl.worksheet._reader import DATA_TAG, ROW_TAG
    from openpyxl.xml.functions import iterparse

    parser, count = _parser(reader), 0
    with reader.archive.open(target) as source:
        parent: Element | None = None
        for event, element in iterparse(source, events=("start", "end")):
            if event == "start":
                parent = element if element.tag == DATA_TAG else parent
            elif element.tag == DATA_TAG:
                return
            elif element.tag == ROW_TAG:
                number, cells = parser.parse_row(element)
                kept = {cell["column"]: cell["value"] for cell in cells if cell["value"] is not None}
                if kept:
                    count += 1
                    if count > most:
                        raise Unusable(UploadFault.TOO_MUCH_FOUND, most=MOST_ENTRIES)
                    yield Row(number, kept, hidden=element.get("hidden") in {"1", "true"})
                element.clear()
                if parent is not None:
                    parent.clear()


def _parser(reader: ExcelReader) -> Any:  # Any: openpyxl's parser has no types
    """Make a parser that gives cells of ours, and nothing for those that hold nothing."""
    from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

    percents = _percent_styles(reader)

    class CellParser(WorkSheetParser):
        def parse_cell(self, element: Element) -> dict[str, object]:
            found = super().parse_cell(element)
            found["value"] = self._cell(found, element) if found["column"] <= MOST_COLUMNS else None
            return found

        def _cell(self, found: dict[str, Any], element: Element) -> Cell | None:  # Any: whatever stands in a sheet
            value = found["value"]
            if value is None:
                calculated = element.find(FORMULA_TAG) is None or found["data_type"] == "str"
                return None if calculated else Cell("", CellKind.UNCALCULATED)
            if found["data_type"] == "e":
                return Cell(str(value), CellKind.ERROR)
            cell = cell_of(value, percent=found["style_id"] in percents)
            return cell if cell.text.strip() else None

    book: Any = reader.wb  # Any: what is private has no types
    return CellParser(
        BytesIO(),
        reader.shared_strings,
        data_only=True,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
    )


def _percent_styles(reader: ExcelReader) -> set[int]:
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    book: Any = reader.wb  # Any: what is private has no types

    def shown(number: int) -> str:
        if number < BUILTIN_FORMATS_MAX_SIZE:
            return BUILTIN_FORMATS.get(number, "") or ""
        own = book._number_formats
        at = number - BUILTIN_FORMATS_MAX_SIZE
        return str(own[at]) if at < len(own) else ""

    return {at for at, style in enumerate(book._cell_styles) if "%" in shown(style.numFmtId)}
