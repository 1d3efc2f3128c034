"""Testimony: five kinds of dissent, words of the source with their place, and content of the days of `disagrees`."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from bot.front.lookup import words
from bot.front.lookup.source_cards import testimony_text as tell
from bot.library import model
from bot.library.model import MOST_QUOTED, OLD_DISSENT, Source, SourceKind, Stance
from bot.library.written import read_units, write_units
from bot.units.check import check_content
from bot.units.exports.sheets import export_xlsx
from bot.units.imports.recognise import read_upload
from tests.sample import make_library

SMALL = Path(__file__).parent / "small_unit"
(SAMPLE,) = make_library().units
ESSAY = Source(key="essay", title="An essay", kind=SourceKind.STUDENT_ESSAY, trust="Little.")


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "content" / "small")) / "facts.toml"


def remarks_of(facts: Path, old: str, new: str) -> list[str]:
    text = facts.read_text("utf-8")
    assert old in text
    facts.write_text(text.replace(old, new, 1), "utf-8")
    report = check_content(facts.parent, remarks=True)
    assert report.library is not None
    return [str(each) for each in report.remarks]


def test_content_that_disagrees_is_read_as_differing_and_its_author_told(facts: Path) -> None:
    (remark,) = remarks_of(facts, '"wrong"', f'"{OLD_DISSENT}"')
    assert "speech · testimony 2 · stance: the stance disagrees is read as differs" in remark


def test_a_quotation_without_its_place_is_remarked_on(facts: Path) -> None:
    (remark,) = remarks_of(facts, 'claim = "1952"', 'quote = "in 1952"')
    assert "speech · testimony 2 · quote: a quotation does not say where it stands" in remark


def test_a_quotation_is_no_longer_than_a_gobbet(facts: Path) -> None:
    facts.write_text(facts.read_text("utf-8").replace('claim = "1952"', f'quote = "{"ha " * (MOST_QUOTED + 1)}"'), "utf-8")
    assert "the quotation has 26 words" in str(check_content(facts.parent).faults[0])


def test_units_that_servers_stored_before_are_read_still() -> None:
    stored = write_units([SAMPLE]).replace(b'"stance":"wrong"', b'"stance":"disagrees"')
    stances = {testimony.stance for unit in read_units(stored) for fact in unit.facts for testimony in fact.testimony}
    assert stances == {Stance.AGREES, Stance.DIFFERS}


def test_each_stance_has_a_word_and_a_sign_of_its_own() -> None:
    signs, told = zip(*(text.split(" ", 1) for text in words.STANCES.values()), strict=True)
    assert list(words.STANCES) == list(Stance)
    assert len({*signs}) == len({*told}) == len(Stance)


def test_words_of_the_source_stand_in_quotation_marks_with_their_place_and_ours_do_not() -> None:
    ours = model.Testimony(source="essay", stance=Stance.WRONG, claim="dates it 1952", note="It was 1956.", checked=False)
    assert tell(ESSAY, ours)[1:] == [
        "dates it 1952", "", "It was 1956.", "-# Not checked against the source. Trust: Little.",
    ]  # fmt: skip
    theirs = model.Testimony(source="essay", stance=Stance.WRONG, quote="in 1952", locator="paragraph 5", note="It was 1956.")
    assert tell(ESSAY, theirs)[1:4] == ["", "> “in 1952” (paragraph 5)", "It was 1956."]


def test_a_book_of_the_old_days_is_read_and_one_of_today_loses_nothing() -> None:
    fact = replace(SAMPLE.facts[0], testimony=(
        model.Testimony(source="good", stance=Stance.AGREES, quote="in 1956", locator="p. 3"),
        model.Testimony(source="essay", stance=Stance.DIFFERS, claim="dates it 1952", note="So it says.", checked=False),
    ))  # fmt: skip
    unit = replace(SAMPLE, facts=(fact, *SAMPLE.facts[1:]))
    exported = export_xlsx(unit)
    assert read_upload(exported.name, exported.data).unit.facts[0].testimony == fact.testimony
    book = load_workbook(io.BytesIO(exported.data))
    sheet = book["Testimony"]
    sheet.delete_cols(6, 3)
    sheet.cell(3, 3).value = OLD_DISSENT
    old = io.BytesIO()
    book.save(old)
    found = read_upload(exported.name, old.getvalue())
    assert (found.faults, found.unit.facts[0].testimony[1]) == ((), replace(fact.testimony[1], checked=True))
