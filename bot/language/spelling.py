"""How one word is written and how it sounds: what makes two spellings the same word, and how far apart two words are.

A word has a plain form (accents, case, British and American spelling levelled) and a sound (sibilants, k/kh/c, v/w/f
levelled: what varies between spellers and romanisations of Russian names). A student's word is also read as German,
French, Polish, Spanish or scientific romanisation would have it, so that Chruschtschow is Khrushchev.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, partial
from operator import eq, methodcaller

import msgspec

from ..distances import OSA
from .english.frequencies import frequencies
from .romanisation import BARRED, CYRILLIC, HOOKED, LOOKALIKES

LONGEST = 300
"""An answer of more characters than this is not a short answer, and is not read."""
MOST_WORDS = 25
UNREAD = 5000
"""More characters than Discord lets anybody send: not even looked through."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]+"
)
_RUN = re.compile(r"[^\W_]+")
_STACKED = re.compile("(?<=[\u0300-\u036f]{2})[\u0300-\u036f]+")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-z]")
_ENDINGS = frozenset("ius iu us ine in ian an ean ien ist ism ite it ic ia al".split())
_SOFT = str.maketrans("", "", "aeiouyhw")
_VOWEL_LETTERS = frozenset("aeiouy")
_VOWELS = str.maketrans("", "", "aeiouy")
_SHUT = frozenset("bcdfghklmnpqrstvwxz")
_AKIN = frozenset(a + b for kin in ("bp", "dt", "gkcq", "gj", "ij", "sc", "vwf", "mn", "lr") for a in kin for b in kin)
"""Consonants that are heard for each other, and spelt so in other romanisations: Tonghak, Donghak."""
_HEARD_A_LETTER, _HEARD_AT_MOST = 0.14, 0.95
"""How far apart two words may be heard, a letter of the one and in all: fitted to answers of strangers."""
_SIGNS = frozenset("^$()[]|.?+")
_DOUBLED = re.compile(r"(.)\1+")
Swaps = tuple[Callable[[str], str], ...]


def _swaps(*pairs: tuple[str, str]) -> Swaps:
    """Make ready what puts one thing for another: a pattern is compiled, letters alone are replaced sooner without one."""
    return tuple(
        methodcaller("replace", sought, put) if _SIGNS.isdisjoint(sought) else partial(re.compile(sought).sub, put)
        for sought, put in pairs
    )


def _undouble(text: str) -> str:
    """Write a doubled letter once; most words have none, which is soon seen."""
    return _DOUBLED.sub(r"\1", text) if True in map(eq, text, text[1:]) else text


_PLAIN: Swaps = (*_swaps(
    (r"z(?!h)", "s"), ("our", "or"), ("[ao]e", "e"), ("ph", "f"), ("tre$", "ter"), ("ogue$", "og"), ("mme$", "m"),
    ("x", "ks"), ("ies$", "i"), ("y", "i"), ("j$", "i"), ("es$(?<=(?:ss|ch|sh|ks)es)", ""), ("s$(?<=..[^s]s)", ""),
    ("ie(?=v|d)(?<=[^aeiou]ie)", "e"),
), _undouble)  # fmt: skip
_SOUND: Swaps = (*_swaps(
    ("^ks", "s"), ("^pt", "t"), ("^[gk]n", "n"),
    ("schtsch|shtsh|shtch|chtch|shch|sshch|stch|scsh|szcz|tsch|tch|sch|sh|ch|zh|dzh|cz|sz|sc(?=h|e)|sjtj|zch", "%"),
    (r"%+", "%"), ("kh|ck|q", "k"), ("gh", "g"), ("th", "t"), (r"c(?=[ei])", "s"), ("c", "k"), ("w|f+$", "v"),
    ("ou|oo", "u"), ("au", "o"), ("ee|ea", "i"), (r"%i?o", "%e"), ("[ijy]e", "e"), ("ine$", "in"),
), _undouble)  # fmt: skip
_READINGS: tuple[Swaps, ...] = (
    _swaps(("schtsch", "shch"), ("tsch", "#"), ("sch", "sh"), ("ch", "kh"), ("#", "ch"), ("w", "v"), ("j", "y"), ("z", "ts")),
    _swaps(("chtch", "s#"), ("tch", "#"), ("ch", "sh"), ("s#", "sh#"), ("#", "ch"), ("ou", "u"), ("dj", "dzh"),
           (r"(?<!d)j", "zh"), ("gu(?=[ei])", "g"), ("ine$", "in"), ("eff?$", "ev"), ("yne$", "yn")),
    _swaps(("szcz", "sh#"), ("cz", "#"), ("sz", "sh"), ("rz", "zh"), ("ch", "kh"), ("#", "ch"), ("w", "v"), ("j", "y")),
    _swaps(("^j", "kh"), ("^h", "kh"), ("sch", "shch"), ("w", "v")),
    _swaps(("ai", "ae"), ("ei", "i"), ("oi", "oe"), ("kh", "ch"), ("k", "c"), ("ou", "u")),
    _swaps(("^h(?=r)", "kh"), ("^x", "kh"), ("ch(?!.*%)", "kh"), ("c", "ts"), ("j", "y")),
)  # fmt: skip
"""German, French, Polish, Spanish, Greek, scientific: what their letters are in English romanisation; # holds a ch back."""


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word: as typed but for case and accents, its plain form, its sound, and its letters with their marks."""

    text: str
    plain: str
    sound: str
    marked: str


@lru_cache(maxsize=16)  # of one answer and its prompt: asked several times while it is judged
def clean_text(text: str) -> str:
    """Drop what cannot be seen, level compatibility forms and case, romanise Cyrillic; "" where it is too long."""
    if len(text) > UNREAD:
        return ""
    text = visible_text(text)
    if not text.isascii():
        text = _STACKED.sub("", text)
    if len(text) > LONGEST:
        return ""
    if text.isascii():
        return "" if too_long(text) else text.casefold()
    text = unicodedata.normalize("NFKC", text)[: 2 * LONGEST].casefold()
    if too_long(text):
        return ""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text.translate({0x2019: "'", 0x2BC: "'", 0x2018: "'", 0x60: "'", 0xB4: "'"}))


@lru_cache(maxsize=16)
def too_long(text: str) -> bool:
    """Say whether an answer is longer than any short answer, what cannot be seen left out."""
    if len(text) <= 2 * MOST_WORDS:
        return False
    seen = visible_text(text) if len(text) <= UNREAD else text
    return len(seen) > LONGEST or len(_RUN.findall(seen)) > MOST_WORDS


@lru_cache(maxsize=16)
def visible_text(text: str) -> str:
    """Drop what cannot be seen, and all but one of several spaces."""
    if not (text.isascii() and text.isprintable()):
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


def romanise(token: str) -> str:
    """Write a Cyrillic token in Latin letters; one that mixes scripts is taken for Latin with look-alikes in it."""
    if token.isascii() or not _CYRILLIC.search(token):
        return token
    return token.translate(LOOKALIKES if _LATIN.search(token) else CYRILLIC)


def unmark(token: str) -> str:
    """Take the accents off."""
    if token.isascii():
        return token
    parts = unicodedata.normalize("NFKD", token.translate(BARRED))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@lru_cache(maxsize=8192)
def word_of(token: str) -> Word:
    """Make the forms of a token that clean_text let through."""
    marked = romanise(token)
    text = unmark(marked)
    plain = _apply(_PLAIN, text) or text
    return Word(text, plain, _sound(plain), marked)


@lru_cache(maxsize=4096)
def readings_of(word: Word) -> tuple[Word, ...]:
    """Give the word as it stands and as other romanisations would have it in English."""
    found = {word.plain: word}
    starts = {word.text, unmark(word.marked.translate(HOOKED))}
    for text in dict.fromkeys(_apply(swaps, text) for text in starts for swaps in ((), *_READINGS)):
        plain = _apply(_PLAIN, text)
        if plain and plain not in found:
            found[plain] = Word(word.text, plain, _sound(plain), word.marked)
    return tuple(found.values())


def _sound(plain: str) -> str:
    return _apply(_SOUND, plain)


def _apply(swaps: Swaps, text: str) -> str:
    for swap in swaps:
        text = swap(text)
    return text


def slips(given: Word, word: Word) -> int:
    """Count the slips between two words: 0 the same word, 1 the same sound; else letters wrong, missing or swapped."""
    if given.plain == word.plain:
        return 0
    if given.sound == word.sound and len(word.plain) > 4:
        return 1
    return min(OSA.distance(given.plain, word.plain), OSA.distance(given.sound, word.sound) + 1)


def passes(given: Word, word: Word) -> bool:
    """Say whether one word can be a misspelling of the other: fewer slips pass in a shorter word, and none up to 4 letters.

    Plain letters: one slip from 5, two from 9; in letters or in sounds. In five letters no consonant passes
    for another. The first sound must agree.
    """
    if given.plain == word.plain or (given.sound == word.sound and len(word.plain) > 4 and not _derived(given.plain, word.plain)):
        return True
    if min(abs(len(given.plain) - len(word.plain)), abs(len(given.sound) - len(word.sound))) > 2:
        return False  # more than any slips make up for, and soon seen
    if (
        not _begin_alike(given.sound, word.sound)
        or _derived(given.plain, word.plain)
        or (word.sound[-1:] == "v" and given.sound == f"{word.sound}a")
    ):
        return False
    if _lacks_letter(given.text, word.text):
        return True
    if word.text[-1:] == "s" != word.plain[-1:] and len(word.plain) > 4 and _slips_beside_s(given.text, word.text):
        return True
    letters = OSA.distance(given.plain, word.plain, score_cutoff=2)
    if len(word.plain) <= 4:
        short, own = (_level_o(plain.replace("c", "k")) for plain in (given.plain, word.plain))
        unheard = len(own) < 4 and given.plain[:1] + given.plain[1:].replace("h", "") == word.plain  # Ahn and An
        turned = len(word.text) == 4 and _turned_inside(given.text, word.text)
        return unheard or turned or (short == own and len(own) > 2)
    if letters <= min((len(word.plain) - 1) // 4, 2):
        if letters == 2 and (given.plain[:2] != word.plain[:2] or _consonants_apart(given.plain, word.plain) > 1):
            return False  # Pantheon and Parthenon, Callisthenes and Cleisthenes are two
        return len(word.plain) > 6 or not _swaps_consonant(given.plain, word.plain)
    if letters <= 2 and len(word.plain) > 6 and given.plain[:2] == word.plain[:2] and _differ_in_vowels(given.plain, word.plain):
        return True
    swapped = len(word.plain) < 7 and _swaps_consonant(given.sound[1:], word.sound[1:])  # Diwali is no Diwani
    return not swapped and OSA.distance(given.sound, word.sound, score_cutoff=2) <= min((len(word.sound) - 1) // 4, 2)


@lru_cache(maxsize=4096)
def sounds_like(given: Word, word: Word) -> bool:
    """Say whether one word can be the other as it is heard: what weighs little there may differ more often.

    A common English word is what it is, and so is a word that goes on where the other ends.
    """
    heard, own = given.plain, word.plain
    if word.text[-1:] == "s" != given.text[-1:]:
        return False  # which the plain forms lack: Babur is not Baybars
    if min(len(heard), len(own)) < 5 or OSA.distance(heard, own, score_cutoff=2) > 2:
        return False
    if heard.startswith(own) or own.startswith(heard) or _derived(heard, own) or heard in frequencies():
        return False
    return _heard_apart(heard, own) <= min(_HEARD_A_LETTER * len(own), _HEARD_AT_MOST)


def _heard_apart(given: str, word: str) -> float:
    """Weigh what differs: an h or a vowel least, then a consonant for its kin; more at the beginning, where all listen."""
    before: list[float] = []
    row = [0.0]
    for place in range(len(word)):
        row.append(row[-1] + _dropped(word, place))
    for at, letter in enumerate(given):
        before, last, row = row, before, [row[0] + _dropped(given, at)]
        soft = given[at + 1 : at + 2] in ("e", "i")
        for place, other in enumerate(word):
            swapped = 0.0 if letter == other else _swapped(letter, other, soft=soft) + 0.3 * (min(at, place) < 2)
            cost = min(before[place] + swapped, before[place + 1] + _dropped(given, at), row[place] + _dropped(word, place))
            if at and place and letter == word[place - 1] and other == given[at - 1]:
                cost = min(cost, last[place - 1] + 0.7)
            row.append(cost)
    return row[-1]


def _swapped(letter: str, other: str, *, soft: bool) -> float:
    if soft and {letter, other} == {"g", "j"}:
        return 0.0
    if letter in _VOWEL_LETTERS and other in _VOWEL_LETTERS:
        return 0.4
    return 0.6 if letter + other in _AKIN else 1.4


def _dropped(word: str, at: int) -> float:
    if word[at] == "h":
        return 0.3
    if word[at] not in _VOWEL_LETTERS:
        return 1.0 if at else 1.3
    beside = word[at - 1 : at] + word[at + 1 : at + 2]
    return 0.4 if not _VOWEL_LETTERS.isdisjoint(beside) else 0.7 if at > 1 else 1.0


def _lacks_letter(given: str, word: str) -> bool:
    """Say whether a long word lacks one letter, though the rest then reads as another: crusae, moement; or its mute e: laps."""
    if len(word) - len(given) != 1 or given[:1] != word[:1]:
        return False
    if len(word) < 6:
        return len(word) == 5 and f"{given}e" == word
    return OSA.distance(given, word, score_cutoff=1) <= 1


def _turned_inside(given: str, word: str) -> bool:
    """Say whether the two letters inside a short word are turned, and no common word comes of it: Rhur."""
    return given != word and given[:1] + given[1:-1][::-1] + given[-1:] == word and given not in frequencies()


def _begin_alike(given: str, word: str) -> bool:
    """Say whether two sounds begin alike: with one letter, with o and u, or with g and j before e and i."""
    if _level_o(given[:1]) == _level_o(word[:1]):
        return True
    if {given[:1], word[:1]} == {"i", "j"}:
        return given[1:2] == word[1:2]  # Yorvik and Jorvik
    return {given[:1], word[:1]} == {"g", "j"} and {given[1:2], word[1:2]} <= {"e", "i"}


def _slips_beside_s(given: str, word: str) -> bool:
    """Say whether a word that ends in an s, which its plain form lacks, is misspelt with it: Salamiss, Leonadis."""
    distance = OSA.distance(given, word, score_cutoff=2)
    return distance <= 1 or (distance == 2 and len(word) > 6 and sorted(given) == sorted(word))


def _consonants_apart(given: str, word: str) -> int:
    return OSA.distance(given.translate(_SOFT), word.translate(_SOFT))


def _differ_in_vowels(given: str, word: str) -> bool:
    """Say whether two words have the same consonants, and end alike: Hugonots and Huguenots."""
    return given[-1:] == word[-1:] and given.translate(_VOWELS) == word.translate(_VOWELS)


def _level_o(text: str) -> str:
    """Write o as u, as romanisations do: Omar and Umar, Sung and Song."""
    return text.replace("o", "u")


def _swaps_consonant(given: str, word: str) -> bool:
    """Say whether two words of the same length differ by a consonant put for another: Levin and Lenin."""
    if len(given) != len(word):
        return False
    differ = [(a, b) for a, b in zip(given, word, strict=True) if a != b]
    return len(differ) == 1 and not set(differ[0]) <= set("aeiouy")


def resembles(given: Word, word: Word) -> bool:
    """Say whether two words are close enough for a teacher to look at."""
    if min(len(given.plain), len(word.plain)) < 4 and given.plain[:1] != word.plain[:1]:
        return False
    return OSA.normalized_similarity(given.plain, word.plain) >= 0.6 or OSA.normalized_similarity(given.sound, word.sound) >= 0.66


def _ends_otherwise(given: str, word: str) -> bool:
    """Say whether two words are one stem with endings that make other words of it: Constantius, Jacobean; Brittany."""
    if {given[-1:] == "i", word[-1:] == "i"} == {True, False} and {given[-1:], word[-1:]} & _SHUT:
        return True
    shared = next((at for at, (a, b) in enumerate(zip(given, word, strict=False)) if a != b), min(len(given), len(word)))
    return any(
        given[at:] in _ENDINGS and word[at:] in _ENDINGS and OSA.distance(given[at:], word[at:]) > 1
        for at in range(max(shared - 2, 4), shared + 1)
    )


def _derived(given: str, word: str) -> bool:
    """Say whether one is derived from the other, and so another word: -ist and -ism, Khrushcheva and Khrushchev."""
    ends = {given[-3:], word[-3:]}
    if ends == {"ist", "ism"} or _ends_otherwise(given, word):
        return True
    if given == word + "a" or word == given + "a" or (given == word + "n" and word[-1:] in _VOWEL_LETTERS):
        return True
    return given[-1:] == "a" and word[-1:] in ("v", "n") and given[-2:-1] == word[-1:]
