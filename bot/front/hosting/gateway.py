"""The heartbeat of the connection to Discord; what we use of discord.py's private names for it stands here.

It tells how long a heartbeat took, but not when the last one was answered: `_keep_alive` and its `_last_ack` do.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import discord
from discord.gateway import DiscordWebSocket, KeepAliveHandler


def is_connected(client: discord.Client) -> bool:
    """Say whether commands can arrive: every connection is there, and all servers are known."""
    beats = list(_keepers(client))
    return client.is_ready() and not client.is_closed() and bool(beats) and None not in beats


def heartbeat_age(client: discord.Client) -> float | None:
    """Give the seconds since Discord answered a heartbeat, on the connection where that is longest ago; None without any."""
    acks = [keeper._last_ack for keeper in _keepers(client) if keeper is not None]
    return time.perf_counter() - min(acks) if acks else None


def _keepers(client: discord.Client) -> Iterator[KeepAliveHandler | None]:
    if isinstance(client, discord.AutoShardedClient):
        sockets: list[Any] = [shard._parent.ws for shard in client.shards.values()]
    else:
        sockets = [client.ws] if client.ws else []
    for socket in sockets:
        yield socket._keep_alive if isinstance(socket, DiscordWebSocket) else None


def require_known() -> None:
    """Raise RuntimeError where this discord.py is not the one we know: found at a start, not by who looks after the bot."""
    keeps, acknowledges = DiscordWebSocket.__init__.__code__.co_names, KeepAliveHandler.ack.__code__.co_names
    if "_keep_alive" not in keeps or "_last_ack" not in acknowledges:
        raise RuntimeError(f"discord.py {discord.__version__} keeps its heartbeat otherwise than Gobbet knows")
