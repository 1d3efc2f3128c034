"""Which known words could a misspelt one be?

Symmetric delete (Garbe's SymSpell): every known word is filed under itself with each one letter left out, and so is
the word asked for; two words that share such a form are at most two edits apart. Words two edits apart that share no form
are sought among those with the same beginning or the same end. Forms are kept as packed hashes in sorted arrays:
a dictionary of strings takes ten times the memory.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

_PARTS = 16
_NUMBER_BITS = 24
_NUMBER_MASK = (1 << _NUMBER_BITS) - 1
_HASH_MASK = (1 << (63 - _NUMBER_BITS)) - 1
_LONGEST = 24
_SHORTEST = 4
_SECOND_EDIT_FROM = 6
_SLICE = 6000


class Speller:
    """Near words of a sorted vocabulary, by number; never changes after it is made."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        parts = [array("Q") for _ in range(_PARTS)]
        for number, word in enumerate(words):
            if _SHORTEST - 1 <= len(word) <= _LONGEST and word.isalpha():
                for form in _forms(word):
                    key = hash(form)
                    parts[key % _PARTS].append((key & _HASH_MASK) << _NUMBER_BITS | number)
        self._parts = [array("Q", sorted(part)) for part in parts]
        self._by_end = array("I", sorted(range(len(words)), key=lambda number: words[number][::-1]))

    def near(self, word: str, *, most: int = 2) -> list[tuple[int, int]]:
        """Give (distance, number) of the known words within one edit, or failing those within two; nearest first."""
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
            return []
        found = self._measured(word, self._sharing(word))
        close = [hit for hit in found if hit[0] <= 1]
        if close or most < 2 or len(word) < _SECOND_EDIT_FROM:
            return close
        return self._measured(word, {number for _, number in found} | self._like(word))

    def _sharing(self, word: str) -> set[int]:
        numbers: set[int] = set()
        for form in _forms(word):
            key = hash(form)
            part, low = self._parts[key % _PARTS], (key & _HASH_MASK) << _NUMBER_BITS
            place = bisect_left(part, low)
            while place < len(part) and part[place] & ~_NUMBER_MASK == low:
                numbers.add(part[place] & _NUMBER_MASK)
                place += 1
        return numbers

    def _measured(self, word: str, numbers: set[int]) -> list[tuple[int, int]]:
        most = 2 if len(word) >= _SECOND_EDIT_FROM else 1
        measured = ((OSA.distance(word, self.words[number], score_cutoff=most), number) for number in numbers)
        return sorted((distance, number) for distance, number in measured if distance <= most)

    def _like(self, word: str) -> set[int]:
        """Give words within two edits among those with the same two letters at the beginning or three at the end."""
        return set(self._same_beginning(word)) | set(self._same_end(word))

    def _same_beginning(self, word: str) -> Iterator[int]:
        low = bisect_left(self.words, word[:2])
        high = bisect_left(self.words, word[:2] + "\uffff")
        rows = process.extract(word, self.words[low : min(high, low + _SLICE)], scorer=OSA.distance, score_cutoff=2, limit=8)
        return (low + place for _, _, place in rows)

    def _same_end(self, word: str) -> Iterator[int]:
        end = word[:-4:-1]

        def backwards(number: int) -> str:
            return self.words[number][::-1]

        low = bisect_left(self._by_end, end, key=backwards)
        high = bisect_left(self._by_end, end + "\uffff", key=backwards)
        numbers = self._by_end[low : min(high, low + _SLICE)]
        rows = process.extract(word, [self.words[n] for n in numbers], scorer=OSA.distance, score_cutoff=2, limit=8)
        return (numbers[place] for _, _, place in rows)


def _forms(word: str) -> set[str]:
    """Give a word and the word with each one letter left out."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
