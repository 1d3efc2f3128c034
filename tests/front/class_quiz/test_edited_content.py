"""The content is edited under a running class quiz: what is asked, marked and shown is what was drawn."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from bot.front.class_quiz import words
from bot.front.kit import words as kit_words
from bot.library.questions import OneChoice
from bot.marking.kinds import right_choice
from bot.store.class_quizzes import ClassQuizzes
from bot.study.class_quiz.quiz import Phase
from bot.study.questions.bank import find_question
from tests.edits import EDITS

from ..conftest import Classroom, text_of
from .playing import label_at, newest, open_lobby, play_out, quiz_of, shown, steer, wait

SECONDS = {Phase.LOBBY: 0, Phase.ASKING: 0, Phase.CLOSED: 30, Phase.REVEAL: 33, Phase.STANDINGS: 50}
"""How long after the start each phase of the first question is reached."""
CASES = [
    pytest.param(kind, phase, bool((row + column) % 2), marks=() if (column - row) % len(SECONDS) < 2 else pytest.mark.long)
    for row, kind in enumerate(EDITS)
    for column, phase in enumerate(SECONDS)
]
"""Each edit in each phase, by a reload or a restart; each in two phases, and each phase with several, where time is short."""


async def edit(room: Classroom, kind: str, *, restart: bool) -> None:
    """Edit the content, and have it read again by a reload or by a restart."""
    room.bot.libraries.renew(EDITS[kind](room.bot.libraries.host))
    if restart:
        await room.restart()
        await room.env.advance_time(0.1)


def first_question(room: Classroom, place: Any) -> OneChoice:
    question = find_question(room.bot.libraries.host, place.question)
    assert isinstance(question, OneChoice)
    return question


@pytest.mark.parametrize(("kind", "phase", "restart"), CASES)
async def test_an_edit_changes_the_next_quiz_and_not_this_one(room: Classroom, kind: str, phase: Phase, restart: bool) -> None:
    await open_lobby(room)
    place = (await quiz_of(room)).plan.drawn[0]
    question, before = first_question(room, place), room.bot.libraries.host
    right, wrong = (label_at(before, question, place, place.shown.index(at)) for at in (right_choice(question, before)[0], 2))
    source = before.support(before.facts[question.fact])[0].title[:20]
    if phase is Phase.LOBBY:
        await edit(room, kind, restart=restart)
    await steer(room, "Start")
    asked = newest(room)
    assert question.prompt in text_of(asked)
    assert "Saved" in text_of(await room.ana.click(asked, label=right))
    if phase is Phase.ASKING:
        await edit(room, kind, restart=restart)
    assert "Saved" in text_of(await room.ben.click(asked, label=wrong))
    await wait(room, SECONDS[phase])
    if phase not in (Phase.LOBBY, Phase.ASKING):
        assert (await quiz_of(room)).phase is phase
        await edit(room, kind, restart=restart)
    await play_out(room)

    (card,) = [text_of(message) for message in shown(room) if question.prompt in text_of(message)]
    assert kit_words.KEY.format(key=question.answer) in card
    assert question.explanation in card
    assert source in card
    assert words.HOW_MANY.format(right=1, count=2) in card
    assert words.RECAP.format(right=1, total=3) in text_of(await room.ana.click(newest(room), label="My answers"))
    recap = text_of(await room.ben.click(newest(room), label="My answers"))
    assert before.facts[question.fact].title in recap
    assert question.answer in recap
    results = await room.teacher.slash(room.channel, "class results")
    assert question.prompt in text_of(results)
    assert "50%" in text_of(results)
    taught = text_of(await room.teacher.click(results.response, label=words.RESULTS_TEACH))
    assert before.facts[question.fact].title in taught
    assert source in taught


async def test_a_quiz_that_was_drawn_before_questions_were_kept_goes_on_by_the_library(room: Classroom) -> None:
    await open_lobby(room)
    await forget_kept(room)
    await room.restart()
    await steer(room, "Start")
    assert "Question 1 of 3" in text_of(newest(room))
    room.bot.libraries.renew(EDITS["fewer options"](room.bot.libraries.host))
    await room.restart()
    await play_out(room)
    assert words.PODIUM in text_of(newest(room))


async def forget_kept(room: Classroom) -> None:
    """Leave the quiz in the store as an older Gobbet would have."""
    quiz = await quiz_of(room)
    drawn = tuple(msgspec.structs.replace(each, kept=msgspec.UNSET) for each in quiz.plan.drawn)
    plan = msgspec.structs.replace(quiz.plan, drawn=drawn, kept=msgspec.UNSET)
    store: ClassQuizzes = room.bot.store.class_quizzes
    await store.save(msgspec.structs.replace(quiz, plan=plan, serial=quiz.serial + 1))
