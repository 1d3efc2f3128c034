"""What the rooms ask of files beyond pathlib: private ones, whole ones, and only such as are files.

It stands below all rooms, so that none of them needs `os`, through which the settings could be read anywhere.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
_KINDS = {
    stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device", stat.S_IFBLK: "a device",
}  # fmt: skip


class NoFile(Exception):
    """Something that is no regular file; the text says what it is."""


class TooBig(Exception):
    """A file with more bytes than may be read of it."""


def require_file(found: os.stat_result) -> None:
    """Raise NoFile for what is a folder, a pipe, a socket or a device."""
    if not stat.S_ISREG(found.st_mode):
        raise NoFile(_KINDS.get(stat.S_IFMT(found.st_mode), "of an unknown kind"))


def read_file(path: Path, most: int) -> bytes:
    """Read a regular file of so many bytes at most; raise NoFile, TooBig or OSError, and never wait for a pipe or a device.

    What is opened is looked at again, as another thing may lie there by then, and a file that grows is read no further.
    """
    require_file(path.stat())
    with open(path, "rb", buffering=0, opener=_open_at_once) as file:
        require_file(os.fstat(file.fileno()))
        found = bytearray()
        while piece := file.read(most + 1 - len(found)):
            found += piece
    if len(found) > most:
        raise TooBig
    return bytes(found)


def list_states(folder: Path, ending: str) -> list[str]:
    """Tell of each file below a folder whose name ends so its path, its size and when it was changed, in a fixed order.

    A third of the time that Path.rglob and Path.stat take together.
    """
    return sorted(_states(str(folder), ending))


def _states(folder: str, ending: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        for each in found:
            if each.is_dir():
                yield from _states(each.path, ending)
            elif each.name.endswith(ending):
                state = each.stat()
                yield f"{each.path} {state.st_size} {state.st_mtime_ns}"


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


def open_private(path: Path) -> BinaryIO:
    """Open a file to read and write, made where it is missing, that only this user may read; follow no link."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    return open(os.open(path, flags, PRIVATE_FILE), "r+b", buffering=0)


def is_at(path: Path, file: BinaryIO) -> bool:
    """Say whether an open file still lies at this path."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


def are_same(one: os.stat_result, other: os.stat_result) -> bool:
    """Say whether two looks at a path saw one and the same file."""
    return os.path.samestat(one, other)


def make_private(path: Path, rights: int) -> None:
    """Take away what others may do with a file or folder of ours; a link and a folder that all may write are left alone."""
    found = path.lstat()
    left_alone = stat.S_ISLNK(found.st_mode) or found.st_mode & stat.S_ISVTX
    if os.name == "posix" and not left_alone and found.st_uid == os.geteuid() and found.st_mode & 0o777 & ~rights:
        path.chmod(stat.S_IMODE(found.st_mode) & rights)


def require_handles(count: int) -> None:
    """Raise OSError where this process may not have so many more files open at once."""
    opened: list[int] = []
    try:
        for _ in range(count):
            opened.append(os.open(os.devnull, os.O_RDONLY))  # noqa: PERF401 - what is open is closed, where one is too many
    finally:
        for handle in opened:
            os.close(handle)


def owner_and_user(path: Path) -> tuple[int, int]:
    """Give the numbers of the user who owns a path and of the one who runs this; the same where there are no numbers."""
    place = next(each for each in (path, *path.resolve().parents) if each.exists())
    user = os.geteuid() if os.name == "posix" else 0
    return (place.stat().st_uid if os.name == "posix" else user), user


def number_process() -> int:
    """Give the number of this process."""
    return os.getpid()
