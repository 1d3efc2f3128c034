"""What a question changed: points, the run of right answers, and the rank before and after."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.study.class_quiz.progress import rank_progress
from bot.study.class_quiz.standings import Player, rank_players

from .test_standings import ANA, BEN, CHIDI, played

CLASS = [Player(user, number) for number, user in enumerate((ANA, BEN, CHIDI))]
LINES = st.integers(1, 5).flatmap(
    lambda count: st.lists(
        st.lists(st.sampled_from(["-", "0", "0.5", "1"]), min_size=count, max_size=count), min_size=3, max_size=3
    )
)


def told(shares: str, position: int, **more: int) -> list[tuple[int, int, float, int, int]]:
    quiz, marks = played(shares, **more)
    return [(p.place.user, p.place.rank, p.won, p.run, p.moved) for p in rank_progress(quiz, CLASS, marks, position)]


def test_who_overtakes_whom_is_told_from_the_second_question_on() -> None:
    shares = "1 0 0\n0 1 1\n0 0 1"
    assert told(shares, 0) == [(ANA, 1, 1000, 1, 0), (BEN, 2, 0, 0, 0), (CHIDI, 2, 0, 0, 0)]
    assert told(shares, 1) == [(ANA, 1, 0, 0, 0), (BEN, 1, 1000, 1, 1), (CHIDI, 3, 0, 0, -1)]
    assert told(shares, 2) == [(BEN, 1, 1000, 2, 0), (ANA, 2, 0, 0, -1), (CHIDI, 2, 1000, 1, 1)]


def test_a_skipped_question_wins_nothing_and_breaks_no_run() -> None:
    assert told("1 1 1\n0 0 0\n0 0 0", 1, dropped=1)[0] == (ANA, 1, 0, 1, 0)
    assert told("1 0 1\n0 0 0\n0 0 0", 2, dropped=1)[0] == (ANA, 1, 1000, 2, 0)


@settings(max_examples=60)
@given(LINES)
def test_at_the_last_question_all_stand_as_in_the_standings(lines: list[list[str]]) -> None:
    quiz, marks = played("\n".join(" ".join(line) for line in lines))
    progress = rank_progress(quiz, CLASS, marks, len(lines[0]) - 1)
    assert [each.place for each in progress] == rank_players(quiz, CLASS, marks)
    assert all(each.run <= each.place.streak and each.won <= each.place.points for each in progress)
