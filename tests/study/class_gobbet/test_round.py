"""The time of an extract in class: it only moves on, waits for whom it must, and nothing in time is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.errors import Refusal
from bot.library.model import Source, SourceKind
from bot.study.class_gobbet.round import GRACE, LONGEST, MOST_MARK, MOST_POINTS, ClassAnswer, ClassGobbet, Handed, Phase, give
from bot.study.class_quiz.people import Extended
from bot.study.gobbets.gobbet import Criterion
from bot.study.reasons import ClassGobbetReason
from tests.sample import HALL

OPENED = datetime(2026, 11, 26, 9, tzinfo=UTC)
ANA, BEN = 1, 2
extra = st.lists(st.builds(Extended, st.integers(1, 5), st.integers(1, 300)), max_size=5, unique_by=lambda each: each.user).map(
    tuple
)
seconds = st.integers(-60, 4 * 3600).map(lambda value: OPENED + timedelta(seconds=value))
users = st.frozensets(st.integers(1, 5))
gobbets = st.integers(5, 40).map(lambda minutes: gobbet(minutes))


def gobbet(minutes: int = 10) -> ClassGobbet:
    handed = Handed(HALL, Source(key="good", title="A good book", kind=SourceKind.SCHOLARLY, trust="Checked."))
    ends = OPENED + timedelta(minutes=minutes)
    return ClassGobbet(id="g", guild=1, channel=2, teacher=3, handed=handed, seed=4, opened=OPENED, ends=ends)


@given(gobbets, extra, users, st.lists(seconds, min_size=1).map(sorted))
def test_it_only_moves_on_and_is_over_when_nobody_can_hand_in_any_more(
    begun: ClassGobbet, extended: tuple[Extended, ...], writing: frozenset[int], moments: list[datetime]
) -> None:
    held, order = begun, [*Phase]
    for now in moments:
        moved = held.advance(now, extended, writing)
        assert order.index(moved.phase) >= order.index(held.phase)
        assert moved.closed == (now >= begun.last_call(extended, writing))
        due = moved.due(extended, writing)
        assert due is None or due > now
        held = moved


@given(gobbets, extra, users, seconds, st.integers(1, 5))
def test_whoever_has_begun_can_hand_in_until_their_own_time_is_up(
    begun: ClassGobbet, extended: tuple[Extended, ...], writing: frozenset[int], at: datetime, user: int
) -> None:
    own = begun.own_end(user, extended)
    assert own >= begun.ends
    held = begun.advance(at, extended, writing | {user})
    if at < own + GRACE:
        held.require_in_time(user, at, extended)
    if at > own + GRACE:
        with pytest.raises(Refusal):
            held.require_in_time(user, at, extended)
    if at > own:
        with pytest.raises(Refusal):
            held.require_opening(user, at, extended)
    elif not held.closed:
        held.require_opening(user, at, extended)


@given(gobbets, st.integers(0, 20))
def test_more_time_has_an_end_and_takes_nothing_from_anybody(begun: ClassGobbet, presses: int) -> None:
    held, extended = begun, (Extended(ANA, 50),)
    for _ in range(presses):
        try:
            longer = held.with_more()
        except Refusal:
            break
        assert longer.own_end(ANA, extended) > held.own_end(ANA, extended)
        held = longer
    assert held.ends - held.opened <= LONGEST


def test_golden_times_of_ten_minutes_and_half_as_long_again() -> None:
    begun, extended = gobbet(), (Extended(ANA, 50),)
    at = [begun.advance(OPENED + timedelta(seconds=each), extended, {ANA}).phase for each in (599, 600, 929, 930)]
    assert at == [Phase.WRITING, Phase.LAST, Phase.LAST, Phase.CLOSED]
    alone = [begun.advance(OPENED + timedelta(seconds=each), extended, {BEN}).phase for each in (600, 629, 630)]
    assert alone == [Phase.LAST, Phase.LAST, Phase.CLOSED]  # who has more time and has not begun is not waited for
    over = replace(begun, phase=Phase.CLOSED)
    with pytest.raises(Refusal) as refused:
        over.with_more()
    assert refused.value.why == (ClassGobbetReason.TIME_UP, {})
    over.require_closed()
    with pytest.raises(Refusal):
        begun.require_closed()


@given(st.lists(st.tuples(st.sampled_from(Criterion), st.integers(-1, 9)), max_size=20))
def test_marks_are_of_five_criteria_and_three_points_each(given_marks: list[tuple[Criterion, int]]) -> None:
    answer = ClassAnswer(user=1, number=0, text="It is.", at=OPENED)
    assert not answer.looked_at
    for criterion, mark in given_marks:
        answer = replace(answer, marks=give(answer.marks, mark, criterion))
        assert 0 <= answer.marks[criterion] <= MOST_MARK
        assert 0 <= answer.total <= MOST_POINTS
    assert replace(answer, marks=give(answer.marks, MOST_MARK)).total == MOST_POINTS == 15


def test_nobody_shares_a_nickname() -> None:
    assert len({gobbet().name(number) for number in range(60)}) == 60
