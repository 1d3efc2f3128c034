"""Forms that outlive a restart: discord.py knows only the modals it has in memory, so controls.py meets every submit."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from discord import ui

from ...errors import Refusal
from . import words
from .card import shorten
from .client import Interaction
from .controls import FIELD, FORM, LONGEST
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
