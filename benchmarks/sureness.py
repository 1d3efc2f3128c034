"""Fit the weights of look-up's sureness to the development sets, and say where its two thresholds lie.

Each query is asked with the phrases that entries are asked for by, and without them; each set counts as much as another, and what
is near the topic twice: to say something false is worse than to say "perhaps".
Newton's method on a logistic model with a little ridge: a few thousand rows of a dozen numbers need no package.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from benchmarks.search_quality import Query, Units, read_queries
from bot.library.ids import qualified
from bot.lookup.hits import MOST_PERHAPS
from bot.lookup.ranking.confidence import chance

RIDGE, ROUNDS, SET_WEIGHT, NEAR_WEIGHT = 2.0, 25, 300, 2
SURELY = 0.8
"""What is surer is shown, whether its question is about the unit or not; so that is learnt from the others alone."""
Scored = tuple[float, bool, "Row"]


class Row(NamedTuple):
    """What a close look at the best record showed, with a one before it; whether it is right, or one of three is."""

    seen: tuple[float, ...]
    first: bool
    third: bool
    query: Query
    weight: float
    sureness: float


def main(arguments: list[str]) -> int:
    """Print the fitted weights, and how many rows each threshold lets through."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks sureness", description=__doc__)
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("files", type=Path, nargs="*")
    options = parser.parse_args(arguments)
    paths = options.files or sorted(Path("tests/lookup").glob("queries*.toml"))
    units = Units(options.content), Units(options.content, without_asked=True)
    rows: list[Row] = []
    for queries in map(read_queries, paths):
        for each in units:
            rows += look_at(each, queries, SET_WEIGHT / len(queries))
    unsure = [row for row in rows if row.query.group != "near" and row.sureness < SURELY]
    for name, chosen in (("RIGHT", rows), ("ABOUT", unsure)):
        aim = attrgetter("first" if name == "RIGHT" else "third")
        weights = fit([(row.seen, aim(row), row.weight) for row in chosen])
        print(f"{name} = (" + ", ".join(f"{weight:.2f}" for weight in weights) + ")")
        print_shares([(chance(sum(w * x for w, x in zip(weights, row.seen, strict=True))), aim(row), row) for row in rows])
    return 0


def look_at(units: Units, queries: Sequence[Query], weight: float) -> list[Row]:
    """Ask queries and give what a close look at the best record shows, with a one before it, and whether it answers."""
    rows: list[Row] = []
    indexes = units.indexes()
    for query in queries:
        unit = units.key_of(query)
        if looked := indexes[unit].look(query.query, limit=MOST_PERHAPS):
            look, hits = looked
            wanted = {qualified(unit, key) for key in query.expect}
            right = [hit.id in wanted for hit in hits]
            counts = weight * (NEAR_WEIGHT if query.group == "near" else 1)
            rows.append(Row((1.0, *look), right[0], any(right), query, counts, hits[0].score))
    return rows


def fit(rows: Sequence[tuple[tuple[float, ...], bool, float]]) -> list[float]:
    """Give the weights under which what was seen is likeliest."""
    size = len(rows[0][0])
    weights = [0.0] * size
    for _ in range(ROUNDS):
        slope = [-RIDGE * weight for weight in weights]
        curve = [[RIDGE * (i == j) for j in range(size)] for i in range(size)]
        for seen, answered, weight in rows:
            p = chance(sum(w * x for w, x in zip(weights, seen, strict=True)))
            for i, x in enumerate(seen):
                slope[i] += weight * (answered - p) * x
                for j in range(i + 1):
                    curve[i][j] += weight * p * (1 - p) * x * seen[j]
        for i in range(size):
            for j in range(i):
                curve[j][i] = curve[i][j]
        step = _solve(curve, slope)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if math.hypot(*step) < 1e-6:
            break
    return weights


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve linear equations by elimination; the matrix is positive definite, and so needs no pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, row in enumerate(rows):
        for other in rows[at + 1 :]:
            part = other[at] / row[at]
            for column in range(at, len(row)):
                other[column] -= part * row[column]
    found = [0.0] * len(rows)
    for at in reversed(range(len(rows))):
        rest = sum(rows[at][column] * found[column] for column in range(at + 1, len(rows)))
        found[at] = (rows[at][-1] - rest) / rows[at][at]
    return found


def print_shares(scores: Sequence[Scored]) -> None:
    """Print what share of the rows each threshold lets through."""
    print(f"{'from':>6}{'answered':>10}{'students':>10}{'near':>8}{'far':>8}")
    for percent in range(5, 100, 5):
        kept = [_share(scores, group, percent / 100) for group in ("answered", "students", "near", "far")]
        print(f"{percent / 100:6.2f}{kept[0]:10.3f}{kept[1]:10.3f}{kept[2]:8.3f}{kept[3]:8.3f}")


def _share(scores: Sequence[Scored], group: str, least: float) -> float:
    some = [score for score, answered, row in scores if (answered if group == "answered" else row.query.group == group)]
    if group == "students":
        some = [score for score, answered, row in scores if answered and row.query.unit]
    return sum(score >= least for score in some) / max(1, len(some))
