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

from ..conftest import Classroom, text_of


async def open_lobby(room: Classroom, **options: Any) -> Any:
    """Open a lobby of three questions that can be answered by a button."""
    ids = [key for key, question in room.bot.libraries.host.questions.items() if isinstance(question, OneChoice)][:3]
    if await room.bot.store.sets.find(room.guild.id, "three") is None:
        await room.bot.store.sets.create(room.guild.id, QuestionSet("three", tuple(ids)), user=1, now=room.env.now())
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
    await room.teacher.click(lobby.response, label="Start")
    return lobby


async def wait(room: Classroom, seconds: float) -> None:
    """Let time pass in steps, as each step may have work to settle."""
    while seconds > 0:
        await room.env.advance_time(min(seconds, 5))
        seconds -= 5


async def play_out(room: Classroom) -> None:
    while await room.bot.store.class_quizzes.unfinished():
        await wait(room, 20)
