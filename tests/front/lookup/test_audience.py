"""Look-ups do not flood a live class: they are private while a quiz runs in the channel, and shown to all on a press."""

from __future__ import annotations

from typing import Any

import pytest

from bot import app
from tests.front.class_quiz.playing import begin, newest, open_lobby, shown, steer
from tests.front.conftest import Classroom, components_of, labels_of, text_of

LOOK_UPS: dict[str, dict[str, str]] = {
    "fact": {},
    "who": {"person": "Khrushchev"},
    "define": {"term": "cult of personality"},
    "summary": {"topic": "Secret Speech"},
    "sources": {"fact": "speech-delivered"},
    "ask": {"question": "who gave the secret speech"},
    "timeline": {},
}


def test_these_are_all_look_ups_there_are_and_none_of_them_wakes_what_marks_answers() -> None:
    assert LOOK_UPS.keys() == app.LOOK_UPS


@pytest.mark.parametrize("command", LOOK_UPS)
async def test_in_a_class_quiz_a_look_up_is_private_until_it_is_shown_to_all(room: Classroom, command: str) -> None:
    await begin(room)
    before = len(shown(room))
    found = await room.ana.slash(room.channel, command, **LOOK_UPS[command])
    assert found.ephemeral
    assert len(shown(room)) == before
    read = text_of(found)
    await room.ana.click(found.response, label="Show to all")
    posted = newest(room)
    assert len(shown(room)) == before + 1
    assert text_of(posted) == f"-# Shown by <@{room.ana.id}>\n{read}"
    assert text_of(found) == read
    assert "Show to all" not in labels_of(found) + labels_of(posted)


async def test_the_picture_of_a_timeline_is_shown_with_it(room: Classroom) -> None:
    await begin(room)
    found = await room.ana.slash(room.channel, "timeline")
    await room.ana.click(found.response, label="Show to all")
    assert [file.filename for file in newest(room).attachments] == ["timeline.png"]
    assert any(part["type"] == 12 for part in components_of(newest(room))[0]["components"])


async def test_what_is_shown_to_all_works_as_ever(room: Classroom) -> None:
    await begin(room)
    found = await room.ana.slash(room.channel, "fact", topic="speech-delivered")
    await room.ana.click(found.response, label="Show to all")
    sources = await room.ben.click(newest(room), label=next(label for label in labels_of(newest(room)) if "Sources" in label))
    assert sources.ephemeral
    assert "Sources:" in text_of(sources)


async def test_a_private_card_that_is_turned_can_still_be_shown(room: Classroom) -> None:
    await begin(room)
    found = await room.ana.slash(room.channel, "fact")
    await room.ana.click(found.response, label="Another")
    assert "Show to all" in labels_of(found)


async def test_before_and_after_a_quiz_and_in_other_channels_look_ups_are_public(room: Classroom) -> None:
    other = room.guild.create_text_channel("other")
    assert not (await room.ana.slash(room.channel, "fact")).ephemeral
    await open_lobby(room)
    assert (await room.ana.slash(room.channel, "fact")).ephemeral
    assert not (await room.ana.slash(other, "fact")).ephemeral
    await steer(room, "Cancel")
    assert not (await room.ana.slash(room.channel, "fact")).ephemeral


async def test_a_restart_in_the_middle_of_a_quiz_keeps_look_ups_private(room: Classroom) -> None:
    await begin(room)
    await room.restart()
    assert (await room.ana.slash(room.channel, "fact")).ephemeral


@pytest.mark.parametrize(("chosen", "said", "private"), [("public", "always public", False), ("private", "always private", True)])
async def test_a_teacher_decides_for_the_server(room: Classroom, chosen: str, said: str, private: bool) -> None:
    settings: Any = await room.teacher.slash(room.channel, "class settings", lookups=chosen)
    assert f"**Look-ups:** {said}" in text_of(settings)
    await room.restart()
    await begin(room)
    assert (await room.ana.slash(room.channel, "fact")).ephemeral is private
    assert not (await room.ana.user.slash("fact")).ephemeral
