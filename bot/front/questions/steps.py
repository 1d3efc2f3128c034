"""The steps of an answer that is given in several: the places chosen so far, a sign each, as they ride in custom ids."""

from __future__ import annotations

SIGNS = "0123456789abcdefghijklmno"
"""A sign for each of the 25 options that a menu can have."""


def places_of(steps: str) -> list[int]:
    return [SIGNS.index(sign) for sign in steps]


def add_step(steps: str, place: int) -> str:
    return steps + SIGNS[place]
