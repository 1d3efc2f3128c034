"""How an answer reaches Discord in time: work that takes long is deferred, and then shown in the same place."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Coroutine
from typing import Any, TypeVar

import discord
import msgspec

from .card import Card
from .client import Interaction
from .failures import report
from .news import tell_news

T = TypeVar("T")
PATIENCE = 2.0
"""Seconds before an answer is deferred; Discord waits three."""


class Picture(msgspec.Struct, frozen=True):
    """A PNG that the card shows, or another file that it hands out, by its name."""

    name: str
    png: bytes


class Reply(msgspec.Struct, frozen=True):
    """A card, with the picture or file that it shows, if any, and more of them.

    `aside` is said besides, to who asked alone, and `aloud` to everybody.
    """

    card: Card
    picture: Picture | None = None
    aside: Card | None = None
    aloud: Reply | None = None
    more: tuple[Picture, ...] = ()

    def files(self) -> list[discord.File]:
        shown = (*([self.picture] if self.picture else []), *self.more)
        return [discord.File(io.BytesIO(each.png), each.name) for each in shown]


async def answer(
    interaction: Interaction, work: Coroutine[Any, Any, Reply], *, private: bool = False, update: bool = False, slow: bool = False
) -> None:
    """Run the work and show its reply: as a new message, or with `update` in place of the card under the control.

    It is deferred after `PATIENCE`, or at once where the work is known to be slow; what it refuses at its first step
    is still told privately.
    """
    try:
        if slow:
            reply = await _deferred(interaction, work, private=private, update=update)
        else:
            reply = await in_time(interaction, work, private=private, update=update)
        await _show(interaction, reply, private=private, update=update)
        if reply.aside is not None:
            await interaction.followup.send(view=reply.aside, ephemeral=True)
        if reply.aloud is not None:
            await interaction.followup.send(view=reply.aloud.card, files=reply.aloud.files())
        await tell_news(interaction)
    except Exception as error:  # noqa: BLE001 - the last place before a user would see it
        await report(interaction, error)


def is_own(interaction: Interaction) -> bool:
    """Say whether the card under a control may change in place: it is private, or the presser asked for it."""
    message = interaction.message
    if message is None:
        return False
    asked = message.interaction_metadata
    return message.flags.ephemeral or (asked is not None and asked.user.id == interaction.user.id)


async def answer_press(interaction: Interaction, work: Coroutine[Any, Any, Reply], *, slow: bool = False) -> None:
    """Change the card in place for whom it belongs to, and give anybody else a private one of their own."""
    own = is_own(interaction)
    await answer(interaction, work, private=not own, update=own, slow=slow)


async def _deferred(interaction: Interaction, work: Coroutine[Any, Any, Reply], *, private: bool, update: bool) -> Reply:
    """Take the first step of the work, and defer while the rest of it runs."""
    task = asyncio.ensure_future(work)
    await asyncio.sleep(0)
    if not task.done():
        await _defer(interaction, private=private, update=update)
    return await task


async def in_time(interaction: Interaction, work: Coroutine[Any, Any, T], *, private: bool, update: bool = False) -> T:
    """Do the work, and defer where it takes longer than `PATIENCE`.

    A timer costs 7 µs where a task to wait for costs 29: of a press in a burst, which takes 820, that is 2.6 %.
    """
    loop = asyncio.get_running_loop()
    deferring: list[asyncio.Task[None]] = []
    timer = loop.call_later(
        PATIENCE, lambda: deferring.append(loop.create_task(_defer(interaction, private=private, update=update)))
    )
    try:
        return await work
    finally:
        timer.cancel()
        for task in deferring:
            await task


async def _defer(interaction: Interaction, *, private: bool, update: bool) -> None:
    if interaction.response.is_done():  # while what the control is about was looked for
        return
    if update:
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=private, thinking=True)


async def _show(interaction: Interaction, reply: Reply, *, private: bool, update: bool) -> None:
    files = reply.files()
    if interaction.response.is_done():
        await interaction.edit_original_response(view=reply.card, attachments=files)
    elif update:
        await interaction.response.edit_message(view=reply.card, attachments=files)
    else:
        await interaction.response.send_message(view=reply.card, ephemeral=private, files=files)
