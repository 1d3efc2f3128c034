"""One look for everything: a card is a container with an accent, text, small print and controls.

Discord's limits are kept here: 4,000 characters of text and 40 components a message, 80 characters a button.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any, TypeAlias

import discord
from discord import ui

TEXT_LIMIT = 4000
_SENTENCE_END = re.compile(r"(?<=[\w)\"\u201d\u2019]{2})[.!?](?=\s+[A-Z]|$)")
_MARKUP = re.compile(r"[\\_~|*`\[]|^[>#+-]")
_ACTIVE = re.compile(r"^\d+(?=[.)]\s)|@|<|:(?=//|[A-Za-z_+-][\w+-]*:)|(?<=www)\.|(?<=\w)\.(?=[^\W\d_]{2,}/)", re.IGNORECASE)
"""What begins a list, a mention, a tag, an emoji or a link, or joins an address: a space of no width takes its power."""
_NOTHING = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0]|[\ufe00-\ufe0e]|(?<![^\x00-\x7f])\u200d|\u200d(?![^\x00-\x7f])"
)
"""What is not seen, and is no control by Unicode's categories; a joiner stays between the emoji that it joins."""
PAGE = 1800
"""Characters of running text that a phone shows in a few thumb strokes."""

Block: TypeAlias = str | ui.Item[Any]
Control: TypeAlias = ui.Item[Any]


class Tone(IntEnum):
    """What the accent colour means."""

    KNOWLEDGE = 0x2F7DC4
    RIGHT = 0x2E9E5B
    PARTLY = 0xD9A400
    WRONG = 0xC8434B
    CAUTION = 0xD97B29
    QUIET = 0x747F8D
    QUIZ = 0x7C5CC4


class Card(ui.LayoutView):
    """One message as people see it; its controls are met by their custom ids, so it is kept nowhere."""

    def __init__(self, *blocks: Block, tone: Tone, controls: Iterable[Sequence[Control]] = ()) -> None:
        super().__init__(timeout=None)
        items = [ui.TextDisplay(block) if isinstance(block, str) else block for block in blocks if block]
        rows = [ui.ActionRow(*row) for row in controls if row]
        self.add_item(ui.Container(*items, *rows, accent_colour=int(tone)))
        self.stop()  # discord.py keeps no finished view in memory: controls are met by their custom ids

    def lead_with(self, block: Block) -> None:
        """Put a text, or a picture, above everything else."""
        container = self.children[0]
        assert isinstance(container, ui.Container)
        items = list(container.children)
        container.clear_items()
        for item in [ui.TextDisplay(block) if isinstance(block, str) else block, *items]:
            container.add_item(item)

    def offer(self, row: Sequence[Control]) -> None:
        """Add a row of controls below everything else."""
        container = self.children[0]
        assert isinstance(container, ui.Container)
        container.add_item(ui.ActionRow(*row))

    def text(self) -> str:
        """Give all text of the card, as a screen reader would meet it."""
        return "\n".join(item.content for item in self.walk_children() if isinstance(item, ui.TextDisplay))


def heading(title: str, *lines: str) -> str:
    return "\n".join([f"### {title}", *(line for line in lines if line)])


def small(text: str) -> str:
    """Write small print; every line needs its own mark."""
    return "\n".join(f"-# {line}" for line in text.splitlines() if line.strip())


def rule() -> ui.Separator[Any]:
    return ui.Separator(spacing=discord.SeparatorSpacing.small)


def picture(name: str, description: str) -> ui.MediaGallery[Any]:
    """Show an attached file of this name; the description is its alt text, of at most 1,024 characters."""
    return ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{name}", description=shorten(description, 1024)))


def shorten(text: str, most: int) -> str:
    """Cut text that must fit a label, at a word where there is one, with an ellipsis."""
    if len(text) <= most:
        return text
    head, space, _ = text[:most].rpartition(" ")
    return (head if space and len(head) > most // 2 else text[: most - 1]).rstrip(" ,;:") + "…"


def lead_of(text: str, most: int) -> str:
    """Give as many whole sentences of a text as fit; of a first one that is longer, what fits."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if match.end() <= most]
    return text[: ends[-1]] if ends else shorten(text, most)


def plain(text: str, most: int = 80) -> str:
    """Tidy what somebody typed for where Discord knows no markup, as in a menu: short, on one line, all of it to be seen."""
    printable = "".join(char for char in text if not unicodedata.category(char).startswith("C") or char in "\u200d\t\n\r ")
    return shorten(" ".join(_NOTHING.sub("", printable).split()), most) or "…"


def quote(text: str, most: int = 80) -> str:
    """Show back what somebody typed, as plain text: no markup, mention, tag, emoji or link is at work in it."""
    escaped = _MARKUP.sub(r"\\\g<0>", plain(text, most))  # discord.py's own escape leaves links be, and warns on Python 3.13
    return _ACTIVE.sub("\\g<0>\u200b", escaped)


def paginate(blocks: Iterable[str], most: int = PAGE, between: str = "\n\n") -> list[str]:
    """Pack blocks of text into pages; a block longer than a page is split at sentences, and nothing is cut."""
    pages: list[str] = []
    for block in (part for whole in blocks for part in _split(whole, most)):
        if pages and len(pages[-1]) + len(between) + len(block) <= most:
            pages[-1] += between + block
        else:
            pages.append(block)
    return pages or [""]


def _split(block: str, most: int) -> list[str]:
    parts: list[str] = []
    while len(block) > most:
        cuts = (block.rfind(mark, 0, most) for mark in ("\n", ". ", " "))
        cut = next((cut + 1 for cut in cuts if cut > most // 3), most)
        parts.append(block[:cut].strip())
        block = block[cut:].strip()
    return [*parts, block] if block else parts
