"""`python -m bot run` whose loop hangs in Python code, or is kept busy, as soon as it is ready: what a defect would do."""

from __future__ import annotations

import asyncio
import os
import sys
import time

from bot.app import Gobbet
from bot.cli.main import main


async def hang(self: Gobbet) -> None:
    os.write(1, b"hanging\n")
    number = 0
    while True:
        number += 1


async def sleep(self: Gobbet) -> None:
    os.write(1, b"hanging\n")
    time.sleep(60)  # noqa: ASYNC251 - which is the defect


async def crowd(self: Gobbet) -> None:
    """Begin a task whenever one ends, so that the loop has never nothing to do."""
    os.write(1, b"hanging\n")
    while True:
        sum(range(100_000))
        await asyncio.sleep(0)


if __name__ == "__main__":
    Gobbet.on_ready = {"hang": hang, "sleep": sleep, "crowd": crowd}[sys.argv.pop()]  # type: ignore[method-assign]
    main()
