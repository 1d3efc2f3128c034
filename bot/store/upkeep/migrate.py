"""Numbered .sql files, each applied in one transaction together with its record, after a backup."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from ...errors import StoreFault

APPLICATION = 0x676F6262  # "gobb", in the header of each of our files
_NAME = re.compile(r"(\d{4})_[a-z_]+\.sql")


def list_migrations() -> dict[int, str]:
    """Give the text of each migration by its number, in order."""
    files = resources.files("bot.store.migrations").iterdir()
    found = {int(match.group(1)): file.read_text("utf-8") for file in files if (match := _NAME.fullmatch(file.name))}
    return dict(sorted(found.items()))


def migrate(bare: sqlite3.Connection, path: Path) -> None:
    """Apply what is missing; raise StoreFault for a database made by a newer Gobbet, before anything is changed."""
    require_not_newer(bare, path)
    migrations = list_migrations()
    at, newest = _current(bare), max(migrations)
    if 0 < at < newest:
        _back_up(bare, path.with_name(f"{path.name}.before-{newest:04}"))
    for number in range(at + 1, newest + 1):
        _apply(bare, number, migrations[number])


def require_not_newer(bare: sqlite3.Connection, path: Path) -> None:
    """Raise StoreFault for a database that a newer Gobbet has made; this only reads."""
    at, newest = _current(bare), max(list_migrations())
    if at > newest:
        raise StoreFault(
            f"The database {str(path)!r} was made by a newer Gobbet (its migration {at}, ours {newest}). "
            "It has not been changed: update Gobbet, or set DATA_DIR to another folder."
        )


def _current(bare: sqlite3.Connection) -> int:
    number: int = bare.execute("PRAGMA user_version").fetchone()[0]
    return number


def _apply(bare: sqlite3.Connection, number: int, script: str) -> None:
    bare.execute("BEGIN IMMEDIATE")
    try:
        for statement in _statements(script):
            bare.execute(statement)
        bare.execute(f"PRAGMA user_version = {number}")  # part of the transaction: the record of what was applied
        bare.execute("COMMIT")
    except BaseException:
        bare.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """Split a script at lines where SQLite sees a statement end; executescript would commit by itself."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement


def _back_up(bare: sqlite3.Connection, path: Path) -> None:
    copy = sqlite3.connect(path)
    try:
        bare.backup(copy)
    finally:
        copy.close()
