"""Packages as Anki makes them: its tables, as far as notes are concerned, in the old and in the new scheme."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import zstandard

VERSIONS = {"collection.anki2": b"\x08\x01", "collection.anki21": b"\x08\x02", "collection.anki21b": b"\x08\x03"}


class Kind(NamedTuple):
    """A type of notes."""

    name: str
    fields: tuple[str, ...]
    templates: tuple[tuple[str, str], ...]
    is_cloze: bool = False
    stock: int = 0


BASIC = Kind("Einfach", ("Vorderseite", "Rückseite"), (("{{Vorderseite}}", "{{FrontSide}}<hr id=answer>{{Rückseite}}"),))
REVERSED = Kind("Basic (and reversed card)", ("Front", "Back"), (("{{Front}}", "{{Back}}"), ("{{Back}}", "{{Front}}")))
TYPING = Kind("Basic (type in the answer)", ("Front", "Back"), (("{{Front}}\n\n{{type:Back}}", "{{FrontSide}}{{type:Back}}"),))
OPTIONAL = Kind(
    "Basic (optional reversed card)", ("Front", "Back", "Add Reverse"),
    (("{{Front}}", "{{FrontSide}}{{Back}}"), ("{{#Add Reverse}}{{Back}}{{/Add Reverse}}", "{{Front}}")),
)  # fmt: skip
CLOZE = Kind(
    "Lückentext", ("Text", "Rückseite Extra"), (("{{cloze:Text}}", "{{cloze:Text}}<br>{{Rückseite Extra}}"),), is_cloze=True
)
OCCLUSION = Kind("Image Occlusion", ("Occlusion", "Image"), (("{{cloze:Occlusion}}", "{{Image}}"),), is_cloze=True, stock=6)
VOCABULARY = Kind("Vocab with picture", ("Word", "Meaning", "Sentence"), (("{{Word}}", "{{Meaning}}{{Sentence}}"),))
CUSTOM = Kind("My own type", ("Source", "Asked", "Answer"), (("{{Asked}}", "{{FrontSide}}{{Answer}}"),))
KINDS = (BASIC, REVERSED, TYPING, OPTIONAL, CLOZE, OCCLUSION, VOCABULARY, CUSTOM)
Notes = Iterable[tuple[Kind, tuple[str, ...], str]]


def collection(notes: Notes, *, new: bool = False, more_sql: str = "") -> bytes:
    """Make a collection of SQLite, in the scheme of Anki's version 11 or, if new, 18."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.create_collation("unicase", lambda one, other: (one > other) - (one < other))
    database.executescript(
        "create table notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,"
        " usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,"
        " flags integer NOT NULL, data text NOT NULL);"
        "CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL);"
        "CREATE TABLE col (id integer PRIMARY KEY, models text NOT NULL, decks text NOT NULL, conf text NOT NULL);"
        "CREATE INDEX ix_notes_csum ON notes (csum);"
    )
    _add_new_types(database) if new else _add_old_types(database)
    for number, (kind, fields, tags) in enumerate(notes, 1):
        row = (1000 + number, f"guid{number}", KINDS.index(kind) + 1, f" {tags} ", "\x1f".join(fields), fields[0])
        database.execute("INSERT INTO notes VALUES (?, ?, ?, 0, -1, ?, ?, ?, 0, 0, '')", row)
        database.execute("INSERT INTO cards VALUES (?, ?, 7, 0)", (2000 + number, 1000 + number))
    database.executescript(more_sql)
    return database.serialize()


def _add_old_types(database: sqlite3.Connection) -> None:
    models = {
        str(number): {
            "id": number, "name": kind.name, "type": int(kind.is_cloze), "originalStockKind": kind.stock,
            "flds": [{"name": name, "ord": place} for place, name in enumerate(kind.fields)],
            "tmpls": [{"name": "Card", "ord": place, "qfmt": q, "afmt": a} for place, (q, a) in enumerate(kind.templates)],
        }
        for number, kind in enumerate(KINDS, 1)
    }  # fmt: skip
    decks = {"1": {"name": "Default"}, "7": {"name": "History::Vienna 1815"}}
    database.execute("INSERT INTO col VALUES (1, ?, ?, '{}')", (json.dumps(models), json.dumps(decks)))


def _add_new_types(database: sqlite3.Connection) -> None:
    database.executescript(
        "INSERT INTO col VALUES (1, '', '', '');"
        "CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE unicase,"
        " mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);"
        "CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);"
        "CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL,"
        " name text NOT NULL COLLATE unicase, config blob NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;"
        "CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE unicase,"
        " mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;"
        "CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);"
        "CREATE TABLE decks (name text NOT NULL PRIMARY KEY COLLATE unicase, id integer NOT NULL, common blob NOT NULL);"
        "INSERT INTO decks VALUES ('Default', 1, x''), ('History' || char(31) || 'Vienna 1815', 7, x'');"
        "ANALYZE;"
    )
    for number, kind in enumerate(KINDS, 1):
        config = (b"\x08\x01" if kind.is_cloze else b"") + b"\x1a\x03css" + (bytes([0x48, kind.stock]) if kind.stock else b"")
        database.execute("INSERT INTO notetypes VALUES (?, ?, 0, 0, ?)", (number, kind.name, config))
        for place, name in enumerate(kind.fields):
            database.execute("INSERT INTO fields VALUES (?, ?, ?, x'')", (number, place, name))
        for place, (question, answer) in enumerate(kind.templates):
            text = _text(1, question) + _text(2, answer)
            database.execute("INSERT INTO templates VALUES (?, ?, ?, 0, 0, ?)", (number, place, f"Card {place}", text))


def _text(field: int, text: str) -> bytes:
    data = text.encode()
    assert len(data) < 128
    return bytes([field << 3 | 2, len(data)]) + data


def package(members: Mapping[str, bytes], meta: str = "") -> bytes:
    """Pack members; `meta` is the name of the collection that counts. The newest is packed by zstd, without a size."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        if meta:
            made.writestr("meta", VERSIONS[meta])
        for name, data in members.items():
            made.writestr(name, squeeze(data) if name.endswith("b") else data)
    return out.getvalue()


def squeeze(data: bytes) -> bytes:
    """Compress as Anki does: a frame that does not tell its size."""
    with io.BytesIO() as out:
        with zstandard.ZstdCompressor(write_content_size=False).stream_writer(out, closefd=False) as writer:
            writer.write(data)
        return out.getvalue()
