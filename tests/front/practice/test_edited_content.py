"""The content is edited in the middle of a round: what was drawn is asked and marked, and the next round asks what there is."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from bot.front.practice import words
from bot.library.catalogue import Library
from bot.library.questions import OneChoice
from tests.edits import EDITS
from tests.front.class_quiz.playing import label_at
from tests.front.conftest import Classroom, labels_of, text_of


@pytest.fixture(autouse=True)
def choices_alone(room: Classroom) -> None:
    units = room.bot.libraries.host.units
    kept = [tuple(q for q in unit.questions if isinstance(q, OneChoice)) for unit in units]
    room.bot.libraries.renew(
        Library(msgspec.structs.replace(unit, questions=each) for unit, each in zip(units, kept, strict=True))
    )


async def press(room: Classroom, card: Any, before: Library, *, right: bool) -> OneChoice:
    """Press the right option of the question in play as it was drawn, or the last one of its card."""
    round_ = await room.bot.store.rounds.find_open(room.ana.id, room.guild.id)
    assert round_ is not None
    drawn = round_.drawn[round_.position]
    question = before.questions[drawn.question]
    assert isinstance(question, OneChoice)
    assert question.prompt in text_of(card)
    place = drawn.shown.index(0 if right else len(drawn.shown) - 1)
    await room.ana.click(card.response, label=label_at(before, question, drawn, place))
    return question


@pytest.mark.parametrize("restart", [False, True], ids=["reload", "restart"])
@pytest.mark.parametrize("kind", EDITS)
async def test_an_edit_changes_the_next_round_and_not_this_one(room: Classroom, kind: str, restart: bool) -> None:
    before, missed = room.bot.libraries.host, ""
    card = await room.ana.slash(room.channel, "quiz", questions=3)
    for right in (True, False, True):
        asked = await press(room, card, before, right=right)
        assert ("**Right.**" in text_of(card)) is right
        assert asked.explanation in text_of(card)
        assert asked.answer in text_of(card)
        if room.bot.libraries.host is before:
            room.bot.libraries.renew(EDITS[kind](before))
            if restart:
                await room.restart()
        if not right:
            missed = before.facts[asked.fact].title
        await room.ana.click(card.response, label=next(each for each in labels_of(card) if each in ("Next question", "Result")))
    assert words.QUIZ_DONE.format(points=2, total=3) in text_of(card)
    assert missed in text_of(card)
