"""Authors see every fault at once, by file, entry and field, with the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import because
from bot.units.check import check_content
from bot.units.faults import ContentFault
from bot.units.faulty.form_faults import SummaryFault
from bot.units.load import load_library

SOURCES = """
[[sources]]
key = "book"
title = "A Book"
kind = "scholarly"
trust = "Reliable on dates."

[[sources]]
key = "essay"
title = "An Essay"
kind = "student-essay"
trust = "Cut off in mid-sentence."
read_in_class = true
"""
FACTS = """
[[facts]]
id = "speech"
title = "The speech"
statement = "It was given on 25 February 1956."
date = "1956-02-25"
topics = ["talk"]
testimony = [
  { source = "book", stance = "agrees", claim = "25 February 1956" },
  { source = "essay", stance = "wrong", claim = "1952", note = "It contradicts itself." },
]
"""
QUESTION = """
[[questions]]
id = "q-when"
kind = "one-choice"
prompt = "When was it?"
fact = "speech"
answer = "1956"
wrong = [{ text = "1952" }, { text = "1965" }]
explanation = "The book says so."
difficulty = 1
"""
SUMMARY = '+++\ntitle = "In short"\ntopic = "talk"\nsources = ["book"]\n+++\n# Line\nA.\n# Paragraph\nB.\n# Page\nC.\n'


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """A small unit without a fault."""
    folder = tmp_path / "small"
    (folder / "summaries").mkdir(parents=True)
    head = 'id = "small"\ntitle = "Small"\ndescription = "A small unit."\n[[topics]]\nid = "talk"\ntitle = "The talk"\n'
    files = {"unit": head, "sources": SOURCES, "facts": FACTS, "people": "", "terms": "", "questions": QUESTION}
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    (folder / "summaries" / "short.md").write_text(SUMMARY, "utf-8")
    return folder


def faults(folder: Path) -> str:
    return "\n".join(str(fault) for fault in check_content(folder).faults)


def test_a_sound_unit_has_no_fault_and_loads(unit: Path) -> None:
    assert faults(unit) == ""
    assert load_library(unit.parent).facts["small/speech"].testimony[1].note == "It contradicts itself."


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            "facts",
            'topics = ["talk"]',
            'topics = ["tolk"]',
            "facts.toml, line 7 · speech · topics: there is no topic 'tolk'",
        ),
        ("facts", 'date = "1956-02-25"', 'date = "1956-02-30"', "'1956-02-30' does not exist in the calendar"),
        ("facts", 'date = "1956-02-25"', 'dat = "1956-02-25"', "there is no field 'dat' here. Did you mean 'date'?"),
        ("facts", 'stance = "agrees"', 'stance = "silent"', "no source agrees"),
        ("facts", ', note = "It contradicts itself."', "", "'essay' dissents without a claim and a note"),
        ("facts", 'id = "speech"', 'id = "The Speech"', "Write it as 'the-speech'"),
        ("facts", "[[facts]]", "[facts]", "Write [[facts]], here and above every other entry"),
        ("facts", 'id = "speech"', 'id = "speech', "line 3 · speech · id: a quotation mark is opened and never closed"),
        ("questions", 'fact = "speech"', 'fact = "spech"', "questions.toml, line 6 · q-when · fact: there is no fact 'spech'"),
        (
            "questions",
            "difficulty = 1",
            "difficulty = 4",
            "line 10 · q-when · difficulty: 4 is not between 1 and 3",
        ),
        ("questions", '{ text = "1965" }', '{ text = "1956" }', "the option '1956' is there 2 times"),
        ("questions", '{ text = "1952" }', '{ text = "1952", misconception = "x" }', "'x' is no fact with a myth"),
        (
            "questions",
            'kind = "one-choice"',
            'kind = "one"',
            "questions.toml, line 4 · q-when · kind: ",
        ),
        ("sources", 'trust = "Reliable on dates."', "", "the field 'trust' is missing. Add trust = "),
        ("unit", 'id = "talk"', 'id = "talks"', "there is no topic 'talk'. Did you mean 'talks'?"),
    ],
)
def test_a_fault_names_file_entry_and_mend(unit: Path, file: str, old: str, new: str, says: str) -> None:
    path = unit / f"{file}.toml"
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert says in faults(unit)


def test_all_faults_come_in_one_go(unit: Path) -> None:
    (unit / "facts.toml").write_text(FACTS.replace("1956-02-25", "1956-02-30").replace('"talk"', '"tolk"'), "utf-8")
    (unit / "questions.toml").write_text(QUESTION.replace("difficulty = 1", "difficulty = 9"), "utf-8")
    (unit / "summaries" / "short.md").write_text("no head", "utf-8")
    assert {fault.file for fault in check_content(unit).faults} >= {
        "small/facts.toml",
        "small/questions.toml",
        "small/summaries/short.md",
    }
    with pytest.raises(ContentFault, match="difficulty") as caught:
        load_library(unit)
    told = [(fault.file, fault.entry, fault.field, fault.why) for fault in caught.value.faults]
    assert ("small/summaries/short.md", "", "", because(SummaryFault.WITHOUT_HEAD)) in told


def test_two_units_of_one_id_are_a_fault(unit: Path, tmp_path: Path) -> None:
    other = tmp_path / "twin"
    other.mkdir()
    for path in unit.glob("*.toml"):
        (other / path.name).write_text(path.read_text("utf-8"), "utf-8")
    assert "twin/unit.toml, line 1 · id: 'small' is the id of another unit, too, in small/unit.toml" in faults(tmp_path)


@pytest.mark.parametrize("name", ["absent", "small/summaries"])
def test_a_folder_without_units_is_told_apart_from_a_broken_one(unit: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(ContentFault, match=name.split("/")[-1]):
        check_content(tmp_path / name)
