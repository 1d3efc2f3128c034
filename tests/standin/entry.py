"""What Discord's own app does before it sends anything: it offers, resolves and refuses what a user typed."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any, TypeAlias

from .permissions import ADMINISTRATOR, USE_COMMANDS
from .records import DM, ENTITY_SELECTS, SELECTS, Channel, File, Json, Message, Part, User, Wire, walk
from .world import World

Upload: TypeAlias = tuple[str, bytes]


class Kind(IntEnum):
    """The types of a command's option."""

    SUB = 1
    GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    MENTIONABLE = 9
    NUMBER = 10
    ATTACHMENT = 11


_ENTITIES = (Kind.USER, Kind.CHANNEL, Kind.ROLE, Kind.MENTIONABLE)
_TYPES: dict[int, tuple[type, ...]] = {
    Kind.STRING: (str,), Kind.INTEGER: (int,), Kind.BOOLEAN: (bool,), Kind.NUMBER: (int, float),
}  # fmt: skip


class UserError(Exception):
    """The test asked for what Discord's own app would not let this user do."""


class NotOffered(UserError):
    """The command is not shown to this user in this place."""


def offer_command(world: World, user: User, channel: Channel, name: str) -> Wire:
    """Give a command as it is offered to a user in a channel; raise NotOffered where it is not."""
    known = [*world.commands.get(channel.guild_id, []), *world.commands[None]]
    found = next((command for command in known if command["name"] == name), None)
    if found is None:
        raise UserError(f"no command {name!r}; there are {sorted(command['name'] for command in known)}")
    contexts = found["contexts"]
    if channel["type"] == DM:
        if 1 not in contexts if contexts else not found["dm_permission"]:
            raise NotOffered(f"/{name} is not offered in direct messages")
        return found
    if not world.sees(user, channel):
        raise UserError(f"{user.name} does not see #{channel.name}")
    held, need = world.permissions(user, channel), found["default_member_permissions"]
    lacks = need is not None and not held & ADMINISTRATOR and (int(need) & ~held or need == "0")
    if not held & USE_COMMANDS or lacks:
        raise NotOffered(f"/{name} is not offered to {user.name}: it needs permissions {need}")
    return found


def find_component(message: Message, which: str, user: User) -> Json:
    """Give the component with this custom_id, label, emoji or placeholder, if the user may use it."""
    if message.deleted or message.ephemeral_to not in (None, user.id):
        raise UserError(f"{user.name} does not see that message")
    for component in message.components:
        emoji = (component.get("emoji") or {}).get("name")
        if which in (component.get("custom_id"), component.get("label"), emoji, component.get("placeholder")):
            if component.get("disabled") or component.get("style") == 5:
                raise UserError(f"{which!r} is disabled or a link")
            return component
    raise UserError(f"no component {which!r}; there are {message.buttons} and {[menu['custom_id'] for menu in message.menus]}")


class Entry:
    """The data of one interaction, as it is typed by a user in a channel."""

    def __init__(self, world: World, user: User, channel: Channel) -> None:
        self.world, self.user, self.channel = world, user, channel
        self.resolved: Json = {}

    def _done(self, data: Json) -> Json:
        return data | ({"resolved": self.resolved} if self.resolved else {})

    # ---- commands

    def command(self, path: str, options: Mapping[str, Any], focused: str = "") -> Json:
        """Write a slash command, or what is typed into its focused option; `path` is "name", "name sub" or "name group sub"."""
        name, *subs = path.split()
        command = offer_command(self.world, self.user, self.channel, name)
        node: Json = command
        trail: list[Json] = []
        for sub in subs:
            inner = [option for option in node.get("options") or [] if option["type"] in (Kind.SUB, Kind.GROUP)]
            node = next((option for option in inner if option["name"] == sub), {})
            if not node:
                raise UserError(f"/{name} has no subcommand {sub!r}; it has {[option['name'] for option in inner]}")
            trail.append(node)
        values = self._options(path, node.get("options") or [], options, focused)
        for sub_ in reversed(trail):
            values = [{"name": sub_["name"], "type": sub_["type"], "options": values}]
        return self._done({"id": command["id"], "name": name, "type": 1, "options": values})

    def _options(self, path: str, declared: list[Json], given: Mapping[str, Any], focused: str) -> list[Json]:
        if unknown := given.keys() - {option["name"] for option in declared}:
            raise UserError(f"/{path} has no option {sorted(unknown)}; it has {[option['name'] for option in declared]}")
        values = []
        for option in declared:
            name = option["name"]
            if option["type"] in (Kind.SUB, Kind.GROUP):
                raise UserError(f"/{path} is not complete")
            if name == focused:
                if not option.get("autocomplete"):
                    raise UserError(f"option {name!r} of /{path} has no autocomplete")
                values.append({"name": name, "type": option["type"], "value": str(given[name]), "focused": True})
            elif name in given:
                values.append({"name": name, "type": option["type"], "value": self._value(option, given[name])})
            elif option.get("required") and not focused:
                raise UserError(f"/{path} needs the option {name!r}")
        return values

    def _value(self, option: Json, value: Any) -> Any:
        kind, name = option["type"], option["name"]
        if kind == Kind.ATTACHMENT:
            return self._upload(value)
        if kind in _ENTITIES:
            return self._resolve(value)
        if not isinstance(value, _TYPES[kind]) or (isinstance(value, bool) and kind != Kind.BOOLEAN):
            raise UserError(f"option {name}: {value!r} is not of type {kind}")
        choices = [choice["value"] for choice in option.get("choices") or []]
        if choices and value not in choices:
            raise UserError(f"option {name}: {value!r} is not among {choices}")
        size, unit = (len(value), "length") if isinstance(value, str) else (value, "value")
        least, most = option.get(f"min_{unit}", size), option.get(f"max_{unit}", size)
        if not least <= size <= most:
            raise UserError(f"option {name}: {value!r} is not within {least}…{most}")
        return value

    def _resolve(self, thing: Wire) -> str:
        """Give an entity's id, with its payload put among the resolved ones."""
        key = str(thing["id"])
        if isinstance(thing, User):
            self.resolved.setdefault("users", {})[key] = thing
            member = self.world.members.get(thing.id)
            if self.channel.guild_id is not None and member is not None:
                shown = {name: member[name] for name in member.keys() - {"user"}}
                shown["permissions"] = str(self.world.permissions(thing, self.channel))
                self.resolved.setdefault("members", {})[key] = shown
        elif isinstance(thing, Channel):
            rights = str(self.world.permissions(self.user, thing))
            self.resolved.setdefault("channels", {})[key] = {**thing, "permissions": rights}
        else:
            self.resolved.setdefault("roles", {})[key] = thing
        return key

    def _upload(self, upload: Upload) -> str:
        name, data = upload
        file = File(name, data, mimetypes.guess_type(name)[0] or "application/octet-stream")
        made = self.world.store(self.channel, file, ephemeral=True)
        self.resolved.setdefault("attachments", {})[made["id"]] = made
        return str(made["id"])

    # ---- components

    def press(self, button: Json) -> Json:
        """Write a press on a button."""
        return {"id": button["id"], "custom_id": button["custom_id"], "component_type": Part.BUTTON}

    def choose(self, menu: Json, values: Sequence[Any]) -> Json:
        """Write a choice in a menu: option values or labels, or entities."""
        chosen = self._chosen(menu, values)
        data = {"id": menu["id"], "custom_id": menu["custom_id"], "component_type": menu["type"], "values": chosen}
        return self._done(data)

    def _chosen(self, menu: Json, values: Sequence[Any]) -> list[str]:
        if not menu["min_values"] <= len(values) <= menu["max_values"]:
            raise UserError(f"{len(values)} choices, where {menu['min_values']}…{menu['max_values']} can be made")
        if menu["type"] in ENTITY_SELECTS:
            return [self._resolve(value) for value in values]
        known = {name: option["value"] for option in menu["options"] for name in (option["label"], option["value"])}
        if missing := [value for value in values if value not in known]:
            raise UserError(f"no choice {missing}; there are {sorted(known)}")
        return [known[value] for value in values]

    # ---- modals

    def modal(self, modal: Json, values: Mapping[str, Any]) -> Json:
        """Fill in a modal; keys are custom ids or labels."""
        left = dict(values)
        rows: list[Json] = []
        for row in modal["components"]:
            made: Json = {"type": row["type"], "id": row["id"]}
            if row["type"] == Part.ROW:
                made["components"] = [self._field(inner, inner.get("label"), left) for inner in row["components"]]
            elif row["type"] == Part.LABEL:
                made["component"] = self._field(row["component"], row["label"], left)
            rows.append(made)
        if left:
            labels = [each.get("label") or each.get("custom_id") for each, _ in walk(modal["components"])]
            raise UserError(f"the modal has no {sorted(left)}; it has {labels}")
        return self._done({"custom_id": modal["custom_id"], "components": rows})

    def _field(self, part: Json, label: str | None, left: dict[str, Any]) -> Json:
        key = next((name for name in (part["custom_id"], label) if name in left), None)
        value = left.pop(key) if key is not None else part.get("value")
        if value in (None, "", []) and part.get("required", True):
            raise UserError(f"the modal needs {label or part['custom_id']!r}")
        made: Json = {"type": part["type"], "id": part["id"], "custom_id": part["custom_id"]}
        if part["type"] in SELECTS:
            return made | {"values": self._chosen(part, value) if value else []}
        if part["type"] == Part.UPLOAD:
            return made | {"values": [self._upload(upload) for upload in value or []]}
        text, least, most = str(value or ""), part.get("min_length") or 0, part.get("max_length") or 4000
        if text and not least <= len(text) <= most:
            raise UserError(f"{label!r}: {len(text)} characters, where {least}…{most} fit")
        return made | {"value": text}
