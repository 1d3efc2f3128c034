"""One student's round: a plain value that moves from question to question.

A round is at question `position`, the number of answers given. Answers only ever append, so that a press for an
earlier question is recognised as late, whatever the order in which presses arrive.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from random import Random

import msgspec

from ..errors import Refusal
from ..library.catalogue import Library
from ..library.questions import AnyQuestion
from ..marking.judgement import Given, Judgement, Rules, Verdict
from ..marking.kinds import DEFAULT_RULES
from ..marking.near_miss import mark
from .questions.dealt import Drawn, draw_question
from .questions.kept import Kept, KeptQuestion, asked_question, keep_drawn
from .reasons import AnswerReason, PracticeReason


class Stale(Refusal):
    """A press for a question that has been answered, or on a card that another has replaced."""


class Answer(msgspec.Struct, frozen=True):
    """What was answered at a position, and what it was worth."""

    position: int
    question: str
    given: Given
    verdict: Verdict
    share: float


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """A quiz of one person in one place (a server, or 0 for direct messages)."""

    id: str
    user: int
    guild: int
    topic: str = ""
    difficulty: int = 0
    drawn: tuple[Drawn, ...]
    answers: tuple[Answer, ...] = ()
    card: int = 1
    """Which card is the one in play; presses on earlier ones are stale."""
    started: datetime
    ended: datetime | None = None
    kept: Kept | msgspec.UnsetType = msgspec.UNSET
    """What is asked, as it was drawn; stored beside the round, not in it."""

    @property
    def position(self) -> int:
        return len(self.answers)

    @property
    def finished(self) -> bool:
        return self.ended is not None or self.position >= len(self.drawn)

    @property
    def points(self) -> float:
        return sum(answer.share for answer in self.answers)

    @property
    def missed(self) -> tuple[str, ...]:
        """Ids of the questions that were not answered wholly right."""
        return tuple(answer.question for answer in self.answers if answer.share < 1)

    def require_current(self, card: int, position: int) -> Drawn:
        """Give the question that a press is for; raise Stale where the press comes too late."""
        if card != self.card:
            raise Stale(PracticeReason.OLD_CARD)
        if position != self.position or self.finished:
            raise Stale(AnswerReason.ANSWERED_ALREADY)
        return self.drawn[position]

    def keeping(self, library: Library) -> Round:
        """Keep the questions as this library, which they were drawn from, has them now."""
        drawn, kept = keep_drawn(self.drawn, library)
        return msgspec.structs.replace(self, drawn=drawn, kept=kept)

    def question_at(self, position: int, library: Library) -> KeptQuestion | None:
        """Give a question as it was drawn; None where that was not kept, and the library has it no more."""
        return asked_question(self.drawn[position], self.kept, library)

    def answered(self, given: Given, library: Library, rules: Rules = DEFAULT_RULES) -> tuple[Answer, Judgement]:
        """Judge what was given for the question in play."""
        asked = self.question_at(self.position, library)
        if asked is None:
            raise Stale(PracticeReason.WITHDRAWN)
        judgement = mark(asked.question, given, asked.beside(library), rules)
        return Answer(self.position, asked.question.id, given, judgement.verdict, judgement.share), judgement

    def with_answer(self, answer: Answer, now: datetime) -> Round:
        answers = (*self.answers, answer)
        ended = now if len(answers) == len(self.drawn) else None
        return msgspec.structs.replace(self, answers=answers, ended=ended)

    def without_withdrawn(self, library: Library) -> Round:
        """Drop questions still to come that were not kept as drawn, and that the library no longer has."""
        coming = tuple(drawn for drawn in self.drawn[self.position :] if asked_question(drawn, self.kept, library))
        return msgspec.structs.replace(self, drawn=self.drawn[: self.position] + coming)


def start_round(
    questions: Iterable[AnyQuestion], library: Library, rng: Random, *,
    round_id: str, user: int, guild: int, now: datetime, topic: str = "", difficulty: int = 0,
) -> Round:  # fmt: skip
    """Begin a round over these questions, with options shuffled for this person."""
    drawn = tuple(draw_question(question, library, rng) for question in questions)
    if not drawn:
        raise Refusal(PracticeReason.NO_QUESTIONS)
    return Round(id=round_id, user=user, guild=guild, topic=topic, difficulty=difficulty, drawn=drawn, started=now)
