"""A query as the index sees it: one slot for each thing that is asked, with the stems that could fill it.

Dates are taken out first, then what a phone or a task adds and fixed phrases are seen to; what each word that is left can mean is
in `meanings`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..distances import OSA, process
from ..language.english.frequencies import RAREST, frequency
from ..language.english.words import PHONE, PHRASES, RELATIONS, SILENT, TASK
from ..language.folding import NUMBER_WORDS, fold, split, split_word
from ..language.variants import ABBREVIATIONS, FOREIGN, FORENAMES, MONTHS, STATES, Table, rewrite, table_of
from ..language.written_dates import ShortYears, Style
from .meanings import BEGUN_QUALITY, Meanings, Slot
from .postings import TELLING, Vocabulary, opening_of, weigh
from .query_dates import AskedDate, asked_words, take_dates
from .steps import EVERY, Step

LONGEST = 400
"""Letters of a query that are read."""
MOST_SLOTS = 14
_NUMBER_STARTS = frozenset(word[:2] for word in NUMBER_WORDS)
_US = re.compile(r"\bU\.?S\b\.?(?!S)")
_TWO_FIGURES = re.compile(r"(?<![\w./:'-])(?:3[2-9]|[4-9]\d)(?![\w./:%-])")
"""No day of a month, and so likely a year where the unit bears it."""
_COUNT = re.compile(r"\bhow (?:many|much|long|old|far|big|large)\b")
_VARIANTS: Table = table_of(STATES, FOREIGN, MONTHS)
_SPARED: Table = table_of(ABBREVIATIONS, FORENAMES)
"""Variants that stay where records write them so."""
_AFTER_RELATION = 3
_FEWEST_INITIALS = 3
LEAST_DATE = 0.35
"""What a date counts for at the least."""


@dataclass(slots=True)
class Query:
    """What was read out of a query."""

    slots: list[Slot] = field(default_factory=list)
    dates: list[AskedDate] = field(default_factory=list)
    opening: int = 0
    """How it begins, if it is a question: see `postings.OPENINGS`."""
    length: int = 1
    """How many words it has, with those that say nothing."""
    relations: tuple[tuple[str, ...], ...] = ()
    """Words that turn it round (before, against), each with the few words after it."""
    place: bool = False
    """Whether it asks where something is."""
    count: bool = False
    """Whether it asks for a number."""

    @property
    def weight(self) -> float:
        """How much there is to be found: what nobody here knows counts for nothing."""
        return sum(slot.weight for slot in self.slots if slot.matches)

    @property
    def unknown(self) -> float:
        """How much is asked that nobody here knows."""
        return sum(slot.weight for slot in self.slots if not slot.matches)

    @property
    def vague(self) -> bool:
        """Whether no word is surely known."""
        return not any(max(slot.matches.values(), default=0.0) > BEGUN_QUALITY for slot in self.slots)


class Reader:
    """Reads queries against a vocabulary.

    `names` are people's names in folded words; `others` are words that seem to be names; `years` are those from which two figures
    take their century; `initialled` are names that may be asked for by their initials.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        names: Sequence[tuple[str, ...]],
        others: Collection[str] = (),
        years: ShortYears | None = None,
        steps: frozenset[Step] = EVERY,
        initialled: Iterable[str] = (),
    ) -> None:
        self._vocabulary = vocabulary
        self._years = years or ShortYears.of(())
        self._steps = steps
        self._meanings = Meanings(vocabulary, names, others, steps)
        self._initials = _initials(initialled, vocabulary) if Step.INITIALS in steps else {}

    def read(self, query: str, *, completing: bool = False, day_first: bool = True) -> Query:
        """Read a query; completing, its last word may be only begun; `day_first` says how 3/5 is meant."""
        folded = fold(_US.sub("America", query[:LONGEST]))
        if Step.PHONE in self._steps:
            folded = _TWO_FIGURES.sub(self._with_century, folded)
        dates, rest = take_dates(folded, Style(day_first, self._years))
        raws = self._in_plain_words(split(rest)[: 4 * MOST_SLOTS])
        words = [word for raw in raws for word in split_word(self._with_number(raw))]
        telling = list(dict.fromkeys(_telling(words, bool(dates))))[:MOST_SLOTS]
        begun = bool(telling) and telling[-1] == words[-1] and rest.endswith(telling[-1])
        read = Query(dates=dates, opening=opening_of(words), length=len(words))
        read.place, read.count = "where" in words, _COUNT.search(folded) is not None
        read.relations = tuple(tuple(words[at : at + 1 + _AFTER_RELATION]) for at, w in enumerate(words) if w in RELATIONS)
        read.slots += [self._date_slot(group) for date in dates[:2] for group in asked_words(date)]
        read.slots += self._word_slots(telling, begun=begun, completing=completing)
        return read

    def _with_century(self, found: re.Match[str]) -> str:
        """Write out the year that two figures are, where the unit bears it."""
        year = self._years.year(int(found[0]))
        return str(year) if year in self._years.borne else found[0]

    def _in_plain_words(self, raws: list[str]) -> list[str]:
        """Put plain words for phone writing, variants and phrases, and leave out what belongs to the task."""
        steps, known = self._steps, self._vocabulary.known
        if Step.PHONE in steps:
            raws = rewrite(raws, PHONE)
            raws = rewrite(raws, TASK) or raws
        if not self._initials.keys().isdisjoint(raws):
            raws = rewrite(raws, self._initials)
        if Step.VARIANTS in steps and not _SPARED.keys().isdisjoint(raws):
            raws = rewrite(raws, {w: _SPARED[w] for w in raws if w in _SPARED and w not in SILENT and w not in known})
        if Step.VARIANTS in steps:
            raws = rewrite(raws, _VARIANTS)
        return rewrite(raws, self._phrases(raws)) if Step.PHRASES in steps else raws

    def _phrases(self, raws: list[str]) -> Table:
        """Give the phrases that may be said, those alone for which records have the other word."""
        number = self._vocabulary.number
        return {
            word: [(phrase, meant) for phrase, meant in PHRASES[word] if all(number(each) is not None for each in meant)]
            for word in raws
            if word in PHRASES
        }

    def _with_number(self, raw: str) -> str:
        """Put the number word that an unknown word is a misspelling of in its place: `nineteeth`."""
        if (
            Step.SPELLING not in self._steps
            or len(raw) < 6
            or raw[:2] not in _NUMBER_STARTS
            or raw in self._vocabulary.known
            or not raw.isalpha()
        ):
            return raw
        near = process.extractOne(raw, NUMBER_WORDS, scorer=OSA.distance, score_cutoff=1)
        return near[0] if near else raw

    def _date_slot(self, words: tuple[str, ...]) -> Slot:
        numbers = [number for word in words if (number := self._vocabulary.number(word)) is not None]
        count = sum(map(self._vocabulary.counts.__getitem__, numbers))
        weight = weigh(RAREST, self._vocabulary.rarity(count)) if count else 1.0
        shown = "" if "x" in words[0] else words[0]
        return Slot(shown, max(weight, LEAST_DATE), dict.fromkeys(numbers, 1.0), dated=True)

    def _word_slots(self, words: list[str], *, begun: bool, completing: bool) -> Iterator[Slot]:
        last = len(words) - 1
        for place, word in enumerate(words):
            yield from self._meanings.slots(word, begun=begun and place == last, completing=completing)


def _telling(words: list[str], dated: bool) -> list[str]:
    """Leave out words that say nothing, unless a query has no others."""
    kept = [word for word in words if word not in SILENT and (len(word) > 1 or word.isdigit())]
    return kept if kept or dated else words


def _initials(names: Iterable[str], vocabulary: Vocabulary) -> Table:
    """Tell initials that no entry spells out, and that are no English word, with the name they stand for: `mlk`."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for name in names:
        telling = [word for word in fold(name).split() if word not in SILENT]
        if len(telling) < _FEWEST_INITIALS:
            continue
        short = "".join(word[0] for word in telling)
        if short.isalpha() and short not in found and short not in vocabulary.known and frequency(short) <= TELLING:
            found[short] = [((short,), tuple(word for raw in telling for word in split_word(raw)))]
    return found
