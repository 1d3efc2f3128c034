"""Other scripts in our letters, and names in whatever Latin spelling a language gives them to one key.

The one table of letters: look-up and the marking of answers both read it. Letters of Serbian and Macedonian alone are written
as those languages write them in Latin (j, lj, nj), as English does too: Ljubljana, Josip.

Хрущёв, Khrushchev, Khruschev, Chruschtschow, Khrouchtchev, Chruszczow and Jruschov all sound like `krsv`. The key is
loose on purpose (`stolen` has that of `Stalin`), so whoever uses it also compares the plain forms by `likeness`.
"""

from __future__ import annotations

import re
from functools import lru_cache

_RUSSIAN = (
    *("a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f"),
    *("kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"),
)
"""The letters from U+0430 on."""
_CYRILLIC = dict(zip(map(chr, range(0x430, 0x450)), _RUSSIAN, strict=True)) | {
    "\u0451": "e", "\u0456": "i", "\u0457": "yi", "\u0454": "ye", "\u0491": "g", "\u045e": "u",
    "\u0458": "j", "\u0459": "lj", "\u045a": "nj", "\u045b": "ch", "\u0452": "dj", "\u045f": "dzh",
}  # fmt: skip
_BARRED = {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "\u0131": "i", "þ": "th", "ð": "d", "ß": "ss"}
_HOOKED = {"š": "sh", "č": "ch", "ž": "zh"}
CYRILLIC = str.maketrans(_CYRILLIC)
BARRED = str.maketrans(_BARRED)
"""Latin letters that Unicode does not take apart into a plain one and a mark."""
HOOKED = str.maketrans(_HOOKED | {"ś": "sh", "ć": "ch", "ż": "zh", "ź": "zh", "ě": "e", "ë": "e", "ș": "sh"})
"""Latin letters with the sound that their mark gives them."""
LETTERS = str.maketrans(_CYRILLIC | _BARRED | _HOOKED)
"""All of them, for text that is read by its sound."""
LOOKALIKES = str.maketrans("аеорсхукмтвніѵ", "aeopcxykmtbhiv")
"""Cyrillic letters that stand for Latin ones in a word that mixes both, or in a Roman numeral."""

_OPENING = re.compile(r"^(?:kh|ch(?=[rlv])|h(?=[rlv])|j(?=r)|x(?=r))")
_HISS = re.compile(r"dsch|s[ch]*t?s?ch|shtsh|chtch|szcz|tsch|tch|tsh|sch|sh|ch|cz|sz|tz|ts|zh|dj|dzh|c(?=[eiy])|z|s")
_FRENCH_J = re.compile(r"j(?=[bdgkmnptv])|(?<=[lnr])j(?=e)")
"""Brejnev, Soljenitsyne; in Berija and Mikojan it is a y."""
_PLAIN = (("kh", "k"), ("ph", "f"), ("ck", "k"), ("ou", "u"), ("ow", "ov"), ("ew", "ev"), ("off", "ov"), ("eff", "ev"))
_SAME = str.maketrans({"w": "v", "f": "v", "q": "k", "c": "k", "x": "k", "y": "i", "j": "i"})
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = str.maketrans("", "", "aeiouh")


def spell_plainly(word: str) -> str:
    """Spell a folded word as simply as it sounds, vowels and all: `chruschtschow` -> `krusov`."""
    word = _OPENING.sub("k", word)
    if word.startswith("j") and word[1:2] in "ou":
        word = "s" + word[1:]  # French: Joukov
    word = _HISS.sub("s", _FRENCH_J.sub("s", word))
    for spelt, sound in _PLAIN:
        word = word.replace(spelt, sound)
    return _DOUBLE.sub(r"\1", word.translate(_SAME))


plain = lru_cache(maxsize=4096)(spell_plainly)
"""The same, for words that come again and again."""


def hear(word: str) -> str:
    """Give the key of a folded word: the consonants of its plain form, with `a` for a vowel at its head."""
    form = spell_plainly(word)
    head = "a" if form[:1] in {"a", "e", "i", "o", "u"} else ""
    return _DOUBLE.sub(r"\1", head + form.translate(_VOWELS))


sound = lru_cache(maxsize=4096)(hear)
"""The same, for words that come again and again."""


def likeness(word: str, other: str) -> float:
    """Compare two folded words by their plain forms, 0..1."""
    from rapidfuzz.distance import Levenshtein  # which no start waits for

    return Levenshtein.normalized_similarity(plain(word), plain(other))
