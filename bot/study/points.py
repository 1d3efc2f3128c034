"""Scores from stored answers: totals, by topic, and ranks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from ..language.shares import percent
from ..library.catalogue import Library
from ..library.ids import unit_of_id
from .gobbets.steps import extract_of
from .questions.bank import find_question


class Score(msgspec.Struct, frozen=True):
    """Points won of points possible; every question is worth one."""

    won: float = 0.0
    possible: int = 0

    def plus(self, share: float) -> Score:
        return Score(self.won + share, self.possible + 1)

    @property
    def percent(self) -> int:
        """0 to 100, and 0 where nothing was asked."""
        return percent(self.won / self.possible) if self.possible else 0


class Standing(msgspec.Struct, frozen=True):
    """A person's place in a server: points are the best share won on each different question."""

    user: int
    points: float
    rank: int = 0


def count_points(points: float) -> str:
    """Write points without needless decimals: `7`, `7.5`, `0.33`."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


class TopicScore(NamedTuple):
    """What was won on one topic."""

    key: str
    title: str
    score: Score


class UnitScore(msgspec.Struct, frozen=True):
    """What was won in one unit, by topic in its order; no title for units that the library does not hold."""

    title: str
    total: Score
    topics: tuple[TopicScore, ...]


def score_units(marks: Iterable[tuple[str, float]], library: Library) -> list[UnitScore]:
    """Add up (question id, share) pairs by unit and main topic, in the order of the library, units that it lacks last.

    A question that was withdrawn counts for its unit, and for no topic.
    """
    units: defaultdict[str, Score] = defaultdict(Score)
    topics: defaultdict[str, Score] = defaultdict(Score)
    there = {unit.key: unit for unit in library.units}
    for key, share in marks:
        unit = unit_of_id(key) if unit_of_id(key) in there else _OTHER
        units[unit] = units[unit].plus(share)
        for topic in _topics_of(key, library)[:1]:
            topics[topic] = topics[topic].plus(share)
    own = [
        UnitScore(
            unit.head.title,
            units[key],
            tuple(TopicScore(topic.id, topic.title, topics[topic.id]) for topic in unit.head.topics if topic.id in topics),
        )
        for key, unit in there.items()
        if key in units
    ]
    return own + ([UnitScore("", units[_OTHER], ())] if _OTHER in units else [])


def _topics_of(key: str, library: Library) -> tuple[str, ...]:
    """Give the topics of what a mark is for: a question, or a step of a gobbet."""
    if worked_on := extract_of(key):
        extract = library.extracts.get(worked_on)
        return library.topics_of_extract(extract) if extract else ()
    question = find_question(library, key)
    return library.topics_of(question) if question else ()


def weakest_topic(units: Iterable[UnitScore]) -> TopicScore | None:
    """Give the topic with the least share of points, of several that asked most; None where nothing was lost."""
    lost = [topic for unit in units for topic in unit.topics if topic.score.won < topic.score.possible]
    return min(lost, key=lambda topic: (topic.score.won / topic.score.possible, -topic.score.possible), default=None)


_OTHER = "/"
"""Stands for all units that a library does not hold; no key of a unit has it."""


def rank_standings(standings: Sequence[Standing]) -> list[Standing]:
    """Sort by points and give ranks; equal points share a rank, and the next one is skipped (1, 1, 3)."""
    ordered = sorted(standings, key=lambda standing: (-standing.points, standing.user))
    ranks: dict[float, int] = {}
    for place, standing in enumerate(ordered, 1):
        ranks.setdefault(standing.points, place)
    return [msgspec.structs.replace(standing, rank=ranks[standing.points]) for standing in ordered]
