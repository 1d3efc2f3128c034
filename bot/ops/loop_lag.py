"""How late the event loop is: for as long as it does one thing, nobody else is answered."""

from __future__ import annotations

import asyncio
from collections import deque

from ..tally import SECONDS, Spread

LOOK = 1.0
"""Seconds between looks."""
REMEMBERED = 60
"""Looks that the worst is taken from."""


class LoopLag:
    """Looks at the running loop once a second, by a timer alone: no task, and some microseconds."""

    def __init__(self) -> None:
        self.spread = Spread(SECONDS)
        self._late: deque[float] = deque(maxlen=REMEMBERED)
        self._timer: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time() + LOOK

        def look() -> None:
            late = max(0.0, loop.time() - due)
            self._late.append(late)
            self.spread.add(late)
            self.begin()

        self._timer = loop.call_at(due, look)

    def worst(self) -> float:
        """Give the longest lag, in seconds, of the last minute."""
        return max(self._late, default=0.0)

    def end(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
