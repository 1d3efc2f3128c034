"""The files of content folders: regular ones, and so many and so big ones only that no folder can hold the bot up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from ..disk import NoFile, TooBig, read_file
from ..errors import because
from .faults import ContentFault, Fault, FaultKind
from .parse import Unfit

MB = 1_000_000
FILE, UNIT = 4, 32
"""Megabytes that a file, and all files of a unit, may have."""
FILES, UNITS = 2_000, 200
"""How many summaries a unit, and how many folders a content folder may hold."""


class UnitFiles:
    """What is read of one unit, and what may still be."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._left = folder, UNIT * MB

    def has(self, name: str) -> bool:
        """Say whether there is anything of this name, also what cannot be read."""
        path = self._folder / name
        return path.exists() or path.is_symlink()

    def read(self, name: str) -> str:
        """Give the text of a file; raise Unfit where it is none, or too big."""
        try:
            found = read_file(self._folder / name, min(FILE * MB, self._left))
            self._left -= len(found)
            return found.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        except NoFile as error:
            raise Unfit(because(FaultKind.NO_REGULAR_FILE, what=str(error))) from error
        except TooBig as error:
            if self._left < FILE * MB:
                raise Unfit(because(FaultKind.UNIT_TOO_BIG, most=UNIT)) from error
            raise Unfit(because(FaultKind.TOO_BIG, most=FILE)) from error
        except UnicodeDecodeError as error:
            raise Unfit(because(FaultKind.NOT_UTF8, byte=error.start)) from error
        except FileNotFoundError as error:
            raise Unfit(because(FaultKind.NO_FILE)) from error
        except OSError as error:
            raise Unfit(because(FaultKind.UNREADABLE, text=str(error.strerror))) from error

    def summaries(self) -> list[str]:
        """List the summaries by name; raise Unfit where there are too many to be read."""
        folder = self._folder / "summaries"
        if not self.has("summaries"):
            return []
        try:
            found = [path.name for path in islice(folder.iterdir(), FILES + 1)]
        except OSError as error:
            raise Unfit(because(FaultKind.UNREADABLE, text=str(error.strerror))) from error
        if len(found) > FILES:
            raise Unfit(because(FaultKind.TOO_MANY_FILES, most=FILES))
        return sorted(name for name in found if name.endswith(".md"))


def find_units(content: Path) -> list[Path]:
    """List the unit folders of a content folder (or the folder itself, where it is a unit), by name."""
    try:
        if UnitFiles(content).has("unit.toml"):
            return [content]
        found = list(islice(_folders(content), UNITS + 1))
    except OSError as error:
        raise _no_content(FaultKind.FOLDER_UNREADABLE, content, text=str(error.strerror)) from error
    if len(found) > UNITS:
        raise _no_content(FaultKind.TOO_MANY_UNITS, content, most=UNITS)
    if not found:
        raise _no_content(FaultKind.NO_UNIT, content)
    return sorted(found)


def _folders(content: Path) -> Iterator[Path]:
    if not content.is_dir():
        raise _no_content(FaultKind.NO_FOLDER, content)
    return (path for path in content.iterdir() if path.is_dir() and UnitFiles(path).has("unit.toml"))


def _no_content(kind: FaultKind, content: Path, **fields: object) -> ContentFault:
    return ContentFault([Fault("", "", "", because(kind, folder=str(content), **fields))])
