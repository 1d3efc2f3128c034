"""A student reports a question; a teacher sees it and switches it off for the server."""

from __future__ import annotations

from typing import Any

from tests.front.conftest import Classroom, labels_of, menu_of, text_of
from tests.front.teaching.unit import begin, teach
from tests.sample import ONE, TRUE


async def report(room: Classroom, student: Any, reason: str) -> Any:
    """Answer a question and report it."""
    card = await begin(room, student, TRUE)
    await student.click(card.response, label="False")
    asked = await student.click(card.response, label="Report")
    await student.select(asked.response, [reason])
    return asked


async def test_a_report_reaches_the_teacher_with_counts(room: Classroom) -> None:
    thanks = await report(room, room.ana, "key")
    assert thanks.ephemeral
    assert "Thank you" in text_of(thanks)
    await report(room, room.ben, "key")
    card = await room.teacher.slash(room.channel, "class reports")
    assert "Stalin died in 1953." in text_of(card)
    assert "The right answer is wrong: **2**" in text_of(card)


async def test_a_second_report_takes_the_place_of_the_first(room: Classroom) -> None:
    await report(room, room.ana, "key")
    await report(room, room.ana, "typo")
    text = text_of(await room.teacher.slash(room.channel, "class reports"))
    assert "There is a typo: **1**" in text
    assert "The right answer is wrong" not in text


async def test_a_question_that_is_switched_off_is_not_drawn_until_it_is_on_again(room: Classroom) -> None:
    await report(room, room.ana, "unclear")
    card = await room.teacher.slash(room.channel, "class reports")
    await room.teacher.click(card.response, label="Switch off")
    assert "Switched off" in text_of(card)
    await room.restart()
    teach(room, TRUE, ONE)
    drawn = [text_of(await room.ben.slash(room.channel, "quiz", questions=1)) for _ in range(6)]
    assert all("Who spoke?" in text for text in drawn)
    await room.teacher.click(card.response, label="Switch on")
    drawn = [text_of(await room.ben.slash(room.channel, "quiz", questions=1)) for _ in range(20)]
    assert any("Stalin died in 1953." in text for text in drawn)


async def test_what_is_switched_off_is_not_retried(room: Classroom) -> None:
    await report(room, room.ana, "unclear")
    card = await begin(room, room.ana, TRUE)
    await room.ana.click(card.response, label="False")
    await room.ana.click(card.response, label="Result")
    await room.teacher.click((await room.teacher.slash(room.channel, "class reports")).response, label="Switch off")
    refused = await room.ana.click(card.response, label="Retry what was missed")
    assert "There is no question" in text_of(refused)


async def test_settled_reports_leave_the_list(room: Classroom) -> None:
    await report(room, room.ana, "hard")
    card = await room.teacher.slash(room.channel, "class reports")
    shown = await room.teacher.click(card.response, label="Show question")
    assert "✅ **True** · right" in text_of(shown)
    await room.teacher.click(card.response, label="Settled")
    assert "No question is reported" in text_of(card)


async def test_a_report_has_no_button_before_the_reveal(room: Classroom) -> None:
    card = await begin(room, room.ana, TRUE)
    assert "Report" not in labels_of(card)


async def test_the_reasons_are_in_a_menu(room: Classroom) -> None:
    card = await begin(room, room.ana, TRUE)
    await room.ana.click(card.response, label="True")
    asked = await room.ana.click(card.response, label="Report")
    assert [option["value"] for option in menu_of(asked)["options"]] == ["key", "unclear", "typo", "hard", "other"]


async def test_students_do_not_see_the_reports(room: Classroom) -> None:
    assert "class reports" not in room.ana.available_commands(room.channel)
    await report(room, room.ana, "key")
    room.guild.set_command_permissions(room.bot.command_ids["class"], {room.ben: True})
    assert "Only a teacher" in text_of(await room.ben.slash(room.channel, "class reports"))
