"""What Discord's world is made of, each thing kept as the JSON that goes over the wire.

Attributes add what the wire does not carry: who sees an ephemeral message, the bytes of its files.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any, NamedTuple, TypeAlias

Json: TypeAlias = dict[str, Any]
Place: TypeAlias = tuple[str | int, ...]
"""Where in a body something stands, from the outside in."""

EPOCH_MS = 1420070400000
EPHEMERAL, LOADING, COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 15
TEXT, DM, PUBLIC_THREAD, PRIVATE_THREAD = 0, 1, 11, 12
_counter = itertools.count()


class Part(IntEnum):
    """The component types that are known here."""

    ROW = 1
    BUTTON = 2
    SELECT = 3
    TEXT_INPUT = 4
    USER_SELECT = 5
    ROLE_SELECT = 6
    MENTIONABLE_SELECT = 7
    CHANNEL_SELECT = 8
    SECTION = 9
    TEXT = 10
    THUMBNAIL = 11
    GALLERY = 12
    FILE = 13
    CONTAINER = 17
    LABEL = 18
    UPLOAD = 19


ENTITY_SELECTS = (Part.USER_SELECT, Part.ROLE_SELECT, Part.MENTIONABLE_SELECT, Part.CHANNEL_SELECT)
SELECTS = (Part.SELECT, *ENTITY_SELECTS)


def snowflake() -> int:
    """Make a new id that holds the time, as Discord's do."""
    return (int(time.time() * 1000) - EPOCH_MS) << 22 | next(_counter) & 0x3FFFFF


def age_of(number: int) -> float:
    """Say how many seconds ago an id was made."""
    return time.time() - ((number >> 22) + EPOCH_MS) / 1000


def timestamp() -> str:
    return datetime.now(UTC).isoformat()


def walk(components: list[Json], at: Place = ()) -> Iterator[tuple[Json, Place]]:
    """Give every component of a message or modal with its place, depth first."""
    for index, component in enumerate(components):
        yield component, (*at, index)
        yield from walk(component.get("components") or [], (*at, index, "components"))
        for key in ("component", "accessory"):
            if component.get(key):
                yield from walk([component[key]], (*at, index, key))


class Wire(dict[str, Any]):
    """A payload, with its id as a number."""

    @property
    def id(self) -> int:
        return int(self["id"])

    def __hash__(self) -> int:  # type: ignore[override]
        return self.id

    def __eq__(self, other: object) -> bool:
        return self is other


class User(Wire):
    """A person, or the bot."""

    @property
    def name(self) -> str:
        return str(self["username"])


class Channel(Wire):
    """A text channel, a thread or a direct message."""

    @property
    def name(self) -> str:
        return str(self.get("name", "dm"))

    @property
    def guild_id(self) -> int | None:
        return int(self["guild_id"]) if "guild_id" in self else None

    @property
    def is_thread(self) -> bool:
        return self["type"] in (PUBLIC_THREAD, PRIVATE_THREAD)

    @property
    def locked(self) -> bool:
        return self.is_thread and bool(self["thread_metadata"]["locked"])


class File(NamedTuple):
    """A file as it was uploaded."""

    name: str
    data: bytes
    content_type: str


class Message(Wire):
    """A message, as its readers see it."""

    ephemeral_to: int | None = None
    """The only user who sees it, if it is ephemeral."""
    edits = 0
    deleted = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.files: list[File] = []

    @property
    def content(self) -> str:
        return str(self["content"])

    @property
    def components(self) -> list[Json]:
        """Every component, with rows, sections and containers flattened away."""
        boxes = (Part.ROW, Part.SECTION, Part.CONTAINER)
        return [component for component, _ in walk(self["components"]) if component["type"] not in boxes]

    @property
    def ephemeral(self) -> bool:
        return bool(self["flags"] & EPHEMERAL)

    @property
    def buttons(self) -> list[str]:
        """Labels of the buttons that can be pressed."""
        shown = [component for component in self.components if component["type"] == Part.BUTTON]
        return [button.get("label") or button["emoji"]["name"] for button in shown if not button.get("disabled")]

    @property
    def menus(self) -> list[Json]:
        return [component for component in self.components if component["type"] in SELECTS]

    @property
    def text(self) -> str:
        """All the words a reader sees."""
        shown = [component["content"] for component in self.components if component["type"] == Part.TEXT]
        return "\n".join(part for part in [self.content, *shown] if part)


def blank_message(author: User, channel: Channel, **extra: Any) -> Message:
    return Message(
        id=str(snowflake()), channel_id=channel["id"], author=author, content="", timestamp=timestamp(), edited_timestamp=None,
        tts=False, mention_everyone=False, mentions=[], mention_roles=[], attachments=[], embeds=[], components=[],
        pinned=False, type=0, flags=0, **extra,
    )  # fmt: skip
