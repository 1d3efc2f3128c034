"""A teacher in command: a private card that leads the quiz and follows it, and a class that sees answers alone."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from simcord.results import ResponseMessage

from bot.study.class_quiz.quiz import Phase

from ..conftest import Classroom, components_of, labels_of, menu_of, text_of
from .playing import (
    begin,
    controls,
    end,
    go_on,
    newest,
    open_lobby,
    play_out,
    press,
    quiz_of,
    shown,
    steer,
    wait,
)


def private(room: Classroom) -> list[Any]:
    """Give the private messages of the channel that are still there."""
    messages = room.env.backend.messages[room.channel.id].values()
    return [ResponseMessage(room.env, message) for message in messages if message.flags & 64]


async def join(room: Classroom, *students: Any) -> list[Any]:
    return [await student.click(newest(room), label="Join") for student in students]


async def play_slowly(room: Classroom, **options: Any) -> None:
    """Begin a quiz in which Ana and Ben have joined, and that waits for its teacher."""
    await open_lobby(room, pace="teacher", **options)
    await join(room, room.ana, room.ben)
    await steer(room, "Start")


async def test_the_class_sees_answers_alone_and_the_teacher_starts_without_a_press_more(room: Classroom) -> None:
    lobby = await open_lobby(room)
    assert labels_of(lobby) == ["Join", "Teacher"]
    (card,) = lobby.followups
    assert card.ephemeral
    assert labels_of(card) == ["Start", "Students", "Cancel"]
    await room.teacher.click(card, label="Start")
    assert not {*labels_of(controls(room))} & {*labels_of(newest(room))}
    assert labels_of(newest(room))[-1] == "Teacher"
    assert labels_of(controls(room)) == ["Reveal", "Pause", "+15 s", "Skip", "Students", "End"]


async def test_the_controls_stand_under_the_latest_card_of_the_class_and_there_is_one(room: Classroom) -> None:
    await play_slowly(room)
    for _ in range(3):
        await go_on(room)
        await wait(room, 3)
        (card,) = [each for each in private(room) if "Students" in labels_of(each)]
        assert card.id > newest(room).id
    assert (await quiz_of(room)).position == 1


async def test_another_press_on_teacher_brings_a_fresh_card_in_place_of_the_earlier(room: Classroom) -> None:
    await play_slowly(room)
    before = controls(room).id
    fresh = await room.teacher.click(newest(room), label="Teacher")
    assert fresh.response.ephemeral
    assert [each.id for each in private(room) if "Students" in labels_of(each)] == [fresh.response.id] != [before]


async def test_after_fourteen_minutes_without_a_press_the_card_says_so_and_still_works(room: Classroom) -> None:
    await play_slowly(room)
    await steer(room, "Pause")
    await wait(room, 13 * 60)
    assert "Resume" in labels_of(controls(room))
    await wait(room, 2 * 60)
    assert labels_of(controls(room)) == ["Refresh"]
    assert "no longer follows" in text_of(controls(room))
    await steer(room, "Refresh")
    assert "Resume" in labels_of(controls(room))


async def test_a_press_renews_the_card_for_as_long_again(room: Classroom) -> None:
    await play_slowly(room)
    await steer(room, "Pause")
    for _ in range(3):
        await wait(room, 10 * 60)
        await steer(room, "Students")
        await steer(room, "Controls")
    assert "Resume" in labels_of(controls(room))


async def test_the_card_says_who_has_not_answered_yet_and_the_class_counts(room: Classroom) -> None:
    await play_slowly(room)
    await press(room, [room.ana], right=True)
    await wait(room, 3)
    assert "**1** of 2 answered" in text_of(newest(room))
    assert f"**Not yet:** <@{room.ben.id}>" in text_of(controls(room))
    await press(room, [room.ben], right=True)
    assert (await quiz_of(room)).phase is Phase.CLOSED
    await wait(room, 2)
    assert "**2** of 2 right" in text_of(newest(room))


async def test_a_question_stays_open_where_somebody_came_in_by_an_answer_and_where_the_server_wants_it(room: Classroom) -> None:
    await begin(room)
    await press(room, [room.ana, room.ben], right=True)
    await wait(room, 5)
    assert (await quiz_of(room)).phase is Phase.ASKING
    await end(room)
    await room.teacher.slash(room.channel, "class settings", close_early=False)
    await play_slowly(room)
    await press(room, [room.ana, room.ben], right=True)
    await wait(room, 5)
    assert (await quiz_of(room)).phase is Phase.ASKING


async def test_a_question_whose_last_answer_came_before_a_crash_closes_after_it(room: Classroom) -> None:
    await play_slowly(room)
    await press(room, [room.ana], right=True)
    await room.restart()
    assert (await quiz_of(room)).phase is Phase.ASKING
    await press(room, [room.ben], right=True)
    assert (await quiz_of(room)).phase is Phase.CLOSED


async def test_reveal_and_standings_stand_until_the_teacher_goes_on_and_over_a_restart(room: Classroom) -> None:
    await play_slowly(room)
    await go_on(room)
    await wait(room, 600)
    assert (await quiz_of(room)).phase is Phase.REVEAL
    assert "Your teacher goes on" in text_of(newest(room))
    assert "Pause" not in labels_of(controls(room))
    await room.restart()
    await wait(room, 600)
    assert (await quiz_of(room)).phase is Phase.REVEAL
    await go_on(room)
    assert (await quiz_of(room)).phase is Phase.STANDINGS
    await wait(room, 600)
    await steer(room, "Next")
    assert "Question 2 of 3" in text_of(newest(room))


async def test_a_private_card_of_before_a_restart_leads_on_and_follows_again(room: Classroom) -> None:
    await play_slowly(room)
    await press(room, [room.ana], right=True)
    old = controls(room)
    await room.restart()
    await room.teacher.click(old, label="+15 s")
    (card,) = [each for each in private(room) if "Students" in labels_of(each)]
    assert "**1** of 2 answered" in text_of(card)
    await press(room, [room.ben], right=True)
    await wait(room, 3)
    assert (await quiz_of(room)).phase is Phase.REVEAL
    (card,) = [each for each in private(room) if "Students" in labels_of(each)]
    assert "Next" in labels_of(card)
    await room.restart()
    await room.teacher.click(card, label="End")
    await steer(room, "End the quiz")
    assert "The podium" in text_of(newest(room))


async def test_the_automatic_times_are_the_servers(room: Classroom) -> None:
    told = await room.teacher.slash(room.channel, "class settings", reveal_seconds=40, standings_seconds=20)
    assert "reveal 40 s, standings 20 s" in text_of(told)
    await room.restart()
    await begin(room)
    await go_on(room)
    await wait(room, 38)
    assert (await quiz_of(room)).phase is Phase.REVEAL
    await wait(room, 7)
    assert (await quiz_of(room)).phase is Phase.STANDINGS
    await wait(room, 14)
    assert (await quiz_of(room)).phase is Phase.STANDINGS


async def test_end_asks_first_and_what_was_ended_is_called_so(room: Classroom) -> None:
    await play_slowly(room)
    await go_on(room)
    await wait(room, 2)
    await go_on(room)
    await go_on(room)
    await steer(room, "End")
    assert "**2** questions are left" in text_of(controls(room))
    await steer(room, "Keep going")
    assert (await quiz_of(room)).phase is Phase.ASKING
    await end(room)
    texts = [text_of(each) for each in shown(room)]
    assert "The quiz was ended here" in texts[-2]
    assert not any("Skipped" in text for text in texts)
    assert "Ended after 1 of 3 questions" in texts[-1]
    results = await room.teacher.click(controls(room), label="Results")
    assert "Ended after 1 of 3 questions" in text_of(results)


async def test_skip_and_end_are_in_rows_of_their_own(room: Classroom) -> None:
    await play_slowly(room)
    rows = [each for card in components_of(controls(room)) for each in card["components"] if each["type"] == 1]
    labels = [{button["label"] for button in row["components"]} for row in rows]
    assert not any({"Skip", "End"} <= row for row in labels)


async def test_a_press_on_controls_of_an_earlier_moment_changes_nothing_and_shows_what_is_now(room: Classroom) -> None:
    await begin(room)
    stale = controls(room)
    custom_id = next(part["custom_id"] for part in _buttons(stale) if part["label"] == "Skip")
    await wait(room, 34)
    quiz = await quiz_of(room)
    assert quiz.phase is Phase.REVEAL
    (card,) = [each for each in private(room) if "Students" in labels_of(each)]
    component = next(part for part in _buttons(card) if part["label"] == "Skip")
    assert custom_id == component["custom_id"]  # the question is the same: it may still be skipped
    await steer(room, "Skip")
    assert (await quiz_of(room)).position == 1


def _buttons(message: Any) -> list[dict[str, Any]]:
    rows = [row for card in components_of(message) for row in card["components"] if row["type"] == 1]
    return [part for row in rows for part in row["components"]]


# ---- who plays


def add_colleague(room: Classroom) -> Any:
    staff = room.guild.create_role("More teachers", permissions=discord.Permissions(manage_guild=True))
    return room.guild.add_member(room.env.create_user("colleague"), roles=[staff])


async def test_who_leads_cannot_join_or_answer_and_another_teacher_is_asked_first(room: Classroom) -> None:
    colleague = add_colleague(room)
    lobby = await open_lobby(room)
    assert "You lead this quiz" in text_of(await room.teacher.click(lobby.response, label="Join"))
    asked = await colleague.click(lobby.response, label="Join")
    assert "Do you want to play along" in text_of(asked)
    await room.ana.click(lobby.response, label="Join")
    await steer(room, "Start")
    assert "You lead this quiz" in (await press(room, [room.teacher], right=True))[0]
    assert "Do you want to play along" in (await press(room, [colleague], right=True))[0]
    assert "You are in" in text_of(await colleague.click(asked.response, label="Play along"))
    assert "Saved" in (await press(room, [colleague], right=True))[0]


async def test_who_takes_the_lead_counts_no_more(room: Classroom) -> None:
    colleague = add_colleague(room)
    lobby = await open_lobby(room, pace="teacher")
    await colleague.click((await colleague.click(lobby.response, label="Join")).response, label="Play along")
    await room.ana.click(lobby.response, label="Join")
    await steer(room, "Start")
    await press(room, [colleague], right=True)
    await press(room, [room.ana], right=False)
    await wait(room, 3)
    own = await colleague.click(newest(room), label="Teacher")
    await colleague.click(own.response, label="Next")
    assert f"<@{colleague.id}>" not in text_of(newest(room))
    await end(room)
    results = text_of(await room.teacher.slash(room.channel, "class results"))
    assert "1 student" in results
    assert "0% of the answers right" in results


async def test_a_lobby_shows_names_as_they_arrive(room: Classroom) -> None:
    lobby = await open_lobby(room)
    await join(room, room.ana, room.ben)
    await wait(room, 3)
    assert f"<@{room.ana.id}>, <@{room.ben.id}>" in text_of(newest(room))
    assert f"<@{room.ana.id}>, <@{room.ben.id}>" in text_of(controls(room))
    assert lobby.response.id == newest(room).id


async def choose(room: Classroom, student: Any, label: str) -> None:
    await steer(room, "Students")
    card = controls_with_menu(room)
    await room.teacher.select(card, [str(student.id)], custom_id=menu_of(card)["custom_id"])
    chosen = next(each for each in reversed(private(room)) if label in labels_of(each))
    await room.teacher.click(chosen, label=label)


def controls_with_menu(room: Classroom) -> Any:
    return next(each for each in reversed(private(room)) if any(part["type"] == 3 for part in _buttons(each)))


async def test_a_name_can_be_refused_and_the_student_is_told_kindly_and_picks_another(room: Classroom) -> None:
    await open_lobby(room)
    await join(room, room.ana, room.ben)
    await choose(room, room.ana, "Refuse this name")
    told = next(each for each in reversed(private(room)) if "Leave" in labels_of(each))
    assert "play under another name" in text_of(told)
    other = labels_of(told)[1]
    await room.ana.click(told, label=other)
    await wait(room, 3)
    assert f"{other}, <@{room.ben.id}>" in text_of(newest(room))
    await room.restart()
    await room.teacher.click(newest(room), label="Teacher")
    await steer(room, "Start")
    said = await press(room, [room.ana], right=True)
    assert "Saved" in said[0]
    await play_out(room)
    assert f"🥇 {other}" in text_of(newest(room))


async def test_who_leaves_counts_no_more_and_may_come_back(room: Classroom) -> None:
    await open_lobby(room)
    await join(room, room.ana, room.ben)
    await choose(room, room.ana, "Refuse this name")
    told = next(each for each in reversed(private(room)) if "Leave" in labels_of(each))
    await room.ana.click(told, label="Leave")
    await wait(room, 3)
    assert "**1** has joined" in text_of(newest(room))
    await join(room, room.ana)
    await wait(room, 3)
    assert "**2** have joined" in text_of(newest(room))


@pytest.mark.parametrize("names", ["shown", "nicknames"])
async def test_a_student_can_be_sent_out_is_told_so_and_let_back_in(room: Classroom, names: str) -> None:
    await open_lobby(room, names=names, pace="teacher")
    await join(room, room.ana, room.ben)
    await choose(room, room.ana, "Send out")
    assert any("has taken you out" in text_of(each) for each in private(room))
    playing, gone = text_of(controls(room)).split("Sent out or gone: ")
    assert "**1** has joined." in playing
    assert ("@" in gone) is (names == "shown")
    await steer(room, "Controls")
    await steer(room, "Start")
    assert "has taken you out" in (await press(room, [room.ana], right=True))[0]
    await press(room, [room.ben], right=True)
    await wait(room, 2)
    assert "**1** of 1 right" in text_of(newest(room))
    await choose(room, room.ana, "Let back in")
    await steer(room, "Controls")
    await go_on(room)
    await go_on(room)
    assert "Saved" in (await press(room, [room.ana], right=True))[0]


# ---- extra time


async def lengthen(room: Classroom, percent: int = 100) -> Any:
    return await room.teacher.slash(room.channel, "class extra-time", student=room.ana, percent=percent)


async def test_a_question_waits_for_who_has_longer_times_and_reveals_nothing_before(room: Classroom) -> None:
    told = await lengthen(room)
    assert told.response.ephemeral
    assert f"<@{room.ana.id}>: **100 %** longer" in text_of(told)
    await play_slowly(room)
    await press(room, [room.ben], right=True)
    await wait(room, 40)
    assert (await quiz_of(room)).phase is Phase.CLOSED
    assert "Last answers · **1** of 2 answered" in text_of(newest(room))
    assert "right" not in text_of(newest(room))
    assert str(room.ana.id) not in text_of(newest(room))
    assert "time was up" in (await press(room, [room.ben], right=True))[0]
    said = (await press(room, [room.ana], right=True))[0]
    assert "**+667** points" in said  # two thirds of her own sixty seconds had passed
    assert "**2** of 2 right" in text_of(newest(room))


async def test_their_time_ends_too_and_a_restart_keeps_it(room: Classroom) -> None:
    await lengthen(room, 50)
    await play_slowly(room)
    await wait(room, 33)
    await room.restart()
    assert (await quiz_of(room)).phase is Phase.CLOSED
    await wait(room, 8)
    assert "Last answers" in text_of(newest(room))
    await wait(room, 6)
    assert (await quiz_of(room)).phase is Phase.REVEAL


async def test_a_share_of_nothing_is_no_longer_kept_and_nobody_waits_for_who_is_not_there(room: Classroom) -> None:
    await lengthen(room)
    assert "Nobody has longer times" in text_of(await lengthen(room, 0))
    await lengthen(room)
    await open_lobby(room)
    await join(room, room.ben)
    await steer(room, "Start")
    await wait(room, 33)
    assert (await quiz_of(room)).phase is Phase.REVEAL
