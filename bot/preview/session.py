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

from ..app import Gobbet, read_content
from ..errors import SetupFault
from ..ops.settings import Settings
from ..store import Store

log = logging.getLogger(__name__)
FILE = "preview.sqlite3"
STUDENTS = ("Ana", "Ben", "Chidi")
BEAT = 0.5
"""Seconds between looks at the clock."""
PATIENCE = 1.0
"""Seconds ahead in which simcord takes a timer for part of a press, and keeps every other press waiting for it."""
TICKS = r"""
// Gobbet: relative timestamps run, as in Discord. simcord's page words them once, when it draws their message.
{
  const words = new Intl.RelativeTimeFormat("en-US", { numeric: "auto" });
  const relative = /^(in \d+ .*|\d+ .* ago|now|tomorrow|yesterday|(next|last) week)$/;
  const units = [
    [60, 1, "second"], [3600, 60, "minute"], [86400, 3600, "hour"], [604800, 86400, "day"], [Infinity, 604800, "week"],
  ];
  const tick = () => {
    for (const time of document.querySelectorAll("time.discord-timestamp")) {
      if (!relative.test(time.textContent)) continue;
      const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000;
      const [, size, unit] = units.find(([end]) => Math.abs(seconds) < end);
      const text = words.format(Math.round(seconds / size), unit);
      time.setAttribute("aria-live", "off");
      if (time.textContent !== text) time.textContent = text;
    }
  };
  setInterval(tick, 1000);
  new MutationObserver(tick).observe(document.body, { childList: true, subtree: true });
}
"""
"""Ends the script of simcord's page."""


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
            env.settle_timeout = PATIENCE
            unopened = env.preview(channel, viewers=[teacher, *students], layout="channel", port=port)
            _let_time_run(unopened)
            async with contextlib.AsyncExitStack() as stack:
                try:
                    preview = await stack.enter_async_context(unopened)
                except OSError as error:
                    raise SetupFault(
                        f"The preview cannot listen on port {port} ({error.strerror}). Choose another with --port."
                    ) from error
                pulse = asyncio.create_task(Pulse(env, preview).beat())
                try:
                    yield preview
                finally:
                    pulse.cancel()
                    await asyncio.gather(pulse, return_exceptions=True)
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


def _let_time_run(preview: Any) -> None:
    """Have the page count its relative timestamps down by itself.

    A refresh would not: simcord's page keeps the drawing of each message that is unchanged, and refuses the press that
    meets a refresh. Its server's way to give out its files is private.
    """
    give = preview._server._static

    async def give_with_ticks(request: Any) -> Any:
        response = await give(request)
        if request.path == "/app.js":
            response.text += TICKS
        return response

    preview._server._static = give_with_ticks


class Pulse:
    """Lets the made-up clock run with the real one, and shows what the bot changes by itself.

    simcord refuses work that overlaps, and its page then takes no more presses: presses and beats take turns. Its page
    has one entry for presses, which is private.
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
                    self._shown = self._state()
                except TimeoutError as error:  # the next beat shows it
                    log.warning("The bot was too busy for the preview's clock: %s", error)

    async def _act_in_turn(self, *arguments: Any) -> Any:
        async with self._turn:
            outcome = await self._act(*arguments)
            self._shown = self._state()  # the page shows by itself what its own press has changed
            return outcome

    def _state(self) -> object:
        """Tell one state of the messages from another."""
        channels = self._env.backend.messages.values()
        return [(message.id, message.edited_timestamp) for channel in channels for message in channel.values()]
