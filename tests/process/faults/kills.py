"""SIGKILL at many moments of class quizzes with every kind of question: in teams, under nicknames, and plainly."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from random import Random

from bot.store import FILE

from ...standin.process import ROOT
from ...standin.scenario import PATIENCE, StandIn
from ..conftest import RUN
from .class_play import ClassPlay, Plan
from .figures import Figures
from .reckoning import kinds_of_questions, reckon, save_set

EXPECTED = {
    "unanswered",
    "undelivered",
    "late_ack",
    "unknown_interaction",
    "token_expired",
    "rate_limited",
    "followup_before_ack",
}
"""What Discord sees of a bot that is killed in the middle of its work; a fresh process does not know what is left of a limit."""
WAYS = ({"teams": "2"}, {"names": "nicknames"}, {"teams": "3", "names": "nicknames"})
STUDENTS = 5
SET = "every kind"


def settings_of(folder: Path) -> dict[str, str]:
    """Say how the bot is started: quietly, on the shipped units, with its loop watched."""
    made = {"DATA_DIR": str(folder / "data"), "CONTENT_DIR": str(ROOT / "content"), "LOG_LEVEL": "WARNING"}
    return made | {"STANDIN_STALLS": str(folder / "stalls"), "STANDIN_READ_ONLY": str(folder / "read-only")}


async def stop(stand: StandIn, figures: Figures, where: str) -> None:
    """Stop the bot as a host does; a bot that does not end well by itself counts as one violation."""
    try:
        code = await stand.stop_bot(within=30)
    except TimeoutError:
        code = -1
        stand.kill_bot()
    if code != 0:
        figures.violations += 1
        figures.notes.append(f"{where}: the bot ended with {code} at SIGTERM")


async def kill_often(folder: Path, *, kills: int, seed: int, questions: int = 7, ways: int = len(WAYS)) -> Figures:
    """Play until the bot has been killed so many times, and each quiz that runs then to its podium."""
    figures, rng = Figures(), Random(seed)
    names = [f"class-{number}" for number in range(ways)]
    async with StandIn(students=STUDENTS * ways, teachers=ways, channels=names) as stand:
        plays = [
            ClassPlay(
                stand,
                stand.channel(name),
                stand.world.teachers[number],
                stand.students[STUDENTS * number : STUDENTS * (number + 1)],
                Plan(SET, seconds=5, hurry=0.4, **WAYS[number]),
            )
            for number, name in enumerate(names)
        ]
        settings = settings_of(folder)

        async def launch() -> None:
            bot = await stand.launch(RUN, settings=settings, folder=folder)
            launched.append(time.monotonic())
            logs.append(bot.log)

        launched: list[float] = []
        logs: list[Path] = []
        await launch()
        save_set(folder / "data" / FILE, stand.world.guild.id, SET, [*kinds_of_questions().values()][:questions])
        over = asyncio.Event()
        played = [asyncio.create_task(_play_on(play, over)) for play in plays]
        for _ in range(kills):
            await asyncio.sleep(rng.uniform(0.05, 2.5))
            stand.kill_bot()
            _read_stalls(figures, folder, launched[-1])
            figures.tried += 1
            await launch()
            figures.survived += 1
        over.set()
        finished = await asyncio.gather(*played)
        for play, is_over in zip(plays, finished, strict=True):
            if not is_over:
                figures.lost += 1
                figures.notes.append(f"kills, #{play.channel.name}: the last quiz came to no podium")
        await stop(stand, figures, "kills")
        _read_stalls(figures, folder, launched[-1])
        figures.add(reckon(plays, folder / "data" / FILE, "kills"))
        figures.read_violations(stand, "kills", EXPECTED)
        for log in logs:
            figures.read_log(log.read_text("utf-8", "replace"), "kills")
        quizzes = sum(play.podiums for play in plays)
        figures.notes.append(f"kills: {kills} in {quizzes} quizzes")
    return figures


def _read_stalls(figures: Figures, folder: Path, since: float) -> None:
    figures.read_stalls(folder / "stalls", since)
    (folder / "stalls").unlink(missing_ok=True)


async def _play_on(play: ClassPlay, over: asyncio.Event) -> bool:
    while not over.is_set():
        task = asyncio.create_task(play.play(3600))
        stop = asyncio.create_task(over.wait())
        await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            stop.cancel()
            continue
        await asyncio.wait({task}, timeout=2 * PATIENCE)  # the last quiz: the bot is killed no more
        is_over = task.done()
        task.cancel()
        return is_over
    return True
