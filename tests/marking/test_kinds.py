"""Every kind of question: its options, its key, its verdicts, and that nothing a student sends can break it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.errors import because
from bot.front.kit.reasons import say
from bot.library.questions import AnyQuestion, OneChoice, SeveralChoices, SourceCriticism, TrueFalse
from bot.marking.kinds import (
    Given,
    Judgement,
    Rules,
    Verdict,
    accused_of,
    feedback_of,
    judge,
    key_of,
    kind_of,
    misconception_of,
    options_of,
    right_choice,
)
from bot.marking.reasons import ChoiceReason

from .. import sample

QUESTIONS, CASES = sample.load_cases()
HELD_OUT_QUESTIONS, HELD_OUT = sample.load_cases(sample.HELD_OUT)
QUESTIONS |= HELD_OUT_QUESTIONS
LIBRARY = sample.make_library((*sample.QUESTIONS, *QUESTIONS.values()))


def chosen(question: AnyQuestion, *indices: int) -> Judgement:
    return judge(question, Given(chosen=indices), LIBRARY)


@pytest.mark.parametrize("case", [*CASES, *HELD_OUT], ids=lambda case: f"{case['question']}-{case['answer'][:30]}")
def test_fair_teacher_agrees(case: dict[str, object]) -> None:
    rules = Rules(day_first=bool(case.get("day_first", True)), aliases=tuple(case.get("aliases", ())))  # type: ignore[arg-type]
    judged = judge(QUESTIONS[str(case["question"])], Given(text=str(case["answer"])), LIBRARY, rules=rules)
    assert judged.verdict == case["verdict"], say(judged.reason)


def test_there_are_cases_enough_of_each_verdict() -> None:
    counts = Counter(case["verdict"] for case in CASES)
    assert len(CASES) >= 200
    assert all(counts[verdict] >= 10 for verdict in Verdict)
    assert all(case["why"] for case in CASES)


@pytest.mark.parametrize("question", sample.QUESTIONS, ids=lambda question: question.id)
def test_the_canonical_key_is_right(question: AnyQuestion) -> None:
    key = right_choice(question, LIBRARY)
    text = "" if key else key_of(question, LIBRARY)
    assert judge(question, Given(chosen=key, text=text), LIBRARY) == Judgement(Verdict.RIGHT, 1.0)
    assert key_of(question, LIBRARY)


@pytest.mark.parametrize("question", sample.QUESTIONS, ids=lambda question: question.id)
@given(indices=st.lists(st.integers(), max_size=8), text=st.text(max_size=60))
def test_nothing_given_raises(question: AnyQuestion, indices: list[int], text: str) -> None:
    judged = judge(question, Given(chosen=tuple(indices), text=text), LIBRARY)
    assert 0 <= judged.share <= 1
    assert (judged.share == 1) == (judged.verdict is Verdict.RIGHT)
    assert judged.verdict is Verdict.RIGHT or judged.reason
    misconception_of(question, Given(chosen=tuple(indices)))


def test_one_choice_names_the_misconception() -> None:
    assert options_of(sample.ONE, LIBRARY) == ("Khrushchev", "Stalin", "Beria", "Lenin")
    assert misconception_of(sample.ONE, Given(chosen=(1,))) == "myth"
    assert misconception_of(sample.ONE, Given(chosen=(0,))) == ""
    assert "Khrushchev" in say(chosen(sample.ONE, 1).reason)


@pytest.mark.parametrize("indices", [(), (4,), (-1,), (0, 1), (10**9,)])
def test_an_unknown_option_is_wrong(indices: tuple[int, ...]) -> None:
    assert chosen(sample.ONE, *indices).verdict is Verdict.WRONG
    assert "You chose" not in say(chosen(sample.ONE, *indices).reason)


@pytest.mark.parametrize("indices", [(-1,), (0, -1), (0, 4)])
def test_an_unknown_option_spoils_the_rest(indices: tuple[int, ...]) -> None:
    judged = chosen(sample.SEVERAL, *indices)
    assert (judged.verdict, judged.reason) == (Verdict.WRONG, because(ChoiceReason.NO_SUCH_OPTION))


@pytest.mark.parametrize(
    ("indices", "share"), [((0, 1), 1), ((1, 0), 1), ((0,), 0.5), ((0, 1, 2), 0.5), ((0, 2), 0), ((2, 3), 0), ((0, 1, 2, 3), 0)]
)
def test_wrong_options_cost_what_right_ones_earn(indices: tuple[int, ...], share: float) -> None:
    assert chosen(sample.SEVERAL, *indices).share == share


def test_several_choices_say_what_was_found() -> None:
    assert say(chosen(sample.SEVERAL, 0, 1, 3).reason) == "You found 2 of the 2 right options and chose 1 wrong one."
    assert misconception_of(sample.SEVERAL, Given(chosen=(0, 3))) == "myth"


def test_true_and_false() -> None:
    assert options_of(sample.TRUE, LIBRARY) == ("True", "False")
    assert chosen(sample.TRUE, 0).verdict is Verdict.RIGHT
    both = chosen(sample.TRUE, 0, 1)
    assert (both.verdict, both.reason) == (Verdict.WRONG, because(ChoiceReason.BOTH_TRUE_AND_FALSE))
    assert not kind_of(sample.TRUE).shuffled
    assert kind_of(sample.TRUE).chosen
    assert chosen(sample.FALSE, 0).verdict is Verdict.WRONG
    assert misconception_of(sample.FALSE, Given(chosen=(0,))) == "myth"
    assert misconception_of(sample.FALSE, Given(chosen=(1,))) == ""


@pytest.mark.parametrize(
    ("indices", "share"), [((1, 0), 1), ((1, 2), 0.5), ((1,), 0.5), ((0, 0), 0.5), ((0, 1), 0), ((1, 0, 0), 0)]
)
def test_each_step_of_source_criticism_is_half(indices: tuple[int, ...], share: float) -> None:
    assert chosen(sample.SOURCE, *indices).share == share


def test_source_criticism_names_the_sources() -> None:
    assert accused_of(sample.SOURCE, LIBRARY) == ("A good book", "An essay")
    assert options_of(sample.SOURCE, LIBRARY)[0] == "It contradicts itself"
    assert misconception_of(sample.SOURCE, Given(chosen=(1, 2))) == "myth"
    assert misconception_of(sample.SOURCE, Given(chosen=(2, 0))) == misconception_of(sample.SOURCE, Given(chosen=(1, 0, 2))) == ""


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_any_text_is_judged(text: str) -> None:
    for question in (sample.TYPED, sample.DATE, QUESTIONS["congress"], QUESTIONS["typed-date"]):
        judged = judge(question, Given(text=text), LIBRARY)
        assert judged.reason or judged.verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("question", "indices", "said"),
    [
        (sample.ONE, (1,), ("He was dead.",)),
        (sample.ONE, (0,), ()),
        (sample.ONE, (2,), ()),
        (sample.SEVERAL, (0, 2, 3), ("Not there.",)),
        (sample.TRUE, (1,), ("He did.",)),
        (sample.TRUE, (0,), ()),
        (sample.FALSE, (0,), ("He did.",)),
        (sample.SOURCE, (0, 1), ("So it is.",)),
        (sample.SOURCE, (0, 9), ()),
    ],
)
def test_feedback_is_for_whoever_chose_a_wrong_option(
    question: AnyQuestion, indices: tuple[int, ...], said: tuple[str, ...]
) -> None:
    match question:
        case OneChoice(wrong=wrong):
            question = replace(question, wrong=(replace(wrong[0], feedback="He was dead."), *wrong[1:]))
        case SeveralChoices(wrong=wrong):
            question = replace(question, wrong=tuple(replace(each, feedback="Not there.") for each in wrong))
        case TrueFalse():
            question = replace(question, feedback="He did.")
        case SourceCriticism(wrong=wrong):
            question = replace(question, wrong=(replace(wrong[0], feedback="So it is."), *wrong[1:]))
    assert feedback_of(question, Given(chosen=indices)) == said
