"""What is done at a reveal: the answers are marked, and their chart is drawn, both off the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TypeAlias

from ...library.catalogue import Library
from ...library.questions import AnyQuestion
from ...marking.judgement import Given, Judgement, Rules, Verdict
from ...marking.near_miss import Refused, is_typed, mark
from ...study.class_quiz.press import Pressed
from ...study.class_quiz.quiz import ClassQuiz
from ...study.class_quiz.standings import Mark
from ...study.class_quiz.written import Written, count_kept_back, list_written
from ...study.questions.kept import KeptQuestion
from ..kit.card import picture, quote, small
from ..kit.client import Client, rules_for
from ..kit.replies import Picture, Reply
from ..questions.kinds import presenter_of
from ..questions.presenter import Dealt
from . import words
from .cards import reveal_card

CHART = "answers.png"
Charts: TypeAlias = dict[tuple[float, ...], tuple[bytes, str]]
"""The chart that was drawn last and its description, by what is in it."""
MOST_WRITTEN = 8
"""Different answers that the whole class is shown."""


async def mark_answers(client: Client, library: Library, quiz: ClassQuiz, position: int, asked: KeptQuestion) -> list[Mark]:
    """Mark the answers to a revealed question, store the marks and give them; nothing is marked before its reveal."""
    absent, given = quiz.absent, await client.store.class_quizzes.answers(quiz.id, position)
    pressed = [each for each in given if each.user not in absent]
    question, rules = asked.question, rules_for(client, quiz.guild, asked.question.id)
    judged = await asyncio.to_thread(_judge, asked.beside(library), question, pressed, rules)
    refused = (_refused(quiz, question, *each) for each in judged)
    also = [client.store.marking.noting(each) for each in refused if each is not None]
    await client.store.class_quizzes.mark(quiz, judged, now=client.now(), also=also)
    return [each for each in await client.store.class_quizzes.marks(quiz.id, position=position) if each.user not in absent]


def _judge(library: Library, question: AnyQuestion, pressed: Sequence[Pressed], rules: Rules) -> list[tuple[Pressed, Judgement]]:
    """Mark each different answer once."""
    worth: dict[Given, Judgement] = {}
    for each in pressed:
        if each.given not in worth:
            worth[each.given] = mark(question, each.given, library, rules)
    return [(each, worth[each.given]) for each in pressed]


def _refused(quiz: ClassQuiz, question: AnyQuestion, pressed: Pressed, judgement: Judgement) -> Refused | None:
    if judgement.share or not is_typed(question):
        return None
    close = judgement.verdict is Verdict.NEAR_MISS
    return Refused(guild=quiz.guild, user=pressed.user, question=question.id, text=pressed.given.text, close=close)


def worth_of(written: Written) -> str:
    """Name what an answer that was written is worth: `right`, `partly`, `close` or `wrong`."""
    return "right" if written.share >= 1 else "partly" if written.share else "close" if written.close else "wrong"


def line_of(written: Written) -> str:
    """Say what was written, how often, and what it is worth, as plain text that pings nobody."""
    worth = worth_of(written)
    return words.WROTE_LINE.format(
        sign=words.WROTE_SIGNS[worth], text=quote(written.text), count=written.count, worth=words.WROTE_WORTH[worth]
    )


async def tell_written(marks: Sequence[Mark]) -> str:
    """Say to the class what it wrote, off the event loop: to see which answers are alike takes long, of a thousand."""
    if not any(mark.given.text for mark in marks):
        return ""
    return say_written(await asyncio.to_thread(list_written, marks))


def say_written(written: Sequence[Written]) -> str:
    """Say to the class what it wrote, commonest first; nothing where nothing was written."""
    if not written:
        return ""
    shown = [each for each in written if each.is_for_all][:MOST_WRITTEN]
    others = count_kept_back(written, shown)
    rest = words.WROTE_REST.get(others, words.WROTE_REST_MANY.format(count=others)) if others else ""
    return "\n".join([words.WROTE, *map(line_of, shown), *([small(rest)] if rest else [])])


async def show_revealed(
    quiz: ClassQuiz, position: int, asked: KeptQuestion, marks: Sequence[Mark], charts: Charts, *, steered: bool
) -> Reply:
    """Show a revealed question with its chart, which is drawn once for the same marks: a teacher may accept an answer."""
    library, question, drawn = asked.library, asked.question, (position, *(mark.share for mark in marks))
    written = await tell_written(marks)
    if not marks:
        return Reply(reveal_card(library, quiz, position, question, marks, shown="", steered=steered, written=written))
    if drawn not in charts:
        charts.clear()
        charts[drawn] = await chart_answers(library, quiz, position, question, marks)
    png, alt = charts[drawn]
    shown = picture(CHART, alt)
    card = reveal_card(library, quiz, position, question, marks, shown=shown, steered=steered, written=written)
    return Reply(card, Picture(CHART, png))


async def chart_answers(
    library: Library, quiz: ClassQuiz, position: int, question: AnyQuestion, marks: Sequence[Mark]
) -> tuple[bytes, str]:
    """Draw how the class answered, as PNG and in words, off the event loop."""
    return await asyncio.to_thread(_draw, Dealt(library, question, quiz.plan.drawn[position]), marks)


def _draw(dealt: Dealt[AnyQuestion], marks: Sequence[Mark]) -> tuple[bytes, str]:
    from ...pictures.charts import describe_bars, draw_bars  # in the thread, too: the first import takes 0.2 s

    chart = presenter_of(dealt.question).chart(dealt, marks)
    png = draw_bars(chart.bars, title=dealt.question.prompt, people=chart.people, lettered=chart.lettered)
    return png, describe_bars(chart.bars, people=chart.people, lettered=chart.lettered)
