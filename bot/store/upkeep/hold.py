"""Who holds a database: a lock beside it, which the system lets go of when its process ends, however it ends.

Windows has no flock, and there two processes on one folder are not told apart.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from ...errors import StoreFault

if sys.platform != "win32":
    import fcntl

_UNKNOWN = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)
"""How a file system says that it knows no locks."""


class Hold:
    """The lock, with who holds it and since when written into its file."""

    def __init__(self, path: Path) -> None:
        self._path, self._file = path, -1

    @classmethod
    def take(cls, database: Path, *, now: datetime | None = None) -> Hold:
        """Take the lock of a database; raise StoreFault with who holds it, where another does, and OSError where it fails."""
        hold = cls(database.with_name(f"{database.name}.lock"))
        while not hold._try(database):
            pass  # whoever held it took the file away between our two steps
        hold._sign(now or datetime.now(UTC))
        return hold

    def release(self) -> None:
        """Let go; the file is taken away first, so that nobody locks one that is about to go."""
        if self._file < 0:
            return
        with contextlib.suppress(OSError):
            self._path.unlink()
        os.close(self._file)
        self._file = -1

    def _try(self, database: Path) -> bool:
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            if not self._lock():
                raise StoreFault(_held(database, os.pread(self._file, 200, 0).decode("utf-8", "replace").strip()))
            if _is_at(self._path, self._file):
                return True
        except BaseException:
            os.close(self._file)
            self._file = -1
            raise
        os.close(self._file)
        return False

    def _lock(self) -> bool:
        """Lock the file, or say that another has; where the file system knows no locks, there is none to have."""
        if sys.platform == "win32":
            return True
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _UNKNOWN:
                raise
        return True

    def _sign(self, now: datetime) -> None:
        with contextlib.suppress(OSError):  # on a full disk the lock holds all the same, unsigned
            os.ftruncate(self._file, 0)
            os.write(self._file, f"process {os.getpid()}, since {now:%Y-%m-%d %H:%M:%S} UTC\n".encode())


def _is_at(path: Path, file: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file))
    except FileNotFoundError:
        return False


def _held(database: Path, holder: str) -> str:
    return (
        f"The database {str(database)!r} is in use by another Gobbet ({holder or 'it has not said which'}). "
        "Stop that one first, or set DATA_DIR to another folder: one folder is for one bot."
    )
