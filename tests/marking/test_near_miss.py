"""Which typed answers are the same, and what a teacher's word changes."""

from __future__ import annotations

import pytest

from bot.marking.judgement import Given, Rules, Verdict
from bot.marking.near_miss import accepting, mark, normal_of, regrading
from tests.sample import DATE, TYPED, make_library

LIBRARY = make_library()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Speaker!", "speaker"),
        ("Хрущёв", "хрущев"),
        ("János  Kádár", "janos kadar"),
        ("3.4.1956", "3/4/1956"),
        ("sp\u200beaker", "SPEAKER"),
    ],
)
def test_what_differs_in_dress_alone_is_the_same(one: str, other: str) -> None:
    assert normal_of(one) == normal_of(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("3/4/1956", "4/3/1956"), ("not Stalin", "Stalin"), ("Stalin beat Lenin", "Lenin beat Stalin"), ("1956", "1965")],
)
def test_what_differs_in_sense_is_not(one: str, other: str) -> None:
    assert normal_of(one) != normal_of(other)


@pytest.mark.parametrize("text", ["", "?!", "\u202e", "x " * 2000, "9" * 100_000])
def test_what_is_no_answer_has_no_normal_form(text: str) -> None:
    assert normal_of(text) == ""
    assert mark(TYPED, Given(text=text), LIBRARY, Rules(aliases=("?",))).verdict is Verdict.WRONG


def test_a_teachers_word_stands_above_the_rules() -> None:
    assert mark(TYPED, Given(text="Stalin"), LIBRARY).verdict is Verdict.WRONG
    assert mark(TYPED, Given(text="STALIN."), LIBRARY, Rules(aliases=("Stalin",))).verdict is Verdict.RIGHT
    assert mark(DATE, Given(text="the last day"), LIBRARY, Rules(aliases=("last day",))).verdict is Verdict.RIGHT


def test_regrading_touches_only_what_the_alias_changes() -> None:
    grade = regrading(TYPED, LIBRARY, day_first=True, before=(), after=("the speaker",))
    changed = grade(Given(text="Speaker"))
    assert changed is not None
    assert changed.share == 1
    assert grade(Given(text="Khrushchev")) is None
    assert grade(Given(text="Stalin")) is None


def test_an_answer_that_a_teacher_accepts_is_right_in_any_dress_and_all_others_stay() -> None:
    grade = accepting(normal_of("the warm spell"))
    accepted = grade(Given(text="Warm spell!"))
    assert accepted is not None
    assert (accepted.verdict, accepted.share) == (Verdict.RIGHT, 1)
    assert grade(Given(text="cold spell")) is None
