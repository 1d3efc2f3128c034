"""A first start that is killed at many moments, each followed by a start that is left alone: a script, as it forks.

Prints how many of the later starts failed, and what they said.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from pathlib import Path

from bot.store import Store


def start(folder: Path) -> int:
    """Open the store in a child of its own; give its process."""
    child = os.fork()
    if child:
        return child
    try:
        asyncio.run(_open(folder))
    except BaseException as error:  # noqa: BLE001 - the child's whole outcome
        sys.stderr.write(f"{folder.name}: {error}\n")
        os._exit(1)
    os._exit(0)


async def _open(folder: Path) -> None:
    await (await Store.open(folder)).close()


def run(folder: Path, kills: int) -> int:
    began = time.monotonic()
    os.waitpid(start(folder / "whole"), 0)
    takes = time.monotonic() - began
    failed = 0
    for kill in range(kills):
        place = folder / f"killed-{kill}"
        child = start(place)
        time.sleep(takes * kill / kills)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        failed += os.waitpid(start(place), 0)[1] != 0
    return failed


if __name__ == "__main__":
    sys.stdout.write(f"{run(Path(sys.argv[1]), int(sys.argv[2]))} failed\n")
