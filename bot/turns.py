"""What takes long in one go is done in parts here, so that other threads, the event loop's above all, have their turns.

The interpreter changes threads between two steps of Python, but within none: to free 50,000 facts at once holds all up for 0.2 s.
It stands below all rooms, as content is freed and sorted wherever it is read, renamed and indexed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping
from heapq import merge
from itertools import islice
from typing import Any, TypeVar

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
_AT_ONCE = 5_000
"""Items that are sorted in one go, in a few milliseconds."""


def let_go(parts: list[T]) -> None:
    """Empty a list that alone still holds much, from its end."""
    while parts:
        parts.pop()


def let_go_of_items(items: MutableMapping[K, V]) -> None:
    """Empty a mapping that alone still holds much."""
    while items:
        items.popitem()


def sort_in_parts(items: Iterable[T], *, key: Callable[[T], Any]) -> list[T]:
    """Sort items so many at a time, and merge them; Any: what can be compared has no type of its own."""
    waiting = iter(items)
    parts = [sorted(part, key=key) for part in iter(lambda: list(islice(waiting, _AT_ONCE)), [])]
    return list(merge(*parts, key=key)) if len(parts) > 1 else [item for part in parts for item in part]
