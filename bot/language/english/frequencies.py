"""How common the words of English are; see NOTICE.txt for whose figures they are.

Read when the first index is made: a start does not wait for it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

RAREST = 36
"""What is taken for words that are not among the 10,000 commonest."""


@cache
def frequencies() -> dict[str, int]:
    """Give the commonest words with the tenths of their Zipf frequency: 60 comes a thousand times in a million words."""
    found: dict[str, int] = {}
    for line in Path(__file__).with_name("frequencies.txt").read_text("ascii").splitlines():
        frequency, *words = line.split()
        found.update(dict.fromkeys(words, int(frequency)))
    return found


def frequency(word: str) -> int:
    """Give the tenths of the Zipf frequency of a folded word."""
    return frequencies().get(word, RAREST)
