"""What is done in parts comes to the same as in one go."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot import turns


def test_much_is_sorted_as_in_one_go() -> None:
    items = [(number * 7_919 % 12_007, number) for number in range(12_000)]
    assert turns.sort_in_parts(items, key=lambda item: item[0] // 5) == sorted(items, key=lambda item: item[0] // 5)


@given(st.lists(st.integers()))
def test_little_is_sorted_too(items: list[int]) -> None:
    assert turns.sort_in_parts(iter(items), key=abs) == sorted(items, key=abs)


def test_what_is_let_go_of_is_empty_then() -> None:
    parts, items = [[1], [2]], {1: "a", 2: "b"}
    turns.let_go(parts)
    turns.let_go_of_items(items)
    assert (parts, items) == ([], {})
