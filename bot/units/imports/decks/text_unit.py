"""A unit of text files, packed in a ZIP, or one of its files alone: read and checked as a content folder is, from the bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple
from zipfile import ZipFile

import msgspec
from msgspec.structs import replace

from ....errors import because
from ....library.unit import Register, Unit, UnitHead, UnitKind
from ...authoring.left_aside import name_left_aside
from ...check import check_again, check_files
from ...faults import Fault, FaultKind
from ...faulty.deck_faults import DeckFault
from ...reading import TABLES, UnitReading
from ...upload_faults import UploadFault
from ..upload import MOST_ENTRIES, Entry, EntryState, Format, Imported, Record, Spot, Unusable, Upload, fault_at, head_of
from ..zips import is_zip
from .packed_files import HEAD, OWN, PackedFiles, is_seen, unpack_within

_TABLE = re.compile(rf"^\[\[({'|'.join(TABLES)})\]\]", re.MULTILINE)
_ROUNDS = 50
"""How long a chain of entries may be that hang on one with faults, before all of the unit is refused."""


class _Place(NamedTuple):
    """Where an entry stands: the file, and its id there."""

    file: str
    entry: str


def looks_like_text_unit(upload: Upload) -> bool:
    """Say whether this is a ZIP with a file that is named as one of a unit, or nearly; or such a file."""
    if not is_zip(upload):
        return upload.text is not None and (upload.name.lower().endswith(".toml") or _TABLE.search(upload.text) is not None)
    names = (PurePosixPath(name).name.lower() for name in unpack_within(upload.data).names if is_seen(name))
    return any(name.removesuffix(".txt") in OWN for name in names)


def read(upload: Upload) -> Imported:
    """Read a packed unit; every entry of its files is an entry here, and a file that cannot be read is one."""
    files = PackedFiles(unpack_within(upload.data if is_zip(upload) else _pack_alone(upload)))
    if sum(len(_TABLE.findall(files.peek(table))) for table in OWN) > MOST_ENTRIES:
        raise Unusable(UploadFault.TOO_MUCH_FOUND, most=MOST_ENTRIES)
    name = files.root.rstrip("/").rpartition("/")[2] or head_of(upload).id
    missing = _make_head(upload, files)
    reading = check_files(name, files)
    if missing:
        reading.note(HEAD, "", "", because(FaultKind.NO_FILE, near=""))
    bad = {_Place(noted.file, noted.entry) for noted in reading.noted}
    unit, hanging = _leave_out(reading, _draft(upload, reading, bad), bad)
    entries = tuple(_entries(reading, unit, bad | hanging))
    if len(entries) > MOST_ENTRIES:
        raise Unusable(UploadFault.TOO_MUCH_FOUND, most=MOST_ENTRIES)
    why = because(DeckFault.RESTS_ON_FAULTY)
    hung = (fault_at(f"{name}/{place.file}", Spot(entry=place.entry), "", why) for place in sorted(hanging))
    remarks = (*_left_aside(name, files), *reading.remarks, *hung)
    return Imported(Format.TEXT_UNIT, unit, entries, tuple(reading.faults), remarks)


def _pack_alone(upload: Upload) -> bytes:
    """Pack a file that came alone, under the name that what stands in it has in a unit."""
    table = _TABLE.search(upload.text or "")
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        packed.writestr(f"{table[1]}.toml" if table else HEAD, upload.data)
    return out.getvalue()


def _make_head(upload: Upload, files: PackedFiles) -> bool:
    """Make a unit.toml where there is none, so that the rest can be read; say whether it was made."""
    if files.has(HEAD):
        return False
    head = head_of(upload)
    kind = UnitKind.UNIT if files.has("facts.toml") else UnitKind.QUESTIONS
    title = msgspec.json.encode(head.title).decode()
    files.put(HEAD, f'id = "{head.id}"\ntitle = {title}\ndescription = {title}\nkind = "{kind}"\n')
    return True


def _left_aside(name: str, files: PackedFiles) -> Iterator[Fault]:
    """Name what was read under another name, and what was not read."""
    meant = {actual: wanted for wanted, actual in files.read_as.items()}
    there = {meant.get(each, each): is_folder for each, is_folder in files.listed("").items()}
    for actual, wanted in meant.items():
        yield fault_at(f"{name}/{actual}", Spot(), "", because(DeckFault.READ_AS, name=wanted))
    yield from name_left_aside(name, there, files.listed("summaries/"))


def _draft(upload: Upload, reading: UnitReading, bad: set[_Place]) -> Unit:
    """Give what was read, under a head of its own where that of the file has faults."""
    unit = reading.unit or reading.draft or Unit(head=head_of(upload))
    if not any(place.file == HEAD for place in bad) or (reading.unit and reading.unit.head.id == head_of(upload).id):
        return unit
    made = head_of(upload)
    topics = tuple(topic for topic in unit.head.topics if topic.id and topic.title)
    head = UnitHead(id=made.id, title=made.title, description=made.title, kind=unit.head.kind, topics=topics)
    return replace(reading.draft or unit, head=head)


def _leave_out(reading: UnitReading, unit: Unit, bad: set[_Place]) -> tuple[Unit, set[_Place]]:
    """Leave out what has faults, and then what names it, until the rest is sound; say what was left out for that."""
    hanging: set[_Place] = set()
    unit = _without(unit, bad)
    for _ in range(_ROUNDS):
        fresh = {_Place(noted.file, noted.entry) for noted in check_again(reading, unit).noted}
        if not fresh:
            return unit, hanging
        if any(place.file == HEAD for place in fresh):
            unit = replace(unit, head=replace(unit.head, unit_summary=""))
        if any(place.file == "register.toml" for place in fresh):
            unit = replace(unit, register=Register())
        hanging |= {place for place in fresh if place.file not in (HEAD, "register.toml")}
        unit = _without(unit, hanging)
    return Unit(head=unit.head), hanging | {place for place, _ in _records(unit)}


def _without(unit: Unit, places: set[_Place]) -> Unit:
    """Leave entries out of a unit."""
    kept: Mapping[str, tuple[Record, ...]] = {
        table: tuple(record for record in getattr(unit, table) if _place(table, record) not in places)
        for table in (*TABLES, "summaries")
    }
    return replace(unit, **kept)


def _place(table: str, record: Record) -> _Place:
    key = getattr(record, "key", "") or getattr(record, "id", "")
    return _Place(f"summaries/{key}.md" if table == "summaries" else f"{table}.toml", key)


def _spot(place: _Place) -> Spot:
    return Spot(entry=" · ".join(part for part in place if part))


def _records(unit: Unit) -> Iterator[tuple[_Place, Record]]:
    for table in (*TABLES, "summaries"):
        for record in getattr(unit, table):
            yield _place(table, record), record


def _entries(reading: UnitReading, unit: Unit, left_out: set[_Place]) -> Iterator[Entry]:
    """Give every entry that was met; the sound ones in the order of the unit, as its questions have it."""
    sound = list(_records(unit))
    for place, record in sound:
        state = EntryState.QUESTION if place.file == "questions.toml" else EntryState.OTHER_RECORD
        yield Entry(_spot(place), state, record)
    taken = {place for place, _ in sound}
    others = [_Place(*found) for found in reading.entries()]
    others += [place for place in left_out if not place.entry or place.file.startswith("summaries/")]
    for place in others:
        if place not in taken:
            yield Entry(_spot(place), EntryState.FAULTY)
