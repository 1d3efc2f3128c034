"""Everything that can go wrong, done to a class at play: kills, Discord's faults, the disk's faults, and forged controls.

The bot runs as a process on the stand-in for Discord. Arguments: --kills N, --forged N, --seed N, --short, and --only with
kills, discord, disk or forged. It ends with 1 where anything was lost or shown twice, where the bot logged a traceback or did
what Discord forbids, or where somebody changed anything of another server.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from tests.process.faults import discord_faults, disk_faults
from tests.process.faults.figures import MACHINE, Figures
from tests.process.faults.forged import forge
from tests.process.faults.kills import kill_often
from tests.standin.process import INJECT

PARTS = ("kills", "discord", "disk", "forged")
NOTES = 40
"""Lines shown of what was noted in each part."""


def main(arguments: list[str]) -> int:
    """Print the figures of each part and of all together; the parts run at the same time, each in a process of its own."""
    only = _option(arguments, "--only", "")
    names = [name for name in PARTS if only in ("", name)]
    total = Figures()
    with _watched_machine(), ProcessPoolExecutor(len(names), mp_context=get_context("spawn")) as pool:
        for name, (figures, seconds) in zip(names, pool.map(_do, names, [arguments] * len(names)), strict=True):
            _print_part(name, figures, seconds)
            total.add(figures)
    print(f"all: {total.row()}")
    print(total.last_line())
    return int(not total.clean)


@contextmanager
def _watched_machine() -> Iterator[None]:
    """Note meanwhile, in a process of its own, when the machine itself let nothing run."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "machine"
        watch = subprocess.Popen([sys.executable, str(INJECT / "standin_stalls.py"), str(file)])
        os.environ[MACHINE] = str(file)
        try:
            yield
        finally:
            watch.kill()
            watch.wait()


def _option(arguments: list[str], name: str, default: str) -> str:
    return arguments[arguments.index(name) + 1] if name in arguments else default


def _do(name: str, arguments: list[str]) -> tuple[Figures, float]:
    """Run one part; give its figures and how many seconds it took."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(_begin(name, Path(folder), arguments))
    return figures, time.monotonic() - begun


def _begin(name: str, folder: Path, arguments: list[str]) -> Coroutine[None, None, Figures]:
    short = "--short" in arguments
    seed = int(_option(arguments, "--seed", "1"))
    step = 9 if short else 1
    match name:
        case "kills":
            return kill_often(folder, kills=int(_option(arguments, "--kills", "3" if short else "100")), seed=seed)
        case "discord":
            return discord_faults.spoil_discord(folder, discord_faults.all_rows()[::step])
        case "disk":
            return disk_faults.spoil_disks(folder, disk_faults.all_rows()[::step])
    return forge(folder, count=int(_option(arguments, "--forged", "600" if short else "20000")), seed=seed)


def _print_part(name: str, figures: Figures, seconds: float) -> None:
    print(f"{name} ({seconds:.0f} s): {figures.row()}")
    if figures.stalled:
        print(f"  longest stall at {figures.stalled}")
    for note in figures.notes[:NOTES]:
        print(f"  {note}")
    if len(figures.notes) > NOTES:
        print(f"  and {len(figures.notes) - NOTES} more")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
