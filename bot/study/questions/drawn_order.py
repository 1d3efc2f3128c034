"""A shuffle that does no more than is looked at: twenty of fifty thousand cost as much as twenty of fifty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def in_drawn_order(items: Sequence[T], rng: Random) -> Iterator[T]:
    """Give all items once, each order as likely."""
    count, moved = len(items), dict[int, int]()
    for place in range(count):
        other = place + int(rng.random() * (count - place))
        yield items[moved.get(other, other)]
        moved[other] = moved.pop(place, place)


def with_places(items: Sequence[T], rng: Random) -> Iterator[tuple[float, T]]:
    """Give all items in drawn order, each with its place between 0 and 1.

    Several sequences given so, and merged by place, are in an order as if all of them had been shuffled together: the places
    are those of as many points thrown at random, from the least on.
    """
    place = 0.0
    for left, item in zip(range(len(items), 0, -1), in_drawn_order(items, rng), strict=True):
        place += (1 - place) * (1 - rng.random() ** (1 / left))
        yield place, item
