"""Load: many users act at the same time, or at a rate; how many were answered in time, and how fast."""

from __future__ import annotations

import asyncio
import gc
import json
import math
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .interactions import Interaction
from .records import Message, User
from .scenario import Answer, StandIn


@dataclass(frozen=True)
class Load:
    """What came of a load; seconds, and bytes of memory. A latency runs from a dispatch to the arrival of its callback."""

    sent: int
    failures: Counter[str]
    latencies: tuple[float, ...]
    """Of those that were answered, in order of size."""
    seconds: float
    """From the first dispatch to the last callback."""
    bot_cpu: float
    own_cpu: float
    peak_rss: int

    @property
    def acked(self) -> int:
        return len(self.latencies)

    def percentile(self, part: float) -> float:
        """Give the latency that `part` of all do not exceed, by nearest rank."""
        return percentile(self.latencies, part)

    def __str__(self) -> str:
        times = " ".join(f"p{part * 100:.0f} {self.percentile(part) * 1e3:.0f}" for part in (0.5, 0.95, 0.99, 1.0))
        return (
            f"{self.acked}/{self.sent} answered {dict(self.failures) or ''} in {self.seconds:.2f} s; latency ms {times}; "
            f"CPU s bot {self.bot_cpu:.2f} stand-in {self.own_cpu:.2f}; peak {self.peak_rss / 1e6:.0f} MB"
        )


def percentile(ordered: Sequence[float], part: float) -> float:
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)] if ordered else math.nan


async def fire(stand: StandIn, prepared: Sequence[Interaction], rate: float | None = None) -> Load:
    """Send prepared interactions, at once or `rate` a second, and wait until each is answered or 3 s old."""
    bot = stand.bot
    assert bot is not None
    peak = _Peak(stand)
    watching = asyncio.create_task(peak.watch())
    for interaction in prepared:
        interaction.encoded = json.dumps(interaction.payload, separators=(",", ":")).encode()
    stand.server.unchecked = []
    gc.collect()
    gc.disable()  # our own collections are pauses that would be measured as the bot's
    cpu, own = bot.cpu, time.process_time()
    try:
        await _send(stand, prepared, rate)
        await asyncio.gather(*(interaction.done for interaction in prepared))
        cpu, own = bot.cpu - cpu, time.process_time() - own
    finally:
        watching.cancel()
        gc.enable()
        stand.server.check_later()
    ends = [interaction.acked for interaction in prepared if interaction.acked is not None]
    return Load(
        sent=len(prepared),
        failures=Counter(interaction.failure for interaction in prepared if interaction.failure),
        latencies=tuple(sorted(interaction.latency for interaction in prepared if interaction.latency is not None)),
        seconds=max(ends, default=prepared[0].dispatched) - prepared[0].dispatched,
        bot_cpu=cpu,
        own_cpu=own,
        peak_rss=peak.rss,
    )


async def _send(stand: StandIn, prepared: Sequence[Interaction], rate: float | None) -> None:
    start = time.monotonic()
    for number, interaction in enumerate(prepared):
        if rate is not None and (ahead := start + number / rate - time.monotonic()) > 0:
            await asyncio.sleep(ahead)
        await stand.server.send(interaction)
        if rate is None and number % 20 == 19:
            await asyncio.sleep(0)  # let callbacks be read (and stamped) while the rest is sent


class _Peak:
    """The most memory that the bot was seen to hold."""

    def __init__(self, stand: StandIn) -> None:
        self._stand = stand
        self.rss = 0

    async def watch(self) -> None:
        while self._stand.bot is not None:
            self.rss = max(self.rss, self._stand.bot.rss)
            await asyncio.sleep(0.1)


async def press(stand: StandIn, card: Message | Answer, button: str, users: Sequence[User], rate: float | None = None) -> Load:
    """One press of one button by each user, at the same time or `rate` a second."""
    return await fire(stand, [stand.press(card, button, user) for user in users], rate)
