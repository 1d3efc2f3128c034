"""The health page: 200 while the bot is connected to Discord, 503 otherwise. It listens on this machine alone."""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections.abc import AsyncIterator
from typing import Protocol

from ..errors import SetupFault


class Watched(Protocol):
    """What health is told from."""

    @property
    def latency(self) -> float: ...
    def is_ready(self) -> bool: ...
    def is_closed(self) -> bool: ...


def is_healthy(client: Watched) -> bool:
    """Say whether commands can arrive: connected, and heartbeats answered."""
    return client.is_ready() and not client.is_closed() and math.isfinite(client.latency)


@contextlib.asynccontextmanager
async def serve_health(client: Watched, port: int) -> AsyncIterator[None]:
    """Serve the health page for as long as the context is open; port 0 serves none."""
    if not port:
        yield
        return

    async def respond(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, TimeoutError):
            await asyncio.wait_for(reader.readline(), 5)
            healthy = is_healthy(client)
            status, body = ("200 OK", "ok\n") if healthy else ("503 Service Unavailable", "not connected\n")
            head = f"HTTP/1.0 {status}\r\nContent-Type: text/plain\r\nContent-Length: {len(body)}\r\n\r\n"
            writer.write((head + body).encode())
            await writer.drain()
        writer.close()

    try:
        server = await asyncio.start_server(respond, "127.0.0.1", port)
    except OSError as error:
        raise SetupFault(f"HEALTH_PORT is {port}, which cannot be used ({error.strerror}). Choose a free port, or 0.") from error
    async with server:
        yield


def ask_health(port: int) -> bool:
    """Ask a running bot's health page; False for any answer but 200, and for none."""
    import urllib.error
    import urllib.request

    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=3) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
