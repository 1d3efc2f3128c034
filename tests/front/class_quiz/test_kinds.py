"""Every kind of question, put to a whole class."""

from __future__ import annotations

from typing import Any

import pytest

from bot.library.questions import (
    AnyQuestion,
    DateAsked,
    Matching,
    NumberAsked,
    OneChoice,
    Order,
    SeveralChoices,
    SourceCriticism,
    TrueFalse,
    Typed,
)
from bot.marking.kinds import right_choice
from bot.store.sets import QuestionSet
from tests.sample import KINDS

from ..conftest import Classroom, labels_of, menu_of, text_of
from .playing import label_at, newest, quiz_of, steer, wait


async def ask(room: Classroom, kind: type[AnyQuestion]) -> AnyQuestion:
    question = next(each for each in room.bot.libraries.host.questions.values() if isinstance(each, kind))
    await room.bot.store.sets.create(room.guild.id, QuestionSet("one", (question.id,)), user=1, now=room.env.now())
    await room.teacher.slash(room.channel, "class quiz", questions="one", seconds=60, answers="changeable")
    await steer(room, "Start")
    return question


async def answer_right(room: Classroom, question: AnyQuestion) -> Any:
    card, drawn = newest(room), (await quiz_of(room)).plan.drawn[0]
    key = right_choice(question, room.bot.libraries.host)
    match question:
        case OneChoice():
            label = label_at(room.bot.libraries.host, question, drawn, drawn.shown.index(0))
            return await room.ana.click(card, label=label)
        case TrueFalse():
            return await room.ana.click(card, label=str(question.answer))
        case SeveralChoices():
            return await room.ana.select(card, [str(drawn.shown.index(index)) for index in key])
        case SourceCriticism():
            return await room.ana.select(card, [f"{drawn.accused.index(key[0])}.{drawn.shown.index(key[1])}"])
        case Order() | Matching():
            text = ", ".join("abcdefghij"[drawn.shown.index(index)] for index in key)
        case Typed():
            text = question.answers[0]
        case DateAsked():
            text = question.answer.words()
        case NumberAsked():
            text = f"about {question.answer:,} {question.measure}"
    form = await room.ana.click(card, label="Answer…")
    return await room.ana.submit_modal(form, {"text": text})


@pytest.mark.parametrize("kind", KINDS)
async def test_a_kind_is_asked_answered_and_revealed(room: Classroom, kind: type[AnyQuestion]) -> None:
    question = await ask(room, kind)
    said = await answer_right(room, question)
    assert "Saved" in text_of(said)
    await wait(room, 63)
    revealed = text_of(newest(room))
    assert "**1** of 1 right" in revealed
    assert question.explanation in revealed


async def test_an_order_that_names_a_letter_twice_is_refused_and_can_be_sent_again(room: Classroom) -> None:
    question = await ask(room, Order)
    form = await room.ana.click(newest(room), label="Answer…")
    assert all(f"**{letter}**" in str(form.modal) for letter in "ABC")
    refused = await room.ana.submit_modal(form, {"text": "AAB"})
    assert "once, earliest first" in text_of(refused)
    assert "Saved" in text_of(await answer_right(room, question))


async def test_a_form_that_was_open_over_a_restart_is_still_taken(room: Classroom) -> None:
    question = await ask(room, Typed)
    assert isinstance(question, Typed)
    form = await room.ana.click(newest(room), label="Answer…")
    await room.restart()
    assert "Saved" in text_of(await room.ana.submit_modal(form, {"text": question.answers[0]}))


async def test_what_one_student_alone_typed_wrongly_is_not_shown_to_the_class(room: Classroom) -> None:
    await ask(room, Typed)
    form = await room.ana.click(newest(room), label="Answer…")
    await room.ana.submit_modal(form, {"text": "my teacher's hat"})
    await wait(room, 63)
    assert "teacher's hat" not in str(newest(room).components)
    assert labels_of(newest(room))


async def test_several_and_sources_offer_a_menu(room: Classroom) -> None:
    question = await ask(room, SourceCriticism)
    assert isinstance(question, SourceCriticism)
    assert len(menu_of(newest(room))["options"]) == len(question.among) * (1 + len(question.wrong))
