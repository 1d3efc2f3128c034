"""Which known words could a misspelt one be?

A word with a single edit keeps its first or its second half, unless two letters changed places in its middle; so those with
the same half are compared, found by bisection in the words sorted forwards and backwards. Failing those, words two edits apart
are sought among those with the same beginning or the same end. Nothing is made beforehand but the second order of the words.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence

from ..distances import OSA, process
from ..turns import sort_in_parts

_LONGEST = 24
_SHORTEST = 4
_SECOND_EDIT_FROM = 6
_SLICE = 6000
_LIMIT = 20
_END = 6
"""Letters of an end that are compared."""
_PLACE = 32
"""Bits of a word's number behind its end, while they are sorted."""


class Speller:
    """Near words of a sorted vocabulary, by number; never changes after it is made."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        ends = [_pack_end(word) << _PLACE | n for n, word in enumerate(words) if word.isascii() and word.isalpha()]
        ends = sort_in_parts(ends, key=int)
        self._ends = array("Q", (end >> _PLACE for end in ends))
        self._places = array("I", (end & (1 << _PLACE) - 1 for end in ends))
        self._by_end = [words[number] for number in self._places]
        """The words of letters alone, by their last six."""

    def near(self, word: str, *, most: int = 2) -> list[tuple[int, int]]:
        """Give (distance, number) of the known words within one edit, or failing those within two; nearest first."""
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
            return []
        half = len(word) // 2
        close = self._alike(word, half, len(word) - half, 1)
        swapped = word[: half - 1] + word[half] + word[half - 1] + word[half + 1 :]
        place = bisect_left(self.words, swapped)
        if place < len(self.words) and self.words[place] == swapped:
            close[place] = OSA.distance(word, swapped)
        if not close and most > 1 and len(word) >= _SECOND_EDIT_FROM:
            close = self._alike(word, 2, 3, 2)
        return sorted([(distance, number) for number, distance in close.items()])

    def _alike(self, word: str, head: int, tail: int, most: int) -> dict[int, int]:
        """Measure the words with the same first or the same last letters, and keep those within so many edits."""
        first, words = word[:head], self.words
        low = bisect_left(words, first)
        high = min(bisect_left(words, first + "\uffff", low), low + _SLICE)
        last, more = _pack_end(word[-tail:]), 1 << 8 * max(0, _END - tail)
        begin = bisect_left(self._ends, last)
        end = min(bisect_left(self._ends, last + more, begin), begin + _SLICE)
        if low == high and begin == end:
            return {}
        candidates = [*words[low:high], *self._by_end[begin:end]]
        near = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=most, limit=_LIMIT)
        size = high - low
        return {
            low + at if at < size else self._places[begin + at - size]: int(distance)
            for known, distance, at in near
            if known.isalpha()
        }


def _pack_end(word: str) -> int:
    """Write the last six letters of a word as a number, the last letter first."""
    return int.from_bytes(word[: -_END - 1 : -1].encode().ljust(_END, b"\0"))
