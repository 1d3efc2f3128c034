"""A unit folder -> Unit: the only place that reads content files.

Every entry is read by itself, so that one broken entry hides no other: all faults of a folder come out in one go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from ..errors import Why, because
from ..language.dates import HistoricalDate
from ..library.model import Fact, Person, Source, Summary, Term
from ..library.questions import AnyQuestion
from ..library.unit import Register, Unit, UnitHead, UnitKind
from .faults import Fault, FaultKind
from .files import UnitFiles
from .parse import Parse, Tables, Unfit, parse_here

T = TypeVar("T")
SECTIONS = ("line", "paragraph", "page")


MOST = 1_000
"""Faults that are listed of one unit; what a stray file makes is counted."""
_LONGEST = 300


@dataclass(slots=True)
class UnitReading:
    """One unit folder as far as it could be read, and the faults met on the way."""

    folder: Path
    parse: Parse
    files: UnitFiles
    unit: Unit | None = None
    noted: list[Fault] = field(default_factory=list)
    unlisted: int = 0

    def note(self, file: str, entry: str, field: str, why: Why) -> None:
        if len(self.noted) == MOST:
            self.unlisted += 1
            return
        fields = {name: value[:_LONGEST] if isinstance(value, str) else value for name, value in why.fields.items()}
        self.noted.append(Fault(f"{self.folder.name}/{file}", entry, field[:_LONGEST], Why(why.reason, fields)))

    @property
    def faults(self) -> list[Fault]:
        """What an author has to mend."""
        more = because(FaultKind.MORE_FAULTS, count=self.unlisted)
        return [*self.noted, Fault(self.folder.name, "", "", more)] if self.unlisted else self.noted


def read_unit(folder: Path, parse: Parse = parse_here) -> UnitReading:
    """Read one unit folder; faults of form are noted, never raised."""
    reading = UnitReading(folder, parse, UnitFiles(folder))
    head = _read_head(reading)
    light = head is not None and head.kind is UnitKind.QUESTIONS
    unit = Unit(
        head=head or UnitHead(id="unreadable", title="?", description="?", topics=()),
        sources=tuple(_entries(reading, "sources", Source, light=light)),
        facts=tuple(_entries(reading, "facts", Fact, light=light)),
        people=tuple(_entries(reading, "people", Person, light=light)),
        terms=tuple(_entries(reading, "terms", Term, light=light)),
        questions=tuple(_entries(reading, "questions", AnyQuestion, light=light)),
        summaries=tuple(_summaries(reading)),
        register=_read_register(reading),
    )
    if head is not None:
        reading.unit = unit
    return reading


def _read_toml(reading: UnitReading, file: str) -> Tables:
    try:
        return reading.parse(reading.files.read(file))
    except Unfit as fault:
        reading.note(file, "", "", fault.why)
        return {}


def _read_head(reading: UnitReading) -> UnitHead | None:
    return _convert(reading, "unit.toml", "", _read_toml(reading, "unit.toml"), UnitHead)


def _read_register(reading: UnitReading) -> Register:
    if not reading.files.has("register.toml"):
        return Register()
    return _convert(reading, "register.toml", "", _read_toml(reading, "register.toml"), Register) or Register()


def _entries(reading: UnitReading, name: str, kind: Any, *, light: bool) -> Iterator[Any]:  # kind: a union has no static type
    file = f"{name}.toml"
    if light and name != "questions" and not reading.files.has(file):
        return
    tables = _read_toml(reading, file)
    for key in tables.keys() - {name}:
        reading.note(file, "", key, because(FaultKind.UNKNOWN_TABLE, key=key, table=name))
    rows = tables.get(name, [])
    if not isinstance(rows, list):
        reading.note(file, "", name, because(FaultKind.ONE_TABLE, table=name))
        return
    for number, row in enumerate(rows, 1):
        record = _convert(reading, file, _name_entry(row, number), row, kind)
        if record is not None:
            yield record


def _name_entry(row: object, number: int) -> str:
    """Name an entry by its id or key, or else by its place."""
    names = [row.get("id"), row.get("key")] if isinstance(row, Mapping) else []
    return next((name[:80] for name in names if isinstance(name, str) and name), f"entry {number}")


def _summaries(reading: UnitReading) -> Iterator[Summary]:
    for name in _list_summaries(reading):
        file, stem = f"summaries/{name}", name.removesuffix(".md")
        try:
            row = _split_summary(reading.files.read(file), reading.parse)
        except Unfit as fault:
            reading.note(file, "", "", fault.why)
            continue
        record = _convert(reading, file, stem, {"id": stem, **row}, Summary)
        if record is not None:
            yield record


def _list_summaries(reading: UnitReading) -> list[str]:
    try:
        return reading.files.summaries()
    except Unfit as fault:
        reading.note("summaries", "", "", fault.why)
        return []


def _split_summary(text: str, parse: Parse) -> Tables:
    """Split a Markdown file into its TOML head and its three sections."""
    _, fence, rest = text.partition("+++\n")
    head, closing, body = rest.partition("\n+++\n")
    if not fence or not closing:
        raise Unfit(because(FaultKind.SUMMARY_WITHOUT_HEAD))
    row = parse(head)
    section = ""
    parts: dict[str, list[str]] = {}
    for line in body.splitlines():
        if line.startswith("# "):
            section = line[2:].strip().lower()
            if section not in SECTIONS:
                raise Unfit(because(FaultKind.SUMMARY_HEADING, line=line))
            parts[section] = []
        elif section:
            parts[section].append(line)
        elif line.strip():
            raise Unfit(because(FaultKind.SUMMARY_BEFORE_HEADING, line=line))
    return row | {name: "\n".join(lines).strip() for name, lines in parts.items()}


def _convert(reading: UnitReading, file: str, entry: str, row: object, kind: type[T]) -> T | None:
    try:
        return msgspec.convert(row, kind, dec_hook=_decode)
    except msgspec.ValidationError as error:
        problem, _, path = str(error).partition(" - at `$")
        reading.note(file, entry, path.strip("`").lstrip("."), because(_kind_of(problem), text=problem))
        return None


def _decode(kind: type, value: object) -> object:
    """Read the types that msgspec does not know."""
    if kind is HistoricalDate:
        try:
            return HistoricalDate.parse(str(value))
        except ValueError as error:
            raise ValueError(str(error)) from None
    raise NotImplementedError(kind)  # what msgspec expects of a hook that is asked for another type


def _kind_of(problem: str) -> FaultKind:
    """Say what kind of fault msgspec speaks of; it has no codes, only texts."""
    told = {
        "unknown field": FaultKind.UNKNOWN_FIELD,
        "missing required field": FaultKind.MISSING_FIELD,
        "length <=": FaultKind.TOO_LONG,
        "regex": FaultKind.NOT_AN_ID,
    }
    return next((kind for words, kind in told.items() if words in problem), FaultKind.OTHER_FORM)
