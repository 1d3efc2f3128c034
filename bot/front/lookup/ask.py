"""/ask: a question in one's own words."""

from __future__ import annotations

from discord import app_commands

from ...lookup.entry_kind import EntryKind
from ..kit.card import shorten
from ..kit.client import AnyCommand, Interaction, index_at, reads_day_first
from ..kit.controls import on_pick
from ..kit.custom_ids import read_value
from ..kit.verbs import ShowEntry, ShowOther
from . import words
from .audience import answer_look_up
from .finding import Wanted, look_up
from .records import show_record

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
    await answer_look_up(interaction, look_up(interaction, Wanted(question)))


COMMANDS: tuple[AnyCommand, ...] = (ask,)


@on_pick(ShowOther)
async def _show_other(interaction: Interaction, asked: ShowOther, values: list[str]) -> None:
    (value,) = read_value(values, tuple[str])
    kind, _, key = value.partition("/")  # an id names its unit, with a stroke of its own
    chosen = read_value([kind, key], ShowEntry)
    await show_record(interaction, chosen.kind, chosen.id)
