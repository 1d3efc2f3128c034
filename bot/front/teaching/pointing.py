"""A teacher points a question that no look-up was sure of to an entry: choose the question, choose the entry."""

from __future__ import annotations

import discord
from discord import ui

from ...errors import Refusal
from ...library.catalogue import Library
from ...lookup.entry_kind import EntryKind
from ...store.lookups.unanswered import Unanswered
from ..kit import words as kit_words
from ..kit.card import Card, Tone, heading, plain, quote, small
from ..kit.client import AnyCommand, Interaction, index_at, place_of, reads_day_first, whole_library
from ..kit.controls import Pick, button, menu, on_pick, on_press, on_submit
from ..kit.custom_ids import read_value
from ..kit.forms import form, open_form
from ..kit.replies import Reply, answer
from ..kit.verbs import EntryId, PointQuestion, Row, SearchEntries, ShowUnanswered, TurnUnanswered, UndoTaught
from ..lookup.records import kind_of, option_line, title_of
from . import words
from .taught import forget_phrase
from .unanswered import list_unanswered, say_opened

COMMANDS: tuple[AnyCommand, ...] = ()
_LIKELY, _SEARCHED = 12, 25
"""Entries that are offered for a question, and for words that a teacher types; a menu holds 25."""


async def _question(interaction: Interaction, row: int, page: int, *, searched: str = "") -> Reply:
    """Show a question with the entries that are likely to answer it, or with what the teacher's words find."""
    asked, library = await _find(interaction, row), await whole_library(interaction)
    entries = await _search(interaction, searched, _SEARCHED) if searched else await _likely(interaction, library, asked)
    last = discord.utils.format_dt(asked.asked, "R")
    told = words.ASKED_TIMES[asked.times != 1].format(count=asked.times, last=last, ending=words.ENDED[asked.ending])
    return Reply(
        Card(
            heading(f"“{quote(asked.question, 300)}”", told, say_opened(library, asked, most=3)),
            words.SEARCHED[bool(entries)].format(text=quote(searched)) if searched else "" if entries else words.POINT_NONE,
            small(words.POINT_HOW),
            tone=Tone.QUIET,
            controls=[
                [_chooser(library, asked, entries, page)] if entries else [],
                [
                    button(words.POINT_SEARCH, SearchEntries(asked.id, page), emoji="🔎"),
                    button(words.POINT_BACK, TurnUnanswered(page)),
                ],
            ],
        )
    )


async def _find(interaction: Interaction, row: int) -> Unanswered:
    """Give a question of this server; raise Refusal where it is not on the list any more."""
    asked = await interaction.client.store.unanswered.find(place_of(interaction), row)
    if asked is None:
        raise Refusal(words.UNANSWERED_GONE)
    return asked


async def _likely(interaction: Interaction, library: Library, asked: Unanswered) -> list[str]:
    """List what students opened after a question, and then what is nearest to its words."""
    opened = [entry for entry in asked.opened if kind_of(library, entry)]
    return [*dict.fromkeys([*opened, *await _search(interaction, asked.question, _LIKELY)])][:_SEARCHED]


async def _search(interaction: Interaction, text: str, most: int) -> list[str]:
    """List the ids of the entries that words find among the units of this place, best first."""
    index, day_first = await index_at(interaction), reads_day_first(interaction)
    found = index.find(text, limit=most, day_first=day_first)
    begun = index.complete(text, kinds=tuple(EntryKind), limit=most, day_first=day_first)
    return [*dict.fromkeys(hit.id for hit in (*found, *begun))][:most]


def _chooser(library: Library, asked: Unanswered, entries: list[str], page: int) -> Pick:
    options = []
    for entry in entries:
        kind = kind_of(library, entry)
        if kind is None:
            continue
        times = words.OPENED_TIMES.format(count=asked.opened[entry]) if entry in asked.opened else ""
        options.append(
            discord.SelectOption(
                label=plain(title_of(library, kind, entry), 100),
                value=entry,
                description=plain(times + option_line(library, kind, entry), 100),
            )
        )
    return menu(words.POINT_MENU, PointQuestion(asked.id, page), options=options)


@on_pick(ShowUnanswered)
async def _show(interaction: Interaction, asked: ShowUnanswered, values: list[str]) -> None:
    async def work() -> Reply:
        (row,) = read_value(values, tuple[Row])
        return await _question(interaction, row, asked.page)

    await answer(interaction, work(), update=True)


@on_press(SearchEntries)
async def _open_search(interaction: Interaction, asked: SearchEntries) -> None:
    async def work() -> ui.Modal:
        question = await _find(interaction, asked.row)
        lead = f"“{quote(question.question, 300)}”"
        return form(words.SEARCH_TITLE, asked, lead=lead, label=words.SEARCH_LABEL, hint=words.SEARCH_HINT)

    await open_form(interaction, work())


@on_submit(SearchEntries)
async def _search_for(interaction: Interaction, asked: SearchEntries, text: str) -> None:
    await answer(interaction, _question(interaction, asked.row, asked.page, searched=text), update=True)


@on_pick(PointQuestion)
async def _point(interaction: Interaction, asked: PointQuestion, values: list[str]) -> None:
    async def work() -> Reply:
        (entry,) = read_value(values, tuple[EntryId])
        client, library = interaction.client, await whole_library(interaction)
        kind = kind_of(library, entry)
        if kind is None:
            raise Refusal(kit_words.GONE)
        taught = await client.store.taught.teach(place_of(interaction), asked.row, entry, client.now())
        if taught is None:
            raise Refusal(words.UNANSWERED_GONE)
        lead = words.TAUGHT_NOW.format(phrase=quote(taught.phrase, 150), title=title_of(library, kind, entry))
        undo = button(words.UNDO, UndoTaught(taught.id, asked.page), emoji="↩️")
        return await list_unanswered(interaction, asked.page, lead=lead, undo=undo)

    await answer(interaction, work(), update=True)


@on_press(UndoTaught)
async def _undo(interaction: Interaction, asked: UndoTaught) -> None:
    async def work() -> Reply:
        return await list_unanswered(interaction, asked.page, lead=await forget_phrase(interaction, asked.row))

    await answer(interaction, work(), update=True)
