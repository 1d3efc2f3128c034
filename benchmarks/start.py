"""Start-up, idle memory, look-ups and a burst of presses of `python -m bot run`, beside the smallest discord.py bot.

Both run as processes on a stand-in for Discord each, in turn, five rounds each, from compiled bytecode as after an
installation; medians are shown. Both find their commands registered and register none, as on any day; with --sync both
register them at each start. Other arguments: --rounds N; --starts for start and memory alone.

- start: from the spawn of the process to READY, and with --sync to the commands registered; processor: what it took until then.
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
    processor: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    lookup: list[float] = field(default_factory=list)
    press: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """What is measured."""

    rounds: int
    sync: bool
    starts_alone: bool

    def command(self, *, bare: bool) -> list[str]:
        flag = [] if self.sync is bare else ["--no-sync"] if bare else ["--sync"]
        return [*(BARE if bare else GOBBET), *flag]


def main(arguments: list[str]) -> int:
    """Print the figures; 1 where an aim is missed."""
    rounds = int(arguments[arguments.index("--rounds") + 1]) if "--rounds" in arguments else 5
    plan = Plan(rounds, "--sync" in arguments, "--starts" in arguments)
    bare, gobbet, loads = asyncio.run(_measure(plan))
    how = "both register their commands at each start" if plan.sync else "both find their commands registered, and register none"
    print(f"Median of {rounds}; {how}.")
    missed = _print_figures(bare, gobbet)
    for name, load in loads.items():
        print(f"  last burst, {name}: {load}")
    return 1 if missed else 0


async def _measure(plan: Plan) -> tuple[Figures, Figures, dict[str, Load]]:
    figures: dict[str, Figures] = defaultdict(Figures)
    loads: dict[str, Load] = {}
    with tempfile.TemporaryDirectory() as kept:
        async with StandIn(students=STUDENTS) as bares, StandIn(students=STUDENTS) as gobbets:
            for number in range(plan.rounds + 1):
                for name, stand in (("bare", bares), ("gobbet", gobbets)):
                    bare = name == "bare"
                    first = BARE if bare else GOBBET
                    await _launch(stand, plan.command(bare=bare) if number else first, Path(kept), number)
                    if number:
                        await _measure_idle(stand, figures[name], sync=plan.sync)
                    if number and not plan.starts_alone:
                        loads[name] = await _play_round(stand, bare=bare, figures=figures[name])
                    await stand.stop_bot()
    return figures["bare"], figures["gobbet"], loads


async def _launch(stand: StandIn, command: Sequence[str], kept: Path, number: int) -> None:
    """Start a bot as it starts every day.

    The first start of all, which is not measured, compiles the bytecode, makes the database and registers the commands.
    """
    data = kept / f"data-{number}"
    if number and (kept / "data-0").exists():
        shutil.copytree(kept / "data-0", data, dirs_exist_ok=True)
    settings = {"DATA_DIR": str(data), "LOG_LEVEL": "WARNING", "CONTENT_DIR": str(ROOT / "content")}
    settings |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(kept / "bytecode")}
    await stand.launch(command, settings=settings, folder=kept)


async def _measure_idle(stand: StandIn, figures: Figures, *, sync: bool) -> None:
    """Measure a fresh process that does nothing."""
    bot = stand.bot
    assert bot is not None
    if sync:
        await stand.until(lambda: stand.server.synced_at > bot.spawned, 60)
    figures.processor.append(bot.cpu)
    figures.start.append(max(bot.ready_after, stand.server.synced_at - bot.spawned))
    await asyncio.sleep(3)
    figures.memory.append(bot.rss / 1e6)


async def _play_round(stand: StandIn, *, bare: bool, figures: Figures) -> Load:
    """Measure look-ups and a burst."""
    figures.lookup.append(await _time_lookups(stand, bare=bare))
    load = await (_press_bare(stand) if bare else _press_gobbet(stand))
    figures.press.append(load.percentile(0.99))
    if stand.kinds() or stand.unimplemented:
        print(f"  beware: {dict(stand.kinds())} {dict(stand.unimplemented)}\n{stand.tail()}", file=sys.stderr)
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
        ("start to ready, s", bare.start, gobbet.start, 1.0, "x", 1.6),
        ("processor until then, s", bare.processor, gobbet.processor, 1.0, "x", 1.6),
        ("idle memory, MB", bare.memory, gobbet.memory, 1.0, "x", 1.5),
        ("look-up, median ms", bare.lookup, gobbet.lookup, 1e3, "x", 3.0),
        ("1,000 presses at once, p99 s", bare.press, gobbet.press, 1.0, "s", 1.0),
    ]
    missed = 0
    print(f"{'':32}{'bare':>10}{'gobbet':>10}{'ratio':>9}{'aim':>10}")
    for name, others, ours, unit, sort, aim in rows:
        if not ours:
            continue
        theirs, mine = statistics.median(others) * unit, statistics.median(ours) * unit
        reached = (mine / theirs if sort == "x" else mine) <= aim
        missed += not reached
        verdict = "" if reached else "   missed"
        print(f"{name:32}{theirs:10.2f}{mine:10.2f}{mine / theirs:8.2f}x{'<= ' + str(aim) + sort:>10}{verdict}")
    return missed
