"""What is done at a reveal: the answers are marked, and their chart is drawn, both off the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from ...library.catalogue import Library
from ...library.questions import AnyQuestion
from ...marking.judgement import Given, Judgement, Rules, Verdict
from ...marking.near_miss import Refused, is_typed, mark
from ...study.class_quiz.press import Pressed
from ...study.class_quiz.quiz import ClassQuiz
from ...study.class_quiz.standings import Mark
from ...study.questions.kept import KeptQuestion
from ..kit.client import Client, rules_for
from ..questions.kinds import presenter_of
from ..questions.presenter import Dealt


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


async def chart_answers(
    library: Library, quiz: ClassQuiz, position: int, question: AnyQuestion, marks: Sequence[Mark]
) -> tuple[bytes, str]:
    """Draw how the class answered, as PNG and in words, off the event loop; what students typed is never shown to all."""
    return await asyncio.to_thread(_draw, Dealt(library, question, quiz.plan.drawn[position]), marks)


def _draw(dealt: Dealt[AnyQuestion], marks: Sequence[Mark]) -> tuple[bytes, str]:
    from ...pictures.charts import describe_bars, draw_bars  # in the thread, too: the first import takes 0.2 s

    chart = presenter_of(dealt.question).chart(dealt, marks)
    png = draw_bars(chart.bars, title=dealt.question.prompt, people=chart.people, lettered=chart.lettered)
    return png, describe_bars(chart.bars, people=chart.people, lettered=chart.lettered)
