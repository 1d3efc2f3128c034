"""A number is right within its tolerance, however it is written; what else is said beside it is for the teacher."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.front.kit.reasons import say
from bot.library.questions import NumberAsked
from bot.marking.judgement import Given, Rules, Verdict
from bot.marking.kinds import judge, key_of
from bot.marking.near_miss import mark
from bot.marking.reasons import NumberReason, TypedReason
from tests.sample import make_library

LIBRARY = make_library()
DEAD = NumberAsked(
    id="q", prompt="How many died in the war that began in 1941?", answer=20.0, tolerance=2.0, measure="million dead"
)
FAR = NumberAsked(id="q", prompt="How far is it?", answer=1500.5, tolerance=0.1, measure="km")
SHARE = NumberAsked(id="q", prompt="What share?", answer=20.0, measure="%")
COLD = NumberAsked(id="q", prompt="How cold was it?", answer=-5.0)
HIGH = NumberAsked(id="q", prompt="How high is it?", answer=300.0, measure="m")
SIGNED = NumberAsked(id="q", prompt="How many of the 56 delegates signed the declaration of 1776?", answer=56.0)

CASES = [
    (DEAD, "20", Verdict.RIGHT),
    (DEAD, "20 million", Verdict.RIGHT),
    (DEAD, "20,000,000 dead", Verdict.RIGHT),
    (DEAD, "I think it was about 22 million dead", Verdict.RIGHT),
    (DEAD, "20 million in 1941", Verdict.RIGHT),
    (DEAD, "18", Verdict.RIGHT),
    (DEAD, "22.0000000001", Verdict.WRONG),
    (DEAD, "26.6 million", Verdict.WRONG),
    (DEAD, "20 to 25 million", Verdict.WRONG),
    (DEAD, "not 20 million", Verdict.WRONG),
    (DEAD, "more than 20 million", Verdict.NEAR_MISS),
    (DEAD, "20 million soldiers", Verdict.NEAR_MISS),
    (DEAD, "1941", Verdict.WRONG),
    (DEAD, "twenty", Verdict.RIGHT),
    (FAR, "1500.6", Verdict.RIGHT),
    (FAR, "1.500,4 kilometres", Verdict.RIGHT),
    (FAR, "1,500.5km", Verdict.RIGHT),
    (FAR, "1500.65", Verdict.WRONG),
    (FAR, "1500.5 miles", Verdict.NEAR_MISS),
    (SHARE, "20%", Verdict.RIGHT),
    (SHARE, "20 per cent", Verdict.RIGHT),
    (SHARE, "20.0", Verdict.RIGHT),
    (SHARE, "0.2", Verdict.WRONG),
    (COLD, "-5", Verdict.RIGHT),
    (COLD, "minus five", Verdict.RIGHT),
    (COLD, "5", Verdict.WRONG),
    (HIGH, "300m", Verdict.RIGHT),
    (HIGH, "300,000,000", Verdict.WRONG),
    (SIGNED, "56", Verdict.RIGHT),
    (SIGNED, "65", Verdict.WRONG),
    (SIGNED, "1776", Verdict.WRONG),
    (HIGH, "300 metres", Verdict.RIGHT),
    (HIGH, "1.2.1956", Verdict.WRONG),
    (HIGH, "", Verdict.WRONG),
    (HIGH, "high", Verdict.WRONG),
]


@pytest.mark.parametrize(("question", "text", "verdict"), CASES, ids=[f"{each.answer:g} {text}" for each, text, _ in CASES])
def test_a_written_number_is_judged(question: NumberAsked, text: str, verdict: Verdict) -> None:
    judged = judge(question, Given(text=text), LIBRARY)
    assert judged.verdict is verdict
    assert judged.share in (0, 1)


WRITTEN_TWO_WAYS = """km kilometres kilometers; m metres meters; cm centimetres centimeters; kg kilograms kilos; g grams;
    t tonnes tons; h hours; min minutes; s seconds; l litres liters; ha hectares; USD dollars; EUR euros; % percent pct Prozent"""


@pytest.mark.parametrize("same", [line.split() for line in WRITTEN_TWO_WAYS.split(";")], ids=lambda same: same[0])
def test_a_measure_is_written_in_two_ways_and_no_other_one_is_meant(same: list[str]) -> None:
    for measure, written in itertools.product(same, repeat=2):
        question = NumberAsked(id="q", prompt="How much?", answer=5.0, measure=measure)
        for text, verdict in ((f"5 {written}", Verdict.RIGHT), ("5 miles", Verdict.NEAR_MISS), (f"6 {written}", Verdict.WRONG)):
            assert judge(question, Given(text=text), LIBRARY).verdict is verdict


@pytest.mark.parametrize(
    ("answer", "measure", "right", "refused"),
    [
        (0.5, "", "1/2 | ½ | a half | half | 0,5", "1/3 | 2"),
        (0.75, "", "¾ | 3/4", "2/3 | 1/4"),
        (0.25, "", "¼", "½"),
        (2.5, "", "2½ | 2 1/2 | 5/2", "2 | 21/2"),
        (1 / 3, "", "⅓", "⅔"),
        (2 / 3, "", "⅔", "⅓"),
        (0.0, "ships", "0 | zero", "1 | -1"),
        (12.0, "ships", "12 and 12 | it was 12, I guess", "12 or 13 | 12-13 | -12 | not 12 | over 12 | 12 buses"),
        (3.0, "bus", "3 bus", "3 gas"),
        (20.0, "million dead", "20 dead | 20m | 0.02 billion", "20 thousand | 20 billion"),
        (30.0, "%", "30 percent of it | 30", "0.3"),
    ],
)
def test_a_number_is_the_same_however_it_is_written(answer: float, measure: str, right: str, refused: str) -> None:
    question = NumberAsked(id="q", prompt="How much of it?", answer=answer, tolerance=answer / 1000, measure=measure)
    verdicts = {text: judge(question, Given(text=text), LIBRARY).share for text in (right + " | " + refused).split(" | ")}
    assert verdicts == dict.fromkeys(right.split(" | "), 1) | dict.fromkeys(refused.split(" | "), 0)


def test_a_number_of_the_question_may_stand_beside_the_answer_and_is_none_itself() -> None:
    question = NumberAsked(id="q", prompt="How many delegates came in 1789?", answer=1200.0)
    answers = ("1200 in 1789", "in 1789: 1,200 delegates", "1200 in 1788", "1789 delegates")
    assert [judge(question, Given(text=text), LIBRARY).share for text in answers] == [1, 1, 0, 0]


def test_a_number_inside_the_measure_is_no_scale() -> None:
    question = NumberAsked(id="q", prompt="How many came?", answer=5.0, measure="ships of 74 guns")
    assert [judge(question, Given(text=text), LIBRARY).share for text in ("5", "5 ships of 74 guns", "370", "74")] == [1, 1, 0, 0]


def test_a_long_number_is_shown_short() -> None:
    judged = judge(HIGH, Given(text="9" * 31), LIBRARY)
    assert say(judged.reason) == f"You wrote {'9' * 29}…; right is 300 m."
    assert say(judge(HIGH, Given(text="9" * 30), LIBRARY).reason) == f"You wrote {'9' * 30}; right is 300 m."


def test_what_is_near_enough_is_told_the_number_itself() -> None:
    judged = judge(DEAD, Given(text="21"), LIBRARY)
    assert judged.reason is not None
    assert judged.reason.reason is NumberReason.NEAR_ENOUGH
    assert judged.reason.fields == {"answer": "20 million dead"}


def test_the_key_is_written_with_its_measure() -> None:
    assert key_of(FAR, LIBRARY) == "1500.5 km"


def test_a_number_that_a_teacher_accepts_is_right_however_it_is_written() -> None:
    rules = Rules(aliases=("27 million", "20 million souls"))
    assert mark(DEAD, Given(text="27,000,000"), LIBRARY, rules).share == 1
    assert mark(DEAD, Given(text="20 million souls"), LIBRARY, rules).share == 1
    assert mark(DEAD, Given(text="27 million souls"), LIBRARY, rules).share == 0
    assert mark(DEAD, Given(text="souls: some 20 millions"), LIBRARY, rules).share == 1
    assert mark(DEAD, Given(text="27 million or 28 million"), LIBRARY, rules).share == 0


def test_accepting_a_number_does_not_accept_it_below_zero() -> None:
    assert mark(HIGH, Given(text="-7"), LIBRARY, Rules(aliases=("7",))).share == 0


@given(st.text(max_size=400))
def test_whatever_is_sent_is_judged(text: str) -> None:
    judged = judge(DEAD, Given(text=text), LIBRARY)
    assert judged.share in (0, 1)
    assert judged.reason is None or judged.reason.reason in {*NumberReason, *TypedReason}
