"""What a class quiz leaves on disk, read after closing and opening again."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import Refusal
from bot.marking.judgement import Given, Judgement, Verdict
from bot.store import Store
from bot.store.class_quizzes import Taken
from bot.store.sets import QuestionSet
from bot.study.class_quiz.quiz import GRACE, Late, Live, Phase, Plan, Pressed
from bot.study.practice import Drawn

START = datetime(2026, 2, 25, 9, tzinfo=UTC)
RIGHT = Judgement(Verdict.RIGHT, 1.0)


def make_live(quiz_id: str = "L1", channel: int = 2, *, final: bool = True, teams: int = 0) -> Live:
    plan = Plan(drawn=(Drawn("q0", (1, 0)), Drawn("q1", (0, 1))), seed=7, final=final, teams=teams)
    return Live(id=quiz_id, guild=1, channel=channel, teacher=3, plan=plan, created=START)


def press(user: int, number: int = 1, option: int = 0, position: int = 0) -> Pressed:
    return Pressed(position=position, user=user, press=number, given=Given((option,)), took=1500)


async def start(store: Store, live: Live) -> Live:
    await store.live.create(live)
    live = live.start().open(100, START)
    await store.live.save(live)
    return live


async def reopen(store: Store, folder: Path) -> Store:
    await store.close()
    return await Store.open(folder)


async def test_every_step_is_read_back_after_a_crash(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    live = (await start(store, make_live())).pause(START + timedelta(seconds=3))
    await store.live.save(live)
    store = await reopen(store, tmp_path)
    assert await store.live.unfinished() == [live]
    await store.close()


async def test_one_quiz_a_channel_until_it_is_over(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    live = await start(store, make_live())
    await store.live.create(make_live("L2", channel=5))
    with pytest.raises(Taken):
        await store.live.create(make_live("L3"))
    await store.live.save(live.end(START).finish(START))
    await store.live.create(make_live("L3"))
    assert [past.id for past in await store.live.past(1)] == ["L1"]
    await store.close()


async def test_of_two_steps_at_once_the_second_is_refused(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    live = await start(store, make_live())
    outcomes = await asyncio.gather(
        store.live.save(live.go_on(START + timedelta(seconds=5))), store.live.save(live.skip()), return_exceptions=True
    )
    assert [type(outcome) for outcome in outcomes] == [type(None), Late]
    await store.close()


async def test_of_many_presses_at_once_one_is_stored_for_each_student(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    live = await start(store, make_live())
    presses = [press(user, number, option=number % 2) for number in range(1, 4) for user in range(200)]
    outcomes = await asyncio.gather(*(store.live.answer(live, each) for each in presses), return_exceptions=True)
    assert outcomes.count(True) == 200
    assert all(isinstance(outcome, Refusal) for outcome in outcomes if outcome is not True)
    store = await reopen(store, tmp_path)
    stored = await store.live.answers("L1", 0)
    assert {each.press for each in stored} == {1}
    assert len(await store.live.players("L1")) == 200
    await store.close()


async def test_a_changed_answer_is_the_latest_press(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    live = await start(store, make_live(final=False))
    assert await store.live.answer(live, press(9, 5, option=1))
    assert not await store.live.answer(live, press(9, 4, option=0))
    assert not await store.live.answer(live, press(9, 6, option=0))
    assert [(each.press, each.given) for each in await store.live.answers("L1", 0)] == [(6, Given((0,)))]
    await store.close()


async def test_nothing_is_stored_once_the_reveal_is(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    live = await start(store, make_live())
    closed = live.advance(START + timedelta(seconds=20))
    await store.live.save(closed)
    assert await store.live.answer(live, press(8))
    await store.live.save(closed.advance(START + timedelta(seconds=20) + GRACE))
    with pytest.raises(Late):
        await store.live.answer(live, press(9))
    await store.close()


async def test_marks_come_with_the_reveal_count_once_and_go_with_a_skip(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    live = await start(store, make_live())
    await store.live.answer(live, press(9))
    assert (await store.scores.mine(9, 1)).marks == ()  # the scores tell nothing before the reveal
    live = live.advance(START + timedelta(seconds=20)).advance(START + timedelta(seconds=22))
    await store.live.save(live)
    for _ in range(2):
        await store.live.mark(live, [(each, RIGHT) for each in await store.live.answers("L1", 0)], now=START)
    assert [(mark.user, mark.share, mark.took) for mark in await store.live.marks("L1", user=9)] == [(9, 1.0, 1500)]
    assert (await store.scores.mine(9, 1)).marks == (("q0", 1.0),)
    await store.live.save(live.skip())
    assert await store.live.marks("L1") == []
    assert (await store.scores.mine(9, 1)).marks == ()
    await store.close()


async def test_players_keep_number_and_team(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    live = make_live(teams=2)
    await store.live.create(live)
    joined = await asyncio.gather(*(store.live.join(live, user) for user in (11, 12, 13, 11)))
    assert [(player.number, player.team, new) for player, new in joined] == [
        (0, 1, True),
        (1, 2, True),
        (2, 1, True),
        (0, 1, False),
    ]
    assert live.phase is Phase.LOBBY
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
