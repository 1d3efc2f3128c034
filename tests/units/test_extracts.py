"""extracts.toml: faults by line, the way through a file and back, and what the shipped unit has of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.library.extracts import Rights, count_words
from bot.units.check import check_content
from bot.units.exports.markdown import export
from bot.units.exports.text_unit import write_files
from bot.units.load import load_library
from tests.sample import make_library

from .test_check import faults, unit  # noqa: F401 - the small unit that faults are made in

ROOT = Path(__file__).resolve().parents[2]
EXTRACT = """
[[extracts]]
id = "x-hall"
title = "Behind closed doors"
text = "We cannot let this matter get out of the party."
source = "book"
author = "Nikita Khrushchev"
audience = "the delegates"
date = "1956-02-25"
kind = "speech"
context = "He led the party. The hall was closed."
rights = "quotation"
rights_reason = "One sentence."
supports = ["speech"]
says = [
  { text = "It stays in the party", right = true, why = "So it says." },
  { text = "The press is to have it" },
]
question = "How secret was it?"
worth = [{ text = "It is his own word", right = true }, { text = "It is worthless" }]
"""


@pytest.fixture
def held(unit: Path) -> Path:  # noqa: F811
    (unit / "extracts.toml").write_text(EXTRACT, "utf-8")
    return unit


def test_an_extract_is_read_and_stands_with_its_facts(held: Path) -> None:
    assert faults(held) == ""
    library = load_library(held.parent)
    (extract,) = library.extracts_on(library.facts["small/speech"])
    assert (extract.id, library.source_of(extract).key, extract.says[0].right) == ("small/x-hall", "book", True)


def test_a_unit_needs_none(unit: Path) -> None:  # noqa: F811
    assert faults(unit) == ""
    assert "extracts.toml" not in write_files(check_content(unit).library.units[0])


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('supports = ["speech"]', 'supports = ["spech"]', "line 14 · x-hall · supports: there is no fact 'spech'. Did you mean"),
        ('source = "book"', 'source = "bok"', "source: there is no source 'bok'. Did you mean 'book'?"),
        ('kind = "speech"', 'kind = "talk"', "x-hall · kind: "),
        (
            "We cannot",
            "word " * 60 + "We cannot",
            "line 5 · x-hall · text: the text has 70 words, and with the rights 'quotation'",
        ),
        ('supports = ["speech"]', "", "x-hall · supports: it names no fact"),
        (
            'supports = ["speech"]',
            'supports = ["speech"]\ncontradicts = ["speech"]',
            "it supports 'speech' and contradicts it, too",
        ),
        ('question = "How secret was it?"', "", "x-hall · question: question and worth go together"),
        (", right = true, why", ", why", "line 15 · x-hall · says: all of its options are right, or all are wrong"),
        ("The press is to have it", "It stays in the party.", "the option 'It stays in the party.' stands 2 times"),
        ('id = "x-hall"', 'id = "speech"', "'speech' is the id of another entry, too, in small/facts.toml"),
        ('author = "Nikita Khrushchev"', "", "x-hall · author: the field 'author' is missing"),
        ('author = "Nikita Khrushchev"', 'author = " "', "x-hall · author: there is nothing but blanks"),
    ],
)
def test_a_fault_names_entry_field_and_mend(held: Path, old: str, new: str, says: str) -> None:
    assert old in EXTRACT
    (held / "extracts.toml").write_text(EXTRACT.replace(old, new, 1), "utf-8")
    assert says in faults(held)


def test_marks_of_cuts_are_no_words() -> None:
    assert count_words("We cannot [...] let this — out.") == 5


def test_a_document_shows_them_with_their_key() -> None:
    document = export(make_library().units[0]).data.decode()
    assert "> We cannot let this matter\n> get out of the party." in document
    assert "- ✔ It is to stay in the party - So it says." in document


def test_the_shipped_unit_has_extracts_of_its_sources_and_of_every_class_document() -> None:
    (unit,) = check_content(ROOT / "content").library.units  # noqa: F811
    assert len(unit.extracts) >= 16
    assert {source.key for source in unit.sources if source.read_in_class} <= {each.source for each in unit.extracts}
    for each in unit.extracts:
        assert each.says, each.id
        assert each.purpose, each.id
        assert each.worth, each.id
        assert each.model_answer, each.id
        assert each.link or each.locator, each.id
        assert count_words(each.text) <= (60 if each.rights is Rights.QUOTATION else 150), each.id


def test_no_title_of_the_shipped_unit_gives_author_or_year_away() -> None:
    (unit,) = check_content(ROOT / "content").library.units  # noqa: F811
    for each in unit.extracts:
        told = each.title.casefold()
        assert not {word for word in each.author.casefold().split() if len(word) > 3} & set(told.split()), each.id
        assert each.date is None or str(each.date.start.year) not in told, each.id
