"""The database file, and group commit.

Work is a function of the bare connection, run in the connection's thread. A batch of it is one hop to that thread; each
caller who writes waits for the commit that holds its work. What the disk does not take is nobody's defect: the caller is told
Unsaved, the host reads of it once a cause.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from ..errors import StoreFault
from ..tally import Storing
from .batches import Batches
from .connection import Connection, Work
from .reasons import StoreReason, Unsaved
from .upkeep.backups import back_up, drop_old, is_due
from .upkeep.causes import FileLost, cause_of
from .upkeep.hold import Hold
from .upkeep.migrate import is_blank, migrate, require_ours
from .upkeep.place import Place, guard, make_file, prepare_place, require_room

T = TypeVar("T")
BATCH = 128
LOOK, LOOKS = 2.0, 3
"""Seconds between looks at the place of the file, and how many in a row must miss it before it is gone for good."""
QUIET = 60.0
"""Seconds in which the log says nothing more of a cause that it has named."""

log = logging.getLogger(__name__)


class Database:
    """One SQLite file, owned by one process."""

    def __init__(self, connection: Connection, path: Path, hold: Hold) -> None:
        self._connection, self._path, self._hold = connection, path, hold
        self._place = Place(path)
        self._batches: Batches[_Piece, object] = Batches(self._run, most=BATCH)
        self._named: dict[str, float] = {}
        self.tally = Storing()

    @classmethod
    async def open(cls, path: Path) -> Database:
        """Open or make the file and bring it up to date; raise StoreFault where it is not ours to use."""
        prepare_place(path)
        try:
            hold = Hold.take(path)
        except OSError as error:
            raise StoreFault(_unusable(path, error)) from error
        try:
            return cls(await _open(path), path, hold)
        except BaseException:
            hold.release()
            raise

    async def read(self, work: Work[T]) -> T:
        """Run `work` within the next hop, before and outside its transaction: it sees what is committed."""
        return await self._join(work, writes=False)

    async def write(self, work: Work[T]) -> T:
        """Run `work` within the next commit and return once it is on disk, in the file at the path.

        What it raises is its own alone; raises Unsaved where the disk does not take it.
        """
        return await self._join(work, writes=True)

    def write_soon(self, work: Work[object]) -> asyncio.Future[object]:
        """Run `work` within the next commit, for which nobody need wait; what the disk does not take, the host alone is told."""
        writing = self._batches.join(_Piece(work, True))
        writing.add_done_callback(self._tell_lost)
        return writing

    async def execute(self, sql: str, *values: object) -> None:
        """Run one statement within the next commit."""

        def work(bare: sqlite3.Connection) -> None:
            bare.execute(sql, values)

        await self.write(work)

    async def watch(self) -> None:
        """Look after the file for as long as it lies at its path; raise StoreFault once it is gone for good."""
        missed = 0
        while missed < LOOKS:
            await asyncio.sleep(LOOK)
            try:
                await self._connection.run(lambda _: self._place.require())
                missed = 0
            except (FileLost, OSError) as error:
                self._name(error)
                missed += isinstance(error, FileLost)
        raise StoreFault(_unusable(self._path, FileLost("it is not what was opened")))

    async def find_fault(self) -> str:
        """Say why nothing could be written just now, or give an empty text; nothing is written, so that no disk wears."""
        try:
            await self._connection.run(lambda bare: _try_writing_at(bare, self._place))
        except (sqlite3.Error, FileLost, MemoryError, OSError) as error:
            cause = cause_of(error)
            return cause.what if cause else type(error).__name__
        return ""

    async def empty_log(self) -> None:
        """Fold the log into the file and cut it to nothing, so that what was erased stands in neither."""
        try:
            await self._connection.run(lambda bare: bare.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
        except sqlite3.Error as error:  # it is erased all the same, and the log is cut at the next chance
            self._name(error)

    async def back_up_when_due(self, now: datetime) -> None:
        """Back the file up where the last backup is a day old, and drop those that are too many; what fails is logged."""
        try:
            if await asyncio.to_thread(is_due, self._path, now):
                copy = await asyncio.to_thread(back_up, self._path, now)
                dropped = await asyncio.to_thread(drop_old, self._path)
                log.info("Backed up to %r; %d older ones removed", str(copy), dropped)
        except (StoreFault, OSError) as fault:
            log.error("%s", fault)

    async def close(self) -> None:
        """Finish what was acknowledged as waiting, fold the log into the file and let go of it."""
        await self._batches.finish()
        if self._place.owns_log():
            try:
                await self._connection.run(lambda bare: bare.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
            except sqlite3.Error as error:  # what was acknowledged lies in the log, and the next start finds it there
                self._name(error)
            await self._connection.close()
        self._hold.release()

    async def _join(self, work: Work[T], *, writes: bool) -> T:
        try:
            return await self._batches.join(_Piece(work, writes))  # type: ignore[return-value]  # what this work returned
        except (sqlite3.Error, FileLost, MemoryError, OSError) as error:
            if cause_of(error) is None:
                raise
            self._name(error)
            self.tally.failures += writes
            raise Unsaved(StoreReason.UNSAVED if writes else StoreReason.UNREAD) from error

    def _tell_lost(self, writing: asyncio.Future[object]) -> None:
        error = None if writing.cancelled() else writing.exception()
        if isinstance(error, Exception):
            self._name(error)
            self.tally.failures += 1

    def _name(self, error: Exception) -> None:
        """Tell the host of a cause, once in a while."""
        cause, now = cause_of(error), time.monotonic()
        if cause is None:
            log.error("The database %r failed", str(self._path), exc_info=error)
        elif now >= self._named.get(cause.what, 0.0):
            self._named[cause.what] = now + QUIET
            log.error("Nothing can be saved in %r: %s (%s). The mend: %s.", str(self._path), cause.what, error, cause.mend)

    async def _run(self, batch: Sequence[_Piece]) -> Sequence[object]:
        outcomes = await self._connection.run(lambda bare: _run_batch(bare, batch, self._place))
        if writers := sum(piece.writes for piece in batch):
            self.tally.commits.add(writers)
        return outcomes


class _Piece(msgspec.Struct, frozen=True):
    """A piece of work, and whether it needs a transaction."""

    work: Work[object]
    writes: bool


def _run_batch(bare: sqlite3.Connection, batch: Sequence[_Piece], place: Place) -> list[object]:
    """Run a batch, reads first, and then all that writes in one transaction; what a piece raises is its own outcome."""
    outcomes = {id(piece): _try(bare, piece.work) for piece in batch if not piece.writes}
    writes = [piece for piece in batch if piece.writes]
    if writes:
        try:
            outcomes |= dict(zip(map(id, writes), _commit(bare, [piece.work for piece in writes], place), strict=True))
        except Exception as error:  # noqa: BLE001 - the commit itself failed: every caller of it is told
            outcomes |= dict.fromkeys(map(id, writes), error)
    return [outcomes[id(piece)] for piece in batch]


def _try(bare: sqlite3.Connection, work: Work[object]) -> object:
    try:
        return work(bare)
    except Exception as error:  # noqa: BLE001 - handed to the one caller whose work it was
        return error


def _commit(bare: sqlite3.Connection, works: list[Work[object]], place: Place) -> list[object]:
    """Run each piece in one transaction; a piece that raises is rolled back alone.

    The place is looked at before the commit, so that nothing is stored that is not acknowledged, and behind it.
    """
    outcomes: list[object] = []
    _roll_back(bare)  # where rolling back failed before
    bare.execute("BEGIN IMMEDIATE")
    try:
        if len(works) == 1:  # alone, the transaction itself is what is rolled back
            outcomes.append(works[0](bare))
            works = []
        outcomes += [_save_one(bare, work) for work in works]
        place.require()
        bare.execute("COMMIT")
    except BaseException:
        _roll_back(bare)
        raise
    place.require()
    return outcomes


def _save_one(bare: sqlite3.Connection, work: Work[object]) -> object:
    """Run a piece beside others; raise what it raised where SQLite has rolled them all back, as on a full disk it does."""
    bare.execute("SAVEPOINT work")
    outcome = _try(bare, work)
    if isinstance(outcome, Exception):
        if not bare.in_transaction:
            raise outcome
        bare.execute("ROLLBACK TO work")
    bare.execute("RELEASE work")
    return outcome


def _roll_back(bare: sqlite3.Connection) -> None:
    if bare.in_transaction:
        bare.execute("ROLLBACK")


async def _open(path: Path) -> Connection:
    try:
        make_file(path)
        connection = await Connection.open(path)
    except (sqlite3.Error, OSError) as error:
        raise StoreFault(_unusable(path, error)) from error
    try:
        await connection.run(lambda bare: _make_ready(bare, path))
    except (sqlite3.DatabaseError, OSError) as error:
        await connection.close()
        raise StoreFault(_unusable(path, error)) from error
    except BaseException:
        await connection.close()
        raise
    return connection


def _unusable(path: Path, error: Exception) -> str:
    """Say what is wrong with a database and the mend; what SQLite has no code for is no file of ours, or a damaged one."""
    cause = cause_of(error)
    if cause is None:
        what, mend = str(error), "move it away to begin afresh, or put a backup in its place"
    else:
        what, mend = f"{cause.what}: {error}", cause.mend
    return f"The database {str(path)!r} cannot be used ({what}). It has not been changed: {mend}."


def _make_ready(bare: sqlite3.Connection, path: Path) -> None:
    if not is_blank(bare):
        require_ours(bare, path)
    guard(path)
    _prepare(bare)
    migrate(bare, path)
    guard(path)  # now with what lies beside it
    _try_writing(bare)


def _try_writing(bare: sqlite3.Connection) -> None:
    """Write something and take it back: what is read-only, or held by another program, is found out now and not by a student."""
    (version,) = bare.execute("PRAGMA user_version").fetchone()
    bare.execute("BEGIN IMMEDIATE")
    bare.execute(f"PRAGMA user_version = {version}")
    bare.execute("ROLLBACK")


def _try_writing_at(bare: sqlite3.Connection, place: Place) -> None:
    place.require()
    require_room(place.folder)
    _try_writing(bare)


def _prepare(bare: sqlite3.Connection) -> None:
    bare.execute("PRAGMA busy_timeout = 5000")
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("PRAGMA foreign_keys = ON")
    bare.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten, as its room may stay unused for years
    bare.execute("PRAGMA temp_store = MEMORY")  # no file to open, and none to fill, where what is sorted is much
