"""What a class quiz leaves on disk, read after closing and opening again."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from bot.errors import Refusal
from bot.marking.judgement import Given, Judgement, Verdict
from bot.store import Store
from bot.store.class_quizzes import Taken
from bot.store.sets import QuestionSet
from bot.study.class_quiz.plan import Plan
from bot.study.class_quiz.press import Late, Pressed
from bot.study.class_quiz.quiz import GRACE, ClassQuiz, Phase
from bot.study.questions.dealt import Drawn

START = datetime(2026, 2, 25, 9, tzinfo=UTC)
RIGHT = Judgement(Verdict.RIGHT, 1.0)


def make_live(quiz_id: str = "L1", channel: int = 2, *, final: bool = True, teams: int = 0) -> ClassQuiz:
    plan = Plan(drawn=(Drawn("q0", (1, 0)), Drawn("q1", (0, 1))), seed=7, final=final, teams=teams)
    return ClassQuiz(id=quiz_id, guild=1, channel=channel, teacher=3, plan=plan, created=START)


def press(user: int, number: int = 1, option: int = 0, position: int = 0) -> Pressed:
    return Pressed(position=position, user=user, press=number, given=Given((option,)), took=1500)


async def start(store: Store, quiz: ClassQuiz) -> ClassQuiz:
    await store.class_quizzes.create(quiz)
    quiz = quiz.start().open(100, START)
    await store.class_quizzes.save(quiz)
    return quiz


async def reopen(store: Store, folder: Path) -> Store:
    await store.close()
    return await Store.open(folder)


async def test_every_step_is_read_back_after_a_crash(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    quiz = (await start(store, make_live())).pause(START + timedelta(seconds=3))
    await store.class_quizzes.save(quiz)
    store = await reopen(store, tmp_path)
    assert await store.class_quizzes.unfinished() == [quiz]
    await store.close()


RECORD = """
{"id": "L1", "guild": 1, "channel": 2, "teacher": 3, "plan": {"drawn": [{"question": "q0", "shown": [1, 0], "accused": []},
{"question": "q1", "shown": [0, 1], "accused": []}], "seed": 7, "topic": "", "set_name": "", "seconds": 20, "scoring": "speed",
"final": true, "teams": 0, "nicknames": false, "in_thread": false}, "created": "2026-02-25T09:00:00Z", "serial": 3,
"phase": "asking", "asked": [{"allowed": 20, "message": 100, "opened": "2026-02-25T09:00:00Z", "pauses":
[{"start": "2026-02-25T09:00:03Z", "end": null}], "closed": null, "revealed": false, "dropped": false}], "until": null,
"left": null, "lobby": 0, "board": 0, "thread": 0, "ended": null}
"""
"""A quiz under way as the first version stored it."""


def test_a_quiz_under_way_outlives_an_upgrade() -> None:
    quiz = msgspec.json.decode(RECORD, type=ClassQuiz)
    assert quiz == make_live().start().open(100, START).pause(START + timedelta(seconds=3))
    before = msgspec.json.decode(RECORD)
    before["plan"] |= {"units": [], "about": "", "present": False, "pace": "automatic", "reading": 15, "standing": 8}
    before["plan"] |= {"closes_early": False}
    before["asked"][0] |= {"ended": False, "joined": 0}
    before["people"] = {"leaders": [], "sent_out": [], "left": [], "renamed": [], "extended": []}
    assert msgspec.json.decode(msgspec.json.encode(quiz)) == before
    assert " ".join(Phase) == "lobby asking closed reveal standings podium done"


async def test_one_quiz_a_channel_until_it_is_over(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    quiz = await start(store, make_live())
    await store.class_quizzes.create(make_live("L2", channel=5))
    with pytest.raises(Taken):
        await store.class_quizzes.create(make_live("L3"))
    await store.class_quizzes.save(quiz.end(START).finish(START))
    await store.class_quizzes.create(make_live("L3"))
    assert [past.id for past in await store.class_quizzes.past(1)] == ["L1"]
    await store.close()


async def test_of_two_steps_at_once_the_second_is_refused(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    quiz = await start(store, make_live())
    outcomes = await asyncio.gather(
        store.class_quizzes.save(quiz.go_on(START + timedelta(seconds=5))),
        store.class_quizzes.save(quiz.skip()),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes] == [type(None), Late]
    await store.close()


async def test_of_many_presses_at_once_one_is_stored_for_each_student(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    quiz = await start(store, make_live())
    presses = [press(user, number, option=number % 2) for number in range(1, 4) for user in range(200)]
    outcomes = await asyncio.gather(*(store.class_quizzes.answer(quiz, each) for each in presses), return_exceptions=True)
    assert outcomes.count(True) == 200
    assert all(isinstance(outcome, Refusal) for outcome in outcomes if outcome is not True)
    store = await reopen(store, tmp_path)
    stored = await store.class_quizzes.answers("L1", 0)
    assert {each.press for each in stored} == {1}
    assert len(await store.class_quizzes.players("L1")) == 200
    await store.close()


async def test_a_changed_answer_is_the_latest_press(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    quiz = await start(store, make_live(final=False))
    assert await store.class_quizzes.answer(quiz, press(9, 5, option=1))
    assert not await store.class_quizzes.answer(quiz, press(9, 4, option=0))
    assert not await store.class_quizzes.answer(quiz, press(9, 6, option=0))
    assert [(each.press, each.given) for each in await store.class_quizzes.answers("L1", 0)] == [(6, Given((0,)))]
    await store.close()


async def test_nothing_is_stored_once_the_reveal_is(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    quiz = await start(store, make_live())
    closed = quiz.advance(START + timedelta(seconds=20))
    await store.class_quizzes.save(closed)
    assert await store.class_quizzes.answer(quiz, press(8))
    await store.class_quizzes.save(closed.advance(START + timedelta(seconds=20) + GRACE))
    with pytest.raises(Late):
        await store.class_quizzes.answer(quiz, press(9))
    await store.close()


async def test_marks_come_with_the_reveal_count_once_and_go_with_a_skip(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    quiz = await start(store, make_live())
    await store.class_quizzes.answer(quiz, press(9))
    assert (await store.scores.mine(9, 1)).marks == ()  # the scores tell nothing before the reveal
    quiz = quiz.advance(START + timedelta(seconds=20)).advance(START + timedelta(seconds=22))
    await store.class_quizzes.save(quiz)
    for _ in range(2):
        await store.class_quizzes.mark(quiz, [(each, RIGHT) for each in await store.class_quizzes.answers("L1", 0)], now=START)
    assert [(mark.user, mark.share, mark.took) for mark in await store.class_quizzes.marks("L1", user=9)] == [(9, 1.0, 1500)]
    assert (await store.scores.mine(9, 1)).marks == (("q0", 1.0),)
    await store.class_quizzes.save(quiz.skip())
    assert await store.class_quizzes.marks("L1") == []
    assert (await store.scores.mine(9, 1)).marks == ()
    await store.close()


async def test_players_keep_number_and_team(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    quiz = make_live(teams=2)
    await store.class_quizzes.create(quiz)
    joined = await asyncio.gather(*(store.class_quizzes.join(quiz, user) for user in (11, 12, 13, 11)))
    assert [(player.number, player.team, new) for player, new in joined] == [
        (0, 1, True),
        (1, 2, True),
        (2, 1, True),
        (0, 1, False),
    ]
    assert quiz.phase is Phase.LOBBY
    await store.close()


async def test_sets_are_found_whatever_the_case(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await store.sets.create(1, QuestionSet("Week 3", ("q1", "q0")), user=3, now=START)
    with pytest.raises(Refusal):
        await store.sets.create(1, QuestionSet("week 3", ("q1",)), user=3, now=START)
    await store.sets.create(2, QuestionSet("week 3", ("q1",)), user=3, now=START)
    store = await reopen(store, tmp_path)
    found = await store.sets.find(1, "WEEK 3")
    assert found == QuestionSet("Week 3", ("q1", "q0"))
    await store.sets.delete(1, "week 3")
    assert await store.sets.list_all(1) == []
    await store.close()
