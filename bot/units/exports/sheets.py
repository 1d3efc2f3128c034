"""A unit as sheets of our own template: all but its summaries as XLSX, its questions alone as CSV; both are read back whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ...errors import because
from ...library.questions import AnyQuestion, Order, SourceCriticism
from ...library.unit import Unit, UnitKind
from ..formulas import escape_cell
from ..imports.sheets.cells import join_list
from ..imports.sheets.forms import (
    FACT_FORM,
    FORMS,
    QUESTION_HEADINGS,
    QUESTIONS,
    SOURCES_OF_FACT,
    TESTIMONY,
    TESTIMONY_HEADINGS,
    TOPIC_FORM,
    TOPICS,
    UNIT,
    CellValue,
    Form,
    is_plain,
    write_field,
    write_question,
)
from ..imports.sheets.grids.grid import letter_of
from ..upload_faults import LeftOfSheet
from .exported import Exported, LeftOut

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_NO_CELLS = (Order, SourceCriticism)
_ALWAYS = 6
"""Headings of questions that stand in every export, so that it is known as ours: up to the third wrong answer."""
_SECTIONS = ("sources", "facts", "people", "terms")


def export_csv(unit: Unit) -> Exported:
    """Write the questions of a unit as a CSV that spreadsheets open as it is; formulas are made harmless."""
    rows, headings = _questions(unit, facts=False)
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(headings)
    table.writerows([escape_cell(_write(row.get(heading, ""))) for heading in headings] for row in rows)
    left_out = [
        *_left_questions(unit),
        *_left_sections(unit, ("description", *_SECTIONS, "summaries", "extracts")),
        *_left_fields(unit, "fact"),
    ]
    return Exported(f"{unit.head.id}.csv", out.getvalue().encode("utf-8-sig", "replace"), tuple(left_out))


def export_xlsx(unit: Unit) -> Exported:
    """Write a unit as a book of our own sheets; no text in it is a formula."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = QUESTIONS
    rows, headings = _questions(unit, facts=True)
    fill_sheet(sheet, headings, ([row.get(heading, "") for heading in headings] for row in rows))
    for name, columns, records in _sheets(unit):
        fill_sheet(book.create_sheet(name), columns, records)
    left_out = [*_left_questions(unit), *_left_sections(unit, ("summaries", "extracts")), *_left_fields(unit)]
    return Exported(f"{unit.head.id}.xlsx", save_book(book), tuple(left_out))


def fill_sheet(sheet: Worksheet, headings: Sequence[str], rows: Iterable[Sequence[CellValue]]) -> None:
    """Write headings and rows, every text as text."""
    from openpyxl.styles import Alignment, Font

    for number, row in enumerate([headings, *rows], 1):
        for column, value in enumerate(row, 1):
            if value == "":
                continue
            cell = sheet.cell(number, column)
            cell.value = value if isinstance(value, int | float) else _plain(value)
            if isinstance(value, str):
                cell.data_type = "s"  # else openpyxl makes a formula of what begins like one
                cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column, heading in enumerate(headings, 1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[letter_of(column)].width = 40 if heading in _WIDE else 18
    sheet.freeze_panes = "A2"


_WIDE = {"Question", "Explanation", "Statement", "Entry"}


def save_book(book: object) -> bytes:
    """Write a book of openpyxl's to bytes."""
    from openpyxl import Workbook

    assert isinstance(book, Workbook)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _plain(text: str) -> str:
    """Take out what XML cannot hold; a cell holds 32,767 characters."""
    return "".join(char for char in text if char in "\n\t" or (char >= " " and not "\ud800" <= char <= "\udfff"))[:32_767]


def _write(cell: CellValue) -> str:
    """Write a number so that no language reads it as thousands: three figures behind its point become four."""
    if not isinstance(cell, float):
        return str(cell)
    text = repr(cell).removesuffix(".0")
    return f"{text}0" if len(text.partition(".")[2]) == 3 and "e" not in text else text


def _questions(unit: Unit, *, facts: bool) -> tuple[list[dict[str, CellValue]], list[str]]:
    """Give the questions by heading, and the headings that they need."""
    topics = {topic.id: topic.title for topic in unit.head.topics}
    rows = [
        write_question(question, topics) | ({"Fact": question.fact} if facts and question.fact else {})
        for question in unit.questions
        if not isinstance(question, _NO_CELLS)
    ]
    used = {heading for row in rows for heading in row}
    return rows, [heading for at, heading in enumerate(QUESTION_HEADINGS) if at < _ALWAYS or heading in used]


def _sheets(unit: Unit) -> Iterator[tuple[str, Sequence[str], list[list[CellValue]]]]:
    head: list[list[CellValue]] = [["Title", unit.head.title], ["Description", unit.head.description], ["Id", unit.head.id]]
    head += [["Kind", UnitKind.UNIT.value]] if unit.head.kind is UnitKind.UNIT else []
    yield UNIT, ("Unit", ""), head
    if unit.head.topics:
        yield (
            TOPICS,
            [column.heading for column in TOPIC_FORM.columns],
            [_record(TOPIC_FORM, topic) for topic in unit.head.topics],
        )
    for form in FORMS[1:]:
        records: Sequence[object] = getattr(unit, form.sheet.lower())
        if records:
            more = (SOURCES_OF_FACT.heading,) if form is FACT_FORM else ()
            yield form.sheet, [*(column.heading for column in form.columns), *more], [_record(form, each) for each in records]
    told: list[list[CellValue]] = [
        [fact.id, each.source, each.stance.value, each.claim, each.note, each.quote, each.locator, "" if each.checked else "no"]
        for fact in unit.facts
        if not all(map(is_plain, fact.testimony))
        for each in fact.testimony
    ]
    if told:
        yield TESTIMONY, TESTIMONY_HEADINGS, told


def _record(form: Form, record: object) -> list[CellValue]:
    cells = [write_field(record, column) for column in form.columns]
    if form is FACT_FORM:
        testimony = getattr(record, "testimony", ())
        cells.append(join_list(each.source for each in testimony) if all(map(is_plain, testimony)) else "")
    return cells


def _left_questions(unit: Unit) -> Iterator[LeftOut]:
    for question in unit.questions:
        if isinstance(question, _NO_CELLS):
            yield LeftOut(question.id, because(LeftOfSheet.LEFT_KIND, kind=str(question.__struct_config__.tag)))


def _left_sections(unit: Unit, sections: Iterable[str]) -> Iterator[LeftOut]:
    counts: Mapping[str, int] = {
        "description": int(bool(unit.head.description)),
        "summaries": len(unit.summaries),
        "extracts": len(unit.extracts),
        **{name: len(getattr(unit, name)) for name in _SECTIONS},
    }
    for section in sections:
        if counts[section]:
            yield LeftOut("", because(LeftOfSheet.LEFT_SECTION, section=section, count=counts[section]))


def _left_fields(unit: Unit, *more: str) -> Iterator[LeftOut]:
    """Name the fields for which a sheet has no column, each once."""
    asked: list[AnyQuestion] = [question for question in unit.questions if not isinstance(question, _NO_CELLS)]
    counts = {
        "misconception": sum(bool(question.misconceptions) for question in asked),
        "confusable": sum(bool(getattr(question, "confusable", ())) for question in asked) + len(unit.head.confusable),
        "short": sum(person.short is not None for person in unit.people),
        "unit_summary": int(bool(unit.head.unit_summary)),
        "register": len(unit.register.claims) + sum(bool(fact.register) for fact in unit.facts),
        "fact": sum(bool(question.fact) for question in asked) if "fact" in more else 0,
    }
    for field, count in counts.items():
        if count:
            yield LeftOut("", because(LeftOfSheet.LEFT_FIELD, field=field, count=count))
