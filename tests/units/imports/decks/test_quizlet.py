"""Quizlet's exports: whatever parts the cards, the teacher is asked what the file does not say."""

from __future__ import annotations

from contextlib import suppress
from time import process_time

import pytest

from bot.library.questions import Typed
from bot.units.faults import AskReason
from bot.units.imports.upload import EntryState, Format, Unusable

from . import all_told, bring, faults

CARDS = [("1815", "Congress of Vienna ends"), ("1830", "July Revolution in France"), ("1848", "Springtime of Nations")]
TOLD = [f"{definition} = {term}" for term, definition in CARDS]


@pytest.mark.parametrize("between", ["\n", "\n\n", ";\n", "\n---\n"], ids=repr)
@pytest.mark.parametrize("separator", ["\t", ",", " - ", " – ", ";", " :: ", "=", " => ", "|", ": ", " %% ", "~~~"], ids=repr)
def test_each_separator_is_found(separator: str, between: str) -> None:
    if separator == between.strip():
        return  # nobody can tell the two apart
    found = bring("dates.txt", between.join(separator.join(card) for card in CARDS), side="definition")
    assert found.format is Format.QUIZLET
    assert not found.asks
    assert all_told(found) == TOLD


@pytest.mark.parametrize(("separator", "between"), [(",", ";"), ("\t", ";"), ("-", ";;"), (" - ", "|")])
def test_cards_may_stand_in_one_line(separator: str, between: str) -> None:
    if separator == "-":
        separator = " - "
    assert all_told(bring("dates.txt", between.join(separator.join(card) for card in CARDS), side="definition")) == TOLD


def test_the_side_of_the_question_is_asked() -> None:
    text = "Tsar\tRuler of Russia\nDuma\tThe parliament that Nicholas II granted in October 1905 and dissolved twice\n"
    found = bring("russia.txt", text)
    (ask,) = found.asks
    assert (ask.id, ask.what) == ("side", AskReason.WHICH_SIDE_IS_QUESTION)
    assert [(option.value, option.sample) for option in ask.options] == [("term", "Tsar"), ("definition", "Ruler of Russia")]
    by_term = bring("russia.txt", text, side="term")
    assert all_told(by_term) == ["Tsar = Ruler of Russia"]
    assert [term.name for term in by_term.unit.terms] == ["Duma"]
    assert by_term.unit.terms[0].entry.startswith("The parliament")
    by_definition = bring("russia.txt", text, side="definition")
    assert by_definition.unit.questions[0].prompt == "Ruler of Russia"
    assert not by_definition.asks


def test_where_two_separators_fit_the_teacher_chooses() -> None:
    text = "Versailles, Treaty of - ends the First World War\nTrianon, Treaty of - parts Hungary\n"
    found = bring("treaties.txt", text, side="definition")
    (ask,) = found.asks
    assert ask.what is AskReason.SEPARATOR
    assert {option.value: option.sample for option in ask.options} == {
        " - ": "Versailles, Treaty of | ends the First World War",
        ",": "Versailles | Treaty of - ends the First World War",
    }
    chosen = bring("treaties.txt", text, side="definition", separator=" - ")
    assert all_told(chosen)[1] == "parts Hungary = Trianon, Treaty of"
    assert not chosen.asks


def test_a_definition_spans_lines_and_an_empty_side_is_named() -> None:
    text = "a line before\nFive-Year Plan\tIndustry first,\nfarms later:\n\n1928 to 1932\nNEP\t...\n\t\nCheka\tSecret police\n"
    found = bring("stalin.txt", text, side="term")
    assert [(term.name, term.entry) for term in found.unit.terms] == [
        ("Five-Year Plan", "Industry first,\nfarms later:\n1928 to 1932")
    ]
    assert all_told(found) == ["Cheka = Secret police"]
    assert faults(found) == [
        "line 1: nothing parts question and answer here; elsewhere '\\t' does. "
        "Put it between the two, or join the line to the one above",
        "line 6 · answer: there is no answer. Write at least one that is right",
    ]
    assert len(found.entries) == 4


def test_a_term_too_long_for_a_name_is_named_with_the_limit() -> None:
    found = bring("long.txt", f"{'Why? ' * 30}\t{'because ' * 20}\nWho?\tLenin\n", side="term")
    assert [(fault.field, fault.why.fields["most"]) for fault in found.faults] == [("question", 100)]
    assert found.count(EntryState.FAULTY) == 1


def test_numbers_before_the_cards_and_quotes_around_the_sides_are_no_text() -> None:
    assert all_told(bring("x.txt", "1. Tsar - Ruler\n2. Duma - Parliament\n", side="term")) == [
        "Tsar = Ruler",
        "Duma = Parliament",
    ]
    quoted = bring("x.txt", '"Tsar","Ruler of ""all"" Russia"\n"Duma","Parliament, granted in 1905"\n', side="definition")
    assert all_told(quoted) == ['Ruler of "all" Russia = Tsar', "Parliament, granted in 1905 = Duma"]


@pytest.mark.parametrize("text", ['{"a": 1,\n"b": 2}', "<p>a: b</p>\n<p>c: d</p>", '[["a", "b"],\n["c", "d"]]'])
def test_what_other_programs_write_is_no_list_of_cards(text: str) -> None:
    with pytest.raises(Unusable):
        bring("x.txt", text)


def test_excel_names_the_separator_in_the_first_line() -> None:
    found = bring("x.csv", "sep=;\nTsar;Ruler, of all\nDuma;Parliament\n", side="term")
    assert all_told(found) == ["Tsar = Ruler, of all", "Duma = Parliament"]
    assert [entry.spot.line for entry in found.entries] == [2, 3]


def test_windows_writes_it_in_utf_16() -> None:
    (question,) = bring("x.txt", "Ленин\tVladimir Lenin\n".encode("utf-16"), side="term").unit.questions
    assert isinstance(question, Typed)
    assert question.prompt == "Ленин"


@pytest.mark.parametrize(
    "text",
    ["a\t" * 500_000, "a - " * 300_000, "a;b," * 250_000, "\n".join(["a = b"] * 4000), ",\n" * 200_000, "=-" * 2_000_000],
    ids=["tabs", "dashes", "commas", "lines", "empty", "marks"],
)
def test_no_file_takes_long(text: str) -> None:
    before = process_time()
    with suppress(Unusable):
        bring("x.txt", text)
    assert process_time() - before < 15
