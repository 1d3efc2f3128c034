"""One student's round: each answer counts once, and a late press is known to be late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import msgspec
import pytest

from bot.errors import Refusal
from bot.library.catalogue import Library
from bot.library.questions import OneChoice, TrueFalse, Wrong
from bot.marking.kinds import right_choice
from bot.study.practice import Round, Stale, start_round
from bot.study.questions.dealt import chosen_of, draw_options

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def begun(library: Library) -> Round:
    questions = [q for q in library.questions.values() if isinstance(q, OneChoice)][:3]
    return start_round(questions, library, Random(1), round_id="r", user=1, guild=2, now=NOW)


def answer(round_: Round, library: Library, *, right: bool) -> Round:
    """Give the right option, or the first wrong one, for the question in play."""
    drawn = round_.drawn[round_.position]
    key = right_choice(library.questions[drawn.question], library)[0]
    slot = next(slot for slot, index in enumerate(drawn.shown) if (index == key) == right)
    given, _ = round_.answered(chosen_of(drawn, [slot]), library)
    return round_.with_answer(given, NOW)


def test_a_round_ends_with_its_last_answer_and_knows_what_was_missed(begun: Round, library: Library) -> None:
    done = answer(answer(answer(begun, library, right=True), library, right=False), library, right=True)
    assert (done.finished, done.points, done.ended) == (True, 2.0, NOW)
    assert done.missed == (begun.drawn[1].question,)


def test_a_second_press_and_an_old_card_are_stale(begun: Round, library: Library) -> None:
    after = answer(begun, library, right=True)
    with pytest.raises(Stale, match="ANSWERED_ALREADY"):
        after.require_current(card=1, position=0)
    newer = msgspec.structs.replace(after, card=2)
    with pytest.raises(Stale, match="OLD_CARD"):
        newer.require_current(card=1, position=1)


def test_an_option_that_the_card_does_not_have_is_refused(begun: Round) -> None:
    with pytest.raises(Refusal, match="NOT_ON_CARD"):
        chosen_of(begun.drawn[0], [9])


def test_a_question_taken_out_of_the_unit_is_skipped_and_what_was_answered_stays(begun: Round, library: Library) -> None:
    after = answer(begun, library, right=True)
    gone = begun.drawn[1].question
    edited = [msgspec.structs.replace(unit, questions=tuple(q for q in unit.questions if q.id != gone)) for unit in library.units]
    pruned = after.without_withdrawn(Library(edited))
    assert [drawn.question for drawn in pruned.drawn] == [begun.drawn[0].question, begun.drawn[2].question]
    assert pruned.position == 1


def test_options_are_shuffled_per_person_but_true_stands_before_false(library: Library) -> None:
    choice = next(q for q in library.questions.values() if isinstance(q, OneChoice))
    statement = next(q for q in library.questions.values() if isinstance(q, TrueFalse))
    assert len({draw_options(choice, library, Random(seed)) for seed in range(40)}) > 5
    assert {draw_options(statement, library, Random(seed)) for seed in range(40)} == {(0, 1)}


def test_years_stand_in_order(library: Library) -> None:
    question = OneChoice(
        id="q", prompt="When?", fact=next(iter(library.facts)), explanation="So.", difficulty=1,
        answer="1956", wrong=(Wrong(text="1953"), Wrong(text="1961")),
    )  # fmt: skip
    assert {draw_options(question, library, Random(seed)) for seed in range(9)} == {(1, 0, 2)}


def test_a_round_without_questions_is_refused(library: Library) -> None:
    with pytest.raises(Refusal, match="NO_QUESTIONS"):
        start_round([], library, Random(1), round_id="r", user=1, guild=2, now=NOW + timedelta(days=1))
