"""Chinese as older books spell it, in pinyin: Mao Tse-tung is Mao Zedong, Hung Hsiu-ch'uan Hong Xiuquan.

Wade-Giles tells p from p' by a mark that hardly anybody types, so that most syllables may be one of two in pinyin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

_SYLLABLE = re.compile(r"(hs|ch|sh|ts|tz|ss|sz|[bpmfdtnlgkhjrswy]?)([aeiou][a-z]{0,3})")
_PINYIN = re.compile(
    r"(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[ie]?[ao]i?|[uei]|ei|i?ao|i?ou|i?[aeio]ng?|er|i[eu]|u[aoein]|uai|u?ang?))+"
)
_INITIALS = {
    "p": ("b", "p"), "t": ("d", "t"), "k": ("g", "k"), "ch": ("zh", "ch", "j", "q"), "ts": ("z", "c"), "tz": ("z", "c"),
    "hs": ("x",), "j": ("r",), "ss": ("s",), "sz": ("s",),
}  # fmt: skip
_FINALS = {
    "ih": ("i",), "ien": ("ian",), "ieh": ("ie",), "iung": ("iong",), "ung": ("ong",), "ueh": ("ue",), "erh": ("er",),
    "o": ("o", "uo", "e"), "eh": ("e", "ie"), "en": ("en", "an"),
}  # fmt: skip
"""What differs; `en` is `an` behind a y alone, and `eh` is `ie`."""
_PALATAL = frozenset("jqx")
_WHOLE = {"i": ("yi",), "tzu": ("zi", "ci"), "tze": ("zi", "ci"), "ssu": ("si",), "szu": ("si",), "yu": ("yu", "you")}


@lru_cache(maxsize=2048)
def pinyin_of(syllable: str) -> frozenset[str]:
    """Give what a folded syllable may be in pinyin; nothing for what is no syllable of Wade-Giles."""
    found = _SYLLABLE.fullmatch(syllable)
    if found is None:
        return frozenset()
    if syllable in _WHOLE:
        return frozenset(_WHOLE[syllable])
    initials, finals = _INITIALS.get(found[1], (found[1],)), _FINALS.get(found[2], (found[2],))
    return frozenset(initial + final for initial, final in product(initials, finals) if _fits(initial, final))


def _fits(initial: str, final: str) -> bool:
    if initial in _PALATAL:
        return final[0] in "iu"
    return initial not in ("zh", "ch") or final[0] != "i" or final == "i"


@lru_cache(maxsize=2048)
def is_pinyin(word: str) -> bool:
    """Say whether a folded word can be read as pinyin, so that most words of other languages are passed over at once."""
    return _PINYIN.fullmatch(word) is not None


def in_pinyin(syllables: Sequence[str]) -> Iterator[str]:
    """Give what syllables in a row may be as one word in pinyin."""
    return map("".join, product(*map(pinyin_of, syllables)))
