"""What a start made of the content is read again by the next one, for as long as nothing has changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.units.load import load_library
from bot.units.note import NOTE, ContentNote
from tests.conftest import ROOT


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "process" / "content", tmp_path / "content")
    (tmp_path / "data").mkdir()
    return tmp_path / "content"


def keep(content: Path) -> None:
    ContentNote(content, content.parent / "data").keep(load_library(content))


def test_what_was_noted_is_what_the_files_say_and_private(content: Path) -> None:
    keep(content)
    noted, read = ContentNote(content, content.parent / "data").read(), load_library(content)
    assert noted is not None
    assert noted.units == read.units
    assert list(noted.facts) == list(read.facts)
    assert [fact.id for fact in noted.timeline] == [fact.id for fact in read.timeline]
    assert (content.parent / "data" / NOTE).stat().st_mode & 0o777 == 0o600


def test_the_shipped_units_are_noted_whole(tmp_path: Path) -> None:
    library = load_library(ROOT / "content")
    ContentNote(ROOT / "content", tmp_path).keep(library)
    noted = ContentNote(ROOT / "content", tmp_path).read()
    assert noted is not None
    assert noted.units == library.units


def an_edit(content: Path) -> None:
    facts = next(content.rglob("facts.toml"))
    facts.write_text(facts.read_text("utf-8").replace("a", "e", 1), "utf-8")


def a_new_file(content: Path) -> None:
    (next(content.rglob("facts.toml")).parent / "question.toml").touch()


def a_unit_renamed(content: Path) -> None:
    next(content.iterdir()).rename(content / "renamed")


def damage(content: Path) -> None:
    note = content.parent / "data" / NOTE
    note.write_bytes(note.read_bytes()[:-20])


def a_folder_in_its_place(content: Path) -> None:
    (content.parent / "data" / NOTE).unlink()
    (content.parent / "data" / NOTE).mkdir()


@pytest.mark.parametrize("change", [an_edit, a_new_file, a_unit_renamed, damage, a_folder_in_its_place])
def test_after_a_change_the_files_are_read(content: Path, change: Callable[[Path], None]) -> None:
    keep(content)
    change(content)
    note = ContentNote(content, content.parent / "data")
    assert note.read() is None


def test_a_folder_without_units_has_no_note(tmp_path: Path) -> None:
    assert ContentNote(tmp_path, tmp_path).read() is None
