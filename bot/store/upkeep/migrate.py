"""Numbered .sql files, all that are missing applied in one transaction together with their record, after a backup.

So a new database is made wholly or not at all, whenever the process is killed: what is left is an empty one, and begun again.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from ...errors import StoreFault
from .copying import write_copy
from .schema import find_missing, listed_parts, parts_made

APPLICATION = 0x676F6262  # "gobb", in the header of each of our files
_FOLDER = Path(__file__).parents[1] / "migrations"
_NAME = re.compile(r"(\d{4})_[a-z_]+\.sql")


def list_migrations() -> dict[int, str]:
    """Give the text of each migration by its number, in order."""
    found = {int(match.group(1)): file.read_text("utf-8") for file in _FOLDER.iterdir() if (match := _NAME.fullmatch(file.name))}
    return dict(sorted(found.items()))


def is_blank(bare: sqlite3.Connection) -> bool:
    """Say whether nobody has put anything into a database yet; one that was begun and not made is of this kind."""
    marks = [bare.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    return marks == [0, 0] and bare.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0


def migrate(bare: sqlite3.Connection, path: Path) -> None:
    """Apply what is missing; raise StoreFault for a database made by a newer Gobbet, before anything is changed."""
    require_not_newer(bare, path)
    migrations = list_migrations()
    at, newest = _current(bare), max(migrations)
    if 0 < at < newest:
        write_copy(bare, path.with_name(f"{path.name}.before-{newest:04}"))
    if at < newest:
        _apply(bare, [script for number, script in migrations.items() if number > at], newest)


def require_ours(bare: sqlite3.Connection, path: Path) -> None:
    """Raise DatabaseError for a file that is not SQLite, not ours or damaged; nothing is written before this is sure."""
    if bare.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise sqlite3.DatabaseError("it was not made by Gobbet")
    verdict = bare.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise sqlite3.DatabaseError(f"it is damaged: {verdict}")
    require_not_newer(bare, path)
    require_whole(bare)


def require_not_newer(bare: sqlite3.Connection, path: Path) -> None:
    """Raise StoreFault for a database that a newer Gobbet has made; this only reads."""
    at, newest = _current(bare), max(list_migrations())
    if at > newest:
        raise StoreFault(
            f"The database {str(path)!r} was made by a newer Gobbet (its migration {at}, ours {newest}). "
            "It has not been changed: update Gobbet, or set DATA_DIR to another folder."
        )


def require_whole(bare: sqlite3.Connection) -> None:
    """Raise DatabaseError for a database that lacks what its number says; this only reads."""
    at = _current(bare)
    wanted = listed_parts(at)
    if wanted is None:
        wanted = parts_made(script for number, script in list_migrations().items() if number <= at)
    missing = find_missing(bare, wanted)
    if missing:
        raise sqlite3.DatabaseError(f"it is not whole: {', '.join(missing[:3])} {'is' if len(missing) == 1 else 'are'} missing")


def _current(bare: sqlite3.Connection) -> int:
    number: int = bare.execute("PRAGMA user_version").fetchone()[0]
    return number


def _apply(bare: sqlite3.Connection, scripts: Iterable[str], newest: int) -> None:
    bare.execute("BEGIN IMMEDIATE")
    try:
        bare.execute(f"PRAGMA application_id = {APPLICATION}")
        for statement in chain.from_iterable(map(_statements, scripts)):
            bare.execute(statement)
        bare.execute(f"PRAGMA user_version = {newest}")  # part of the transaction: the record of what was applied
        bare.execute("COMMIT")
    except BaseException:
        if bare.in_transaction:
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
