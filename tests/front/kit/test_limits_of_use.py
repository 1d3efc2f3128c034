"""A class is never limited, one who floods it is, and nothing of that reaches anybody else."""

from __future__ import annotations

from bot.front.kit.limits import MOST_KEPT, PERSON, Allowance, Buckets, Limits, Pace

GUILD, OTHER = 1, 2


def test_a_thousand_people_who_press_every_second_are_never_limited() -> None:
    limits = Limits()
    told = {limits.pace(GUILD, user, second + user / 1e6) for second in range(60) for user in range(1000)}
    assert told == {Pace.SERVED}


def test_one_who_floods_is_told_once_and_then_passed_over() -> None:
    limits = Limits()
    told = [limits.pace(GUILD, 7, number / 1000) for number in range(2000)]
    assert told.count(Pace.TOLD) == 1
    assert told.index(Pace.TOLD) >= PERSON.most
    assert told[told.index(Pace.TOLD) + 1 :].count(Pace.SERVED) <= 2 * PERSON.a_second
    assert limits.pace(OTHER, 7, 2.0) is limits.pace(GUILD, 8, 2.0) is Pace.SERVED


def test_who_waits_is_served_and_told_anew() -> None:
    limits = Limits()
    assert [limits.pace(GUILD, 7, 0.0) for _ in range(62)][-2:] == [Pace.TOLD, Pace.SILENT]
    assert limits.pace(GUILD, 7, 30.0) is Pace.SERVED
    assert [limits.pace(GUILD, 7, 30.0) for _ in range(62)][-3:] == [Pace.TOLD, Pace.SILENT, Pace.SILENT]


def test_a_server_full_of_floods_harms_no_other() -> None:
    limits = Limits()
    flood = [limits.pace(GUILD, user, 0.0) for user in range(200) for _ in range(50)]
    assert Pace.TOLD in flood
    assert limits.pace(OTHER, 5, 0.0) is Pace.SERVED
    assert limits.pace(0, 5, 0.0) is Pace.SERVED


def test_a_clock_that_is_set_back_locks_nobody_out() -> None:
    buckets = Buckets(Allowance(2, 1))
    assert [buckets.take((1,), 7200.0) for _ in range(3)] == [True, True, False]
    assert not buckets.take((1,), 3600.0)
    assert buckets.take((1,), 3602.0)


def test_the_idle_are_forgotten_and_never_too_many_are_held() -> None:
    buckets = Buckets(Allowance(10, 1))
    for user in range(MOST_KEPT * 2):
        buckets.take((user,), 0.0)
    assert len(buckets) == MOST_KEPT
    for user in range(MOST_KEPT):
        buckets.take((-user,), 20.0)
    assert len(buckets) <= MOST_KEPT
    few = Buckets(Allowance(10, 1))
    for user in range(1000):
        few.take((user,), float(user))
    assert len(few) <= 3


def test_one_person_cannot_fill_the_list_of_unanswered_questions() -> None:
    limits = Limits()
    assert sum(limits.may_note(GUILD, 7, float(second)) for second in range(3600)) <= 20
    assert limits.may_note(GUILD, 8, 3600.0)


def test_typing_has_an_allowance_of_its_own() -> None:
    limits = Limits()
    assert all(limits.may_complete(GUILD, 7, number / 8) for number in range(1000))
    assert not all(limits.may_complete(GUILD, 7, 200.0) for _ in range(100))
    assert limits.pace(GUILD, 7, 200.0) is Pace.SERVED
