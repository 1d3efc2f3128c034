"""Phrases that a class taught its bot: each points to an entry, and is laid over an index that knows nothing of it.

Plain data of a server, made whenever its teacher points a question to an entry, while indexes are shared and never change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from ..distances import OSA, process
from ..language.folding import words

LONGEST = 300
"""Letters of a phrase that are read."""
_MOST_SLIPS = 3
_SLIPS_FROM = (5, 8)
"""Letters of a word from which one slip is forgiven, and two: shorter ones, `who` and `why`, must be the same."""
_LOOKED_AT = 5


class Learnt(msgspec.Struct, frozen=True, gc=False):
    """A phrase, as somebody asked it, and the id of the entry that answers it."""

    phrase: str
    entry_id: str


class LearntPhrases:
    """The phrases that one server has learnt; of two that are alike the later holds."""

    def __init__(self, learnt: Iterable[Learnt] = ()) -> None:
        self._entries = {fold_phrase(each.phrase): each.entry_id for each in learnt}
        self._entries.pop("", None)
        self._phrases = list(self._entries)

    def entry_of(self, question: str) -> str | None:
        """Give the id of the entry that a question points to: as it was learnt, or but for slips in longer words."""
        if not self._entries:
            return None
        asked = fold_phrase(question)
        if asked in self._entries or not asked:
            return self._entries.get(asked)
        near = process.extract(asked, self._phrases, scorer=OSA.distance, score_cutoff=_MOST_SLIPS, limit=_LOOKED_AT)
        return next((self._entries[phrase] for phrase, *_ in near if _same_words(asked.split(), phrase.split())), None)


NOTHING_LEARNT = LearntPhrases()


def fold_phrase(phrase: str) -> str:
    """Write a phrase as it is compared: `Who's Béria??` is `whos beria`; two that fold alike are one."""
    return " ".join(words(phrase[:LONGEST]))


def _same_words(asked: Sequence[str], learnt: Sequence[str]) -> bool:
    return len(asked) == len(learnt) and all(map(_same_word, asked, learnt))


def _same_word(asked: str, learnt: str) -> bool:
    if asked == learnt:
        return True
    shorter = min(len(asked), len(learnt))
    slips = sum(shorter >= letters for letters in _SLIPS_FROM)
    return asked.isalpha() and learnt.isalpha() and slips > 0 and OSA.distance(asked, learnt) <= slips
