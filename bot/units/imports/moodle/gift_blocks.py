"""The text of a GIFT file -> its blocks: questions and categories, without comments, with escaped signs out of the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_SIGNS = "\\:#={}~n"
_ESCAPE = re.compile(r"\\([\\:#={}~n])")
_HELD = {sign: chr(0xFDD0 + place) for place, sign in enumerate(_SIGNS)}
"""Code points that Unicode keeps free for use inside a program stand for escaped signs."""
_SHOWN = str.maketrans({held: "\n" if sign == "n" else sign for sign, held in _HELD.items()})
_FOREIGN = str.maketrans(dict.fromkeys(map(chr, range(0xFDD0, 0xFDF0)), ""))
_TAG = re.compile(r"\[tag:((?:\\[\\\]]|[^\\\[\]]){1,200})\]")
_CATEGORY = "$CATEGORY:"
_GOES_ON = "~=#}%"
"""What a line of answers begins with."""


@dataclass(slots=True)
class Block:
    """One question as it is written: its first line, its text in one line, and the tags in its comments."""

    line: int = 0
    lines: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    is_open: bool = False
    """A brace is open."""
    ended: bool = False
    """An empty line came while it was open."""

    @property
    def text(self) -> str:
        return " ".join(self.lines)

    def add(self, number: int, line: str) -> None:
        self.line = self.line or number
        self.lines.append(line)
        opening, closing = line.rfind("{"), line.rfind("}")
        self.is_open = opening > closing or (self.is_open and closing < 0)


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """From here on questions belong to this category."""

    path: str


def split_blocks(text: str) -> Iterator[Block | CategoryLine]:
    """Cut at empty lines; one inside braces cuts nothing, as long as answers follow it."""
    block = Block()
    for number, raw in enumerate(text.translate(_FOREIGN).split("\n"), 1):
        line = raw.strip()
        if line.startswith("//"):
            block.tags += read_tags(line)
            continue
        is_category = line.startswith(_CATEGORY)
        ends = not line and not block.is_open
        if block.lines and (ends or is_category or (block.ended and line and line[0] not in _GOES_ON)):
            yield block
            block = Block()
        if is_category:
            yield CategoryLine(line.removeprefix(_CATEGORY).strip())
        elif line:
            block.ended = False
            block.add(number, hold_escapes(line))
        else:
            block.ended = True
            block.tags = block.tags if block.lines else []
    if block.lines:
        yield block


def list_categories(text: str) -> list[str]:
    """List the paths of all categories that a text names."""
    lines = (line.strip() for line in text.split("\n") if _CATEGORY in line)
    return [line.removeprefix(_CATEGORY).strip() for line in lines if line.startswith(_CATEGORY)]


def read_tags(comment: str) -> list[str]:
    r"""Read the tags that newer versions of Moodle write into a comment: `// [tag:Cold War]`."""
    return [re.sub(r"\\([\\\]])", r"\1", tag).strip() for tag in _TAG.findall(comment)]


def hold_escapes(text: str) -> str:
    r"""Put `\=` and the like out of the way, so that what is left of `=` is at work."""
    return _ESCAPE.sub(lambda found: _HELD[found[1]], text) if "\\" in text else text


def show_escapes(text: str) -> str:
    r"""Put the signs back, and a new line for each `\n`."""
    return text.translate(_SHOWN)
