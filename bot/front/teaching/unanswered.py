"""/class unanswered: the questions that nothing was found for, without who asked."""

from __future__ import annotations

import discord

from ...store.times import from_ms, to_ms
from ..kit.card import Card, Tone, heading, paginate, quote, small
from ..kit.client import AnyCommand, Interaction, place_of
from ..kit.controls import button, hold_page, on_press, pager
from ..kit.replies import Reply, answer, answer_press
from ..kit.verbs import AskToClear, ClearUnanswered, TurnUnanswered
from . import words
from .classroom import classroom

COMMANDS: tuple[AnyCommand, ...] = ()


@classroom.command(name="unanswered", description=words.UNANSWERED)
async def unanswered(interaction: Interaction) -> None:
    await answer(interaction, _unanswered(interaction, 0), private=True)


async def _unanswered(interaction: Interaction, page: int) -> Reply:
    found = await interaction.client.store.unanswered.of(place_of(interaction))
    if not found:
        return Reply(Card(words.UNANSWERED_NONE, tone=Tone.QUIET))
    lines = [f"- {quote(each.question, 150)}" + (f" · {each.times}×" if each.times > 1 else "") for each in found]
    pages = paginate(lines, most=1200, between="\n")
    at = hold_page(page, len(pages))
    clear = button(words.UNANSWERED_CLEAR, AskToClear(), style=discord.ButtonStyle.danger)
    return Reply(
        Card(
            heading(words.UNANSWERED_TITLE.format(count=len(found))),
            pages[at],
            small(words.UNANSWERED_HOW),
            tone=Tone.QUIET,
            controls=[pager(TurnUnanswered, page=at, pages=len(pages)), [clear]],
        )
    )


@on_press(TurnUnanswered)
async def _turn(interaction: Interaction, asked: TurnUnanswered) -> None:
    await answer_press(interaction, _unanswered(interaction, asked.page))


@on_press(AskToClear)
async def _ask_to_clear(interaction: Interaction, asked: AskToClear) -> None:
    """Ask whether to clear; the button carries when the latest question was asked, so that what comes later stays."""

    async def work() -> Reply:
        found = await interaction.client.store.unanswered.of(place_of(interaction))
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
        return await _unanswered(interaction, 0)

    await answer_press(interaction, work())
