"""Every fault of a question is found, each with its part, and no sound one is refused."""

from __future__ import annotations

import pytest

from bot.library.questions import (
    AnyQuestion,
    Matching,
    NumberAsked,
    OneChoice,
    Pair,
    SeveralChoices,
    TrueFalse,
    Typed,
    Wrong,
)
from bot.units.imports.light_questions import Intake, find_faults, find_remarks, nearest
from bot.units.imports.upload import EntryState, Format, Spot, Upload, UploadReading, head_of
from bot.units.upload_faults import UploadFault as Fault


def choice(answer: str, *wrong: str, prompt: str = "Who spoke first?") -> OneChoice:
    return OneChoice(id="q", prompt=prompt, answer=answer, wrong=tuple(Wrong(text=text) for text in wrong))


def several(*answers: str, wrong: tuple[str, ...] = ()) -> SeveralChoices:
    return SeveralChoices(id="q", prompt="Who spoke?", answers=answers, wrong=tuple(Wrong(text=text) for text in wrong))


def matching(*pairs: tuple[str, str], spare: tuple[str, ...] = ()) -> Matching:
    return Matching(id="q", prompt="Match them.", pairs=tuple(Pair(left=a, right=b) for a, b in pairs), spare=spare)


def number(answer: float, tolerance: float = 0.0) -> NumberAsked:
    return NumberAsked(id="q", prompt="How many?", answer=answer, tolerance=tolerance)


@pytest.mark.parametrize(
    ("question", "faults"),
    [
        (choice("Stalin", "Lenin"), []),
        (choice("Stalin", *"abcdefghi"), []),
        (several("Stalin", "Lenin"), []),
        (TrueFalse(id="q", prompt="It was.", answer=True), []),
        (number(-3.5, 0.5), []),
        (matching(("a", "b"), ("c", "b"), spare=("d",)), []),
        (choice("Stalin", "Lenin", prompt=" "), ["prompt PROMPT_BLANK"]),
        (choice("Stalin", "Lenin", prompt="x" * 401), ["prompt LONGER_THAN"]),
        (choice("Stalin"), ["wrong ONE_OPTION"]),
        (choice("Stalin", *"abcdefghij"), ["wrong TOO_MANY_OPTIONS"]),
        (choice("Stalin", "Lenin", "stalin"), ["wrong OPTION_TWICE"]),
        (choice("Stalin", "Lenin", "Stalin."), ["wrong OPTION_ALMOST_KEY"]),
        (choice("Stalin", "“Lenin”", "Lenin."), ["wrong OPTION_ALMOST_TWICE"]),
        (choice("Stalin", "x" * 201, " "), ["wrong LONGER_THAN", "wrong OPTION_BLANK"]),
        (several(wrong=("a", "b")), ["answer NO_RIGHT_OPTION"]),
        (Typed(id="q", prompt="Who?", answers=()), ["answer NO_ANSWER"]),
        (number(float("nan"), -1), ["answer NUMBER_OUTSIDE", "tolerance TOLERANCE_BELOW_0"]),
        (matching(("a", "b")), ["pairs PAIRS_OUTSIDE"]),
        (matching(("a", "b"), ("A", ""), spare=("b.",)), ["pairs PAIR_HALF", "pairs LEFT_TWICE", "spare SPARE_MATCHES"]),
        (
            TrueFalse(id="q", prompt="It was.", answer=True, seconds=300, difficulty=4),
            ["seconds SECONDS_OUTSIDE", "difficulty DIFFICULTY_OUTSIDE"],
        ),
    ],
)  # fmt: skip
def test_a_question_has_these_faults(question: AnyQuestion, faults: list[str]) -> None:
    assert [f"{each.part} {each.why.reason.name}" for each in find_faults(question)] == faults


@pytest.mark.parametrize(
    ("question", "given_away"),
    [
        (choice("Lenin", "Stalin", prompt="What was Lenin called?"), True),
        (choice("Lenin", "Stalin", prompt="Lenin or Stalin: who came first?"), False),
        (choice("red", "blue", prompt="Was the Reds' flag red?"), False),
        (Typed(id="q", prompt="Which city is Kyiv?", answers=("Kiev", "Kyiv")), True),
        (Typed(id="q", prompt="When did the war end?", answers=("1945",)), False),
    ],
)
def test_a_prompt_that_gives_its_answer_away_is_named(question: AnyQuestion, given_away: bool) -> None:
    assert [each.why.reason is Fault.PROMPT_HOLDS_ANSWER for each in find_remarks(question)] == [True] * given_away


def test_one_question_twice_is_a_fault_and_another_answer_to_it_a_remark() -> None:
    reading = UploadReading(Upload("a.csv", b"x"), Format.TABLE)
    intake = Intake(reading)
    for row, question in enumerate(
        (choice("Stalin", "Lenin"), choice("Stalin.", "Beria", prompt="who spoke FIRST"), choice("Beria", "Lenin")), 2
    ):
        intake.take(Spot(row=row), question)
    found = reading.finish(head_of(reading.upload))
    assert [entry.state for entry in found.entries] == [EntryState.QUESTION, EntryState.FAULTY, EntryState.QUESTION]
    assert [str(fault) for fault in (*found.faults, *found.remarks)] == [
        "a.csv, row 3, column prompt: the same question stands in row 2. Take one of the two out",
        "a.csv, row 4, column prompt: row 2 asks the same, and has another answer. Check that both are meant",
    ]


def test_what_may_have_been_meant_is_offered() -> None:
    assert nearest("Krushchev", ["Khrushchev", "Malenkov"]) == "Khrushchev"
    assert nearest("Napoleon", ["Khrushchev", "Malenkov"]) == ""
