"""A student practises with a list of questions that rest on no fact."""

from __future__ import annotations

from typing import Any

import pytest

from bot.library.questions import AnyQuestion

from ..conftest import Classroom, labels_of, menu_of, text_of
from ..teaching.unit import letter_of, type_answer, value_of
from .conftest import MATCHING, NUMBER, TEN, TRUE, light_library

LIST = "From your teacher's list: Week 3: 1789"


async def begin(room: Classroom, *questions: AnyQuestion) -> Any:
    room.bot.libraries.renew(light_library(*questions))
    return await room.ana.slash(room.channel, "quiz", questions=len(questions))


async def match(room: Classroom, card: Any, *partners: str) -> None:
    for text in partners:
        await room.ana.select(card.response, [value_of(card, text)])


async def test_ten_options_have_a_button_each_and_a_wrong_one_its_feedback(room: Classroom) -> None:
    card = await begin(room, TEN)
    assert labels_of(card) == [*"ABCDEFGHIJ"]
    assert "He was the" not in text_of(card)
    await room.ana.click(card.response, label=letter_of(card, "Louis 4"))
    assert "He was the 4th." in text_of(card)
    assert "He was the 5th." not in text_of(card)
    assert LIST in text_of(card)
    assert "Fact" not in labels_of(card)


async def test_a_right_answer_gets_no_feedback(room: Classroom) -> None:
    card = await begin(room, TRUE)
    await room.ana.click(card.response, label="True")
    assert "✅ **Right.**" in text_of(card)
    assert TRUE.feedback not in text_of(card)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("28 million", "✅ **Right.**"),
        ("27.500.000", "That is near enough; it is 28 million."),
        ("30,0", "near enough"),
        ("31", "You wrote 31; right is 28 million."),
        ("28 million Frenchmen", "🟠 **Not accepted yet.**"),
        ("many", "no number in this answer"),
    ],
)
async def test_a_number_is_right_within_its_tolerance(room: Classroom, text: str, told: str) -> None:
    card = await begin(room, NUMBER)
    assert "Give a number (million)." in text_of(card)
    assert "28" not in text_of(card)
    await type_answer(room.ana, card, text)
    assert told in text_of(card)
    assert text_of(card).count("28 million") == 1 + (text == "28 million Frenchmen")


async def test_pairs_are_matched_one_after_another_and_can_be_taken_back(room: Classroom) -> None:
    card = await begin(room, MATCHING)
    assert menu_of(card)["placeholder"] == "Which belongs to 1 · Necker"
    await match(room, card, "a play")
    assert len(menu_of(card)["options"]) == 3
    await room.restart()
    await room.ana.click(card.response, label="Undo")
    await match(room, card, "money", "a pamphlet", "the guard")
    await room.ana.click(card.response, label="Hand in")
    assert "✅ **Right.**" in text_of(card)
    assert "✅ Sieyès → **a pamphlet**" in text_of(card)
    assert "Belongs to none: a play" in text_of(card)
    assert MATCHING.explanation in text_of(card)


async def test_each_pair_counts_by_itself(room: Classroom) -> None:
    card = await begin(room, MATCHING)
    await match(room, card, "money", "the guard", "a play")
    await room.ana.click(card.response, label="Hand in")
    assert "🟡 **Partly right** (33 %). 1 of 3 pairs are right." in text_of(card)
    assert "❌ Lafayette → **the guard** · you: a play" in text_of(card)


async def test_a_round_ends_with_what_was_missed_by_its_prompt_and_scores_by_the_title(room: Classroom) -> None:
    card = await begin(room, TRUE, NUMBER)
    for number in (1, 2):
        if "Answer…" in labels_of(card):
            await type_answer(room.ana, card, "5")
        else:
            await room.ana.click(card.response, label="False")
        await room.ana.click(card.response, label="Result" if number == 2 else "Next question")
    assert "- The Bastille fell in 1789." in text_of(card)
    assert "- How many people lived in France then?" in text_of(card)
    assert "**Week 3: 1789**: 0 of 2" in text_of(await room.ana.slash(room.channel, "scores"))
    await room.ana.click(card.response, label="Retry what was missed")
    assert "Question 1 of 2" in text_of(card)
    assert "medium" not in text_of(card)
