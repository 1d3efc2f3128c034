"""Rounds of practice: authored questions with fresh ones between, and both found again by their ids."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random
from typing import Any

import msgspec

from bot.library.questions import AnyQuestion
from bot.study.practice import Round
from bot.study.questions.bank import draw_practice, find_question, find_questions
from bot.study.questions.dealt import Drawn, arranged_of, draw_question
from tests.sample import ONE, ORDER, QUESTIONS, SOURCE, TRUE, make_library

LIBRARY = make_library()
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def draw(count: int, seed: int = 1, **more: Any) -> list[AnyQuestion]:
    arguments: dict[str, Any] = {"seen": {}, "missed": (), "now": NOW, **more}
    return draw_practice(LIBRARY, Random(seed), count=count, **arguments)


def test_every_fourth_question_is_fresh_and_can_be_found_again() -> None:
    drawn = draw(8)
    assert len(drawn) == len({question.id for question in drawn}) == 8
    assert sum(question.id.startswith("fresh:") for question in drawn) == 2
    assert find_questions(LIBRARY, [question.id for question in drawn]) == drawn


def test_the_same_dice_draw_the_same_round() -> None:
    assert draw(10, seed=5) == draw(10, seed=5)


def test_fresh_questions_stand_in_where_authored_ones_are_lacking() -> None:
    assert len(draw(20)) == 20
    assert all(question.difficulty == 3 for question in draw(6, difficulty=3))


def test_what_is_switched_off_is_never_drawn() -> None:
    off = {question.id for question in draw(20) if question.id.startswith("fresh:")} | {question.id for question in QUESTIONS[1:]}
    for seed in range(20):
        assert not off & {question.id for question in draw(8, seed=seed, off=off)}


def test_a_fresh_question_that_was_missed_comes_back() -> None:
    missed = next(question.id for question in draw(12) if question.id.startswith("fresh:"))
    assert missed in {question.id for question in draw(8, seed=9, missed=(missed,))}


def test_an_id_that_is_no_longer_fair_is_not_found() -> None:
    assert find_question(LIBRARY, "fresh:first:nobody:nothing") is None
    assert find_question(LIBRARY, "nowhere") is None
    round_ = Round(id="r", user=1, guild=1, drawn=(Drawn("nowhere"), Drawn(ONE.id)), started=NOW)
    assert [drawn.question for drawn in round_.without_withdrawn(LIBRARY).drawn] == [ONE.id]


def test_rounds_stored_before_source_questions_are_still_read() -> None:
    old = b'[{"question": "one", "shown": [2, 0, 1, 3]}]'
    assert msgspec.json.decode(old, type=tuple[Drawn, ...]) == (Drawn("one", (2, 0, 1, 3)),)


def test_a_drawing_holds_every_option_once() -> None:
    drawn = draw_question(SOURCE, LIBRARY, Random(3))
    assert (sorted(drawn.shown), sorted(drawn.accused)) == ([0, 1, 2], [0, 1])
    assert draw_question(TRUE, LIBRARY, Random(3)) == Drawn("true", (0, 1))


def test_the_last_event_of_an_order_falls_into_place() -> None:
    drawn = draw_question(ORDER, LIBRARY, Random(3))
    assert arranged_of(drawn, [2, 0, 3]) == arranged_of(drawn, [2, 0, 3, 1])
