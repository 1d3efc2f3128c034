"""What a process has done since its start, in plain numbers, which the page of metrics reads when it is asked.

It stands below all rooms, as each counts its own; where nobody asks, an addition is all that it costs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from itertools import accumulate

import msgspec

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)
"""Bounds for what somebody waits for; Discord takes no answer after three."""
SIZES = (1, 2, 4, 8, 16, 32, 64, 128)
"""Bounds for how many writers shared a commit."""


class Outcome(StrEnum):
    """What came of a command, a press or a form."""

    ANSWERED = "answered"
    REFUSED = "refused"
    FAILED = "failed"
    UNHEARD = "unheard"
    """The place of the answer is gone, or the bot stopped."""


class Spread:
    """How values spread over bounds, each bound with what lies up to it."""

    def __init__(self, bounds: Sequence[float]) -> None:
        self.bounds, self.total = bounds, 0.0
        self._counts = [0] * (len(bounds) + 1)

    def add(self, value: float) -> None:
        self._counts[bisect_left(self.bounds, value)] += 1
        self.total += value

    @property
    def count(self) -> int:
        return sum(self._counts)

    def up_to(self) -> list[int]:
        """Count what lies up to each bound, and last of all everything."""
        return list(accumulate(self._counts))


class Answering(msgspec.Struct):
    """What was asked of the bot, by sort (command, control) and name, which is never what a person typed."""

    outcomes: Counter[tuple[str, str, Outcome]] = msgspec.field(default_factory=Counter)
    waits: dict[tuple[str, str], Spread] = msgspec.field(default_factory=dict)

    def note(self, sort: str, name: str, outcome: Outcome, seconds: float) -> None:
        """Count one that is over, and how long it took."""
        self.outcomes[sort, name, outcome] += 1
        wait = self.waits.get((sort, name))
        if wait is None:
            wait = self.waits[sort, name] = Spread(SECONDS)
        wait.add(seconds)


class Storing(msgspec.Struct):
    """What was stored."""

    commits: Spread = msgspec.field(default_factory=lambda: Spread(SIZES))
    """Each commit, by how many writers shared it."""
    answers: int = 0
    """Answers of students that are on disk."""
    failures: int = 0
    """Writes that the disk did not take."""
