"""How a teacher leads a class quiz against a bot process: by the private card behind *Teacher*."""

from __future__ import annotations

from bot.front.class_quiz.words import PODIUM

from ..standin.records import Message, User
from ..standin.scenario import Answer, StandIn

ONWARD = ("Reveal", "Next")
"""What leads on: from an open question, and from what is shown after it."""
TRIES = 3
"""How often a teacher presses again where the machine was too busy to answer in time."""


def is_podium(card: Message) -> bool:
    """Say whether a card is the last of a quiz, by what a class sees of it."""
    return PODIUM in card.text


async def steer(stand: StandIn, card: Message | Answer, label: str, teacher: User | None = None) -> Answer:
    """Press a control of the private card that *Teacher* on a card of the class brings; "Next" is *Reveal* while a question is
    open.
    """
    user = teacher or stand.teacher
    opened = await stand.click(card, "Teacher", user)
    for _ in range(TRIES):
        if opened.failure is None:
            break
        opened = await stand.click(card, "Teacher", user)
    found = next((each for each in opened.buttons if each == label or (label == "Next" and each in ONWARD)), label)
    return await stand.click(opened, found, user)


async def end(stand: StandIn, card: Message | Answer, teacher: User | None = None) -> Answer:
    """End a quiz, and mean it."""
    asked = await steer(stand, card, "End", teacher)
    return await stand.click(asked, "End the quiz", teacher or stand.teacher)
