"""Scores from stored answers: totals, by topic, and ranks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from ..language.shares import percent
from ..library.catalogue import Library
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


def score_topics(marks: Iterable[tuple[str, float]], library: Library) -> list[tuple[str, Score]]:
    """Add up (question id, share) pairs by main topic, in the order of the library; withdrawn questions are left out.

    Questions that have no topic stand under the title of their unit, behind the topics.
    """
    scores: defaultdict[str, Score] = defaultdict(Score)
    loose: defaultdict[str, Score] = defaultdict(Score)
    for question_id, share in marks:
        question = find_question(library, question_id)
        topics = library.topics_of(question) if question else ()
        unit = library.unit_of_question(question) if question else None
        if topics:
            scores[topics[0]] = scores[topics[0]].plus(share)
        elif unit is not None:
            loose[unit.head.title] = loose[unit.head.title].plus(share)
    return [(topic.title, scores[key]) for key, topic in library.topics.items() if key in scores] + [*loose.items()]


def rank_standings(standings: Sequence[Standing]) -> list[Standing]:
    """Sort by points and give ranks; equal points share a rank, and the next one is skipped (1, 1, 3)."""
    ordered = sorted(standings, key=lambda standing: (-standing.points, standing.user))
    ranks: dict[float, int] = {}
    for place, standing in enumerate(ordered, 1):
        ranks.setdefault(standing.points, place)
    return [msgspec.structs.replace(standing, rank=ranks[standing.points]) for standing in ordered]
