"""Spreadsheets for the tests, written anew in the shapes that programs and teachers give them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from bot.library.questions import (
    AnyQuestion,
    DateAsked,
    Matching,
    NumberAsked,
    TrueFalse,
    Typed,
)
from bot.units.faults import Fault
from bot.units.imports.recognise import read_upload
from bot.units.imports.upload import EntryState, Imported

Rows = Sequence[Sequence[Any]]  # Any: what a cell may hold


def book(
    rows: Rows,
    more: Mapping[str, Rows] | None = None,
    *,
    hidden: Sequence[int] = (),
    formats: Mapping[str, str] | None = None,
) -> bytes:
    """Write an XLSX: its first sheet, and more of them by name, a hidden one with `_` before it."""
    from openpyxl import Workbook

    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)
    for number in hidden:
        sheet.row_dimensions[number].hidden = True
    for place, shown in (formats or {}).items():
        sheet[place].number_format = shown
    for name, others in (more or {}).items():
        other = made.create_sheet(name.removeprefix("_"))
        for each in others:
            other.append(list(each))
        if name.startswith("_"):
            other.sheet_state = "hidden"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read_csv(text: str, answers: Mapping[str, str] | None = None, name: str = "history.csv") -> Imported:
    return counted(read_upload(name, text.encode(), answers or {}))


def read_xlsx(data: bytes, answers: Mapping[str, str] | None = None, name: str = "history.xlsx") -> Imported:
    return counted(read_upload(name, data, answers or {}))


def counted(imported: Imported) -> Imported:
    """Check of every file that all its entries are accounted for."""
    assert sum(imported.count(state) for state in EntryState) == len(imported.entries)
    assert imported.count(EntryState.QUESTION) == len(imported.unit.questions)
    assert bool(imported.count(EntryState.FAULTY)) <= bool(imported.faults)
    return imported


def told(imported: Imported) -> list[str]:
    """Say what each question is, in a line."""
    return [tell(question) for question in imported.unit.questions]


def tell(question: AnyQuestion) -> str:
    kind, prompt = question.__struct_config__.tag, question.prompt
    if isinstance(question, TrueFalse):
        return f"{kind}: {prompt} {question.answer}"
    if isinstance(question, Typed):
        return f"{kind}: {prompt} {'/'.join(question.answers)}"
    if isinstance(question, NumberAsked):
        return f"{kind}: {prompt} {question.answer:g}±{question.tolerance:g} {question.measure}".rstrip()
    if isinstance(question, DateAsked):
        return f"{kind}: {prompt} {question.answer}"
    if isinstance(question, Matching):
        pairs = "/".join(f"{pair.left}={pair.right}" for pair in question.pairs)
        return f"{kind}: {prompt} {pairs}" + (f" +{'/'.join(question.spare)}" if question.spare else "")
    return f"{kind}: {prompt} {'/'.join(question.right_options)} not {'/'.join(wrong.text for wrong in question.wrong_options)}"


def faults(imported: Imported) -> list[str]:
    """Give the faults by place and reason."""
    return [*map(_tell_fault, imported.faults)]


def remarks(imported: Imported) -> list[str]:
    return [*map(_tell_fault, imported.remarks)]


def _tell_fault(fault: Fault) -> str:
    place = ", ".join(
        filter(None, (f"sheet {fault.sheet}" if fault.sheet else fault.entry, f"row {fault.row}" if fault.row else ""))
    )
    return " ".join(filter(None, (place, fault.column or fault.field, fault.why.reason.name)))
