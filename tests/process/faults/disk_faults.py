"""Each fault of the disk at each step of a class quiz: full, locked by another program, taken away, read-only."""

from __future__ import annotations

import asyncio
import resource
import sqlite3
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from bot.store import FILE

from ...standin.scenario import BotFailed, StandIn
from ..conftest import RUN
from .class_play import ClassPlay, Plan, Slot, Step
from .figures import Figures
from .kills import EXPECTED, settings_of, stop
from .reckoning import kinds_of_questions, reckon, save_set

STUDENTS = 3
WITHIN = 60.0
"""Seconds in which a quiz must come to its podium once the disk is well again."""
UNNOTICED = 2.0
"""Seconds for which a bot may not know that its file is gone; it looks once a second at most."""
_NEVER = resource.RLIM_INFINITY


class Fault(StrEnum):
    """What is wrong with the disk."""

    FULL = "full"
    LOCKED = "locked for 20 s"
    DELETED = "database taken away"
    READ_ONLY = "read-only"


def all_rows() -> list[tuple[Fault, Step]]:
    """Give every fault with every step."""
    return [(fault, step) for fault in Fault for step in Step]


@dataclass(eq=False)
class _House:
    """One bot whose disk is spoiled again and again."""

    stand: StandIn
    folder: Path
    fault: Fault
    figures: Figures = field(default_factory=Figures)
    plays: list[ClassPlay] = field(default_factory=list)
    ignored: set[Slot] = field(default_factory=set)
    since: float = 0.0
    logs: list[Path] = field(default_factory=list)

    @property
    def database(self) -> Path:
        return self.folder / "data" / FILE

    async def launch(self) -> None:
        self.logs.append((await self.stand.launch(RUN, settings=settings_of(self.folder), folder=self.folder)).log)
        self.since = time.monotonic()

    def read_stalls(self) -> None:
        self.figures.read_stalls(self.folder / "stalls", self.since)
        (self.folder / "stalls").unlink(missing_ok=True)


async def spoil_disks(folder: Path, rows: Sequence[tuple[Fault, Step]], *, locked_seconds: float = 20.0) -> Figures:
    """Play a quiz of two questions for each row; each fault has a bot of its own, and they play at the same time."""
    figures = Figures()

    async def run(fault: Fault) -> Figures:
        steps = [step for each, step in rows if each is fault]
        here = folder / f"disk-{fault.name.lower()}"
        here.mkdir()
        return await _spoil(here, fault, steps, locked_seconds)

    for part in await asyncio.gather(*(run(fault) for fault in Fault if any(each is fault for each, _ in rows))):
        figures.add(part)
    return figures


async def _spoil(folder: Path, fault: Fault, steps: Sequence[Step], locked_seconds: float) -> Figures:
    names = [f"{fault.name.lower()}-{step.name.lower()}" for step in steps]
    async with StandIn(students=STUDENTS, channels=names) as stand:
        house = _House(stand, folder, fault)
        figures = house.figures
        await house.launch()
        kinds = [*kinds_of_questions().values()]
        for number, (step, name) in enumerate(zip(steps, names, strict=True)):
            save_set(house.database, stand.world.guild.id, name, [kinds[number % 7], kinds[(number + 3) % 7]])
            await _play_row(house, step, name, locked_seconds)
        await asyncio.sleep(2)
        figures.add(reckon(house.plays, house.database, f"disk {fault}", house.ignored))
        await stop(stand, figures, f"disk {fault}")
        house.read_stalls()
        figures.read_violations(stand, f"disk {fault}", EXPECTED)
        for log in house.logs:
            figures.read_log(log.read_text("utf-8", "replace"), f"disk {fault}")
    return figures


async def _play_row(house: _House, step: Step, name: str, locked_seconds: float) -> None:
    stand, figures = house.stand, house.figures
    spoiled: list[asyncio.Task[None]] = []

    async def before(now: Step, play: ClassPlay) -> None:
        if now is not step:
            return
        begun = asyncio.Event()
        spoiled.append(asyncio.create_task(_spoil_once(house, play, begun, locked_seconds)))
        await begun.wait()

    play = ClassPlay(stand, stand.channel(name), stand.teacher, stand.students, Plan(name), before)
    house.plays.append(play)
    figures.tried += 1
    is_over = await play.play(WITHIN + locked_seconds)
    await asyncio.gather(*spoiled)
    figures.survived += is_over
    if not is_over:
        figures.lost += 1
        last = [card.text[:60].replace("\n", " ") for card in play.cards()[-2:]]
        alive = "" if stand.bot and stand.bot.alive else "; the bot is dead"
        figures.notes.append(f"disk {house.fault} at {step}: no podium after {WITHIN + locked_seconds:.0f} s{alive}; {last}")
    with suppress(BotFailed):
        if not (stand.bot and stand.bot.alive):
            stand.server.gateway.session = None
            await house.launch()


async def _spoil_once(house: _House, play: ClassPlay, begun: asyncio.Event, locked_seconds: float) -> None:
    async with _FAULTS[house.fault](house, play):
        begun.set()
        await asyncio.sleep(locked_seconds if house.fault is Fault.LOCKED else 6.0)


@asynccontextmanager
async def _full(house: _House, play: ClassPlay) -> AsyncIterator[None]:
    """Let no file grow: neither the database nor the log of what is to be written into it."""
    assert house.stand.bot is not None
    pid, wal = house.stand.bot.pid, house.database.with_name(f"{FILE}-wal")
    size = max(wal.stat().st_size if wal.exists() else 0, house.stand.bot.log.stat().st_size + 65536)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, _NEVER))
    yield
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (_NEVER, _NEVER))


@asynccontextmanager
async def _locked(house: _House, play: ClassPlay) -> AsyncIterator[None]:
    """Hold the lock for writing, as a program does that copies or inspects the file."""
    other = sqlite3.connect(house.database, timeout=5, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    finally:
        other.close()


@asynccontextmanager
async def _deleted(house: _House, play: ClassPlay) -> AsyncIterator[None]:
    """Take the file away; once the bot has ended, put it back and start again, as a host would from the latest copy."""
    files = [path for path in house.database.parent.glob(f"{FILE}*") if path.name in (FILE, f"{FILE}-wal", f"{FILE}-shm")]
    away = house.folder / "away"
    away.mkdir(exist_ok=True)
    for path in files:
        path.rename(away / path.name)
    gone = time.monotonic()
    yield
    bot = house.stand.bot
    assert bot is not None
    with suppress(TimeoutError):
        await house.stand.until(lambda: not bot.alive, 20)
    ended = not bot.alive
    late = [slot for slot, at in play.saved_at.items() if at > gone + UNNOTICED]
    if late:
        house.figures.lost += len(late)
        house.figures.notes.append(f"disk {house.fault}: {len(late)} answers were told “saved” without a file")
    house.ignored.update(slot for slot, at in play.saved_at.items() if at > gone)
    if not ended:
        house.figures.notes.append(f"disk {house.fault}: the bot went on without its file")
    house.read_stalls()
    house.stand.kill_bot()
    for path in house.database.parent.glob(f"{FILE}*"):
        if path.name in (FILE, f"{FILE}-wal", f"{FILE}-shm"):
            path.unlink()
    for path in away.iterdir():
        path.rename(house.database.with_name(path.name))
    play.done -= house.ignored  # they press again
    for slot in house.ignored:
        play.saved.pop(slot, None)
        play.saved_at.pop(slot, None)
    await house.launch()


@asynccontextmanager
async def _read_only(house: _House, play: ClassPlay) -> AsyncIterator[None]:
    """Let SQLite refuse to write, see tests/standin/inject/standin_disk.py."""
    flag = house.folder / "read-only"
    flag.touch()
    yield
    flag.unlink()


_FAULTS = {Fault.FULL: _full, Fault.LOCKED: _locked, Fault.DELETED: _deleted, Fault.READ_ONLY: _read_only}
