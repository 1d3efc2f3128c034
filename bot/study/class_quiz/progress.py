"""What one question changed in the standings: points won, the run of right answers, and places gained or lost.

Nothing of it is stored: it is worked out from the marks, so that a mark that is changed later changes it, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

import msgspec

from .quiz import ClassQuiz
from .standings import Mark, Place, Player, points_of, rank_players


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How one student stands after a question, and how that came about."""

    place: Place
    players: int
    """How many are ranked."""
    won: float
    """Points of this question."""
    run: int
    """Questions answered wholly right in a row, up to this one."""
    moved: int
    """Places gained since the question before it; negative where some were lost, and 0 after the first one."""


def rank_progress(quiz: ClassQuiz, players: Sequence[Player], marks: Sequence[Mark], position: int) -> list[Progress]:
    """Rank all who joined by the questions up to this one, best first, with what this one changed."""
    so_far = [mark for mark in marks if mark.position <= position]
    before = [mark for mark in so_far if mark.position < position]
    places = rank_players(quiz, players, so_far)
    first = not any(asked.counts for asked in quiz.asked[:position])
    earlier = {} if first else {place.user: place.rank for place in rank_players(quiz, players, before)}
    latest = {mark.user: mark for mark in so_far if mark.position == position and quiz.asked[position].counts}
    right = _right_positions(so_far)
    counted = [at for at in range(position, -1, -1) if quiz.asked[at].counts]

    def won(user: int) -> float:
        own = latest.get(user)
        return points_of(quiz, own) if own else 0

    return [
        Progress(
            place=place,
            players=len(places),
            won=won(place.user),
            run=_run(counted, right[place.user]),
            moved=earlier.get(place.user, place.rank) - place.rank,
        )
        for place in places
    ]


def _right_positions(marks: Sequence[Mark]) -> defaultdict[int, set[int]]:
    """Give the questions that each student answered wholly right."""
    right: defaultdict[int, set[int]] = defaultdict(set)
    for mark in marks:
        if mark.share >= 1:
            right[mark.user].add(mark.position)
    return right


def _run(counted: Sequence[int], right: Collection[int]) -> int:
    """Count the questions at the beginning, latest first, that are among the right ones."""
    run = 0
    for position in counted:
        if position not in right:
            break
        run += 1
    return run
