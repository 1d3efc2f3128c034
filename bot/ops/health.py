"""Whether the bot is well, and what it has done, as pages that a machine asks for: /healthz, /livez and /metrics.

The server is asyncio's own and answers one line each: aiohttp's would take 50 ms of a start and 1.5 MB, in every container.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import NamedTuple, Protocol

import msgspec

from ..errors import SetupFault
from .loop_lag import LoopLag
from .metrics import Counted, make_metrics
from .settings import Settings

SILENT = 120.0
"""Seconds without a heartbeat after which a connection is dead; Discord asks for one every 41 s."""
LAGGING = 5.0
"""Seconds by which the event loop was late, from which on nobody is answered in time."""
KEPT = 5.0
"""Seconds for which the state of the database holds, so that whoever asks often does not keep it busy."""
_PATIENCE = 5.0


class Watched(Protocol):
    """What health is told from."""

    def is_connected(self) -> bool: ...
    def heartbeat_age(self) -> float | None: ...
    def facts(self) -> int: ...
    async def database_fault(self) -> str: ...


class Vital(Watched, Counted, Protocol):
    """What both pages are told from."""


class Health(msgspec.Struct, frozen=True):
    """The page of health; `ok` is what its status says."""

    ok: bool
    gateway: str
    heartbeat_seconds: float | None
    database: str
    content: str
    loop_lag_seconds: float


class Page(NamedTuple):
    """What is answered."""

    status: str
    kind: str
    body: bytes


Pages = Mapping[str, Callable[[], Awaitable[Page]]]
_LOST = Page("404 Not Found", "text/plain", b"There are /healthz, /livez and, where METRICS is on, /metrics.\n")


class Pulse:
    """Feels how a bot is, at most so often."""

    def __init__(self, watched: Watched, lag: LoopLag, *, elapsed: Callable[[], float] = time.monotonic) -> None:
        self._watched, self._lag, self._elapsed = watched, lag, elapsed
        self._fault, self._felt = "", float("-inf")

    async def feel(self) -> Health:
        connected, beat, lag = self._watched.is_connected(), self._watched.heartbeat_age(), self._lag.worst()
        if self._elapsed() >= self._felt + KEPT:
            self._fault = await self._ask_database()
            self._felt = self._elapsed()
        facts = self._watched.facts()
        hears = connected and beat is not None and beat < SILENT
        return Health(
            ok=hears and not self._fault and facts > 0 and lag < LAGGING,
            gateway="connected" if hears else "silent" if connected else "not connected",
            heartbeat_seconds=None if beat is None else round(beat, 1),
            database=self._fault or "writable",
            content=f"{facts} facts" if facts else "none",
            loop_lag_seconds=round(lag, 3),
        )

    async def _ask_database(self) -> str:
        try:
            return await asyncio.wait_for(self._watched.database_fault(), _PATIENCE / 2)
        except TimeoutError:
            return "it does not answer"


def make_pages(pulse: Pulse, metrics: Callable[[], bytes] | None) -> Pages:
    """Make the pages there are; without `metrics`, none of these."""

    async def healthz() -> Page:
        health = await pulse.feel()
        return Page("200 OK" if health.ok else "503 Service Unavailable", "application/json", msgspec.json.encode(health) + b"\n")

    async def livez() -> Page:
        return Page("200 OK", "text/plain", b"ok\n")  # that this runs is what it says

    async def show_metrics() -> Page:
        assert metrics is not None
        return Page("200 OK", "text/plain; version=0.0.4; charset=utf-8", metrics())

    pages: dict[str, Callable[[], Awaitable[Page]]] = {"/healthz": healthz, "/livez": livez}
    return pages if metrics is None else pages | {"/metrics": show_metrics}


@contextlib.asynccontextmanager
async def serve_vitals(vital: Vital, settings: Settings) -> AsyncIterator[None]:
    """Serve the pages that are set for as long as the context is open; without a port there are none."""
    if not settings.health_port:
        yield
        return
    lag = LoopLag()
    pages = make_pages(Pulse(vital, lag), make_metrics(vital, lag) if settings.metrics else None)
    lag.begin()
    try:
        async with serve_pages(pages, settings.health_host, settings.health_port):
            yield
    finally:
        lag.end()


@contextlib.asynccontextmanager
async def serve_pages(pages: Pages, host: str, port: int) -> AsyncIterator[None]:
    """Serve pages for as long as the context is open."""

    async def respond(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(_PATIENCE):
                writer.write(await _answer(pages, reader))
                await writer.drain()
        except (OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):  # who asked is gone, or no browser
            pass
        finally:
            writer.close()

    try:
        server = await asyncio.start_server(respond, host, port)
    except OSError as error:
        raise SetupFault(
            f"HEALTH_PORT is {port} and HEALTH_HOST {host!r}, which cannot be used ({error.strerror}). Choose a free port, or 0."
        ) from error
    async with server:
        yield


async def _answer(pages: Pages, reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    method, path = (*head.split(b"\r\n", 1)[0].decode("ascii", "replace").split(" "), "", "")[:2]
    make = pages.get(path.partition("?")[0]) if method in ("GET", "HEAD") else None
    page = _LOST if make is None else await make()
    said = f"HTTP/1.1 {page.status}\r\nContent-Type: {page.kind}\r\nContent-Length: {len(page.body)}\r\nConnection: close\r\n\r\n"
    return said.encode() + (b"" if method == "HEAD" else page.body)
