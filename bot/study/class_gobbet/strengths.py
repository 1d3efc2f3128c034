"""In which order the class has put the answers: the model of Bradley and Terry (Biometrika 39, 1952), by votes on pairs.

Fitted by the MM algorithm of D. R. Hunter, "MM algorithms for generalized Bradley-Terry models", Annals of Statistics 32 (2004),
384-406, equation (3). Our own forty lines, as choix needs numpy and scipy.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from statistics import fmean

import msgspec

from .comparing import Outcome

PRIOR = 0.5
"""Votes for each answer, and against it, that are taken for granted, in a meeting with an average one of strength 1. Without them
an answer that won every vote would be infinitely strong, and answers that never met could not be put in one order."""
STEPS, NEAR_ENOUGH = 500, 1e-7
SURE = 1.96
"""How many standard errors on either side hold 95 of 100."""


class Strength(msgspec.Struct, frozen=True, kw_only=True):
    """How an answer stands: the logarithm of its strength over the mean of all that were compared, and its standard error."""

    number: int
    value: float
    error: float
    votes: int
    """Votes in pairs that it was in."""

    @property
    def chance(self) -> float:
        """The chance that the class prefers it to an average answer."""
        return _chance(self.value)

    @property
    def least(self) -> float:
        """The low end of what that chance may be, with 95 % certainty."""
        return _chance(self.value - SURE * self.error)

    @property
    def most(self) -> float:
        return _chance(self.value + SURE * self.error)


def rank_answers(outcomes: Sequence[Outcome]) -> list[Strength]:
    """List the answers that were voted on, the strongest first, each with its uncertainty."""
    wins, met, votes = Counter[int](), Counter[tuple[int, int]](), Counter[int]()
    for each in outcomes:
        wins[each.first] += each.for_first
        wins[each.second] += each.for_second
        met[each.first, each.second] += each.votes
        met[each.second, each.first] += each.votes
        votes.update({each.first: each.votes, each.second: each.votes})
    numbers = sorted(number for number, count in votes.items() if count)
    rows = [[met[one, other] for other in numbers] for one in numbers]
    strengths = fit([wins[number] for number in numbers], rows)
    values = [math.log(each) for each in strengths]
    found = [
        Strength(number=number, value=value - fmean(values), error=error, votes=votes[number])
        for number, value, error in zip(numbers, values, standard_errors(strengths, rows), strict=True)
    ]
    return sorted(found, key=lambda each: (-each.value, each.number))


def fit(wins: Sequence[int], met: Sequence[Sequence[int]]) -> list[float]:
    """Fit strengths to wins and meetings by Hunter's MM: each in turn its wins over what all its meetings weigh now."""
    strengths = [1.0] * len(wins)
    for _ in range(STEPS):
        moved = 0.0
        for at, (won, row) in enumerate(zip(wins, met, strict=True)):
            own = strengths[at]
            meetings = sum(n / (own + other) for n, other in zip(row, strengths, strict=True) if n)
            strengths[at] = (won + PRIOR) / (2 * PRIOR / (own + 1) + meetings)
            moved = max(moved, abs(strengths[at] / own - 1))
        if moved <= NEAR_ENOUGH:
            break
    return strengths


def standard_errors(strengths: Sequence[float], met: Sequence[Sequence[int]]) -> list[float]:
    """Give the standard errors of the logarithms over their mean, from the inverse of Fisher's information.

    Over their mean, as no vote says where all of them lie together.
    """
    information = [[-n * _spread(own, other) for n, other in zip(row, strengths, strict=True)]
                   for own, row in zip(strengths, met, strict=True)]  # fmt: skip
    for place, own in enumerate(strengths):
        information[place][place] = 2 * PRIOR * _spread(own, 1.0) - sum(information[place])
    covariance = _invert(information)
    means = [fmean(row) for row in covariance]
    return [math.sqrt(max(0.0, row[at] - 2 * means[at] + fmean(means))) for at, row in enumerate(covariance)]


def _spread(own: float, other: float) -> float:
    """Give the variance of one vote between two strengths."""
    return own * other / (own + other) ** 2


def _invert(matrix: Sequence[Sequence[float]]) -> list[list[float]]:
    """Invert a symmetric matrix by Gauss and Jordan; its diagonal outweighs its rows, so that no pivot is small."""
    size = len(matrix)
    rows = [[*row, *(float(at == place) for at in range(size))] for place, row in enumerate(matrix)]
    for place in range(size):
        pivot = rows[place][place]
        rows[place] = [value / pivot for value in rows[place]]
        for other in range(size):
            factor = rows[other][place]
            if other != place and factor:
                rows[other] = [value - factor * own for value, own in zip(rows[other], rows[place], strict=True)]
    return [row[size:] for row in rows]


def _chance(value: float) -> float:
    return 1 / (1 + math.exp(-value))
