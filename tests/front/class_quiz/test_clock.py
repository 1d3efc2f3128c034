"""The clock and the counter of a class quiz by themselves: what time they go by, and how often they wake anybody."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from bot.front.class_quiz.clock import LONGEST, Clock, Retries
from bot.front.class_quiz.counter import BEAT, Counter

NOW = datetime(2026, 2, 25, 9, tzinfo=UTC)


class Rings:
    """Counts how often it was woken; its seconds stand still."""

    def __init__(self, machine: timedelta = timedelta()) -> None:
        self.count = 0
        self.seconds = 100.0
        self.clock = Clock(NOW + machine, lambda: self.seconds, self.ring, name="alarm")

    async def ring(self) -> None:
        self.count += 1


async def test_a_clock_goes_by_what_discord_said_last_and_never_back_by_a_press() -> None:
    clock = Rings(machine=timedelta(seconds=-20)).clock
    clock.set_to(NOW)
    assert clock.now() == NOW
    clock.note_past(NOW - timedelta(seconds=3))  # a press that was long on its way
    assert clock.now() == NOW
    clock.note_past(NOW + timedelta(seconds=3))
    assert clock.now() == NOW + timedelta(seconds=3)


async def test_a_clock_runs_on_by_the_seconds_that_pass_and_not_by_the_time_of_day() -> None:
    rings = Rings()
    rings.clock.set_to(NOW)
    rings.seconds += 7.5
    assert rings.clock.now() == NOW + timedelta(seconds=7.5)


async def test_a_clock_that_is_wound_anew_rings_once() -> None:
    rings = Rings()
    for due in (NOW + timedelta(hours=1), NOW - timedelta(seconds=1), NOW):
        rings.clock.wind(due)
    await asyncio.sleep(0.01)
    assert rings.count == 1
    rings.clock.wind(NOW)
    rings.clock.wind(None)
    await asyncio.sleep(0.01)
    assert rings.count == 1


async def test_what_failed_is_tried_again_though_nothing_is_due() -> None:
    rings = Rings()
    rings.clock.retry_in(5)
    assert rings.clock.retrying
    rings.clock.wind(None)
    assert any(task.get_name() == "alarm" for task in asyncio.all_tasks())
    rings.clock.forget_retry()
    assert not rings.clock.retrying
    rings.clock.stop()


async def test_what_was_due_already_waits_for_the_next_try() -> None:
    rings = Rings()
    rings.clock.retry_in(0.02)
    rings.clock.wind(NOW - timedelta(seconds=1))
    await asyncio.sleep(0)
    assert rings.count == 0
    await asyncio.sleep(0.05)
    assert rings.count == 1


def test_pauses_grow_and_each_cause_is_reported_once_until_it_works_again() -> None:
    retries = Retries(lambda: 1.0)
    assert [retries.take_pause() for _ in range(7)] == [1, 2, 4, 8, 16, LONGEST, LONGEST]
    assert [retries.note(cause) for cause in ("full", "full", "locked", "full")] == [True, False, True, False]
    assert (retries.end(), retries.end()) == (True, False)
    assert (retries.note("full"), retries.take_pause()) == (True, 1)


async def test_a_count_is_shown_until_the_latest_is() -> None:
    counts, shown, moments = iter((1, 5)), [0], iter([0.0, *[2 * BEAT] * 9])

    async def show() -> int:
        shown.append(next(counts))
        return shown[-1]

    counter = Counter(lambda: next(moments), count=lambda: 5, show=show, name="count")
    for _ in range(3):
        counter.note_change()
    await asyncio.sleep(0.01)
    assert shown == [0, 1, 5]
