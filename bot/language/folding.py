"""Text to words that compare: case, accents, scripts, punctuation and number forms made one.

`The XXth Congress`, `twentieth congress` and `20th CONGRESS` fold to `20 congress`.
"""

from __future__ import annotations

import re
import unicodedata

from .numerals import VALUES, join_words, roman_value
from .romanisation import LETTERS

_WORD = re.compile(r"[^\W_]+(?:['\-.,][^\W_]+)*")
_QUOTES = str.maketrans(
    dict.fromkeys("\u2019\u2018\u02bc`", "'") | dict.fromkeys("\u2010\u2011\u2212", "-") | dict.fromkeys("\u2013\u2014", " - ")
)
_NUMBER = re.compile(r"(\d+)(?:st|nd|rd|th|-?y|-?go)?", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+", re.ASCII)
_ROMAN_ENDING = re.compile(r"(?:th|st|nd|rd)$")
_LETTERS_OF_SMALL_ROMANS = "xiv"
"""A Roman numeral in a text has these letters alone: `dc` and `mix` are words, and hardly anything is numbered beyond XXXIX."""

NUMBER_WORDS = tuple(word for word in VALUES if len(word) > 4)
"""Those long enough to be known when they are misspelt."""


def fold(text: str) -> str:
    """Lower the case, romanise Cyrillic, take accents off; punctuation stays."""
    if text.isascii():
        return text.lower()
    text = text.translate(_QUOTES).lower().translate(LETTERS)
    if text.isascii():
        return text
    marked = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def split(folded: str) -> list[str]:
    """Cut folded text into raw words; hyphens, apostrophes and points inside a word stay, and `twenty second` is 22."""
    return _WORD.findall(join_words(folded))


def split_word(raw: str) -> tuple[str, ...]:
    """Turn one raw word into what it is filed under: itself, or its number, or its parts and the parts joined."""
    if raw.isalnum():
        return (_as_number(raw),)
    raw = raw.removesuffix("'s")
    if _GROUPED.fullmatch(raw):
        return (raw.replace(",", ""),)
    parts = [part for part in re.split(r"['\-.,]", raw) if part]
    if len(parts) == 1:
        return (_as_number(parts[0]),)
    kept = [_as_number(part) for part in parts if len(part) > 2 or part[0].isdigit()]
    return tuple(dict.fromkeys(_joined(raw, parts) + kept))


def _joined(raw: str, parts: list[str]) -> list[str]:
    """Give `destalinization` for `de-stalinization`, `cpsu` for `c.p.s.u`, and nothing for `end,begin`."""
    together = "".join(parts)
    bound = "-" in raw or "'" in raw or all(len(part) == 1 for part in parts)
    return [together] if bound and together.isalpha() else []


def _as_number(word: str) -> str:
    """Write ordinals, number words and Roman numerals of two letters or more as digits; other words stay."""
    number = VALUES.get(word)
    if number is not None:
        return str(number)
    if word[0].isdigit():
        match = _NUMBER.fullmatch(word)
        return match.group(1).lstrip("0") or "0" if match else word
    if word[0] in _LETTERS_OF_SMALL_ROMANS and len(word) > 1:
        bare = _ROMAN_ENDING.sub("", word)
        if len(bare) > 1 and not bare.strip(_LETTERS_OF_SMALL_ROMANS) and (value := roman_value(bare)):
            return str(value)
    return word


def words(text: str) -> list[str]:
    """Fold a text and list its words."""
    return [word for raw in split(fold(text)) for word in split_word(raw)]
