"""The place of a database: its folder and its files, private to the bot's user, and whether they still lie there."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from ...errors import StoreFault
from .causes import FileLost

_OURS = (".sqlite3", ".sqlite3-wal", ".sqlite3-shm", ".sqlite3-journal", ".sqlite3.lock")


def prepare_place(path: Path) -> None:
    """Make the folder where it is missing and prove that it can be written; raise StoreFault where it or the file is of no use."""
    folder = path.parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / ".gobbet-can-write"
        probe.touch(mode=0o600)
        probe.unlink()
        kind = path.stat().st_mode if os.path.lexists(path) else stat.S_IFREG
    except OSError as error:
        why = error.strerror or str(error)
        raise StoreFault(
            f"DATA_DIR is {str(folder)!r}, and nothing can be written there ({why}). "
            "Set DATA_DIR to a folder that the bot may write to."
        ) from error
    if not stat.S_ISREG(kind):
        what = "a folder" if stat.S_ISDIR(kind) else "no regular file"
        raise StoreFault(
            f"The database {str(path)!r} cannot be used (it is {what}). It has not been changed: "
            "move it away to begin afresh, or put a backup in its place."
        )


def make_file(path: Path) -> None:
    """Make an empty file for a database, where there is none; SQLite gives what it lays beside it the same rights."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def make_private(path: Path) -> None:
    """Take the rights of others away from a database, from what lies beside it and from a folder that is the bot's alone.

    A folder in which others keep things, too, is left as it is: the files are private all the same.
    """
    for file in path.parent.glob(f"{path.name}*"):
        _tighten(file, 0o600)
    if all(_is_ours(name) for name in os.listdir(path.parent)):
        _tighten(path.parent, 0o700)


def _is_ours(name: str) -> bool:
    return name.endswith(_OURS) or ".sqlite3.before-" in name


def _tighten(path: Path, rights: int) -> None:
    """Take rights away that are not among these; what is another user's is theirs to guard."""
    found = path.lstat()
    shared = stat.S_ISLNK(found.st_mode) or found.st_mode & stat.S_ISVTX
    if os.name == "posix" and not shared and found.st_uid == os.geteuid() and found.st_mode & 0o777 & ~rights:
        path.chmod(stat.S_IMODE(found.st_mode) & rights)


class Place:
    """Where an open database lies: the file and its log, as they were when it was opened."""

    def __init__(self, path: Path) -> None:
        self._log = path.resolve().with_name(f"{path.resolve().name}-wal")
        self._path, self._files = path, {file: file.stat() for file in (path, self._log) if file.exists()}

    def require(self) -> None:
        """Raise FileLost unless what is open is what lies at its path; this takes some millionths of a second."""
        for fault in self._faults():
            raise FileLost(fault)

    def owns_log(self) -> bool:
        """Say whether the log at the path, which SQLite takes away by its name when it closes, is not another's."""
        try:
            return os.path.samestat(self._log.stat(), self._files[self._log])
        except (FileNotFoundError, KeyError):
            return True

    def _faults(self) -> Iterator[str]:
        for file, opened in self._files.items():
            try:
                found = os.stat(file)
            except (FileNotFoundError, NotADirectoryError):
                yield f"{str(file)!r} is not there any more"
                continue
            if not os.path.samestat(found, opened):
                yield f"{str(file)!r} is another file now"
            elif file is self._path and found.st_size < opened.st_size:
                yield f"{str(file)!r} was cut off"
