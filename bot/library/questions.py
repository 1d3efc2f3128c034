"""The kinds of question that an author writes."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ..language.dates import HistoricalDate, Precision
from .model import Id, Level, Record


class Wrong(Record, frozen=True, kw_only=True):
    """A wrong option; `misconception` names the fact whose myth it stands for."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    misconception: str = ""


OptionText = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Question(Record, frozen=True, kw_only=True, tag_field="kind"):
    """What every kind of question has; the kinds below add how it is answered."""

    id: Id
    prompt: Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
    fact: Id
    explanation: Annotated[str, msgspec.Meta(min_length=1, max_length=600)]
    difficulty: Level
    topics: tuple[Id, ...] = ()
    """Left empty, the topics of its fact."""

    @property
    def right_options(self) -> tuple[str, ...]:
        """What an author wrote as right: the options to choose, or the answers accepted."""
        return ()

    @property
    def wrong_options(self) -> tuple[Wrong, ...]:
        return ()

    @property
    def misconceptions(self) -> tuple[str, ...]:
        """The facts whose myths its wrong answers stand for."""
        return tuple(option.misconception for option in self.wrong_options if option.misconception)

    @property
    def tested(self) -> tuple[str, ...]:
        """The facts that one must know to answer."""
        return (self.fact,)


class OneChoice(Question, frozen=True, kw_only=True, tag="one-choice"):
    """One option is right."""

    answer: OptionText
    wrong: Annotated[tuple[Wrong, ...], msgspec.Meta(min_length=2, max_length=5)]

    @property
    def right_options(self) -> tuple[str, ...]:
        return (self.answer,)

    @property
    def wrong_options(self) -> tuple[Wrong, ...]:
        return self.wrong


class SeveralChoices(Question, frozen=True, kw_only=True, tag="several-choices"):
    """At least two options are right and at least one is wrong."""

    answers: Annotated[tuple[OptionText, ...], msgspec.Meta(min_length=2, max_length=5)]
    wrong: Annotated[tuple[Wrong, ...], msgspec.Meta(min_length=1, max_length=5)]

    @property
    def right_options(self) -> tuple[str, ...]:
        return self.answers

    @property
    def wrong_options(self) -> tuple[Wrong, ...]:
        return self.wrong


class TrueFalse(Question, frozen=True, kw_only=True, tag="true-false"):
    """The prompt is a statement; a false one may name the misconception it states."""

    answer: bool
    misconception: str = ""

    @property
    def misconceptions(self) -> tuple[str, ...]:
        return (self.misconception,) if self.misconception else ()


class Typed(Question, frozen=True, kw_only=True, tag="typed"):
    """A short answer is typed; the first accepted answer is the one shown."""

    answers: Annotated[tuple[OptionText, ...], msgspec.Meta(min_length=1)]
    confusable: tuple[str, ...] = ()
    """Names that look like an answer and are wrong, besides all other names of the library."""

    @property
    def right_options(self) -> tuple[str, ...]:
        return self.answers


class DateAsked(Question, frozen=True, kw_only=True, tag="date"):
    """A date is typed; `precision` is how exactly it is asked."""

    answer: HistoricalDate
    precision: Precision = Precision.YEAR


class Order(Question, frozen=True, kw_only=True, tag="order"):
    """Dated facts to be put in order, earliest first; their dates are the key."""

    events: Annotated[tuple[Id, ...], msgspec.Meta(min_length=3, max_length=6)]

    @property
    def tested(self) -> tuple[str, ...]:
        return (self.fact, *self.events)


class SourceCriticism(Question, frozen=True, kw_only=True, tag="source"):
    """Which of these sources errs on the fact, and how can one tell?

    What each source claims is read from the fact's testimony.
    """

    among: Annotated[tuple[Id, ...], msgspec.Meta(min_length=2, max_length=5)]
    errs: Id
    tell: OptionText
    wrong: Annotated[tuple[Wrong, ...], msgspec.Meta(min_length=2, max_length=4)]

    @property
    def right_options(self) -> tuple[str, ...]:
        return (self.tell,)

    @property
    def wrong_options(self) -> tuple[Wrong, ...]:
        return self.wrong


AnyQuestion = OneChoice | SeveralChoices | TrueFalse | Typed | DateAsked | Order | SourceCriticism
