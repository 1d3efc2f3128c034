"""A class server in which the real bot answers: a teacher, two students, a channel."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import discord
import pytest
import simcord

from bot.app import Gobbet
from bot.library.catalogue import Library
from bot.lookup.index import Index
from bot.preview.simcord_page import OneClock
from bot.store import Store


@dataclass
class Classroom:
    """The world of a test; simcord's handles are untyped where it does not export them."""

    env: Any
    bot: Gobbet
    folder: Path
    guild: Any
    channel: Any
    teacher: Any
    ana: Any
    ben: Any

    async def restart(self) -> None:
        """Stop the bot and start a new process's worth of it on the same database."""
        await self.bot.store.servers.claim_greeting(self.guild.id, self.env.now())  # as if it had been there for long
        await self.bot.store.close()
        index = await self.bot.libraries.index(self.bot.libraries.host)
        self.bot = Gobbet(self.bot.libraries.host, await Store.open(self.folder), index=index, now=self.env.now, rng=Random(2))
        await self.env.restart_bot(self.bot)


@pytest.fixture(scope="session")
def index(library: Library) -> Index:
    return Index.of(library)


@pytest.fixture
async def env(library: Library, index: Index, tmp_path: Path) -> AsyncIterator[simcord.Env]:
    """A made-up Discord with the bot in it; simcord finds it by this fixture and sets its clock."""
    env = OneClock(Gobbet(library, await Store.open(tmp_path), index=index, rng=Random(1)))
    await env.start()
    yield env
    await env.shutdown()
    bot = env.bot
    assert isinstance(bot, Gobbet)
    await bot.store.close()
    assert env.errors == []


@pytest.fixture
def room(env: simcord.Env, tmp_path: Path) -> Classroom:
    bot = env.bot
    assert isinstance(bot, Gobbet)
    bot.now = env.now
    guild = env.create_guild("History 101")
    staff = guild.create_role("Teachers", permissions=discord.Permissions(manage_guild=True))
    return Classroom(
        env=env,
        bot=bot,
        folder=tmp_path,
        guild=guild,
        channel=guild.create_text_channel("history"),
        teacher=guild.add_member(env.create_user("teacher"), roles=[staff]),
        ana=guild.add_member(env.create_user("ana")),
        ben=guild.add_member(env.create_user("ben")),
    )


def _walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _walk(component.get("components", []))
        if "accessory" in component:
            yield component["accessory"]


def text_of(result: Any) -> str:
    """Give all text of the card in a result, or of a message."""
    return "\n".join(c["content"] for c in _walk(components_of(result)) if c.get("type") == 10)


def labels_of(result: Any) -> list[str]:
    """Give the labels of the buttons that can be pressed."""
    return [c["label"] for c in _walk(components_of(result)) if c.get("type") == 2 and not c.get("disabled")]


def menu_of(result: Any) -> dict[str, Any]:
    """Give the menu of a card."""
    return next(c for c in _walk(components_of(result)) if c.get("type") == 3)


def components_of(result: Any) -> list[dict[str, Any]]:
    shown = getattr(result, "response", result)
    if shown is None:
        shown = result.followups[-1]
    components: list[dict[str, Any]] = shown.components
    return components
