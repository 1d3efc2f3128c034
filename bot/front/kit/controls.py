"""Buttons, menus and forms that outlive a restart: their custom id is a verb, read again on arrival.

Who may use a verb, and whose what it is about is, is checked here, before its handler; what cannot be checked is refused.
"""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from typing import Annotated, Any, TypeAlias, TypeVar

import discord
import msgspec
from discord import ui
from msgspec import Meta

from ...errors import Refusal
from ...tally import Outcome
from . import words
from .card import shorten
from .client import (
    Client,
    Interaction,
    find_library,
    has_library,
    is_manager,
    is_teacher,
    note_arrival,
    note_name,
    note_outcome,
)
from .custom_ids import VERBS, About, Verb, Who, meaning_of, read_id, read_value, write_id
from .failures import report
from .limits import Pace
from .replies import in_time
from .verbs import Nothing

T = TypeVar("T")
V = TypeVar("V", bound=Verb)
Handler: TypeAlias = Callable[..., Awaitable[None]]
Check: TypeAlias = Callable[[Interaction, Any], Coroutine[Any, Any, object]]  # each verb has its own fields
OnPress: TypeAlias = Callable[[Interaction, V], Awaitable[None]]
OnPick: TypeAlias = Callable[[Interaction, V, list[str]], Awaitable[None]]
OnSubmit: TypeAlias = Callable[[Interaction, V, str], Awaitable[None]]
OnFill: TypeAlias = Callable[[Interaction, V, dict[str, str]], Awaitable[None]]
Press: TypeAlias = ui.Button[Any]
Pick: TypeAlias = ui.Select[Any]
BUTTON, MENU, FORM, LONG_FORM = "g", "s", "m", "f"
"""How the custom ids of each sort of control begin; a long form has several fields."""
FORMS = (FORM, LONG_FORM)
LONGEST, LONGEST_FIELD = 300, 4000
"""Characters that may be typed into a form, and into each field of a long one."""
MOST_FIELDS = 5
"""Fields that a form of Discord holds."""
HANDLERS: dict[tuple[str, type[Verb]], Handler] = {}
CHECKS: dict[About, Check | None] = dict.fromkeys((About.LIBRARY, About.PRESSER, About.SERVER))
"""What these three are about is found by who presses, and where: there is nothing that could belong to another."""
_FOUND = "found"
_MET = (discord.InteractionType.component, discord.InteractionType.modal_submit)


def checks(about: About) -> Callable[[Check], Check]:
    """Register how what a control is about is found; it raises Refusal for whoever it does not belong to."""

    def keep(check: Check) -> Check:
        if about in CHECKS:
            raise ValueError(f"two checks for {about}")
        CHECKS[about] = check
        return check

    return keep


def loaded(interaction: Interaction, kind: type[T]) -> T:
    """Give what the check of a control has found."""
    found = interaction.extras[_FOUND]
    assert isinstance(found, kind)
    return found


def on_press(verb: type[V]) -> Callable[[OnPress[V]], OnPress[V]]:
    """Register what a press on a button of this verb does."""
    return _register(BUTTON, verb)


def on_pick(verb: type[V]) -> Callable[[OnPick[V]], OnPick[V]]:
    """Register what a choice in a menu of this verb does; it is given the values as they were sent."""
    return _register(MENU, verb)


def on_submit(verb: type[V]) -> Callable[[OnSubmit[V]], OnSubmit[V]]:
    """Register what the submit of a form of this verb does; it is given what was typed."""
    return _register(FORM, verb)


def on_fill(verb: type[V]) -> Callable[[OnFill[V]], OnFill[V]]:
    """Register what the submit of a long form of this verb does; it is given what was typed into each field, by its name."""
    return _register(LONG_FORM, verb)


def _register(prefix: str, verb: type[Verb]) -> Callable[[Any], Any]:  # those above say which handlers go with what
    def keep(handler: Handler) -> Handler:
        if (prefix, verb) in HANDLERS:
            raise ValueError(f"two handlers for {meaning_of(verb).name!r}")
        HANDLERS[prefix, verb] = handler
        return handler

    return keep


async def on_interaction(interaction: discord.Interaction[Any]) -> None:
    """Meet every press, choice and submit, whichever process had shown the control.

    discord.py's own way, a DynamicItem, builds the whole card anew at each press: a quarter of the work of a burst.
    """
    if interaction.type not in _MET:
        return
    note_arrival(interaction)
    try:
        if not await is_served(interaction):
            return
        data: dict[str, Any] = dict(interaction.data or {})
        prefix, verb = read_id(str(data.get("custom_id", "")))
        note_name(interaction, meaning_of(type(verb)).name)
        handler = HANDLERS.get((prefix, type(verb)))
        if handler is None or (prefix in FORMS) is not (interaction.type is discord.InteractionType.modal_submit):
            raise Refusal(words.OLD_BUTTON)
        if not has_library(interaction):
            await in_time(interaction, find_library(interaction), private=True)
        await _check(interaction, verb)
        await handler(interaction, verb, *_READ[prefix](data))
        note_outcome(interaction, Outcome.ANSWERED)
    except Exception as error:  # noqa: BLE001 - the last place before a user would see it
        await report(interaction, error)


async def _check(interaction: Interaction, verb: Verb) -> None:
    """Raise Refusal for whom a control is not for, and find what it is about.

    The quiz of a class is found in memory; the store may be slow, so that what it is asked for is answered in time.
    """
    meaning = meaning_of(type(verb))
    require(interaction, meaning.who)
    check = CHECKS[meaning.about]
    if check is not None:
        found = check(interaction, verb)
        quick = meaning.about is About.CLASS_QUIZ
        interaction.extras[_FOUND] = await (found if quick else in_time(interaction, found, private=True))


def presser_of(interaction: Interaction) -> int:
    """Give the id of whoever presses; raise Refusal where Discord names nobody, as of one who is no member any more."""
    if not isinstance(interaction.user, discord.User | discord.Member):
        raise Refusal(words.IN_A_SERVER)
    return interaction.user.id


async def is_served(interaction: Interaction) -> bool:
    """Count a press, form or command; whoever floods is refused once, and from then on passed over.

    What is passed over is acknowledged where Discord has a silent way to, so that it shows no failure.
    """
    pace = interaction.client.limits.pace(interaction.guild_id or 0, presser_of(interaction), interaction.created_at.timestamp())
    if pace is Pace.TOLD:
        raise Refusal(words.TOO_FAST)
    if pace is Pace.SILENT and interaction.type in _MET:
        await interaction.response.defer()
    return pace is Pace.SERVED


def require(interaction: Interaction, who: Who) -> None:
    """Raise Refusal for whom a control or a command is not for."""
    if who is Who.ANYBODY or (who is Who.TEACHER_OR_DIRECT and interaction.guild_id is None):
        return
    if interaction.guild_id is None or not isinstance(interaction.user, discord.Member):  # in none, or no longer in it
        raise Refusal(words.IN_A_SERVER)
    if who in (Who.TEACHER, Who.TEACHER_OR_DIRECT) and not is_teacher(interaction):
        raise Refusal(words.NOT_ALLOWED)
    if who is Who.MANAGER and not is_manager(interaction):
        raise Refusal(words.SETTINGS_MANAGER)


_Value = Annotated[str, Meta(min_length=1, max_length=100)]
_Values = Annotated[list[_Value], Meta(min_length=1, max_length=25)]
_Typed = Annotated[str, Meta(min_length=1, max_length=LONGEST)]
_FieldName = Annotated[str, Meta(min_length=1, max_length=40)]
_Fields = Annotated[dict[_FieldName, Annotated[str, Meta(max_length=LONGEST_FIELD)]], Meta(min_length=1, max_length=MOST_FIELDS)]
"""What Discord lets anybody send by our menus and forms."""


class _Row(msgspec.Struct):
    """One part of a submitted form: the field, or what it lies in."""

    custom_id: str = ""
    value: str | None = None
    values: list[str] = []
    components: list[_Row] = []
    component: _Row | None = None


def _read_values(data: dict[str, Any]) -> tuple[list[str]]:
    """Read what was chosen in a menu; raise Refusal for what none of ours can send."""
    values = read_value(data.get("values"), _Values)
    if len({*values}) < len(values):
        raise Refusal(words.OLD_BUTTON)
    return (values,)


def _read_typed(data: dict[str, Any]) -> tuple[str]:
    """Read what was typed into the field of a form; raise Refusal for what none of ours can send."""
    for row in _rows(data):
        if row.custom_id == FIELD:
            return (read_value(row.value, _Typed),)
    raise Refusal(words.OLD_BUTTON)


def _read_fields(data: dict[str, Any]) -> tuple[dict[str, str]]:
    """Read what was typed or chosen in each field of a long form; raise Refusal for what none of ours can send."""
    found = [(row.custom_id, row.value or next(iter(row.values), "")) for row in _rows(data) if row.custom_id]
    fields = read_value(dict(found), _Fields)
    if len(fields) < len(found):
        raise Refusal(words.OLD_BUTTON)
    return (fields,)


def _rows(data: dict[str, Any]) -> Iterator[_Row]:
    """Give the parts of a submitted form, from the outermost to the fields."""
    rows = read_value(data.get("components"), list[_Row])
    for _ in range(_DEEPEST):
        yield from rows
        rows = [inner for row in rows for inner in (*row.components, *([row.component] if row.component else []))]


FIELD = "text"
"""The id of the one field of a form."""
_DEEPEST = 3
"""Levels of a form: a label or a row, and the field."""
_READ: dict[str, Callable[[dict[str, Any]], tuple[object, ...]]] = {
    BUTTON: lambda data: (),
    MENU: _read_values,
    FORM: _read_typed,
    LONG_FORM: _read_fields,
}
"""What a handler is given besides the verb."""


def button(
    label: str,
    verb: Verb,
    *,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    emoji: str | None = None,
    disabled: bool = False,
) -> Press:
    """Make a button that means a verb."""
    return ui.Button(label=shorten(label, 80), custom_id=write_id(BUTTON, verb), style=style, emoji=emoji, disabled=disabled)


def menu(placeholder: str, verb: Verb, *, options: list[discord.SelectOption], least: int = 1, most: int = 1) -> Pick:
    """Make a menu that means a verb; at most 25 options."""
    return ui.Select(
        placeholder=shorten(placeholder, 150),
        custom_id=write_id(MENU, verb),
        options=options[:25],
        min_values=least,
        max_values=most,
    )


def role_menu(placeholder: str, verb: Verb, *, chosen: int = 0) -> ui.RoleSelect[Any]:
    """Make a menu of the server's roles that means a verb, with the one that is chosen now."""
    kept = [discord.SelectDefaultValue(id=chosen, type=discord.SelectDefaultValueType.role)] if chosen else []
    return ui.RoleSelect(placeholder=shorten(placeholder, 150), custom_id=write_id(MENU, verb), default_values=kept)


def at_rest(rows: Sequence[Sequence[ui.Item[Any]]]) -> Sequence[Sequence[ui.Item[Any]]]:
    """Let controls stand on their card without effect, as their options are read there still; they are changed themselves."""
    for item in (item for row in rows for item in row):
        if isinstance(item, ui.Button | ui.Select):
            item.disabled = True
    return rows


def pager(turn: Callable[[int], Verb], *, page: int, pages: int) -> list[Press]:
    """Make the row that turns pages, each by the verb that `turn` gives for it; none where there is one page."""
    if pages < 2:
        return []
    back = turn(page - 1) if page else Nothing("back")
    onward = turn(page + 1) if page < pages - 1 else Nothing("next")
    return [
        button(words.BACK, back, emoji="◀️", disabled=page == 0),
        button(words.PAGE.format(page=page + 1, pages=pages), Nothing(), disabled=True),
        button(words.NEXT, onward, emoji="▶️", disabled=page == pages - 1),
    ]


def hold_page(page: int, pages: int) -> int:
    """Hold a page number to the pages there are now."""
    return max(0, min(page, pages - 1))


def verbs_on(view: ui.LayoutView) -> Iterator[Verb]:
    """List what the controls of a card mean; those of an older Gobbet are passed over."""
    for item in view.walk_children():
        with contextlib.suppress(Refusal):
            yield read_id(str(getattr(item, "custom_id", "")))[1]


def add_to(client: Client) -> None:
    """Meet what is pressed from now on; what a verb is about must have its check."""
    unchecked = {meaning_of(verb).about for verb in VERBS.values()} - CHECKS.keys()
    if unchecked:
        raise ValueError(f"no check for {unchecked}")
    client.event(on_interaction)
