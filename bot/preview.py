"""The whole bot in a browser, offline: a server, a teacher and three students on simcord's preview."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import webbrowser
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import discord
import simcord

from .app import Gobbet, read_content
from .errors import SetupFault
from .settings import Settings
from .store import Store

log = logging.getLogger(__name__)
FILE = "preview.sqlite3"
STUDENTS = ("Ana", "Ben", "Chidi")
BEAT = 0.5
"""Seconds between looks at the clock."""


@contextlib.asynccontextmanager
async def open_preview(settings: Settings, *, port: int = 0) -> AsyncIterator[Any]:  # simcord does not export its Preview
    """Run the unchanged bot in a made-up server and serve its page on this machine."""
    library, index = read_content(settings.content_dir)
    store = await Store.open(settings.data_dir, FILE)
    try:
        bot = Gobbet(library, store, index=index, content=settings.content_dir)
        async with simcord.run(bot, check_errors=False) as env:
            bot.now = env.now  # the preview's own clock, so that what is stored and what the page shows agree
            env.backend.bot_user.name = "Gobbet"
            guild = env.create_guild("History 101")
            staff = guild.create_role("Teachers", permissions=discord.Permissions(manage_guild=True))
            teacher = guild.add_member(env.create_user("Ms Okafor"), roles=[staff])
            students = [guild.add_member(env.create_user(name)) for name in STUDENTS]
            channel = guild.create_text_channel("history")
            await _catch_up(env)
            async with env.preview(channel, viewers=[teacher, *students], layout="channel", port=port) as preview:
                pulse = asyncio.create_task(Pulse(env, preview).beat())
                try:
                    yield preview
                finally:
                    pulse.cancel()
                    await asyncio.gather(pulse, return_exceptions=True)
    except OSError as error:
        raise SetupFault(f"The preview cannot listen on port {port} ({error.strerror}). Choose another with --port.") from error
    finally:
        await store.close()


async def run_preview(settings: Settings, *, port: int, open_browser: bool) -> None:
    """Serve the preview until Ctrl-C or until its page ends the session."""
    async with open_preview(settings, port=port) as preview:
        print(f"Gobbet preview: {preview.url}\nStop it with Ctrl-C.", flush=True)  # noqa: T201 - this is what it is for
        if open_browser and not await asyncio.to_thread(webbrowser.open, preview.url):
            print("No browser was found here: open the address yourself.", flush=True)  # noqa: T201
        await _until_stopped(preview.wait_closed())
    log.info("Preview ended")


async def _until_stopped(closed: Any) -> None:
    """Wait for the page's end or for a signal, whichever comes first."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C arrives as KeyboardInterrupt instead
            loop.add_signal_handler(number, stopped.set)
    waits = [asyncio.ensure_future(closed), asyncio.create_task(stopped.wait())]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()


async def _catch_up(env: simcord.Env) -> None:
    """Move the made-up clock to the real time: at first from simcord's fixed start, then beat by beat.

    simcord's own timers move it, too; adding up elapsed time instead would count that twice.
    """
    behind = (datetime.now(UTC) - env.now()).total_seconds()
    if behind > 0:
        await env.advance_time(behind)


class Pulse:
    """Lets the made-up clock run with the real one, and shows what the bot changes by itself.

    simcord refuses work that overlaps, and its page then takes no more presses: presses and beats take turns. Its page
    has one entry for presses, and one for its own time; both are private.
    """

    def __init__(self, env: simcord.Env, preview: Any) -> None:
        self._env, self._preview = env, preview
        self._turn = asyncio.Lock()
        self._shown = self._state()
        self._act = preview._action
        preview._action = self._act_in_turn

    async def beat(self) -> None:
        """Beat until cancelled."""
        while True:
            await asyncio.sleep(BEAT)
            async with self._turn:
                try:
                    await _catch_up(self._env)
                    if self._state() != self._shown:
                        await self._preview.refresh()
                except TimeoutError as error:
                    log.warning("The bot was too busy for the preview's clock: %s", error)
                self._shown = self._state()

    async def _act_in_turn(self, *arguments: Any) -> Any:
        async with self._turn:
            self._preview._advance_presentation_time()  # else the page reckons "in 20 seconds" from its last refresh
            outcome = await self._act(*arguments)
            self._shown = self._state()  # the page shows by itself what its own press has changed
            return outcome

    def _state(self) -> object:
        """Tell one state of the messages from another."""
        channels = self._env.backend.messages.values()
        return [(message.id, message.edited_timestamp) for channel in channels for message in channel.values()]
