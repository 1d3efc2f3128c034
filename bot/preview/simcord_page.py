"""What works round simcord's page: the one file that uses simcord's private names.

To report to simcord: its page words relative timestamps once, when it draws their message; it offers no way to add a script;
presses have one entry, which is private, and work that overlaps is refused; a timer cannot be left to the made-up clock alone.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from importlib import resources
from typing import Any

import discord
import simcord

log = logging.getLogger(__name__)
BEAT = 0.5
"""Seconds between looks at the clock."""
PATIENCE = 120.0
"""Seconds of real time that work may take, on the slowest machine."""


class OneClock(simcord.Env):
    """A made-up Discord in which a timer ends by the made-up clock alone, whatever time passes on the machine meanwhile.

    simcord would end each by the machine's clock, too, and has one setting for two things: how long work may take, and which
    timers belong to it. A short one gives up work on a slow machine, and a long one keeps a press waiting for every timer.
    """

    def __init__(self, bot: discord.Client, **options: Any) -> None:  # options are simcord's own
        _require(simcord.Env, "_schedule_timer")
        super().__init__(bot, settle_timeout=PATIENCE, **options)

    def _schedule_timer(self, *_: object) -> None:
        """Leave the timer to `advance_time`."""


async def catch_up(env: simcord.Env) -> None:
    """Move the made-up clock to the real time: at first from simcord's fixed start, then beat by beat.

    Each timer on the way ends at its own moment.
    """
    behind = (datetime.now(UTC) - env.now()).total_seconds()
    if behind > 0:
        await env.advance_time(behind)


def let_time_run(preview: Any) -> None:
    """Have the page count its relative timestamps down by itself.

    A refresh would not: simcord's page keeps the drawing of each message that is unchanged, and refuses the press that
    meets a refresh. Its server's way to give out its files is private.
    """
    require_private_names(preview)
    give = preview._server._static
    countdowns = resources.files("bot.preview").joinpath("countdowns.js").read_text("utf-8")

    async def give_with_ticks(request: Any) -> Any:
        response = await give(request)
        if request.path == "/app.js":
            response.text += countdowns
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
                    await catch_up(self._env)
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


def require_private_names(preview: Any) -> None:
    """Raise RuntimeError where simcord has changed what is used here, rather than serve a page that half works."""
    _require(preview, "_server", "_action")
    _require(preview._server, "_static")


def _require(owner: object, *names: str) -> None:
    lacking = [name for name in names if not hasattr(owner, name)]
    if lacking:
        raise RuntimeError(f"simcord {simcord.__version__} has no {', '.join(lacking)} any more: see bot/preview/simcord_page.py")
