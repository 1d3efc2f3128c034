"""The command tree: who may use a command, and be offered completions for it, is checked here before either runs."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from ...errors import Refusal
from .client import Client
from .controls import require
from .custom_ids import Who
from .failures import report

FOR = "who"
"""The key of a command's or group's extras that says who it is for; without it, anybody."""


class CheckedTree(app_commands.CommandTree[Client]):
    """Commands with their check; a refusal is told to whoever asked, and a completion offers nothing."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        data: dict[str, Any] = dict(interaction.data or {})
        root = self.get_command(str(data.get("name", "")))
        who = root.extras.get(FOR, Who.ANYBODY) if isinstance(root, app_commands.Command | app_commands.Group) else Who.ANYBODY
        try:
            require(interaction, who)
        except Refusal as refusal:
            if interaction.type is discord.InteractionType.autocomplete:
                await interaction.response.autocomplete([])
            else:
                await report(interaction, refusal)
            return False
        return True
