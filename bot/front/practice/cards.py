"""The cards of a round of /quiz: its question in play, what an answer was worth, its result."""

from __future__ import annotations

import discord

from ...errors import Refusal, Why
from ...library.catalogue import Library
from ...marking.judgement import Verdict
from ...study.points import count_points
from ...study.practice import Answer, Round
from ...study.questions.kept import KeptQuestion
from ..kit import words as kit_words
from ..kit.card import Card, Tone, heading, shorten, small
from ..kit.controls import button
from ..kit.verbs import (
    AskedIn,
    NewRound,
    NextQuestion,
    ResumeRound,
    RetryMissed,
)
from ..questions.cards import feedback_card, question_card
from ..questions.presenter import Key
from ..teaching.reports import report_button
from . import words


def half_done_card(library: Library, round_: Round, topic: str, count: int, difficulty: int) -> Card:
    about = words.HALF_DONE_ABOUT.format(topic=library.label(round_.topic)) if round_.topic in library.topics else ""
    text = words.QUIZ_HALF_DONE.format(done=round_.position, total=len(round_.drawn), topic=about)
    return Card(
        text,
        tone=Tone.QUIZ,
        controls=[
            [
                button(words.RESUME_BUTTON, ResumeRound(round_.id), style=discord.ButtonStyle.primary),
                button(words.NEW_BUTTON, NewRound(topic, count, difficulty)),
            ]
        ],
    )


def current_card(library: Library, round_: Round, *, steps: str = "") -> Card:
    """Show where a round stands: its question in play, after so many steps of it, or its result."""
    if round_.finished:
        return result_card(library, round_)
    asked = question_of(library, round_, round_.position)
    title = words.QUIZ_TITLE.format(number=round_.position + 1, total=len(round_.drawn))
    key = Key(round_.id, round_.card, round_.position)
    return question_card(asked.library, asked.question, round_.drawn[round_.position], title, key, steps=steps)


def question_of(library: Library, round_: Round, position: int) -> KeptQuestion:
    """Give a question of a round as it was drawn; raise Refusal where it was not kept, and is gone."""
    asked = round_.question_at(position, library)
    if asked is None:
        raise Refusal(kit_words.GONE)
    return asked


def result_card(library: Library, round_: Round) -> Card:
    missed = [round_.question_at(answer.position, library) for answer in round_.answers if answer.share < 1]
    titles = dict.fromkeys(_title_of(asked) for asked in missed if asked is not None)
    lines = [f"- {title}" for title in [*titles][:15]]
    again = button(words.RETRY_BUTTON, RetryMissed(round_.id), style=discord.ButtonStyle.primary, emoji="🔁")
    new = button(words.AGAIN_BUTTON, NewRound(round_.topic, len(round_.drawn), round_.difficulty))
    title = words.QUIZ_DONE.format(points=count_points(round_.points), total=round_.position)
    body = "\n".join([kit_words.QUIZ_MISSED, *lines]) if missed else words.QUIZ_PERFECT
    return Card(
        heading(title),
        body,
        small(words.SCORES_HINT),
        tone=Tone.QUIZ if missed else Tone.RIGHT,
        controls=[[again, new] if missed else [new]],
    )


def _title_of(asked: KeptQuestion) -> str:
    """Name what to look at again: the fact of a question, or the question where it rests on none."""
    fact = asked.library.facts.get(asked.question.fact)
    return fact.title if fact is not None else shorten(asked.question.prompt, 100)


def answered_card(library: Library, round_: Round, given: Answer, reason: Why | None) -> Card:
    title = words.QUIZ_TITLE.format(number=given.position + 1, total=len(round_.drawn))
    label = words.RESULT_BUTTON if round_.finished else words.NEXT_BUTTON
    onward = button(label, NextQuestion(round_.id, round_.card), style=discord.ButtonStyle.primary, emoji="▶️")
    asked = question_of(library, round_, given.position)
    return feedback_card(
        asked.library,
        asked.question,
        round_.drawn[given.position],
        given,
        reason,
        title,
        onward,
        extra=[report_button(AskedIn.PRACTICE, round_.id, given.position)] if round_.guild else [],
        verdict=words.NEAR_MISS_ALONE if given.verdict is Verdict.NEAR_MISS and not round_.guild else "",
    )
