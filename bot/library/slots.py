"""A query as the index sees it: one slot for each thing that is asked, with the stems that could fill it.

A word that is known fills its slot itself. One that is not is, in this order: a name in another spelling, two words
written as one, a misspelling, the beginning of a word, a word of like meaning; or it stays empty and speaks against every record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from .asked_dates import AskedDate, asked_words, take_dates
from .folding import fold, split, split_word
from .romanisation import likeness, sound
from .speller import Speller
from .stems import stem
from .vocabulary import Vocabulary
from .wording import ALIKE, COMMON, FAINT, STOP

LONGEST = 400
"""Letters of a query that are read."""
MOST_SLOTS = 14
UNKNOWN_WEIGHT = 0.9
UNKNOWN_NAME_WEIGHT = 1.4
UNKNOWN_NUMBER_WEIGHT = 1.0
COMMON_WEIGHT = 0.2
FAINT_SHARE = 0.35
GUESS_COST = 1.2
_ALIKE_QUALITY = 0.62
_NAME_QUALITY = 0.95
_STEM_QUALITY = 0.93
_BEGUN_QUALITY = 0.8
_LIKENESS, _SURE_LIKENESS = 0.66, 0.8
"""How alike a name and an unknown word must sound, and a name and a word that is known in its own right."""
_MOST_BEGUN = 30
_MOST_MATCHES = 8
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+")
"""Words with a capital inside a sentence: Japan in `the prime minister of Japan`."""
_EMPTY_PHRASE = re.compile(r"\b(?:take|took|taken|taking|takes) (?:place|part)\b|\b(?:come|came) about\b")


@dataclass(slots=True)
class Slot:
    """One thing asked for: its weight, the stems that fill it with how well they do, and the word meant."""

    word: str
    weight: float
    matches: dict[int, float]
    dated: bool = False
    faint: bool = False


@dataclass(slots=True)
class Query:
    """What was read out of a query."""

    slots: list[Slot] = field(default_factory=list)
    dates: list[AskedDate] = field(default_factory=list)

    @property
    def weight(self) -> float:
        return sum(slot.weight for slot in self.slots)

    @property
    def vague(self) -> bool:
        """Whether no word is known but such as `life` and `great`."""
        return all(slot.faint or not slot.matches for slot in self.slots)


class Reader:
    """Reads queries against a vocabulary; `names` are the words of people's names."""

    def __init__(self, vocabulary: Vocabulary, names: Iterable[str]) -> None:
        self._vocabulary = vocabulary
        self._speller = Speller(vocabulary.words)
        self._sounds: dict[str, list[str]] = {}
        for name in sorted(set(names)):
            if len(name) > 3 and name.isalpha() and name not in STOP:
                self._sounds.setdefault(sound(name), []).append(name)

    def read(self, query: str, *, completing: bool = False) -> Query:
        """Read a query; completing, its last word may be only begun."""
        dates, rest = take_dates(_EMPTY_PHRASE.sub(" ", fold(query[:LONGEST])))
        words = [word for raw in split(rest)[: 4 * MOST_SLOTS] for word in split_word(raw)]
        telling = list(dict.fromkeys(_telling(words, bool(dates))))[:MOST_SLOTS]
        begun = bool(telling) and telling[-1] == words[-1] and rest[-1:].isalnum()
        named = {fold(name) for name in _NAMED.findall(query[:LONGEST])}
        read = Query(dates=dates)
        read.slots += [self._date_slot(group) for date in dates[:2] for group in asked_words(date)]
        read.slots += self._word_slots(telling, begun=begun, completing=completing)
        for slot in read.slots:
            if not slot.matches and slot.word in named:
                slot.weight = max(slot.weight, UNKNOWN_NAME_WEIGHT)
        return read

    def _date_slot(self, words: tuple[str, ...]) -> Slot:
        numbers = [number for word in words if (number := self._vocabulary.number(word)) is not None]
        count = sum(map(self._vocabulary.count, numbers))
        weight = self._vocabulary.rarity(count) if count else 1.0
        shown = "" if words[0].startswith("#") else words[0]
        return Slot(shown, max(weight, 0.35), dict.fromkeys(numbers, 1.0), dated=True)

    def _word_slots(self, words: list[str], *, begun: bool, completing: bool) -> Iterator[Slot]:
        joined = self._joined(words)
        place = 0
        while place < len(words):
            word = joined.get(place)
            if word:
                place += 1
            yield from self._slots(word or words[place], begun=begun and place == len(words) - 1, completing=completing)
            place += 1

    def _joined(self, words: list[str]) -> dict[int, str]:
        """Find neighbours that the records write as one word, by the place of the first."""
        found = {}
        for place, (left, right) in enumerate(pairwise(words)):
            together = left + right
            known = self._vocabulary.number(together)
            if known is not None and (
                len(left) <= 3 or self._vocabulary.number(left) is None or self._vocabulary.number(right) is None
            ):
                found[place] = together
        return found

    def _slots(self, word: str, *, begun: bool, completing: bool) -> Iterator[Slot]:
        """Give the slot of a word, or the slots of two written as one; `begun` says that it is the last of a query."""
        if begun and (completing or len(word) < 4):
            matches = self._matches(word)
            if completing or not matches:
                yield self._begun(word, matches, completing)
                return
        matches = self._matches(word)
        if not matches and (parts := self._apart(word)):
            yield from (self._slot(part, self._matches(part)) for part in parts)
        elif not matches or word not in self._vocabulary.known:
            yield self._guessed(word, matches)
        else:
            slot = self._slot(word, matches)
            if begun and word.isalpha():
                for number in self._vocabulary.beginning(word, 8):
                    slot.matches.setdefault(number, _BEGUN_QUALITY)
            yield slot

    def _begun(self, word: str, matches: dict[int, float], completing: bool) -> Slot:
        """Make the slot of a word that may be only begun; the fewer its letters, the less it weighs."""
        for number in self._vocabulary.beginning(word, _MOST_BEGUN):
            matches.setdefault(number, 0.95)
        slot = self._slot(word, matches)
        if not completing:
            slot.weight *= len(word) / 6
        return slot

    def _slot(self, word: str, matches: dict[int, float]) -> Slot:
        if not matches:
            return Slot(word, _unknown_weight(word), {})
        best = max(matches, key=lambda number: matches[number])
        faint = stem(word) in FAINT
        return Slot(word, self._vocabulary.rarities[best] * (FAINT_SHARE if faint else 1.0), matches, faint=faint)

    def _matches(self, word: str) -> dict[int, float]:
        """List the stems a known word or a name stands for, with how surely they are meant."""
        found: dict[int, float] = {}
        number = self._vocabulary.number(word)
        if number is not None:
            found[number] = 1.0 if word in self._vocabulary.known else _STEM_QUALITY
        for number in self._namesakes(word, _SURE_LIKENESS if found else _LIKENESS):
            found.setdefault(number, _NAME_QUALITY)
        for other in ALIKE.get(stem(word), ()):
            if other in self._vocabulary.stems:
                found.setdefault(self._vocabulary.stems[other], _ALIKE_QUALITY)
        return found

    def _namesakes(self, word: str, likeness_needed: float) -> list[int]:
        """List the stems of names that sound like a word, the commonest three."""
        if len(word) < 4 or not word.isalpha():
            return []
        names = (name for name in self._sounds.get(sound(word), ()) if name != word and likeness(word, name) >= likeness_needed)
        numbers = {self._vocabulary.stems[stem(name)] for name in names}
        return sorted(numbers, key=lambda number: (-self._vocabulary.count(number), number))[:3]

    def _apart(self, word: str) -> tuple[str, str] | None:
        """Split a word into two known ones, the most even split first."""
        if not 6 <= len(word) <= 30:
            return None
        known = self._vocabulary.known
        splits = ((word[:place], word[place:]) for place in range(3, len(word) - 2))
        both = [(left, right) for left, right in splits if left in known and right in known]
        return min(both, key=lambda pair: abs(len(pair[0]) - len(pair[1])), default=None)

    def _guessed(self, word: str, found: dict[int, float]) -> Slot:
        """Make the slot of an unknown word: what it may be a misspelling or the beginning of."""
        sure = bool(found)
        for distance, place in self._speller.near(word, most=1 if sure else 2)[:_MOST_MATCHES]:
            near = self._vocabulary.words[place]
            cost = GUESS_COST * distance / len(word) + 0.1 * (near[0] != word[0]) + 0.1 * (len(word) < 6)
            found.setdefault(self._vocabulary.stem_of(place), max(0.2, 1 - cost))
        if not sure and len(word) > 3 and word.isalpha():
            for number in self._vocabulary.beginning(word, 8):
                found.setdefault(number, 0.85)
        return self._slot(word, found)


def _unknown_weight(word: str) -> float:
    """Say how much an unknown word speaks against every record."""
    if len(word) < 2:
        return 0.0
    if word.isdigit():
        return UNKNOWN_NUMBER_WEIGHT
    return COMMON_WEIGHT if stem(word) in COMMON else UNKNOWN_WEIGHT


def _telling(words: list[str], dated: bool) -> list[str]:
    """Leave out words that say nothing, unless a query has no others."""
    telling = [word for word in words if word not in STOP]
    return telling if telling or dated else words
