"""Whether a title gives away when its event happened, in any writing: 1956, '56, fifty-six, MCMLVI, 44 BC, the 1780s, XX century.

No question on dates is made of such an event. A title is left out rather too often than not often enough: there are others.
"""

from __future__ import annotations

import re
import unicodedata

from ...language.date_words import DECADES
from ...language.folding import fold
from ...language.numerals import VALUES, join_words, roman_value

_USUAL_YEARS = range(1000, 2100)
"""Four figures that are a year wherever they stand: a title that names one is left out, even if the event was in another."""
_FIGURES = frozenset(map(float, range(10)))
_TOKEN = re.compile(r"(?P<number>\d+)(?P<tail>'?s\b|-?er\b|(?:st|nd|rd|th)\b)?|(?P<word>[^\W\d_]+)")
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_ENGLISH_ORDINALS = frozenset(("first", "second", "third"))
_CENTURY = re.compile(r"[- ](?:c\b|cent|jahrh|siecle|siglo|secolo|seculo|vek|stol|wiek|eeuw)")
_HUNDREDS = re.compile(r"[- ]hundreds\b")
_DIGIT = re.compile("[0-9]")
_WORD = re.compile("[a-z]+")
_TELLING = frozenset((*VALUES, *DECADES, "hundred", "hundreds", "thousand"))
_LETTERS_OF_ROMANS = "ivxlcdme"
"""With the e of the French XXe."""


def tells_time(title: str, years: range) -> bool:
    """Say whether a title tells one of some years, their decade or their century.

    The years are counted without an era: 44 of 44 BC. A year from 1000 to 2099 tells always, also one that is none of these.
    """
    if not _may_tell(title):
        return False
    folded = join_words(fold(_in_figures(title)))
    return any(_tells(token, folded, years) for token in _TOKEN.finditer(folded))


def _may_tell(title: str) -> bool:
    """Say whether a title could hold a number; most hold none, and need not be read closely."""
    if not title.isascii() or _DIGIT.search(title):
        return True
    words = _WORD.findall(title.lower())
    return not _TELLING.isdisjoint(words) or any(not word.strip(_LETTERS_OF_ROMANS) for word in words if len(word) > 1)


def _in_figures(title: str) -> str:
    """Write the figures of any script in ours, those of Chinese too: `一九五六` is 1956."""
    if title.isascii():
        return title
    return "".join(str(int(value)) if (value := unicodedata.numeric(sign, -1)) in _FIGURES else sign for sign in title)


def _tells(token: re.Match[str], folded: str, years: range) -> bool:
    word, tail = token["word"], token["tail"] or ""
    if word in DECADES:
        return _is_short(DECADES[word], 10, years)
    number, ordinal = _read_word(word) if word else (int(token["number"][:9]), tail in _ORDINALS)
    if not number:
        return False
    if _CENTURY.match(folded, token.end()):
        return _meets(range(100 * number - 99, 100 * number + 1), years)
    if _HUNDREDS.match(folded, token.end()):
        return _meets(range(100 * number, 100 * number + 100), years)
    if number in _USUAL_YEARS:
        return True
    if tail.endswith(("s", "er")) and number % 10 == 0:
        length = 100 if number % 100 == 0 else 10
        return _meets(range(number, number + length), years) or (number < 100 and _is_short(number, 10, years))
    return not ordinal and (number in years or (number < 100 and _is_short(number, 1, years)))


def _read_word(word: str) -> tuple[int, bool]:
    """Give the number that a word is, in letters or in Roman figures, and whether it is an ordinal; 0 for other words."""
    if word in VALUES:
        return VALUES[word], word.endswith("th") or word in _ENGLISH_ORDINALS
    bare = word.removesuffix("eme").removesuffix("th").removesuffix("e")
    return roman_value(bare) if len(bare) > 1 else 0, bare != word


def _meets(told: range, years: range) -> bool:
    return told.start < years.stop and years.start < told.stop


def _is_short(figures: int, length: int, years: range) -> bool:
    """Say whether two figures, or the ten years from them on, stand for the first of the years or the last."""
    return any(figures <= year % 100 < figures + length for year in (years[0], years[-1]))
