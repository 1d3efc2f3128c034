"""Buttons and menus that outlive a restart: a verb and opaque ids in the custom id, looked up again on arrival.

A feature registers what a verb does; whoever may press and in which state is checked there, at each press.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any, NamedTuple, TypeAlias

import discord
from discord import ui

from ...errors import Refusal
from . import words
from .card import shorten
from .client import Client, Interaction
from .failures import report

Handler = Callable[..., Awaitable[None]]
PRESSES: dict[str, Handler] = {}
PICKS: dict[str, Handler] = {}

Press: TypeAlias = ui.Button[Any]
Pick: TypeAlias = ui.Select[Any]
_MET = (discord.InteractionType.component, discord.InteractionType.modal_submit)


class Kind(NamedTuple):
    """A kind of control: its handlers by verb, and what of a press they are given before the arguments."""

    handlers: dict[str, Handler]
    read: Callable[[dict[str, Any]], tuple[object, ...]]


KINDS = {"g": Kind(PRESSES, lambda data: ()), "s": Kind(PICKS, lambda data: (list(data.get("values", ())),))}
"""Kinds by the prefix of their custom ids; `modals` adds its own."""


def on_press(verb: str) -> Callable[[Handler], Handler]:
    """Register what a press on a button of this verb does: `handler(interaction, *arguments)`."""
    return register(PRESSES, verb)


def on_pick(verb: str) -> Callable[[Handler], Handler]:
    """Register what a choice in a menu of this verb does: `handler(interaction, values, *arguments)`."""
    return register(PICKS, verb)


def register(registry: dict[str, Handler], verb: str) -> Callable[[Handler], Handler]:
    """Keep a handler under its verb; a second one for the same verb fails loudly."""

    def keep(handler: Handler) -> Handler:
        if verb in registry:
            raise ValueError(f"two handlers for {verb!r}")
        registry[verb] = handler
        return handler

    return keep


def compose_id(prefix: str, verb: str, arguments: tuple[object, ...]) -> str:
    """Write a custom id; raise ValueError where it is longer than Discord takes."""
    custom_id = ":".join([prefix, verb, *(str(argument) for argument in arguments)])
    if len(custom_id) > 100:
        raise ValueError(f"custom id of {len(custom_id)} characters: {custom_id!r}")
    return custom_id


async def run_handler(interaction: Interaction, handler: Handler | None, *arguments: object) -> None:
    """Run the handler of a control; what it raises is reported to whoever used it."""
    try:
        if handler is None:
            raise Refusal(words.OLD_BUTTON)
        await handler(interaction, *arguments)
    except Exception as error:  # noqa: BLE001 - the last place before a user would see it
        await report(interaction, error)


async def on_interaction(interaction: discord.Interaction[Any]) -> None:
    """Meet every press, choice and submit, whichever process had shown the control.

    discord.py's own way, a DynamicItem, builds the whole card anew at each press: a quarter of the work of a burst.
    """
    data: dict[str, Any] = dict(interaction.data or {})
    if interaction.type not in _MET:
        return
    prefix, _, rest = str(data.get("custom_id", "")).partition(":")
    verb, *arguments = rest.split(":")
    kind = KINDS.get(prefix)
    handler, leading = (kind.handlers.get(verb), kind.read(data)) if kind else (None, ())
    await run_handler(interaction, handler, *leading, *arguments)


def button(
    label: str, verb: str, *arguments: object, style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    emoji: str | None = None, disabled: bool = False,
) -> Press:  # fmt: skip
    """Make a button that means the verb with these arguments."""
    custom_id = compose_id("g", verb, arguments)
    sign = _emoji(emoji) if emoji else None
    return ui.Button(label=shorten(label, 80), custom_id=custom_id, style=style, emoji=sign, disabled=disabled)


@cache
def _emoji(sign: str) -> discord.PartialEmoji:
    """Read an emoji once: every button of a burst has one."""
    return discord.PartialEmoji.from_str(sign)


def menu(
    placeholder: str, verb: str, *arguments: object, options: list[discord.SelectOption], least: int = 1, most: int = 1
) -> Pick:
    """Make a menu that means the verb with these arguments; at most 25 options."""
    custom_id = compose_id("s", verb, arguments)
    return ui.Select(
        placeholder=shorten(placeholder, 150), custom_id=custom_id, options=options[:25], min_values=least, max_values=most
    )


def pager(verb: str, *arguments: object, page: int, pages: int) -> list[Press]:
    """Make the row that turns pages; none where there is one page."""
    if pages < 2:
        return []
    return [
        button("Back", verb, *arguments, page - 1, emoji="◀️", disabled=page == 0),
        button(f"{page + 1} of {pages}", "nothing", disabled=True),
        button("Next", verb, *arguments, page + 1, emoji="▶️", disabled=page == pages - 1),
    ]


def read_page(text: str, pages: int) -> int:
    """Read a page number from a custom id, held to the pages there are now."""
    return max(0, min(int(text), pages - 1)) if text.isdigit() else 0


def add_to(client: Client) -> None:
    client.event(on_interaction)
