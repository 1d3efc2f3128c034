"""The whole bot in a browser, offline: a server, a teacher and three students on simcord's preview."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import webbrowser
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import discord
import simcord

from ..app import Gobbet, read_content, require_units
from ..errors import SetupFault
from ..ops.settings import Settings
from ..store import Store
from ..study.questions.bank import id_now
from .simcord_page import OneClock, Pulse, dress, set_clock

log = logging.getLogger(__name__)
FILE = "preview.sqlite3"
TEACHER = "Ms Okafor"
STUDENTS = ("Ana", "Ben", "Chidi")
GREETING = (
    f"A made-up class, to try things in. **Viewing as**, at the top, says who you are: **{TEACHER}**, the teacher, or a student."
    " Open this page in a second window to be both at once."
)


@contextlib.asynccontextmanager
async def open_preview(settings: Settings, *, port: int = 0) -> AsyncIterator[Any]:  # simcord does not export its Preview
    """Run the unchanged bot in a made-up server and serve its page on this machine."""
    library, index = read_content(settings.content_dir)
    require_units(library, settings.default_units)
    store = await Store.open(settings.data_dir, FILE)
    try:
        await store.adopt_ids(partial(id_now, library))
        bot = Gobbet(library, store, index=index, units=settings.default_units, content=settings.content_dir)
        env = OneClock(bot, check_errors=False)
        channel, viewers = _make_class(env)
        bot.greeting = GREETING
        await store.servers.forget_greeting(channel.guild.id)  # its channel is empty at each start
        bot.now = env.now  # the preview's own clock, so that what is stored and what the page shows agree
        async with _running(env):
            unopened = env.preview(channel, viewers=viewers, layout="channel", port=port)
            dress(unopened)
            pulse = Pulse(env, unopened)
            async with contextlib.AsyncExitStack() as stack:
                try:
                    preview = await stack.enter_async_context(unopened)
                except simcord.SetupError as error:
                    if not isinstance(error.__cause__, OSError):
                        raise
                    why = error.__cause__.strerror
                    raise SetupFault(f"The preview cannot listen on port {port} ({why}). Choose another with --port.") from error
                beating = asyncio.create_task(pulse.beat())
                try:
                    yield preview
                finally:
                    beating.cancel()
                    await asyncio.gather(beating, return_exceptions=True)
    finally:
        await store.close()


def _make_class(env: OneClock) -> tuple[Any, list[Any]]:  # simcord does not export its handles
    """Make the server before the bot comes to it: at simcord's fixed moment, so that all ids are those of the last time.

    A quiz that was stored in it then goes on.
    """
    env.backend.bot_user.name = "Gobbet"
    guild = env.create_guild("History 101")
    staff = guild.create_role("Teachers", permissions=discord.Permissions(manage_guild=True))
    teacher = guild.add_member(env.create_user(TEACHER), roles=[staff])
    students = [guild.add_member(env.create_user(name)) for name in STUDENTS]
    channel = guild.create_text_channel("history")
    set_clock(env)
    env.backend.guilds[guild.id].members[env.backend.bot_user.id].joined_at = env.backend.now_iso()  # and is greeted
    return channel, [teacher, *students]


@contextlib.asynccontextmanager
async def _running(env: OneClock) -> AsyncIterator[None]:
    """Run the bot in a made-up Discord, as `simcord.run` does, by one clock."""
    await env.start()
    with env.time_context():
        try:
            yield
        finally:
            await env.shutdown()


async def run_preview(settings: Settings, *, port: int, open_browser: bool) -> None:
    """Serve the preview until Ctrl-C or until its page ends the session."""
    async with open_preview(settings, port=port) as preview:
        print(f"Gobbet preview: {preview.url}\nStop it with Ctrl-C.", flush=True)  # noqa: T201 - this is what it is for
        if open_browser and not await asyncio.to_thread(webbrowser.open, preview.url):
            print("No browser was found here: open the address yourself.", flush=True)  # noqa: T201 - as above
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
