"""What every way of judging shares: the verdicts, what was given, the rules, and the shape of a question kind."""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import msgspec

from ..errors import Reason, Why, because

if TYPE_CHECKING:
    from ..library.catalogue import Library


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


class QuestionKind(ABC):
    """How one kind of question shows its options, names its key and judges; the defaults suit typed answers.

    `question` is Any because each kind knows its own record; the registry in answers.py pairs the two.
    """

    def options(self, question: Any, library: Library) -> tuple[str, ...]:
        return ()

    def right(self, question: Any, library: Library) -> tuple[int, ...]:
        return ()

    @abstractmethod
    def key(self, question: Any, library: Library) -> str: ...

    @abstractmethod
    def judge(self, question: Any, given: Given, library: Library, rules: Rules) -> Judgement: ...

    def misconception(self, question: Any, given: Given) -> str:
        return ""
