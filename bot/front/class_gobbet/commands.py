"""/class gobbet: a teacher has the class write about an extract; /class gobbets: they read again what was written."""

from __future__ import annotations

import secrets
from datetime import timedelta
from random import Random
from typing import Literal

import discord
from discord import app_commands
from msgspec.structs import replace

from ...errors import Refusal
from ...library.extracts import Extract
from ...lookup.entries import EntryKind
from ...store.reasons import StoreReason
from ...study.class_gobbet.round import ClassGobbet, Handed
from ...study.gobbets.gobbet import choose_extract
from ..class_quiz.messages import UNREACHED
from ..gobbets import words as gobbet_words
from ..gobbets.commands import complete_extract, named_extract
from ..kit.card import shorten
from ..kit.client import AnyCommand, Interaction, library_of, place_of
from ..kit.replies import Reply, answer
from ..kit.topics import resolve_topic
from ..lookup.empty import require_some
from ..teaching.classroom import classroom
from . import words
from .cards import TakenChannel, class_card
from .reading import open_desk
from .running import Running, running_of

COMMANDS: tuple[AnyCommand, ...] = ()
"""None of its own: its commands belong to /class."""


@classroom.command(name="gobbet", description=words.COMMAND)
@app_commands.describe(extract=words.EXTRACT, minutes=words.MINUTES)
@app_commands.autocomplete(extract=complete_extract)
async def gobbet(
    interaction: Interaction, extract: str | None = None, minutes: Literal[5, 10, 15, 20, 25, 30, 35, 40] = 15
) -> None:
    opened: list[Running] = []

    async def work() -> Reply:
        _require_rights(interaction)
        chosen = await _choose(interaction, extract or "")
        new, running = _new_gobbet(interaction, chosen, minutes), running_of(interaction.client)
        try:
            opened.append(await running.open(new))
        except Refusal as refusal:
            taken = await interaction.client.store.class_gobbets.taking(new.channel)
            raise (TakenChannel(refusal, taken) if taken else refusal) from refusal
        return Reply(class_card(new, 0))

    await answer(interaction, work())
    if opened:
        await _note_card(interaction, opened[0])


async def _choose(interaction: Interaction, text: str) -> Extract:
    """Choose the extract that is named, or one on a topic that no class here has written about lately."""
    library, client = library_of(interaction), interaction.client
    require_some(library, EntryKind.EXTRACT)
    if named := named_extract(library, text):
        return named
    topic = resolve_topic(library, text) if text else ""
    used = await client.store.class_gobbets.used(place_of(interaction))
    chosen = choose_extract(library, Random(client.rng.getrandbits(48)), topic=topic, seen=used)
    if chosen is None:
        raise Refusal(gobbet_words.NO_SUCH_EXTRACT.format(topic=library.label(topic)))
    return chosen


def _new_gobbet(interaction: Interaction, extract: Extract, minutes: int) -> ClassGobbet:
    at = interaction.created_at
    return ClassGobbet(
        id=secrets.token_urlsafe(9),
        guild=place_of(interaction),
        channel=interaction.channel_id or 0,
        teacher=interaction.user.id,
        handed=Handed(replace(extract, asked=""), library_of(interaction).source_of(extract)),
        seed=interaction.client.rng.getrandbits(48),
        opened=at,
        ends=at + timedelta(minutes=minutes),
    )


async def _note_card(interaction: Interaction, running: Running) -> None:
    """Note which message the card is; where that is not known, it is looked for, or posted anew."""
    try:
        card = await interaction.original_response()
    except (discord.HTTPException, *UNREACHED):
        await running.resume()
        return
    await running.begin(card)


def _require_rights(interaction: Interaction) -> None:
    """Raise Refusal, naming what lacks, where the bot may not keep its card in this channel."""
    sending = "send_messages_in_threads" if isinstance(interaction.channel, discord.Thread) else "send_messages"
    allowed = interaction.app_permissions
    needed = ("view_channel", sending, "read_message_history")
    lacking = [words.PERMISSIONS[right] for right in needed if not getattr(allowed, right)]
    if lacking:
        raise Refusal(words.LACKING.format(permissions=", ".join(lacking)))


async def complete_gobbet(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer the extracts that classes of this server wrote about, the latest first."""
    typed = current.strip().casefold()
    past = await interaction.client.store.class_gobbets.past(place_of(interaction))
    named = [(words.CHOICE.format(when=f"{each.opened:%d %b %Y, %H:%M}", title=each.extract.title), each.id) for each in past]
    return [app_commands.Choice(name=shorten(name, 100), value=key) for name, key in named if typed in name.casefold()]


@classroom.command(name="gobbets", description=words.GOBBETS)
@app_commands.describe(which=words.GOBBETS_WHICH)
@app_commands.autocomplete(which=complete_gobbet)
async def gobbets(interaction: Interaction, which: str | None = None) -> None:
    async def work() -> Reply:
        past = await interaction.client.store.class_gobbets.past(place_of(interaction))
        found = next((each for each in past if which in (None, each.id)), None)
        if found is None:
            raise Refusal(words.GOBBETS_NONE if which is None else StoreReason.GOBBET_GONE)
        return await open_desk(interaction, found)

    await answer(interaction, work(), private=True)
