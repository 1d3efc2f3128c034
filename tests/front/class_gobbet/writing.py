"""What the tests of an extract in class share: a teacher posts one, students write, time passes."""

from __future__ import annotations

from typing import Any

from simcord.results import ResponseMessage

from bot.study.class_gobbet.round import ClassAnswer, ClassGobbet

from ..class_quiz.playing import shown, wait
from ..conftest import Classroom, text_of

KIROV = "secret-speech/x-kirov"


async def post(room: Classroom, *, minutes: int = 5, extract: str = KIROV) -> Any:
    return await room.teacher.slash(room.channel, "class gobbet", extract=extract, minutes=minutes)


async def write(student: Any, card: Any, text: str, *, label: str = "Write") -> Any:
    """Write an answer and hand it in; gives what the student alone is told."""
    form = await student.click(getattr(card, "response", card), label=label)
    return await student.submit_modal(form, {"text": text})


async def gobbet_of(room: Classroom) -> ClassGobbet:
    (found, *_) = await room.bot.store.class_gobbets.past(room.guild.id)
    return found


async def answers_of(room: Classroom) -> list[ClassAnswer]:
    return await room.bot.store.class_gobbets.answers((await gobbet_of(room)).id)


def card_of(room: Classroom) -> Any:
    """Give the card of the class as everybody sees it now."""
    return next(card for card in shown(room) if "Gobbet · the class writes" in text_of(card))


def private_to(room: Classroom, text: str) -> list[Any]:
    """Give the private messages of the channel that hold a text."""
    messages = room.env.backend.messages[room.channel.id].values()
    private = [ResponseMessage(room.env, message) for message in messages if message.flags & 64]
    return [each for each in private if text in text_of(each)]


async def over(room: Classroom, minutes: int = 5) -> None:
    """Let the time pass, with the moments behind it."""
    await wait(room, 60 * minutes + 31)


__all__ = ["answers_of", "card_of", "gobbet_of", "over", "post", "private_to", "shown", "wait", "write"]
