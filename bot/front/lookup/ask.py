"""/ask: the best entry for a question, close seconds, or nothing; and the teacher's list of what went unanswered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from ...errors import Refusal
from ...language.folding import fold
from ...lookup.entries import Kind
from ...store.rounds import from_ms, to_ms
from ..kit import words
from ..kit.card import Card, Tone, heading, paginate, quote, shorten, small
from ..kit.client import AnyCommand, Interaction, place_of, require_teacher
from ..kit.controls import Pick, button, menu, on_pick, on_press, pager, read_page
from ..kit.replies import Reply, answer, answer_press
from ..teaching.classroom import classroom
from .commands import NothingFound, record_card, show_record

if TYPE_CHECKING:
    from ...lookup.index import Hit

_LONGEST = 300
"""Characters that are kept of a question that nothing was found for."""
LONGEST_CHOICE = 100
"""Characters that Discord takes in a choice."""


async def complete_question(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer titles that what is typed leads to, after the question as it stands: Enter takes the first choice."""
    typed = " ".join(current.split())
    if len(typed) > LONGEST_CHOICE:
        return []
    hits = (await interaction.client.get_index()).complete(current, kinds=tuple(Kind), limit=25)
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
    desk = interaction.client
    asked = (await desk.get_index()).ask(question)
    if asked.best is None:
        await _note_unanswered(interaction, question)
        raise NothingFound(question, asked.nearest)
    card = record_card(desk, asked.best.kind, asked.best.id)
    card.lead_with(small(words.ASK_LEAD.format(question=quote(question, 150))))
    if asked.others:
        card.offer([_others_menu(asked.others)])
    return Reply(card)


def _others_menu(hits: tuple[Hit, ...]) -> Pick:
    options = [discord.SelectOption(label=shorten(hit.title, 100), value=f"{hit.kind.value}/{hit.id}") for hit in hits]
    return menu(words.ASK_CLOSE, "ask-other", options=options)


@on_pick("ask-other")
async def _other(interaction: Interaction, values: list[str]) -> None:
    kind, _, key = values[0].partition("/")
    await show_record(interaction, Kind(kind), key)


async def _note_unanswered(interaction: Interaction, question: str) -> None:
    """Keep the question for this server's teachers, without who asked; in direct messages nobody would read it."""
    folded = fold(question[:_LONGEST])
    if interaction.guild_id is not None and folded:
        desk = interaction.client
        await desk.store.unanswered.note(interaction.guild_id, question[:_LONGEST], folded, desk.now())


# ---- for teachers


@classroom.command(name="unanswered", description=words.UNANSWERED)
async def unanswered(interaction: Interaction) -> None:
    await answer(interaction, _unanswered(interaction, "0"), private=True)


async def _unanswered(interaction: Interaction, page: str) -> Reply:
    await require_teacher(interaction)
    found = await interaction.client.store.unanswered.of(place_of(interaction))
    if not found:
        return Reply(Card(words.UNANSWERED_NONE, tone=Tone.QUIET))
    lines = [f"- {quote(each.question, 150)}" + (f" · {each.times}×" if each.times > 1 else "") for each in found]
    pages = paginate(lines, most=1200, between="\n")
    at = read_page(page, len(pages))
    clear = button(words.UNANSWERED_CLEAR, "unanswered-clear", style=discord.ButtonStyle.danger)
    return Reply(
        Card(
            heading(words.UNANSWERED_TITLE.format(count=len(found))),
            pages[at],
            small(words.UNANSWERED_HOW),
            tone=Tone.QUIET,
            controls=[pager("unanswered", page=at, pages=len(pages)), [clear]],
        )
    )


@on_press("unanswered")
async def _turn(interaction: Interaction, page: str) -> None:
    await answer_press(interaction, _unanswered(interaction, page))


@on_press("unanswered-clear")
async def _ask_to_clear(interaction: Interaction) -> None:
    """Ask whether to clear; the button carries when the latest question was asked, so that what comes later stays."""

    async def work() -> Reply:
        await require_teacher(interaction)
        found = await interaction.client.store.unanswered.of(place_of(interaction))
        if not found:
            return Reply(Card(words.UNANSWERED_NONE, tone=Tone.QUIET))
        latest = to_ms(max(each.asked for each in found))
        clear = button(words.UNANSWERED_DO_CLEAR, "unanswered-cleared", latest, style=discord.ButtonStyle.danger)
        sure = words.UNANSWERED_SURE.get(len(found), words.UNANSWERED_SURE_MANY.format(count=len(found)))
        return Reply(Card(sure, tone=Tone.CAUTION, controls=[[clear, button(words.UNANSWERED_KEEP, "unanswered", 0)]]))

    await answer_press(interaction, work())


@on_press("unanswered-cleared")
async def _clear(interaction: Interaction, latest: str) -> None:
    """Clear what was on the list when it was asked about, and show what there is now."""

    async def work() -> Reply:
        await require_teacher(interaction)
        if not latest.isdecimal():
            raise Refusal(words.OLD_BUTTON)
        await interaction.client.store.unanswered.clear(place_of(interaction), from_ms(int(latest)))
        return await _unanswered(interaction, "0")

    await answer_press(interaction, work())
