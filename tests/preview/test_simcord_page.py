"""The private names of simcord that the preview rests on: where they change, it says so rather than half work."""

from __future__ import annotations

import discord
import pytest
import simcord

from bot.preview.simcord_page import require_edited_texts, require_private_names


def test_a_simcord_that_has_changed_is_named() -> None:
    with pytest.raises(RuntimeError, match=r"has no _server, _action, .* any more"):
        require_private_names(object())


async def test_all_that_is_edited_in_the_page_is_in_the_simcord_that_is_installed() -> None:
    async with simcord.run(discord.Client(intents=discord.Intents.none())) as env:
        guild = env.create_guild()
        preview = env.preview(guild.create_text_channel("history"), viewers=[guild.add_member(env.create_user("Ana"))])
        require_edited_texts(preview)
        require_private_names(preview)
