"""Text to words that compare: case, accents, scripts, punctuation and number forms made one.

`The XXth Congress`, `twentieth congress` and `20th CONGRESS` fold to `20 congress`.
"""

from __future__ import annotations

import re
import unicodedata

from .romanisation import LETTERS

_ONES = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|one|two|three|four|five|six|seven|eight|nine)"
_WORD = re.compile(r"[^\W_]+(?:['\-.,][^\W_]+)*")
_TWO_WORD_NUMBER = re.compile(rf"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) (?={_ONES}\b)")
_QUOTES = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u2010": "-", "\u2011": "-", "\u2013": " ", "\u2014": " "}
)
_NUMBER = re.compile(r"(\d+)(?:st|nd|rd|th|-?y|-?go)?", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+", re.ASCII)
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})(?:th|st|nd|rd)?", re.ASCII)
_ROMAN_ONES = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
)
_CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NUMBERS = {
    **{word: number for number, word in enumerate(_ORDINALS.split(), 1)},
    **{word: number for number, word in enumerate(_CARDINALS.split(), 1)},
    **_TENS,
    **{word[:-1] + "ieth": number for word, number in _TENS.items()},
}

NUMBER_WORDS = tuple(word for word in _NUMBERS if len(word) > 4)
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
    """Cut folded text into raw words; hyphens, apostrophes and points inside a word stay, and `twenty second` is one."""
    return _WORD.findall(join_numbers(folded))


def join_numbers(folded: str) -> str:
    """Write `twenty second` as one word, `twenty-second`."""
    return _TWO_WORD_NUMBER.sub(r"\1-", folded) if "ty " in folded else folded


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
    if parts[0] in _TENS and parts[1] in _NUMBERS:
        return (str(_TENS[parts[0]] + _NUMBERS[parts[1]]),)
    kept = [_as_number(part) for part in parts if len(part) > 2 or part[0].isdigit()]
    return tuple(dict.fromkeys(_joined(raw, parts) + kept))


def _joined(raw: str, parts: list[str]) -> list[str]:
    """Give `destalinization` for `de-stalinization`, `cpsu` for `c.p.s.u`, and nothing for `end,begin`."""
    together = "".join(parts)
    bound = "-" in raw or "'" in raw or all(len(part) == 1 for part in parts)
    return [together] if bound and together.isalpha() else []


def _as_number(word: str) -> str:
    """Write ordinals, number words and Roman numerals of two letters or more as digits; other words stay."""
    number = _NUMBERS.get(word)
    if number is not None:
        return str(number)
    if word[0].isdigit():
        match = _NUMBER.fullmatch(word)
        return match.group(1).lstrip("0") or "0" if match else word
    if word[0] in "xiv" and len(word) > 1:
        roman = _ROMAN.fullmatch(word)
        if roman:
            return str(10 * len(roman.group(1)) + _ROMAN_ONES[roman.group(2)])
    return word


def words(text: str) -> list[str]:
    """Fold a text and list its words."""
    return [word for raw in split(fold(text)) for word in split_word(raw)]
