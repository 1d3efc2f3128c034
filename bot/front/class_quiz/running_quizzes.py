"""All class quizzes that run just now, each in its channel; a restart finds them again in the store."""

from __future__ import annotations

import asyncio

import discord

from ...errors import Refusal
from ...study.class_quiz.quiz import Live
from ..kit import words
from ..kit.client import Desk
from .runner import Show


class Hall:
    """The running class quizzes by id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._shows: dict[str, Show] = {}

    async def open(self, live: Live) -> Show:
        """Store a new quiz, before anything of it is shown; raise Refusal where its channel has one."""
        await self._desk.store.live.create(live)
        return self._hold(live)

    async def find(self, quiz_id: str) -> Show:
        """Give a running quiz; raise Refusal where it is over or unknown."""
        if quiz_id in self._shows:
            return self._shows[quiz_id]
        live = await self._desk.store.live.find(quiz_id)
        if live is None:
            raise Refusal(words.LIVE_GONE)
        if live.ended is not None:
            raise Refusal(words.LIVE_OVER)
        await self.resume()
        if quiz_id not in self._shows:
            raise Refusal(words.LIVE_OVER)
        return self._shows[quiz_id]

    async def resume(self) -> None:
        """Go on with every quiz that is stored as unfinished and not running here; each goes its own way at once."""
        unfinished = await self._desk.store.live.unfinished()
        found = [self._hold(live, resumed=True) for live in unfinished if live.id not in self._shows]
        await asyncio.gather(*(show.resume() for show in found))

    async def leave(self, *channels: int) -> None:
        """End the quizzes of channels that are gone, with a word to their teachers."""
        gone = [show for show in self._shows.values() if {show.live.channel, show.live.thread} & {*channels}]
        await asyncio.gather(*(show.give_up("channel") for show in gone))

    def close(self) -> None:
        """Stop all clocks; everything is stored."""
        for show in [*self._shows.values()]:
            show.stop()
        self._shows.clear()

    def _hold(self, live: Live, *, resumed: bool = False) -> Show:
        show = self._shows[live.id] = Show(self._desk, live, over=self._forget, resumed=resumed)
        return show

    def _forget(self, quiz_id: str) -> None:
        self._shows.pop(quiz_id, None)


def add_to(client: Desk) -> None:
    """Learn of channels that are deleted; a quiz that stands still would not notice by itself."""

    async def on_guild_channel_delete(channel: discord.abc.GuildChannel) -> None:
        await client.hall.leave(channel.id)

    async def on_raw_thread_delete(gone: discord.RawThreadDeleteEvent) -> None:
        await client.hall.leave(gone.thread_id)

    client.event(on_guild_channel_delete)
    client.event(on_raw_thread_delete)
