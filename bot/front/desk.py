"""What every command may ask of the bot: the library, the store, the clock and the dice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING, Any, TypeAlias

import discord
from discord import app_commands

if TYPE_CHECKING:
    from ..library.catalogue import Library
    from ..library.search import Index
    from ..store import Store


class Desk(discord.Client):
    """A client with what the front needs at hand; `bot.app` fills it."""

    library: Library
    index: Index
    store: Store
    tree: app_commands.CommandTree[Desk]
    command_ids: dict[str, int]
    now: Callable[[], datetime]
    rng: Random


AnyCommand: TypeAlias = app_commands.Command[Any, ..., Any] | app_commands.Group
Interaction: TypeAlias = discord.Interaction[Desk]


def place_of(interaction: Interaction) -> int:
    """Give the id of the server that scores belong to, or 0 in direct messages."""
    return interaction.guild_id or 0


def is_teacher(interaction: Interaction) -> bool:
    """Say whether this person runs the class: whoever may manage the server."""
    return interaction.guild_id is not None and interaction.permissions.manage_guild
