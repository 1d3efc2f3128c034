"""Points, streaks and ranks of a class quiz, always computed from what is stored: marks, and the times they took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from ...marking.judgement import Given, Verdict
from ..points import Standing, rank_standings
from .plan import Scoring
from .quiz import AskedQuestion, ClassQuiz

FULL = 1000


class Player(msgspec.Struct, frozen=True):
    """Somebody who joined, as the `number`-th, from 0; `team` counts from 1, and is 0 where there are none."""

    user: int
    number: int
    team: int = 0


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What one student's answer to one question was worth."""

    position: int
    user: int
    question: str
    given: Given
    verdict: Verdict
    share: float
    took: int
    """Milliseconds."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """How one student stands."""

    user: int
    rank: int
    points: float
    right: int
    streak: int
    """The longest run of questions answered wholly right."""
    team: int = 0


class TeamPlace(msgspec.Struct, frozen=True, kw_only=True):
    """How a team stands: ranked by the mean of its members, so that teams of unequal size are equal."""

    team: int
    rank: int
    members: int
    total: float
    mean: float


def earn_points(share: float, took: int, asked: AskedQuestion, scoring: Scoring) -> float:
    """Give the points of an answer: 1000 at once to 500 at the end of the time, or one for being right."""
    if scoring is Scoring.ACCURACY:
        return round(share, 2)
    spent = min(took / (1000 * asked.allowed), 1.0)
    return round(FULL * share * (1 - spent / 2))


def rank_players(quiz: ClassQuiz, players: Iterable[Player], marks: Iterable[Mark]) -> list[Place]:
    """Rank all who play by the questions that count; equal points share a rank."""
    own: defaultdict[int, dict[int, Mark]] = defaultdict(dict)
    for mark in marks:
        if quiz.asked[mark.position].counts:
            own[mark.user][mark.position] = mark
    absent = quiz.absent
    joined = {player.user: player for player in players if player.user not in absent}
    points = {user: sum(_points(quiz, mark) for mark in own[user].values()) for user in joined}
    ranked = rank_standings([Standing(user, round(total, 2)) for user, total in points.items()])
    return [
        Place(
            user=one.user,
            rank=one.rank,
            points=one.points,
            right=sum(mark.share >= 1 for mark in own[one.user].values()),
            streak=_streak(quiz, own[one.user]),
            team=joined[one.user].team,
        )
        for one in ranked
    ]


def _points(quiz: ClassQuiz, mark: Mark) -> float:
    return earn_points(mark.share, mark.took, quiz.asked[mark.position], quiz.plan.scoring)


def _streak(quiz: ClassQuiz, marks: Mapping[int, Mark]) -> int:
    longest = run = 0
    for position, asked in enumerate(quiz.asked):
        if asked.counts:
            run = run + 1 if position in marks and marks[position].share >= 1 else 0
            longest = max(longest, run)
    return longest


def rank_teams(places: Sequence[Place]) -> list[TeamPlace]:
    """Rank the teams that have members; none where there are no teams."""
    members: defaultdict[int, list[Place]] = defaultdict(list)
    for place in places:
        if place.team:
            members[place.team].append(place)
    means = {team: sum(place.points for place in own) / len(own) for team, own in members.items()}
    ranked = rank_standings([Standing(team, round(mean, 2)) for team, mean in means.items()])
    return [
        TeamPlace(
            team=one.user,
            rank=one.rank,
            members=len(members[one.user]),
            total=round(sum(place.points for place in members[one.user]), 2),
            mean=one.points,
        )
        for one in ranked
    ]


def choose_team(number: int, teams: int) -> int:
    """Give the team of the `number`-th to join: in turn, so that teams stay even; 0 where there are no teams."""
    return number % teams + 1 if teams else 0
