"""Forms that outlive a restart: discord.py knows only the modals it has in memory, so every submit is met here.

A feature registers what the submit of a verb does; as with buttons, the custom id carries opaque ids only, and who
may submit and in which state is checked at each submit.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from typing import Any

from discord import ui

from .card import shorten
from .client import Interaction
from .controls import KINDS, Handler, Kind, compose_id, register
from .failures import report

SUBMITS: dict[str, Handler] = {}
FIELD = "text"
LONGEST = 300
"""Characters that a short answer may have."""


def on_submit(verb: str) -> Callable[[Handler], Handler]:
    """Register what the submit of a form of this verb does: `handler(interaction, text, *arguments)`."""
    return register(SUBMITS, verb)


def form(
    title: str, verb: str, *arguments: object, lead: str = "", label: str, hint: str = "", placeholder: str = ""
) -> ui.Modal:
    """Make a form with one line to fill in; `lead` is shown above it, as a phone covers the card with the form."""
    made = ui.Modal(title=shorten(title, 45), custom_id=compose_id("m", verb, arguments))
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
        made.stop()  # discord.py keeps no finished form in memory: before and after a restart, one way for all
        await interaction.response.send_modal(made)
    except Exception as error:  # noqa: BLE001 - the last place before a user would see it
        await report(interaction, error)


def read_field(data: dict[str, Any]) -> str:
    """Read what was typed from a submit."""
    return next((str(each.get("value") or "") for each in _walk(data) if each.get("custom_id") == FIELD), "")


def _walk(component: dict[str, Any]) -> Iterator[dict[str, Any]]:
    inner = [*component.get("components", ()), *([component["component"]] if "component" in component else [])]
    for each in inner:
        yield each
        yield from _walk(each)


KINDS["m"] = Kind(SUBMITS, lambda data: (read_field(data),))
