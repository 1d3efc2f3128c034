"""/class: what a teacher does for a class; each feature adds its own command to this group."""

from __future__ import annotations

import discord
from discord import app_commands

from ..kit.client import AnyCommand
from ..kit.custom_ids import Who
from ..kit.tree import FOR
from . import words

classroom = app_commands.Group(
    name="class",
    description=words.CLASS,
    default_permissions=discord.Permissions(manage_guild=True),
    guild_only=True,
    extras={FOR: Who.TEACHER},
)
COMMANDS: tuple[AnyCommand, ...] = (classroom,)
