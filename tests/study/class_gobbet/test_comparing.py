"""Comparing: who meets whom, who may vote, and the order that comes out, with how sure it is."""

from __future__ import annotations

import math
from collections import Counter
from datetime import UTC, datetime
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.errors import Refusal
from bot.study.class_gobbet.comparing import Outcome, Pair, draw_pair, require_voting
from bot.study.class_gobbet.round import ClassAnswer, give
from bot.study.class_gobbet.strengths import PRIOR, fit, rank_answers
from bot.study.gobbets.gobbet import Criterion

AT = datetime(2026, 11, 26, 9, tzinfo=UTC)
counts = st.integers(0, 9)
outcomes = st.lists(
    st.builds(Outcome, st.integers(0, 3), st.integers(4, 8), counts, counts)
    | st.builds(Outcome, st.integers(4, 6), st.integers(7, 8), counts, counts),
    max_size=8,
)


def answers(count: int) -> list[ClassAnswer]:
    return [ClassAnswer(user=100 + number, number=number, text="It is.", at=AT) for number in range(count)]


def draw_all(count: int, pairs: int, seed: int, strengths: dict[int, float] | None = None) -> list[Pair]:
    drawn: list[Pair] = []
    for position in range(pairs):
        first, second = draw_pair(answers(count), drawn, strengths or {}, Random(seed + position))
        drawn.append(Pair(position=position, first=first, second=second))
    return drawn


@given(st.integers(2, 9), st.integers(1, 30), st.integers(0, 10**6))
def test_nobody_meets_themselves_and_all_meet_about_equally_often(count: int, pairs: int, seed: int) -> None:
    drawn = draw_all(count, pairs, seed)
    assert all(pair.first != pair.second and {pair.first, pair.second} <= {*range(count)} for pair in drawn)
    times = Counter(number for pair in drawn for number in (pair.first, pair.second))
    fewest = min(times[number] for number in range(count))
    assert fewest >= pairs // count
    if pairs >= count // 2 + 1 and count > 2:
        assert all(times[number] for number in range(count)) or pairs < count


@given(st.integers(3, 8), st.integers(0, 10**6))
def test_whoever_has_met_comes_again_only_when_one_of_them_has_met_all(count: int, seed: int) -> None:
    met: set[frozenset[int]] = set()
    for pair in draw_all(count, count * (count - 1), seed):
        two = frozenset((pair.first, pair.second))
        others = [{frozenset((each, other)) for other in range(count) if other != each} for each in two]
        assert two not in met or any(each <= met for each in others)
        met.add(two)


@given(st.integers(0, 10**6))
def test_near_equals_meet(seed: int) -> None:
    strengths = {0: -2.0, 1: -1.9, 2: 1.9, 3: 2.0}
    first, second = draw_pair(answers(4), [], strengths, Random(seed))
    assert {first, second} in ({0, 1}, {2, 3})
    marked = [replace(each, marks=give({}, 3 if each.number > 1 else 0)) for each in answers(4)]
    first, second = draw_pair(marked, [], {}, Random(seed))
    assert {first, second} in ({0, 1}, {2, 3})


def test_one_answer_alone_meets_nobody() -> None:
    with pytest.raises(Refusal):
        draw_pair(answers(1), [], {}, Random(1))


def test_nobody_votes_on_their_own_nor_on_what_was_erased_nor_late() -> None:
    pair, authors = Pair(position=0, first=0, second=1), {0: 100, 1: 101}
    require_voting(pair, authors, 102)
    for user in (100, 101):
        with pytest.raises(Refusal):
            require_voting(pair, authors, user)
    for refused in ((replace(pair, open=False), authors), (pair, {0: 100})):
        with pytest.raises(Refusal):
            require_voting(*refused, 102)


def test_golden_three_of_four_votes_with_the_prior() -> None:
    """Of two answers a > b with 3 of 4 votes, the strengths are p and 1/p, and p solves 3.5/p = 1/(p + 1) + 4/(p + 1/p)."""
    one, other = rank_answers([Outcome(0, 1, 3, 1)])
    strength = math.exp(one.value)
    assert 3.5 / strength == pytest.approx(1 / (strength + 1) + 4 / (strength + 1 / strength))
    assert one.value == pytest.approx(-other.value)
    assert (one.number, other.number, one.votes) == (0, 1, 4)


@given(outcomes)
def test_strengths_are_where_the_likelihood_is_highest(votes: list[Outcome]) -> None:
    numbers = range(9)
    wins = [sum(o.for_first * (o.first == n) + o.for_second * (o.second == n) for o in votes) for n in numbers]
    met = [
        [sum(o.votes for o in votes if {o.first, o.second} == {n, other}) * (n != other) for other in numbers] for n in numbers
    ]
    found = fit(wins, met)
    for won, own, row in zip(wins, found, met, strict=True):
        expected = 2 * PRIOR * own / (own + 1) + sum(n * own / (own + other) for n, other in zip(row, found, strict=True))
        assert abs(won + PRIOR - expected) < 1e-2


@given(outcomes)
def test_the_order_says_how_sure_it_is(votes: list[Outcome]) -> None:
    found = rank_answers(votes)
    assert [each.value for each in found] == sorted((each.value for each in found), reverse=True)
    assert all(0 < each.least < each.chance < each.most < 1 for each in found)
    assert all(each.votes == sum(o.votes for o in votes if each.number in (o.first, o.second)) for each in found)


@given(st.integers(1, 30))
def test_more_votes_make_it_surer(votes: int) -> None:
    errors = [rank_answers([Outcome(0, 1, count, count)])[0].error for count in (votes, votes + 1)]
    assert errors[0] > errors[1]
    assert errors[0] == pytest.approx(math.sqrt(1 / (0.25 + votes) / 2))  # half of what the two differ by: a diagonal of
    # information 0.25 + votes / 2 and votes / 2 beside it, as the prior is worth one vote


def test_who_wins_every_meeting_comes_first_and_a_ring_is_a_tie() -> None:
    order = rank_answers([Outcome(one, other, 9, 1) for one, other in combinations(range(5), 2)])
    assert [each.number for each in order] == [0, 1, 2, 3, 4]
    ring = rank_answers([Outcome(0, 1, 3, 0), Outcome(1, 2, 3, 0), Outcome(2, 0, 3, 0)])
    assert all(each.value == pytest.approx(0, abs=1e-6) for each in ring)
    assert rank_answers([Outcome(0, 1, 0, 0)]) == rank_answers([]) == []


def test_marks_are_named_like_the_criteria() -> None:
    assert [*give({}, 3)] == [*Criterion]
