"""The inverted index: which records hold which words, and in which of their fields.

A posting is a record's number times eight plus the field, the best one where a word stands in several. Postings
belong to stems, so that every form of a word finds every other. Labels (titles, names, keywords, what a record is asked for)
are also kept word by word, so that it can be seen how much of one a query says.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain

from ..language.english.frequencies import RAREST, frequencies
from ..language.english.words import SILENT
from ..language.folding import fold, split, split_word
from ..language.numerals import join_words
from ..language.stems import stem, strip
from ..turns import sort_in_parts
from .steps import EVERY, Step

TITLE, KEYWORD, ASKED, QUESTION, PEOPLE, BODY = range(6)
"""Where a word stands; a keyword that is a question is a field of its own: it is what such a question alone asks for."""
_LAST_LABEL = QUESTION
FIELD_BITS = 3
FIELD_MASK = 7
DULL, TELLING, LEAST_SURPRISE = 80, 42, 0.1
"""From what frequency on a word tells nothing, and up to which one all that it can."""
LEAST_RARITY = 0.16
_UNLISTED = 30
"""How common in English, in tenths of Zipf, words that are not among the 10,000 commonest are on the whole."""
_LONGEST = 40
YES_NO = frozenset("was were is are had has have does do could can".split())
Field = tuple[int, str]
"""Which field, and its text."""


class _Stems:
    """Numbers stems as they come, and gathers what is known of each."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.words: dict[str, int] = {}
        """Each word with the number of its stem."""
        self.holding: list[array[int]] = []
        """The postings of each stem."""
        self.saying: list[array[int]] = []
        """The labels that say each stem."""

    def number(self, word: str) -> int:
        """Give the number of a word's stem."""
        number = self.words.get(word)
        if number is None:
            number = self.numbers.setdefault(strip(word), len(self.numbers))
            if number == len(self.holding):
                self.holding.append(array("I"))
                self.saying.append(array("I"))
            if len(word) <= _LONGEST:
                self.words[word] = number
        return number


class _Tokens(dict[str, tuple[int, ...]]):
    """What stands between two spaces -> the numbers of its stems; it is taken apart once, however often it comes."""

    def __init__(self, stems: _Stems, left_out: frozenset[str] = frozenset()) -> None:
        self._stems = stems
        self._left_out = left_out

    def __missing__(self, token: str) -> tuple[int, ...]:
        raws = [token] if token.isalnum() else split(token)
        number, left_out = self._stems.number, self._left_out
        self[token] = numbers = tuple([number(word) for raw in raws if raw not in left_out for word in split_word(raw)])
        return numbers


class _Openings(dict[str, int]):
    """First token of a question -> how it begins."""

    def __missing__(self, token: str) -> int:
        self[token] = number = opening_of(split(token))
        return number


OPENINGS = ("", "why", "who", "when", "where", "how", "what", "which", "did")


def opening_of(raws: Sequence[str]) -> int:
    """Say how a question begins, by its place in `OPENINGS`; `was`, `is` and the like ask what `did` asks."""
    first = raws[0] if raws else ""
    if first in YES_NO:
        first = "did"
    return OPENINGS.index(first) if first in OPENINGS else 0


class _Rows:
    """Rows of numbers, all in one array.

    With lists of numbers instead, the bot of one unit takes 69.2 MB idle instead of 66.9, 3.5 % more, and an index of 10,000
    records 13.6 MB instead of 5.6; it would be built in a tenth less time, while nobody waits for it.
    """

    def __init__(self, rows: list[array[int]]) -> None:
        """Take the rows over, and leave the list empty."""
        self._starts = array("I", accumulate(map(len, rows), initial=0))
        self._all = array("I")
        rows.reverse()
        while rows:
            self._all.extend(rows.pop())

    def __getitem__(self, number: int) -> array[int]:
        return self._all[self._starts[number] : self._starts[number + 1]]

    def next_to(self, number: int, value: int) -> int:
        """Give the first value of a row that is not less than this one, or -1; rows are in order."""
        end = self._starts[number + 1]
        place = bisect_left(self._all, value, self._starts[number], end)
        return self._all[place] if place < end else -1


def surprise(frequency: int) -> float:
    """Say how much a word tells by how common it is in English, in tenths of Zipf: 1 for a rare one, a little for `the`."""
    return min(1.0, max(LEAST_SURPRISE, (DULL - frequency) / (DULL - TELLING)))


def weigh(frequency: int, rarity: float) -> float:
    """Weigh a word by how rare it is in English and in the unit; what all entries are about still counts for something."""
    return surprise(frequency) * (LEAST_RARITY + (1 - LEAST_RARITY) * rarity)


def _topic(here: float, frequency: int) -> float:
    """Say how much oftener a word is met here than in English, by its Zipf frequency in either."""
    return max(0.0, here - (_UNLISTED if frequency == RAREST else frequency) / 10)


class Vocabulary:
    """All words of the records, and the postings of their stems; never changes after it is made."""

    def __init__(self, records: Iterable[tuple[Iterable[Field], Iterable[str]]], steps: frozenset[Step] = EVERY) -> None:
        """Take, for each record, its fields (the least telling first) and the words its date is filed under."""
        stems = _Stems()
        every, telling = _Tokens(stems), _Tokens(stems, SILENT)
        openings = _Openings()
        filed: dict[str, list[int]] = {}
        """The stems of names and keywords, which come again and again."""
        holding, saying = stems.holding, stems.saying
        self.size = 0
        self.label_fields = bytearray()
        self.label_openings = bytearray()
        """How each question begins, by its place in `OPENINGS`; 0 for anything else."""
        self.label_starts = array("I", [0])
        """The first label of each record."""
        self.brevity = array("f")
        """One over the length of a record's shortest title or name, in telling words."""
        for fields, dates in records:
            held = {number: KEYWORD for word in dates for number in every[word]}
            shortest = _LONGEST
            for field, text in fields:
                label = filed.get(text)
                if label is None or field == TITLE:
                    tokens = join_words(fold(text)).split()
                    label = list(chain.from_iterable(map(telling.__getitem__, tokens)))
                    if field == TITLE:
                        shortest = min(shortest, len(label))
                        held.update(dict.fromkeys(chain.from_iterable(map(every.__getitem__, tokens)), TITLE))
                    elif field in {KEYWORD, PEOPLE}:
                        filed[text] = label
                if field <= _LAST_LABEL:
                    place = len(self.label_fields)
                    for number in label:
                        saying[number].append(place)
                    self.label_fields.append(field)
                    self.label_openings.append(openings[tokens[0]] if field == QUESTION and tokens else 0)
                if field != TITLE:
                    held.update(dict.fromkeys(label, field))
            code = self.size << FIELD_BITS
            for number, field in held.items():
                holding[number].append(code | field)
            self.size += 1
            self.label_starts.append(len(self.label_fields))
            self.brevity.append(1 / max(1, shortest))
        for done in (every, telling, filed):  # what is no longer needed goes before more is made
            while done:  # one by one: to clear a hundred thousand words would hold all threads up
                done.popitem()
        self.stems = stems.numbers
        self._roots = list(stems.numbers)
        self.known: Mapping[str, int] = stems.words
        """Each word of the records with the number of its stem."""
        self.words = sort_in_parts(stems.words, key=str)
        self._numbers = array("I", (stems.words[word] for word in self.words))
        self._most = math.log(1 + self.size) or 1.0
        self.counts = array("I", map(len, holding))
        """How many records hold each stem."""
        self.weights = self._weigh_stems(Step.FREQUENCY in steps)
        """What each stem counts for: how rare it is in English, times how rare it is here."""
        self._weigh_labels(saying)
        self.postings = _Rows(holding)
        self.saying = _Rows(saying)
        """The labels that say a stem, in the order of the records."""

    def _weigh_stems(self, by_frequency: bool) -> array[float]:
        """Weigh each stem: a word is as common in English as the commonest of its forms."""
        commonest = array("B", bytes([RAREST]) * len(self.counts))
        if by_frequency:
            known = frequencies().unpack()
            for word, number in self.known.items():
                frequency = known.get(word, RAREST)
                if frequency > commonest[number]:
                    commonest[number] = frequency
        rarity = {count: self.rarity(count) for count in set(self.counts)}
        every = sum(self.counts) or 1
        here = {count: math.log10(count / every) + 9 for count in rarity}
        self.topics = array("f", (_topic(here[count], often) for often, count in zip(commonest, self.counts, strict=True)))
        """How much oftener each stem is met here than in English, as a power of ten; 0 for what is not."""
        return array("f", (weigh(often, rarity[count]) for often, count in zip(commonest, self.counts, strict=True)))

    def _weigh_labels(self, saying: list[array[int]]) -> None:
        """Weigh each label by the sum of the weights of what it says."""
        weights = array("d", bytes(8 * len(self.label_fields)))
        for weight, labels in zip(self.weights, saying, strict=True):
            for label in labels:
                weights[label] += weight
        self.label_weights = array("f", weights)

    def number(self, word: str) -> int | None:
        """Give the number of a folded word's stem, or None where no record has it."""
        number = self.known.get(word)
        return self.stems.get(stem(word)) if number is None else number

    def rarity(self, count: int) -> float:
        """Weigh a word by how few records hold it: 1 for a single one, towards 0 for one that all hold."""
        return math.log(1 + self.size / max(count, 1)) / self._most

    def beginning(self, start: str, most: int) -> list[int]:
        """List the stems of up to so many words that begin so, the commonest first."""
        low = bisect_left(self.words, start)
        high = bisect_left(self.words, start + "\uffff", lo=low)
        numbers = dict.fromkeys(self._numbers[low : min(high, low + 10 * most)])
        return sorted(numbers, key=self.counts.__getitem__, reverse=True)[:most]

    def root(self, number: int) -> str:
        """Give a stem by its number."""
        return self._roots[number]

    def stem_of(self, word: int) -> int:
        """Give the stem of a word by its place in the sorted words."""
        return self._numbers[word]

    def holds(self, number: int, record: int) -> int:
        """Give the field in which a record holds a stem, or -1."""
        code = self.postings.next_to(number, record << FIELD_BITS)
        return code & FIELD_MASK if code >> FIELD_BITS == record else -1
