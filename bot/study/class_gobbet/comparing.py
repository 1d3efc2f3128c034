"""Comparing: two answers without names side by side, and the class votes on which is the better.

Pairs are drawn so that near equals meet, as votes between them tell most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from random import Random

import msgspec

from ...errors import Refusal
from ..reasons import ClassGobbetReason
from .round import ClassAnswer


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two answers by their numbers, the how-many-th pair of its round, from 0."""

    position: int
    first: int
    second: int
    open: bool = True
    message: int = 0
    """The card on which is voted; 0 until it is noted."""


class Outcome(msgspec.Struct, frozen=True):
    """How many preferred which of two answers."""

    first: int
    second: int
    for_first: int
    for_second: int

    @property
    def votes(self) -> int:
        return self.for_first + self.for_second


def draw_pair(
    answers: Sequence[ClassAnswer], pairs: Sequence[Pair], strengths: Mapping[int, float], rng: Random
) -> tuple[int, int]:
    """Draw which two meet next: one that was compared least, and, of those it has met least, the one nearest to it.

    Near is by strength; where nobody has voted on an answer, by the teacher's marks. Raises Refusal for fewer than two.
    """
    if len(answers) < 2:
        raise Refusal(ClassGobbetReason.TOO_FEW_TO_COMPARE)
    compared = Counter(number for pair in pairs for number in (pair.first, pair.second))
    met = Counter(frozenset((pair.first, pair.second)) for pair in pairs)
    shuffled = rng.sample(answers, len(answers))
    one = min(shuffled, key=lambda each: compared[each.number])

    def distance(other: ClassAnswer) -> tuple[int, float, int]:
        apart = abs(strengths.get(one.number, 0.0) - strengths.get(other.number, 0.0))
        if not (one.number in strengths and other.number in strengths):
            apart = abs(one.total - other.total)
        return met[frozenset((one.number, other.number))], apart, compared[other.number]

    other = min((each for each in shuffled if each.number != one.number), key=distance)
    first, second = rng.sample((one.number, other.number), 2)
    return first, second


def require_voting(pair: Pair, authors: Mapping[int, int], user: int) -> None:
    """Raise Refusal where somebody cannot vote on a pair: it is over, an answer was erased, or one of the two is their own.

    `authors` has who wrote the answer of each number.
    """
    if not pair.open:
        raise Refusal(ClassGobbetReason.PAIR_OVER)
    if not {pair.first, pair.second} <= authors.keys():
        raise Refusal(ClassGobbetReason.ANSWER_ERASED)
    if user in (authors[pair.first], authors[pair.second]):
        raise Refusal(ClassGobbetReason.OWN_ANSWER)
