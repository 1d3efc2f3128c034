"""A student practises ancient history, and a class plays it, through questions of every kind and fresh ones."""

from __future__ import annotations

from typing import Any

import pytest

from bot.library.questions import AnyQuestion, DateAsked, OneChoice, Order, TrueFalse, Typed
from bot.marking.kinds import options_of, right_choice
from bot.study.questions.bank import find_question
from bot.study.questions.dealt import Drawn
from bot.study.questions.draw import FRESH_KINDS, fresh_questions
from tests.front.class_quiz.playing import label_at, newest, quiz_of, steer, wait
from tests.front.conftest import Classroom, labels_of, text_of
from tests.front.teaching.unit import letter_of, type_answer, value_of


async def answer_alone(room: Classroom, card: Any, question: AnyQuestion) -> None:
    """Answer the question on a card of practice right."""
    library = room.bot.libraries.host
    titles = [options_of(question, library)[place] for place in right_choice(question, library)]
    match question:
        case OneChoice():
            await room.ana.click(card.response, label=letter_of(card, titles[0]))
        case TrueFalse():
            await room.ana.click(card.response, label=str(question.answer))
        case Typed():
            await type_answer(room.ana, card, question.answers[0])
        case DateAsked():
            await type_answer(room.ana, card, question.answer.words())
        case Order():
            for title in titles[:-1]:
                await room.ana.select(card.response, [value_of(card, title)])
            await room.ana.click(card.response, label="Hand in")


async def test_a_student_practises_a_whole_round_and_is_right_every_time(room: Classroom) -> None:
    card = await room.ana.slash(room.channel, "quiz", questions=12)
    fresh = 0
    while "Quiz finished" not in text_of(card):
        found = await room.bot.store.rounds.find_open(room.ana.id, room.guild.id)
        assert found is not None
        question = find_question(room.bot.libraries.host, found.drawn[found.position].question)
        assert question is not None
        fresh += "fresh:" in question.id
        await answer_alone(room, card, question)
        assert "✅ **Right.**" in text_of(card), question
        await room.ana.click(card.response, label=next(x for x in labels_of(card) if x in ("Next question", "Result")))
    assert "Quiz finished: 12 of 12" in text_of(card)
    assert fresh >= 3


async def answer_in_class(room: Classroom, card: Any, question: AnyQuestion, drawn: Drawn) -> Any:
    """Answer the question on the card of a class right."""
    right = right_choice(question, room.bot.libraries.host)
    match question:
        case OneChoice():
            label = label_at(room.bot.libraries.host, question, drawn, drawn.shown.index(right[0]))
            return await room.ana.click(card, label=label)
        case TrueFalse():
            return await room.ana.click(card, label=str(question.answer))
        case Typed():
            text = question.answers[0]
        case DateAsked():
            text = question.answer.words()
        case _:
            text = ", ".join("abcdef"[drawn.shown.index(place)] for place in right)
    form = await room.ana.click(card, label="Answer…")
    return await room.ana.submit_modal(form, {"text": text})


async def test_a_class_plays_it_through(room: Classroom) -> None:
    await room.teacher.slash(room.channel, "class quiz", questions="10", seconds=20, scoring="accuracy", pace="automatic")
    await steer(room, "Start")
    answered = 0
    while await room.bot.store.class_quizzes.unfinished():
        quiz = await quiz_of(room)
        if quiz.position == answered:
            drawn = quiz.plan.drawn[answered]
            question = find_question(room.bot.libraries.host, drawn.question)
            assert question is not None
            assert "Saved" in text_of(await answer_in_class(room, newest(room), question, drawn)), question
            answered += 1
        await wait(room, 5)
    assert answered == 10
    assert f"<@{room.ana.id}> · **10**" in text_of(newest(room))


@pytest.mark.parametrize("form", FRESH_KINDS)
async def test_fresh_questions_of_every_form_are_made_of_it(room: Classroom, form: str) -> None:
    library, rng = room.bot.libraries.host, room.bot.rng
    made = fresh_questions(library, rng, count=6, forms=(form,))
    assert made
    for question in made:
        assert "fresh" in question.id
        assert not {"0", "0 BC"} & {*options_of(question, library)}
