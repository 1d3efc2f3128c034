"""1,000 presses within a second on one class quiz, each stored before it is acknowledged, beside the smallest bot.

Both run as processes on the stand-in for Discord, in turn, from compiled bytecode as after an installation; medians of the
rounds are shown. The smallest bot's button only replies, privately, as ours does. Arguments: --rounds N, --presses N.
"""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.store import FILE
from tests.process.class_quiz import steer
from tests.standin.load import Load, press
from tests.standin.process import ROOT
from tests.standin.records import Message
from tests.standin.scenario import StandIn

from .start import BARE, GOBBET

AIM_P99 = 1.0
AIM_CPU = 2.0


@dataclass(frozen=True)
class Burst:
    """One bot's burst, how many of its presses are on disk, and its memory before."""

    load: Load
    stored: int
    idle: int


def main(arguments: list[str]) -> int:
    """Print the figures; 1 where an aim is missed."""
    rounds = int(_option(arguments, "--rounds", "3"))
    presses = int(_option(arguments, "--presses", "1000"))
    bare, gobbet = asyncio.run(_measure(rounds, presses))
    return _print_figures(bare, gobbet, presses)


def _option(arguments: list[str], name: str, default: str) -> str:
    return arguments[arguments.index(name) + 1] if name in arguments else default


async def _measure(rounds: int, presses: int) -> tuple[list[Burst], list[Burst]]:
    bare: list[Burst] = []
    gobbet: list[Burst] = []
    with tempfile.TemporaryDirectory() as bytecode:
        for number in range(rounds + 1):
            for bursts, is_bare in ((bare, True), (gobbet, False)):
                burst = await _burst(presses if number else 1, bytecode, bare=is_bare)
                if number:  # the first of all compiles the bytecode
                    bursts.append(burst)
    return bare, gobbet


async def _burst(presses: int, bytecode: str, *, bare: bool) -> Burst:
    """Measure one fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        async with StandIn(students=presses) as stand:
            settings = {"DATA_DIR": folder, "LOG_LEVEL": "WARNING", "CONTENT_DIR": str(ROOT / "content")}
            settings |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": bytecode}
            bot = await stand.launch(BARE if bare else GOBBET, settings=settings, folder=Path(folder))
            card, button = await _show_board(stand) if bare else await _show_question(stand)
            await stand.quiet(0.5)
            idle = bot.rss
            load = await press(stand, card, button, stand.students, rate=presses)
            await stand.quiet(0.5)
            if stand.kinds() or stand.unimplemented:
                print(f"  beware: {dict(stand.kinds())} {dict(stand.unimplemented)}\n{stand.tail()}", file=sys.stderr)
            return Burst(load, 0 if bare else _count_stored(Path(folder) / FILE), idle)


async def _show_board(stand: StandIn) -> tuple[Message, str]:
    return (await stand.slash(stand.teacher, "quiz", "board")).message, "Press"


async def _show_question(stand: StandIn) -> tuple[Message, str]:
    """Start a quiz and skip to a question that is answered by a button."""
    lobby = await stand.slash(stand.teacher, "quiz", "class quiz", questions="30", seconds=120)
    await steer(stand, lobby, "Start")
    for number in range(1, 31):
        await stand.until(lambda number=number: f"Question {number} of" in _newest(stand).text)  # type: ignore[misc]  # a default binds it
        card = _newest(stand)
        for component in card.components:
            if ":live-pick:" in component.get("custom_id", "") and component["type"] == 2:
                return card, str(component["custom_id"])
        await steer(stand, card, "Skip")
    raise RuntimeError("30 questions, and none with a button")


def _newest(stand: StandIn) -> Message:
    return [message for message in stand.messages("quiz", stand.teacher) if not message.ephemeral][-1]


def _count_stored(database: Path) -> int:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as found:
        count: int = found.execute("SELECT count(DISTINCT user_id) FROM live_answers").fetchone()[0]
        return count


def _print_figures(bare: list[Burst], gobbet: list[Burst], presses: int) -> int:
    def median(bursts: list[Burst], figure: str) -> float:
        return statistics.median(_figures(burst)[figure] for burst in bursts)

    print(f"{presses} presses within a second, median of {len(bare)}:")
    print(f"{'':24}{'bare':>10}{'gobbet':>10}{'ratio':>9}")
    for figure in _figures(bare[0]):
        theirs, ours = median(bare, figure), median(gobbet, figure)
        print(f"{figure:24}{theirs:10.2f}{ours:10.2f}" + (f"{ours / theirs:8.2f}x" if theirs else ""))
    missed = [
        f"p99 of {median(gobbet, 'p99, s'):.2f} s is over {AIM_P99} s" if median(gobbet, "p99, s") > AIM_P99 else "",
        "CPU is over twice the smallest bot's" if median(gobbet, "CPU, s") > AIM_CPU * median(bare, "CPU, s") else "",
        "not every press was acknowledged and stored"
        if any(b.stored != presses or b.load.acked != presses for b in gobbet)
        else "",
    ]
    for miss in filter(None, missed):
        print(f"missed: {miss}")
    return int(any(missed))


def _figures(burst: Burst) -> dict[str, float]:
    load = burst.load
    return {
        "acknowledged": load.acked,
        "stored": burst.stored,
        "p50, s": load.percentile(0.5),
        "p99, s": load.percentile(0.99),
        "max, s": load.percentile(1.0),
        "seconds in all": load.seconds,
        "CPU, s": load.bot_cpu,
        "idle memory, MB": burst.idle / 1e6,
        "peak memory, MB": load.peak_rss / 1e6,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
