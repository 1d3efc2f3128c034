"""The place of a database: its folder and its files, private to the bot's user, and whether they still lie there."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

from ...disk import PRIVATE_FILE, PRIVATE_FOLDER, NoFile, are_same, make_private, open_private, require_file
from ...errors import StoreFault
from .causes import FileLost

ROOM = 1_000_000
"""Bytes that a disk must have left, so that what comes next can be stored."""
_OURS = (".sqlite3", ".sqlite3-wal", ".sqlite3-shm", ".sqlite3-journal", ".sqlite3.lock")


def prepare_place(path: Path) -> None:
    """Make the folder where it is missing and prove that it can be written; raise StoreFault where it or the file is no use."""
    folder = path.parent
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        probe = folder / ".gobbet-can-write"
        probe.touch(mode=PRIVATE_FILE)
        probe.unlink(missing_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise StoreFault(
            f"DATA_DIR is {str(folder)!r}, and nothing can be written there ({why}). "
            "Set DATA_DIR to a folder that the bot may write to."
        ) from error
    try:
        require_file(path.stat())
    except FileNotFoundError:
        pass
    except (NoFile, OSError) as error:
        what = f"it is {error}" if isinstance(error, NoFile) else str(error)
        raise StoreFault(
            f"The database {str(path)!r} cannot be used ({what}). It has not been changed: "
            "move it away to begin afresh, or put a backup in its place."
        ) from error


def make_file(path: Path) -> None:
    """Make an empty file for a database, where there is none; SQLite gives what it lays beside it the same rights."""
    if not path.exists():
        open_private(path).close()


def guard(path: Path) -> None:
    """Take the rights of others away from a database, from what lies beside it and from a folder that is the bot's alone.

    A folder in which others keep things, too, is left as it is: the files are private all the same.
    """
    for file in path.parent.glob(f"{path.name}*"):
        make_private(file, PRIVATE_FILE)
    if all(_is_ours(found.name) for found in path.parent.iterdir()):
        make_private(path.parent, PRIVATE_FOLDER)


def _is_ours(name: str) -> bool:
    return name.endswith(_OURS) or ".sqlite3.before-" in name or name == "backups" or name.startswith("commands-")


def require_room(folder: Path) -> None:
    """Raise OSError, as the system does on a full disk, where the next answers would find no room."""
    if shutil.disk_usage(folder).free < ROOM:
        raise OSError(errno.ENOSPC, "No space left on device")


class Place:
    """Where an open database lies: the file and its log, as they were when it was opened."""

    def __init__(self, path: Path) -> None:
        self._log = path.resolve().with_name(f"{path.resolve().name}-wal")
        self._path, self._files = path, {file: file.stat() for file in (path, self._log) if file.exists()}

    @property
    def folder(self) -> Path:
        return self._path.parent

    def require(self) -> None:
        """Raise FileLost unless what is open is what lies at its path; this takes some millionths of a second."""
        for fault in self._faults():
            raise FileLost(fault)

    def owns_log(self) -> bool:
        """Say whether the log at the path, which SQLite takes away by its name when it closes, is not another's."""
        try:
            return are_same(self._log.stat(), self._files[self._log])
        except (OSError, KeyError):
            return True

    def _faults(self) -> Iterator[str]:
        for file, opened in self._files.items():
            try:
                found = file.stat()
            except (FileNotFoundError, NotADirectoryError):
                yield f"{str(file)!r} is not there any more"
                continue
            if not are_same(found, opened):
                yield f"{str(file)!r} is another file now"
            elif file is self._path and found.st_size < opened.st_size:
                yield f"{str(file)!r} was cut off"
