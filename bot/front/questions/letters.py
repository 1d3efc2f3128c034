"""What is told apart by letters that people type or choose in menus, as events and pairs; options have options.py."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

import discord

from ..kit.card import shorten


def list_letters(texts: Sequence[str]) -> str:
    return "\n".join(f"**{ascii_uppercase[place]}** · {text}" for place, text in enumerate(texts))


def fit_texts(texts: Sequence[str], room: int) -> list[str]:
    """Cut the longest of several texts, all to one length, so that together they have so many letters at most."""
    if sum(map(len, texts)) <= room:
        return [*texts]
    left, most = room, 0
    for done, length in enumerate(sorted(map(len, texts))):
        most = left // (len(texts) - done)
        if length > most:
            break
        left -= length
    return [shorten(text, max(most, 2)) for text in texts]


def menu_letter(place: int, text: str) -> discord.SelectOption:
    return discord.SelectOption(label=shorten(f"{ascii_uppercase[place]} · {text}", 100), value=str(place))
