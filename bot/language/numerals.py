"""Numbers as people write them: digits, words, ordinals and Roman numerals, all as one value.

The one reader of numbers: look-up (folding), dates and typed answers all ask here. A value is a string ("1956", "1.5",
"1950s"), so that a number of any length costs nothing and never overflows; an amount, which is measured, is a Decimal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from .romanisation import LOOKALIKES

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
    "fourty": 40, "fourtieth": 40, "ninteen": 19, "nineth": 9, "twelveth": 12, "fith": 5, "twentyth": 20, "twentith": 20,
}  # fmt: skip
VALUES = {word: value for value, word in enumerate(_UNITS)} | {word: 10 * tens for tens, word in enumerate(_TENS, 2)}
VALUES |= {word + "th": value for word, value in VALUES.items() if value not in (1, 2, 3)}
VALUES |= {word[:-1] + "ieth": VALUES[word] for word in _TENS} | _ORDINALS
SCALES = {"hundred": 100, "hundredth": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "k": 1000, "mn": 10**6}
SCALES |= {"hundreds": 100, "thousands": 1000, "millions": 10**6, "thousandth": 1000, "mio": 10**6, "bn": 10**9}

_WORDS = frozenset((*VALUES, "hundred", "thousand", "million"))
"""What a number in words may begin with."""
_SMALL_SCALES = frozenset(("hundred", "thousand"))
_RUN_WORD = "|".join(sorted((*VALUES, *_SMALL_SCALES), key=len, reverse=True))
_NUMBER_WORD = f"(?:{_RUN_WORD})"


@cache
def _run() -> re.Pattern[str]:
    """Make the pattern of a number of several words, at its first use: it takes milliseconds for which no start should wait."""
    return re.compile(rf"\b{_NUMBER_WORD}(?:(?:-|\s(?:and\s)?){_NUMBER_WORD})+\b")


@cache
def _run_or_one() -> re.Pattern[str]:
    """Make the pattern of a number in words, of one word too."""
    return re.compile(rf"{_NUMBER_WORD}(?:(?:-|\s(?:and\s)?){_NUMBER_WORD})*\b")


@cache
def _tens_and_more() -> re.Pattern[str]:
    return re.compile(rf"t(?:een|y)[ -]{_NUMBER_WORD}\b")


_ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ORDINAL_ENDING = re.compile(r"(th|st|nd|rd|й)$")
_DIGITS = re.compile(r"(\d+)(?:\.(\d+))?(s|k|m|mn|bn|st|nd|rd|th|er|eme|ieme|e|й|я|го|ый|ой|ий|том)?")
"""Decimals, then what is glued to them: a decade's s, a scale, an ordinal ending (any: 22th is 22)."""


def roman_value(word: str) -> int:
    """Give the value of a well-formed Roman numeral up to 3999, also in Cyrillic look-alikes; 0 for anything else."""
    if not word.isascii():
        word = word.translate(LOOKALIKES)
    if not word or len(word) > 15 or not _ROMAN.fullmatch(word):
        return 0
    digits = [_ROMAN_VALUES[letter] for letter in word]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))


def join_words(folded: str) -> str:
    """Write numbers of several words in figures: `twenty second` 22, `nineteen fifty-six` 1956, `two hundred and five` 205."""
    return _run().sub(_joined, folded) if _may_join(folded) else folded


def _may_join(text: str) -> bool:
    """Say whether a number of several words could stand in a text; nearly none has one, and every text of a library is asked."""
    if "hundred" in text or "thousand" in text or "ten " in text or "eleven " in text or "twelve " in text:
        return True
    return ("ty " in text or "ty-" in text or "teen" in text) and _tens_and_more().search(text) is not None


def _joined(match: re.Match[str]) -> str:
    tokens = re.split(r"[-\s]+", match[0])
    return " ".join(value if used > 1 else tokens[at] for at, value, used in _numbers_of(tokens))


def read_words(folded: str, at: int) -> tuple[list[str], int]:
    """Read the number words that begin at a place: their values, and where they end; no values where there is no such word."""
    run = _run_or_one().match(folded, at)
    if run is None:
        return [], at
    return [value for _, value, used in _numbers_of(re.split(r"[-\s]+", run[0])) if used], run.end()


def _numbers_of(tokens: Sequence[str]) -> Iterator[tuple[int, str, int]]:
    """Give where each number begins, its value and of how many words it is; a word that belongs to none has 0 of them."""
    at = 0
    while at < len(tokens):
        value, used = ("", 0) if tokens[at] == "and" else _words_at(tokens, at)
        yield at, value, used
        at += used or 1


def take_numbers(tokens: Sequence[str], *, romans: bool) -> tuple[tuple[str, ...], list[str]]:
    """Part the numbers from the other tokens, in order; `romans` says whether XX is a number here or a word."""
    if not romans and _WORDS.isdisjoint(tokens) and not any(token[:1].isdecimal() for token in tokens):
        return (), [*tokens]
    values: list[str] = []
    rest: list[str] = []
    at = 0
    while at < len(tokens):
        value, used = _number_at(tokens, at, romans=romans)
        if used:
            values.append(value)
        else:
            rest.append(tokens[at])
        at += used or 1
    return tuple(values), rest


def _number_at(tokens: Sequence[str], at: int, *, romans: bool) -> tuple[str, int]:
    token = tokens[at]
    if token[:1].isdecimal() and (digits := _DIGITS.fullmatch(token)):
        return _digits_at(tokens, at, digits)
    if token in _WORDS:
        return _words_at(tokens, at)
    if romans and (token[:1] in _ROMAN_VALUES or not token.isascii()):
        bare = _ORDINAL_ENDING.sub("", token)
        value = roman_value(bare) if len(bare) > 1 or bare in "ivxх" else 0
        if value:
            glued = at + 1 < len(tokens) and tokens[at + 1] in ("th", "й")
            return str(value), 1 + glued
    return "", 0


def _digits_at(tokens: Sequence[str], at: int, digits: re.Match[str]) -> tuple[str, int]:
    whole, part, ending = digits.groups()
    whole = whole.lstrip("0") or "0"
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    if ending == "s":
        return f"{whole}s", 1
    scale = SCALES.get("million" if ending == "m" else ending or "") or SCALES.get(following)
    if scale and len(whole) < 12 and len(part or "") < 7:
        amount = round(float(f"{whole}.{part or 0}") * scale, 3)
        return f"{amount:.3f}".rstrip("0").rstrip("."), 1 if SCALES.get(ending or "") or ending == "m" else 2
    if following in ("th", "st", "nd", "rd", "й"):
        return whole, 2
    part = (part or "").rstrip("0")
    return (f"{whole}.{part}" if part else whole), 1


def _words_at(tokens: Sequence[str], at: int) -> tuple[str, int]:
    """Read number words from here on: `twenty second` 22, `two hundred and five` 205, `nineteen fifty six` 1956."""
    total, group, used, previous = 0, 0, 0, 0
    while at + used < len(tokens):
        token = tokens[at + used]
        if token == "and" and used and at + used + 1 < len(tokens) and previous >= 100 and tokens[at + used + 1] in VALUES:
            used += 1
            continue
        if token in SCALES:
            scale = SCALES[token]
            group = max(group, 1) * scale
            if scale > 100:
                total, group = total + group, 0
            previous = scale
        elif token in VALUES:
            value = VALUES[token]
            if used and not _continues(previous, value, group):
                break
            group = group * 100 + value if 10 <= group < 100 and value >= 10 else group + value
            previous = value
        else:
            break
        used += 1
    return str(total + group), used


def _continues(previous: int, value: int, group: int) -> bool:
    """Say whether a number word goes on from the one before it rather than starting another number."""
    if previous >= 100:
        return True
    if previous >= 20 and previous % 10 == 0 and 0 < value < 10:
        return True
    return 10 <= group < 100 and 10 <= value < 100 and group in (*range(10, 21),)


# ---- amounts: how many, how much

_AMOUNT_SCALES = {word: scale for word, scale in SCALES.items() if not word.endswith("th")} | {"trillion": 10**12}
_AMOUNT_SCALES |= dict.fromkeys(("tausend", "mille", "тыс", "тысяч", "тысячи", "тысяча"), 1000)
_AMOUNT_SCALES |= dict.fromkeys(("millionen", "millón", "millones", "млн", "миллион", "миллиона", "миллионов"), 10**6)
_AMOUNT_SCALES |= dict.fromkeys(("milliard", "milliards", "milliarde", "milliarden", "mrd", "млрд", "миллиард"), 10**9)
_CARDINALS = frozenset((*_UNITS, *_TENS, "hundred", "thousand", "million", "millions", "billion"))
_MILLION, _TINY = 10**6, 1e-9


class Amount(NamedTuple):
    """A number that somebody wrote: what it may mean, as 1.500 is read both ways, and how it was written.

    No values are left where signs stand in it as in no number, such as those of a date.
    """

    values: frozenset[Decimal]
    text: str


@cache
def _amount_token() -> re.Pattern[str]:
    """Make the pattern of a number in figures, or of a word or a per cent sign beside it."""
    return re.compile(
        r"""(?P<sign>(?<![\w.,])[-\u2212]\s?)?
            (?P<figures>(?<!\w)(?:\d{1,3}(?:[ '_]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,']\d+)*|(?<![.,])[.,]\d+))
            (?:\s?[x\u00d7*\u00b7]\s?10\s?\^?\s?(?P<power>[-\u2212]?\d{1,3})(?!\d)|e(?P<exponent>[-+\u2212]?\d{1,3})(?!\w))?
            (?:\s?[/\u2044]\s?(?P<under>\d+))?
          | (?P<word>[^\W\d_]+|%)""",
        re.VERBOSE,
    )


def read_amounts(text: str, *, metres: bool = False) -> tuple[list[Amount], list[str]]:
    """Read the numbers of a text that `clean_text` let through, and the words beside them, in order.

    Thousands may be parted by spaces, commas, points or apostrophes, decimals follow a point or a comma, and a sign with three
    figures behind it is read both ways; `half a million`, `2 1/2`, `1.5e6` and `20 mio` are understood. With `metres`, an m
    behind a number is not a million.
    """
    tokens = [*_amount_token().finditer(text)]
    words = [token["word"] or "" for token in tokens]
    amounts: list[Amount] = []
    rest: list[str] = []
    at = 0
    while at < len(tokens):
        values, used = _amount_at(tokens, words, at)
        if not used:
            rest.append(words[at])
            at += 1
            continue
        scale, scales = _scale_at(tokens, words, at + used, metres=metres)
        written = text[tokens[at].start() : tokens[at + used + scales - 1].end()].strip()
        if rest[-1:] == ["minus"]:
            values, written = {-value for value in values}, f"{rest.pop()} {written}"
        amounts.append(Amount(frozenset(value * scale for value in values), written))
        at += used + scales
    return amounts, rest


def write_number(value: float) -> str:
    """Write a number in figures; from five figures on, a narrow space parts the thousands, and a tiny one has an exponent."""
    if 0 < abs(value) < _TINY:
        return repr(value)
    whole, point, part = format(Decimal(repr(value)), "f").partition(".")
    part = part.rstrip("0")
    if len(whole.lstrip("-")) >= 5:
        whole = f"{int(whole):,}".replace(",", "\u202f")
    return whole + (point + part if part else "")


def _amount_at(tokens: Sequence[re.Match[str]], words: Sequence[str], at: int) -> tuple[set[Decimal], int]:
    """Read the number that begins at a token: what it may mean, and of how many tokens it is, 0 where there is none."""
    if not words[at]:
        values = _values_of(tokens[at])
        fraction = at + 1 < len(tokens) and tokens[at + 1]["under"] and tokens[at + 1].start() == tokens[at].end() + 1
        if fraction and tokens[at]["figures"].isdecimal():
            more = _values_of(tokens[at + 1])
            return {value + part for value in values for part in more}, 2
        return values, 1
    if words[at] == "half":
        return {Decimal("0.5")}, 1 + (words[at + 1 : at + 2] == ["a"])
    if words[at] not in _CARDINALS:
        return set(), 0
    value, used = _words_at(words, at)
    return {Decimal(value)}, used


def _scale_at(tokens: Sequence[re.Match[str]], words: Sequence[str], at: int, *, metres: bool) -> tuple[int, int]:
    """Multiply the scales that follow at once: `million`, `hundred thousand`; and count them."""
    scale, used = 1, 0
    while at + used < len(words) and used < 3 and tokens[at + used].start() - tokens[at + used - 1].end() <= 1:
        word = words[at + used]
        more = _MILLION if word == "m" and not metres else _AMOUNT_SCALES.get(word)
        if more is None:
            break
        scale, used = scale * more, used + 1
    return scale, used


def _values_of(token: re.Match[str]) -> set[Decimal]:
    power = int((token["power"] or token["exponent"] or "0").replace("\u2212", "-"))
    under = Decimal(token["under"] or 1)
    if not under:
        return set()
    sign = -1 if token["sign"] else 1
    return {sign * value.scaleb(power) / under for value in _read_figures(token["figures"])}


def _read_figures(figures: str) -> set[Decimal]:
    groups, signs = re.split(r"[ '_.,]", figures), re.findall(r"[ '_.,]", figures)
    if not signs:
        return {Decimal(figures)}
    if len(signs) == 1 and signs[0] in ".,":
        head, tail = groups
        decimal = Decimal(f"{head or 0}.{tail}")
        return {decimal, Decimal(head + tail)} if _are_thousands(groups) and head[0] != "0" else {decimal}
    if len({*signs}) == 1:
        return {Decimal("".join(groups))} if _are_thousands(groups) else set()
    if len({*signs[:-1]}) == 1 and signs[-1] in ".," and _are_thousands(groups[:-1]):
        return {Decimal(f"{''.join(groups[:-1])}.{groups[-1]}")}
    return set()


def _are_thousands(groups: Sequence[str]) -> bool:
    """Say whether figures are parted as thousands are, or as lakhs: 1,000,000 or 10,00,000."""
    return 1 <= len(groups[0]) <= 3 and len(groups[-1]) == 3 and all(len(group) in (2, 3) for group in groups[1:-1])
