"""The clock of a class quiz: it goes by Discord's time, and wakes the quiz when something is due or to be tried again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

AGAIN = timedelta(seconds=5)
"""When a step that could not be shown is tried again."""


class Clock:
    """One alarm, set anew after each step; this machine's own clock may be slow or fast."""

    def __init__(self, now: Callable[[], datetime], wake: Callable[[], Awaitable[None]], *, name: str) -> None:
        self._machine_now, self._wake, self._name = now, wake, name
        self._ahead = timedelta()
        """How far Discord's clock is ahead of this machine's."""
        self._again: datetime | None = None
        """When to try again, by this machine's clock."""
        self._alarm: asyncio.Task[None] | None = None

    def now(self) -> datetime:
        """Say what time it is by Discord's clock, as far as is known."""
        return self._machine_now() + self._ahead

    def set_to(self, moment: datetime) -> None:
        """Learn what time it is at Discord just now."""
        self._ahead = moment - self._machine_now()

    def note_past(self, moment: datetime) -> None:
        """Learn from a timestamp of Discord's that it is at least so late there."""
        self._ahead = max(self._ahead, moment - self._machine_now())

    @property
    def retrying(self) -> bool:
        """Whether something that failed is to be tried again."""
        return self._again is not None

    def retry_soon(self) -> None:
        """Let the next alarm be no later than `AGAIN` from now."""
        self._again = self._machine_now() + AGAIN

    def forget_retry(self) -> None:
        self._again = None

    def wind(self, due: datetime | None) -> None:
        """Set the alarm to what is due next, or to what is tried again before that."""
        self.stop()
        again = self._again and self._again + self._ahead
        moments = [moment for moment in (due, again) if moment is not None]
        self._alarm = asyncio.create_task(self._ring(min(moments)), name=self._name) if moments else None

    def stop(self) -> None:
        """Ring no more; what the alarm has begun to do is done, where that is what calls this."""
        if self._alarm is not None and self._alarm is not asyncio.current_task():
            self._alarm.cancel()

    async def _ring(self, at: datetime) -> None:
        await asyncio.sleep(max(0.0, (at - self.now()).total_seconds()))
        await self._wake()
