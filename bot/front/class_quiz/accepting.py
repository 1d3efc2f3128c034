"""What the class wrote in answer to a typed question, for its teacher alone: any of it can be accepted at once."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping, Sequence

from discord import ui

from ...errors import Refusal
from ...marking.near_miss import normal_of
from ...store.near_misses import NearMiss, Remark, State
from ...study.class_quiz.quiz import ClassQuiz
from ...study.class_quiz.written import Written, list_written
from ...study.questions.kept import KeptQuestion
from ..kit import words as kit_words
from ..kit.card import Block, Card, Tone, heading, quote, shorten, small
from ..kit.client import AnyCommand, Interaction, library_of
from ..kit.controls import button, hold_page, loaded, on_press, pager
from ..kit.replies import Reply, answer
from ..kit.verbs import AcceptWritten, ShowWritten
from ..teaching.near_misses import rule_on
from . import words
from .reveal import line_of
from .running_quizzes import quizzes_of

COMMANDS: tuple[AnyCommand, ...] = ()
A_PAGE = 8
"""Answers on a page, each with a button: a card has 40 parts at most."""


@on_press(ShowWritten)
async def _show(interaction: Interaction, asked: ShowWritten) -> None:
    update = asked.page is not None
    await answer(interaction, _written(interaction, asked.position, asked.page or 0), private=not update, update=update)


@on_press(AcceptWritten)
async def _accept(interaction: Interaction, asked: AcceptWritten) -> None:
    """Rule on an answer; the class sees its new marks once the teacher's press has been answered."""

    async def work() -> Reply:
        quiz = loaded(interaction, ClassQuiz)
        question = _revealed(interaction, quiz, asked.position).question
        miss = await interaction.client.store.marking.find(quiz.guild, asked.row)
        if miss is None or miss.question != question.id:
            raise Refusal(kit_words.GONE)
        start, end = (miss.state, State.ACCEPTED) if asked.accept else (State.ACCEPTED, State.REJECTED)
        remarks = None if miss.state is end else await rule_on(interaction, miss, start, end, asked=question)
        return await _written(interaction, asked.position, asked.page, lead=_say_ruled(miss, remarks, accept=asked.accept))

    await answer(interaction, work(), update=True)
    with contextlib.suppress(Refusal):  # the quiz is over: its results show the new marks
        runner = await quizzes_of(interaction.client).find(asked.quiz)
        await runner.show_marked(asked.position)


def _say_ruled(miss: NearMiss, remarks: Sequence[Remark] | None, *, accept: bool) -> str:
    if remarks is None:
        return words.WROTE_SETTLED.format(text=quote(miss.text))
    answers = words.WROTE_MARKED.get(len(remarks)) or words.WROTE_MARKED_MANY.format(count=len(remarks))
    return (words.WROTE_ACCEPTED if accept else words.WROTE_TAKEN_BACK).format(text=quote(miss.text), answers=answers)


def _revealed(interaction: Interaction, quiz: ClassQuiz, position: int) -> KeptQuestion:
    """Give a question of a quiz as it was asked; raise Refusal before its reveal."""
    if position >= len(quiz.asked) or not quiz.asked[position].revealed:
        raise Refusal(words.WROTE_NOT_YET)
    asked = quiz.plan.question_at(position, library_of(interaction))
    if asked is None:
        raise Refusal(kit_words.GONE)
    return asked


async def _written(interaction: Interaction, position: int, page: int, *, lead: str = "") -> Reply:
    quiz, store = loaded(interaction, ClassQuiz), interaction.client.store
    asked = _revealed(interaction, quiz, position)
    marks = await store.class_quizzes.marks(quiz.id, position=position)
    missed = await store.marking.of_question(quiz.guild, asked.question.id)
    written, refused = await asyncio.to_thread(lambda: (list_written(marks), {normal_of(each.text): each for each in missed}))
    return Reply(_card(quiz.id, position, shorten(asked.question.prompt, 200), written, refused, page, lead))


def _card(
    quiz: str, position: int, prompt: str, written: Sequence[Written], refused: Mapping[str, NearMiss], page: int, lead: str
) -> Card:
    pages = max(1, -(-len(written) // A_PAGE))
    at = hold_page(page, pages)
    lines: list[Block] = [
        _line(quiz, position, each, refused.get(each.normal), at) for each in written[at * A_PAGE : (at + 1) * A_PAGE]
    ]
    return Card(
        lead,
        heading(words.WROTE_TITLE.format(prompt=prompt)),
        *(lines or [words.WROTE_NOTHING]),
        small(words.WROTE_HOW) if written else "",
        tone=Tone.CAUTION,
        controls=[pager(lambda to: ShowWritten(quiz, position, to), page=at, pages=pages)],
    )


def _line(quiz: str, position: int, written: Written, miss: NearMiss | None, page: int) -> Block:
    """Show an answer with the button that accepts it, or takes that back; none where it was right without."""
    accepted = miss is not None and miss.state is State.ACCEPTED
    if miss is None or (written.share and not accepted):
        return line_of(written)
    label = words.WROTE_TAKE_BACK if accepted else words.WROTE_ACCEPT
    return ui.Section(
        line_of(written),
        accessory=button(label, AcceptWritten(quiz, position, miss.id, not accepted, page), emoji="↩️" if accepted else "✅"),
    )
