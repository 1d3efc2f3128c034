"""The notes of an Anki collection, a database of SQLite that a stranger made.

It is opened in memory alone, so that nothing of it lies on a disk, and asked for a few columns. SQLite may not run anything that
the file brings: no view, no trigger, no function, no virtual table, nothing computed; and it has a bound of steps and of sizes.
This is the one place outside of store/ that speaks SQL: not to remember, but to read what another program wrote.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass

from .protobuf import find_number, find_text

_MAGIC = b"SQLite format 3\0"
_TABLES = frozenset({"sqlite_master", "notes", "cards", "col", "notetypes", "templates", "fields", "decks"})
_LONGEST = 4_000_000
_MOST_READ = 64_000_000
"""Characters that are read in all: a hostile file may give one long text again and again."""
_STEPS, _MOST_STEPS = 10_000, 5_000
_CLOZE, _OCCLUSION = 1, 6
_COMMENT = re.compile(r"--[^\n]*")
_REFERENCE = re.compile(r"\{\{([^{}]{1,200})\}\}")


class Damaged(Exception):
    """A collection that cannot be read; the text says what SQLite says of it."""


@dataclass(frozen=True, slots=True)
class NoteType:
    """How notes of a type are asked: the fields of the question and of the answer by place, and how many cards a note makes."""

    name: str
    is_cloze: bool = False
    is_occlusion: bool = False
    fields: tuple[str, ...] = ()
    question: tuple[int, ...] = ()
    answer: tuple[int, ...] = ()
    cards: int = 1


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its type by number, its fields and its tags."""

    number: int
    type: int
    fields: tuple[str, ...]
    tags: str


@dataclass(frozen=True, slots=True)
class Collection:
    """What is read of a collection."""

    types: Mapping[int, NoteType]
    notes: tuple[Note, ...]
    decks: tuple[str, ...]
    """The names of the decks that hold cards."""


def read_collection(data: bytearray, most_notes: int) -> Collection:
    """Read a collection as far as `most_notes` notes; raise Damaged for what is none."""
    if not data.startswith(_MAGIC) or len(data) < 512:
        raise Damaged("no database")
    try:
        with _open(data) as reading:
            return Collection(_read_types(reading), tuple(_read_notes(reading, most_notes)), _read_decks(reading))
    except (sqlite3.Error, ValueError, TypeError, OverflowError, MemoryError) as error:
        raise Damaged(str(error)[:200]) from error


class _Reading:
    """An open collection, the tables it has, and how much may still be read of it."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database, self._left = database, _MOST_READ
        found = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        self.tables = {str(name) for name, sql in found if name in _TABLES and _is_plain(sql)}

    def rows(self, table: str, columns: str) -> Iterator[tuple[object, ...]]:
        """Give some columns of a table; a table that is not there, or is none of Anki's, has no rows."""
        if table not in self.tables:
            return
        for row in self.database.execute(f"SELECT {columns} FROM {table}"):  # both stand below
            self._left -= sum(len(value) for value in row if isinstance(value, str | bytes))
            if self._left < 0:
                raise ValueError("it holds too much text")
            yield row


def _is_plain(sql: object) -> bool:
    """Say whether a table is a plain one: not virtual, and with no column that is computed."""
    told = " ".join(_COMMENT.sub("", sql).upper().split()) if isinstance(sql, str) else ""
    return told.startswith("CREATE TABLE ") and " AS " not in told and " AS(" not in told and "GENERATED" not in told


@contextmanager
def _open(data: bytearray) -> Iterator[_Reading]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        data[18:20] = b"\1\1"  # so that no write-ahead log is looked for: there is none in a package
        database.deserialize(data)
        for pragma in (
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "query_only = ON",
            "temp_store = MEMORY",
            "cache_size = -2000",
        ):
            database.execute(f"PRAGMA {pragma}")
        for limit, most in (
            (sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST),
            (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000),
            (sqlite3.SQLITE_LIMIT_COLUMN, 100),
            (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 20),
            (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
        ):
            database.setlimit(limit, most)
        database.text_factory = lambda text: text.decode("utf-8", "replace")
        database.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        steps = iter(range(_MOST_STEPS))
        database.set_progress_handler(lambda: next(steps, None) is None, _STEPS)
        database.set_authorizer(_allow)
        yield _Reading(database)


def _allow(action: int, what: str | None, column: str | None, place: str | None, inner: str | None) -> int:
    """Allow to read the tables that are asked for, from no view or trigger."""
    if action == sqlite3.SQLITE_SELECT and inner is None:
        return sqlite3.SQLITE_OK
    allowed = action == sqlite3.SQLITE_READ and what in _TABLES and inner is None
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value or "").encode()


def _read_notes(reading: _Reading, most: int) -> Iterator[Note]:
    for row in reading.rows("notes", "id, mid, flds, tags"):
        number, kind, fields, tags = row
        yield Note(_number(number), _number(kind), tuple(str(fields or "").split("\x1f")[:100]), str(tags or ""))
        most -= 1
        if not most:
            return


def _read_types(reading: _Reading) -> dict[int, NoteType]:
    return _read_new_types(reading) if "notetypes" in reading.tables else _read_old_types(reading)


def _read_new_types(reading: _Reading) -> dict[int, NoteType]:
    """Read the types as Anki keeps them since 2.1.28: a table each for types, fields and templates."""
    fields: dict[int, list[tuple[int, str]]] = {}
    for kind, place, name in reading.rows("fields", "ntid, ord, name"):
        fields.setdefault(_number(kind), []).append((_number(place), str(name)))
    templates: dict[int, list[tuple[int, bytes]]] = {}
    for kind, place, config in reading.rows("templates", "ntid, ord, config"):
        templates.setdefault(_number(kind), []).append((_number(place), _bytes(config)))
    found: dict[int, NoteType] = {}
    for row in reading.rows("notetypes", "id, name, config"):
        key, name, config = _number(row[0]), str(row[1]), _bytes(row[2])
        names = [told for _, told in sorted(fields.get(key, []))]
        sides = [(find_text(each, 1), find_text(each, 2)) for _, each in sorted(templates.get(key, []))]
        occlusion = find_number(config, 9) == _OCCLUSION
        found[key] = _make_type(name, names, sides, is_cloze=find_number(config, 1) == _CLOZE, is_occlusion=occlusion)
    return found


def _read_old_types(reading: _Reading) -> dict[int, NoteType]:
    """Read the types as Anki kept them before: JSON in one row."""
    found: dict[int, NoteType] = {}
    for key, model in _json_table(reading, "models").items():
        names = [str(each.get("name", "")) for each in _tables(model.get("flds"))]
        sides = [(str(each.get("qfmt", "")), str(each.get("afmt", ""))) for each in _tables(model.get("tmpls"))]
        occlusion = model.get("originalStockKind") == _OCCLUSION
        made = _make_type(str(model.get("name", "")), names, sides, is_cloze=model.get("type") == _CLOZE, is_occlusion=occlusion)
        found[key] = made
    return found


def _json_table(reading: _Reading, column: str) -> dict[int, dict[str, object]]:
    """Read a column of the one row of `col`: JSON whose keys are numbers."""
    found: dict[int, dict[str, object]] = {}
    for (text,) in reading.rows("col", column):
        try:
            table = json.loads(str(text or "{}"))
        except (ValueError, RecursionError):
            continue
        for key, value in table.items() if isinstance(table, dict) else ():
            if isinstance(value, dict) and key.isdecimal() and len(key) < 20:
                found[int(key)] = value
    return found


def _tables(value: object) -> list[dict[str, object]]:
    """Give the tables of a list in their order."""
    found = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
    return sorted(found, key=lambda each: _number(each.get("ord")))


def _make_type(name: str, names: list[str], sides: list[tuple[str, str]], *, is_cloze: bool, is_occlusion: bool) -> NoteType:
    """Say by its first template which fields of a type are the question, and which the answer."""
    places = {told: at for at, told in enumerate(names)}
    front, back = sides[0] if sides else ("", "")
    asked = [places[told] for filters, told in _references(front) if told in places and "type" not in filters]
    shown = [places[told] for _, told in (*_references(front), *_references(back)) if told in places]
    question = tuple(dict.fromkeys(asked))
    answer = tuple(at for at in dict.fromkeys(shown) if at not in question)
    return NoteType(name, is_cloze, is_occlusion, tuple(names), question, answer, max(1, len(sides)))


def _references(template: str) -> Iterator[tuple[list[str], str]]:
    """Give the fields that a template shows, each with what is done to it."""
    for found in _REFERENCE.finditer(template[:100_000]):
        *filters, name = found[1].strip().split(":")
        if not found[1].lstrip().startswith(("#", "^", "/", "!")):
            yield [each.strip() for each in filters], name.strip()


def _read_decks(reading: _Reading) -> tuple[str, ...]:
    """Name the decks that hold cards."""
    used = {_number(deck) for (deck,) in reading.rows("cards", "did")}
    if "decks" in reading.tables:
        named = {_number(key): str(name).replace("\x1f", "::") for key, name in reading.rows("decks", "id, name")}
    else:
        named = {key: str(deck.get("name", "")) for key, deck in _json_table(reading, "decks").items()}
    return tuple(name for key in sorted(used) if (name := named.get(key, "")))
