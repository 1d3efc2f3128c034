"""Watches from within the bot's process how long its event loop stands still; loaded where STANDIN_STALLS names a file.

The loop calls us every 10 ms. By what it is late it stood still, less the time for which threads of this process were ready
and the machine gave them no processor (Linux's schedstat), which a thread of ours reads. Each stall is a line: when it ended
on the machine's monotonic clock, its milliseconds, those that the machine took, and where the loop stood, or else, where
the thread could not look, the other threads when the loop went on. As a program of its own (with the name of a file) it notes
how long the machine let nothing run.
"""

import asyncio
import asyncio.base_events
import os
import sys
import threading
import time
import traceback
from collections import deque
from pathlib import Path
from types import FrameType
from typing import Any

TICK = 0.01
LEAST_MS = 20.0
LOOKS_AFTER = 0.05
NAME = "stalls"


def _waited() -> float:
    """Give the seconds for which threads of this process have waited for a processor, all together."""
    total = 0
    for task in os.listdir("/proc/self/task"):
        try:
            total += int(Path(f"/proc/self/task/{task}/schedstat").read_text().split()[1])
        except (OSError, IndexError):  # a thread that has ended
            continue
    return total / 1e9


def _where(frame: FrameType | None, most: int = 12) -> str:
    """Name the innermost functions of a thread."""
    calls = traceback.extract_stack(frame)[-most:] if frame else []
    return " < ".join(f"{Path(call.filename).name}:{call.lineno} {call.name}" for call in reversed(calls))


def _elsewhere() -> str:
    """Name what our other threads do, one of which has just let the loop go on."""
    loop, names = threading.get_ident(), {each.ident: each.name for each in threading.enumerate()}
    others = {names.get(each, ""): frame for each, frame in sys._current_frames().items() if each != loop}
    return "; ".join(f"{name}: {_where(frame, 4)}" for name, frame in others.items() if name != NAME)


class _Beat:
    """Calls itself on the loop every 10 ms, and keeps by how much it was late, which is how long the loop stood still."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self.last = self._due = time.monotonic() + TICK
        self.late: deque[tuple[float, float, str]] = deque()
        loop.call_at(self._due, self._tick)

    def _tick(self) -> None:
        self.last = time.monotonic()
        if 1000 * (self.last - self._due) > LEAST_MS:
            self.late.append((self._due, self.last, _elsewhere()))
        self._due = self.last + TICK
        self._loop.call_at(self._due, self._tick)


def _watch(loop: asyncio.AbstractEventLoop, file: str, thread: int, beat: _Beat) -> None:
    """Write down what the beat was late, with what the machine took meanwhile and where the loop stood."""
    samples = deque([(time.monotonic(), _waited())], maxlen=1000)
    where = ""
    with Path(file).open("a", buffering=1) as out:
        while not loop.is_closed():
            time.sleep(TICK)
            if not where and time.monotonic() - beat.last > LOOKS_AFTER:
                where = _where(sys._current_frames().get(thread))
            samples.append((time.monotonic(), _waited()))
            while beat.late:
                begun, ended, elsewhere = beat.late.popleft()
                before = [spent for at, spent in samples if at <= begun]
                machine = samples[-1][1] - (before[-1] if before else samples[0][1])
                out.write(f"{ended:.3f} {1000 * (ended - begun):.1f} {1000 * machine:.1f} {where or elsewhere}\n")
                where = ""


def start(file: str) -> None:
    """Watch the first loop that runs."""
    run = asyncio.base_events.BaseEventLoop.run_forever
    begun: list[Any] = []

    def run_forever(loop: asyncio.BaseEventLoop) -> None:
        if not begun:
            arguments = (loop, file, threading.get_ident(), _Beat(loop))
            begun.append(threading.Thread(target=_watch, args=arguments, daemon=True, name=NAME))
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
