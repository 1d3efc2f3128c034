"""SIGKILL at 100 random moments of class quizzes with 30 students: is every acknowledged answer there, once, and right?

The bot runs as a process on the stand-in for Discord and is started again after each kill. Arguments: --kills N,
--students N, --seed N.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from bot.store import FILE
from tests.process.live_crash import CrashCourse, find_faults, podium_of, points_of
from tests.standin.scenario import StandIn


def main(arguments: list[str]) -> int:
    """Print what was seen and what is stored; 1 where the two differ."""
    kills, students, seed = (_option(arguments, name, default) for name, default in DEFAULTS.items())
    return asyncio.run(_play(kills, students, seed))


DEFAULTS = {"--kills": 100, "--students": 30, "--seed": 1}


def _option(arguments: list[str], name: str, default: int) -> int:
    return int(arguments[arguments.index(name) + 1]) if name in arguments else default


async def _play(kills: int, students: int, seed: int) -> int:
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with StandIn(students=students) as stand:
            tally = await CrashCourse(stand, folder, kills=kills, questions=5, seed=seed).run()
            faults = find_faults(tally, folder / FILE, stand)
            quizzes = {quiz for quiz, _, _ in tally.pressed}
            for quiz in quizzes:
                points, podium = points_of(tally, folder / FILE, quiz), podium_of(stand, quiz)
                faults += [
                    f"{quiz}: {user} has {shown}, not {points[user]}" for user, shown in podium.items() if points[user] != shown
                ]
                faults += [] if podium else [f"{quiz}: no podium"]
            with closing(sqlite3.connect(f"file:{folder / FILE}?mode=ro", uri=True)) as found:
                (stored,) = found.execute("SELECT count(*) FROM live_answers").fetchone()
    presses = sum(map(len, tally.pressed.values()))
    print(
        f"{tally.kills} kills in {len(quizzes)} quizzes of 5 questions with {students} students, {time.monotonic() - start:.0f} s"
    )
    print(f"{presses} presses, {len(tally.saved)} acknowledged as saved, {stored} answers stored")
    print(f"{len(faults)} faults")
    for fault in faults[:20]:
        print(f"  {fault}")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
