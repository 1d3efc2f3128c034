"""What every way of judging shares: the verdicts, what was given, the rules, and the shape of a question kind."""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

import msgspec

from ..errors import Reason, Why, because
from ..library.questions import AnyQuestion

if TYPE_CHECKING:
    from ..library.catalogue import Library

Q = TypeVar("Q", bound=AnyQuestion)


class Verdict(StrEnum):
    """What an answer is worth; a near miss counts as wrong until a teacher says otherwise."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    NEAR_MISS = "near-miss"


class Judgement(msgspec.Struct, frozen=True):
    """A verdict, the share of the points (0 to 1), and why, where there is more to say."""

    verdict: Verdict
    share: float
    reason: Why | None = None

    @classmethod
    def of_share(cls, share: float, reason: Reason | Why | None = None) -> Judgement:
        """Give the verdict that goes with a share: all is right, nothing is wrong, between is partly."""
        verdict = Verdict.RIGHT if share >= 1 else Verdict.PARTLY if share > 0 else Verdict.WRONG
        return cls(verdict, min(max(share, 0.0), 1.0), _why(reason))


class Given(msgspec.Struct, frozen=True):
    """What was answered: canonical option indices (choice, arrangement, source), or typed text."""

    chosen: tuple[int, ...] = ()
    text: str = ""


class Rules(msgspec.Struct, frozen=True):
    """A server's reading of ambiguous dates, and the answers its teacher accepts for this question besides."""

    day_first: bool = True
    aliases: tuple[str, ...] = ()


def right(reason: Reason | Why | None = None) -> Judgement:
    return Judgement(Verdict.RIGHT, 1.0, _why(reason))


def wrong(reason: Reason | Why | None) -> Judgement:
    return Judgement(Verdict.WRONG, 0.0, _why(reason))


def near_miss(reason: Reason | Why | None) -> Judgement:
    return Judgement(Verdict.NEAR_MISS, 0.0, _why(reason))


def _why(reason: Reason | Why | None) -> Why | None:
    return because(reason) if isinstance(reason, Reason) else reason


class QuestionKind(ABC, Generic[Q]):
    """How one kind of question shows its options, names its key and judges; the defaults suit an answer without options."""

    chosen: ClassVar[bool] = False
    """Whether an answer is some of the options, each of which is right or wrong by itself."""
    typed: ClassVar[bool] = False
    """Whether an answer is typed, so that a teacher may accept another one besides."""
    shuffled: ClassVar[bool] = True
    """Whether the options stand in another order for each student."""
    in_order_of_years: ClassVar[bool] = True
    """Whether options that are all years stand in their order, where that gives nothing away."""

    def options(self, question: Q, library: Library) -> tuple[str, ...]:
        return ()

    def accused(self, question: Q, library: Library) -> tuple[str, ...]:
        """Give what there is to choose from in a step before that of the options."""
        return ()

    def right(self, question: Q, library: Library) -> tuple[int, ...]:
        return ()

    @abstractmethod
    def key(self, question: Q, library: Library) -> str: ...

    @abstractmethod
    def judge(self, question: Q, given: Given, library: Library, rules: Rules) -> Judgement: ...

    def misconception(self, question: Q, given: Given) -> str:
        return ""

    def feedback(self, question: Q, given: Given) -> tuple[str, ...]:
        """Give what the author has to say to whoever chose these options."""
        return ()

    def slips(self, question: Q, given: Given) -> tuple[str, ...]:
        """Name the parts of an answer that are wrong, where it has several parts and is not some of the options."""
        return ()
