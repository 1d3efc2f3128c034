"""What is drawn for a whole class: once, by a seed, so that everybody sees the same."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.library.questions import AnyQuestion
from bot.study.class_quiz.nicknames import ANIMALS, MANNERS, name_player
from bot.study.class_quiz.plan import Plan, Scoring, draw_plan
from bot.study.questions.dealt import Drawn

from ... import sample

LIBRARY = sample.make_library()


def test_a_seed_shuffles_every_question_once_for_all() -> None:
    plan = draw_plan(sample.QUESTIONS, LIBRARY, seed=5)
    assert plan == draw_plan(sample.QUESTIONS, LIBRARY, seed=5)
    assert plan.drawn != draw_plan(sample.QUESTIONS, LIBRARY, seed=6).drawn
    assert [drawn.question for drawn in plan.drawn] == [question.id for question in sample.QUESTIONS]
    assert [len(drawn.shown) for drawn in plan.drawn] == [4, 4, 2, 2, 4, 3, 3, 0, 0, 0, 4]


def test_questions_have_their_own_seconds_unless_the_teacher_gives_some() -> None:
    questions: list[AnyQuestion] = [replace(sample.TYPED, seconds=90), sample.ONE]
    own, given = draw_plan(questions, LIBRARY, seed=5), draw_plan(questions, LIBRARY, seed=5, seconds=30)
    assert [own.seconds_at(0), own.seconds_at(1)] == [90, 20]
    assert [given.seconds_at(0), given.seconds_at(1)] == [30, 30]


def test_what_the_teacher_leaves_open_is_a_quiz_for_speed_with_final_answers_under_own_names() -> None:
    told = Plan(
        drawn=(Drawn("typed"),), seed=5, topic="", set_name="", seconds=20, scoring=Scoring.SPEED, final=True, teams=0,
        nicknames=False, in_thread=False,
    )  # fmt: skip
    assert draw_plan([sample.TYPED], LIBRARY, seed=5) == told == Plan(drawn=told.drawn, seed=5)


def test_what_the_teacher_chose_is_kept() -> None:
    chosen = {
        "topic": "speech", "set_name": "Week 3", "seconds": 45, "scoring": Scoring.ACCURACY, "final": False, "teams": 3,
        "nicknames": True, "in_thread": True,
    }  # fmt: skip
    plan = draw_plan([sample.TYPED], LIBRARY, seed=5, **chosen)  # type: ignore[arg-type]  # of many types by name
    assert {name: getattr(plan, name) for name in chosen} == chosen


@pytest.mark.parametrize(("number", "figure"), [(0, ""), (575, ""), (576, " 2"), (1151, " 2"), (1152, " 3")])
def test_after_all_names_they_come_round_again_with_a_figure(number: int, figure: str) -> None:
    assert name_player(5, number) == name_player(5, number % 576) + figure
    manner, animal = name_player(5, number % 576).split()
    assert manner in MANNERS
    assert animal in ANIMALS


def test_each_quiz_gives_other_names() -> None:
    assert [name_player(5, number) for number in range(9)] != [name_player(6, number) for number in range(9)]
