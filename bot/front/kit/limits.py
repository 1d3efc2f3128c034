"""How often somebody may press, type and ask: generous for a class, strict for one who floods it.

Buckets of tokens, by person within one server and by server, so that nothing of a flood reaches another server. Pure: the time,
in seconds, is an argument; who has been idle is forgotten, as a full bucket says nothing.
"""

from __future__ import annotations

from collections import OrderedDict
from enum import Enum, auto
from typing import NamedTuple

MOST_KEPT = 20_000
"""Buckets held at most, of each sort: the one idle longest goes first."""


class Allowance(NamedTuple):
    """How much may come at once, and how much of it grows back in a second."""

    most: float
    a_second: float


PERSON = Allowance(60, 5)
SERVER = Allowance(3000, 1500)
"""A thousand people who press in the same second, and again in the next."""
TYPING = Allowance(60, 10)
"""Completions: each letter typed may ask for them."""
NOTES = Allowance(10, 10 / 3600)
"""Questions that one person may put on a server's list of unanswered ones, which holds 200."""
OPENED = Allowance(30, 30 / 3600)
"""Entries that one person may have counted of those opened after such a question."""


class Pace(Enum):
    """Whether somebody is served, told to slow down, or passed over, as they have been told."""

    SERVED = auto()
    TOLD = auto()
    SILENT = auto()


class _Bucket:
    __slots__ = ("at", "left", "told")

    def __init__(self, left: float, at: float) -> None:
        self.left, self.at, self.told = left, at, False


class Buckets:
    """The buckets of one allowance, by key."""

    def __init__(self, allowance: Allowance, kept: int = MOST_KEPT) -> None:
        self._most, self._rate = allowance
        self._kept = kept
        self._buckets: OrderedDict[tuple[int, ...], _Bucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, key: tuple[int, ...], now: float) -> bool:
        """Take one token; False where there is none. A time that steps back adds none and costs none."""
        bucket = self._fill(key, now)
        if bucket.left < 1:
            return False
        bucket.left -= 1
        return True

    def tell(self, key: tuple[int, ...], now: float) -> bool:
        """Say whether the word is still to be told to this one: once, until half of the allowance has grown back."""
        bucket = self._fill(key, now)
        first, bucket.told = not bucket.told, True
        return first

    def _fill(self, key: tuple[int, ...], now: float) -> _Bucket:
        bucket = self._buckets.get(key)
        if bucket is None:
            self._forget_idle(now)
            bucket = self._buckets[key] = _Bucket(self._most, now)
            return bucket
        self._buckets.move_to_end(key)
        if now > bucket.at:
            bucket.left = min(self._most, bucket.left + (now - bucket.at) * self._rate)
            bucket.at = now
            if 2 * bucket.left >= self._most:
                bucket.told = False
        elif bucket.at - now > 60:  # the clock was set back: from here on it counts anew
            bucket.at = now
        return bucket

    def _forget_idle(self, now: float) -> None:
        """Forget whose bucket has filled again, two for each that comes, and whoever is too many."""
        for _ in range(2):
            oldest = next(iter(self._buckets.values()), None)
            if oldest is None:
                return
            if len(self._buckets) < self._kept and oldest.left + (now - oldest.at) * self._rate < self._most:
                return
            self._buckets.popitem(last=False)


class Limits:
    """What the front asks before it serves anybody."""

    def __init__(self) -> None:
        self._persons, self._servers = Buckets(PERSON), Buckets(SERVER)
        self._typing, self._typing_servers = Buckets(TYPING), Buckets(SERVER)
        self._notes, self._opened = Buckets(NOTES), Buckets(OPENED)

    def pace(self, guild: int, user: int, now: float) -> Pace:
        """Count one press, form or command of a person; in direct messages the server is 0, and has no limit of its own."""
        if self._persons.take((guild, user), now) and (not guild or self._servers.take((guild,), now)):
            return Pace.SERVED
        return Pace.TOLD if self._persons.tell((guild, user), now) else Pace.SILENT

    def may_complete(self, guild: int, user: int, now: float) -> bool:
        """Count one completion asked for while somebody types."""
        return self._typing.take((guild, user), now) and (not guild or self._typing_servers.take((guild,), now))

    def may_note(self, guild: int, user: int, now: float) -> bool:
        """Count one question onto the list of unanswered ones; who asked it is held here alone, for an hour at most."""
        return self._notes.take((guild, user), now)

    def may_count(self, guild: int, user: int, now: float) -> bool:
        """Count one entry that somebody opened after a question of that list; who it was is held here alone, too."""
        return self._opened.take((guild, user), now)
