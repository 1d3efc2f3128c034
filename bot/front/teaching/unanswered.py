"""/class unanswered: the questions that no look-up was sure of, and what students opened then, without who asked."""

from __future__ import annotations

import asyncio

import discord

from ...library.catalogue import Library
from ...store.lookups.unanswered import Unanswered
from ...store.times import from_ms, to_ms
from ..kit.card import Card, Control, Tone, heading, plain, quote, small
from ..kit.client import AnyCommand, Client, Interaction, place_of, whole_library
from ..kit.controls import Pick, button, hold_page, menu, on_press, pager
from ..kit.replies import Reply, answer, answer_press
from ..kit.verbs import AskToClear, ClearUnanswered, ShowUnanswered, TurnTaught, TurnUnanswered
from ..lookup.records import kind_of, title_of
from . import words
from .classroom import classroom
from .taught import drop_gone

COMMANDS: tuple[AnyCommand, ...] = ()
PER_PAGE = 8


@classroom.command(name="unanswered", description=words.UNANSWERED)
async def unanswered(interaction: Interaction) -> None:
    await answer(interaction, list_unanswered(interaction, 0), private=True)


async def list_unanswered(interaction: Interaction, page: int, *, lead: str = "", undo: Control | None = None) -> Reply:
    """Show a page of the list, with what became of the last question above it."""
    client, guild, library = interaction.client, place_of(interaction), await whole_library(interaction)
    lead = "\n".join(said for said in (lead, await drop_gone(client, guild, library)) if said)
    found, taught = await _open_questions(client, guild), len(client.store.taught.of(guild))
    below: list[Control] = [undo] if undo else []
    below += [button(words.TAUGHT_BUTTON.format(count=taught), TurnTaught(0))] if taught else []
    if not found:
        return Reply(Card(lead, words.UNANSWERED_NONE, tone=Tone.QUIET, controls=[below]))
    pages = -(-len(found) // PER_PAGE)
    at = hold_page(page, pages)
    shown = found[at * PER_PAGE : (at + 1) * PER_PAGE]
    below.append(button(words.UNANSWERED_CLEAR, AskToClear(), style=discord.ButtonStyle.danger))
    return Reply(
        Card(
            lead,
            heading(words.UNANSWERED_TITLE.format(count=len(found))),
            "\n".join(_line(library, each) for each in shown),
            small(words.UNANSWERED_HOW),
            tone=Tone.QUIET,
            controls=[[_chooser(shown, at)], pager(TurnUnanswered, page=at, pages=pages), below],
        )
    )


async def _open_questions(client: Client, guild: int) -> list[Unanswered]:
    """List what is still unanswered: what a phrase that was taught finds, as it is or with slips, is not."""
    found, learnt = await client.store.unanswered.of(guild), client.store.taught.learnt(guild)
    return await asyncio.to_thread(lambda: [each for each in found if learnt.entry_of(each.question) is None])


def _line(library: Library, each: Unanswered) -> str:
    times = f" · {each.times}×" if each.times > 1 else ""
    opened = say_opened(library, each, most=1)
    return f"- {quote(each.question, 150)}{times}" + (f"\n  {opened}" if opened else "")


def say_opened(library: Library, each: Unanswered, most: int) -> str:
    """Say which entries students opened most after a question, of those that are still there."""
    named = [
        words.OPENED.format(title=title_of(library, kind, entry), count=f" {times}×" if times > 1 else "")
        for entry, times in each.opened.items()
        if (kind := kind_of(library, entry))
    ]
    return words.OPENED_LINE.format(titles=", ".join(named[:most])) if named else ""


def _chooser(shown: list[Unanswered], page: int) -> Pick:
    options = [
        discord.SelectOption(label=plain(each.question, 100), value=str(each.id), description=words.ENDED[each.ending])
        for each in shown
    ]
    return menu(words.UNANSWERED_MENU, ShowUnanswered(page), options=options)


@on_press(TurnUnanswered)
async def _turn(interaction: Interaction, asked: TurnUnanswered) -> None:
    await answer_press(interaction, list_unanswered(interaction, asked.page))


@on_press(AskToClear)
async def _ask_to_clear(interaction: Interaction, asked: AskToClear) -> None:
    """Ask whether to clear; the button carries when the latest question was asked, so that what comes later stays."""

    async def work() -> Reply:
        found = await _open_questions(interaction.client, place_of(interaction))
        if not found:
            return Reply(Card(words.UNANSWERED_NONE, tone=Tone.QUIET))
        latest = to_ms(max(each.asked for each in found))
        clear = button(words.UNANSWERED_DO_CLEAR, ClearUnanswered(latest), style=discord.ButtonStyle.danger)
        sure = words.UNANSWERED_SURE.get(len(found), words.UNANSWERED_SURE_MANY.format(count=len(found)))
        return Reply(Card(sure, tone=Tone.CAUTION, controls=[[clear, button(words.UNANSWERED_KEEP, TurnUnanswered(0))]]))

    await answer_press(interaction, work())


@on_press(ClearUnanswered)
async def _clear(interaction: Interaction, asked: ClearUnanswered) -> None:
    """Clear what was on the list when it was asked about, and show what there is now."""

    async def work() -> Reply:
        await interaction.client.store.unanswered.clear(place_of(interaction), from_ms(asked.until))
        return await list_unanswered(interaction, 0)

    await answer_press(interaction, work())
