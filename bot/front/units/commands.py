"""The group /unit, and what a server's own units are listed, removed and taken back by."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import app_commands

from ...errors import Refusal
from ...store.units.server_units import Change, ServerUnit, Version
from ..kit.card import Card, Tone, heading, plain, quote, shorten, small
from ..kit.client import AnyCommand, Interaction, place_of, units_at
from ..kit.controls import button, hold_page, menu, on_pick, on_press, pager
from ..kit.custom_ids import Who, read_value
from ..kit.replies import Reply, answer
from ..kit.tree import FOR
from ..kit.verbs import GoBackTo, RemoveUnit, TurnUnits
from . import words

PER_PAGE = 12
unit = app_commands.Group(
    name="unit",
    description=words.UNIT,
    default_permissions=discord.Permissions(manage_guild=True),
    extras={FOR: Who.TEACHER},
)
COMMANDS: tuple[AnyCommand, ...] = (unit,)


async def complete_own(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer the units of the server's own, those that hold what was typed first."""
    typed = current.strip().casefold()
    own = sorted(interaction.client.store.units.of(place_of(interaction)), key=lambda each: typed not in each.title.casefold())
    return [app_commands.Choice(name=shorten(each.title, 100), value=each.key) for each in own[:25]]


def find_own(interaction: Interaction, text: str) -> ServerUnit:
    """Give the unit of this server that a key, an id or a title means; raise Refusal where there is none."""
    own = interaction.client.store.units.of(place_of(interaction))
    exact = next((each for each in own if text in (each.key, each.unit_id)), None)
    if exact is not None:
        return exact
    titles = {number: each.title for number, each in enumerate(own)}
    from rapidfuzz import fuzz, process, utils  # a start waits for none of it

    best = process.extractOne(text[:200], titles, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=85)
    if best is None:
        raise Refusal(words.NO_SUCH_UNIT.format(query=quote(text)))
    return own[best[2]]


def owned(interaction: Interaction, number: int) -> ServerUnit:
    """Give the unit of this server that a control is about; raise Refusal where it is removed, or another server's."""
    own = interaction.client.store.units.of(place_of(interaction))
    found = next((each for each in own if each.number == number), None)
    if found is None:
        raise Refusal(words.NO_SUCH_UNIT.format(query=number))
    return found


def count_questions(count: int) -> str:
    return words.QUESTIONS[count != 1].format(count=count)


# ---- list


@unit.command(name="list", description=words.LIST)
async def list_units(interaction: Interaction) -> None:
    async def work() -> Reply:
        return Reply(_list_card(interaction, 0))

    await answer(interaction, work(), private=True)


def _list_card(interaction: Interaction, page: int) -> Card:
    libraries, own = interaction.client.libraries, interaction.client.store.units.of(place_of(interaction))
    chosen = units_at(interaction)[1]
    lines = [
        _line(each.title, each.questions, words.OWN + words.LIST_VERSION.format(version=each.version), ticked=each.key in chosen)
        for each in own
    ]
    lines += [
        _line(each.head.title, len(each.questions), words.OF_HOST, ticked=each.key in chosen) for each in libraries.host.units
    ]
    pages = -(-len(lines) // PER_PAGE)
    at = hold_page(page, pages)
    return Card(
        heading(words.LIST_TITLE),
        "\n".join(lines[at * PER_PAGE : (at + 1) * PER_PAGE]),
        small(words.CHOOSE_HOW if own else words.LIST_NONE),
        tone=Tone.QUIET,
        controls=[pager(TurnUnits, page=at, pages=pages)],
    )


def _line(title: str, questions: int, owner: str, *, ticked: bool) -> str:
    mark = "✅" if ticked else "▫️"
    return words.LINE.format(mark=mark, title=quote(title, 100), questions=count_questions(questions), owner=owner)


@on_press(TurnUnits)
async def _turn(interaction: Interaction, asked: TurnUnits) -> None:
    async def work() -> Reply:
        return Reply(_list_card(interaction, asked.page))

    await answer(interaction, work(), update=True)


# ---- remove


@unit.command(name="remove", description=words.REMOVE)
@app_commands.describe(unit=words.REMOVE_UNIT)
@app_commands.autocomplete(unit=complete_own)
async def remove(interaction: Interaction, unit: str) -> None:
    async def work() -> Reply:
        own = find_own(interaction, unit)
        confirm = button(words.REMOVE_BUTTON, RemoveUnit(own.number), style=discord.ButtonStyle.danger)
        return Reply(Card(words.REMOVE_ASK.format(title=quote(own.title)), tone=Tone.CAUTION, controls=[[confirm]]))

    await answer(interaction, work(), private=True)


@on_press(RemoveUnit)
async def _remove(interaction: Interaction, asked: RemoveUnit) -> None:
    async def work() -> Reply:
        own = owned(interaction, asked.unit)
        await interaction.client.store.units.remove(own, now=interaction.client.now())
        return Reply(Card(words.REMOVED.format(title=quote(own.title)), tone=Tone.QUIET))

    await answer(interaction, work(), update=True)


# ---- history


@unit.command(name="history", description=words.HISTORY)
@app_commands.describe(unit=words.HISTORY_UNIT)
@app_commands.autocomplete(unit=complete_own)
async def history(interaction: Interaction, unit: str) -> None:
    async def work() -> Reply:
        own = find_own(interaction, unit)
        return Reply(history_card(own, await interaction.client.store.units.versions(own)))

    await answer(interaction, work(), private=True)


def history_card(own: ServerUnit, versions: Sequence[Version], lead: str = "") -> Card:
    """List the versions that are kept, the latest first, and offer the way back to each."""
    before = [each for each in versions if each.number != own.version]
    options = [
        discord.SelectOption(
            label=words.HISTORY_OPTION.format(number=each.number),
            value=str(each.number),
            description=plain(_what(each), 100),
        )
        for each in before
    ]
    lines = [
        words.HISTORY_LINE.format(
            number=each.number,
            when=discord.utils.format_dt(each.made, "R"),
            what=quote(_what(each), 120),
            questions=count_questions(each.questions),
        )
        + (words.HISTORY_NOW if each.number == own.version else "")
        for each in versions
    ]
    back = [menu(words.HISTORY_MENU, GoBackTo(own.number, own.version), options=options)] if options else []
    return Card(
        lead, heading(words.HISTORY_TITLE.format(title=quote(own.title))), "\n".join(lines), tone=Tone.QUIET, controls=[back]
    )


def _what(version: Version) -> str:
    return words.HISTORY_CHANGES[version.change.value].format(detail=version.detail)


@on_pick(GoBackTo)
async def _go_back(interaction: Interaction, asked: GoBackTo, values: list[str]) -> None:
    async def work() -> Reply:
        (number,) = read_value(values, tuple[int])
        client, own = interaction.client, owned(interaction, asked.unit)
        text = await client.store.units.text(own, number)
        if text is None:
            raise Refusal(words.HISTORY_GONE)
        saved = await client.store.units.save(
            own.guild, text, change=Change.UNDO, detail=str(number), now=client.now(), after=asked.version
        )
        said = words.HISTORY_BACK.format(title=quote(own.title), number=number)
        return Reply(history_card(saved, await client.store.units.versions(saved), said))

    await answer(interaction, work(), update=True)
