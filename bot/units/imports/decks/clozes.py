"""Anki's gap texts, `{{c1::answer::hint}}`: one card a number, with its gaps open and the others filled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(r"\{\{c(\d{1,3}(?:,\d{1,3}){0,9})::|\}\}")
_DEEPEST = 8
MOST_CARDS = 30
"""Cards that one text may make; a text with more is a list, and no sentence with gaps."""


@dataclass(slots=True)
class Gap:
    """A gap: on which cards it is open, what stands in it (other gaps included), and the hint."""

    cards: frozenset[int]
    parts: list[str | Gap] = field(default_factory=list)

    @property
    def hint(self) -> str:
        last = self.parts[-1] if self.parts else ""
        return last.partition("::")[2] if isinstance(last, str) else ""

    def answer(self) -> str:
        """Give what stands in the gap, without the hint."""
        *before, last = self.parts or [""]
        shown = last.partition("::")[0] if isinstance(last, str) else last
        return _fill([*before, shown])


@dataclass(frozen=True, slots=True)
class GapCard:
    """One card of a text: what is read, and the answers of its gaps."""

    number: int
    prompt: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GapText:
    """A text with gaps; `open_gap` says that one is never closed."""

    parts: list[str | Gap]
    open_gap: bool

    def numbers(self) -> list[int]:
        """List the numbers of the cards."""
        return sorted({number for gap in _gaps(self.parts) for number in gap.cards})

    def card(self, number: int) -> GapCard:
        """Make the card of a number."""
        answers = tuple(gap.answer() for gap in _gaps(self.parts) if number in gap.cards)
        return GapCard(number, _fill(self.parts, number), answers)


def has_gaps(text: str) -> bool:
    """Say whether there is a gap in a text."""
    found = _TOKEN.search(text)
    return found is not None and found[1] is not None


def read_gaps(text: str) -> GapText:
    """Read a text with gaps, also such as stand in one another."""
    outer: list[str | Gap] = []
    inside: list[Gap] = []
    at = 0
    for token in _TOKEN.finditer(text):
        opens = token[1] is not None
        if (len(inside) >= _DEEPEST) if opens else not inside:
            continue  # a part of the text
        here = inside[-1].parts if inside else outer
        here += [text[at : token.start()]] if token.start() > at else []
        at = token.end()
        if opens:
            inside.append(Gap(frozenset(map(int, token[1].split(",")))))
            here.append(inside[-1])
        else:
            inside.pop()
    here = inside[-1].parts if inside else outer
    here += [text[at:]] if at < len(text) else []
    return GapText(outer, bool(inside))


def _gaps(parts: list[str | Gap]) -> Iterator[Gap]:
    for part in parts:
        if isinstance(part, Gap):
            yield part
            yield from _gaps(part.parts)


def _fill(parts: list[str | Gap], asked: int = 0) -> str:
    """Write a text out, with the gaps of the card asked left open."""
    return "".join(part if isinstance(part, str) else _show(part, asked) for part in parts)


def _show(gap: Gap, asked: int) -> str:
    if asked in gap.cards:
        return f"[...] ({gap.hint.strip()})" if gap.hint.strip() else "[...]"
    *before, last = gap.parts or [""]
    return _fill([*before, last.partition("::")[0] if isinstance(last, str) else last], asked)
