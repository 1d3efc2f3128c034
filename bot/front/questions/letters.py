"""Options under letters: listed on a card, on buttons, in a menu, and marked at a reveal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from string import ascii_uppercase

import discord

from ..kit.card import Control, shorten
from ..kit.controls import button
from ..kit.custom_ids import Verb
from . import words
from .presenter import Dealt, Q, Rows


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


def letter_buttons(count: int, verb: Callable[[int], Verb]) -> Rows:
    """Make a button for each letter; `verb` gives what that of a place means."""
    buttons: list[Control] = [
        button(ascii_uppercase[place], verb(place), style=discord.ButtonStyle.primary) for place in range(count)
    ]
    return [buttons[:5], buttons[5:]]


def menu_option(place: int, text: str) -> discord.SelectOption:
    return discord.SelectOption(label=shorten(f"{ascii_uppercase[place]} · {text}", 100), value=str(place))


def mark_option(place: int, text: str, right: bool, chosen: bool, *, lettered: bool = True) -> str:
    """Mark an option by more than colour: a tick, a cross, and bold for what was chosen."""
    sign = "✅" if right else "❌" if chosen else "▫️"
    own = words.YOUR_ANSWER if chosen else ""
    body = f"**{text}**" if right or chosen else text
    letter = f"{ascii_uppercase[place]} · " if lettered else ""
    return f"{sign} {letter}{body}{own}"


def mark_options(dealt: Dealt[Q], right: Sequence[int], chosen: Sequence[int], *, lettered: bool = True) -> str:
    """Mark all options of a question; `right` and `chosen` are canonical."""
    pairs = zip(dealt.drawn.shown, dealt.options(), strict=True)
    return "\n".join(
        mark_option(place, text, index in right, index in chosen, lettered=lettered) for place, (index, text) in enumerate(pairs)
    )
