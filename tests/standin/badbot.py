"""A bot that breaks one rule a press; test_standin.py proves that each is caught by name."""

from __future__ import annotations

import asyncio
import os
from typing import Any

import discord
from discord import app_commands
from discord.http import Route
from discord.webhook.async_ import async_context, interaction_response_params

bot = discord.Client(intents=discord.Intents(guilds=True))
tree = app_commands.CommandTree(bot)


async def _answer(interaction: discord.Interaction, kind: int, data: dict[str, Any]) -> None:
    """Answer without the checks of discord.py."""
    params: Any = interaction_response_params(kind, data)
    adapter = async_context.get()
    await adapter.create_interaction_response(interaction.id, interaction.token, session=interaction._session, params=params)


async def _double(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("one")
    await _answer(interaction, 4, {"content": "two"})


async def _late(interaction: discord.Interaction) -> None:
    await asyncio.sleep(3.2)
    await interaction.response.send_message("late")


async def _silent(interaction: discord.Interaction) -> None:
    pass


async def _follow(interaction: discord.Interaction) -> None:
    await interaction.followup.send("before the answer")


async def _update(interaction: discord.Interaction) -> None:
    await _answer(interaction, 7, {"content": "there is no card to change"})


async def _long(interaction: discord.Interaction) -> None:
    await _answer(interaction, 4, {"content": "x" * 2001})


async def _wander(interaction: discord.Interaction) -> None:
    await bot.http.request(Route("GET", "/guilds/{guild_id}/audit-logs", guild_id=interaction.guild_id))


DEEDS = {deed.__name__[1:]: deed for deed in (_double, _late, _silent, _follow, _update, _long, _wander)}


@tree.command(description="Breaks a rule")
async def bad(interaction: discord.Interaction, deed: str) -> None:
    await DEEDS[deed](interaction)


@bot.event
async def setup_hook() -> None:
    await tree.sync()


if __name__ == "__main__":
    bot.run(os.environ["DISCORD_TOKEN"])
