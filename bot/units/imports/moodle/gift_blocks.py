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
_TAG_WITH_VALUES = re.compile(r"<[a-zA-Z](?=[^<>]{0,2000}[a-z]=[\"'])[^<>]{0,2000}>")
_IN_TAGS = str.maketrans({sign: _HELD[sign] for sign in "=~#:"})
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
    has_brace: bool = False
    is_open: bool = False
    """A brace is open."""
    ended: bool = False
    """An empty line came."""

    @property
    def text(self) -> str:
        return " ".join(self.lines)

    def add(self, number: int, line: str) -> None:
        self.line = self.line or number
        self.lines.append(line)
        opening, closing = line.rfind("{"), line.rfind("}")
        self.has_brace |= opening >= 0
        self.is_open = opening > closing or (self.is_open and closing < 0)
        self.ended = False

    def goes_on(self, line: str) -> bool:
        """Say whether a line belongs to it although it stands behind an empty one: its answers, or more of them."""
        return line[0] in _GOES_ON if self.is_open else line[0] == "{" and not self.has_brace


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """From here on questions belong to this category."""

    path: str


def split_blocks(text: str) -> Iterator[Block | CategoryLine]:
    """Cut at empty lines; one that stands before answers cuts nothing."""
    block, tags = Block(), list[str]()
    for number, raw in enumerate(text.translate(_FOREIGN).split("\n"), 1):
        line = raw.strip()
        if not line:
            block.ended, tags = True, []
            continue
        if line.startswith("//"):
            (block.tags if block.lines and not block.ended else tags).extend(read_tags(line))
            continue
        is_category = line.startswith(_CATEGORY)
        if block.lines and (is_category or (block.ended and not block.goes_on(line))):
            yield block
            block = Block()
        if is_category:
            yield CategoryLine(line.removeprefix(_CATEGORY).strip())
        else:
            block.tags, tags = block.tags + tags, []
            block.add(number, hold_escapes(line))
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
    r"""Put `\=` and the like out of the way, so that what is left of `=` is at work; in a tag of HTML nothing is."""
    held = _ESCAPE.sub(lambda found: _HELD[found[1]], text) if "\\" in text else text
    return _TAG_WITH_VALUES.sub(lambda found: found[0].translate(_IN_TAGS), held) if "<" in held else held


def show_escapes(text: str) -> str:
    r"""Put the signs back, and a new line for each `\n`."""
    return text.translate(_SHOWN)
