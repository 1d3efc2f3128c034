"""What a word can stand for: the stems that could be meant by it, and how surely.

A word that is known means itself. One that is not is, in this order: a name in another spelling, two words written as one, a
misspelling, the beginning of a word, a word of like meaning; or it means nothing here and speaks against every record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ..language.english.frequencies import frequency
from ..language.english.words import ALIKE, SILENT
from ..language.romanisation import hear, likeness, plain, sound
from ..language.speller import Speller
from ..language.stems import stem
from .postings import Vocabulary, surprise
from .steps import EVERY, Step

GUESS_COST = 1.55
BEGUN_QUALITY = 0.7
"""How surely the one to three letters at the end of a question are the beginning of a word."""
_ALIKE_QUALITY = 0.68
_ALIKE_SHARE = 0.15
"""Words in more than this share of the records say too little for words of like meaning to be looked for."""
_NAME_QUALITY = 0.95
_AS_GOOD = 0.06
"""What is meant less surely by so little is as likely: `khruschev`, which a few keywords have, is no rare word."""
_SAME_SOUND_QUALITY = 0.85
"""How surely a misspelling that sounds the same is meant: `burry`."""
_RARE, _OFTEN, _SLIP_QUALITY = 3, 5, 0.8
"""Records of a word that may be a slip of the pen, how many times as many the word meant has, and how surely it is meant."""
_SHORTEST_SLIP = 5
_LIKENESS = 0.8
"""How alike a name and a word must be that sound the same."""
_LIKELY = 0.7
"""How surely a word must be meant to say what a question is about."""
_MOST_BEGUN = 30
_MOST_MATCHES = 8
_MOST_KEPT = 4096


@dataclass(slots=True)
class Slot:
    """One thing asked for: its weight, the stems that fill it with how well they do, and the word meant."""

    word: str
    weight: float
    matches: dict[int, float]
    dated: bool = False
    name: bool = False
    topic: float = 0.0
    """How much it is of what the unit is about: how much oftener it is met here than in English."""


class Meanings:
    """Finds what words stand for in a vocabulary.

    `names` are people's names in folded words; `others` are words that seem to be names.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        names: Sequence[tuple[str, ...]],
        others: Collection[str] = (),
        steps: frozenset[Step] = EVERY,
    ) -> None:
        self._vocabulary = vocabulary
        self._steps = steps
        self._speller = Speller(vocabulary.words)
        self._matched: dict[str, dict[int, float]] = {}
        """What words were found to stand for; most are asked again and again."""
        self._sounds: dict[str, list[str]] = {}
        for word in sorted({word for name in names for word in name}.union(others)):
            if len(word) > 3 and word.isalpha() and word not in SILENT and word in vocabulary.known:
                self._sounds.setdefault(hear(word), []).append(word)
        self._proper = {vocabulary.known[word] for word in others if word in vocabulary.known}

    def slots(self, word: str, *, begun: bool, completing: bool) -> Iterator[Slot]:
        """Give the slot of a word, or the slots of two written as one; `begun` says that it is the last of a query."""
        if begun and (completing or len(word) < 4):
            matches = self._matches(word)
            if completing or word not in self._vocabulary.known:
                yield self._begun(word, matches, completing)
                return
        matches = self._matches(word)
        if not matches and (parts := self._apart(word)):
            yield from (self._slot(part, self._matches(part)) for part in parts)
        elif not matches or word not in self._vocabulary.known:
            yield self._guessed(word, matches, begun=begun)
        else:
            yield self._slot(word, matches)

    def _begun(self, word: str, matches: dict[int, float], completing: bool) -> Slot:
        """Make the slot of a word that may be only begun; the fewer its letters, the less it weighs."""
        for number in self._vocabulary.beginning(word, _MOST_BEGUN):
            matches.setdefault(number, 0.95 if completing else BEGUN_QUALITY)
        slot = self._slot(word, matches)
        if not completing:
            slot.weight *= len(word) / 6
        return slot

    def _slot(self, word: str, matches: dict[int, float]) -> Slot:
        if not matches:
            return Slot(word, _unknown_weight(word), {})
        best = max(matches, key=matches.__getitem__)
        weight, least = self._vocabulary.weights[best], matches[best] - _AS_GOOD
        for number, quality in matches.items():
            if quality >= least:
                weight = min(weight, self._vocabulary.weights[number])
        sure = matches[best]
        topic = sure * self._vocabulary.topics[best] if sure >= _LIKELY and not word.isdigit() else 0.0
        return Slot(word, weight, matches, name=best in self._proper, topic=topic)

    def _matches(self, word: str) -> dict[int, float]:
        """List the stems a known word or a name stands for, with how surely they are meant."""
        found = self._matched.get(word)
        if found is None:
            found = self._match(word)
            if len(self._matched) < _MOST_KEPT:
                self._matched[word] = found
        return dict(found)

    def _match(self, word: str) -> dict[int, float]:
        found: dict[int, float] = {}
        number = self._vocabulary.number(word)
        if number is not None:
            found[number] = 1.0
        if Step.NAMES in self._steps:
            for number in self._namesakes(word):
                found.setdefault(number, _NAME_QUALITY)
        if number is not None and self._vocabulary.counts[number] > _ALIKE_SHARE * self._vocabulary.size:
            return found
        for other in self._alike(stem(word)):
            if other in self._vocabulary.stems:
                found.setdefault(self._vocabulary.stems[other], _ALIKE_QUALITY)
        if Step.SPELLING in self._steps and number is not None and len(word) >= _SHORTEST_SLIP:
            self._add_slips(word, number, found)
        return found

    def _add_slips(self, word: str, number: int, found: dict[int, float]) -> None:
        """Add the frequent words that a rare one may be a slip for: `trail` for trial, the French `congres`."""
        counts = self._vocabulary.counts
        if counts[number] > _RARE:
            return
        for _, place in self._speller.near(word, most=1):
            other = self._vocabulary.stem_of(place)
            if counts[other] >= _OFTEN * counts[number]:
                found.setdefault(other, _SLIP_QUALITY)

    def _alike(self, root: str) -> tuple[str, ...]:
        return ALIKE.get(root, ()) if Step.ALIKE in self._steps else ()

    def _namesakes(self, word: str) -> list[int]:
        """List the stems of names that sound like a word, the commonest three."""
        if len(word) < 4 or not word.isalpha():
            return []
        numbers = set()
        for name in self._sounds.get(sound(word), ()):
            if name != word and likeness(word, name) >= _LIKENESS:
                numbers.add(self._vocabulary.known[name])
        return sorted(numbers, key=lambda number: (-self._vocabulary.counts[number], number))[:3]

    def _apart(self, word: str) -> tuple[str, str] | None:
        """Split a word into two known ones, the most even split first."""
        if Step.SPELLING not in self._steps or not 6 <= len(word) <= 30:
            return None
        known = self._vocabulary.known
        places = [place for place in range(3, len(word) - 2) if word[:place] in known and word[place:] in known]
        if not places:
            return None
        place = min(places, key=lambda place: abs(2 * place - len(word)))
        return word[:place], word[place:]

    def _guessed(self, word: str, found: dict[int, float], *, begun: bool = False) -> Slot:
        """Make the slot of an unknown word: what it may be a misspelling or the beginning of."""
        sure = bool(found)
        if word in SILENT:
            return self._slot(word, found)
        if Step.SPELLING in self._steps:
            self._add_spelt(word, found, sure=sure)
        if Step.BEGUN in self._steps and (begun or not sure) and len(word) > 3 and word.isalpha():
            for number in self._vocabulary.beginning(word, 8):
                found[number] = max(found.get(number, 0.0), 0.85)
        return self._slot(word, found)

    def _add_spelt(self, word: str, found: dict[int, float], *, sure: bool) -> None:
        """Add the words that one may be a misspelling of."""
        for distance, place in self._speller.near(word, most=1 if sure else 2)[:_MOST_MATCHES]:
            near = self._vocabulary.words[place]
            cost = GUESS_COST * distance / len(word) + 0.1 * (near[0] != word[0]) + 0.1 * (len(word) < 6)
            sure_of = _SAME_SOUND_QUALITY if plain(near) == plain(word) else max(0.2, 1 - cost)
            found.setdefault(self._vocabulary.stem_of(place), sure_of)


def _unknown_weight(word: str) -> float:
    """Say how much a word tells that nobody here knows."""
    return surprise(frequency(word)) if len(word) > 1 else 0.0
