"""What the tests of the class quiz share: a teacher's set of three questions, and how students press."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from simcord.results import ResponseMessage

from bot.front.questions.options import fit_on_buttons
from bot.front.questions.presenter import Dealt
from bot.library.catalogue import Library
from bot.library.questions import AnyQuestion, OneChoice
from bot.marking.kinds import right_choice
from bot.store.sets import QuestionSet
from bot.study.class_quiz.quiz import ClassQuiz
from bot.study.questions.bank import find_question
from bot.study.questions.dealt import Drawn

from ..conftest import Classroom, labels_of, text_of


async def open_lobby(room: Classroom, **options: Any) -> Any:
    """Open a lobby of three questions that can be answered by a button."""
    ids = [key for key, question in room.bot.libraries.host.questions.items() if isinstance(question, OneChoice)][:3]
    if await room.bot.store.sets.find(room.guild.id, "three") is None:
        await room.bot.store.sets.create(room.guild.id, QuestionSet("three", tuple(ids)), user=1, now=room.env.now())
    options = {"pace": "automatic", **options}
    return await room.teacher.slash(room.channel, "class quiz", questions="three", seconds=30, **options)


async def quiz_of(room: Classroom) -> ClassQuiz:
    (quiz,) = await room.bot.store.class_quizzes.unfinished()
    return quiz


def shown(room: Classroom) -> list[Any]:
    """Give the messages of the channel as everybody sees them."""
    messages = room.env.backend.messages[room.channel.id].values()
    return [ResponseMessage(room.env, message) for message in messages if not message.flags & 64]


def newest(room: Classroom) -> Any:
    return shown(room)[-1]


def controls(room: Classroom) -> Any:
    """Give the teacher's private card as it stands last in the channel; None where there is none."""
    messages = room.env.backend.messages[room.channel.id].values()
    private = [ResponseMessage(room.env, message) for message in messages if message.flags & 64]
    own = [card for card in private if {"Students", "Refresh", "End the quiz", "Controls", "Results"} & {*labels_of(card)}]
    return own[-1] if own else None


async def steer(room: Classroom, label: str) -> Any:
    """Press a control on the teacher's private card, brought by *Teacher* where the one that is there does not have it."""
    card = controls(room)
    if card is None or label not in labels_of(card):
        card = await room.teacher.click(newest(room), label="Teacher")
        card = card.response
    return await room.teacher.click(card, label=label)


async def go_on(room: Classroom) -> Any:
    """Press what leads on: *Reveal* while a question is open, else *Next*."""
    card = controls(room)
    return await steer(room, "Reveal" if card is not None and "Reveal" in labels_of(card) else "Next")


async def end(room: Classroom) -> Any:
    """End the quiz, and mean it."""
    await steer(room, "End")
    return await steer(room, "End the quiz")


def letter_of(room: Classroom, quiz: ClassQuiz, *, right: bool) -> str:
    drawn = quiz.plan.drawn[quiz.position]
    question = find_question(room.bot.libraries.host, drawn.question)
    assert question is not None
    library = room.bot.libraries.host
    key = right_choice(question, library)[0]
    return label_at(library, question, drawn, next(place for place, index in enumerate(drawn.shown) if (index == key) == right))


def label_at(library: Library, question: AnyQuestion, drawn: Drawn, place: int) -> str:
    """Give what the button at a place says: its option, or a letter where not all options fit."""
    texts = Dealt(library, question, drawn).options()
    return texts[place] if fit_on_buttons(texts) else "ABCDEFGHIJ"[place]


async def press(room: Classroom, students: Sequence[Any], *, right: bool) -> list[str]:
    letter = letter_of(room, await quiz_of(room), right=right)
    return [text_of(await student.click(newest(room), label=letter)) for student in students]


async def begin(room: Classroom, **options: Any) -> Any:
    lobby = await open_lobby(room, **options)
    await steer(room, "Start")
    return lobby


async def wait(room: Classroom, seconds: float) -> None:
    """Let time pass in steps, as each step may have work to settle."""
    while seconds > 0:
        await room.env.advance_time(min(seconds, 5))
        seconds -= 5


async def play_out(room: Classroom) -> None:
    while await room.bot.store.class_quizzes.unfinished():
        await wait(room, 20)
