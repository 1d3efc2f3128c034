"""Judge an answer: the registry that pairs each kind of question with the class that knows how it is marked.

Pure, and never raises on what a student can send: an index or a text that makes no sense is a wrong answer
with a reason. The kinds themselves live in choice.py, typed.py, dates.py, order.py, numbers.py and matching.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from ..library.catalogue import Library
from ..library.questions import (
    AnyQuestion,
    DateAsked,
    Matching,
    NumberAsked,
    OneChoice,
    Order,
    Question,
    SeveralChoices,
    SourceCriticism,
    TrueFalse,
    Typed,
)
from .choice import OneChoiceKind, SeveralChoicesKind, SourceCriticismKind, TrueFalseKind
from .judgement import Given, Judgement, QuestionKind, Rules, Verdict
from .matching import MatchingKind
from .order import OrderKind

__all__ = [
    "Given",
    "Judgement",
    "Rules",
    "Verdict",
    "accused_of",
    "feedback_of",
    "judge",
    "key_of",
    "kind_of",
    "kinds",
    "misconception_of",
    "options_of",
    "prepare",
    "right_choice",
]

Q = TypeVar("Q", bound=AnyQuestion)
DEFAULT_RULES = Rules()


@cache
def kinds() -> Mapping[type[Question], QuestionKind[Any]]:  # Any: no type says that each stands under its own record
    """Make the registry; what reads typed answers is imported here, with its many patterns, so that a start does not wait."""
    from .dates import DateKind
    from .numbers import NumberKind
    from .typed.kind import TypedKind

    return {
        OneChoice: OneChoiceKind(),
        SeveralChoices: SeveralChoicesKind(),
        TrueFalse: TrueFalseKind(),
        Typed: TypedKind(),
        DateAsked: DateKind(),
        Order: OrderKind(),
        SourceCriticism: SourceCriticismKind(),
        NumberAsked: NumberKind(),
        Matching: MatchingKind(),
    }


def kind_of(question: Q) -> QuestionKind[Q]:
    """Give what knows how a question is marked."""
    return kinds()[type(question)]


def options_of(question: AnyQuestion, library: Library) -> tuple[str, ...]:
    """Give the options in canonical order, right ones first (order: as authored); none where the answer is typed.

    For a source question these are the options of its second step; `accused_of` gives those of the first.
    """
    return kind_of(question).options(question, library)


def accused_of(question: AnyQuestion, library: Library) -> tuple[str, ...]:
    """Give the titles of the sources among which one errs, in the order of the question's `among`; none for other kinds."""
    return kind_of(question).accused(question, library)


def right_choice(question: AnyQuestion, library: Library) -> tuple[int, ...]:
    """Give the canonical key as `Given.chosen` would hold it; empty where the answer is typed."""
    return kind_of(question).right(question, library)


def key_of(question: AnyQuestion, library: Library) -> str:
    """Say the right answer in words, for the reveal."""
    return kind_of(question).key(question, library)


def judge(question: AnyQuestion, given: Given, library: Library, *, rules: Rules = DEFAULT_RULES) -> Judgement:
    """Judge what was given; whatever was sent, this gives a judgement and never raises."""
    return kind_of(question).judge(question, given, library, rules)


def prepare(library: Library) -> None:
    """Make ready what judging typed answers needs of each unit (some 150 ms), so that the first answer need not wait."""
    from ..language.english.frequencies import frequencies
    from .typed.key import READY, keys_of

    kinds()
    frequencies()
    typed = (question for question in library.questions.values() if isinstance(question, Typed))
    for question in islice(typed, READY):
        keys_of(question, library).key(question, (), library)


def misconception_of(question: AnyQuestion, given: Given) -> str:
    """Give the id of the fact whose myth the chosen wrong option stands for, or the empty string."""
    return kind_of(question).misconception(question, given)


def feedback_of(question: AnyQuestion, given: Given) -> tuple[str, ...]:
    """Give what the author says to whoever chose these wrong options, each once; for the reveal and after, never before."""
    return tuple(dict.fromkeys(said for said in kind_of(question).feedback(question, given) if said))
