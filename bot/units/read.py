"""A unit folder -> Unit: the only place that reads content files.

Every entry is read by itself, so that one broken entry hides no other, and what is broken is looked at field by field:
all faults of a folder come out in one go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from ..errors import because
from ..language.dates import HistoricalDate
from ..library.extracts import Extract
from ..library.model import Fact, Person, Source, Summary, Term
from ..library.questions import AnyQuestion
from ..library.unit import Register, Unit, UnitHead, UnitKind
from .authoring.dates import part_styles, tell_dates
from .authoring.testimony import tell_testimony
from .faults import FaultKind
from .faulty.form_faults import FormFault, TextFault
from .faulty.stand_in import Broken
from .files import UnitFiles
from .parse import Parse, Tables, Unfit, parse_here
from .reading import MOST, OPTIONAL, TABLES, UnitReading
from .summary_text import split_summary

__all__ = ["MOST", "UnitReading", "read_unit"]

T = TypeVar("T")
KINDS: Mapping[str, Any] = {
    "sources": Source, "facts": Fact, "people": Person, "terms": Term, "extracts": Extract, "questions": AnyQuestion,
}  # fmt: skip
"""The record of each table; Any: a union has no static type."""
_UNREADABLE = UnitHead(id="unreadable", title="?", description="?", topics=())


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry as it stands in a file: the number-th of its table there."""

    file: str
    table: str
    number: int
    value: object

    @property
    def entry(self) -> str:
        """Name an entry by its id or key, or else by its place."""
        if not isinstance(self.value, dict):
            return f"entry {self.number}"
        return _id_text(self.value.get("id")) or _id_text(self.value.get("key")) or f"entry {self.number}"


@dataclass(slots=True)
class _Records:
    """The records of one kind: those that are sound, and all, with drafts of the others."""

    sound: list[Any] = field(default_factory=list)  # Any: six kinds of record
    all: list[Any] = field(default_factory=list)

    def add(self, reading: UnitReading, row: _Row, kind: Any) -> str:
        """Convert an entry and keep what comes of it; give the table that it belongs to, if that is another one."""
        try:
            record = msgspec.convert(part_styles(row.table, row.value), kind, dec_hook=decode)
        except msgspec.ValidationError as error:
            if reading.is_full:
                reading.unlisted += 1
                return ""
            if other := _other_table(reading, row, kind):
                return other
            draft = _draft(reading, row.file, row.entry, row.value, kind, str(error))
            self.all += [draft] if draft is not None else []
            return ""
        self.sound.append(record)
        self.all.append(record)
        for field_name, why in (*tell_dates(row.table, row.value, record), *tell_testimony(row.value, record)):
            reading.remark(row.file, row.entry, field_name, why)
        return ""


def read_unit(folder: Path, parse: Parse = parse_here, files: UnitFiles | None = None) -> UnitReading:
    """Read one unit folder, or `files` that are in none, by its name; faults of form are noted, never raised."""
    reading = UnitReading(folder, parse, files or UnitFiles(folder))
    stray: list[_Row] = []
    head, head_draft = _read_head(reading, stray)
    light = (head or head_draft).kind is UnitKind.QUESTIONS
    for name in TABLES:
        if ((light and name != "questions") or name in OPTIONAL) and not reading.files.has(f"{name}.toml"):
            continue
        stray += _read_rows(reading, name)
    records = {name: _Records() for name in TABLES}
    stray.reverse()
    while stray:  # what a file says of an entry goes as soon as it is read, see turns.py
        row = stray.pop()
        reading.know_entry(row.file, row.entry, row.table, row.number)
        if other := records[row.table].add(reading, row, KINDS[row.table]):
            records[other].add(reading, row, KINDS[other])
    summaries, register = _read_summaries(reading), _read_register(reading)
    sound: dict[str, Any] = {name: tuple(each.sound) for name, each in records.items()}  # Any: of the table's record
    unit = Unit(head=head or _UNREADABLE, summaries=tuple(summaries.sound), register=register, **sound)
    reading.draft = unit
    if any(len(each.all) != len(each.sound) for each in (*records.values(), summaries)) or head is None:
        drafts: dict[str, Any] = {name: tuple(each.all) for name, each in records.items()}
        reading.draft = Unit(head=head or head_draft, summaries=tuple(summaries.all), register=register, **drafts)
    if head is not None:
        reading.unit = unit
    return reading


def _read_tables(reading: UnitReading, file: str, tables: Sequence[str], *kinds: Any) -> Tables:
    """Parse a file; where it is no TOML as a whole, what can be read of it."""
    text = reading.read_text(file)
    if text is None:
        return {}
    try:
        return reading.parse(text)
    except Unfit as fault:
        return _recover(reading, file, text, fault, tables, kinds)


def _recover(
    reading: UnitReading, file: str, text: str, fault: Unfit, tables: Sequence[str], kinds: Sequence[Any], first: int = 1
) -> Tables:
    from .faulty.fields import field_names
    from .faulty.recover import recover

    found = recover(text, tables, {name for kind in kinds for name in field_names(kind)}, first)
    reading.know_starts(file, found.lines)
    if not found.troubles or fault.why.reason is FaultKind.UNREADABLE:
        reading.note(file, "", "", fault.why)
        reading.unread.add(file)
    if not found.whole:
        reading.unread.add(file)
    for trouble in found.troubles:
        held = found.tables.get(trouble.table, ())
        rows = held if isinstance(held, list) else [held]
        named = trouble.table in TABLES and 0 < trouble.number <= len(rows)
        entry = _Row(file, trouble.table, trouble.number, rows[trouble.number - 1]).entry if named else ""
        reading.note(file, entry, trouble.field, trouble.why, line=trouble.line)
    return found.tables


def _read_head(reading: UnitReading, stray: list[_Row]) -> tuple[UnitHead | None, UnitHead]:
    """Read unit.toml; None, and a draft, where it has faults."""
    from ..library.model import Topic

    file = "unit.toml"
    tables = _read_tables(reading, file, ("topics", *TABLES), UnitHead, Topic)
    stray += _take_strays(reading, file, tables)
    if not tables and not reading.noted:
        reading.note(file, "", "", because(FaultKind.FILE_EMPTY))
    if not tables:
        reading.unread.add(file)
        return None, _UNREADABLE
    try:
        return msgspec.convert(tables, UnitHead, dec_hook=decode), _UNREADABLE
    except msgspec.ValidationError as error:
        lifted = _lift_fields(reading, file, tables)
        if lifted is not tables and (head := _try_head(lifted)) is not None:
            return None, head
        tables = lifted
        return None, _draft(reading, file, "", tables, UnitHead, str(error)) or _UNREADABLE


def _try_head(tables: Tables) -> UnitHead | None:
    try:
        return msgspec.convert(tables, UnitHead, dec_hook=decode)
    except msgspec.ValidationError:
        return None


def _lift_fields(reading: UnitReading, file: str, tables: Tables) -> Tables:
    """Take fields of the unit that stand below the heading of a topic for what they were meant to be."""
    topics = tables.get("topics")
    if not isinstance(topics, list):
        return tables
    lifted: Tables = {}
    for topic in topics:
        below = {"description", "unit_summary", "confusable", "kind"} & topic.keys() if isinstance(topic, dict) else set()
        for name in sorted(below):
            reading.note(
                file, "", f"topics[{topics.index(topic)}].{name}", because(FaultKind.BELOW_HEADING, name=name, table="topics")
            )
            lifted[name] = topic.pop(name)
    return lifted | tables if lifted else tables


def _read_register(reading: UnitReading) -> Register:
    file = "register.toml"
    if not reading.files.has(file):
        return Register()
    tables = _read_tables(reading, file, (), Register)
    try:
        return msgspec.convert(tables, Register, dec_hook=decode)
    except msgspec.ValidationError as error:
        reading.unread.add(file)
        _draft(reading, file, "", tables, Register, str(error))
        return Register()


def _read_rows(reading: UnitReading, name: str) -> Iterator[_Row]:
    """Give the entries of a file; those of another table are named, and read all the same."""
    file = f"{name}.toml"
    tables = _read_tables(reading, file, TABLES, KINDS[name])
    rows = tables.pop(name, [])
    yield from _take_strays(reading, file, tables)
    loose = {key: value for key, value in tables.items() if not _is_table(value)}
    for key in [key for key in tables if key not in loose]:
        from .faulty.near import nearest

        near = nearest(key, TABLES)
        reading.note(file, "", key, because(FaultKind.UNKNOWN_TABLE, key=key, near=near, table=name))
        if near == name and isinstance(rows, list):
            rows = [*rows, *_as_rows(tables[key])]
    yield from _take_loose(reading, file, name, loose)
    if not isinstance(rows, list):
        reading.note(file, "", name, because(TextFault.ONE_BRACKET, text=f"[{name}]", right=f"[[{name}]]"))
        rows = [rows] if isinstance(rows, Mapping) else []
    for number, value in enumerate(_as_rows(rows), 1):
        yield _Row(file, name, number, value)


def _take_strays(reading: UnitReading, file: str, tables: Tables) -> list[_Row]:
    """Take the entries of other tables out of a file."""
    found = []
    for key in [key for key in tables if key in TABLES and f"{key}.toml" != file and _is_table(tables[key])]:
        reading.note(file, "", key, because(FaultKind.OTHER_FILE, key=key))
        found += [_Row(file, key, number, value) for number, value in enumerate(_as_rows(tables.pop(key)), 1)]
    return found


def _take_loose(reading: UnitReading, file: str, name: str, loose: Tables) -> Iterator[_Row]:
    """Take fields above the first heading for an entry without one, if that is what they are."""
    if not loose:
        return
    from .faulty.fields import field_names

    known = {key for key, value in loose.items() if not isinstance(value, Broken)} & field_names(KINDS[name])
    if known:
        reading.note(file, "", next(iter(loose)), because(TextFault.HEADING_MISSING, right=f"[[{name}]]"))
        yield _Row(file, name, 0, loose)
        return
    for key in (key for key, value in loose.items() if not isinstance(value, Broken)):
        reading.note(file, "", key, because(FaultKind.UNKNOWN_TABLE, key=key, near="", table=name))


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value))


def _as_rows(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _read_summaries(reading: UnitReading) -> _Records:
    records = _Records()
    for name in _list_summaries(reading):
        file, stem = f"summaries/{name}", name.removesuffix(".md")
        text = reading.read_text(file)
        if text is None:
            continue
        split = split_summary(text)
        for line, why in split.faults:
            reading.note(file, "", "", why, line=line)
        try:
            head = reading.parse(split.head)
        except Unfit as fault:
            head = _recover(reading, file, split.head, fault, (), (Summary,), split.first)
        records.add(reading, _Row(file, "", 0, {"id": stem, **head, **split.parts}), Summary)
    return records


def _list_summaries(reading: UnitReading) -> list[str]:
    try:
        return reading.files.summaries()
    except Unfit as fault:
        reading.note("summaries", "", "", fault.why)
        reading.unread.add("summaries")
        return []


def _other_table(reading: UnitReading, row: _Row, kind: Any) -> str:
    """Give the table that an entry has the fields of, where it is not the one that it stands in."""
    from .faulty.fields import fitting_table

    other = fitting_table(row.value, kind, KINDS)
    if other:
        nth = reading.count(row.file, row.entry) - 1
        why = because(FormFault.ENTRY_OF_OTHER_TABLE, table=other, right=f"[[{other}]]")
        reading.note(row.file, row.entry, "", why, nth=nth)
    return other


def _draft(reading: UnitReading, file: str, entry: str, value: object, kind: Any, told: str) -> Any:
    """Note everything that is wrong with an entry, and give a draft of it."""
    from .faulty.fields import draft_record

    draft, nth = draft_record(value, kind), reading.count(file, entry) - 1
    for path, why in draft.untold:
        if why.reason is FormFault.NOT_AN_ID and file.startswith("summaries/"):
            why = because(FormFault.FILE_NAME_NOT_AN_ID, right=f"{why.fields['right']}.md")
        reading.note(file, entry, path, why, nth=max(nth, 0))
    if not draft.problems:
        _note_other_form(reading, file, entry, told)
    reading.touched[file, entry] = reading.touched.get((file, entry), frozenset()) | draft.touched
    return draft.record


def _note_other_form(reading: UnitReading, file: str, entry: str, told: str) -> None:
    """Note what the reader of records refuses and we see nothing in: better in its words than not at all.

    A reference that is no id is left to the check, which finds that there is no such entry.
    """

    if "regex" not in told and "length <= 60" not in told:
        reading.note(file, entry, "", because(FormFault.OTHER_FORM, text=told.partition(" - at `$")[0]))


def _id_text(name: object) -> str:
    """Give an id as far as it can be read, for a name."""
    if name is None:
        return ""
    if isinstance(name, str | int) and not isinstance(name, bool):
        return str(name)[:80] if not isinstance(name, int) or abs(name) < 10**20 else ""
    return str(getattr(name, "guess", ""))


def decode(kind: type, value: object) -> object:
    """Read the types that msgspec does not know."""
    if kind is HistoricalDate:
        try:
            return HistoricalDate.parse(str(value))
        except ValueError as error:
            from ..library.content_dates import content_date  # many patterns, which a start need not wait for

            try:
                return content_date(str(value))
            except ValueError:
                raise ValueError(str(error)) from None
    raise NotImplementedError(kind)  # what msgspec expects of a hook that is asked for another type
