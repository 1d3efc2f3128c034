"""What stands in the place of something that could not be read, so that the rest can be judged."""

from __future__ import annotations

import re

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_id(text: str) -> bool:
    """Say whether a text has the form of an id."""
    return _ID.fullmatch(text) is not None


class Broken:
    """The value of a line that could not be read; `guess` is what it might say, where it is an id."""

    __slots__ = ("guess",)

    def __init__(self, guess: str = "") -> None:
        self.guess = guess


class StandIn(str):
    """The text of a field that could not be read: no two are equal, and nothing is known of it."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)
