"""What is perhaps meant: up to three entries with their first lines, each with its button, and said as what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord
from discord import ui

from ...library.catalogue import Library
from ...store.reasons import Unsaved
from ..kit.card import Block, Card, Tone, heading, quote, shorten, small
from ..kit.client import Interaction, library_of, place_of
from ..kit.controls import Press, button, on_press, verbs_on
from ..kit.replies import Reply, is_own
from ..kit.verbs import EntryView, ShowPerhaps
from . import words
from .audience import turn_look_up
from .records import about_line, first_line, record_card, records_of, title_of

if TYPE_CHECKING:
    from ...lookup.hits import Hit

_SHORT = 38
"""Letters of a title on one of three buttons in a row."""


def perhaps_card(
    library: Library, hits: Sequence[Hit], *, title: str, asked: str, view: EntryView = EntryView.CARD, question: int = 0
) -> Card:
    """Offer what is perhaps meant; `question` is the number under which the question is kept."""
    offers: list[Block] = [
        ui.Section(
            f"{_number(place, len(hits))}**{hit.title}**\n{small(about_line(library, hit.kind, hit.id))}\n"
            + first_line(library, hit.kind, hit.id),
            accessory=button(
                words.PERHAPS_SHOW[len(hits) > 1].format(number=place), ShowPerhaps(hit.kind, hit.id, view, question)
            ),
        )
        for place, hit in enumerate(hits, 1)
    ]
    return Card(asked_lead(asked), heading(title), *offers, small(words.PERHAPS_HOW), tone=Tone.CAUTION)


def asked_lead(question: str) -> str:
    """Write the small print that says what was asked."""
    return small(words.ASK_LEAD.format(question=quote(question, 150)))


def _number(place: int, of: int) -> str:
    return f"{place} · " if of > 1 else ""


@on_press(ShowPerhaps)
async def _show(interaction: Interaction, asked: ShowPerhaps) -> None:
    async def work() -> Reply:
        library = library_of(interaction)
        card = record_card(library, asked.kind, asked.id, asked.view)
        if is_own(interaction):
            await count_opened(interaction, asked.question, asked.id)
            _keep_offering(card, library, interaction, asked)
        return Reply(card)

    await turn_look_up(interaction, work())


def _keep_offering(card: Card, library: Library, interaction: Interaction, asked: ShowPerhaps) -> None:
    """Put the question above the entry, and the others that were offered below it, as the card had them before."""
    if interaction.message is None:
        return
    before = ui.LayoutView.from_message(interaction.message)
    offered = [verb for verb in verbs_on(before) if isinstance(verb, ShowPerhaps) and verb.id in records_of(library, verb.kind)]
    leads = (item.content for item in before.walk_children() if isinstance(item, ui.TextDisplay))
    lead = next(leads, "")
    if lead.startswith(small(words.ASK_LEAD.partition("{")[0])):
        card.lead_with(lead)
    if len(offered) > 1:
        card.offer([_switch(library, verb, shown=verb.id == asked.id) for verb in offered[:3]])


def _switch(library: Library, verb: ShowPerhaps, *, shown: bool) -> Press:
    style = discord.ButtonStyle.primary if shown else discord.ButtonStyle.secondary
    return button(shorten(title_of(library, verb.kind, verb.id), _SHORT), verb, style=style, disabled=shown)


async def count_opened(interaction: Interaction, question: int, entry: str) -> None:
    """Count what was opened after a question that this server keeps, without by whom."""
    client, guild = interaction.client, place_of(interaction)
    if not guild or not question:
        return
    if not client.limits.may_count(guild, interaction.user.id, interaction.created_at.timestamp()):
        return
    try:
        await client.store.unanswered.note_opened(guild, question, entry)
    except Unsaved:  # the host has been told, and it keeps nobody from reading
        return
