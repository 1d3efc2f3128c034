"""Batches: what arrives meanwhile goes together, and each caller has its own outcome."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.store.batches import Batches


class Halves:
    """Halves numbers a batch at a time; an odd one is its own caller's fault, and nought breaks the batch."""

    def __init__(self, most: int = 100) -> None:
        self.sizes: list[int] = []
        self.batches: Batches[int, int] = Batches(self.run, most=most)

    async def run(self, numbers: Sequence[int]) -> list[int | Exception]:
        self.sizes.append(len(numbers))
        await asyncio.sleep(0)
        if 0 in numbers:
            raise ZeroDivisionError
        return [ValueError(number) if number % 2 else number // 2 for number in numbers]

    async def join(self, *numbers: int) -> list[int | BaseException]:
        return await asyncio.gather(*map(self.batches.join, numbers), return_exceptions=True)


async def test_what_arrives_together_is_one_batch_of_at_most_so_many() -> None:
    halves = Halves(most=4)
    assert await halves.join(*range(2, 22, 2)) == [*range(1, 11)]
    assert halves.sizes == [4, 4, 2]


async def test_what_arrives_while_one_batch_is_at_work_goes_into_the_next() -> None:
    halves = Halves()
    first = halves.batches.join(2)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert await halves.join(4, 6, 8) == [2, 3, 4]
    assert await first == 1
    assert halves.sizes == [1, 3]


async def test_a_fault_is_its_own_callers_and_a_broken_batch_is_everybodys() -> None:
    halves = Halves(most=3)
    outcomes = await halves.join(2, 3, 4, 6, 0, 8, 10)
    assert [getattr(each, "args", each) for each in outcomes] == [1, (3,), 2, (), (), (), 5]


async def test_a_caller_who_gives_up_keeps_nobody_waiting_and_finish_waits_for_all() -> None:
    halves = Halves()
    impatient, patient = map(halves.batches.join, (2, 4))
    impatient.cancel()
    await halves.batches.finish()
    assert halves.sizes == [2]
    with pytest.raises(asyncio.CancelledError):
        await impatient
    assert await patient == 2
