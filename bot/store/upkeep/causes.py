"""What keeps a database from being read or written though no code of ours is at fault: what the host reads of it.

A student's sentence for all of these is that of StoreReason.UNSAVED.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from typing import NamedTuple


class Cause(NamedTuple):
    """What is wrong, behind "cannot be used", and the mend."""

    what: str
    mend: str


class FileLost(Exception):
    """The file that is open no longer lies at its path; the text says what lies there."""


_LOST = Cause("it was taken away or replaced while the bot ran", "put a backup in its place and start again")
_NO_MEMORY = Cause("there is not enough memory", "give the machine more, or end what else runs on it")
_DAMAGED = Cause("it is damaged, or no database", "move it away to begin afresh, or put a backup in its place")
_BUSY = Cause("another program holds it", "end that program, or let it finish")
_CAUSES: Mapping[int, Cause] = {
    sqlite3.SQLITE_FULL: Cause("the disk is full", "make room on it"),
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_READONLY: Cause("it may not be written", "give the bot's user the right to write the file and its folder"),
    sqlite3.SQLITE_PERM: Cause("it may not be opened", "give the bot's user the right to read and write it"),
    sqlite3.SQLITE_CANTOPEN: Cause(
        "it cannot be opened", "check that the bot's user may write it, and the limit of open files"
    ),
    sqlite3.SQLITE_IOERR: Cause("the disk fails to read or write it", "check the disk, and that there is room on it"),
    sqlite3.SQLITE_NOMEM: _NO_MEMORY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}  # fmt: skip
"""By SQLite's primary result codes; what is not here is a defect of ours."""


_NUMBERS = {
    errno.ENOSPC: sqlite3.SQLITE_FULL, errno.EDQUOT: sqlite3.SQLITE_FULL, errno.ENOMEM: sqlite3.SQLITE_NOMEM,
    errno.EACCES: sqlite3.SQLITE_PERM, errno.EPERM: sqlite3.SQLITE_PERM, errno.EROFS: sqlite3.SQLITE_READONLY,
    errno.EMFILE: sqlite3.SQLITE_CANTOPEN, errno.ENFILE: sqlite3.SQLITE_CANTOPEN,
}  # fmt: skip
"""The system's own numbers of the same causes."""


def cause_of(error: BaseException) -> Cause | None:
    """Say what of the world an error comes from, or None where it is a defect of ours."""
    return next((cause for each in _chain(error) if (cause := _cause(each))), None)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """List an error and what it came from: where SQLite rolled back by itself, to end a savepoint fails in its turn."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _cause(error: BaseException) -> Cause | None:
    if isinstance(error, FileLost):
        return _LOST
    if isinstance(error, MemoryError):
        return _NO_MEMORY
    if isinstance(error, OSError):
        return _CAUSES[_NUMBERS.get(error.errno or 0, sqlite3.SQLITE_IOERR)]
    if not isinstance(error, sqlite3.Error):
        return None
    return _CAUSES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
