"""The phrases that a server's teachers have pointed to an entry: listed, taken back, and dropped where the entry is gone."""

from __future__ import annotations

import discord

from ...library.catalogue import Library
from ...library.ids import unit_of_id
from ...store.lookups.taught import Taught
from ..kit.card import Card, Tone, heading, plain, quote, small
from ..kit.client import AnyCommand, Client, Interaction, place_of, whole_library
from ..kit.controls import button, hold_page, menu, on_pick, on_press, pager
from ..kit.custom_ids import read_value
from ..kit.replies import Reply, answer
from ..kit.verbs import RemoveTaught, Row, TurnTaught, TurnUnanswered
from ..lookup.records import kind_of, title_of
from . import words

COMMANDS: tuple[AnyCommand, ...] = ()
PER_PAGE = 8
_NAMED = 3


async def drop_gone(client: Client, guild: int, library: Library) -> str:
    """Forget the phrases whose entry was edited away, and say which; a unit that is not there at all may come back."""
    units = {unit.key for unit in library.units}
    gone = [
        each
        for each in client.store.taught.of(guild)
        if unit_of_id(each.entry_id) in units and not kind_of(library, each.entry_id)
    ]
    if not gone:
        return ""
    dropped = await client.store.taught.forget(guild, [each.id for each in gone])
    named = ", ".join(f"“{quote(each.phrase, 60)}”" for each in dropped[:_NAMED]) + (" …" if len(dropped) > _NAMED else "")
    return words.TAUGHT_DROPPED[len(dropped) != 1].format(count=len(dropped), phrases=named)


async def _list(interaction: Interaction, page: int, *, lead: str = "") -> Reply:
    client, guild, library = interaction.client, place_of(interaction), await whole_library(interaction)
    lead = "\n".join(said for said in (lead, await drop_gone(client, guild, library)) if said)
    kept, back = client.store.taught.of(guild), button(words.TAUGHT_BACK, TurnUnanswered(0))
    if not kept:
        return Reply(Card(lead, words.TAUGHT_NONE, tone=Tone.QUIET, controls=[[back]]))
    pages = -(-len(kept) // PER_PAGE)
    at = hold_page(page, pages)
    shown = kept[::-1][at * PER_PAGE : (at + 1) * PER_PAGE]
    options = [discord.SelectOption(label=plain(each.phrase, 100), value=str(each.id)) for each in shown]
    return Reply(
        Card(
            lead,
            heading(words.TAUGHT_TITLE.format(count=len(kept))),
            "\n".join(_line(library, each) for each in shown),
            small(words.TAUGHT_HOW),
            tone=Tone.QUIET,
            controls=[
                [menu(words.TAUGHT_MENU, RemoveTaught(at), options=options)],
                pager(TurnTaught, page=at, pages=pages),
                [back],
            ],
        )
    )


def _line(library: Library, each: Taught) -> str:
    kind = kind_of(library, each.entry_id)
    title = f"**{title_of(library, kind, each.entry_id)}**" if kind else words.TAUGHT_ASLEEP
    return words.TAUGHT_LINE.format(phrase=quote(each.phrase, 150), title=title)


@on_press(TurnTaught)
async def _turn(interaction: Interaction, asked: TurnTaught) -> None:
    await answer(interaction, _list(interaction, asked.page), update=True)


@on_pick(RemoveTaught)
async def _remove(interaction: Interaction, asked: RemoveTaught, values: list[str]) -> None:
    async def work() -> Reply:
        (row,) = read_value(values, tuple[Row])
        return await _list(interaction, asked.page, lead=await forget_phrase(interaction, row))

    await answer(interaction, work(), update=True)


async def forget_phrase(interaction: Interaction, row: int) -> str:
    """Take a phrase back, and say so."""
    forgotten = await interaction.client.store.taught.forget(place_of(interaction), [row])
    return words.TAUGHT_FORGOTTEN.format(phrase=quote(forgotten[0].phrase, 150)) if forgotten else words.TAUGHT_GONE
