"""Typed answers: what is forgiven, what is not, and why, beyond the cases of answers.toml."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.front.kit.reasons import say
from bot.language.numerals import roman_value, take_numbers
from bot.language.spelling import passes, word_of
from bot.library.catalogue import Library
from bot.library.questions import Typed
from bot.marking.kinds import Given, Judgement, Rules, Verdict, judge
from bot.marking.well_known import PEOPLE

from .. import sample

QUESTIONS, _ = sample.load_cases()
LIBRARY = sample.make_library((*sample.QUESTIONS, *QUESTIONS.values()))
INVISIBLE = st.sampled_from("\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\ufeff\u00ad")


def typed(question: str, text: str, **rules: object) -> Judgement:
    return judge(QUESTIONS[question], Given(text=text), LIBRARY, rules=Rules(**rules))  # type: ignore[arg-type]


@given(st.integers(1, 400))
def test_only_the_right_number_passes(number: int) -> None:
    verdict = typed("congress", f"{number}th Congress").verdict
    assert (verdict is Verdict.RIGHT) == (number == 20)


@given(st.integers(0, 10**30))
def test_only_the_right_year_passes(year: int) -> None:
    verdict = typed("typed-year", str(year)).verdict
    assert (verdict is Verdict.RIGHT) == (year == 1956)


@pytest.mark.parametrize("name", PEOPLE)
def test_no_other_person_ever_passes(name: str) -> None:
    people = ("speaker", "dictator", "premier", "foreign-minister", "police-chief", "hungarian", "chinese", "pole")
    for key in people:
        question = QUESTIONS[key]
        assert isinstance(question, Typed)
        surname = name.split()[-1]
        if not any(surname.casefold() in answer.casefold().replace("ł", "l") for answer in question.answers):
            assert typed(key, name).verdict is not Verdict.RIGHT
            assert typed(key, surname).verdict is not Verdict.RIGHT


@given(st.lists(INVISIBLE, min_size=10, max_size=10))
def test_what_cannot_be_seen_changes_nothing(marks: list[str]) -> None:
    text = "".join(letter + mark for letter, mark in zip("Khrushchev", marks, strict=True))
    assert typed("speaker", text).verdict is Verdict.RIGHT


@given(st.sampled_from("bcdfghjklmnpqrstvwxz"), st.integers(0, 3))
def test_a_short_word_forgives_no_letter(letter: str, at: int) -> None:
    text = "thaw"[:at] + letter + "thaw"[at + 1 :]
    assert (typed("thaw", text).verdict is Verdict.RIGHT) == (text == "thaw")


def test_reasons_are_sentences() -> None:
    assert say(typed("typed-year", "1965").reason) == "You wrote 1965; it was in 1956."
    assert say(typed("congress", "22nd Congress").reason) == "You wrote 22; right is 20th Congress."
    assert say(typed("speaker", "Stalin").reason) == "That is Joseph Stalin; the answer is Khrushchev."
    assert say(typed("speaker", "Khrushchev or Stalin").reason).startswith("You gave more than one answer")


def test_a_decade_takes_the_century_of_the_unit() -> None:
    question = Typed(id="q", prompt="When was the sack?", fact="sack", explanation="So.", difficulty=1, answers=("410s",))
    assert judge(question, Given(text="'10s"), sample.make_rome()).verdict is Verdict.RIGHT


def test_a_teacher_overrules() -> None:
    assert typed("thaw", "the warm spell").verdict is not Verdict.RIGHT
    assert typed("thaw", "warm spell", aliases=("the warm spell",)).verdict is Verdict.RIGHT
    assert typed("congress", "XXII Congress", aliases=("the warm spell",)).verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("twenty second", ["22"]), ("nineteen fifty six", ["1956"]), ("two hundred and five", ["205"]), ("xx", ["20"]),
        ("22th", ["22"]), ("1 million", ["1000000"]), ("1.5 million", ["1500000"]), ("007", ["7"]), ("iix", []),
        ("twenty twenty", ["2020"]), ("three four", ["3", "4"]), ("9" * 5000, ["9" * 5000]),
    ],
)  # fmt: skip
def test_numbers_have_one_value(text: str, values: list[str]) -> None:
    assert list(take_numbers(text.split(), romans=True)[0]) == values


def test_roman_numerals_must_be_well_formed() -> None:
    assert [roman_value(text) for text in ("xx", "xxii", "mcmlvi", "iv", "iiii", "vx", "", "x" * 1000)] == [
        20,
        22,
        1956,
        4,
        0,
        0,
        0,
        0,
    ]


@pytest.mark.parametrize(
    ("given_word", "word"), [("lenin", "stalin"), ("evolution", "revolution"), ("marxist", "marxism"), ("mow", "mao")]
)
def test_other_words_do_not_pass(given_word: str, word: str) -> None:
    assert not passes(word_of(given_word), word_of(word))


@pytest.mark.parametrize(
    "text",
    ["k" * 4000, "\u200b" * 4000, "9" * 100_000, "or " * 1300, "de-" * 1300, "\ufdfa" * 4000, "K" + "\u0301" * 3999, "()" * 2000],
)
def test_bad_input_is_refused_at_once(text: str) -> None:
    assert typed("speaker", text).verdict is Verdict.WRONG
    assert typed("typed-date", text).verdict is Verdict.WRONG
    assert min(work_of(text) for _ in range(3)) < 20 * work_of("Khrushchev in 1956")


def work_of(text: str) -> int:
    """Give the nanoseconds of processor time for judging a text; other work on the machine does not count."""
    start = time.thread_time_ns()
    typed("speaker", text)
    typed("typed-date", text)
    return time.thread_time_ns() - start


def test_a_first_name_is_no_surname_where_an_answer_writes_it_last(library: Library) -> None:
    question = library.questions["secret-speech/q-typed-nagy"]
    assert judge(question, Given(text="Nagy"), library).verdict is Verdict.RIGHT
    assert judge(question, Given(text="Imre"), library).verdict is not Verdict.RIGHT
