"""The smallest possible discord.py bot with a command and a button: what any bot can be compared to."""

from __future__ import annotations

import os
import sys
from typing import Any

import discord
from discord import app_commands


class Board(discord.ui.View):
    """One button that outlives a restart."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Press", custom_id="bare:press")
    async def press(self, interaction: discord.Interaction, button: discord.ui.Button[Any]) -> None:
        await interaction.response.send_message("pressed", ephemeral=True)


class Bare(discord.Client):
    """The client."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        self.add_view(Board())
        if "--no-sync" not in sys.argv:
            await self.tree.sync()


bot = Bare()


@bot.tree.command(description="Answers with a fixed sentence")
async def fact(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("pong")


@bot.tree.command(description="Posts the button")
async def board(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("the board", view=Board())


if __name__ == "__main__":
    bot.run(os.environ["DISCORD_TOKEN"])
