"""The inverted index: which records hold which words, and in which of their fields.

A posting is a record's number times eight plus the field, the best one where a word stands in several. Postings
belong to stems, so that every form of a word finds every other. Labels (titles, names, keywords, what a record is asked for)
are also kept word by word, so that it can be seen how much of one a query says.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Set
from itertools import accumulate, repeat

from .folding import fold, split, split_word
from .stems import stem
from .wording import STOP

TITLE, KEYWORD, ASKED, PEOPLE, BODY = range(5)
_LAST_LABEL = ASKED
FIELD_BITS = 3
FIELD_MASK = 7
_BETWEEN = (1 << 32) - 1
"""Stands between the names of a record where they are kept word by word."""
_LONGEST = 40
_LOOKED = 300
_AT_HOME, _SMALL = 0.2, 100
"""Words in more than this share of the records are not looked for in the questions: in a unit on a speech most are about it."""
Field = tuple[int, str]
"""Which field, and its text."""


class _Numbers(dict[str, tuple[int, ...]]):
    """Raw word -> numbers of its stems; a word is taken apart once, however often it stands in the texts."""

    def __init__(self) -> None:
        self.stems: dict[str, int] = {}
        self.words: set[str] = set()

    def __missing__(self, raw: str) -> tuple[int, ...]:
        self[raw] = numbers = tuple(self._number(word) for word in split_word(raw))
        return numbers

    def _number(self, word: str) -> int:
        if len(word) <= _LONGEST:
            self.words.add(word)
        return self.stems.setdefault(stem(word), len(self.stems))


class _Telling(dict[str, tuple[int, ...]]):
    """The same without the words that say nothing, which are filed under titles and names alone."""

    def __init__(self, numbers: _Numbers) -> None:
        self._numbers = numbers

    def __missing__(self, raw: str) -> tuple[int, ...]:
        self[raw] = numbers = () if raw in STOP else self._numbers[raw]
        return numbers


class Vocabulary:
    """All words of the records, and the postings of their stems; never changes after it is made."""

    def __init__(self, records: Iterable[tuple[Iterable[Field], Iterable[str]]]) -> None:
        """Take, for each record, its fields (the least telling first) and the words its date is filed under."""
        numbers = _Numbers()
        telling = _Telling(numbers)
        filed: dict[str, list[int]] = {}
        """The stems of names and keywords, which come again and again."""
        self.postings: list[array[int]] = []
        self.size = 0
        self._names = array("I")
        self._name_starts = array("I", [0])
        self.label_fields = bytearray()
        self.label_starts = array("I", [0])
        """The first label of each record."""
        said: list[int] = []
        saying = array("I")
        self.brevity = array("f")
        """One over the length of a record's shortest title or name, in telling words."""
        for fields, dates in records:
            held = {number: KEYWORD for word in dates for number in numbers[word]}
            shortest = _LONGEST
            for field, text in fields:
                label = filed.get(text)
                if label is None or field == TITLE:
                    raws = split(fold(text))
                    label = [number for raw in raws for number in telling[raw]]
                    if field == TITLE:
                        shortest = min(shortest, len(label))
                        held.update(dict.fromkeys((number for raw in raws for number in numbers[raw]), TITLE))
                    elif KEYWORD <= field <= PEOPLE and field != ASKED:
                        filed[text] = label
                if field <= _LAST_LABEL:
                    said += label
                    saying.extend(repeat(len(self.label_fields), len(label)))
                    self.label_fields.append(field)
                if field <= KEYWORD:
                    self._names.extend(label)
                    self._names.append(_BETWEEN)
                if field != TITLE:
                    held.update(dict.fromkeys(label, field))
            self._file(held, len(numbers.stems))
            self.brevity.append(1 / max(1, shortest))
        self.stems = numbers.stems
        self._roots = list(numbers.stems)
        self.known: Set[str] = numbers.words
        self.words = sorted(numbers.words)
        self._numbers = array("I", (numbers.stems[stem(word)] for word in self.words))
        self._most = math.log(1 + self.size) or 1.0
        self.rarities = array("f", (self.rarity(len(posting)) for posting in self.postings))
        self._sort_labels(said, saying)

    def _sort_labels(self, said: list[int], saying: array[int]) -> None:
        """File labels under the stems they say, and weigh each by the sum of their rarities."""
        common = {number for number, posting in enumerate(self.postings) if len(posting) > _AT_HOME * max(self.size, _SMALL)}
        fields, weights = self.label_fields, [0.0] * len(self.label_fields)
        kept = [p for p, (n, label) in enumerate(zip(said, saying, strict=True)) if n not in common or fields[label] != ASKED]
        for place in kept:
            weights[saying[place]] += self.rarities[said[place]]
        self.label_weights = array("f", weights)
        kept.sort(key=said.__getitem__)
        self._saying = array("I", map(saying.__getitem__, kept))
        counts = Counter(map(said.__getitem__, kept))
        self._said_from = array("I", accumulate((counts[number] for number in range(len(self.stems))), initial=0))

    def saying(self, number: int) -> array[int]:
        """List the labels that say a stem, in the order of the records."""
        return self._saying[self._said_from[number] : self._said_from[number + 1]]

    def _file(self, held: dict[int, int], stems: int) -> None:
        """File the next record under each stem it holds."""
        self.postings.extend(array("I") for _ in range(stems - len(self.postings)))
        code = self.size << FIELD_BITS
        for number, field in held.items():
            self.postings[number].append(code | field)
        self.size += 1
        self._name_starts.append(len(self._names))
        self.label_starts.append(len(self.label_fields))

    def follow(self, number: int, other: int) -> bool:
        """Say whether a title, name or keyword has one stem right after another, or one word between them."""
        both = {code >> FIELD_BITS for code in self.postings[number][:_LOOKED]}
        for code in self.postings[other][:_LOOKED]:
            if code >> FIELD_BITS in both:
                record = code >> FIELD_BITS
                names = self._names[self._name_starts[record] : self._name_starts[record + 1]]
                if any(first == number and other in names[place : place + 2] for place, first in enumerate(names, 1)):
                    return True
        return False

    def number(self, word: str) -> int | None:
        """Give the number of a folded word's stem, or None where no record has it."""
        return self.stems.get(stem(word))

    def rarity(self, count: int) -> float:
        """Weigh a word by how few records hold it: 1 for a single one, towards 0 for one that all hold."""
        return math.log(1 + self.size / max(count, 1)) / self._most

    def beginning(self, start: str, most: int) -> list[int]:
        """List the stems of up to so many words that begin so, the commonest first."""
        low = bisect_left(self.words, start)
        high = bisect_left(self.words, start + "\uffff", lo=low)
        numbers = dict.fromkeys(self._numbers[low : min(high, low + 10 * most)])
        return sorted(numbers, key=lambda number: -len(self.postings[number]))[:most]

    def root(self, number: int) -> str:
        """Give a stem by its number."""
        return self._roots[number]

    def stem_of(self, word: int) -> int:
        """Give the stem of a word by its place in the sorted words."""
        return self._numbers[word]

    def count(self, number: int) -> int:
        """Say how many records hold a stem."""
        return len(self.postings[number])

    def holds(self, number: int, record: int) -> int:
        """Give the field in which a record holds a stem, or -1."""
        posting = self.postings[number]
        place = bisect_left(posting, record << FIELD_BITS)
        if place < len(posting) and posting[place] >> FIELD_BITS == record:
            return posting[place] & FIELD_MASK
        return -1
