"""A class quiz on a projector: slides above the cards, off unless asked for, and never in the way."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from bot.front.class_quiz.projector.slides import _question_slide
from bot.library.questions import Matching, Order, SourceCriticism, TrueFalse
from bot.pictures import slides
from bot.store.sets import QuestionSet

from ..conftest import Classroom, components_of, text_of
from .playing import begin, newest, open_lobby, play_out, press, quiz_of, shown, steer, wait


def picture_of(message: Any) -> str:
    """Give the alt text of the picture that stands first on a card; empty where something else does."""
    first = components_of(message)[0]["components"][0]
    return str(first["items"][0]["description"]) if first["type"] == 12 else ""


async def test_the_lobby_and_each_question_are_slides(room: Classroom) -> None:
    lobby = await open_lobby(room, present=True)
    assert picture_of(lobby).startswith("The lobby, large, for a projector: History 101, Class quiz: three; 0 have joined")
    assert "go to #history in Discord" in picture_of(lobby)
    await room.ana.click(lobby.response, label="Join")
    await wait(room, 3)
    assert "1 has joined" in picture_of(shown(room)[0])
    await steer(room, "Start")
    assert picture_of(shown(room)[0]) == ""
    assert shown(room)[0].attachments == []
    assert picture_of(newest(room)).startswith("The question, large")
    (file,) = newest(room).attachments
    assert Image.open(BytesIO(await file.read())).size == (1600, 900)
    await room.restart()
    await wait(room, 3)
    assert picture_of(newest(room)).startswith("The question, large")
    await press(room, [room.ana], right=True)
    await wait(room, 3)
    assert "**1** of 1 right" in text_of(newest(room))
    assert [file.filename for file in newest(room).attachments] == ["answers.png"]
    await play_out(room)


async def test_without_being_asked_for_there_is_none(room: Classroom) -> None:
    lobby = await begin(room)
    assert picture_of(lobby) == picture_of(newest(room)) == ""


async def test_a_slide_that_cannot_be_drawn_is_left_out(room: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> bytes:
        raise OSError

    monkeypatch.setattr(slides, "draw_question_slide", fail)
    await begin(room, present=True)
    assert picture_of(newest(room)) == ""
    await press(room, [room.ana], right=True)
    await play_out(room)
    assert f"<@{room.ana.id}>" in text_of(newest(room))


async def test_slides_say_what_the_cards_of_all_kinds_say(room: Classroom) -> None:
    questions = room.bot.libraries.host.questions.values()
    kinds = (Order, Matching, SourceCriticism, TrueFalse)
    found = [
        next(each for each in questions if isinstance(each, kind))
        for kind in kinds
        if any(isinstance(q, kind) for q in questions)
    ]
    await room.bot.store.sets.create(
        room.guild.id, QuestionSet("kinds", tuple(each.id for each in found)), user=1, now=room.env.now()
    )
    await room.teacher.slash(room.channel, "class quiz", questions="kinds", present=True)
    await steer(room, "Start")
    for question in found:
        quiz = await quiz_of(room)
        asked = quiz.plan.question_at(quiz.position, room.bot.libraries.host)
        assert asked is not None
        said = _question_slide(quiz, asked)
        assert said.prompt == question.prompt
        assert len(said.options) > 1
        assert not any(sign in text for text in said.options for sign in ("**", "-#", "🔷"))
        await steer(room, "Skip")
