"""/scores and /leaderboard."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import discord
from discord import app_commands

from ...errors import Refusal
from ...library.catalogue import Library
from ...store.scores import Mine
from ...study.points import Score, UnitScore, count_points, rank_standings, score_units, weakest_topic
from ..kit.card import Card, Tone, heading, small
from ..kit.client import AnyCommand, Interaction, library_of, place_of, units_at
from ..kit.controls import Press, button, on_press
from ..kit.replies import Reply, answer
from ..kit.verbs import LeaveOrRejoin, Practise, PractiseTopic, ShowMyPlace
from ..lookup.audience import answer_look_up
from . import words

_TOP = 10
_MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}


@app_commands.command(description=words.SCORES)
async def scores(interaction: Interaction) -> None:
    async def work() -> Reply:
        client = interaction.client
        mine = await client.store.scores.mine(interaction.user.id, place_of(interaction))
        units = await asyncio.to_thread(score_units, mine.marks, library_of(interaction))
        return Reply(_scores_card(library_of(interaction), mine, units, in_server=interaction.guild_id is not None))

    await answer(interaction, work(), private=True)


@app_commands.command(description=words.LEADERBOARD)
async def leaderboard(interaction: Interaction) -> None:
    async def work() -> Reply:
        return Reply(await _leaderboard_card(interaction))

    await answer_look_up(interaction, work())


COMMANDS: tuple[AnyCommand, ...] = (scores, leaderboard)


def _scores_card(library: Library, mine: Mine, units: Sequence[UnitScore], *, in_server: bool) -> Card:
    if not mine.marks:
        return Card(words.NO_SCORES, tone=Tone.QUIET, controls=[[button(words.PRACTISE, Practise(), emoji="🧠")]])
    topics = [line for unit in units for line in _unit_lines(unit, alone=len(units) < 2)]
    recent = [
        f"- {discord.utils.format_dt(past.started, 'R')}: {_of(past.score)}"
        + (f", {words.GOBBET}" if past.gobbet else "")
        + (f", {library.label(past.topic)}" if past.topic in library.topics else "")
        for past in mine.recent
    ]
    total = mine.total
    return Card(
        heading(
            words.SCORES_TITLE.format(place=words.HERE if in_server else words.DIRECTLY),
            words.SCORES_TOTAL.format(won=count_points(total.won), possible=total.possible, percent=total.percent),
        ),
        "\n".join([words.BY_TOPIC, *topics]) if topics else "",
        "\n".join([words.LATELY, *recent]),
        tone=Tone.QUIZ,
        controls=[[_next_step(units)]],
    )


def _next_step(units: Sequence[UnitScore]) -> Press:
    """Offer to practise the weakest topic or, where nothing was lost, anything."""
    weakest, style = weakest_topic(units), discord.ButtonStyle.primary
    if weakest is None:
        return button(words.PRACTISE, Practise(), style=style, emoji="🧠")
    return button(words.PRACTISE_THIS.format(topic=weakest.title), PractiseTopic(weakest.key), style=style, emoji="🧠")


def _unit_lines(unit: UnitScore, *, alone: bool) -> list[str]:
    """Write the scores of one unit by topic, under its title where there are several."""
    topics = [f"{_bar(score)} {title}: {_of(score)}" for _, title, score in unit.topics]
    title = unit.title or words.OTHER_UNITS
    return topics if alone and topics else [f"**{title}**: {_of(unit.total)}", *topics]


def _bar(score: Score) -> str:
    """Draw a share as five squares, for those who do not read numbers first."""
    full = round(score.percent / 20)
    return "🟩" * full + "⬜" * (5 - full)


def _of(score: Score) -> str:
    return words.SCORE.format(won=count_points(score.won), possible=score.possible)


async def _leaderboard_card(interaction: Interaction) -> Card:
    if interaction.guild_id is None:
        raise Refusal(words.SERVER_ONLY)
    standings = rank_standings(await interaction.client.store.scores.standings(place_of(interaction), units_at(interaction)[1]))
    lines = [
        f"{_MEDALS.get(standing.rank, f'**{standing.rank}.**')} <@{standing.user}> · **{count_points(standing.points)}**"
        for standing in standings[:_TOP]
    ]
    return Card(
        heading(words.LEADERBOARD_TITLE),
        "\n".join(lines) or words.LEADERBOARD_EMPTY,
        small(words.LEADERBOARD_HOW),
        tone=Tone.QUIZ,
        controls=[
            [button(words.PRACTISE, Practise(), style=discord.ButtonStyle.primary, emoji="🧠")] if not lines else [],
            [button(words.MY_PLACE_BUTTON, ShowMyPlace()), button(words.LEAVE_BUTTON, LeaveOrRejoin())],
        ],
    )


@on_press(ShowMyPlace)
async def _my_place(interaction: Interaction, asked: ShowMyPlace) -> None:
    async def work() -> Reply:
        ranked = rank_standings(await interaction.client.store.scores.standings(place_of(interaction), units_at(interaction)[1]))
        mine = next((standing for standing in ranked if standing.user == interaction.user.id), None)
        if mine is None:
            return Reply(Card(words.NO_PLACE, tone=Tone.QUIET))
        text = words.MY_PLACE.format(rank=mine.rank, all=len(ranked), points=count_points(mine.points))
        return Reply(Card(text, tone=Tone.QUIZ))

    await answer(interaction, work(), private=True)


@on_press(LeaveOrRejoin)
async def _leave(interaction: Interaction, asked: LeaveOrRejoin) -> None:
    """Leave the leaderboard with one press; the next one undoes it, and the card on display follows each time."""

    async def work() -> Reply:
        kept = interaction.client.store.scores
        person = (interaction.user.id, place_of(interaction))
        hidden = not await kept.is_hidden(*person)
        await kept.hide(*person, hidden=hidden)
        told = Card(words.LEADERBOARD_LEFT if hidden else words.LEADERBOARD_BACK, tone=Tone.QUIET)
        return Reply(await _leaderboard_card(interaction), aside=told)

    await answer(interaction, work(), update=True)
