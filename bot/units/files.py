"""The files of content folders: regular ones, and so many and so big ones only that no folder can hold the bot up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ..disk import NoFile, TooBig, read_file
from ..errors import Why, because
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

    def read(self, name: str) -> Text:
        """Give the text of a file; raise Unfit where it is none, or too big."""
        try:
            found = self._load(name, min(FILE * MB, self._left))
            self._left -= len(found)
            return _decode(found)
        except NoFile as error:
            raise Unfit(because(FaultKind.NO_REGULAR_FILE, what=str(error))) from error
        except TooBig as error:
            if self._left < FILE * MB:
                raise Unfit(because(FaultKind.UNIT_TOO_BIG, most=UNIT)) from error
            raise Unfit(because(FaultKind.TOO_BIG, most=FILE)) from error
        except FileNotFoundError as error:
            raise Unfit(because(FaultKind.NO_FILE, near=self._like(name))) from error
        except OSError as error:
            raise Unfit(because(FaultKind.UNREADABLE, text=str(error.strerror))) from error

    def _load(self, name: str, most: int) -> bytes:
        """Give the bytes of a file; raise what disk.read_file raises. What is packed has its own way."""
        return read_file(self._folder / name, most)

    def _like(self, name: str) -> str:
        """Give the file whose name was probably meant to be this one."""
        from .faulty.near import nearest_file

        return nearest_file(name, self.names())

    def names(self) -> list[str]:
        """List what lies in the folder, so far as it may be listed, by name."""
        try:
            return sorted(path.name for path in islice(self._folder.iterdir(), FILES))
        except OSError:
            return []

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
        return sorted(name for name in found if name.endswith(".md") and not is_hidden(name))


class Text(NamedTuple):
    """What a file says, and what is wrong with the way it was saved."""

    text: str
    why: Why | None = None


_OTHER_FILES = (
    (b"PK\x03\x04", "a document of Word, Excel or the like, or a zip"),
    (b"\xd0\xcf\x11\xe0", "an old document of Word or Excel"),
    (b"{\\rtf", "a document of a word processor (RTF)"),
    (b"<!DOCTYPE", "a web page"),
    (b"<html", "a web page"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_LATIN = "cp1252"


def _decode(found: bytes) -> Text:
    """Read bytes as text: UTF-8, UTF-16 by its mark, and Latin-1 as a fault that hides no other."""
    for begins, what in _OTHER_FILES:
        if found.startswith(begins):
            raise Unfit(because(FaultKind.NO_TEXT_FILE, what=what))
    encoding = "utf-16" if found.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text, why = found.decode(encoding), None
    except UnicodeDecodeError as error:
        text, why = found.decode(_LATIN, "replace"), _explain_bytes(found, error.start)
    if "\0" in text:
        raise Unfit(because(FaultKind.NO_TEXT_FILE, what="a file with zero bytes, which no text has"))
    return Text(text.replace("\r\n", "\n").replace("\r", "\n"), why)


def _explain_bytes(found: bytes, at: int) -> Why:
    """Name the first byte that is not UTF-8, its line, and the letter that it is in Latin-1."""
    line = found[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    letter = found[at : at + 1].decode(_LATIN, "replace")
    return because(FaultKind.NOT_UTF8, byte=f"{found[at]:02X}", at=at, line=line, letter=letter)


def is_hidden(name: str) -> bool:
    """Say whether a file is none of an author's: those of macOS (._facts.toml), of editors and of version control."""
    return name.startswith(".")


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
    if content.is_file():
        raise _no_content(FaultKind.FILE_FOR_FOLDER, content)
    if not content.is_dir():
        raise _no_content(FaultKind.NO_FOLDER, content)
    return (path for path in content.iterdir() if not is_hidden(path.name) and _is_unit(path))


def _is_unit(path: Path) -> bool:
    try:
        return path.is_dir() and UnitFiles(path).has("unit.toml")
    except OSError:  # it may not be looked into: left aside, as a remark says
        return False


def _no_content(kind: FaultKind, content: Path, **fields: object) -> ContentFault:
    return ContentFault([Fault("", "", "", because(kind, folder=str(content), **fields))])
