"""Points, streaks and ranks: what stands on the podium, and why."""

from __future__ import annotations

import pytest

from bot.marking.judgement import Given, Verdict
from bot.study.class_quiz.plan import Scoring
from bot.study.class_quiz.quiz import AskedQuestion, ClassQuiz, Phase
from bot.study.class_quiz.standings import Mark, Place, Player, TeamPlace, choose_team, earn_points, rank_players, rank_teams

from .test_quiz import START, make_live

ANA, BEN, CHIDI = 11, 12, 13


def played(shares: str, *, dropped: int | None = None, **plan: object) -> tuple[ClassQuiz, list[Mark]]:
    """Give a quiz that is over, and its marks: a line a student, a column a question, - for no answer."""
    lines = [line.split() for line in shares.strip().splitlines()]
    asked = [AskedQuestion(allowed=20, opened=START, revealed=True, dropped=n == dropped) for n in range(len(lines[0]))]
    quiz = make_live(len(asked), **plan)
    marks = [
        Mark(position=n, user=user, question=f"q{n}", given=Given((0,)), verdict=Verdict.PARTLY, share=float(share), took=0)
        for user, line in zip((ANA, BEN, CHIDI), lines, strict=False)
        for n, share in enumerate(line)
        if share != "-"
    ]
    return ClassQuiz(
        id="L", guild=1, channel=2, teacher=3_000, plan=quiz.plan, created=START, phase=Phase.DONE, asked=tuple(asked)
    ), marks


def test_right_answers_and_the_longest_run_of_them_are_told() -> None:
    quiz, marks = played(
        """
        1 1 0.5 1 1 1
        1 - 1   1 0 1
        """
    )
    ana, ben = rank_players(quiz, [Player(ANA, 0), Player(BEN, 1)], marks)
    assert ana == Place(user=ANA, rank=1, points=5500, right=5, streak=3)
    assert ben == Place(user=BEN, rank=2, points=4000, right=4, streak=2)


def test_a_skipped_question_breaks_no_run() -> None:
    quiz, marks = played("1 0 1", dropped=1)
    (ana,) = rank_players(quiz, [Player(ANA, 0)], marks)
    assert (ana.right, ana.streak, ana.points) == (2, 2, 2000)


def test_who_joins_and_answers_nothing_stands_last_with_nothing() -> None:
    quiz, marks = played("1 0")
    assert rank_players(quiz, [Player(ANA, 0), Player(BEN, 1)], marks)[1] == Place(user=BEN, rank=2, points=0, right=0, streak=0)


def test_equal_points_share_a_rank_and_thirds_add_up() -> None:
    third = "0.3333333"
    quiz, marks = played(f"{third} {third} {third}\n0.99 0 0\n0 0 0", scoring="accuracy")
    players = [Player(user, number) for number, user in enumerate((ANA, BEN, CHIDI))]
    assert [(place.rank, place.points) for place in rank_players(quiz, players, marks)] == [(1, 0.99), (1, 0.99), (3, 0)]


@pytest.mark.parametrize(("took", "points"), [(0, 1000), (30_000, 500), (90_000, 500)])
def test_nothing_earns_less_than_half_however_late(took: int, points: int) -> None:
    assert earn_points(1, took, AskedQuestion(allowed=30), Scoring.SPEED) == points


def test_teams_are_ranked_by_their_mean_and_told_with_their_sum() -> None:
    quiz, marks = played("1 1\n0.3333333 0\n0 0", scoring="accuracy", teams=2)
    players = [Player(ANA, 0, 1), Player(BEN, 1, 2), Player(CHIDI, 2, 1)]
    places = rank_players(quiz, players, marks)
    assert [(place.user, place.team) for place in places] == [(ANA, 1), (BEN, 2), (CHIDI, 1)]
    assert rank_teams(places) == [
        TeamPlace(team=1, rank=1, members=2, total=2, mean=1),
        TeamPlace(team=2, rank=2, members=1, total=0.33, mean=0.33),
    ]


def test_the_mean_of_a_team_is_told_to_two_places() -> None:
    quiz, marks = played("1 0.25\n0 0\n0 0", scoring="accuracy", teams=1)
    places = rank_players(quiz, [Player(user, number, 1) for number, user in enumerate((ANA, BEN, CHIDI))], marks)
    assert rank_teams(places)[0].mean == 0.42


def test_without_teams_there_is_none_to_join_or_to_rank() -> None:
    quiz, marks = played("1 1")
    assert choose_team(5, 0) == 0
    assert rank_teams(rank_players(quiz, [Player(ANA, 0)], marks)) == []
