"""All of one server as one value and as a file, and how it is put into a database."""

from __future__ import annotations

import re
import sqlite3
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from io import BytesIO
from typing import TypeAlias

import msgspec

from ...errors import StoreFault
from ..upkeep.migrate import list_migrations
from .carried import CARRIED, GUILD, Carried

FORM = 1
MOST_BYTES = 1 << 30
"""Bytes of a file when it is unpacked; nothing that a server has is as much."""
_ID = re.compile(r'(^|")~([0-9a-f]+)(?=[/"]|\Z)')
"""The key of a server's own unit, where an id begins with it or is nothing else."""


class Blob(msgspec.Struct, frozen=True):
    """Bytes, as JSON has none."""

    base64: str


Value: TypeAlias = int | float | str | Blob | None


class Rows(msgspec.Struct, frozen=True):
    """Rows of one table."""

    columns: tuple[str, ...]
    rows: list[list[Value]]


class ServerFile(msgspec.Struct, frozen=True, kw_only=True):
    """All that is kept of one server; `migration` is the last that its database had."""

    form: int = FORM
    migration: int
    server: int
    tables: dict[str, Rows]


_read = msgspec.json.Decoder(ServerFile)


def read_server(bare: sqlite3.Connection, guild: int) -> ServerFile:
    """Read all of a server; whoever may meet a writer calls it within a transaction."""
    (migration,) = bare.execute("PRAGMA user_version").fetchone()
    tables = {name: _rows(bare, name, carried, guild) for name, carried in CARRIED.items() if carried.rows}
    return ServerFile(migration=migration, server=guild, tables={name: rows for name, rows in tables.items() if rows.rows})


def _rows(bare: sqlite3.Connection, name: str, carried: Carried, guild: int) -> Rows:
    primary = [row[1] for row in bare.execute(f"PRAGMA table_info({name})") if row[5]]
    found = bare.execute(f"SELECT * FROM {name} WHERE {carried.rows} ORDER BY {', '.join(primary)}", {"guild": guild})
    columns = tuple(column[0] for column in found.description)
    return Rows(columns, [[Blob(b64encode(cell).decode()) if isinstance(cell, bytes) else cell for cell in row] for row in found])


def pack(file: ServerFile) -> bytes:
    """Write it as a file: JSON, packed by gzip; the same server makes the same bytes."""
    import gzip  # which a start does without

    return gzip.compress(msgspec.json.encode(file), 6, mtime=0)


def unpack(data: bytes) -> ServerFile:
    """Read such a file; raise StoreFault for any other."""
    import gzip  # as above

    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as packed:
            file = _read.decode(packed.read(MOST_BYTES))
    except (OSError, EOFError, ValueError, zlib.error, msgspec.DecodeError) as error:
        raise StoreFault(f"It is not the file of a server that Gobbet has written ({error}). Nothing was changed.") from error
    newest = max(list_migrations())
    if file.form != FORM or file.migration > newest:
        raise StoreFault(
            f"The file was written by a newer Gobbet (its migration {file.migration}, ours {newest}). Update this one."
        )
    return file


def digest(file: ServerFile) -> str:
    """Stand for all that a server has."""
    return blake2b(msgspec.json.encode(file), digest_size=16).hexdigest()


# ---- into a database


def holds_server(bare: sqlite3.Connection, guild: int) -> bool:
    """Say whether a database has anything of a server's class."""
    named = [name for name, carried in CARRIED.items() if carried.rows == GUILD and not carried.beside]
    return any(bare.execute(f"SELECT 1 FROM {name} WHERE guild_id = ? LIMIT 1", (guild,)).fetchone() for name in named)


def put_server(bare: sqlite3.Connection, file: ServerFile) -> None:
    """Put a server into a database that has nothing of it, within a transaction; raise StoreFault where it does not fit."""
    if holds_server(bare, file.server):
        raise StoreFault(
            f"Server {file.server} is in this database already, and two of it cannot be made one. Nothing was changed: "
            "erase it in one of the two (/class erase-server), or leave it out."
        )
    if unknown := file.tables.keys() - CARRIED.keys():
        raise StoreFault(
            f"The file has tables that this Gobbet does not know: {', '.join(sorted(unknown))}. Nothing was changed."
        )
    numbers: dict[str, dict[int, int]] = {}
    try:
        for name, carried in CARRIED.items():
            if name in file.tables:
                _put(bare, name, carried, file, numbers)
    except (KeyError, TypeError, ValueError, sqlite3.IntegrityError, sqlite3.InterfaceError) as error:
        raise StoreFault(f"The file is damaged, or was changed by hand ({error!r}). Nothing was changed.") from error


def _put(bare: sqlite3.Connection, name: str, carried: Carried, file: ServerFile, numbers: dict[str, dict[int, int]]) -> None:
    table = file.tables[name]
    known = {row[1] for row in bare.execute(f"PRAGMA table_info({name})")}
    if not {*table.columns} <= known:
        raise ValueError(f"columns of {name}")
    at = {column: place for place, column in enumerate(table.columns)}
    rows = [[b64decode(cell.base64) if isinstance(cell, Blob) else cell for cell in row] for row in table.rows]
    if "guild_id" in at and any(row[at["guild_id"]] != file.server for row in rows):
        raise ValueError(f"rows of another server in {name}")
    if carried.number:
        place = at[carried.number]
        numbers[name] = dict(_renumber(bare, name, [int(row[place]) for row in rows]))  # type: ignore[arg-type]  # a damaged file raises here
        for row in rows:
            row[place] = numbers[name][row[place]]  # type: ignore[index]  # as above
    if carried.of:
        column, owner = carried.of
        for row in rows:
            row[at[column]] = numbers[owner][row[at[column]]]  # type: ignore[index]  # as above
    units = {old: new for old, new in numbers.get("server_units", {}).items() if old != new}
    for column in carried.ids if units else ():
        for row in rows:
            row[at[column]] = rename_units(str(row[at[column]]), units)
    places = ", ".join("?" * len(table.columns))
    verb = "INSERT OR IGNORE" if carried.beside else "INSERT"
    bare.executemany(f"{verb} INTO {name} ({', '.join(table.columns)}) VALUES ({places})", rows)


def _renumber(bare: sqlite3.Connection, name: str, wanted: list[int]) -> Iterator[tuple[int, int]]:
    """Keep each number that is free, as cards in Discord name it; give the others the next that nobody has."""
    (highest,) = bare.execute(f"SELECT coalesce(max(id), 0) FROM {name}").fetchone()
    given = bare.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?", (name,)).fetchone()[0]
    following = max([highest, given, *wanted]) + 1
    for number in wanted:
        if bare.execute(f"SELECT 1 FROM {name} WHERE id = ?", (number,)).fetchone():
            yield number, following
            following += 1
        else:
            yield number, number


def rename_units(text: str, units: Mapping[int, int]) -> str:
    """Name units by their new numbers, in an id or in JSON that holds ids."""

    def rename(found: re.Match[str]) -> str:
        number = int(found[2], 16)
        return f"{found[1]}~{units.get(number, number):x}"

    return _ID.sub(rename, text)
