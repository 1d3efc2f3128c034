"""A number is right within its tolerance, however it is written; what else is said beside it is for the teacher."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_accepting_a_number_does_not_accept_it_below_zero() -> None:
    assert mark(HIGH, Given(text="-7"), LIBRARY, Rules(aliases=("7",))).share == 0


@given(st.text(max_size=400))
def test_whatever_is_sent_is_judged(text: str) -> None:
    judged = judge(DEAD, Given(text=text), LIBRARY)
    assert judged.share in (0, 1)
    assert judged.reason is None or judged.reason.reason in {*NumberReason, *TypedReason}
