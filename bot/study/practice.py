"""One student's round: a plain value that moves from question to question.

A round is at question `position`, the number of answers given. Answers only ever append, so that a press for an
earlier question is recognised as late, whatever the order in which presses arrive.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from random import Random

import msgspec

from ..errors import Refusal
from ..library.catalogue import Library
from ..library.model import AnyQuestion, SourceCriticism, TrueFalse
from ..marking.judgement import Given, Judgement, Rules, Verdict
from ..marking.kinds import DEFAULT_RULES, options_of
from ..marking.near_miss import mark
from .questions.bank import find_question


class Stale(Refusal):
    """A press for a question that has been answered, or on a card that another has replaced."""


class Drawn(msgspec.Struct, frozen=True):
    """A question as one student sees it: which canonical option stands at each place."""

    question: str
    shown: tuple[int, ...] = ()
    accused: tuple[int, ...] = ()
    """The same for the first step of a source question: which of its sources stands at each place."""


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
            raise Stale("This card is an old one: your quiz goes on in a newer card. Use /quiz to bring it up again.")
        if position != self.position or self.finished:
            raise Stale("You have answered this question already; your first answer counts.")
        return self.drawn[position]

    def answered(self, given: Given, library: Library, rules: Rules = DEFAULT_RULES) -> tuple[Answer, Judgement]:
        """Judge what was given for the question in play."""
        question = find_question(library, self.drawn[self.position].question)
        if question is None:
            raise Stale("This question has been taken out of the unit. Use /quiz to go on.")
        judgement = mark(question, given, library, rules)
        return Answer(self.position, question.id, given, judgement.verdict, judgement.share), judgement

    def with_answer(self, answer: Answer, now: datetime) -> Round:
        answers = (*self.answers, answer)
        ended = now if len(answers) == len(self.drawn) else None
        return msgspec.structs.replace(self, answers=answers, ended=ended)

    def without_withdrawn(self, library: Library) -> Round:
        """Drop questions still to come that the library no longer has, as after an edit of the content."""
        coming = tuple(drawn for drawn in self.drawn[self.position :] if find_question(library, drawn.question))
        return msgspec.structs.replace(self, drawn=self.drawn[: self.position] + coming)


def draw_options(question: AnyQuestion, library: Library, rng: Random) -> tuple[int, ...]:
    """Shuffle the options of a question for one person; True always stands before False, and years stand in order."""
    texts = options_of(question, library)
    order = list(range(len(texts)))
    if texts and all(text.isdigit() for text in texts):  # years: their order gives nothing away, and helps to read
        order.sort(key=lambda index: int(texts[index]))
    elif not isinstance(question, TrueFalse):
        rng.shuffle(order)
    return tuple(order)


def draw_question(question: AnyQuestion, library: Library, rng: Random) -> Drawn:
    """Draw how one person sees a question."""
    accused: list[int] = []
    if isinstance(question, SourceCriticism):
        accused = rng.sample(range(len(question.among)), len(question.among))
    return Drawn(question.id, draw_options(question, library, rng), tuple(accused))


def start_round(
    questions: Iterable[AnyQuestion], library: Library, rng: Random, *,
    round_id: str, user: int, guild: int, now: datetime, topic: str = "", difficulty: int = 0,
) -> Round:  # fmt: skip
    """Begin a round over these questions, with options shuffled for this person."""
    drawn = tuple(draw_question(question, library, rng) for question in questions)
    if not drawn:
        raise Refusal("There is no question of that kind yet. Try another topic or difficulty.")
    return Round(id=round_id, user=user, guild=guild, topic=topic, difficulty=difficulty, drawn=drawn, started=now)


def chosen_of(drawn: Drawn, slots: Sequence[int]) -> Given:
    """Translate places on the card into canonical options; raise Refusal for a place the card does not have."""
    return Given(chosen=tuple(sorted(_at(drawn.shown, slot) for slot in slots)))


def arranged_of(drawn: Drawn, slots: Sequence[int]) -> Given:
    """Translate an arrangement of places, whose last may be left out, into the canonical order."""
    if len({*slots}) != len(slots) or len(slots) < len(drawn.shown) - 1:
        raise Refusal("An order names each of the events once.")
    rest = [slot for slot in range(len(drawn.shown)) if slot not in slots]
    return Given(chosen=tuple(_at(drawn.shown, slot) for slot in (*slots, *rest)))


def criticised_of(drawn: Drawn, accused: int, tell: int) -> Given:
    """Translate both steps of a source question: which source errs, and how one can tell."""
    return Given(chosen=(_at(drawn.accused, accused), _at(drawn.shown, tell)))


def _at(places: Sequence[int], slot: int) -> int:
    if not 0 <= slot < len(places):
        raise Refusal("That option is not on this card.")
    return places[slot]
