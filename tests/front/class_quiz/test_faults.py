"""What a class sees of faults: one card a step, nothing that was said to be saved is lost, and always a way out."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest
from msgspec.structs import replace
from simcord.results import ResponseMessage

from bot.front.class_quiz.messages import write_nonce
from bot.store import FILE
from bot.study.class_quiz.quiz import Phase

from ..conftest import Classroom, labels_of, text_of
from .playing import begin, end, newest, open_lobby, play_out, press, quiz_of, shown, steer, wait

POSTS, EDITS = ("POST", "/channels/*/messages"), ("PATCH", "/channels/*/messages/*")
STEERING = {"Teacher", "Next", "Pause", "Skip", "End", "Start", "Cancel", "A", "B"}


def steered(room: Classroom) -> list[object]:
    """Give the cards of the class that can still be played on; a podium has its results alone behind *Teacher*."""
    cards = [message for message in shown(room) if STEERING & {*labels_of(message)}]
    return [card for card in cards if "The podium" not in text_of(card)]


async def set_pragma(room: Classroom, pragma: str) -> None:
    await room.bot.store.database.read(lambda bare: bare.execute(f"PRAGMA {pragma}").fetchall())


@contextmanager
def locked(room: Classroom) -> Iterator[None]:
    """Hold the database as another process does; the bot must have been told not to wait for it."""
    with closing(sqlite3.connect(room.folder / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def told(room: Classroom) -> list[str]:
    """Give the direct messages to the teacher."""
    direct = room.env.backend.get_dm_channel(room.teacher.id)
    return [text_of(ResponseMessage(room.env, each)) for each in room.env.backend.messages[direct.id].values()] if direct else []


def cards(room: Classroom) -> Counter[str]:
    """Count the cards of each step in the channel, by their first line."""
    return Counter(text_of(message).splitlines()[0] for message in shown(room) if text_of(message))


def require_one_card_a_step(room: Classroom) -> None:
    """Fail where a step was shown twice or not at all, or where a card of a quiz that is over can still be steered."""
    assert cards(room) == {"### Class quiz: three": 1, **{f"-# Question {at} of 3": 1 for at in (1, 2, 3)}, "### The podium": 1}
    assert not steered(room)


def complaints(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if "class_quiz" in record.name]


@pytest.mark.parametrize("seconds", [0, 29, 36, 50])
async def test_a_store_that_takes_nothing_for_a_while_stops_no_quiz(
    room: Classroom, caplog: pytest.LogCaptureFixture, seconds: int
) -> None:
    await begin(room)
    await wait(room, seconds)
    await set_pragma(room, "query_only = ON")
    await wait(room, 120)
    assert len(complaints(caplog)) == 1
    assert "readonly" in complaints(caplog)[0]
    assert not any(record.exc_info for record in caplog.records)
    assert [("trying again" in each) for each in told(room)] == [True]
    await set_pragma(room, "query_only = OFF")
    await wait(room, 40)
    assert "works again" in complaints(caplog)[-1]
    await play_out(room)
    require_one_card_a_step(room)
    assert len(told(room)) == 1


@pytest.mark.parametrize("step", ["question", "standings", "podium"])
async def test_a_database_locked_between_posting_and_noting_shows_nothing_twice(room: Classroom, step: str) -> None:
    await open_lobby(room)
    await set_pragma(room, "busy_timeout = 1")
    if step != "question":
        await steer(room, "Start")
        await wait(room, 34)
    if step == "podium":
        await wait(room, 110)
    store, save, posts = room.bot.store.class_quizzes, room.bot.store.class_quizzes.save, len(shown(room))

    async def save_in_vain(quiz: object) -> None:
        """Store, while another process holds the database as soon as a new card is there."""
        if len(shown(room)) == posts:
            await save(quiz)  # type: ignore[arg-type]
            return
        with locked(room):
            await save(quiz)  # type: ignore[arg-type]

    store.save = save_in_vain  # type: ignore[method-assign]
    if step == "question":
        await steer(room, "Start")
    await wait(room, 60)
    assert max(cards(room).values()) == 1
    store.save = save  # type: ignore[method-assign]
    await wait(room, 40)
    await play_out(room)
    require_one_card_a_step(room)


@pytest.mark.parametrize("times", [3, 15])
@pytest.mark.parametrize("path", [POSTS, EDITS, ("DELETE", "/channels/*/messages/*"), ("*", "/channels/*")])
async def test_a_discord_that_fails_for_minutes_stops_no_quiz(
    room: Classroom, caplog: pytest.LogCaptureFixture, path: tuple[str, str], times: int
) -> None:
    await begin(room)
    await press(room, [room.ana], right=True)
    room.env.inject_error(*path, status=500, times=times)
    await play_out(room)
    await wait(room, 60)
    require_one_card_a_step(room)
    assert not any(record.exc_info for record in caplog.records)


async def test_a_card_that_discord_refuses_ends_the_quiz_with_a_word(room: Classroom) -> None:
    await open_lobby(room)
    room.env.inject_error(*POSTS, status=400, code=50035, times=6)
    await steer(room, "Start")
    await wait(room, 60)
    assert await room.bot.store.class_quizzes.unfinished() == []
    assert "does not take its next card" in told(room)[-1]
    assert "Nobody has joined" in text_of(await open_lobby(room))


async def tear(room: Classroom, *positions: int) -> None:
    """Let a defect of ours strike at some questions: options are asked for that they do not have."""
    quiz = await quiz_of(room)
    drawn = tuple(replace(each, shown=(90, 91)) if at in positions else each for at, each in enumerate(quiz.plan.drawn))
    await room.bot.store.class_quizzes.save(replace(quiz, serial=quiz.serial + 1, plan=replace(quiz.plan, drawn=drawn)))


async def test_a_defect_at_one_question_holds_up_no_quiz(room: Classroom, caplog: pytest.LogCaptureFixture) -> None:
    await begin(room)
    await tear(room, 0)
    await play_out(room)
    require_one_card_a_step(room)
    causes = [record.getMessage() for record in caplog.records if record.exc_info]
    assert causes
    assert len(causes) == len({*causes})


async def test_a_defect_at_every_question_ends_the_quiz_with_a_word(room: Classroom) -> None:
    await begin(room)
    await tear(room, 0, 1, 2)
    await wait(room, 150)
    assert await room.bot.store.class_quizzes.unfinished() == []
    assert "went wrong on our side" in told(room)[-1]
    assert not steered(room)


async def test_a_step_that_another_process_stored_is_gone_on_from(room: Classroom, caplog: pytest.LogCaptureFixture) -> None:
    await begin(room)
    quiz = await quiz_of(room)
    await room.bot.store.class_quizzes.save(replace(quiz.pause(room.env.now()), serial=quiz.serial + 9))
    await wait(room, 40)
    assert "Paused" in text_of(newest(room))
    assert len(complaints(caplog)) == 2
    assert not any(record.exc_info for record in caplog.records)


async def test_a_quiz_that_another_process_ended_is_let_go_of(room: Classroom) -> None:
    await begin(room)
    quiz = await quiz_of(room)
    await room.bot.store.class_quizzes.save(replace(quiz.finish(room.env.now()), serial=quiz.serial + 9))
    await wait(room, 40)
    assert not steered(room)
    assert "Nobody has joined" in text_of(await open_lobby(room))


@pytest.mark.parametrize("hours", [-1, 1])
async def test_a_clock_of_the_host_that_steps_moves_no_deadline_and_stops_no_count(room: Classroom, hours: int) -> None:
    await begin(room)
    await wait(room, 5)
    room.bot.now = lambda: room.env.now() + timedelta(hours=hours)
    await press(room, [room.ana], right=True)
    await wait(room, 3)
    assert "**1** of 1 answered" in text_of(newest(room))
    await wait(room, 15)
    assert (await quiz_of(room)).phase is Phase.ASKING
    await wait(room, 10)
    assert (await quiz_of(room)).phase is Phase.REVEAL


async def test_a_restart_by_a_wrong_clock_closes_nothing_before_discord_says_the_time(room: Classroom) -> None:
    await begin(room)
    now = room.env.now
    room.env.inject_error(*EDITS, status=500, times=2)
    room.env.now = lambda: now() + timedelta(hours=1)
    await room.restart()
    del room.env.now
    await wait(room, 15)
    assert (await quiz_of(room)).phase is Phase.ASKING
    await wait(room, 20)
    assert (await quiz_of(room)).phase is Phase.REVEAL


# ---- always a way out


async def test_end_is_offered_where_a_quiz_takes_the_channel(room: Classroom) -> None:
    await open_lobby(room)
    quiz = await quiz_of(room)
    await room.bot.store.class_quizzes.save(replace(quiz, serial=quiz.serial + 1, lobby=0))
    refused = await open_lobby(room)
    assert "already" in text_of(refused)
    await room.teacher.click(refused.response, label="End that quiz")
    await steer(room, "End the quiz")
    await wait(room, 5)
    assert "Nobody has joined" in text_of(await open_lobby(room))


async def test_a_lobby_that_was_deleted_is_there_again_for_who_tries_to_open_another(room: Classroom) -> None:
    lobby = await open_lobby(room)
    room.env.backend.delete_message(room.channel.id, lobby.response.id)
    assert "already" in text_of(await open_lobby(room))
    assert labels_of(newest(room)) == ["Join", "Teacher"]


async def test_end_is_taken_from_the_card_before_where_the_next_cannot_be_posted(room: Classroom) -> None:
    await open_lobby(room)
    room.env.inject_error(*POSTS, status=500, times=None)
    await steer(room, "Start")
    await end(room)
    assert (await quiz_of(room)).phase is Phase.PODIUM
    await steer(room, "End the quiz")
    assert await room.bot.store.class_quizzes.unfinished() == []
    assert not steered(room)


@pytest.mark.parametrize("seconds", [0, 31, 36, 50])
async def test_end_is_offered_in_every_phase(room: Classroom, seconds: int) -> None:
    await begin(room)
    await wait(room, seconds)
    await room.teacher.click((await open_lobby(room)).response, label="End that quiz")
    await steer(room, "End the quiz")
    assert await room.bot.store.class_quizzes.unfinished() == []
    assert cards(room)["### The podium"] == 1
    assert not steered(room)


async def test_a_press_that_cannot_be_stored_is_told_so(room: Classroom, caplog: pytest.LogCaptureFixture) -> None:
    await begin(room)
    await set_pragma(room, "query_only = ON")
    assert "cannot save" in text_of((await steer(room, "Pause")).followups[-1])
    assert not any(record.exc_info for record in caplog.records)
    await set_pragma(room, "query_only = OFF")
    await steer(room, "Pause")
    assert "Paused" in text_of(newest(room))


# ---- threads


async def test_a_thread_that_stays_locked_is_left_with_a_word(room: Classroom) -> None:
    await room.teacher.slash(room.channel, "class settings", quiz_threads=True)
    await begin(room)
    assert (await quiz_of(room)).thread
    room.env.inject_error(*EDITS, status=400, code=50083, times=1)
    room.env.inject_error("PATCH", "/channels/*", status=403, code=50013, times=1)
    await wait(room, 31)
    assert (await quiz_of(room)).thread == 0
    assert "closed to me" in told(room)[-1]
    await play_out(room)
    assert cards(room) == {"### Class quiz: three": 1, **{f"-# Question {at} of 3": 1 for at in (1, 2, 3)}, "### The podium": 1}


async def test_a_nonce_fits_and_differs_by_step(room: Classroom) -> None:
    await begin(room)
    quiz = await quiz_of(room)
    nonces = {write_nonce(quiz, "question"), write_nonce(quiz, "question", 5), write_nonce(quiz, "standings")}
    assert len(nonces) == 3
    assert max(map(len, nonces)) <= 25
