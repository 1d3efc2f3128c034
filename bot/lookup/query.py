"""A query as the index sees it: one slot for each thing that is asked, with the stems that could fill it.

Dates are taken out first, then numbers, names of other people and fixed phrases are seen to; what each word that is left can
mean is in `meanings`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ..language.folding import NUMBER_WORDS, fold, split, split_word
from ..language.written_dates import ShortYears, Style
from .meanings import BEGUN_QUALITY, FAINT_SHARE, UNKNOWN_NAME_WEIGHT, UNKNOWN_NUMBER_WEIGHT, Meanings, Slot
from .postings import OPENINGS, Vocabulary, opening_of
from .query_dates import AskedDate, asked_words, take_dates
from .synonyms import EPITHETS, STOP, rephrase

LONGEST = 400
"""Letters of a query that are read."""
MOST_SLOTS = 14
UNKNOWN_FIRST_WEIGHT = 0.8
_WHY, _WHY_DATED = OPENINGS.index("why"), 0.4
"""What a date counts for in a question for reasons: it is said by the way, and reasons have none."""
_NUMBER_STARTS = frozenset(word[:2] for word in NUMBER_WORDS)
_AT_HOME, _AT_HOME_SHARE = 0.15, 0.45
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+")
"""Words with a capital inside a sentence: Japan in `the prime minister of Japan`."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|first|second|third|\w+[fnrvx]th|fifth|sixth|eighth|[ivx]{2,}(?:th)?")
_ORDINAL_ENDS = frozenset("tdhivx")
_PATRONYMIC = re.compile(r"(?:[oe][vw]i(?:t?s?ch|cz|c|tj|č)|(?:[oe]vn|inichn)a)$")
_US = re.compile(r"\bU\.?S\b\.?(?!S)")


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
        telling = [slot for slot in self.slots if not slot.faint and max(slot.matches.values(), default=0.0) > BEGUN_QUALITY]
        return not telling or (self.length > len(telling) + 2 and all(slot.common for slot in telling))


class Reader:
    """Reads queries against a vocabulary.

    `names` are people's names, and `terms` the words of the field, in folded words; `others` are words that seem to be names;
    `years` are those from which two figures take their century.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        names: Sequence[tuple[str, ...]],
        terms: Sequence[tuple[str, ...]],
        others: Collection[str] = (),
        years: ShortYears | None = None,
    ) -> None:
        self._vocabulary = vocabulary
        self._years = years or ShortYears.of(())
        self._meanings = Meanings(vocabulary, names, others)
        self._at_home = {term for term in terms if len(term) == 2 and self._is_at_home(term[1])}
        """Terms such as `secret speech` where a unit is so much about its speech that most records just call it so."""
        self._openers: dict[str, list[str]] = {}
        for term in terms:
            if len(term) > 1 and term[0] in STOP:
                self._openers.setdefault(term[0], []).append(term[1])

    def read(self, query: str, *, completing: bool = False, day_first: bool = True) -> Query:
        """Read a query; completing, its last word may be only begun; `day_first` says how 3/5 is meant."""
        dates, rest = take_dates(fold(_US.sub("America", query[:LONGEST])), Style(day_first, self._years))
        raws = self._with_epithets(split(rest)[: 4 * MOST_SLOTS])
        raws = [raw for raw in raws[:-1] if not self._is_patronymic(raw)] + raws[-1:]
        words = [word for raw in rephrase(raws, self._vocabulary.known) for word in split_word(self._with_number(raw))]
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
            if raw in EPITHETS and name in self._meanings.given:
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
        known = self._meanings.given.get(before.word)
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
            yield from self._meanings.slots(word or words[place], begun=begun and place == len(words) - 1, completing=completing)
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
