"""An answer reaches Discord before its three seconds are over, however long the work takes."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from discord import app_commands

from bot.front.kit.card import Card, Tone
from bot.front.kit.client import Interaction
from bot.front.kit.replies import Reply, answer

from ..conftest import Classroom, text_of


async def ask(room: Classroom, *, seconds: float) -> Any:
    """Ask a command whose work takes so long by the clock of the test; its answer may still be to come."""

    @app_commands.command(name="ponder", description="Think.")
    async def ponder(interaction: Interaction) -> None:
        async def work() -> Reply:
            await asyncio.sleep(seconds)
            return Reply(Card("Thought through.", tone=Tone.KNOWLEDGE))

        await answer(interaction, work(), private=True)

    room.bot.tree.add_command(ponder)
    await room.bot.tree.sync()
    return await room.ana.slash(room.channel, "ponder")


@pytest.mark.parametrize("seconds", [2.5, 60])
async def test_work_that_takes_long_is_deferred_in_time_and_shown_when_it_is_done(room: Classroom, seconds: float) -> None:
    asked = await ask(room, seconds=seconds)
    await room.env.advance_time(2.4)
    assert asked.deferred
    await room.env.advance_time(seconds)
    assert "Thought through." in text_of(asked)
    assert asked.ephemeral


async def test_work_that_is_done_soon_is_answered_at_once(room: Classroom) -> None:
    asked = await ask(room, seconds=1)
    await room.env.advance_time(1)
    assert "Thought through." in text_of(asked)
    assert not asked.deferred
