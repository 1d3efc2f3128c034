"""A unit with one entry changed, added or removed, or all that keeps the change from being made.

The rules are those of `check` and of uploads. What was wrong with the unit before is not held against the change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec.structs import replace

from ...errors import Why, because
from ...library.questions import Question
from ...library.unit import Unit
from ..check import check_again
from ..faults import FaultKind
from ..faulty.fields import draft_record
from ..faulty.form_faults import FormFault
from ..files import UnitFiles
from ..imports.ids import name_unit, number_questions
from ..imports.light_questions import Part, find_faults, find_remarks
from ..parse import parse_here
from ..read import decode
from ..reading import Noted, UnitReading
from .fields import RECORDS, Editable, EditKind, Field, entries_of, fields_of, find_entry, id_of, kind_of, table_of, title_of
from .names import Names, free_id
from .texts import CODECS, read_texts

_AT = re.compile(r"\[(\d{1,5})\]")
_NEW_ID = "new"


@dataclass(frozen=True, slots=True)
class Told:
    """What is wrong with a change: the field, which of its lines from 1, and the title of the entry where it is another one."""

    why: Why
    field: Field | None = None
    at: int = 0
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """The unit as it is to be stored, the entry that was changed or removed, and what a teacher may want to look at."""

    unit: Unit
    record: Editable
    remarks: tuple[Told, ...] = ()


def change_entry(unit: Unit, kind: EditKind, key: str, changed: Mapping[Field, str]) -> Changed | tuple[Told, ...]:
    """Change an entry by what was typed, or add one where `key` is empty; give what is wrong instead where something is.

    Raises KeyError where the entry is not there any more.
    """
    before = find_entry(unit, kind, key) if key else None
    if key and before is None:
        raise KeyError(key)
    names = Names(unit)
    row, unread = read_texts(kind, before, changed, names)
    row.setdefault(_id_field(kind), _NEW_ID)
    told = [Told(why, field) for field, why in unread.items()]
    draft = draft_record(_without_unread(row, unread), RECORDS[kind])
    told += _unless_told([_tell(kind, path, why) for path, why in draft.untold], told)
    if isinstance(draft.record, Question):
        found = find_faults(draft.record)  # type: ignore[arg-type]  # RECORDS has the kinds that AnyQuestion is made of
        told += _unless_told([_tell_part(kind, each.part, each.at, each.why) for each in found], told)
    if told:
        return tuple(told)
    try:
        record: Editable = msgspec.convert(row, RECORDS[kind], dec_hook=decode)
    except msgspec.ValidationError as error:
        return (Told(because(FormFault.OTHER_FORM, text=str(error)[:200])),)
    put = record if before else _with_id(unit, record)
    after = _put(unit, put, before, names)
    worse = _new_faults(unit, after, kind, put)
    return worse or Changed(after, put, _remarks(kind, put))


def remove_entry(unit: Unit, kind: EditKind, key: str) -> Changed | tuple[Told, ...]:
    """Take an entry out of a unit; give what hangs on it instead where something does. Raises KeyError where it is gone."""
    record = find_entry(unit, kind, key)
    if record is None:
        raise KeyError(key)
    table = table_of(kind)
    after = replace(unit, **{table: tuple(each for each in getattr(unit, table) if each is not record)})
    return _new_faults(unit, after, kind, record) or Changed(after, record)


# ---- putting it in


def _id_field(kind: EditKind) -> str:
    return "key" if kind is EditKind.SOURCE else "id"


def _with_id(unit: Unit, record: Editable) -> Editable:
    """Give a new entry an id of its own, made as an upload makes it."""
    taken = {
        *(id_of(each) for each in entries_of(unit)),
        *(each.id for each in unit.summaries),
        *(each.id for each in unit.extracts),
    }
    if isinstance(record, Question):
        wanted = number_questions([record])[0].id
        return replace(record, id=free_id(wanted, taken))
    return replace(record, **{_id_field(kind_of(record)): free_id(name_unit(title_of(record)), taken)})


def _put(unit: Unit, record: Editable, before: Editable | None, names: Names) -> Unit:
    table = table_of(kind_of(record))
    there: tuple[Editable, ...] = getattr(unit, table)
    entries = tuple(record if each is before else each for each in there) if before else (*there, record)
    head = replace(unit.head, topics=(*unit.head.topics, *names.new_topics))
    sources = entries if table == "sources" else (*unit.sources, *names.new_sources)
    return replace(unit, **{"head": head, table: entries, "sources": sources})


# ---- what is wrong


def _without_unread(row: Mapping[str, object], unread: Mapping[Field, Why]) -> dict[str, object]:
    """Leave out what could not be read and has been told; what its absence would add is left out by `_unless_told`."""
    gone = {CODECS[field].key for field in unread}
    return {name: value for name, value in row.items() if name not in gone}


def _unless_told(found: list[Told], told: list[Told]) -> list[Told]:
    """Leave out what stands in a field of which something was said already."""
    keys = {CODECS[each.field].key for each in told if each.field}
    return [each for each in found if each.field is None or CODECS[each.field].key not in keys]


def _tell(kind: EditKind, path: str, why: Why, entry: str = "") -> Told:
    """Say in which field of the forms a path of a file lies."""
    at = int(found[1]) + 1 if (found := _AT.search(path)) else 0
    root = re.split(r"[.\[]", path, maxsplit=1)[0]
    fields = [field for field in fields_of(kind) if CODECS[field].key == root]
    if Field.FEEDBACKS in fields and "feedback" in path:
        return Told(why, Field.FEEDBACKS, at, entry)
    if why.reason is FaultKind.NO_CLAIM_AND_NOTE:
        return Told(why, Field.DISSENT, 0, entry)
    return Told(why, fields[0] if fields else None, at, entry)


def _tell_part(kind: EditKind, part: Part, at: int, why: Why) -> Told:
    """Say in which field of the forms a part of a question stands."""
    keys = {Part.ANSWER: ("answer", "answers"), Part.FEEDBACK: ("wrong", "feedback")}.get(part, (part.value,))
    fields = [field for field in fields_of(kind) if CODECS[field].key in keys]
    if part is Part.FEEDBACK:
        fields = [field for field in fields if field is not Field.WRONG]
    several = fields and fields[0] in _SEVERAL
    return Told(why, fields[0] if fields else None, at + 1 if several else 0)


_SEVERAL = {Field.ANSWERS, Field.ACCEPTED, Field.WRONG, Field.FEEDBACKS, Field.PAIRS, Field.SPARE}


def _remarks(kind: EditKind, record: Editable) -> tuple[Told, ...]:
    if not isinstance(record, Question):
        return ()
    return tuple(_tell_part(kind, each.part, each.at, each.why) for each in find_remarks(record))


def _new_faults(before: Unit, after: Unit, kind: EditKind, record: Editable) -> tuple[Told, ...]:
    """Check both, and tell what is wrong now alone."""
    old = {_name(each) for each in _check(before)}
    titles = {id_of(each): title_of(each) for each in entries_of(before)}
    own = id_of(record)
    return tuple(
        _tell(kind, each.field, each.why) if each.entry == own else Told(each.why, entry=titles.get(each.entry, each.entry))
        for each in _check(after)
        if _name(each) not in old
    )


def _check(unit: Unit) -> list[Noted]:
    folder = Path(unit.head.id)
    return check_again(UnitReading(folder, parse_here, UnitFiles(folder)), unit).noted


def _name(noted: Noted) -> str:
    """Tell one fault from another."""
    return repr((noted.file, noted.entry, noted.field, noted.why))
