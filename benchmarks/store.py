"""Group commit beside the bare sqlite3 module committing each answer by itself, both durable (synchronous=FULL).

Each of `callers` tasks stores one class-quiz answer after another and waits until it is on disk; the bare module runs the
same statements, one transaction an answer, with no event loop and no thread in between. Medians of rounds that take turns
on the same disk. Arguments: --folder PATH for the disk to measure.
"""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bot.marking.judgement import Given
from bot.store import FILE, Store
from bot.study.class_quiz.plan import Plan
from bot.study.class_quiz.press import Pressed
from bot.study.class_quiz.quiz import ClassQuiz
from bot.study.questions.dealt import Drawn

ROUNDS = 5
ANSWERS = 6000
BARE_ANSWERS = 2000
AIMS = {1000: 8.0, 30: 4.0}
START = datetime(2026, 2, 25, 9, tzinfo=UTC)


def main(arguments: list[str]) -> int:
    """Print answers a second and ratios; 1 where an aim is missed."""
    at = Path(arguments[arguments.index("--folder") + 1]) if "--folder" in arguments else None
    bare: list[float] = []
    grouped: dict[int, list[float]] = {callers: [] for callers in AIMS}
    with tempfile.TemporaryDirectory(dir=at) as folder:
        for number in range(ROUNDS):
            bare.append(asyncio.run(_time_bare(Path(folder) / f"bare-{number}")))
            for callers, rates in grouped.items():
                rates.append(asyncio.run(_time_grouped(Path(folder) / f"grouped-{callers}-{number}", callers)))
    return _print_rates(bare, grouped)


def make_live() -> ClassQuiz:
    """Make a quiz whose first question is open."""
    plan = Plan(drawn=(Drawn("q0", (1, 0)),), seed=7)
    return ClassQuiz(id="L1", guild=1, channel=2, teacher=3, created=START, plan=plan).start().open(100, START)


def make_press(user: int) -> Pressed:
    return Pressed(position=0, user=user, press=user, given=Given((0,)), took=1500)


async def prepare(folder: Path) -> Store:
    """Open a store that holds the quiz, with everybody in it."""
    store, quiz = await Store.open(folder), make_live()
    await store.class_quizzes.create(quiz)
    await asyncio.gather(*(store.class_quizzes.join(quiz, user) for user in range(ANSWERS)))
    return store


async def _time_bare(folder: Path) -> float:
    """Give answers a second of the sqlite3 module, each by the same statements in a transaction of its own."""
    store, quiz = await prepare(folder), make_live()
    connection = sqlite3.connect(folder / FILE, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    presses = [make_press(user) for user in range(BARE_ANSWERS)]
    start = time.perf_counter()
    for press in presses:
        work = store.class_quizzes.storing([(quiz, press)])
        connection.execute("BEGIN IMMEDIATE")
        work(connection)
        connection.execute("COMMIT")
    rate = BARE_ANSWERS / (time.perf_counter() - start)
    connection.close()
    await store.close()
    return rate


async def _time_grouped(folder: Path, callers: int) -> float:
    """Give answers a second of the store, with so many waiting at a time."""
    store, quiz = await prepare(folder), make_live()
    presses = [make_press(user) for user in range(ANSWERS)]

    async def call(first: int) -> None:
        for press in presses[first::callers]:
            await store.class_quizzes.answer(quiz, press)

    start = time.perf_counter()
    await asyncio.gather(*(call(first) for first in range(callers)))
    rate = ANSWERS / (time.perf_counter() - start)
    stored = len(await store.class_quizzes.who_answered(quiz.id, 0))
    await store.close()
    if stored != ANSWERS:
        raise AssertionError(f"{stored} of {ANSWERS} answers are stored")
    return rate


def _print_rates(bare: list[float], grouped: dict[int, list[float]]) -> int:
    alone = statistics.median(bare)
    print(
        f"{'answers a second, each on disk when its caller goes on':58}{'median':>9}{'least':>9}{'most':>9}{'ratio':>8}{'aim':>8}"
    )
    print(_line("bare sqlite3, one commit an answer", bare))
    missed = False
    for callers, rates in grouped.items():
        ratio = statistics.median(rates) / alone
        missed |= ratio < AIMS[callers]
        verdict = "   missed" if ratio < AIMS[callers] else ""
        print(
            _line(f"group commit, {callers:,} callers at once", rates) + f"{ratio:7.1f}x{'>= ' + str(AIMS[callers]):>8}x{verdict}"
        )
    return int(missed)


def _line(name: str, rates: list[float]) -> str:
    return f"{name:58}{statistics.median(rates):9.0f}{min(rates):9.0f}{max(rates):9.0f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
