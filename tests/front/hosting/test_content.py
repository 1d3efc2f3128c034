"""The host reloads edited content: at once when it is sound, and not at all when it is broken."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import discord
import pytest

from tests.conftest import ROOT
from tests.front.conftest import Classroom, text_of


@pytest.fixture
def content(room: Classroom, tmp_path: Path) -> Path:
    """A copy of the unit that the bot reads from and a host can edit."""
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder)
    room.bot.content = folder
    return folder


@pytest.fixture
def host(room: Classroom) -> Any:
    """The owner of the bot's application, with the rights that show /host."""
    admins = room.guild.create_role("Admins", permissions=discord.Permissions(administrator=True))
    owner = room.guild.add_member(room.env.create_user("host"), roles=[admins])
    assert room.bot.application is not None
    room.bot.application.owner = discord.Object(owner.id)  # type: ignore[assignment]  # simcord's application has no human owner
    return owner


async def test_an_edit_is_taught_after_a_reload(room: Classroom, content: Path, host: Any) -> None:
    facts = content / "secret-speech" / "facts.toml"
    facts.write_text(facts.read_text("utf-8").replace("Khrushchev delivers the Secret Speech", "The speech is given", 1), "utf-8")
    shown = await host.slash(room.channel, "host reload")
    assert shown.ephemeral
    assert "The content was read again" in text_of(shown)
    assert "The speech is given" in text_of(await room.ana.slash(room.channel, "fact", topic="speech-delivered"))


async def test_a_broken_edit_keeps_the_old_content_and_says_why(room: Classroom, content: Path, host: Any) -> None:
    (content / "secret-speech" / "terms.toml").write_text("[[terms]]\nid = 'half", "utf-8")
    told = text_of(await host.slash(room.channel, "host reload"))
    assert "the old one stays in use" in told
    assert "terms.toml" in told
    assert "Gulag" in text_of(await room.ana.slash(room.channel, "define", term="gulag"))


async def test_only_the_host_may_reload(room: Classroom, host: Any) -> None:
    admins = room.guild.roles["Admins"]
    boss = room.guild.add_member(room.env.create_user("boss"), roles=[admins])
    assert "Only the host" in text_of(await boss.slash(room.channel, "host reload"))
