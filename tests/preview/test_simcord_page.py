"""The private names of simcord that the preview rests on: where they change, it says so rather than half work."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot.ops.settings import Settings
from bot.preview.session import open_preview
from bot.preview.simcord_page import controls_of, require_edited_texts, require_private_names
from tests.conftest import ROOT


def test_a_simcord_that_has_changed_is_named() -> None:
    with pytest.raises(RuntimeError, match=r"has no _server, _action, .* any more"):
        require_private_names(object())


async def test_all_that_is_edited_in_the_page_is_in_the_simcord_that_is_installed() -> None:
    async with simcord.run(discord.Client(intents=discord.Intents.none())) as env:
        guild = env.create_guild()
        preview = env.preview(guild.create_text_channel("history"), viewers=[guild.add_member(env.create_user("Ana"))])
        require_edited_texts(preview)
        require_private_names(preview)


async def test_a_press_made_before_the_latest_was_drawn_is_taken_on_the_button_that_was_seen(tmp_path: Path) -> None:
    async with open_preview(Settings(data_dir=tmp_path, content_dir=ROOT / "content")) as preview:
        teacher, ana = preview._open_page(), preview._open_page(preview.viewers[1].id)
        seen, start, fact = ana.revision, key_of(preview, "Start a quiz"), key_of(preview, "A fact")
        assert (await press(preview, teacher, teacher.revision, start))["settlement"] == "settled"
        assert ana.revision > seen
        assert (await press(preview, ana, seen, fact))["settlement"] == "settled"


async def test_a_press_on_a_button_that_is_gone_is_not_taken_on_another(tmp_path: Path) -> None:
    async with open_preview(Settings(data_dir=tmp_path, content_dir=ROOT / "content")) as preview:
        teacher, ana = preview._open_page(), preview._open_page(preview.viewers[1].id)
        await press(preview, teacher, teacher.revision, key_of(preview, "Start a quiz"))
        seen, join = ana.revision, key_of(preview, "Join")
        (message,) = [each for each in preview.env.backend.messages[preview.channel.id].values() if f":{each.id}:" in join]
        control = next(each for key, each in controls_of(message.id, message.components) if key == join)
        message.components = json.loads(json.dumps(message.components).replace(control["custom_id"], "another"))
        preview._publish(ana)
        assert (await press(preview, ana, seen, join))["rejected"]


async def test_a_press_whose_answer_was_lost_is_told_what_became_of_it(tmp_path: Path) -> None:
    async with open_preview(Settings(data_dir=tmp_path, content_dir=ROOT / "content")) as preview:
        ana = preview._open_page(preview.viewers[1].id)
        sent = body(preview, ana, ana.revision, key_of(preview, "A fact"))
        first, again = await preview._action(ana.id, dict(sent)), await preview._action(ana.id, dict(sent))
        assert first["settlement"] == again["settlement"] == "settled"
        assert first["outcomes"] == again["outcomes"]


def key_of(preview: Any, label: str) -> str:
    """Give the key of the newest button of that label."""
    messages = sorted(preview.env.backend.messages[preview.channel.id].items())
    return [key for number, each in messages for key, it in controls_of(number, each.components) if it.get("label") == label][-1]


def body(preview: Any, page: Any, revision: int, key: str) -> dict[str, Any]:
    """Write a press as simcord's page sends it."""
    return {
        "protocol_version": 3,
        "sequence": page.last_sequence + 1,
        "request_id": secrets.token_hex(4),
        "generation": page.generation,
        "bot_generation": preview.env._generation,
        "published_revision": revision,
        "kind": "click",
        "control_key": key,
        "target_id": key.split(":")[1],
    }


async def press(preview: Any, page: Any, revision: int, key: str) -> Any:
    """Press a button in a window that has drawn this revision."""
    return await preview._action(page.id, body(preview, page, revision, key))
