"""The other sheets of our template -> the unit's head, sources, facts, people and terms, with what they name of each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from ....errors import Why, because
from ....language.dates import HistoricalDate
from ....language.folding import fold
from ....library.content_dates import read_year
from ....library.model import OLD_DISSENT, Source, SourceKind, Stance, Status, Testimony, Topic
from ....library.unit import UnitHead, UnitKind
from ...upload_faults import UploadFault
from ..ids import is_id, name_unit
from ..light_questions import nearest
from ..upload import Spot, UploadReading, clean
from .cells import read_day, split_list
from .forms import FACT_FORM, FORMS, IGNORED, SOURCES_OF_FACT, TESTIMONY, TESTIMONY_HEADINGS, TOPICS, UNIT, Form, FormColumn, Held
from .grids.grid import Cell, Grid, Row, letter_of
from .words.truth import truth_of

_SHEETS = {form.sheet: form for form in FORMS}
_CHOICES: Mapping[str, type[SourceKind | Status | Stance]] = {"kind": SourceKind, "status": Status, "Stance": Stance}
_NO_TRUST = "-"
"""Of a source that a sheet only names, nobody has said how far to trust it."""


def split_sheets(grids: Sequence[Grid]) -> tuple[list[Grid], dict[str, Grid]]:
    """Part the sheets of questions from those of other records, by name; help and examples are neither."""
    ours = {name.casefold(): name for name in (*_SHEETS, UNIT, TESTIMONY)}
    records = {ours[key]: grid for grid in grids if (key := grid.sheet.strip().casefold()) in ours}
    rest = [grid for grid in grids if grid not in records.values() and grid.sheet.strip().casefold() not in IGNORED]
    return rest, records


@dataclass(slots=True)
class _Line:
    """A row of a record's sheet, by heading; `key` is the id that it has or gets."""

    spot: Spot
    texts: dict[str, str]
    columns: dict[str, str]
    key: str = ""
    faults: list[tuple[str, Why]] = field(default_factory=list)

    def text(self, heading: str) -> str:
        return self.texts.get(fold(heading), "")

    def refuse(self, heading: str, why: Why) -> object:
        """Note a fault, and give what then stands for the value: nothing."""
        self.faults.append((self.columns.get(fold(heading), heading), why))
        return None


class RecordSheets:
    """Reads the sheets of a template that hold no questions, all of them together."""

    def __init__(self, reading: UploadReading, sheets: Mapping[str, Grid]) -> None:
        self._reading, self._sheets = reading, sheets
        self._lines = {form.sheet: _name_lines(form, [*_lines(sheets.get(form.sheet))]) for form in FORMS}
        self._known = {sheet: _names(sheet, lines) for sheet, lines in self._lines.items()}
        self._sources: dict[str, Source] = {}
        self.topics = {line.text("Title"): line.key for line in self._lines[TOPICS]}

    def read(self) -> None:
        """Hand in every record; sources that facts only name are made of their names."""
        testimony = self._read_testimony()
        for form in FORMS[1:]:
            for line in self._lines[form.sheet]:
                values = self._values(form, line)
                if form is FACT_FORM:
                    values["testimony"] = (*self._agreeing(line), *testimony.pop(line.key, ()))
                if line.faults:
                    self._reading.refuse(line.spot, *line.faults)
                else:
                    record = form.record(**values)
                    assert not isinstance(record, Topic)
                    self._reading.take(line.spot, record)

    @property
    def named_sources(self) -> tuple[Source, ...]:
        """The sources that are named, and stand in no sheet."""
        return tuple(self._sources.values())

    def head(self, made: UnitHead) -> UnitHead:
        """Give the head as the sheet Unit has it, and as it was made of the file's name where that says nothing."""
        told = {fold(clean(row.text(1))): clean(row.text(2)) for row in (self._sheets[UNIT].rows if UNIT in self._sheets else ())}
        topics: dict[str, str] = {}
        for title, key in self.topics.items():
            topics.setdefault(key, title)
        return msgspec.structs.replace(
            made,
            id=name_unit(told["id"]) if told.get("id") else made.id,
            title=told.get("title", "")[:100] or made.title,
            description=told.get("description", "")[:1000],
            kind=UnitKind.UNIT if told.get("kind") == UnitKind.UNIT.value else made.kind,
            topics=tuple(Topic(id=key, title=title) for key, title in topics.items()),
        )

    def _values(self, form: Form, line: _Line) -> dict[str, Any]:  # Any: whatever the fields of a record take
        types = {each.name: each.type for each in msgspec.structs.fields(form.record)}
        values: dict[str, Any] = {form.key: line.key}
        for column in form.columns:
            text = line.text(column.heading)
            if not text:
                if column.field in _REQUIRED[form.sheet]:
                    line.refuse(column.heading, because(UploadFault.CELL_BLANK))
            elif column.field != form.key:
                read = self._read_field(line, column, text)
                values |= {} if read is None else {column.field: _convert(line, column, read, types[column.field])}
        if form.record is Source:
            values = {"kind": SourceKind.TEXTBOOK, "trust": _NO_TRUST} | values
        return values

    def _read_field(self, line: _Line, column: FormColumn, text: str) -> object:
        """Read a cell as its field wants it; None, with a fault, where it cannot be."""
        if column.held is Held.YES:
            truth = truth_of(text)
            return truth if truth is not None else line.refuse(column.heading, _not_one_of(text, ("yes", "no")))
        if column.held is Held.FIGURE:
            whole = text.isascii() and text.isdigit() and len(text) < 6
            figure = int(text) if whole else read_year(text) if column.field == "year" else None
            unreadable = because(UploadFault.FIGURE_UNREADABLE, value=text)
            return figure if figure is not None else line.refuse(column.heading, unreadable)
        if column.held is Held.LIST:
            parts = split_list(text)
            found = [self._find(line, column, part) for part in parts] if column.names else parts
            return tuple(found) if all(found) else None
        if column.held is Held.DATE:
            read = read_day(Cell(text))
            return line.refuse(column.heading, read.fault) if read.fault else read.value
        if column.held is Held.LINES:
            return f"{text}\n"
        choices = _CHOICES.get(column.field)
        if choices is not None and text.casefold() not in {*choices}:
            return line.refuse(column.heading, _not_one_of(text, tuple(choices)))
        return text.casefold() if choices is not None else text

    def _find(self, line: _Line, column: FormColumn, text: str) -> str:
        """Find the record that a cell names, by its id or its title; a topic may be new."""
        known = self._known[column.names]
        key = known.get(fold(text))
        if key is not None:
            return key
        if column.names == TOPICS:
            self.topics.setdefault(text, name_unit(text))
            return self.topics[text]
        line.refuse(column.heading, _not_in(text, column.names, known))
        return ""

    def _source(self, text: str) -> str:
        known = self._known["Sources"].get(fold(text))
        key = known or name_unit(text)
        if not known:
            self._sources.setdefault(key, Source(key=key, title=text[:200], kind=SourceKind.TEXTBOOK, trust=_NO_TRUST))
        return key

    def _agreeing(self, line: _Line) -> tuple[Testimony, ...]:
        named = split_list(line.text(SOURCES_OF_FACT.heading))
        return tuple(Testimony(source=self._source(text), stance=Stance.AGREES) for text in named)

    def _read_testimony(self) -> dict[str, list[Testimony]]:
        found: dict[str, list[Testimony]] = {}
        for line in _lines(self._sheets.get(TESTIMONY)):
            fact, source, stance, claim, note, quote, where, checked = (line.text(heading) for heading in TESTIMONY_HEADINGS)
            key = self._known["Facts"].get(fold(fact))
            if key is None:
                line.refuse("Fact", _not_in(fact, "Facts", self._known["Facts"]))
            if stance.casefold() not in {*Stance, OLD_DISSENT}:
                line.refuse("Stance", _not_one_of(stance, tuple(Stance)))
            for heading, text, most in (("Claim", claim, 400), ("Note", note, 400), ("Quote", quote, 300), ("Where", where, 200)):
                if len(text) > most:
                    line.refuse(heading, because(UploadFault.LONGER_THAN, most=most, length=len(text), text=f"{text[:40]}…"))
            compared = truth_of(checked) if checked else True
            if compared is None:
                line.refuse("Checked", _not_one_of(checked, ("yes", "no")))
            for column, why in line.faults:
                self._reading.fault(line.spot, column, why)
            if key is not None and not line.faults:
                told = Testimony(
                    source=self._source(source), stance=Stance(stance.casefold()), claim=claim, note=note, quote=quote,
                    locator=where, checked=compared is not False,
                )  # fmt: skip
                found.setdefault(key, []).append(told)
        return found


_NAMED = {"name", "entry"}
_REQUIRED = {"Topics": {"title"}, "Sources": {"title"}, "Facts": {"title", "statement"}, "People": _NAMED, "Terms": _NAMED}


def _lines(grid: Grid | None) -> Iterator[_Line]:
    """Read the rows of a sheet by its headings, which stand in its first row."""
    if grid is None or not grid.rows:
        return
    head = grid.rows[0]
    headings = {at: fold(clean(cell.text)) for at, cell in head.cells.items()}
    columns = {heading: f"{letter_of(at)} ({clean(head.text(at))})" for at, heading in headings.items()}
    for row in grid.rows[1:]:
        yield _Line(Spot(sheet=grid.sheet, row=row.number), _texts(row, headings), columns)


def _texts(row: Row, headings: Mapping[int, str]) -> dict[str, str]:
    return {headings[at]: text for at, cell in row.cells.items() if at in headings and (text := clean(cell.text))}


def _name_lines(form: Form, lines: list[_Line]) -> list[_Line]:
    """Give each row the id it has, or one of its title; two may not have the same."""
    title = next(column.heading for column in form.columns if column.field == form.title)
    key = next(column.heading for column in form.columns if column.field == form.key)
    taken: dict[str, str] = {}
    for line in lines:
        line.key = line.text(key) if is_id(line.text(key)) else name_unit(line.text(key) or line.text(title))
        if line.key in taken and (line.text(title) or line.text(key)):
            line.refuse(title, because(UploadFault.TERM_TWICE, where=taken[line.key]))
        taken.setdefault(line.key, f"row {line.spot.row}")
    return lines


def _names(sheet: str, lines: Sequence[_Line]) -> dict[str, str]:
    form = _SHEETS[sheet]
    title = next(column.heading for column in form.columns if column.field == form.title)
    return {fold(line.text(title)): line.key for line in lines} | {line.key: line.key for line in lines}


def _not_one_of(text: str, known: Sequence[str]) -> Why:
    return because(UploadFault.NOT_ONE_OF, value=text, known=", ".join(known))


def _not_in(text: str, sheet: str, known: Mapping[str, str]) -> Why:
    near = nearest(text, known)
    if near:
        return because(UploadFault.NEARLY_IN_SHEET, value=text, sheet=sheet, near=near)
    return because(UploadFault.NOT_IN_SHEET, value=text, sheet=sheet)


def _convert(line: _Line, column: FormColumn, value: object, wanted: Any) -> object:  # Any: a type as msgspec has it
    if isinstance(value, HistoricalDate):
        return value
    try:
        return msgspec.convert(value, wanted)
    except msgspec.ValidationError as error:
        return line.refuse(column.heading, _word(value, str(error)))


def _word(value: object, problem: str) -> Why:
    most = problem.rpartition("<= ")[2].partition(" ")[0]
    if isinstance(value, str) and "length <=" in problem and most.isdigit():
        return because(UploadFault.LONGER_THAN, most=int(most), length=len(value), text=f"{value[:40]}…")
    if isinstance(value, int):
        return because(UploadFault.FIGURE_UNREADABLE, value=str(value))
    return because(UploadFault.CELL_UNREADABLE, text=problem.partition(" - at")[0])
