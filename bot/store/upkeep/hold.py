"""Who holds a database: a lock beside it, which the system lets go of when its process ends, however it ends.

Windows has no flock, and there two processes on one folder are not told apart.
"""

from __future__ import annotations

import contextlib
import errno
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from ...disk import is_at, number_process, open_private
from ...errors import StoreFault

if sys.platform != "win32":
    import fcntl

_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)
"""How a file system says that it knows no locks."""


class Hold:
    """The lock; its file says who holds it and since when."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path, self._file = path, file

    @classmethod
    def take(cls, database: Path) -> Hold:
        """Take the lock of a database; raise StoreFault with who holds it, where another does, and OSError where it fails."""
        path = database.with_name(f"{database.name}.lock")
        while True:
            file = open_private(path)
            try:
                if not _lock(file):
                    raise StoreFault(_held(database, file.read(200).decode("utf-8", "replace").strip()))
                if is_at(path, file):
                    _sign(file)
                    return cls(path, file)
            except BaseException:
                file.close()
                raise
            file.close()  # who held it took the file away between our two steps

    def release(self) -> None:
        """Let go; the file is taken away first, so that nobody locks one that is about to go."""
        if not self._file.closed:
            with contextlib.suppress(OSError):
                self._path.unlink()
            self._file.close()


def _lock(file: BinaryIO) -> bool:
    """Lock the file, or say that another has; where the file system knows no locks, there is none to have."""
    if sys.platform != "win32":
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
    return True


def _sign(file: BinaryIO) -> None:
    with contextlib.suppress(OSError):  # on a full disk the lock holds all the same, unsigned
        file.truncate(0)
        file.write(f"process {number_process()}, since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n".encode())


def _held(database: Path, holder: str) -> str:
    return (
        f"The database {str(database)!r} is in use by another Gobbet ({holder or 'it has not said which'}). "
        "Stop that one first, or set DATA_DIR to another folder: one folder is for one bot."
    )
