"""Putting events in order: the share is that of pairs in the right order, and ties are valid."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.errors import because
from bot.library.questions import Order
from bot.marking.kinds import Given, Judgement, Verdict, judge, key_of, options_of, right_choice
from bot.marking.reasons import OrderReason

from .. import sample

LIBRARY = sample.make_library()


def arranged(question: Order, *order: int) -> Judgement:
    return judge(question, Given(chosen=order), LIBRARY)


def test_the_key_is_by_date() -> None:
    assert options_of(sample.ORDER, LIBRARY)[0] == "Khrushchev delivers the Secret Speech"
    assert right_choice(sample.ORDER, LIBRARY) == (3, 1, 0, 2)
    assert key_of(sample.ORDER, LIBRARY).startswith("Lenin dies (21 January 1924) → Stalin dies (5 March 1953)")


@pytest.mark.parametrize(
    ("order", "share"), [((3, 1, 0, 2), 1), ((1, 3, 0, 2), 5 / 6), ((2, 0, 1, 3), 0), ((3, 2, 0, 1), 0.5), ((3, 0, 1, 2), 5 / 6)]
)
def test_each_pair_counts(order: tuple[int, ...], share: float) -> None:
    assert arranged(sample.ORDER, *order).share == pytest.approx(share)


def test_the_reason_counts_pairs() -> None:
    assert arranged(sample.ORDER, 1, 3, 0, 2).reason == because(OrderReason.PAIRS_IN_ORDER, good=5, pairs=6)


def test_events_of_the_same_time_tie() -> None:
    assert arranged(sample.TIED, 2, 0, 1).verdict is Verdict.RIGHT
    assert arranged(sample.TIED, 2, 1, 0).verdict is Verdict.RIGHT
    assert arranged(sample.TIED, 0, 2, 1).share == 0.5
    at_once = replace(sample.TIED, events=sample.TIED.events[:2])
    assert [arranged(at_once, *order).share for order in ((0, 1), (1, 0))] == [1, 1]


@given(st.permutations(range(4)))
def test_an_order_and_its_reverse_share_the_points(order: list[int]) -> None:
    assert arranged(sample.ORDER, *order).share + arranged(sample.ORDER, *reversed(order)).share == pytest.approx(1)


def test_only_the_key_earns_all() -> None:
    full = [order for order in permutations(range(4)) if arranged(sample.ORDER, *order).share == 1]
    assert full == [(3, 1, 0, 2)]


@given(st.lists(st.integers(-5, 9), max_size=7).filter(lambda order: sorted(order) != [0, 1, 2, 3]))
def test_what_is_no_order_is_wrong(order: list[int]) -> None:
    assert arranged(sample.ORDER, *order) == Judgement(Verdict.WRONG, 0.0, because(OrderReason.EACH_ONCE))
