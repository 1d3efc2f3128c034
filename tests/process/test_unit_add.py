"""A teacher's own lesson over a real connection: the file is fetched, read by a child of the bot's process, played, and kept."""

from __future__ import annotations

import asyncio

import pytest

from bot.front.units import words
from tests.front.units.uploads import FAULTY, KAHOOT, UNKNOWN

from ..standin.records import Message
from ..standin.scenario import Answer, StandIn
from .class_quiz import steer
from .conftest import House

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="session")]


def shown(answer: Answer) -> str:
    return answer.text if answer.interaction.response else answer.followups[-1].text


def newest(stand: StandIn) -> Message:
    return [message for message in stand.messages("quiz", stand.students[0]) if not message.ephemeral][-1]


async def add(house: House, name: str, data: bytes) -> Answer:
    """Upload a file, and wait for its card, which comes after the deferred answer."""
    card = await house.stand.slash(house.stand.teacher, "quiz", "unit add", file=(name, data))
    assert card.ephemeral
    await house.stand.until(lambda: name in card.text or "cannot be used" in card.text)
    return card


async def test_a_file_is_uploaded_played_and_there_after_a_restart(own_house: House) -> None:
    stand, teacher = own_house.stand, own_house.stand.teacher
    card = await add(own_house, "Triumvirs.xlsx", KAHOOT)
    assert "1 one-choice, 1 several-choice" in card.text
    await stand.click(card, words.USE, teacher)
    await stand.until(lambda: words.USED.format(title="Triumvirs") in card.text)
    topics = await stand.autocomplete(teacher, "quiz", "class quiz", "topic", "Triumvirs")
    topic = next(each["value"] for each in topics if each["name"] == "All of Triumvirs")
    lobby = await stand.slash(teacher, "quiz", "class quiz", topic=topic)
    await stand.click(lobby, "Join", stand.students[0])
    await steer(stand, lobby, "Start", teacher)
    await stand.until(lambda: "Question 1 of 2" in newest(stand).text)
    own_house.require_clean()

    waiting = await add(own_house, "odd.csv", UNKNOWN)
    stand.kill_bot()
    await own_house.launch()
    pressed = await stand.click(waiting, words.CANCEL, teacher)
    assert words.UPLOAD_OVER in shown(pressed)
    assert "Triumvirs" in (await stand.slash(teacher, "quiz", "unit list")).text


async def test_what_is_asked_and_what_is_faulty_breaks_no_rule_of_discord(own_house: House) -> None:
    stand, teacher = own_house.stand, own_house.stand.teacher
    card = await add(own_house, "odd.csv", UNKNOWN)
    menu = next(part for part in card.message.components if part["type"] == 3)
    await stand.select(card, menu["custom_id"], [menu["options"][0]["value"]], teacher)
    await stand.until(lambda: words.ANSWER_ANEW in card.buttons)
    await stand.click(card, words.ACCEPT, teacher)
    await stand.until(lambda: words.USE in card.buttons)
    faulty = await add(own_house, "ides.csv", FAULTY)
    assert words.FAULTS_TITLE in faulty.text
    await stand.click(faulty, words.VIEWS["entries"].format(count=2), teacher)
    await stand.until(lambda: words.FAULTS_TITLE not in faulty.text)
    await stand.click(faulty, words.LEAVE_OUT[2].format(count=2), teacher)
    await stand.until(lambda: words.UPLOAD_LEFT_OUT in faulty.text)


async def test_the_bot_answers_others_while_a_hostile_file_is_read(own_house: House) -> None:
    stand = own_house.stand
    reading = asyncio.create_task(add(own_house, "line.csv", b"Question,Answer\n" + b'"' * 3_900_000))
    for _ in range(10):
        answer = await stand.slash(stand.students[0], "quiz", "fact")
        assert answer.latency is not None
        assert answer.latency < 1.5
    assert (await reading).text
