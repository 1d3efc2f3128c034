"""Watches from within the bot's process how long its event loop stands still; loaded where STANDIN_STALLS names a file.

A thread asks the loop for a call every 10 ms. What lies between two calls beyond that is a stall, less the time for which
threads of this process were ready and the machine gave them no processor (Linux's schedstat). Each stall is a line:
when it ended on the machine's monotonic clock, its milliseconds, those that the machine took, and where the loop stood after
a tenth of a second. As a program of its own (with the name of a file) it notes how long the machine let nothing run.
"""

import asyncio
import asyncio.base_events
import os
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Any

TICK = 0.01
LEAST_MS = 20.0
LOOKS_AFTER = 0.1


def _waited() -> float:
    """Give the seconds for which threads of this process have waited for a processor, all together."""
    total = 0
    for task in os.listdir("/proc/self/task"):
        try:
            total += int(Path(f"/proc/self/task/{task}/schedstat").read_text().split()[1])
        except (OSError, IndexError):  # a thread that has ended
            continue
    return total / 1e9


def _where(thread: int) -> str:
    """Name the innermost functions of a thread."""
    frame = sys._current_frames().get(thread)
    calls = traceback.extract_stack(frame)[-12:] if frame else []
    return " < ".join(f"{Path(call.filename).name}:{call.lineno} {call.name}" for call in reversed(calls))


def _watch(loop: asyncio.AbstractEventLoop, file: str, thread: int) -> None:
    heard = threading.Event()
    last, waited = time.monotonic(), _waited()
    with Path(file).open("a", buffering=1) as out:
        while not loop.is_closed():
            heard.clear()
            try:
                loop.call_soon_threadsafe(heard.set)
            except RuntimeError:
                return
            where = "" if heard.wait(LOOKS_AFTER) else _where(thread)
            heard.wait()
            now, spent = time.monotonic(), _waited()
            stall, machine = 1000 * (now - last - TICK), 1000 * (spent - waited)
            if stall > LEAST_MS:
                out.write(f"{now:.3f} {stall:.1f} {machine:.1f} {where}\n")
            last, waited = time.monotonic(), spent
            time.sleep(TICK)


def start(file: str) -> None:
    """Watch the first loop that runs."""
    run = asyncio.base_events.BaseEventLoop.run_forever
    begun: list[Any] = []

    def run_forever(loop: asyncio.BaseEventLoop) -> None:
        if not begun:
            begun.append(threading.Thread(target=_watch, args=(loop, file, threading.get_ident()), daemon=True, name="stalls"))
            begun[0].start()
        run(loop)

    asyncio.base_events.BaseEventLoop.run_forever = run_forever  # type: ignore[method-assign,assignment]


def watch_machine(file: str) -> None:
    """Note for how long a process that does nothing was not woken, until it is ended."""
    last = time.monotonic()
    with Path(file).open("a", buffering=1) as out:
        while True:
            time.sleep(TICK)
            now = time.monotonic()
            if 1000 * (now - last - TICK) > LEAST_MS / 2:
                out.write(f"{now:.3f} {1000 * (now - last - TICK):.1f}\n")
            last = now


if __name__ == "__main__":
    watch_machine(sys.argv[1])
