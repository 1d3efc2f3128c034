"""/unit choose: the units of a server, of one of its channels, or, in direct messages, of a server that one has played in."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import discord
from discord import app_commands

from ...errors import Refusal
from ...library.ids import whole_unit
from ..kit import words as kit_words
from ..kit.card import Card, Tone, heading, plain, quote, small
from ..kit.client import AnyCommand, Interaction, place_of
from ..kit.controls import button, hold_page, menu, on_pick, on_press, pager
from ..kit.custom_ids import Who, read_value
from ..kit.replies import Reply, answer
from ..kit.tree import FOR
from ..kit.verbs import ChooseServer, ChooseUnits, ResetUnits, ShowSettings, TurnChoice
from . import words
from .commands import count_questions, unit

COMMANDS: tuple[AnyCommand, ...] = ()
PER_PAGE = 20
Channel: TypeAlias = discord.TextChannel | discord.VoiceChannel


class Offered(NamedTuple):
    """A unit that can be chosen."""

    key: str
    title: str
    questions: int
    owner: str


@unit.command(name="choose", description=words.CHOOSE, extras={FOR: Who.TEACHER_OR_DIRECT})
@app_commands.describe(channel=words.CHOOSE_CHANNEL)
async def choose(interaction: Interaction, channel: Channel | None = None) -> None:
    async def work() -> Reply:
        if interaction.guild_id is None:
            return Reply(await _direct_card(interaction))
        return Reply(_choice_card(interaction, channel.id if channel else 0, 0))

    await answer(interaction, work(), private=True)


# ---- in a server


def _offered(interaction: Interaction) -> list[Offered]:
    """List what a server may choose, its own units first."""
    own = [
        Offered(each.key, each.title, each.questions, words.OWN)
        for each in interaction.client.store.units.of(place_of(interaction))
    ]
    host = interaction.client.libraries.host.units
    return own + [Offered(each.key, each.head.title, len(each.questions), words.OF_HOST) for each in host]


def _choice_card(interaction: Interaction, channel: int, page: int, lead: str = "") -> Card:
    client, guild = interaction.client, place_of(interaction)
    chosen, offered = client.libraries.chosen(guild, channel), _offered(interaction)
    pages = -(-len(offered) // PER_PAGE)
    at = hold_page(page, pages)
    shown = offered[at * PER_PAGE : (at + 1) * PER_PAGE]
    options = [
        discord.SelectOption(
            label=plain(each.title, 100),
            value=whole_unit(each.key),
            description=plain(f"{count_questions(each.questions)} · {each.owner}", 100),
            default=each.key in chosen,
        )
        for each in shown
    ]
    lines = [
        words.LINE.format(
            mark="✅" if each.key in chosen else "▫️",
            title=quote(each.title, 100),
            questions=count_questions(each.questions),
            owner=each.owner,
        )
        for each in shown
    ]
    stored = client.store.chosen.of(guild, channel)
    above = words.ABOVE_SERVER if channel else words.ABOVE_HOST
    title = words.CHOOSE_CHANNEL_TITLE.format(channel=channel) if channel else words.CHOOSE_TITLE
    reset = words.RESET.format(above=above) if channel else words.RESET_HOST
    return Card(
        lead,
        heading(title),
        "\n".join(lines),
        small(words.CHOOSE_HOW),
        small(words.UNCHOSEN.format(above=above)) if stored is None else "",
        tone=Tone.QUIET,
        controls=[
            [menu(words.CHOOSE_MENU, ChooseUnits(channel, at), options=options, most=len(options))],
            [
                *([button(reset, ResetUnits(channel))] if stored is not None else []),
                *pager(lambda turned: TurnChoice(channel, turned), page=at, pages=pages),
                *([] if channel else [button(words.ALL_SETTINGS, ShowSettings())]),
            ],
        ],
    )


@on_press(TurnChoice)
async def _turn(interaction: Interaction, asked: TurnChoice) -> None:
    async def work() -> Reply:
        _require_channel(interaction, asked.channel)
        return Reply(_choice_card(interaction, asked.channel, asked.page))

    await answer(interaction, work(), update=True)


@on_pick(ChooseUnits)
async def _choose(interaction: Interaction, asked: ChooseUnits, values: list[str]) -> None:
    """Store what is chosen on a page of the menu; what other pages have stays as it is."""

    async def work() -> Reply:
        _require_channel(interaction, asked.channel)
        client, guild, offered = interaction.client, place_of(interaction), _offered(interaction)
        page = {whole_unit(each.key): each.key for each in offered[asked.page * PER_PAGE : (asked.page + 1) * PER_PAGE]}
        before = client.libraries.chosen(guild, asked.channel)
        if not {*values} <= page.keys():
            raise Refusal(kit_words.OLD_BUTTON)
        wanted = ({*before} - {*page.values()}) | {page[value] for value in values}
        keys = tuple(each.key for each in offered if each.key in wanted)
        await client.store.chosen.choose(guild, asked.channel, keys)
        return Reply(_choice_card(interaction, asked.channel, asked.page, words.CHOSEN))

    await answer(interaction, work(), update=True)


@on_press(ResetUnits)
async def _reset(interaction: Interaction, asked: ResetUnits) -> None:
    async def work() -> Reply:
        _require_channel(interaction, asked.channel)
        await interaction.client.store.chosen.choose(place_of(interaction), asked.channel, None)
        return Reply(_choice_card(interaction, asked.channel, 0, words.CHOSEN))

    await answer(interaction, work(), update=True)


def _require_channel(interaction: Interaction, channel: int) -> None:
    if channel and (interaction.guild is None or interaction.guild.get_channel(channel) is None):
        raise Refusal(words.NO_CHANNEL)


# ---- in direct messages


async def _played_in(interaction: Interaction) -> list[discord.Guild]:
    """List the servers in which somebody has stored answers: nothing else shows that they belong there."""
    guilds = await interaction.client.store.scores.played_in(interaction.user.id)
    return [guild for number in guilds if (guild := interaction.client.get_guild(number)) is not None]


async def _direct_card(interaction: Interaction, lead: str = "") -> Card:
    servers = await _played_in(interaction)
    if not servers:
        return Card(words.DIRECT_NONE, tone=Tone.QUIET)
    chosen = interaction.client.store.chosen.direct(interaction.user.id)
    options = [discord.SelectOption(label=words.DIRECT_HOST, value="0", default=chosen == 0)]
    options += [
        discord.SelectOption(label=plain(each.name, 100), value=str(each.id), default=each.id == chosen) for each in servers[:24]
    ]
    return Card(
        lead,
        heading(words.DIRECT_TITLE, words.DIRECT_HOW),
        tone=Tone.QUIET,
        controls=[[menu(words.DIRECT_MENU, ChooseServer(), options=options)]],
    )


@on_pick(ChooseServer)
async def _choose_server(interaction: Interaction, asked: ChooseServer, values: list[str]) -> None:
    async def work() -> Reply:
        (number,) = read_value(values, tuple[int])
        servers = {each.id: each for each in await _played_in(interaction)}
        if number and number not in servers:
            raise Refusal(words.DIRECT_UNKNOWN)
        await interaction.client.store.chosen.choose_direct(interaction.user.id, number)
        said = words.DIRECT_CHOSEN.format(server=quote(servers[number].name)) if number else words.DIRECT_CHOSEN_HOST
        return Reply(await _direct_card(interaction, said))

    await answer(interaction, work(), update=True)
