"""A server's settings: who is a teacher, and how ambiguous dates are read."""

from __future__ import annotations

from typing import Any

from tests.front.conftest import Classroom, labels_of, text_of
from tests.front.teaching.unit import begin, type_answer
from tests.sample import DATE


def tutor_of(room: Classroom) -> tuple[Any, Any]:
    """Give a role without rights of its own, and somebody who has it and sees /class."""
    role = room.guild.create_role("Tutors")
    tutor = room.guild.add_member(room.env.create_user("tutor"), roles=[role])
    room.guild.set_command_permissions(room.bot.command_ids["class"], {role: True})
    return role, tutor


async def test_the_teacher_role_makes_a_teacher_also_after_a_restart(room: Classroom) -> None:
    role, tutor = tutor_of(room)
    assert "Only a teacher" in text_of(await tutor.slash(room.channel, "class settings"))
    saved = await room.teacher.slash(room.channel, "class settings", teacher_role=role)
    assert f"<@&{role.id}>" in text_of(saved)
    assert "Integrations" in text_of(saved)
    await room.restart()
    assert "There are no near misses" in text_of(await tutor.slash(room.channel, "class near-misses"))
    assert "For teachers" in text_of(await tutor.slash(room.channel, "help"))


async def test_a_button_is_checked_when_it_is_pressed(room: Classroom) -> None:
    role, tutor = tutor_of(room)
    saved = await room.teacher.slash(room.channel, "class settings", teacher_role=role)
    shown = await tutor.slash(room.channel, "class settings")
    await room.teacher.click(saved.response, label="No teacher role")
    assert "Only a teacher" in text_of(await tutor.click(shown.response, label="Read dates month first"))
    assert "Day first" in text_of(await room.teacher.slash(room.channel, "class settings"))


async def test_a_teacher_by_role_cannot_hand_the_role_on(room: Classroom) -> None:
    role, tutor = tutor_of(room)
    await room.teacher.slash(room.channel, "class settings", teacher_role=role)
    other = room.guild.create_role("Friends")
    refused = await tutor.slash(room.channel, "class settings", teacher_role=other)
    assert "Only somebody who may manage the server" in text_of(refused)
    assert "No teacher role" not in labels_of(await tutor.slash(room.channel, "class settings"))


async def test_everybody_cannot_be_a_teacher(room: Classroom) -> None:
    refused = await room.teacher.slash(room.channel, "class settings", teacher_role=room.guild.roles["@everyone"])
    assert "everybody would be a teacher" in text_of(refused)


async def test_ambiguous_dates_are_read_as_the_server_has_set(room: Classroom) -> None:
    card = await begin(room, room.ana, DATE)
    opened = await room.ana.click(card.response, label="Answer…")
    assert "3/4 is read as 3 April here." in str(opened.modal)
    await room.teacher.slash(room.channel, "class settings", dates=0)
    await type_answer(room.ana, card, "2/3/1956")
    assert "Read as 3 February 1956, as on this server the month comes first." in text_of(card)
