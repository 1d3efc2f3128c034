"""The class compares two answers: without names, nobody on their own, as many pairs as the teacher wants; an order comes out."""

from __future__ import annotations

from typing import Any

from bot.front.kit.reasons import SENTENCES
from bot.front.kit.words import NOT_ALLOWED
from bot.study.reasons import ClassGobbetReason

from ..conftest import Classroom, labels_of, text_of
from .writing import card_of, gobbet_of, over, post, shown, write

A, B = "A is better", "B is better"


async def compared(room: Classroom, *texts: str) -> Any:
    """Have the first students write, and give the teacher's card for comparing."""
    card = await post(room)
    for student, text in zip((room.ana, room.ben), texts, strict=False):
        await write(student, card, text)
    await over(room)
    desk = await room.teacher.click(card_of(room), label="Teacher")
    await room.teacher.click(desk.response, label="Compare")
    return desk


async def test_a_class_votes_and_the_order_comes_out(room: Classroom) -> None:
    cara, dan = (room.guild.add_member(room.env.create_user(name)) for name in ("cara", "dan"))
    desk = await compared(room, "Ana's words", "Ben's words")
    await room.teacher.click(desk.response, label="First pair")
    pair = shown(room)[-1]
    told = text_of(pair)
    assert "Which is the better answer?" in told
    assert "> Ana's words" in told
    assert "> Ben's words" in told
    held = await gobbet_of(room)
    assert not any(held.name(number) in told for number in (0, 1))
    assert labels_of(pair) == [A, B]
    for author in (room.ana, room.ben):
        refused = await author.click(pair, label=A)
        assert str(SENTENCES[ClassGobbetReason.OWN_ANSWER]) in text_of(refused)
    best = A if told.index("Ana's") < told.index("Ben's") else B
    worst = B if best == A else A
    for voter, label in ((cara, worst), (dan, best), (room.teacher, best), (cara, best)):
        voted = await voter.click(pair, label=label)
        assert voted.ephemeral
        assert f"Your vote: **{label[0]}**" in text_of(voted)
    await room.restart()
    await room.teacher.click(desk.response, label="Refresh")
    assert "Pair 1 is open: **3** have voted." in text_of(desk)
    assert f"1. **{held.name(0)}**: better than the average answer with **76 %** (37 to 95), 3 votes" in text_of(desk)
    await room.teacher.click(desk.response, label="End the vote")
    assert "🗳️ **A " in text_of(shown(room)[-1])
    assert labels_of(shown(room)[-1]) == []


async def test_the_next_pair_ends_the_one_before(room: Classroom) -> None:
    desk = await compared(room, "One", "Two")
    await room.teacher.click(desk.response, label="First pair")
    first = shown(room)[-1]
    await room.teacher.click(desk.response, label="Next pair")
    again = next(each for each in shown(room) if each.id == first.id)
    assert "Nobody has voted." in text_of(again)
    assert "pair 2" in text_of(shown(room)[-1])
    assert labels_of(shown(room)[-1]) == [A, B]


async def test_one_answer_alone_cannot_be_compared(room: Classroom) -> None:
    desk = await compared(room, "Alone")
    assert "There are not two answers to compare." in text_of(desk)
    assert labels_of(desk) == ["Answers"]
    await room.teacher.click(desk.response, label="Answers")
    assert "> Alone" in text_of(desk)


async def test_students_open_no_pair(room: Classroom) -> None:
    desk = await compared(room, "One", "Two")
    custom_id = next(
        each["custom_id"] for row in desk.response.components[0]["components"] for each in row.get("components", [])
        if each.get("label") == "First pair"
    )  # fmt: skip
    pressed = await room.ana.click(card_of(room), label="Teacher")
    assert NOT_ALLOWED in text_of(pressed)
    assert "class-pair" in custom_id


async def test_an_answer_that_is_erased_meanwhile_is_voted_on_no_more(room: Classroom) -> None:
    desk = await compared(room, "One", "Two")
    await room.teacher.click(desk.response, label="First pair")
    await room.bot.store.erase_person(room.ana.id, room.guild.id)
    refused = await room.teacher.click(shown(room)[-1], label=A)
    assert str(SENTENCES[ClassGobbetReason.ANSWER_ERASED]) in text_of(refused)
    await room.teacher.click(desk.response, label="End the vote")
    assert "This answer was erased." in text_of(shown(room)[-1])
    assert "One" not in text_of(shown(room)[-1])
