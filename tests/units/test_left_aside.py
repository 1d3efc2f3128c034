"""How files are saved and named: what can be read is read, and what is left aside is said."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.units.check import check_content
from bot.units.faults import ContentFault
from bot.units.load import load_library

from .test_mistakes import SMALL, told


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "content" / "small"))


def text_of(path: Path) -> str:
    return path.read_text("utf-8")


@pytest.mark.parametrize(
    "save",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
    ],
    ids=["UTF-8 with a mark", "UTF-16 with a mark", "Windows lines", "old Mac lines", "Windows Notepad"],
)
def test_every_way_to_save_that_says_what_it_is_is_read(unit: Path, save: Callable[[str], bytes]) -> None:
    for path in (*unit.glob("*.toml"), *unit.glob("summaries/*")):
        path.write_bytes(save(text_of(path)))
    assert told(unit) == []


def test_latin_1_is_named_with_its_byte_and_line_and_hides_no_other_fault(unit: Path) -> None:
    path = unit / "people.toml"
    path.write_bytes(
        text_of(path).replace("He spoke.", "Chruschtschow hörte zu.").replace('["speech"]', '["spech"]').encode("latin-1")
    )
    assert told(unit) == [
        "! small/people.toml, line 7: the file is not saved as UTF-8: byte 147 (F6, in line 7) would be 'ö' in Latin-1 "
        "(Windows-1252). Save it again, and choose UTF-8 as its encoding in the editor",
        "! small/people.toml, line 8 · khrushchev · facts: there is no fact 'spech'. "
        "Did you mean 'speech'? Else add it to facts.toml",
    ]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PK\x03\x04\x14\x00", "a document of Word, Excel or the like, or a zip"),
        (b"{\\rtf1\\ansi hello}", "a document of a word processor (RTF)"),
        (b"<!DOCTYPE html><html></html>", "a web page"),
        (b"[[terms]]\n\0\0\0", "a file with zero bytes, which no text has"),
    ],
)
def test_another_kind_of_file_is_named_as_what_it_is(unit: Path, content: bytes, what: str) -> None:
    (unit / "people.toml").write_bytes(content)
    assert told(unit) == [
        f"! small/people.toml: this is {what}, and no text. Write the file with a plain text editor, and save it as text"
    ]


@pytest.mark.parametrize("name", ["Facts.toml", "fact.toml", "facts.toml.txt", "facts.tml", "FACTS.TOML"])
def test_a_misnamed_file_is_offered_and_silences_what_refers_to_it(unit: Path, name: str) -> None:
    (unit / "facts.toml").rename(unit / name)
    assert told(unit) == [
        f"! small/facts.toml: the file is missing. There is {name!r}: if that is it, rename it",
        f"? small/{name}: the file is left aside, as no file of a unit has this name. Rename it to facts.toml",
    ]


def test_what_is_no_summary_is_said(unit: Path) -> None:
    (unit / "summaries" / "long.txt").touch()
    (unit / "summaries" / "drafts").mkdir()
    assert told(unit) == [
        "? small/summaries/drafts: the file is left aside, as a summary ends in .md. "
        "If it belongs to the unit, the guide for authors has the names of its files",
        "? small/summaries/long.txt: the file is left aside, as a summary ends in .md. Rename it to long.md",
    ]


def test_files_of_systems_and_editors_are_passed_over_in_silence(unit: Path) -> None:
    for name in ("._facts.toml", ".DS_Store", "Thumbs.db", "facts.toml~", "README.md", "summaries/._short.md"):
        (unit / name).write_bytes(b"\0\xff")
    (unit.parent / "__MACOSX").mkdir()
    (unit.parent / ".git").mkdir()
    assert told(unit.parent) == []


def test_a_folder_without_a_head_is_said(unit: Path) -> None:
    (unit.parent / "other").mkdir()
    (unit.parent / "wall").mkdir()
    (unit.parent / "wall" / "unit.toml.txt").touch()
    assert told(unit.parent) == [
        "? other: the folder has no unit.toml and is left aside. If it is a unit, add a unit.toml; else move it elsewhere",
        "? wall: the folder has no unit.toml and is left aside. Rename its 'unit.toml.txt' to unit.toml",
    ]
    assert len(load_library(unit.parent).units) == 1


def test_where_there_is_no_unit_at_all_the_likely_one_is_named(unit: Path) -> None:
    (unit / "unit.toml").rename(unit / "unit.toml.txt")
    assert told(unit.parent)[1:] == [
        "! small: the folder has no unit.toml and is left aside. Rename its 'unit.toml.txt' to unit.toml"
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="to root no folder is closed")
def test_a_folder_that_may_not_be_read_is_said_and_holds_no_other_up(unit: Path) -> None:
    (unit.parent / "lost").mkdir(mode=0)
    assert told(unit.parent) == [
        "? lost: the folder may not be read (Permission denied) and is left aside. Give the bot's user the right to read it"
    ]


def test_a_list_of_questions_needs_two_files(tmp_path: Path) -> None:
    (tmp_path / "unit.toml").write_text('id = "quiz"\ntitle = "Quiz"\nkind = "questions"\n', "utf-8")
    question = '[[questions]]\nid = "q"\nkind = "true-false"\nprompt = "He spoke."\nanswer = true\n'
    (tmp_path / "questions.toml").write_text(question, "utf-8")
    assert told(tmp_path) == []
    (tmp_path / "questions.toml").write_text(question + 'fact = "speech"\n', "utf-8")
    assert told(tmp_path) == [
        f"! {tmp_path.name}/questions.toml, line 6 · q · fact: there is no fact 'speech'. "
        "Check the spelling, or add it to facts.toml"
    ]


def test_remarks_are_sought_only_when_asked_for(unit: Path) -> None:
    (unit / "stray.toml").touch()
    assert check_content(unit).remarks == []
    with pytest.raises(ContentFault, match="is a file"):
        check_content(unit / "facts.toml")
