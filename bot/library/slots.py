"""A query as the index sees it: one slot for each thing that is asked, with the stems that could fill it.

A word that is known fills its slot itself. One that is not is, in this order: a name in another spelling, two words
written as one, a misspelling, the beginning of a word, a word of like meaning; or it stays empty and speaks against every record.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .asked_dates import AskedDate, asked_words, take_dates
from .folding import NUMBER_WORDS, fold, split, split_word
from .romanisation import likeness, plain, sound
from .speller import Speller
from .stems import stem
from .vocabulary import OPENINGS, Vocabulary, opening_of
from .wording import ALIKE, COMMON, ELSEWHERE, EPITHETS, FAINT, SPELT, STOP, rephrase

LONGEST = 400
"""Letters of a query that are read."""
MOST_SLOTS = 14
UNKNOWN_WEIGHT = 2.0
UNKNOWN_NAME_WEIGHT = 4.0
UNKNOWN_NUMBER_WEIGHT = 1.3
UNKNOWN_FIRST_WEIGHT = 0.8
COMMON_WEIGHT = 0.35
FAINT_SHARE = 0.4
COMMON_SHARE = 0.9
GUESS_COST = 1.55
_ALIKE_QUALITY = 0.73
_ALIKE_SHARE = 0.15
"""Words in more than this share of the records say too little for words of like meaning to be looked for."""
_NAME_QUALITY = 0.95
_AS_GOOD = 0.06
"""What is meant less surely by so little is as likely: `khruschev`, which a few keywords have, is no rare word."""
_SAME_SOUND_QUALITY = 0.85
"""How surely a misspelling that sounds the same is meant: `burry`."""
_STEM_QUALITY = 0.93
_BEGUN_QUALITY = 0.65
_SHORT_QUALITY = 0.7
"""How surely the one to three letters at the end of a question are the beginning of a word."""
_NAMED_AFTER_QUALITY = 0.8
_ADJECTIVE = 4
"""Letters that a name may have more as an adjective."""
_WHY, _WHY_DATED = OPENINGS.index("why"), 0.4
"""What a date counts for in a question for reasons: it is said by the way, and reasons have none."""
_EVERYDAY = Speller(SPELT)
_NUMBER_STARTS = frozenset(word[:2] for word in NUMBER_WORDS)
_RANKS = frozenset("marshal general comrade chairman president premier doctor dr tsar king".split())
"""They stand before many names, and so are no first names."""
_RARE, _OFTEN, _SLIP_QUALITY = 12, 3, 0.8
"""Records of a word that may be a slip of the pen, how many times as many the word meant has, and how surely it is meant."""
_TWINS = {"k": "c", "c": "ksz", "w": "v", "v": "w", "z": "sc", "s": "zc", "y": "ij", "i": "yj", "j": "iy"}
"""Letters that languages write for one another."""
_LIKENESS, _SURE_LIKENESS, _SURE_NAME = 0.66, 0.8, 0.85
"""How alike a name and an unknown word must sound, and a name and a word that is known in its own right."""
_AT_HOME, _AT_HOME_SHARE = 0.15, 0.45
_MOST_BEGUN = 30
_MOST_MATCHES = 8
_MOST_KEPT = 4096
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+")
"""Words with a capital inside a sentence: Japan in `the prime minister of Japan`."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|first|second|third|\w+[fnrvx]th|fifth|sixth|eighth|[ivx]{2,}(?:th)?")
_ORDINAL_ENDS = frozenset("tdhivx")
_PATRONYMIC = re.compile(r"(?:[oe][vw]i(?:t?s?ch|cz|c|tj|č)|(?:[oe]vn|inichn)a)$")
_US = re.compile(r"\bU\.?S\b\.?(?!S)")


@dataclass(slots=True)
class Slot:
    """One thing asked for: its weight, the stems that fill it with how well they do, and the word meant."""

    word: str
    weight: float
    matches: dict[int, float]
    dated: bool = False
    faint: bool = False
    common: bool = False
    name: bool = False


@dataclass(slots=True)
class Query:
    """What was read out of a query."""

    slots: list[Slot] = field(default_factory=list)
    dates: list[AskedDate] = field(default_factory=list)
    opening: int = 0
    """How it begins, if it is a question: see `vocabulary.OPENINGS`."""
    length: int = 1
    """How many words it has, with those that say nothing."""

    @property
    def weight(self) -> float:
        return sum(slot.weight for slot in self.slots)

    @property
    def vague(self) -> bool:
        """Whether no word is known but such as `life` and `great`; in a long query they are no wish of their own."""
        telling = [slot for slot in self.slots if not slot.faint and max(slot.matches.values(), default=0.0) > _SHORT_QUALITY]
        return not telling or (self.length > len(telling) + 2 and all(slot.common for slot in telling))


class Reader:
    """Reads queries against a vocabulary.

    `names` are people's names, and `terms` the words of the field, in folded words; `others` are words that seem to be names.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        names: Sequence[tuple[str, ...]],
        terms: Sequence[tuple[str, ...]],
        others: Collection[str] = (),
    ) -> None:
        self._vocabulary = vocabulary
        self._speller = Speller(vocabulary.words)
        self._sounds: dict[str, list[str]] = {}
        self._matched: dict[str, dict[int, float]] = {}
        """What words were found to stand for; most are asked again and again."""
        surnames = {name[-1] for name in names} | _RANKS
        self._given: dict[str, set[int]] = {}
        """First name -> the stems of what may follow it."""
        for name in names:
            if len(name) > 1 and name[0] not in surnames:
                self._given.setdefault(name[0], set()).update(
                    vocabulary.known[word] for word in name[1:] if word in vocabulary.known
                )
        self._at_home = {term for term in terms if len(term) == 2 and self._is_at_home(term[1])}
        """Terms such as `secret speech` where a unit is so much about its speech that most records just call it so."""
        self._openers: dict[str, list[str]] = {}
        for term in terms:
            if len(term) > 1 and term[0] in STOP:
                self._openers.setdefault(term[0], []).append(term[1])
        for word in sorted({word for name in names for word in name}):
            if len(word) > 3 and word.isalpha() and word not in STOP:
                self._sounds.setdefault(sound(word), []).append(word)
        self._proper = {vocabulary.known[word] for word in others if word in vocabulary.known}
        self._other_sounds: dict[str, list[str]] = {}
        for word in sorted(others):
            if len(word) > 4 and stem(word) not in COMMON and word in vocabulary.known:
                self._other_sounds.setdefault(sound(word), []).append(word)

    def read(self, query: str, *, completing: bool = False) -> Query:
        """Read a query; completing, its last word may be only begun."""
        dates, rest = take_dates(fold(_US.sub("America", query[:LONGEST])))
        raws = self._with_epithets(split(rest)[: 4 * MOST_SLOTS])
        raws = [raw for raw in raws[:-1] if not self._is_patronymic(raw)] + raws[-1:]
        words = [word for raw in rephrase(raws) for word in split_word(self._with_number(raw))]
        telling = list(dict.fromkeys(self._telling(words, bool(dates))))[:MOST_SLOTS]
        begun = bool(telling) and telling[-1] == words[-1] and rest.endswith(telling[-1])
        named = {fold(name) for name in _NAMED.findall(query[:LONGEST])}
        read = Query(dates=dates, opening=opening_of(words), length=len(words))
        read.slots += [self._date_slot(group) for date in dates[:2] for group in asked_words(date)]
        if read.opening == _WHY:
            for slot in read.slots:
                slot.weight *= _WHY_DATED
        read.slots += self._word_slots(telling, begun=begun, completing=completing)
        for slot in read.slots:
            if not slot.matches and slot.word in named:
                slot.weight = max(slot.weight, UNKNOWN_NAME_WEIGHT)
        ordinals = {word for raw in raws if raw[-1] in _ORDINAL_ENDS and _ORDINAL.fullmatch(raw) for word in split_word(raw)}
        for before, slot in pairwise(read.slots):
            if before.word in ordinals and slot.matches and not slot.faint and not self._numbered(before, slot):
                before.matches, before.weight = {}, UNKNOWN_FIRST_WEIGHT if before.word == "1" else UNKNOWN_NUMBER_WEIGHT
            if self._is_somebody_else(before, slot):
                before.weight *= FAINT_SHARE
                slot.weight, slot.matches = max(slot.weight, UNKNOWN_NAME_WEIGHT), {}
            elif (before.word, slot.word) in self._at_home:
                before.weight *= _AT_HOME_SHARE
        return read

    def _telling(self, words: list[str], dated: bool) -> list[str]:
        """Leave out words that say nothing, unless they open a term (`show trial`) or a query has no others."""
        if not self._openers.keys().isdisjoint(words):
            pairs = zip(words, [*words[1:], " "], strict=True)
            kept = [w for w, after in pairs if w not in STOP or any(t.startswith(after) for t in self._openers.get(w, ()))]
        else:
            kept = [word for word in words if word not in STOP]
        return kept if kept or dated else words

    def _with_epithets(self, raws: list[str]) -> list[str]:
        """Make one unknown word of `alexander the great` and of `nicholas ii`, who are none of the first names known here."""
        if EPITHETS.isdisjoint(raws):
            return raws
        joined: list[str] = []
        for raw in raws:
            name = next((word for word in reversed(joined[-2:]) if word != "the"), "")
            if raw in EPITHETS and name in self._given:
                del joined[joined.index(name) :]
                raw = f"{name}the{raw}"
            joined.append(raw)
        return joined

    def _is_patronymic(self, raw: str) -> bool:
        """Say whether a word is a Russian father's name that no record has: `leonidowitsch`."""
        return len(raw) > 7 and raw not in self._vocabulary.known and bool(_PATRONYMIC.search(raw))

    def _with_number(self, raw: str) -> str:
        """Put the number word that an unknown word is a misspelling of in its place: `nineteeth`."""
        if len(raw) < 6 or raw[:2] not in _NUMBER_STARTS or raw in self._vocabulary.known or not raw.isalpha():
            return raw
        near = process.extractOne(raw, NUMBER_WORDS, scorer=OSA.distance, score_cutoff=1)
        return near[0] if near else raw

    def _numbered(self, ordinal: Slot, slot: Slot) -> bool:
        """Say whether anything here is called so: the `20th congress` is, the `16th president` is not."""
        return any(self._vocabulary.follow(n, m) for n in ordinal.matches for m in slot.matches)

    def _is_somebody_else(self, before: Slot, slot: Slot) -> bool:
        """Say whether two words are a first name known here with a name that nobody here has: John Lennon."""
        known = self._given.get(before.word)
        return known is not None and not slot.dated and slot.word not in self._vocabulary.known and known.isdisjoint(slot.matches)

    def _is_at_home(self, word: str) -> bool:
        number = self._vocabulary.number(word)
        return number is not None and self._vocabulary.counts[number] > _AT_HOME * self._vocabulary.size

    def _date_slot(self, words: tuple[str, ...]) -> Slot:
        numbers = [number for word in words if (number := self._vocabulary.number(word)) is not None]
        count = sum(map(self._vocabulary.counts.__getitem__, numbers))
        weight = self._vocabulary.rarity(count) if count else 1.0
        shown = "" if "x" in words[0] else words[0]
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
            if together in self._vocabulary.known and (
                len(left) <= 3 or self._vocabulary.number(left) is None or self._vocabulary.number(right) is None
            ):
                found[place] = together
        return found

    def _slots(self, word: str, *, begun: bool, completing: bool) -> Iterator[Slot]:
        """Give the slot of a word, or the slots of two written as one; `begun` says that it is the last of a query."""
        if begun and (completing or len(word) < 4):
            matches = self._matches(word)
            if completing or word not in self._vocabulary.known:
                yield self._begun(word, matches, completing)
                return
        if word not in self._vocabulary.known and stem(word) in ELSEWHERE:
            yield self._slot(word, {})
            return
        matches = self._matches(word)
        if not matches and (parts := self._apart(word)):
            yield from (self._slot(part, self._matches(part)) for part in parts)
        elif not matches or word not in self._vocabulary.known:
            yield self._guessed(word, matches, begun=begun)
        else:
            slot = self._slot(word, matches)
            if begun and word.isalpha():
                for number in self._vocabulary.beginning(word, 8):
                    slot.matches.setdefault(number, _BEGUN_QUALITY)
            yield slot

    def _begun(self, word: str, matches: dict[int, float], completing: bool) -> Slot:
        """Make the slot of a word that may be only begun; the fewer its letters, the less it weighs."""
        for number in self._vocabulary.beginning(word, _MOST_BEGUN):
            matches.setdefault(number, 0.95 if completing else _SHORT_QUALITY)
        slot = self._slot(word, matches)
        if not completing:
            slot.weight *= len(word) / 6
        return slot

    def _slot(self, word: str, matches: dict[int, float]) -> Slot:
        if not matches:
            return Slot(word, _unknown_weight(word), {})
        best = max(matches, key=matches.__getitem__)
        weight, least = self._vocabulary.rarities[best], matches[best] - _AS_GOOD
        for number, quality in matches.items():
            if quality >= least:
                weight = min(weight, self._vocabulary.rarities[number])
        root = stem(word)
        faint = root in FAINT
        share = FAINT_SHARE if faint else COMMON_SHARE if root in COMMON else 1.0
        return Slot(word, weight * share, matches, faint=faint, common=root in COMMON, name=best in self._proper)

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
            found[number] = 1.0 if word in self._vocabulary.known else _STEM_QUALITY
        for number in self._namesakes(word, _SURE_LIKENESS if found else _LIKENESS):
            found.setdefault(number, _NAME_QUALITY)
        if number is not None and self._vocabulary.counts[number] > _ALIKE_SHARE * self._vocabulary.size:
            return found
        for other in ALIKE.get(stem(word), ()):
            if other in self._vocabulary.stems:
                found.setdefault(self._vocabulary.stems[other], _ALIKE_QUALITY)
        if number is not None and len(word) > 3 and self._vocabulary.counts[number] <= _RARE:
            self._add_slips(word, number, found)
        return found

    def _add_slips(self, word: str, number: int, found: dict[int, float]) -> None:
        """Add the frequent words that a rare one may be a slip for: `trail` for trial, the French `congres`, `nkwd`."""
        counts, known = self._vocabulary.counts, self._vocabulary.known
        least = _OFTEN * counts[number]
        for meant in _twins(word):
            other = known.get(meant)
            if other is not None and counts[other] >= least:
                found.setdefault(other, _SLIP_QUALITY)

    def _add_alike(self, found: dict[int, float]) -> None:
        """Add what means the same as the likeliest of some guesses."""
        best = max(found, key=lambda number: found[number])
        for other in ALIKE.get(self._vocabulary.root(best), ()):
            if other in self._vocabulary.stems:
                found.setdefault(self._vocabulary.stems[other], _ALIKE_QUALITY * found[best])

    def _namesakes(self, word: str, likeness_needed: float) -> list[int]:
        """List the stems of names that sound like a word, the commonest three."""
        if len(word) < 4 or not self._sounds or not word.isalpha():
            return []
        numbers = set()
        forms = (word, word.replace("j", "zh")) if "j" in word[1:] else (word,)  # French: Iejov
        for form, name in [(spelt, name) for spelt in forms for name in self._sounds.get(sound(spelt), ())]:
            needed = _SURE_NAME if name in self._given else likeness_needed
            if name != word and likeness(form, name) >= needed:
                numbers.add(self._vocabulary.known[name])
        return sorted(numbers, key=lambda number: (-self._vocabulary.counts[number], number))[:3]

    def _apart(self, word: str) -> tuple[str, str] | None:
        """Split a word into two known ones, the most even split first."""
        if not 6 <= len(word) <= 30:
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
        if word in STOP:
            return self._slot(word, found)
        for distance, place in self._speller.near(word, most=1 if sure else 2)[:_MOST_MATCHES]:
            near = self._vocabulary.words[place]
            cost = GUESS_COST * distance / len(word) + 0.1 * (near[0] != word[0]) + 0.1 * (len(word) < 6)
            sure_of = _SAME_SOUND_QUALITY if plain(near) == plain(word) else max(0.2, 1 - cost)
            found.setdefault(self._vocabulary.stem_of(place), sure_of)
        if found and not sure:
            self._add_alike(found)
        if not found and len(word) > 4:
            for name in self._other_sounds.get(sound(word), ()):
                if likeness(word, name) >= _SURE_LIKENESS:
                    found[self._vocabulary.known[name]] = _NAME_QUALITY
        if (begun or not sure) and len(word) > 3 and word.isalpha():
            for number in self._vocabulary.beginning(word, 8):
                found[number] = max(found.get(number, 0.0), 0.85)
        if not found and (name := self._named_after(word)):
            found[self._vocabulary.known[name]] = _NAMED_AFTER_QUALITY
        if not found and stem(word) not in COMMON and (meant := self._meant(word)):
            like = self._matches(meant)
            return self._slot(meant, {number: quality * 0.85 for number, quality in like.items()})
        return self._slot(word, found)

    def _named_after(self, word: str) -> str:
        """Give the name that an unknown word begins with, or nothing: `poznanskie` and `moskauer` are adjectives of towns."""
        for size in range(len(word) - 1, max(4, len(word) - _ADJECTIVE - 1), -1):
            name = word[:size]
            if name in self._vocabulary.known and self._vocabulary.known[name] in self._proper:
                return name
        return ""

    def _meant(self, word: str) -> str:
        """Give the everyday word that an unknown one is a misspelling of, or nothing."""
        if len(word) < 5 or not word.isalpha():
            return ""
        near = _EVERYDAY.near(word, most=2 if len(word) > 7 else 1)
        return SPELT[near[0][1]] if near else ""


def _twins(word: str) -> Iterator[str]:
    """Give the words that are written like this one but for a letter: two changed about, one doubled or not, `k` for `c`."""
    for place, letter in enumerate(word):
        before, after = word[:place], word[place + 1 :]
        if after[:1] == letter:
            yield before + after
        else:
            yield before + letter + letter + after
            yield before + after[:1] + letter + after[1:]
        for other in _TWINS.get(letter, ""):
            yield before + other + after


def _unknown_weight(word: str) -> float:
    """Say how much an unknown word speaks against every record."""
    if len(word) < 2:
        return 0.0
    if word.isdigit():
        return UNKNOWN_NUMBER_WEIGHT
    if stem(word) in ELSEWHERE:
        return UNKNOWN_NAME_WEIGHT
    return COMMON_WEIGHT if stem(word) in COMMON else UNKNOWN_WEIGHT
