"""The whole bot in a browser, offline: a server, a teacher and three students on simcord's preview."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import webbrowser
from collections.abc import AsyncIterator
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
            await _wake(env)
            async with env.preview(channel, viewers=[teacher, *students], layout="channel", port=port) as preview:
                pulse = asyncio.create_task(_keep_time(env, preview))
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


async def _wake(env: simcord.Env) -> None:
    """Move the made-up clock from simcord's fixed start to today, so that dates on the page are real."""
    from datetime import UTC, datetime

    behind = (datetime.now(UTC) - env.now()).total_seconds()
    if behind > 0:
        await env.advance_time(behind)


async def _keep_time(env: simcord.Env, preview: Any) -> None:
    """Let the made-up clock run with the real one, and show what the bot changes by itself."""
    turn = _take_turns(preview)
    loop = asyncio.get_running_loop()
    last, seen = loop.time(), _changes(env)
    while True:
        await asyncio.sleep(BEAT)
        async with turn:
            now = loop.time()
            try:
                await env.advance_time(now - last)
                if _changes(env) != seen:
                    await preview.refresh()
            except TimeoutError as error:
                log.warning("The bot was too busy for the preview's clock: %s", error)
            last, seen = now, _changes(env)


def _take_turns(preview: Any) -> asyncio.Lock:
    """Make presses on the page and our own beats wait for one another.

    simcord refuses work that overlaps, and its page then takes no more presses; the page's one entry is private.
    """
    turn = asyncio.Lock()
    act = preview._action

    async def act_in_turn(*arguments: Any) -> Any:
        async with turn:
            return await act(*arguments)

    preview._action = act_in_turn
    return turn


def _changes(env: simcord.Env) -> object:
    """Tell one state of the messages from another."""
    return [(message.id, message.edited_timestamp) for channel in env.backend.messages.values() for message in channel.values()]
