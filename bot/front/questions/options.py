"""The options of a question as buttons: what fits on its button stands there alone, and is not listed on the card as well.

Longer and more options are listed under letters. Each has a coloured shape as a second sign, and all buttons are of one style,
so that no colour speaks for an option; none of the shapes looks like a tick or a cross.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from string import ascii_uppercase

import discord

from ..kit.card import Control, shorten
from ..kit.controls import button
from ..kit.custom_ids import Verb
from . import words
from .letters import fit_texts
from .presenter import Dealt, Q, Rows

SHAPES = ("🔷", "🟡", "🟪", "🔺", "🧡", "⭐", "🌙", "☁️", "🍀", "💧")
"""By place on the card: the first five differ in shape as well as in colour, and from there on a letter stands beside them."""
LABEL = 80
"""Characters that Discord takes on a button."""
MOST_WIDE = 5
"""Options that have a row each."""
MARKED = 1900
"""Letters for all options of a question where they are marked beside all else that a card then says."""


def fit_on_buttons(texts: Sequence[str]) -> bool:
    """Say whether each option can stand on a button of its own, in a row of its own."""
    return len(texts) <= MOST_WIDE and all(len(text) <= LABEL for text in texts)


def list_options(texts: Sequence[str]) -> str:
    """List options by letter and shape."""
    return "\n".join(f"**{ascii_uppercase[place]}** {SHAPES[place]} · {text}" for place, text in enumerate(texts))


def option_buttons(texts: Sequence[str], verb: Callable[[int], Verb]) -> Rows:
    """Make a button for each option, a row each where they fit; `verb` gives what that of a place means."""
    if fit_on_buttons(texts):
        return [[button(text, verb(place), emoji=SHAPES[place])] for place, text in enumerate(texts)]
    return letter_buttons(len(texts), verb)


def letter_buttons(count: int, verb: Callable[[int], Verb]) -> Rows:
    """Make a button for each letter."""
    buttons: list[Control] = [button(ascii_uppercase[place], verb(place), emoji=SHAPES[place]) for place in range(count)]
    return [buttons[:5], buttons[5:]]


def menu_option(place: int, text: str) -> discord.SelectOption:
    """Make the choice of a lettered option in a menu."""
    label = shorten(f"{ascii_uppercase[place]} · {text}", 100)
    return discord.SelectOption(label=label, value=str(place), emoji=SHAPES[place])


def mark_option(lead: str, text: str, right: bool, chosen: bool) -> str:
    """Mark an option by word and sign: what is right, and what was chosen."""
    sign = "✅" if right else "❌" if chosen else "▫️"
    said = (words.RIGHT_ANSWER if right else "") + (words.YOUR_ANSWER if chosen else "")
    return f"{sign} {lead}{f'**{text}**' if right or chosen else text}{said}"


def mark_options(dealt: Dealt[Q], right: Sequence[int], chosen: Sequence[int], *, lettered: bool) -> str:
    """Mark all options of a question; `right` and `chosen` are canonical."""
    pairs = zip(dealt.drawn.shown, fit_texts(dealt.options(), MARKED), strict=True)
    return "\n".join(
        mark_option(say_letter(place) if lettered else "", text, index in right, index in chosen)
        for place, (index, text) in enumerate(pairs)
    )


def say_letter(place: int) -> str:
    """Write the letter of an option before its text."""
    return f"{ascii_uppercase[place]} · "
