"""Names for a class quiz in which nobody is shown by their own: the same for the same quiz and place in the queue."""

from __future__ import annotations

from random import Random

MANNERS = (
    "Amber", "Bold", "Bright", "Calm", "Clever", "Copper", "Curious", "Early", "Gentle", "Golden", "Keen", "Lively",
    "Lucky", "Merry", "Noble", "Patient", "Quick", "Quiet", "Silver", "Steady", "Sunny", "Swift", "Violet", "Wise",
)  # fmt: skip
ANIMALS = (
    "Badger", "Beaver", "Bison", "Crane", "Curlew", "Deer", "Falcon", "Finch", "Fox", "Heron", "Ibex", "Kestrel", "Lark",
    "Lynx", "Marten", "Otter", "Owl", "Puffin", "Raven", "Robin", "Seal", "Stork", "Swan", "Wren",
)  # fmt: skip
COUNT = len(MANNERS) * len(ANIMALS)
"""How many nicknames there are before they come round again; the last of them are for those whose name was refused."""


def name_player(seed: int, number: int) -> str:
    """Name the `number`-th to join, from 0; after 576 names they come round again with a figure."""
    rng = Random(seed)
    pairs = [f"{manner} {animal}" for manner in MANNERS for animal in ANIMALS]
    rng.shuffle(pairs)
    turn, place = divmod(number, len(pairs))
    return pairs[place] + (f" {turn + 1}" if turn else "")
