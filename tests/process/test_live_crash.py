"""The promise of the class quiz: an acknowledged answer is a stored answer, whenever the bot is killed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.store import FILE

from ..standin.scenario import StandIn
from .live_crash import CrashCourse, find_faults, podium_of, points_of

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="session")]


async def play(folder: Path, *, students: int, kills: int, seed: int) -> None:
    async with StandIn(students=students) as stand:
        tally = await CrashCourse(stand, folder, kills=kills, questions=3, seed=seed).run()
        faults = find_faults(tally, folder / FILE, stand)
        assert not faults, "\n".join(faults[:20]) + stand.tail()
        assert tally.kills == kills
        assert tally.saved
        for quiz_id in {quiz for quiz, _, _ in tally.pressed}:
            podium, points = podium_of(stand, quiz_id), points_of(tally, folder / FILE, quiz_id)
            assert podium
            assert all(points[user] == shown for user, shown in podium.items())
            assert max(points.values(), default=0) == max(podium.values())


@pytest.mark.long  # tests/process/test_faults.py has some kills, too
async def test_a_quiz_survives_some_kills(tmp_path: Path) -> None:
    await play(tmp_path, students=8, kills=4, seed=1)


@pytest.mark.long
async def test_a_quiz_survives_a_hundred_kills(tmp_path: Path) -> None:
    await play(tmp_path, students=30, kills=100, seed=2)
