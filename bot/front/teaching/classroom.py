"""/class: what a teacher does for a class; each feature adds its own command to this group."""

from __future__ import annotations

import discord
from discord import app_commands

from ..kit.client import AnyCommand
from . import words

classroom = app_commands.Group(
    name="class",
    description=words.CLASS,
    default_permissions=discord.Permissions(manage_guild=True),
    guild_only=True,
)
COMMANDS: tuple[AnyCommand, ...] = (classroom,)
