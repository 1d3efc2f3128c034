"""What to show somebody who asks for nothing in particular."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import islice
from random import Random

from ..library.model import Fact

_TRIES = 20


def choose_fact(facts: Sequence[Fact], shown: Mapping[str, datetime], rng: Random) -> Fact:
    """Choose at random among the facts this person has not seen or, when all were seen, the half seen longest ago."""
    for _ in range(_TRIES):  # most people have seen few of many: then nobody reads through all of them
        fact = rng.choice(facts)
        if fact.id not in shown:
            return fact
    fresh = [fact for fact in facts if fact.id not in shown]
    if not fresh:
        by_age = sorted(facts, key=lambda fact: shown[fact.id])
        fresh = by_age[: max(1, len(by_age) // 2)]
    return rng.choice(fresh)


def choose_events(facts: Sequence[Fact], most: int) -> list[Fact]:
    """Keep the weightiest dated facts that fit a timeline, in order of time."""
    weighty: list[Fact] = []
    for weight in (3, 2, 1):
        same = (fact for fact in facts if fact.date and fact.weight == weight)
        weighty += islice(same, most - len(weighty))
    return sorted(weighty, key=lambda fact: (fact.date, -fact.weight))
