"""Start-up, idle memory, look-ups and a burst of presses of `python -m bot run`, beside the smallest discord.py bot.

Both run as processes on the stand-in for Discord, in turn, three rounds each, from compiled bytecode as after an
installation; medians are shown. Arguments: --rounds N.

- start: from the spawn of the process to READY and the commands registered.
- idle memory: resident bytes 3 s after that.
- look-up: /fact with a topic in a student's words, one at a time, from the dispatch of the interaction to the
  arrival of its answer; for the bare bot a command with a fixed sentence.
- press: 1,000 students answer the first question of a /quiz of their own at the same moment, each answer stored
  before it is acknowledged; for the bare bot a button with a fixed sentence. Questions that take more than one press
  are answered beforehand, as they cannot be pressed.
"""

from __future__ import annotations

import asyncio
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.standin.interactions import Interaction
from tests.standin.load import Load, fire, press
from tests.standin.process import ROOT
from tests.standin.scenario import Answer, StandIn

GOBBET = [sys.executable, "-m", "bot", "run"]
BARE = [sys.executable, "-m", "benchmarks.bare"]
STUDENTS = 1000
TOGETHER = 10
"""Students who open their quiz at the same time, before the burst."""
LOOKUPS = 300
ASKED = ("secret speech", "Khruschev speach 1956", "when did Stalin die", "Хрущёв", "twentieth congress", "de-Stalinization")


@dataclass
class Figures:
    """What was measured of one bot, a value for each round."""

    start: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    lookup: list[float] = field(default_factory=list)
    press: list[float] = field(default_factory=list)

    def add(self, start: float, memory: float, lookup: float, press_: float) -> None:
        self.start.append(start)
        self.memory.append(memory)
        self.lookup.append(lookup)
        self.press.append(press_)


def main(arguments: list[str]) -> int:
    """Print the figures; 1 where an aim is missed."""
    rounds = int(arguments[arguments.index("--rounds") + 1]) if "--rounds" in arguments else 3
    bare, gobbet, loads = asyncio.run(_measure(rounds))
    missed = _print_figures(bare, gobbet)
    for name, load in loads.items():
        print(f"  last burst, {name}: {load}")
    return 1 if missed else 0


async def _measure(rounds: int) -> tuple[Figures, Figures, dict[str, Load]]:
    figures: dict[str, Figures] = defaultdict(Figures)
    loads: dict[str, Load] = {}
    with tempfile.TemporaryDirectory() as kept:
        for number in range(rounds + 1):
            for name, command in (("bare", BARE), ("gobbet", GOBBET)):
                async with StandIn(students=STUDENTS) as stand:
                    if number == 0:
                        await _launch(stand, command, Path(kept), number)
                        continue
                    start = await _launch(stand, command, Path(kept), number)
                    loads[name] = await _play_round(stand, command, start, figures[name])
    return figures["bare"], figures["gobbet"], loads


async def _launch(stand: StandIn, command: Sequence[str], kept: Path, number: int) -> float:
    """Start a bot as it starts every day; give the seconds until it is ready.

    The first start of all, which is not measured, compiles the bytecode and makes the database.
    """
    data = kept / f"data-{number}"
    if number and (kept / "data-0").exists():
        shutil.copytree(kept / "data-0", data, dirs_exist_ok=True)
    settings = {"DATA_DIR": str(data), "LOG_LEVEL": "WARNING", "CONTENT_DIR": str(ROOT / "content")}
    settings |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(kept / "bytecode")}
    bot = await stand.launch(command, settings=settings, folder=kept)
    return max(bot.ready_after, bot.synced_after)


async def _play_round(stand: StandIn, command: Sequence[str], start: float, figures: Figures) -> Load:
    """Measure a fresh process."""
    bot = stand.bot
    assert bot is not None
    await asyncio.sleep(3)
    memory = bot.rss
    lookup = await _time_lookups(stand, bare=command is BARE)
    load = await (_press_bare(stand) if command is BARE else _press_gobbet(stand))
    if stand.kinds() or stand.unimplemented:
        print(f"  beware: {dict(stand.kinds())} {dict(stand.unimplemented)}\n{stand.tail()}", file=sys.stderr)
    figures.add(start, memory / 1e6, lookup, load.percentile(0.99))
    return load


async def _time_lookups(stand: StandIn, *, bare: bool) -> float:
    """Give the median latency of one look-up at a time, after some to warm up."""
    latencies = []
    for number in range(LOOKUPS + 20):
        options = {} if bare else {"topic": ASKED[number % len(ASKED)]}
        answer = await stand.slash(stand.students[number % STUDENTS], "general", "fact", **options)
        latencies.append(answer.latency or 3.0)
    return statistics.median(latencies[20:])


async def _press_bare(stand: StandIn) -> Load:
    board = await stand.slash(stand.teacher, "quiz", "board")
    return await press(stand, board, "Press", stand.students)


async def _press_gobbet(stand: StandIn) -> Load:
    presses: list[Interaction] = []
    for first in range(0, STUDENTS, TOGETHER):
        cards = await asyncio.gather(*(_open_quiz(stand, number) for number in range(first, first + TOGETHER)))
        presses += [stand.press(card, _option(card), stand.students[first + at]) for at, card in enumerate(cards)]
    await stand.quiet(0.5)
    return await fire(stand, presses)


async def _open_quiz(stand: StandIn, number: int) -> Answer:
    """Open a quiz whose question in play takes one press; others are drawn until there is one."""
    student = stand.students[number]
    card = await stand.slash(student, "quiz", "quiz", questions=5, difficulty=1)
    while not _option(card):
        card = await stand.slash(student, "quiz", "quiz", questions=5, difficulty=1)
    return card


def _option(card: Answer) -> str:
    """Give a button that stores an answer; a source question has options, too, but they store nothing yet."""
    for component in card.message.components:
        if ":quiz-pick:" in component.get("custom_id", "") and component.get("label"):
            return str(component["label"])
    return ""


def _print_figures(bare: Figures, gobbet: Figures) -> int:
    rows = [
        ("start to ready and synced, s", bare.start, gobbet.start, 1.0, "x", 1.6),
        ("idle memory, MB", bare.memory, gobbet.memory, 1.0, "x", 1.5),
        ("look-up, median ms", bare.lookup, gobbet.lookup, 1e3, "x", 3.0),
        ("1,000 presses at once, p99 s", bare.press, gobbet.press, 1.0, "s", 1.0),
    ]
    missed = 0
    print(f"{'':32}{'bare':>10}{'gobbet':>10}{'ratio':>9}{'aim':>10}")
    for name, others, ours, unit, sort, aim in rows:
        theirs, mine = statistics.median(others) * unit, statistics.median(ours) * unit
        reached = (mine / theirs if sort == "x" else mine) <= aim
        missed += not reached
        verdict = "" if reached else "   missed"
        print(f"{name:32}{theirs:10.2f}{mine:10.2f}{mine / theirs:8.2f}x{'<= ' + str(aim) + sort:>10}{verdict}")
    return missed
