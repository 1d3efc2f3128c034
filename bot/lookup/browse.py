"""What to show somebody who asks for nothing in particular."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from random import Random

from ..library.model import Fact


def choose_fact(facts: Sequence[Fact], shown: Mapping[str, datetime], rng: Random) -> Fact:
    """Choose at random among the facts this person has not seen or, when all were seen, the half seen longest ago."""
    fresh = [fact for fact in facts if fact.id not in shown]
    if not fresh:
        by_age = sorted(facts, key=lambda fact: shown[fact.id])
        fresh = by_age[: max(1, len(by_age) // 2)]
    return rng.choice(fresh)


def choose_events(facts: Sequence[Fact], most: int) -> list[Fact]:
    """Keep the weightiest dated facts that fit a timeline, in order of time."""
    dated = [fact for fact in facts if fact.date]
    weighty = sorted(dated, key=lambda fact: -fact.weight)[:most]
    return sorted(weighty, key=lambda fact: (fact.date, -fact.weight))
