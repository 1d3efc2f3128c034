"""The bot itself: carries library, index, store, clock and dice; loads the front; starts and stops cleanly."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random, SystemRandom

import aiohttp
import discord
from discord import app_commands

from .errors import SetupFault
from .front import controls, failures, helping, lookup, quiz, scores, timeline
from .front.desk import Desk
from .health import serve_health
from .library.catalogue import Library
from .library.search import Index
from .library.units import load_library
from .settings import Settings
from .store import Store

log = logging.getLogger(__name__)
FEATURES = (lookup, timeline, quiz, scores, helping)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Gobbet(Desk):
    """The client; it asks for the guilds intent alone and pings nobody."""

    def __init__(
        self,
        library: Library,
        store: Store,
        *,
        index: Index | None = None,
        now: Callable[[], datetime] = _utc_now,
        rng: Random | None = None,
        connector: aiohttp.BaseConnector | None = None,
    ) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            connector=connector,
            max_messages=None,
            chunk_guilds_at_startup=False,
        )
        self.library = library
        self.index = index or Index.of(library)
        self.store = store
        self.now = now
        self.rng = rng or SystemRandom()
        self.command_ids: dict[str, int] = {}
        self.tree: app_commands.CommandTree[Desk] = app_commands.CommandTree(
            self,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )
        controls.add_to(self)
        failures.add_to(self)
        for feature in FEATURES:
            for command in feature.COMMANDS:
                self.tree.add_command(command)

    async def setup_hook(self) -> None:
        synced = await self.tree.sync()
        self.command_ids = {command.name: command.id for command in synced}

    async def on_ready(self) -> None:
        log.info("Ready in %d servers with %d facts", len(self.guilds), len(self.library))


async def run(settings: Settings, token: str) -> None:
    """Run until SIGTERM or SIGINT; what was acknowledged is on disk when this returns."""
    library = load_library(settings.content_dir)
    store = await Store.open(settings.data_dir)
    try:
        # discord.py opens a connection for each answer; without a limit it breaks near 2,000 at once.
        client = Gobbet(library, store, connector=aiohttp.TCPConnector(limit=128))
        async with client, serve_health(client, settings.health_port):
            _stop_on_signals(client)
            await _connect(client, token)
    finally:
        await store.close()
        log.info("Stopped; everything that was acknowledged is stored")


async def _connect(client: Gobbet, token: str) -> None:
    try:
        await client.start(token)
    except discord.LoginFailure as error:
        raise SetupFault(
            "Discord does not accept the token of DISCORD_TOKEN. Copy it again from the Bot page of the developer portal."
        ) from error
    except (OSError, aiohttp.ClientError) as error:
        raise SetupFault(f"Discord cannot be reached ({error}). Check the network of this machine, and start again.") from error


def _stop_on_signals(client: Gobbet) -> None:
    loop = asyncio.get_running_loop()
    closing: list[asyncio.Task[None]] = []

    def stop() -> None:
        log.info("Stopping")
        closing.append(loop.create_task(client.close()))

    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers on its loop; Ctrl-C still works
            loop.add_signal_handler(number, stop)


def database_file(settings: Settings) -> Path:
    from .store import FILE

    return settings.data_dir / FILE
