"""The names that pictures of a class quiz show, as Discord shows them; a picture has no mentions.

They are seen when students press, held in memory for as long as their quiz runs, and looked up where they were not seen, as
after a restart. None is stored.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import discord

from ....study.class_quiz.quiz import ClassQuiz
from ....study.class_quiz.shown_names import nickname_in
from ....study.class_quiz.standings import Player
from ...kit.client import Client
from ..messages import UNREACHED
from . import words

PATIENCE = 2.0
"""Seconds that a picture waits for names that were not seen."""


class SeenNames:
    """The names of those who pressed in one quiz."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._names: dict[int, str] = {}

    def note(self, user: discord.User | discord.Member) -> None:
        """Note how somebody is shown who presses."""
        self._names[user.id] = user.display_name

    async def name(self, quiz: ClassQuiz, players: Sequence[Player]) -> dict[int, str]:
        """Name a few players: by nickname where such are played under, and by place of joining where no name is to be had."""
        nicknames = {player.user: nickname_in(quiz, player) for player in players}
        unseen = [user for user, nickname in nicknames.items() if nickname is None and user not in self._names]
        if unseen:
            await self._look_up(quiz.guild, unseen)
        return {
            player.user: nicknames[player.user] or self._names.get(player.user, words.PLAYER.format(number=player.number + 1))
            for player in players
        }

    async def _look_up(self, guild_id: int, users: Sequence[int]) -> None:
        guild = self._client.get_guild(guild_id)
        if guild is None:
            return

        async def fetch(user: int) -> None:
            try:
                self.note(guild.get_member(user) or await guild.fetch_member(user))
            except (discord.HTTPException, *UNREACHED):
                return

        fetching = [asyncio.create_task(fetch(user)) for user in users]
        _, late = await asyncio.wait(fetching, timeout=PATIENCE)
        for task in late:
            task.cancel()
