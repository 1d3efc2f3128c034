"""A class quiz as a teacher and students live through it."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest
from msgspec.structs import replace
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType
from simcord.results import ResponseMessage

from bot.front.class_quiz.running_quizzes import quizzes_of
from bot.library.questions import OneChoice
from bot.study.class_quiz.quiz import Phase
from bot.study.questions.bank import find_question

from ..conftest import Classroom, labels_of, text_of
from .playing import begin, end, go_on, letter_of, newest, open_lobby, play_out, press, quiz_of, shown, steer, wait


async def test_a_quiz_from_the_lobby_to_the_podium(room: Classroom) -> None:
    lobby = await open_lobby(room)
    assert "Nobody has joined yet" in text_of(lobby)
    joined = await room.ana.click(lobby.response, label="Join")
    await room.ben.click(lobby.response, label="Join")
    assert joined.response.ephemeral
    await steer(room, "Start")
    assert "Question 1 of 3" in text_of(newest(room))
    for number in (1, 2, 3):
        said = await press(room, [room.ana], right=True)
        assert "Saved" in said[0]
        await press(room, [room.ben], right=number == 2)
        await wait(room, 4)
        assert f"**{2 if number == 2 else 1}** of 2 right" in text_of(newest(room))
        await wait(room, 24)
    assert await room.bot.store.class_quizzes.unfinished() == []
    podium = text_of(newest(room))
    assert f"🥇 <@{room.ana.id}>" in podium
    assert "**3** in a row" in podium
    kinds = [text_of(message).splitlines()[0] for message in shown(room)]
    assert kinds == ["### Class quiz: three", *(f"-# Question {number} of 3" for number in (1, 2, 3)), "### The podium"]


async def test_only_teachers_steer(room: Classroom) -> None:
    lobby = await open_lobby(room)
    assert labels_of(lobby) == ["Join", "Teacher"]
    refused = await room.ana.click(lobby.response, label="Teacher")
    assert refused.response.ephemeral
    assert "Only a teacher" in text_of(refused)
    assert (await quiz_of(room)).phase is Phase.LOBBY


async def test_a_final_answer_stands_and_a_second_press_is_told_so(room: Classroom) -> None:
    await begin(room)
    await press(room, [room.ana], right=False)
    assert "first answer counts" in (await press(room, [room.ana], right=True))[0]
    await wait(room, 32)
    assert "**0** of 1 right" in text_of(newest(room))


async def test_a_changeable_answer_is_the_last_one(room: Classroom) -> None:
    await begin(room, answers="changeable")
    await press(room, [room.ana], right=False)
    assert "Changed to" in (await press(room, [room.ana], right=True))[0]
    await wait(room, 32)
    assert "**1** of 1 right" in text_of(newest(room))


async def test_nothing_that_is_said_before_the_reveal_tells_what_is_right(room: Classroom) -> None:
    await begin(room)
    before = newest(room).components
    right, wrong = await press(room, [room.ana], right=True), await press(room, [room.ben], right=False)
    letters = [letter_of(room, await quiz_of(room), right=which) for which in (True, False)]
    assert [said[0].split("**")[1] for said in (right, wrong)] == letters
    assert right[0].split("**")[0] == wrong[0].split("**")[0]
    assert all(key not in str(before) for key in ("✅", "right:"))
    scores = await room.ana.slash(room.channel, "scores")
    assert "not answered anything" in text_of(scores)


def edits(room: Classroom) -> int:
    return sum(request.method == "PATCH" and "/channels/" in request.path for request in room.env.http_requests)


async def test_counts_are_edited_at_most_every_two_seconds(room: Classroom) -> None:
    await begin(room)
    await press(room, [room.ana, room.ben], right=True)
    before = edits(room)
    await wait(room, 3)
    assert "**2** of 2 answered" in text_of(newest(room))
    assert edits(room) <= before + 1


async def test_pause_more_time_and_next(room: Classroom) -> None:
    await begin(room)
    await steer(room, "Pause")
    assert "Paused" in text_of(newest(room))
    assert "A" not in labels_of(newest(room))
    await wait(room, 60)
    await steer(room, "Resume")
    await steer(room, "+15 s")
    await wait(room, 40)
    assert (await quiz_of(room)).phase is Phase.ASKING
    await go_on(room)
    assert "Closed" in text_of(newest(room))
    await wait(room, 2)
    assert "Nobody answered" in text_of(newest(room))
    await go_on(room)
    assert "Standings after question 1" in text_of(newest(room))


async def test_a_skipped_question_is_marked_as_such_and_counts_for_nobody(room: Classroom) -> None:
    await begin(room)
    await press(room, [room.ana], right=True)
    await steer(room, "Skip")
    assert "Skipped" in text_of(shown(room)[-2])
    await end(room)
    assert "No question was finished" in text_of(newest(room))


async def test_a_press_that_comes_after_the_time_is_told_so(room: Classroom) -> None:
    await begin(room)
    quizzes_of(room.bot).close()  # the bot is slow: its own timer has not fired
    await wait(room, 31)
    assert "Too late" in (await press(room, [room.ana], right=True))[0]


@pytest.mark.parametrize("wrong", [-20, 20])
async def test_a_wrong_clock_of_the_host_moves_no_deadline(room: Classroom, wrong: int) -> None:
    room.bot.now = lambda: room.env.now() + timedelta(seconds=wrong)
    await begin(room)
    await wait(room, 25)
    assert (await quiz_of(room)).phase is Phase.ASKING
    await wait(room, 7)
    assert (await quiz_of(room)).phase is Phase.REVEAL


async def test_one_quiz_a_channel(room: Classroom) -> None:
    await open_lobby(room)
    second = await open_lobby(room)
    assert "already" in text_of(second)
    shown(room)[0]
    await steer(room, "Cancel")
    assert "cancelled" in text_of(shown(room)[0])
    assert "Nobody has joined" in text_of(await open_lobby(room))


async def test_nicknames_and_teams(room: Classroom) -> None:
    lobby = await open_lobby(room, names="nicknames", teams="2", scoring="accuracy")
    told = text_of(await room.ana.click(lobby.response, label="Join"))
    await room.ben.click(lobby.response, label="Join")
    assert "team 1" in told
    nickname = told.split("shown as **")[1].split("**")[0]
    await steer(room, "Start")
    await press(room, [room.ana], right=True)
    await go_on(room)
    await wait(room, 2)
    await go_on(room)
    standings = text_of(newest(room))
    assert f"🥇 {nickname} · **1**" in standings
    assert "🥇 **Team 1**" in standings
    assert str(room.ana.id) not in standings
    mine = await room.ben.click(newest(room), label="My answers")
    assert "Place **2** of 2" in text_of(mine)


async def test_a_late_joiner_is_told_their_nickname_and_team_once(room: Classroom) -> None:
    lobby = await open_lobby(room, names="nicknames", teams="2")
    joined = text_of(await room.ana.click(lobby.response, label="Join"))
    await steer(room, "Start")
    first = await room.ben.click(newest(room), label=letter_of(room, await quiz_of(room), right=True))
    assert first.response.ephemeral
    assert "Saved" in text_of(first)
    assert "**team 2**" in text_of(first)
    nickname = text_of(first).split("shown as **")[1].split("**")[0]
    assert nickname not in joined
    assert "shown as" not in (await press(room, [room.ana], right=True))[0]
    await go_on(room)
    await wait(room, 2)
    await go_on(room)
    assert nickname in text_of(newest(room))
    await go_on(room)
    assert "shown as" not in (await press(room, [room.ben], right=True))[0]


async def test_a_late_joiner_under_their_own_name_is_told_nothing_of_the_kind(room: Classroom) -> None:
    await begin(room)
    said = (await press(room, [room.ana], right=True))[0]
    assert not any(part in said for part in ("shown as", "team"))


async def test_a_quiz_is_played_in_a_thread_where_the_server_wants_it(room: Classroom) -> None:
    await room.teacher.slash(room.channel, "class settings", quiz_threads=True)
    await open_lobby(room)
    await steer(room, "Start")
    thread = (await quiz_of(room)).thread
    assert f"<#{thread}>" in text_of(shown(room)[0])
    assert all("Question 1" not in text_of(message) for message in shown(room))
    card = ResponseMessage(room.env, [*room.env.backend.messages[thread].values()][-1])
    letter = letter_of(room, await quiz_of(room), right=True)
    assert "Saved" in text_of(await room.ana.click(card, label=letter))
    await room.restart()
    await play_out(room)
    podium = ResponseMessage(room.env, [*room.env.backend.messages[thread].values()][-1])
    assert f"<@{room.ana.id}>" in text_of(podium)


async def test_my_answers_names_the_facts_missed_and_begins_a_retry(room: Classroom) -> None:
    await begin(room)
    await press(room, [room.ana], right=False)
    await play_out(room)
    recap = await room.ana.click(newest(room), label="My answers")
    assert recap.response.ephemeral
    assert "0 of 3 right" in text_of(recap)
    assert text_of(recap).count("not answered") == 2
    (quiz,) = await room.bot.store.class_quizzes.past(room.guild.id)
    question = find_question(room.bot.libraries.host, quiz.plan.drawn[0].question)
    assert isinstance(question, OneChoice)
    assert any(f"-# You: {option.text}\n-# Right: {question.answer}\n" in text_of(recap) for option in question.wrong)
    again = await room.ana.click(recap.response, label="Retry what was missed")
    assert "Question 1 of 3" in text_of(again)


async def test_my_answers_to_many_questions_are_turned_over_in_place(room: Classroom) -> None:
    await begin(room)
    await press(room, [room.ana], right=False)
    await play_out(room)
    (quiz,) = await room.bot.store.class_quizzes.past(room.guild.id)
    longer = replace(quiz, serial=quiz.serial + 1, plan=replace(quiz.plan, drawn=quiz.plan.drawn * 10), asked=quiz.asked * 10)
    await room.bot.store.class_quizzes.save(longer)
    recap = await room.ana.click(newest(room), label="My answers")
    assert "▫️ 30." not in text_of(recap)
    while "Next" in labels_of(recap):
        recap = await room.ana.click(recap.response, label="Next")
        assert recap.response.ephemeral
    assert "▫️ 30." in text_of(recap)
    assert "❌ 1." not in text_of(recap)
    assert "did not play" in text_of(await room.ben.click(newest(room), label="My answers"))


@pytest.mark.parametrize("seconds", [3, 31, 35, 50, 400])
async def test_a_restart_at_any_time_goes_on_in_the_same_messages(room: Classroom, seconds: float) -> None:
    await begin(room)
    await press(room, [room.ana], right=True)
    await wait(room, min(seconds, 50))
    await room.restart()
    await wait(room, max(0, seconds - 50))
    await play_out(room)
    kinds = [text_of(message).splitlines()[0] for message in shown(room)]
    assert kinds == ["### Class quiz: three", *(f"-# Question {number} of 3" for number in (1, 2, 3)), "### The podium"]
    assert "1** in a row" not in text_of(newest(room))
    assert f"🥇 <@{room.ana.id}>" in text_of(newest(room))


async def test_a_restart_keeps_the_deadline_and_the_buttons(room: Classroom) -> None:
    await begin(room)
    due = (await quiz_of(room)).due
    card = newest(room)
    await wait(room, 10)
    await room.restart()
    assert (await quiz_of(room)).due == due
    letter = letter_of(room, await quiz_of(room), right=True)
    assert "Saved" in text_of(await room.ana.click(card, label=letter))


async def test_a_question_posted_just_before_a_crash_is_found_again(room: Classroom) -> None:
    await begin(room)
    quiz = await quiz_of(room)
    before = [message.id for message in shown(room)]
    unopened = replace(quiz, serial=quiz.serial + 1, asked=(replace(quiz.asked[0], message=0, opened=None),))
    await room.bot.store.class_quizzes.save(unopened)
    quizzes_of(room.bot).close()
    await room.restart()
    assert [message.id for message in shown(room)] == before
    assert (await quiz_of(room)).asked[0].message == quiz.asked[0].message


def told_directly(room: Classroom) -> str:
    """Give the last direct message to the teacher."""
    direct = room.env.backend.get_dm_channel(room.teacher.id)
    return text_of(ResponseMessage(room.env, [*room.env.backend.messages[direct.id].values()][-1]))


async def test_a_press_that_comes_before_the_time_of_its_message_is_stored_counts(room: Classroom) -> None:
    await begin(room)
    quiz = await quiz_of(room)
    runner = await quizzes_of(room.bot).find(quiz.id)
    await runner.keep(lambda now: replace(now, serial=now.serial + 1, asked=(replace(now.asked[0], message=0, opened=None),)))
    assert "Saved" in (await press(room, [room.ana], right=True))[0]
    (stored,) = await room.bot.store.class_quizzes.answers(quiz.id, 0)
    assert quiz.asked[0].opened
    assert stored.took == (discord.utils.snowflake_time(stored.press) - quiz.asked[0].opened).total_seconds() * 1000


async def test_a_deleted_question_is_posted_again_with_a_word_to_the_teacher(room: Classroom) -> None:
    await begin(room)
    await press(room, [room.ana], right=True)
    room.env.backend.delete_message(room.channel.id, newest(room).id)
    await wait(room, 33)
    assert "**1** of 1 right" in text_of(newest(room))
    assert (await quiz_of(room)).phase is Phase.REVEAL
    assert "put it there again" in told_directly(room)


async def test_a_deleted_channel_ends_the_quiz(room: Classroom) -> None:
    await begin(room)
    room.env.backend.delete_channel(room.channel.id)
    await wait(room, 40)
    assert await room.bot.store.class_quizzes.unfinished() == []
    assert "the channel is gone" in told_directly(room)


async def test_a_paused_quiz_ends_with_its_channel(room: Classroom) -> None:
    await begin(room)
    await steer(room, "Pause")
    room.env.backend.delete_channel(room.channel.id)
    await room.env.settle()
    assert await room.bot.store.class_quizzes.unfinished() == []
    assert "the channel is gone" in told_directly(room)


async def test_a_lost_permission_ends_the_quiz_and_is_named(room: Classroom) -> None:
    await begin(room)
    channel = room.env.backend.get_channel(room.channel.id)
    deny = discord.Permissions(view_channel=True, send_messages=True).value
    channel.overwrites.append(Overwrite(room.guild.default_role.id, OverwriteType.ROLE, deny=deny))
    own = room.env.backend.bot_user.id
    channel.overwrites.append(Overwrite(own, OverwriteType.MEMBER, deny=deny))
    await wait(room, 40)
    assert await room.bot.store.class_quizzes.unfinished() == []
    assert "View Channel" in told_directly(room)
