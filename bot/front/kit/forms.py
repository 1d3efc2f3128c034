"""Forms that outlive a restart: discord.py knows only the modals it has in memory, so controls.py meets every submit."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from typing import Any

import discord
import msgspec
from discord import ui

from ...errors import Refusal
from . import words
from .card import shorten
from .client import Interaction
from .controls import FIELD, FORM, LONG_FORM, LONGEST, LONGEST_FIELD
from .custom_ids import Verb, write_id
from .failures import report


def form(title: str, verb: Verb, *, lead: str = "", label: str, hint: str = "", placeholder: str = "") -> ui.Modal:
    """Make a form with one line to fill in; `lead` is shown above it, as a phone covers the card with the form."""
    made = ui.Modal(title=shorten(title, 45), custom_id=write_id(FORM, verb))
    if lead:
        made.add_item(ui.TextDisplay(lead))
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=FIELD, placeholder=shorten(placeholder, 100) or None, max_length=LONGEST
    )
    made.add_item(ui.Label(text=shorten(label, 45), description=shorten(hint, 100) or None, component=field))
    return made


class FormField(msgspec.Struct, frozen=True):
    """One field of a long form, with what stands in it already; `options`, value and label, make it a menu."""

    name: str
    label: str
    hint: str = ""
    text: str = ""
    longest: int = LONGEST_FIELD
    lines: bool = False
    required: bool = False
    options: Sequence[tuple[str, str]] = ()


def long_form(title: str, verb: Verb, fields: Sequence[FormField], *, below: str = "") -> ui.Modal:
    """Make a form of up to five fields, or of four and a text below; what stands in one must be within 4,000 characters."""
    made = ui.Modal(title=shorten(title, 45), custom_id=write_id(LONG_FORM, verb))
    for field in fields:
        component = _choice(field) if field.options else _line(field)
        made.add_item(ui.Label(text=shorten(field.label, 45), description=shorten(field.hint, 100) or None, component=component))
    if below:
        made.add_item(ui.TextDisplay(below))
    return made


def _line(field: FormField) -> ui.TextInput[ui.Modal]:
    return ui.TextInput(
        custom_id=field.name,
        style=discord.TextStyle.paragraph if field.lines else discord.TextStyle.short,
        default=field.text or None,
        required=field.required,
        max_length=max(field.longest, len(field.text)),
    )


def _choice(field: FormField) -> ui.Select[ui.Modal]:
    options = [discord.SelectOption(label=label, value=value, default=value == field.text) for value, label in field.options]
    return ui.Select(custom_id=field.name, options=options, required=field.required, min_values=int(field.required))


async def open_form(interaction: Interaction, work: Coroutine[Any, Any, ui.Modal]) -> None:
    """Check what there is to check, then show the form; Discord takes it as the first answer alone."""
    try:
        made = await work
        if interaction.response.is_done():  # it took so long that it was deferred, and Discord takes no form any more
            raise Refusal(words.TOO_SLOW)
        made.stop()  # discord.py keeps no finished form in memory: before and after a restart, one way for all
        await interaction.response.send_modal(made)
    except Exception as error:  # noqa: BLE001 - the last place before a user would see it
        await report(interaction, error)
