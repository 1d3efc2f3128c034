"""The clock of a class quiz: it goes by Discord's time, and wakes the quiz when something is due or to be tried again.

Between two answers of Discord's it goes by a clock that only runs on (`elapsed`, in seconds): this machine's time of day may
be wrong, and may step by an hour in the middle of a quiz.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

LONGEST = 30.0
"""Seconds between two tries at most; a class is waiting."""


class Clock:
    """One alarm, set anew after each step."""

    def __init__(self, start: datetime, elapsed: Callable[[], float], wake: Callable[[], Awaitable[None]], *, name: str) -> None:
        self._wake, self._name = wake, name
        self.elapsed = elapsed
        self._said, self._said_at = start, elapsed()
        """What time it was at Discord when it was last said, and when that was."""
        self._again: float | None = None
        """When to try again."""
        self._alarm: asyncio.Task[None] | None = None

    def now(self) -> datetime:
        """Say what time it is by Discord's clock, as far as is known."""
        return self._said + timedelta(seconds=self.elapsed() - self._said_at)

    def set_to(self, moment: datetime) -> None:
        """Learn what time it is at Discord just now."""
        self._said, self._said_at = moment, self.elapsed()

    def note_past(self, moment: datetime) -> None:
        """Learn from a timestamp of Discord's that it is at least so late there."""
        if moment > self.now():
            self.set_to(moment)

    @property
    def retrying(self) -> bool:
        """Whether something that failed is to be tried again."""
        return self._again is not None

    def retry_in(self, seconds: float) -> None:
        """Let the next alarm be no later than so many seconds from now."""
        self._again = self.elapsed() + seconds

    def forget_retry(self) -> None:
        self._again = None

    def wind(self, due: datetime | None) -> None:
        """Set the alarm to what is due next, or to what is tried again before that; what was due already waits for the retry."""
        self.stop()
        until_due = None if due is None else (due - self.now()).total_seconds()
        waits = [] if until_due is None or (self._again is not None and until_due <= 0) else [until_due]
        if self._again is not None:
            waits.append(self._again - self.elapsed())
        self._alarm = asyncio.create_task(self._ring(min(waits)), name=self._name) if waits else None

    def stop(self) -> None:
        """Ring no more; what the alarm has begun to do is done, where that is what calls this."""
        if self._alarm is not None and self._alarm is not asyncio.current_task():
            self._alarm.cancel()

    async def _ring(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, seconds))
        await self._wake()


class Retries:
    """How long to wait before what failed is tried again: twice as long each time; and which causes were reported."""

    def __init__(self, jitter: Callable[[], float]) -> None:
        """Take what gives numbers from 0 to 1, so that many quizzes do not all try at the same moment."""
        self._jitter = jitter
        self._causes: set[str] = set()
        self.count = 0
        """How often in a row it has failed."""

    def note(self, cause: str) -> bool:
        """Note why something failed, and say whether that is new since it last worked."""
        new = cause not in self._causes
        self._causes.add(cause)
        return new

    def take_pause(self) -> float:
        """Give the seconds until the next try: about 1, 2, 4 ... up to `LONGEST`."""
        pause = min(LONGEST, 2.0**self.count)
        self.count += 1
        return pause * (0.75 + self._jitter() / 4)

    def end(self) -> bool:
        """Begin anew, as it works again; say whether a failure had been reported."""
        reported = bool(self._causes)
        self._causes.clear()
        self.count = 0
        return reported
