"""The documented limits of messages, modals and commands that no schema states."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from .records import COMPONENTS_V2, SELECTS, Json, Part, Place, walk
from .schema import Fault

_IN_OLD_MESSAGES = (Part.ROW, Part.BUTTON, *SELECTS)
_IN_ROWS = (Part.BUTTON, *SELECTS)


def check_limits(method: str, template: str, body: Any) -> Iterator[Fault]:
    """Find what is wrong with a request body beside its schema."""
    if "/commands" in template and method in ("POST", "PATCH", "PUT"):
        yield from _check_commands(body if isinstance(body, list) else [body], whole=isinstance(body, list))
    elif not isinstance(body, dict):
        return
    elif template.endswith("/callback"):
        yield from _check_callback(body)
    elif template == "/webhooks/{webhook_id}/{webhook_token}" or ("/messages" in template and not template.endswith("/threads")):
        yield from _check_message(body, ())


def _check_callback(body: Json) -> Iterator[Fault]:
    data, kind = body.get("data") or {}, body.get("type")
    if kind in (4, 7):
        yield from _check_message(data, ("data",))
    elif kind == 9:
        yield from _check_modal(data)
    elif kind == 8:
        names = [choice.get("name") for choice in data.get("choices") or []]
        yield from _require_distinct(names, ("data", "choices"), "duplicate_choice", "choice name")


def _require_distinct(values: Iterable[Any], place: Place, kind: str, what: str) -> Iterator[Fault]:
    seen: set[Any] = set()
    for value in values:
        if value in seen:
            yield Fault(kind, place, f"{what} {value!r} is used twice")
        seen.add(value)


# ---- messages and modals


def _check_message(data: Json, at: Place) -> Iterator[Fault]:
    v2 = bool((data.get("flags") or 0) & COMPONENTS_V2)
    content, rows = data.get("content") or "", data.get("components") or []
    if 2000 < len(content) <= 4000:  # the schema of channel messages says 4000, which is for users with Nitro
        yield Fault("content_too_long", (*at, "content"), f"{len(content)} is over the limit of 2000")
    if v2 and content:
        yield Fault("schema", at, "content cannot go with the components-v2 flag")
    if not v2 and len(rows) > 5:
        yield Fault("too_many_components", (*at, "components"), f"{len(rows)} is over the limit of 5 action rows")
    if not v2:
        for component, place in walk(rows, (*at, "components")):
            if component["type"] not in _IN_OLD_MESSAGES:
                yield Fault("schema", place, f"component type {component['type']} needs the components-v2 flag")
    yield from _check_components(rows, (*at, "components"))
    if v2:
        yield from _check_sizes(rows, (*at, "components"))
    mentions = data.get("allowed_mentions") or {}
    for what in ("users", "roles"):
        if what in (mentions.get("parse") or []) and mentions.get(what):
            yield Fault("schema", (*at, "allowed_mentions"), f"parse:[{what!r}] and a list of {what} exclude each other")


def _check_sizes(rows: list[Json], at: Place) -> Iterator[Fault]:
    every = [component for component, _ in walk(rows)]
    if len(every) > 40:
        yield Fault("too_many_components", at, f"{len(every)} is over the limit of 40 components, nested ones included")
    text = sum(len(component.get("content") or "") for component in every if component["type"] == Part.TEXT)
    if text > 4000:
        yield Fault("content_too_long", at, f"{text} characters of text display is over the limit of 4000 a message")


def _check_modal(data: Json) -> Iterator[Fault]:
    rows, at = data.get("components") or [], ("data", "components")
    if len(rows) > 5:
        yield Fault("too_many_components", at, f"{len(rows)} is over the limit of 5 in a modal")
    yield from _check_components(rows, at)
    for component, place in walk(rows, at):
        inputs = [each for each in component.get("components") or [] if each["type"] == Part.TEXT_INPUT]
        if component["type"] == Part.ROW and any(not each.get("label") for each in inputs):
            yield Fault("schema", place, "a text input in an action row needs a label")


def _check_components(rows: list[Json], at: Place) -> Iterator[Fault]:
    every = list(walk(rows, at))
    ids = [component["custom_id"] for component, _ in every if component.get("custom_id")]
    yield from _require_distinct(ids, at, "duplicate_custom_id", "custom_id")
    for component, place in every:
        match component["type"]:
            case Part.ROW:
                yield from _check_row(component.get("components") or [], place)
            case Part.BUTTON:
                yield from _check_button(component, place)
            case Part.SELECT:
                yield from _check_select(component, place)


def _check_row(inner: list[Json], place: Place) -> Iterator[Fault]:
    if any(component["type"] != Part.BUTTON for component in inner) and len(inner) > 1:
        yield Fault("too_many_components", place, "an action row holds up to 5 buttons or one select or input")


def _check_button(button: Json, place: Place) -> Iterator[Fault]:
    link, has_id = button.get("style") == 5, bool(button.get("custom_id"))
    if link != bool(button.get("url")) or has_id == link:
        yield Fault("schema", place, "a link button has a url and no custom_id; any other has a custom_id and no url")
    if not button.get("label") and not button.get("emoji"):
        yield Fault("schema", place, "a button needs a label or an emoji")


def _check_select(select: Json, place: Place) -> Iterator[Fault]:
    options = select.get("options") or []
    yield from _require_distinct([option.get("value") for option in options], place, "duplicate_option", "option value")
    least, most = (1 if select.get(key) is None else select[key] for key in ("min_values", "max_values"))
    if most > len(options) or least > most:
        yield Fault("schema", place, f"min_values {least} and max_values {most} do not fit {len(options)} options")


# ---- commands


def _check_commands(commands: list[Json], *, whole: bool) -> Iterator[Fault]:
    if whole:
        names = [(command.get("type") or 1, command.get("name")) for command in commands]
        yield from _require_distinct(names, (), "duplicate_command", "command")
        if len(names) > 100:
            yield Fault("too_many_commands", (), f"{len(names)} commands is over the limit of 100")
    for index, command in enumerate(commands):
        if (command.get("type") or 1) == 1:
            yield from _check_command(command, (index,) if whole else ())


def _check_command(command: Json, at: Place) -> Iterator[Fault]:
    if not command.get("description"):
        yield Fault("schema", (*at, "description"), "a slash command needs a description")
    size = 0
    stack: list[tuple[Json, Place]] = [(command, at)]
    while stack:
        node, place = stack.pop()
        if not _is_command_name(node["name"]):
            yield Fault("command_name", (*place, "name"), f"{node['name']!r} is not a name in lower case of 1 to 32 letters")
        size += len(node["name"]) + len(node.get("description") or "")
        size += sum(len(choice["name"]) + len(str(choice["value"])) for choice in node.get("choices") or [])
        options = node.get("options") or []
        yield from _check_options(options, (*place, "options"))
        stack += [(option, (*place, "options", index)) for index, option in enumerate(options)]
    if size > 8000:
        yield Fault("too_many_options", at, f"{size} characters in one command is over the limit of 8000")


def _check_options(options: list[Json], place: Place) -> Iterator[Fault]:
    yield from _require_distinct([option["name"] for option in options], place, "duplicate_option", "option name")
    if len({option["type"] in (1, 2) for option in options}) > 1:
        yield Fault("schema", place, "subcommands cannot stand beside plain options")
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        yield Fault("schema", place, "required options must come before optional ones")
    for index, option in enumerate(options):
        if option.get("autocomplete") and option.get("choices"):
            yield Fault("schema", (*place, index), "autocomplete cannot go with choices")
        names = [choice.get("name") for choice in option.get("choices") or []]
        yield from _require_distinct(names, (*place, index), "duplicate_choice", "choice")


def _is_command_name(name: str) -> bool:
    """Hold a name to Discord's pattern, without the two scripts that no command of ours uses."""
    plain = all(char in "-_'" or unicodedata.category(char)[0] in "LN" for char in name)
    return 1 <= len(name) <= 32 and name == name.lower() and plain
