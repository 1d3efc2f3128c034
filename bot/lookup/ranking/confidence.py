"""Whether the best record found is an answer, or only the nearest there is.

A logistic model over what a close look at that record shows. Its weights were fitted to tests/lookup/queries*.toml:
`python -m benchmarks search --quality` reports how well they part the questions that have an answer from those that have none.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from ..postings import FIELD_MASK, KEYWORD, Vocabulary
from ..query import Query

WEIGHTS = (-10.3, 3.6, 7.6, 1.8, -0.5, -1.9, 2.6, -2.8)

_NOWHERE = FIELD_MASK + 1
_MEANT = 0.5
"""How surely a word must be meant to count as held."""


class Look(NamedTuple):
    """What a close look at a record showed.

    `coverage`: how much of the query the record has, by the rarity of its words, 0..1. `label`: how well its best label and
    the query say the same, 0..1. `held`: how many of the things asked for it has. `missed`: how many it lacks. `other`: how
    many of those are names that other records have: what is asked of Berlin is not answered by what happened in Paris.
    `named`: how much of the query stands in its title, names and keywords, 0..1. `vague`: whether the query has none but
    everyday words.
    """

    coverage: float
    label: float
    held: int
    missed: int
    other: int
    named: float
    vague: bool

    def sureness(self) -> float:
        """Give the log odds that the record, or one close behind it, answers."""
        seen = (1.0, self.coverage, self.label, self.held, self.missed, self.other, self.named, self.vague)
        return sum(weight * value for weight, value in zip(WEIGHTS, seen, strict=True))


def look(vocabulary: Vocabulary, query: Query, record: int, coverage: float, label: float) -> Look:
    """Look closely at how a record has what a query asks for."""
    held, other, named = 0, 0, 0.0
    for slot in query.slots:
        best = _NOWHERE
        for number, quality in slot.matches.items():
            if quality >= _MEANT and 0 <= (field := vocabulary.holds(number, record)) < best:
                best = field
        if best < _NOWHERE:
            held += 1
            named += slot.weight * (best <= KEYWORD)
        else:
            other += slot.name
    return Look(coverage, label, held, len(query.slots) - held, other, named / (query.weight or 1.0), query.vague)


def chance(log_odds: float) -> float:
    """Turn log odds into 0..1."""
    return 1 / (1 + math.exp(-log_odds)) if log_odds > -700 else 0.0
