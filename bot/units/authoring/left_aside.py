"""What lies in a content folder and is not read: folders without unit.toml, files with a name that no file of a unit has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from ...errors import Why, because
from ..faults import Fault, Remark
from ..files import FILES, is_hidden
from ..reading import TABLES

_OWN = frozenset((*(f"{name}.toml" for name in TABLES), "unit.toml", "register.toml", "summaries"))
_OF_OTHERS = frozenset(("__macosx", "thumbs.db", "desktop.ini", "lost+found", "__pycache__", "schema"))
_PAPERS = ("readme", "license", "licence", "copying", "notes", "changelog")
_MOST = 200


def find_left_aside(content: Path, units: Sequence[Path]) -> list[Fault]:
    """List what is not read of a content folder, as remarks; nothing where the folder itself cannot be read."""
    return [*islice(_find(content, units), _MOST)]


def _find(content: Path, units: Sequence[Path]) -> Iterator[Fault]:
    if content not in units and content.is_dir():
        yield from _folders_without_head(content, units)
    for unit in units:
        yield from _files_of(unit)


def _folders_without_head(content: Path, units: Sequence[Path]) -> Iterator[Fault]:
    for path in _list(content):
        if path in units or is_hidden(path.name) or _is_of_others(path.name):
            continue
        try:
            if path.is_dir():
                names = [each.name for each in islice(path.iterdir(), FILES)]
                yield _remark(path.name, because(Remark.FOLDER_WITHOUT_HEAD, near=_near("unit.toml", names)))
            elif path.suffix in (".toml", ".md", ".txt") and not _is_paper(path.name):
                yield _remark(path.name, because(Remark.FILE_LEFT_ASIDE, near=""))
        except OSError as error:
            yield _remark(path.name, because(Remark.FOLDER_CLOSED, text=str(error.strerror)))


def _files_of(unit: Path) -> Iterator[Fault]:
    there = {path.name: path.is_dir() for path in _list(unit)}
    yield from name_left_aside(unit.name, there, {path.name: path.is_dir() for path in _list(unit / "summaries")})


def name_left_aside(unit: str, there: Mapping[str, bool], summaries: Mapping[str, bool]) -> Iterator[Fault]:
    """Name what is not read of a unit, given what lies in it and in its summaries; True for what is a folder."""
    missing = sorted(name for name in _OWN if name not in there)
    for name in there:
        if name in _OWN or is_hidden(name) or _is_of_others(name) or _is_paper(name):
            continue
        near = next((wanted for wanted in missing if _near(wanted, [name])), "")
        if near == "summaries" and not there[name]:
            near = ""
        yield _remark(f"{unit}/{name}", because(Remark.FILE_LEFT_ASIDE, near=near))
    for name in summaries:
        if not name.endswith(".md") and not is_hidden(name) and not _is_of_others(name):
            near = f"{name.partition('.')[0]}.md" if not summaries[name] else ""
            yield _remark(f"{unit}/summaries/{name}", because(Remark.SUMMARY_LEFT_ASIDE, near=near))


def _is_of_others(name: str) -> bool:
    return name.lower() in _OF_OTHERS or name.endswith(("~", ".bak", ".orig", ".swp"))


def _is_paper(name: str) -> bool:
    """Say whether a file is for people, such as README.md."""
    return name.lower().startswith(_PAPERS) and not name.endswith(".toml")


def _near(wanted: str, names: Iterable[str]) -> str:
    from ..faulty.near import nearest_file

    return nearest_file(wanted, names)


def _list(folder: Path) -> list[Path]:
    try:
        return sorted(islice(folder.iterdir(), FILES))
    except OSError:
        return []


def _remark(file: str, why: Why) -> Fault:
    return Fault(file, "", "", why)
