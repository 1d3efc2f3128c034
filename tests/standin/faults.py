"""What goes wrong: what the bot does that Discord forbids, and what a test makes Discord do badly."""

from __future__ import annotations

import fnmatch
import hashlib
import time
from collections import deque
from dataclasses import dataclass
from typing import NamedTuple

from .routing import CALLBACK, Request

# Requests in so many seconds, by route and major parameter. Discord publishes none; these are what its headers commonly say.
_LIMITS = {
    ("POST", "/channels/{channel_id}/messages"): (5, 5.0),
    ("PATCH", "/channels/{channel_id}/messages/{message_id}"): (5, 5.0),
    ("DELETE", "/channels/{channel_id}/messages/{message_id}"): (5, 1.0),
    ("POST", "/webhooks/{webhook_id}/{webhook_token}"): (5, 2.0),
    ("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"): (5, 2.0),
    ("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"): (5, 2.0),
    ("PATCH", "/channels/{channel_id}"): (2, 600.0),
    ("POST", "/channels/{channel_id}/threads"): (50, 300.0),
    ("GET", "/guilds/{guild_id}/members/{user_id}"): (5, 1.0),
}
_OTHERWISE = (50, 1.0)
_GLOBAL = (50, 1.0)


class Violation(NamedTuple):
    """One thing the bot did that Discord forbids: a name to test on, why, and the request that did it."""

    kind: str
    reason: str
    request: str = ""
    body: str = ""


@dataclass
class Rule:
    """An injected fault: requests whose "METHOD /path" or "METHOD /template" fits, `times` times (None: always)."""

    pattern: str
    times: int | None
    seconds: float = 0.0
    status: int = 0
    code: int = 0
    """Discord's own number of the error, in its JSON."""
    retry_after: float = 1.0
    processed: bool = False
    """Do what was asked first, and fail or delay only the answer."""
    hits: int = 0

    def take(self, method: str, path: str, template: str | None) -> bool:
        """Say whether this request is hit, and count it."""
        spent = self.times is not None and self.hits >= self.times
        if spent or not any(fnmatch.fnmatchcase(f"{method} {each}", self.pattern) for each in (path, template or path)):
            return False
        self.hits += 1
        return True

    def stop(self) -> None:
        self.times = self.hits


class Pace(NamedTuple):
    """How a request stands to its limit: headers for discord.py, and seconds to wait where it is over."""

    headers: dict[str, str]
    wait: float | None = None
    everywhere: bool = False


class Buckets:
    """Fixed-window rate limits by route and major parameter, with the headers that discord.py paces itself by."""

    def __init__(self) -> None:
        self._windows: dict[tuple[str, str, str], tuple[float, int]] = {}
        self._recent: deque[float] = deque(maxlen=_GLOBAL[0])

    def take(self, request: Request) -> Pace:
        """Count a request; an answer to an interaction is not limited."""
        if request.template == CALLBACK:
            return Pace({})
        now = time.monotonic()
        limit, per = _LIMITS.get((request.method, request.template), _OTHERWISE)
        key = (request.method, request.template, _major(request))
        resets, left = self._windows.get(key, (0.0, 0))
        if now >= resets:
            resets, left = now + per, limit
        wait = None if left else resets - now
        crowded = wait is None and self._is_crowded(request, now)
        if crowded:
            wait = _GLOBAL[1] - (now - self._recent[0])
        left -= wait is None
        self._windows[key] = (resets, left)
        return Pace(_headers(request, limit, left, resets - now), wait, crowded)

    def _is_crowded(self, request: Request, now: float) -> bool:
        """Say whether the bot's global limit is reached; webhooks do not count."""
        if request.template.startswith("/webhooks"):
            return False
        if len(self._recent) == _GLOBAL[0] and now - self._recent[0] < _GLOBAL[1]:
            return True
        self._recent.append(now)
        return False


def _major(request: Request) -> str:
    if not request.template.startswith(("/channels", "/guilds", "/webhooks")):
        return ""
    return "/".join(request.parameters[: 2 if request.template.startswith("/webhooks") else 1])


def _headers(request: Request, limit: int, left: int, after: float) -> dict[str, str]:
    return {
        "X-RateLimit-Limit": str(limit),
        "X-RateLimit-Remaining": str(left),
        "X-RateLimit-Reset-After": f"{after:.3f}",
        "X-RateLimit-Reset": f"{time.time() + after:.3f}",
        "X-RateLimit-Bucket": hashlib.md5(f"{request.method}{request.template}".encode()).hexdigest(),
    }
