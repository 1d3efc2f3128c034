"""The first card: what to press first. It is posted once where the bot comes to a server, and /help brings it back."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta

import discord

from ...store.reasons import Unsaved
from ..kit.card import Card, Tone, heading, small
from ..kit.client import Client, Part
from ..kit.controls import Press, button
from ..kit.failures import UNREACHED
from ..kit.verbs import OpenQuiz, Practise, ShowAnother
from . import words
from .mentions import mention

log = logging.getLogger(__name__)
NEW = timedelta(days=1)
"""How long after it came to a server the bot still greets it: it may have been invited before it was started."""


class Welcomes(Part):
    """Greets the servers that the bot comes to."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def resume(self) -> None:
        """Greet the servers that it came to lately, while it was not running."""
        for guild in self._client.guilds:
            came = guild.me.joined_at if guild.me else None
            if came is not None and self._client.now() - came < NEW:
                await self.greet(guild)

    async def greet(self, guild: discord.Guild) -> None:
        """Post the first card where the bot may write, once; where that fails it is left, as /help has it all."""
        channel = next(_open_channels(guild), None)
        try:
            if channel is not None and await self._client.store.servers.claim_greeting(guild.id, self._client.now()):
                await channel.send(view=welcome_card(self._client))
        except (discord.HTTPException, Unsaved, *UNREACHED) as error:
            log.warning("A server could not be greeted: %s", error)

    def close(self) -> None:
        """There is nothing to let go of."""


def _open_channels(guild: discord.Guild) -> Iterator[discord.TextChannel]:
    """List where the bot may write: where the server announces who comes, then its other channels from the top."""
    channels = [guild.system_channel, *sorted(guild.text_channels, key=lambda each: each.position)]
    for channel in channels:
        if channel is None or guild.me is None or channel in (guild.rules_channel, guild.public_updates_channel):
            continue
        allowed = channel.permissions_for(guild.me)
        if allowed.view_channel and allowed.send_messages:
            yield channel


def welcome_card(client: Client) -> Card:
    """Say what to press first, for teachers; the preview says first of all who one is."""
    return Card(
        client.greeting,
        heading(words.WELCOME_TITLE, words.WELCOME_LEAD),
        words.FIRST,
        small(words.WELCOME_MORE.format(help=mention(client, "help"))),
        tone=Tone.KNOWLEDGE,
        controls=[first_buttons(teacher=True)],
    )


def first_buttons(*, teacher: bool) -> list[Press]:
    """Make the buttons of what to press first."""
    start = button(words.START_QUIZ, OpenQuiz(), style=discord.ButtonStyle.primary, emoji="▶️")
    return [
        *([start] if teacher else []),
        button(words.A_FACT, ShowAnother(), emoji="📖"),
        button(words.PRACTISE, Practise(), emoji="🧠"),
    ]


def add_to(client: Client) -> None:
    """Greet each server that the bot comes to from now on."""
    welcomes = Welcomes(client)
    client.keep(welcomes)

    async def on_guild_join(guild: discord.Guild) -> None:
        await welcomes.greet(guild)

    client.event(on_guild_join)
