"""A title that asks the way the question does: why, who, how. It answers that question rather than another about the same."""

from __future__ import annotations

from ..postings import OPENINGS, YES_NO, opening_of

ECHO = 0.12
"""What it counts to have a title that asks the same way."""
_MYTH = 0.05
"""What it costs to have a title that asks whether something is so, where that was not asked."""


def echo(asked: str, title: str) -> float:
    """Give what an entry gains or loses by how its title opens, and the question."""
    if title == asked:
        return ECHO if title else 0.0
    return -_MYTH if title == "did" else 0.0


def opening(folded: str) -> str:
    """Give the question word that a text opens with, with the next word after `how` and `what is`; yes-or-no words are one."""
    words = folded.split(maxsplit=2)
    first = OPENINGS[opening_of(words)]
    finer = len(words) > 1 and (first == "how" or (first == "what" and words[1] in YES_NO))
    return f"{first} {words[1]}" if finer else first
