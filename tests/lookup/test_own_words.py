"""Students ask in their own words: on phones, with the words of their task, with more than the unit knows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.language.dates import HistoricalDate
from bot.language.english.frequencies import RAREST, frequencies, frequency
from bot.lookup.entries import Entry
from bot.lookup.entry_kind import EntryKind
from bot.lookup.index import Index
from bot.lookup.steps import Step
from bot.units.check import check_content
from bot.units.faults import Remark
from tests.conftest import ROOT

SMALL = ROOT / "tests" / "units" / "small_unit"


def fact(key: str, title: str, body: str, date: str = "", **more: tuple[str, ...] | str) -> Entry:
    keywords, place = more.get("keywords", ()), more.get("place", "")
    assert isinstance(keywords, tuple)
    assert isinstance(place, str)
    when = HistoricalDate.parse(date) if date else None
    return Entry(EntryKind.FACT, key, title, keywords=keywords, body=body, place=place, date=when)


ENTRIES = [
    fact("bastille", "The Bastille is stormed", "A crowd took the fortress; 98 of them died.", "1789-07-14", place="Paris"),
    fact("estates", "The Estates-General meet", "The king called them for the first time since 1614.", "1789-05-05"),
    fact("third", "The 3rd Republic is proclaimed", "Gambetta proclaimed it after Sedan.", "1870-09-04"),
    fact("war", "France declares war on Austria", "Robespierre spoke against the war at the Jacobin club.", "1792-04-20"),
    fact("why", "What the king hoped for", "He hoped for money.", keywords=("why estates general", "royal debt")),
    fact("clubs", "Did everybody join a club?", "Few did.", keywords=("Jacobin club",)),
    Entry(EntryKind.PERSON, "robespierre", "Maximilien Robespierre", ("the Incorruptible",), body="A lawyer from Arras."),
    Entry(EntryKind.PERSON, "danton", "Georges Danton", body="Minister of justice before his fall."),
    Entry(EntryKind.TERM, "guillotine", "guillotine", body="A machine for beheading."),
]
INDEX = Index(ENTRIES)


def first(query: str, index: Index = INDEX) -> str:
    found = index.ask(query).shown
    return found[0].id if found else ""


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("3rd French Republic", "third"),
        ("wat is a guillotine??", "guillotine"),
        ("y did the estates general meet", "estates"),
        ("bastille tldr", "bastille"),
        ("to what extent was the bastille stormed", "bastille"),
        ("danton n his fall wtf", "danton"),
        ("🔥 bastille 🔥", "bastille"),
    ],
)
def test_what_stands_around_a_question_does_not_matter(query: str, wanted: str) -> None:
    assert first(query) == wanted


def test_a_keyword_that_is_a_question_answers_such_questions_alone() -> None:
    assert first("why estates general") == "why"
    assert first("estates general") == first("estates-general 1789") == "estates"


@pytest.mark.parametrize("query", ["who spoke before the war at the Jacobin club", "where is the guillotine"])
def test_an_answer_that_ignores_a_relation_is_at_most_a_perhaps(query: str) -> None:
    assert INDEX.ask(query).sure is None


def test_two_figures_are_a_year_that_the_unit_bears() -> None:
    assert first("austria war 92") == "war"


def test_who_is_named_is_one_of_three() -> None:
    shown = INDEX.ask("what did the king and the estates general think of danton").shown
    assert "danton" in {hit.id for hit in shown}


@pytest.mark.parametrize("query", ["best pizza recipe", "what is the homework for tomorrow", "lol", "taylor swift tickets"])
def test_what_is_about_something_else_is_not_even_a_perhaps(query: str) -> None:
    assert INDEX.ask(query).shown == ()


@pytest.mark.parametrize("step", list(Step))
def test_any_step_can_be_left_out(step: Step) -> None:
    assert first("The Bastille is stormed", Index(ENTRIES, without={step})) == "bastille"


def test_common_words_are_known_and_others_are_taken_for_rare() -> None:
    assert len(frequencies()) == 10_000
    assert frequency("the") > frequency("party") > frequency("politburo") == RAREST


def test_check_remarks_on_a_keyword_that_is_the_title_of_another(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "unit")
    summary, facts = tmp_path / "unit" / "summaries" / "short.md", tmp_path / "unit" / "facts.toml"
    summary.write_text(summary.read_text("utf-8").replace("In short", "Crossing the Rubicon"), "utf-8")
    told = facts.read_text("utf-8").replace('"20th congress"', '"crossing of Rubicon", "why cross the Rubicon"')
    facts.write_text(told.replace('title = "The speech"', 'title = "Crossing the Rubicon with an army"'), "utf-8")
    remarks = check_content(tmp_path, remarks=True).remarks
    assert [each.why.reason for each in remarks] == [Remark.KEYWORD_IS_TITLE]
