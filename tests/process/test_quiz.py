"""A quiz over a real connection: from the first question to the result, and what does no harm."""

from __future__ import annotations

import asyncio

import pytest

from bot.library.catalogue import Library
from bot.library.questions import OneChoice, TrueFalse

from ..standin.records import Message
from ..standin.scenario import Answer
from .conftest import House
from .playing import Player, start_quiz

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="session")]


ONE_PRESS = (OneChoice, TrueFalse)


def told(answer: Answer) -> str:
    """Give what a press was answered with, where it did not move the card."""
    message: Message = answer.followups[-1] if answer.followups else answer.message
    assert message.ephemeral
    return message.text


async def test_a_quiz_is_private_and_ends_in_a_score(house: House, unit: Library) -> None:
    stand, student = house.stand, house.stand.students[0]
    player = await start_quiz(house, unit, student, questions=6)
    assert player.card.ephemeral
    assert player.card.message not in stand.messages("quiz", stand.students[1])
    await player.play_on(True, True, False, True, True, True)
    assert "5 of 6" in player.card.text
    assert "5 of 6" in (await stand.slash(student, "quiz", "scores")).text.replace("**", "")
    assert student["id"] in (await stand.slash(student, "quiz", "leaderboard")).text
    await stand.click(player.card, "Retry what was missed", student)
    await player.play_on(True)
    assert "1 of 1" in player.card.text


async def test_every_kind_of_question_can_be_answered(house: House, unit: Library) -> None:
    player = await start_quiz(house, unit, house.stand.teacher, questions=20)
    kinds = set()
    while "Quiz finished" not in player.card.text:
        kinds.add(type(player.question))
        await player.answer(right=True)
        assert "Right." in player.card.text
        await player.next()
    assert len(kinds) == 7


async def test_the_card_explains_each_answer_before_it_moves_on(house: House, unit: Library) -> None:
    player = await start_quiz(house, unit, house.stand.students[0])
    question = player.question
    await player.answer(right=False)
    assert question.explanation in player.card.text
    assert "Sources:" in player.card.text


async def test_two_presses_in_a_row_count_once(house: House, unit: Library) -> None:
    stand, student = house.stand, house.stand.students[1]
    player = await start_quiz(house, unit, student, questions=10)
    await player.skip_to(*ONE_PRESS)
    right, wrong = player.letter_of(right=True), player.letter_of(right=False)
    first, second = stand.press(player.card, right, student), stand.press(player.card, wrong, student)
    answers = await asyncio.gather(stand.play(first), stand.play(second))
    assert "Right" in player.card.text
    assert "answered this question already" in told(answers[1])


async def test_a_press_by_somebody_else_is_refused(house: House, unit: Library) -> None:
    """Discord shows a private card to one person alone; a forged press must not help."""
    stand, (ana, ben, *_) = house.stand, house.stand.students
    player = await start_quiz(house, unit, ana, questions=10)
    await player.skip_to(*ONE_PRESS)
    before = player.card.text
    stolen = Message(player.card.message)
    stolen.ephemeral_to = ben.id
    assert "somebody else's quiz" in told(await stand.click(stolen, player.card.buttons[0], ben))
    assert player.card.text == before


async def test_an_old_card_is_told_so(house: House, unit: Library) -> None:
    stand, student = house.stand, house.stand.students[0]
    old = await start_quiz(house, unit, student, questions=10)
    await old.play_on(True)
    await old.skip_to(*ONE_PRESS)
    offer = await stand.slash(student, "quiz", "quiz")
    assert "half done" in offer.text
    new = Player(house, unit, student, offer)
    await stand.click(offer, "Go on", student)
    assert new.question == old.question
    assert "old one" in told(await old.answer(right=False))
    await new.answer(right=True)
    assert "Right" in new.card.text


async def test_quizzes_in_the_server_and_in_direct_messages_are_apart(house: House, unit: Library) -> None:
    stand, student = house.stand, house.stand.students[2]
    await (await start_quiz(house, unit, student, questions=2)).play_on(True)
    direct = await stand.slash(student, stand.world.dm(student), "quiz", questions=2)
    assert "Question 1 of 2" in direct.text
    assert "not answered anything here yet" in (await stand.slash(student, stand.world.dm(student), "scores")).text
