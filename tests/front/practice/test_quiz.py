"""A student's quiz from the first question to the score: late presses, old cards, a restart, a retry."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from bot.library.catalogue import Library
from bot.library.questions import OneChoice, TrueFalse
from bot.marking.kinds import right_choice
from tests.front.class_quiz.playing import label_at
from tests.front.conftest import Classroom, labels_of, text_of


@pytest.fixture(autouse=True)
def choices_alone(room: Classroom) -> None:
    """Let the unit have questions that one press answers; the other kinds have tests of their own."""
    units = room.bot.libraries.host.units
    kept = [tuple(q for q in unit.questions if isinstance(q, (OneChoice, TrueFalse))) for unit in units]
    room.bot.libraries.renew(
        Library(msgspec.structs.replace(unit, questions=each) for unit, each in zip(units, kept, strict=True))
    )


async def current(room: Classroom, person: Any) -> Any:
    found = await room.bot.store.rounds.find_open(person.id, room.guild.id)
    assert found is not None
    return found


async def press(room: Classroom, person: Any, card: Any, *, right: bool) -> None:
    """Press the right option of the question in play, or a wrong one."""
    round_ = await current(room, person)
    drawn = round_.drawn[round_.position]
    question = room.bot.libraries.host.questions[drawn.question]
    key = right_choice(question, room.bot.libraries.host)[0]
    slot = next(slot for slot, index in enumerate(drawn.shown) if (index == key) == right)
    await person.click(card.response, label=label_at(room.bot.libraries.host, question, drawn, slot))


async def onward(person: Any, card: Any) -> None:
    await person.click(card.response, label=next(label for label in labels_of(card) if label in ("Next question", "Result")))


async def test_a_quiz_from_start_to_score(room: Classroom) -> None:
    card = await room.ana.slash(room.channel, "quiz", questions=3)
    assert card.ephemeral
    for right in (True, False, True):
        await press(room, room.ana, card, right=right)
        assert ("**Right.**" in text_of(card)) is right
        assert "Sources:" in text_of(card)
        await onward(room.ana, card)
    assert "Quiz finished: 2 of 3" in text_of(card)
    assert "**2 of 3** points" in text_of(await room.ana.slash(room.channel, "scores"))


async def test_what_was_missed_can_be_retried(room: Classroom) -> None:
    card = await room.ana.slash(room.channel, "quiz", questions=2)
    for right in (False, True):
        await press(room, room.ana, card, right=right)
        await onward(room.ana, card)
    await room.ana.click(card.response, label="Retry what was missed")
    assert "Question 1 of 1" in text_of(card)


async def test_after_a_restart_the_same_card_goes_on(room: Classroom) -> None:
    card = await room.ana.slash(room.channel, "quiz", questions=2)
    await press(room, room.ana, card, right=True)
    await room.restart()
    await onward(room.ana, card)
    await press(room, room.ana, card, right=True)
    await onward(room.ana, card)
    assert "Quiz finished: 2 of 2" in text_of(card)


async def test_a_quiz_half_done_is_offered_and_the_old_card_says_that_it_is_old(room: Classroom) -> None:
    old = await room.ana.slash(room.channel, "quiz", questions=3)
    await press(room, room.ana, old, right=True)
    await room.restart()
    new = await room.ana.slash(room.channel, "quiz")
    assert "**1 of 3** answered" in text_of(new)
    await room.ana.click(new.response, label="Go on")
    assert "Question 2 of 3" in text_of(new)
    told = await room.ana.click(old.response, label="Next question")
    assert "old one" in text_of(told)


async def test_a_new_quiz_can_take_the_place_of_one_half_done(room: Classroom) -> None:
    first = await room.ana.slash(room.channel, "quiz", questions=3)
    await press(room, room.ana, first, right=True)
    again = await room.ana.slash(room.channel, "quiz", questions=2)
    await room.ana.click(again.response, label="Start a new one")
    assert "Question 1 of 2" in text_of(again)
    assert "**1 of 1** points" in text_of(await room.ana.slash(room.channel, "scores"))


async def test_topic_and_difficulty_narrow_the_quiz(room: Classroom) -> None:
    card = await room.ana.slash(room.channel, "quiz", topic="cold war", difficulty=3)
    assert "hard" in text_of(card).splitlines()[0]
    assert "There is no topic like" in text_of(await room.ben.slash(room.channel, "quiz", topic="dinosaurs"))


async def test_a_quiz_works_in_direct_messages_with_scores_of_its_own(room: Classroom) -> None:
    user = room.env.create_user("dora")
    card = await user.slash("quiz", questions=1)
    label = next(label for label in labels_of(card) if label in ("A", "True"))
    await user.click(card.response, label=label)
    assert "of 1** points" in text_of(await user.slash("scores"))


async def test_reading_the_fact_leaves_the_quiz_where_it_is(room: Classroom) -> None:
    card = await room.ana.slash(room.channel, "quiz", questions=1)
    await press(room, room.ana, card, right=True)
    told = await room.ana.click(card.response, label="Fact")
    assert told.ephemeral
    assert "Sources" in "".join(labels_of(told))
    await onward(room.ana, card)
    assert "1 of 1" in text_of(card)
