"""The count on the card of a class quiz: how many joined or answered, shown soon, but not at every press."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

BEAT = 2.0
"""The least time between two edits of a count, in seconds."""


class Counter:
    """Has a count shown until the one that is shown is the latest."""

    def __init__(
        self, elapsed: Callable[[], float], *, count: Callable[[], int], show: Callable[[], Awaitable[int]], name: str
    ) -> None:
        """Take a clock in seconds that only runs on, how to ask for the count, and how to show it, which gives what was shown."""
        self._elapsed, self._count, self._show, self._name = elapsed, count, show, name
        self._edited = elapsed()
        self._showing: asyncio.Task[None] | None = None

    def note_change(self) -> None:
        """Show the count within `BEAT`."""
        if self._showing is None or self._showing.done():
            self._showing = asyncio.create_task(self._keep_showing(), name=self._name)

    def note_edit(self) -> None:
        """Take it that the card was edited just now, the count with it."""
        self._edited = self._elapsed()

    def stop(self) -> None:
        """Show no more, save for what calls this."""
        if self._showing is not None and self._showing is not asyncio.current_task():
            self._showing.cancel()

    async def _keep_showing(self) -> None:
        shown = -1
        while shown != self._count():
            await asyncio.sleep(max(0.0, self._edited + BEAT - self._elapsed()))
            shown = await self._show()
