"""How a control's meaning is written into its custom id and read back: a frozen record per verb, see verbs.py.

A custom id comes back from the client, from a card of any age: what does not read exactly is an old button or a forged one.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from hashlib import blake2b
from typing import NamedTuple, TypeVar

import msgspec

from ...errors import Refusal
from . import words

LONGEST = 100
"""Characters that Discord takes."""


class Who(Enum):
    """Who may use a control, checked before its handler runs."""

    ANYBODY = auto()
    IN_SERVER = auto()
    TEACHER = auto()
    TEACHER_OR_DIRECT = auto()
    """A teacher in a server, and anybody in direct messages."""
    MANAGER = auto()


class About(Enum):
    """What a control is about: it is found, and whose it is is checked, before its handler runs; see `controls.checks`."""

    LIBRARY = auto()
    """What everybody may read."""
    PRESSER = auto()
    """What belongs to whoever presses, and is found by who that is."""
    SERVER = auto()
    """What belongs to the server in which is pressed, and is found by it."""
    ROUND = auto()
    """A round of whoever presses."""
    QUESTION_IN_PLAY = auto()
    """The question in play in such a round, on its latest card."""
    GOBBET = auto()
    """A gobbet of whoever presses."""
    CLASS_QUIZ = auto()
    """The class quiz that runs in this channel."""
    CLASS_QUIZ_CARD = auto()
    """A class quiz that was played in this channel, over or not."""
    CLASS_QUIZ_RESULTS = auto()
    """A class quiz that was played in this server."""
    CLASS_GOBBET = auto()
    """An extract that a class of this server writes, or wrote, about."""
    REPORTED = auto()
    """A question that was asked, to whoever presses or to the class, and may be reported."""
    NEAR_MISS = auto()
    """A near miss of this server."""
    UPLOAD = auto()
    """A file that whoever presses has uploaded in this server, and not yet put to use."""


class Verb(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What a control means, with ids, page numbers and choices as its fields; `means` names it."""


class Meaning(NamedTuple):
    """What is known of a verb: its name in custom ids, who may use it, what it is about, and which fields may be empty."""

    name: str
    who: Who
    about: About
    optional: frozenset[int]


V = TypeVar("V", bound=Verb)
T = TypeVar("T")
VERBS: dict[str, type[Verb]] = {}
_MEANINGS: dict[type[Verb], Meaning] = {}


def means(name: str, who: Who, about: About) -> Callable[[type[V]], type[V]]:
    """Name a verb, and say who may use it and what it is about; a second one of that name fails loudly."""

    def keep(verb: type[V]) -> type[V]:
        if name in VERBS:
            raise ValueError(f"two verbs {name!r}")
        VERBS[name] = verb
        required = len(verb.__struct_fields__) - len(verb.__struct_defaults__)
        nothing = (place for place, default in enumerate(verb.__struct_defaults__, required) if default is None)
        _MEANINGS[verb] = Meaning(name, who, about, frozenset(nothing))
        return verb

    return keep


def meaning_of(verb: type[Verb]) -> Meaning:
    return _MEANINGS[verb]


def write_id(prefix: str, verb: Verb) -> str:
    """Write a custom id; raise ValueError where it is longer than Discord takes."""
    fields: list[object] = msgspec.to_builtins(verb)
    custom_id = ":".join((prefix, _MEANINGS[type(verb)].name, *map(_write, fields)))
    if len(custom_id) > LONGEST:
        raise ValueError(f"custom id of {len(custom_id)} characters: {custom_id!r}")
    return custom_id


def digest(text: str) -> str:
    """Stand for a text that is too long, or too odd, for a custom id, by 8 characters."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=4).hexdigest()


def _write(field: object) -> str:
    if field is None:
        return ""
    return str(int(field)) if isinstance(field, bool) else str(field)


def read_id(custom_id: str) -> tuple[str, Verb]:
    """Read a custom id: its prefix and its verb; raise Refusal for what no card of today has."""
    prefix, _, rest = custom_id.partition(":")
    name, *fields = rest.split(":")
    verb = VERBS.get(name)
    if verb is None:
        raise Refusal(words.OLD_BUTTON)
    optional = _MEANINGS[verb].optional
    return prefix, read_value([None if not text and place in optional else text for place, text in enumerate(fields)], verb)


def read_value(sent: object, kind: type[T]) -> T:
    """Read what a client sent, as the value of a menu, as a kind of value; raise Refusal where it is none."""
    try:
        return msgspec.convert(sent, kind, strict=False)
    except (msgspec.ValidationError, RecursionError) as error:
        raise Refusal(words.OLD_BUTTON) from error
