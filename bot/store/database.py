"""The database file, and group commit.

Work is a function of the bare connection, run in the connection's thread. A batch of it is one hop to that thread; each
caller who writes waits for the commit that holds its work.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..errors import StoreFault
from .batches import Batches
from .connection import Connection, Work
from .upkeep.migrate import APPLICATION, migrate, require_not_newer

T = TypeVar("T")
BATCH = 128


class Database:
    """One SQLite file, owned by one process."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._batches: Batches[_Piece, object] = Batches(self._run, most=BATCH)

    @classmethod
    async def open(cls, path: Path) -> Database:
        """Open or make the file and bring it up to date; raise StoreFault where it is not ours to use."""
        fresh = _prepare_place(path)
        connection = await _connect(path)
        try:
            await connection.run(_claim if fresh else lambda bare: _require_ours(bare, path))
            await connection.run(lambda bare: migrate(bare, path))
        except sqlite3.DatabaseError as error:
            await connection.close()
            raise StoreFault(_unusable(path, error)) from error
        except BaseException:
            await connection.close()
            raise
        return cls(connection)

    async def read(self, work: Work[T]) -> T:
        """Run `work` within the next hop, before and outside its transaction: it sees what is committed."""
        return await self._join(work, writes=False)

    async def write(self, work: Work[T]) -> T:
        """Run `work` within the next commit and return once it is on disk; what it raises is its own alone."""
        return await self._join(work, writes=True)

    async def execute(self, sql: str, *values: object) -> None:
        """Run one statement within the next commit."""

        def work(bare: sqlite3.Connection) -> None:
            bare.execute(sql, values)

        await self.write(work)

    async def close(self) -> None:
        """Finish what was acknowledged as waiting, fold the log into the file and let go of it."""
        await self._batches.finish()
        await self._connection.run(lambda bare: bare.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
        await self._connection.close()

    async def _join(self, work: Work[T], *, writes: bool) -> T:
        return await self._batches.join(_Piece(work, writes))  # type: ignore[return-value]  # what this work returned

    async def _run(self, batch: Sequence[_Piece]) -> Sequence[object]:
        return await self._connection.run(lambda bare: _run_batch(bare, batch))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of work, and whether it needs a transaction."""

    work: Work[object]
    writes: bool


def _run_batch(bare: sqlite3.Connection, batch: Sequence[_Piece]) -> list[object]:
    """Run a batch, reads first, and then all that writes in one transaction; what a piece raises is its own outcome."""
    outcomes = {id(piece): _try(bare, piece.work) for piece in batch if not piece.writes}
    writes = [piece for piece in batch if piece.writes]
    if writes:
        try:
            outcomes |= dict(zip(map(id, writes), _commit(bare, [piece.work for piece in writes]), strict=True))
        except Exception as error:  # noqa: BLE001 - the commit itself failed: every caller of it is told
            outcomes |= dict.fromkeys(map(id, writes), error)
    return [outcomes[id(piece)] for piece in batch]


def _try(bare: sqlite3.Connection, work: Work[object]) -> object:
    try:
        return work(bare)
    except Exception as error:  # noqa: BLE001 - handed to the one caller whose work it was
        return error


def _commit(bare: sqlite3.Connection, works: list[Work[object]]) -> list[object]:
    """Run each piece in one transaction; a piece that raises is rolled back alone."""
    outcomes: list[object] = []
    bare.execute("BEGIN IMMEDIATE")
    try:
        if len(works) == 1:  # alone, the transaction itself is what is rolled back
            outcomes.append(works[0](bare))
            works = []
        for work in works:
            bare.execute("SAVEPOINT work")
            outcome = _try(bare, work)
            if isinstance(outcome, Exception):
                bare.execute("ROLLBACK TO work")
            bare.execute("RELEASE work")
            outcomes.append(outcome)
        bare.execute("COMMIT")
    except BaseException:
        if bare.in_transaction:
            bare.execute("ROLLBACK")
        raise
    return outcomes


def _prepare_place(path: Path) -> bool:
    """Make the folder and prove that it can be written; say whether the database is still to be made."""
    folder = path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".gobbet-can-write"
        probe.touch()
        probe.unlink()
    except OSError as error:
        why = error.strerror or str(error)
        raise StoreFault(
            f"DATA_DIR is {str(folder)!r}, and nothing can be written there ({why}). "
            "Set DATA_DIR to a folder that the bot may write to."
        ) from error
    return not path.exists() or path.stat().st_size == 0


async def _connect(path: Path) -> Connection:
    try:
        return await Connection.open(path)
    except sqlite3.Error as error:
        raise StoreFault(_unusable(path, error)) from error


def _unusable(path: Path, error: Exception) -> str:
    return (
        f"The database {str(path)!r} cannot be used ({error}). It has not been changed: "
        "move it away to begin afresh, or put a backup in its place."
    )


def _claim(bare: sqlite3.Connection) -> None:
    bare.execute(f"PRAGMA application_id = {APPLICATION}")
    _prepare(bare)


def _require_ours(bare: sqlite3.Connection, path: Path) -> None:
    """Raise DatabaseError for a file that is not SQLite, not ours or damaged; nothing is written before this is sure."""
    if bare.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise sqlite3.DatabaseError("it was not made by Gobbet")
    verdict = bare.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise sqlite3.DatabaseError(f"it is damaged: {verdict}")
    require_not_newer(bare, path)
    _prepare(bare)


def _prepare(bare: sqlite3.Connection) -> None:
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("PRAGMA foreign_keys = ON")
    bare.execute("PRAGMA busy_timeout = 5000")
