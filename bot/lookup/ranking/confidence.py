"""Whether the best record found is an answer, whether the question is about the unit at all, or neither.

Two logistic models over what a close look at that record shows. `python -m benchmarks sureness` fits their weights to the
development sets, with the phrases that entries are asked for by and without them, and to questions near the topic.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from ..postings import FIELD_MASK, KEYWORD, Vocabulary
from ..query import Query

RIGHT = (-8.39, 1.24, 4.95, 0.22, 1.75, 0.39, -1.15, 1.74, -0.75, 0.05, 0.38, 0.58)
"""What speaks for the best record being the answer."""
ABOUT = (-6.32, 0.76, 3.70, -0.13, 1.97, 0.34, -2.25, 1.03, 0.02, 0.06, 0.59, 0.59)
"""What speaks for an answer being among the first three, against a question about something else altogether."""

_NOWHERE = FIELD_MASK + 1
_MEANT = 0.5
"""How surely a word must be meant to count as held."""
_TELLING = 2.0
"""A word that is met a hundred times as often here as in English is what somebody came for."""


class Look(NamedTuple):
    """What a close look at a record showed.

    `coverage`: how much of the query the record has, by the weight of its words, those included that nobody here knows, 0..1.
    `label`: how well its best label and the query say the same, 0..1. `together`: how much of the query all its labels say.
    `held`: the weight of what it has. `lacked`: that of what it lacks. `doubt`: how unsurely what it has is meant, by weight.
    `named`: how much of the query stands in its title, names and keywords, 0..1. `other`: how many names it lacks that other
    records have: what is asked of Berlin is not answered by what happened in Paris. `topic`: how much of what is asked is what
    the unit is about: how much oftener its words are met here than in English, in powers of ten. `peak`: that of the word most
    so. `known`: how much of the query anybody here knows, 0..1.
    """

    coverage: float
    label: float
    together: float
    held: float
    lacked: float
    doubt: float
    named: float
    other: int
    topic: float
    peak: float
    known: float

    @property
    def whole(self) -> bool:
        """Whether titles, names and keywords have everything that is asked, word for word, a telling word among it."""
        return not self.lacked and not self.doubt and self.named > 0.99 and self.peak >= _TELLING

    def weigh(self, weights: tuple[float, ...]) -> float:
        """Give the log odds that what the weights speak for is so."""
        return sum(weight * value for weight, value in zip(weights, (1.0, *self), strict=True))


def look(vocabulary: Vocabulary, query: Query, record: int, label: float, together: float) -> Look:
    """Look closely at how a record has what a query asks for."""
    covered = held = lacked = doubt = named = topic = peak = known = 0.0
    other = 0
    for slot in query.slots:
        if not slot.matches:
            lacked += slot.weight
            continue
        field, quality = _held(vocabulary, slot.matches, record)
        topic += slot.topic
        peak = max(peak, slot.topic)
        known += slot.weight * max(slot.matches.values(), default=0.0)
        if field == _NOWHERE:
            lacked += slot.weight
            other += slot.name
            continue
        held += slot.weight
        covered += slot.weight * quality
        doubt += slot.weight * (1 - quality)
        named += slot.weight * (field <= KEYWORD)
    total = held + lacked or 1.0
    return Look(
        covered / total,
        label,
        together * query.weight / total,
        held,
        lacked,
        doubt,
        named / total,
        other,
        topic,
        peak,
        known / total,
    )


def _held(vocabulary: Vocabulary, matches: dict[int, float], record: int) -> tuple[int, float]:
    """Give the best field in which a record has what may be meant, and how surely the surest of it is meant."""
    best, sure = _NOWHERE, 0.0
    for number, quality in matches.items():
        if quality >= _MEANT and (field := vocabulary.holds(number, record)) >= 0:
            best, sure = min(best, field), max(sure, quality)
    return best, sure


def chance(odds: float) -> float:
    """Turn log odds into 0..1."""
    return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0
