"""A teacher writes a question into a set by a short form: it becomes one of the server's own, and is in the set at once."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

import discord
from discord import ui

from ....errors import Refusal
from ....library.ids import qualified
from ....library.unit import Unit, UnitHead, UnitKind
from ....store.reasons import StoreReason
from ....store.units.server_units import Change, ServerUnit
from ....units.editing.fields import EditKind, Field, id_of
from ...kit import words as kit_words
from ...kit.card import Card, Tone, heading, plain, quote, shorten, small
from ...kit.client import AnyCommand, Interaction, find_library, place_of
from ...kit.controls import button, on_fill, on_press
from ...kit.custom_ids import read_value
from ...kit.forms import FormField, long_form, open_form
from ...kit.replies import Reply, answer
from ...kit.verbs import NewInSet, TurnSet
from ...units.editing.cards import tell_fault
from ...units.editing.desk import DraftKey, desk_of
from ...units.saving import choose_saved, find_destination
from . import words
from .cards import page_of, set_card
from .finding import MOST, change_set, find_set

if TYPE_CHECKING:
    from ....units.editing.changes import Changed, Told

COMMANDS: tuple[AnyCommand, ...] = ()
OWN_UNIT = "our-questions"
"""The id of the unit that keeps what teachers write here."""
TRIES = 3
"""How often a question is put into the unit anew where somebody else has changed that meanwhile."""
_FIELDS = (Field.PROMPT, Field.ANSWERS, Field.EXPLANATION)
_TRUTHS = {"true", "false"}


@on_press(NewInSet)
async def _open(interaction: Interaction, asked: NewInSet) -> None:
    """Open the form, with what was typed not long ago and did not fit."""

    async def work() -> ui.Modal:
        known = await find_set(interaction, asked.name)
        if len(known.questions) >= MOST:
            raise Refusal(words.FULL.format(most=MOST))
        typed = desk_of(interaction).find(_draft_key(interaction, known.name), interaction.client.now())
        return _form(asked, typed)

    await open_form(interaction, work())


def _form(asked: NewInSet, typed: Mapping[Field, str]) -> ui.Modal:
    prompt, answers, explanation = (typed.get(field, "") for field in _FIELDS)
    return long_form(
        words.FORM_TITLE,
        asked,
        [
            FormField(Field.PROMPT.value, words.FORM_PROMPT, text=prompt, longest=400, lines=True, required=True),
            FormField(
                Field.ANSWERS.value, words.FORM_ANSWERS, hint=words.FORM_ANSWERS_HINT, text=answers, lines=True, required=True
            ),
            FormField(
                Field.EXPLANATION.value, words.FORM_EXPLANATION, hint=words.FORM_EXPLANATION_HINT, text=explanation, longest=600,
                lines=True,
            ),
        ],
    )  # fmt: skip


def _draft_key(interaction: Interaction, name: str) -> DraftKey:
    """Keep what is typed for a set apart from what is typed into the forms of units, whose numbers begin at 1."""
    return DraftKey(place_of(interaction), interaction.user.id, 0, EditKind.ONE_CHOICE, name)


@on_fill(NewInSet)
async def _take(interaction: Interaction, asked: NewInSet, typed: dict[str, str]) -> None:
    async def work() -> Reply:
        fields = read_value(typed, dict[Field, str])
        if not fields.keys() <= {*_FIELDS}:
            raise Refusal(kit_words.OLD_BUTTON)
        return Reply(await _store(interaction, asked.name, fields))

    await answer(interaction, work(), update=True)


async def _store(interaction: Interaction, name: str, typed: Mapping[Field, str]) -> Card:
    """Store a question and put it into its set; what does not fit is kept on the desk, and said."""
    client, desk = interaction.client, desk_of(interaction)
    known = await find_set(interaction, name)
    draft = _draft_key(interaction, known.name)
    desk.keep(draft, typed, client.now())
    saved, made = await _save(interaction, typed)
    if saved is None or isinstance(made, tuple):
        return _faulty_card(known.name, typed, made if isinstance(made, tuple) else ())
    await choose_saved(client, saved, _channel(interaction))
    key = qualified(saved.key, id_of(made.record))
    known = await change_set(interaction, name, lambda held: (*held, key))
    desk.drop(draft)
    await find_library(interaction)  # the question is in it now
    said = words.ADDED.format(number=len(known.questions), unit=quote(saved.title))
    remarks = [words.REMARK.format(told=tell_fault(each).removeprefix("- ")) for each in made.remarks]
    return set_card(
        interaction, known, "", page_of(interaction, known, len(known.questions) - 1), lead="\n".join([said, *remarks])
    )


def _channel(interaction: Interaction) -> int:
    channel = interaction.channel
    return (channel.parent_id if isinstance(channel, discord.Thread) else interaction.channel_id) or 0


async def _save(
    interaction: Interaction, typed: Mapping[Field, str]
) -> tuple[ServerUnit, Changed] | tuple[None, tuple[Told, ...]]:
    """Put a question into the server's own unit; give what is wrong with it instead where something is."""
    from ....units.editing.changes import change_entry  # what reads and checks entries is imported when there is one to make

    client, guild = interaction.client, place_of(interaction)
    kind, fields = _read(typed)
    for tries in range(TRIES):
        own, unit = await _own_unit(interaction)
        made = await asyncio.to_thread(change_entry, unit, kind, "", fields)
        if isinstance(made, tuple):
            return None, made
        try:
            saved = await client.store.units.save(
                guild, made.unit, change=Change.EDIT, detail=plain(fields[Field.PROMPT], 100), now=client.now(),
                after=own.version if own else None,
            )  # fmt: skip
        except Refusal as refusal:
            changed = not isinstance(refusal.why, str) and refusal.why.reason is StoreReason.UNIT_CHANGED
            if not changed or tries == TRIES - 1:
                raise
        else:
            return saved, made
    raise AssertionError


async def _own_unit(interaction: Interaction) -> tuple[ServerUnit | None, Unit]:
    """Give the unit that such questions are kept in, with its text; an empty one where there is none yet."""
    client = interaction.client
    head = UnitHead(id=OWN_UNIT, title=words.OWN_TITLE, kind=UnitKind.QUESTIONS)
    destination = find_destination(client, place_of(interaction), Unit(head=head))
    own = destination.before
    if own is None or own.removed:
        return None, destination.unit
    return own, await desk_of(interaction).unit(client, own)


def _read(typed: Mapping[Field, str]) -> tuple[EditKind, dict[Field, str]]:
    """Say of which kind a question is by its answers: one line is typed, of several the first is right."""
    lines = [line.strip() for line in typed.get(Field.ANSWERS, "").splitlines() if line.strip()]
    fields = {field: typed[field] for field in (Field.PROMPT, Field.EXPLANATION) if typed.get(field, "").strip()}
    fields.setdefault(Field.PROMPT, "")
    if len(lines) < 2:
        return EditKind.TYPED, {**fields, Field.ACCEPTED: "\n".join(lines)}
    if len(lines) == 2 and {line.casefold() for line in lines} == _TRUTHS:
        return EditKind.TRUE_FALSE, {**fields, Field.TRUTH: lines[0].casefold()}
    return EditKind.ONE_CHOICE, {**fields, Field.ANSWER: lines[0], Field.WRONG: "\n".join(lines[1:])}


def _faulty_card(name: str, typed: Mapping[Field, str], told: tuple[Told, ...]) -> Card:
    """Say what keeps a question from being stored, and offer its form again, filled in."""
    return Card(
        heading(words.FAULTY.format(prompt=quote(typed.get(Field.PROMPT, ""), 100))),
        shorten("\n".join(map(tell_fault, told)), 1500),
        small(words.FAULTY_HOW),
        tone=Tone.CAUTION,
        controls=[
            [
                button(words.OPEN_AGAIN, NewInSet(name), style=discord.ButtonStyle.primary, emoji="✏️"),
                button(words.BACK, TurnSet(name, "", 0), emoji="📋"),
            ]
        ],
    )
