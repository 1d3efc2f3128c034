"""A small unit in which a test asks exactly the question it is about."""

from __future__ import annotations

from typing import Any

from bot.library.questions import AnyQuestion
from tests.front.conftest import Classroom, text_of
from tests.sample import make_library


def teach(room: Classroom, *questions: AnyQuestion) -> None:
    """Let the bot teach a unit that has these questions alone, among dated facts."""
    room.bot.libraries.renew(make_library(questions))


async def begin(room: Classroom, student: Any, *questions: AnyQuestion) -> Any:
    """Start a quiz over these questions; its card is changed in place by what follows."""
    teach(room, *questions)
    return await student.slash(room.channel, "quiz", questions=len(questions))


async def type_answer(student: Any, card: Any, text: str) -> Any:
    """Open the form under a card and hand it in."""
    opened = await student.click(card.response, label="Answer…")
    return await student.submit_modal(opened, {"text": text})


def letter_of(card: Any, text: str) -> str:
    """Find what to press for an option: its letter on the card, or itself where it stands on its button."""
    line = next((line for line in text_of(card).splitlines() if text in line and line[3:6] == "** "), "")
    return line.removeprefix("**")[:1] or text


def value_of(card: Any, text: str) -> str:
    """Find the value that the menu of a card has for a text."""
    return str(ord(letter_of(card, text)) - ord("A"))
