"""A unit folder -> Unit: the only place that reads content files.

Every entry is read by itself, so that one broken entry hides no other: all faults of a folder come out in one go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import tomli

from ..errors import Why, because
from ..language.dates import HistoricalDate
from ..library.model import Fact, Person, Source, Summary, Term
from ..library.questions import AnyQuestion
from ..library.unit import Register, Unit, UnitHead
from .faults import ContentFault, Fault, FaultKind

T = TypeVar("T")
SECTIONS = ("line", "paragraph", "page")


@dataclass(slots=True)
class UnitReading:
    """One unit folder as far as it could be read, and the faults met on the way."""

    folder: Path
    unit: Unit | None = None
    faults: list[Fault] = field(default_factory=list)

    def note(self, file: str, entry: str, field: str, why: Why) -> None:
        self.faults.append(Fault(f"{self.folder.name}/{file}", entry, field, why))


class _Malformed(ValueError):
    """A summary is not written as it should be; its argument says why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def find_units(content: Path) -> list[Path]:
    """List the unit folders of a content folder (or the folder itself, where it is a unit), by name."""
    if (content / "unit.toml").is_file():
        return [content]
    if not content.is_dir():
        raise _no_content(FaultKind.NO_FOLDER, content)
    found = sorted(path.parent for path in content.glob("*/unit.toml"))
    if not found:
        raise _no_content(FaultKind.NO_UNIT, content)
    return found


def _no_content(kind: FaultKind, content: Path) -> ContentFault:
    return ContentFault([Fault("", "", "", because(kind, folder=str(content)))])


def read_unit(folder: Path) -> UnitReading:
    """Read one unit folder; faults of form are noted, never raised."""
    reading = UnitReading(folder)
    head = _read_head(reading)
    unit = Unit(
        head=head or UnitHead(id="unreadable", title="?", description="?", topics=()),
        sources=tuple(_entries(reading, "sources", Source)),
        facts=tuple(_entries(reading, "facts", Fact)),
        people=tuple(_entries(reading, "people", Person)),
        terms=tuple(_entries(reading, "terms", Term)),
        questions=tuple(_entries(reading, "questions", AnyQuestion)),
        summaries=tuple(_summaries(reading)),
        register=_read_register(reading),
    )
    if head is not None:
        reading.unit = unit
    return reading


def _read_toml(reading: UnitReading, file: str) -> dict[str, object]:
    path = reading.folder / file
    try:
        return tomli.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        reading.note(file, "", "", because(FaultKind.NO_FILE))
    except UnicodeDecodeError as error:
        reading.note(file, "", "", because(FaultKind.NOT_UTF8, byte=error.start))
    except tomli.TOMLDecodeError as error:
        reading.note(file, "", "", because(FaultKind.NOT_TOML, text=str(error)))
    except OSError as error:
        reading.note(file, "", "", because(FaultKind.UNREADABLE, text=str(error.strerror)))
    return {}


def _read_head(reading: UnitReading) -> UnitHead | None:
    return _convert(reading, "unit.toml", "", _read_toml(reading, "unit.toml"), UnitHead)


def _read_register(reading: UnitReading) -> Register:
    if not (reading.folder / "register.toml").is_file():
        return Register()
    return _convert(reading, "register.toml", "", _read_toml(reading, "register.toml"), Register) or Register()


def _entries(reading: UnitReading, name: str, kind: Any) -> Iterator[Any]:  # kind: a union has no static type
    file = f"{name}.toml"
    tables = _read_toml(reading, file)
    for key in tables.keys() - {name}:
        reading.note(file, "", key, because(FaultKind.UNKNOWN_TABLE, key=key, table=name))
    rows = tables.get(name, [])
    if not isinstance(rows, list):
        reading.note(file, "", name, because(FaultKind.ONE_TABLE, table=name))
        return
    for number, row in enumerate(rows, 1):
        entry = str(row.get("id") or row.get("key") or f"entry {number}") if isinstance(row, Mapping) else f"entry {number}"
        record = _convert(reading, file, entry, row, kind)
        if record is not None:
            yield record


def _summaries(reading: UnitReading) -> Iterator[Summary]:
    for path in sorted((reading.folder / "summaries").glob("*.md")):
        file = f"summaries/{path.name}"
        try:
            row = _split_summary(path.read_text("utf-8"))
        except _Malformed as error:
            reading.note(file, "", "", error.why)
            continue
        except (ValueError, OSError) as error:
            reading.note(file, "", "", because(FaultKind.SUMMARY_UNREADABLE, text=str(error)))
            continue
        record = _convert(reading, file, path.stem, {"id": path.stem, **row}, Summary)
        if record is not None:
            yield record


def _split_summary(text: str) -> dict[str, object]:
    """Split a Markdown file into its TOML head and its three sections."""
    _, fence, rest = text.partition("+++\n")
    head, closing, body = rest.partition("\n+++\n")
    if not fence or not closing:
        raise _Malformed(because(FaultKind.SUMMARY_WITHOUT_HEAD))
    row: dict[str, object] = dict(tomli.loads(head))
    section = ""
    parts: dict[str, list[str]] = {}
    for line in body.splitlines():
        if line.startswith("# "):
            section = line[2:].strip().lower()
            if section not in SECTIONS:
                raise _Malformed(because(FaultKind.SUMMARY_HEADING, line=line))
            parts[section] = []
        elif section:
            parts[section].append(line)
        elif line.strip():
            raise _Malformed(because(FaultKind.SUMMARY_BEFORE_HEADING, line=line))
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
