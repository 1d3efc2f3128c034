"""The kinds of question that an author writes."""

from typing import Annotated

import msgspec

from ..language.dates import HistoricalDate, Precision
from .model import Id, Level, Record

OptionText = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Feedback = Annotated[str, msgspec.Meta(max_length=400)]
"""What is said to whoever chose a wrong option, once the key is shown; empty where there is nothing to say."""
Number = Annotated[float, msgspec.Meta(ge=-1e15, le=1e15)]
"""A finite number, of as many figures as people write."""
MOST_OPTIONS = 10
"""Options of one question: a card, a chart and a row of buttons hold them on a phone."""


class Wrong(Record, frozen=True, kw_only=True):
    """A wrong option; `misconception` names the fact whose myth it stands for."""

    text: OptionText
    misconception: str = ""
    feedback: Feedback = ""


class Question(Record, frozen=True, kw_only=True, tag_field="kind"):
    """What every kind of question has; the kinds below add how it is answered.

    A light question has no fact, and often no explanation or difficulty: only a unit of questions may hold one.
    """

    id: Id
    prompt: Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
    fact: str = ""
    explanation: Annotated[str, msgspec.Meta(max_length=600)] = ""
    difficulty: Level | None = None
    topics: tuple[Id, ...] = ()
    """Left empty, the topics of its fact."""
    seconds: Annotated[int, msgspec.Meta(ge=5, le=240)] | None = None
    """How long a class has for it; None where any other time does."""

    @property
    def level(self) -> int:
        """How hard it is, 1 to 3: medium where nobody said."""
        return self.difficulty or 2

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
        return (self.fact,) if self.fact else ()


class OneChoice(Question, frozen=True, kw_only=True, tag="one-choice"):
    """One option is right."""

    answer: OptionText
    wrong: Annotated[tuple[Wrong, ...], msgspec.Meta(min_length=1, max_length=MOST_OPTIONS - 1)]

    @property
    def right_options(self) -> tuple[str, ...]:
        return (self.answer,)

    @property
    def wrong_options(self) -> tuple[Wrong, ...]:
        return self.wrong


class SeveralChoices(Question, frozen=True, kw_only=True, tag="several-choices"):
    """Several options may be right: one, some or all of two to ten."""

    answers: Annotated[tuple[OptionText, ...], msgspec.Meta(min_length=1, max_length=MOST_OPTIONS - 1)]
    wrong: Annotated[tuple[Wrong, ...], msgspec.Meta(max_length=MOST_OPTIONS - 1)] = ()

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
    feedback: Feedback = ""

    @property
    def misconceptions(self) -> tuple[str, ...]:
        return (self.misconception,) if self.misconception else ()


class Typed(Question, frozen=True, kw_only=True, tag="typed"):
    """A short answer is typed; the first accepted answer is the one shown."""

    answers: Annotated[tuple[OptionText, ...], msgspec.Meta(min_length=1)]
    confusable: tuple[str, ...] = ()
    """Names that look like an answer and are wrong, besides all other names of its unit."""

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
        return (*super().tested, *self.events)


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


class NumberAsked(Question, frozen=True, kw_only=True, tag="number"):
    """A number is typed; what lies within the tolerance, its ends included, is right."""

    answer: Number
    tolerance: Annotated[float, msgspec.Meta(ge=0, le=1e15)] = 0.0
    measure: Annotated[str, msgspec.Meta(max_length=40)] = ""
    """What is counted ("km", "million dead"): shown beside the number, and need not be typed."""


class Pair(Record, frozen=True, kw_only=True):
    """Two things that belong together; two pairs may share their right side."""

    left: OptionText
    right: OptionText


class Matching(Question, frozen=True, kw_only=True, tag="matching"):
    """For each left side the right side that belongs to it is chosen; `spare` are right sides that belong to none."""

    pairs: Annotated[tuple[Pair, ...], msgspec.Meta(min_length=2, max_length=MOST_OPTIONS)]
    spare: Annotated[tuple[OptionText, ...], msgspec.Meta(max_length=5)] = ()

    @property
    def partners(self) -> tuple[str, ...]:
        """Every right side once: those of the pairs in order, then the spare ones."""
        return tuple(dict.fromkeys((*(pair.right for pair in self.pairs), *self.spare)))


AnyQuestion = OneChoice | SeveralChoices | TrueFalse | Typed | DateAsked | Order | SourceCriticism | NumberAsked | Matching
