"""Work in batches: what arrives while one is at work goes into the next, and each caller waits for its own outcome alone.

So a commit, which costs the same whatever it holds, is shared by all who wait for one.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Piece = TypeVar("Piece")
Outcome = TypeVar("Outcome")
Run = Callable[[Sequence[Piece]], Awaitable[Sequence[Outcome | Exception]]]
"""Does a batch and gives what came of each piece, in order; an exception among them is raised to the caller of that piece."""


class Batches(Generic[Piece, Outcome]):
    """Runs one batch at a time."""

    def __init__(self, run: Run[Piece, Outcome], *, most: int) -> None:
        self._run, self._most = run, most
        self._waiting: deque[tuple[Piece, asyncio.Future[Outcome]]] = deque()
        self._working: asyncio.Task[None] | None = None

    def join(self, piece: Piece) -> asyncio.Future[Outcome]:
        """Take a piece into the next batch; its outcome, or what failed the batch, comes to who awaits this."""
        done: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting.append((piece, done))
        if self._working is None or self._working.done():
            # A task for as long as there is work, not one for ever: an idle bot has no idle task.
            self._working = asyncio.create_task(self._work_off())
        return done

    async def finish(self) -> None:
        """Wait until all that has joined is done."""
        if self._working is not None:
            await self._working

    async def _work_off(self) -> None:
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(self._most, len(self._waiting)))]
            outcomes: Sequence[Outcome | Exception]
            try:
                outcomes = await self._run([piece for piece, _ in batch])
            except Exception as error:  # noqa: BLE001 - the whole batch failed: nobody may wait for ever
                outcomes = [error] * len(batch)
            for (_, done), outcome in zip(batch, outcomes, strict=True):
                if done.cancelled():
                    continue
                if isinstance(outcome, Exception):
                    done.set_exception(outcome)
                else:
                    done.set_result(outcome)
