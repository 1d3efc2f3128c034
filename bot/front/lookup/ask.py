"""/ask: the best entry for a question, close seconds, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from ...language.folding import fold
from ...lookup.entries import EntryKind
from ..kit.card import quote, shorten, small
from ..kit.client import AnyCommand, Interaction, index_at, library_of, reads_day_first
from ..kit.controls import Pick, menu, on_pick
from ..kit.custom_ids import read_value
from ..kit.replies import Reply, answer
from ..kit.verbs import ShowEntry, ShowOther
from . import words
from .commands import NothingFound, record_card, show_record
from .empty import require_entries

if TYPE_CHECKING:
    from ...lookup.hits import Hit

_LONGEST = 300
"""Characters that are kept of a question that nothing was found for."""
LONGEST_CHOICE = 100
"""Characters that Discord takes in a choice."""


async def complete_question(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer titles that what is typed leads to, after the question as it stands: Enter takes the first choice."""
    typed = " ".join(current.split())
    if len(typed) > LONGEST_CHOICE:
        return []
    hits = (await index_at(interaction)).complete(
        current, kinds=tuple(EntryKind), limit=25, day_first=reads_day_first(interaction)
    )
    titles = [typed] if " " in typed else []
    titles += [title for hit in hits if (title := shorten(hit.title, LONGEST_CHOICE)).casefold() != typed.casefold()]
    return [app_commands.Choice(name=title, value=title) for title in titles[:25]]


@app_commands.command(description=words.ASK)
@app_commands.describe(question=words.ASK_QUESTION)
@app_commands.autocomplete(question=complete_question)
async def ask(interaction: Interaction, question: str) -> None:
    await answer(interaction, _ask(interaction, question))


COMMANDS: tuple[AnyCommand, ...] = (ask,)


async def _ask(interaction: Interaction, question: str) -> Reply:
    require_entries(library_of(interaction))
    asked = (await index_at(interaction)).ask(question, day_first=reads_day_first(interaction))
    if asked.sure is None:
        await _note_unanswered(interaction, question)
        raise NothingFound(question, asked.perhaps or asked.nearest)
    card = record_card(library_of(interaction), asked.sure.kind, asked.sure.id)
    card.lead_with(small(words.ASK_LEAD.format(question=quote(question, 150))))
    if asked.others:
        card.offer([_others_menu(asked.others)])
    return Reply(card)


def _others_menu(hits: tuple[Hit, ...]) -> Pick:
    options = [discord.SelectOption(label=shorten(hit.title, 100), value=f"{hit.kind.value}/{hit.id}") for hit in hits]
    return menu(words.ASK_CLOSE, ShowOther(), options=options)


@on_pick(ShowOther)
async def _show_other(interaction: Interaction, asked: ShowOther, values: list[str]) -> None:
    (value,) = read_value(values, tuple[str])
    chosen = read_value(value.split("/"), ShowEntry)
    await show_record(interaction, chosen.kind, chosen.id)


async def _note_unanswered(interaction: Interaction, question: str) -> None:
    """Keep the question for this server's teachers, without who asked; in direct messages nobody would read it."""
    folded = fold(question[:_LONGEST])
    client, asker = interaction.client, interaction.user.id
    if interaction.guild_id is None or not folded:
        return
    if client.limits.may_note(interaction.guild_id, asker, interaction.created_at.timestamp()):
        await client.store.unanswered.note(interaction.guild_id, question[:_LONGEST], folded, client.now())
