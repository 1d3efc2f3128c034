"""Ranked look-up and autocomplete over everything a library teaches.

A query is read into slots (`slots`), records that fill them are gathered and cut to two dozen (`ranking`), and those are looked
at closely: labels, dates, question words (`labelling`, `asking`). The score is calibrated so that FOUND parts what answers from
what is merely nearest (`sureness`). Work is bounded for every query: an answer takes a millisecond or two at a hundred thousand
records.
"""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_left, insort
from collections.abc import Collection, Iterable

from ..language.folding import fold, words
from ..language.speller import sort_in_parts
from ..language.written_dates import ShortYears
from ..library.catalogue import Library
from . import candidates as ranking
from .confidence import chance, look
from .entries import Entry, EntryKind, entries_of, fields_of
from .hits import FOUND, Found, Hit
from .labels import Labelling
from .postings import Vocabulary
from .query import LONGEST, Query, Reader
from .query_dates import date_words
from .question_words import MOST_BONUS, QuestionWords, opening

__all__ = ["FOUND", "Entry", "EntryKind", "Found", "Hit", "Index"]

_KINDS = tuple(EntryKind)
_CLOSE_SECOND = 0.12
_SLOPE = 11.0
"""How steeply the scores of the hits after the best one fall with their weight."""
_CAPITAL = re.compile(r" (?<=[a-z,] )([A-Z][^\W\d_]{2,})")
"""Begins with the space, which is sought three times as fast as what stands before it."""
_TITLE_BEGUN = 0.9
"""How well a title fits that begins like the query."""
_WEIGHTY = 0.016
"""What each step of a record's weight in the unit is worth."""


class Index:
    """An index over entries; never changes after it is made."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        filed = ((fields_of(e), [word for date in e.dates for word in date_words(date)]) for e in self.entries)
        self._vocabulary = Vocabulary(filed)
        people = [tuple(words(name)) for e in self.entries if e.kind is EntryKind.PERSON for name in (e.title, *e.names)]
        terms = [tuple(words(e.title)) for e in self.entries if e.kind is EntryKind.TERM]
        years = ShortYears.of(e.date for e in self.entries if e.date)
        self._reader = Reader(self._vocabulary, people, terms, self._proper_names(), years)
        self._titles = [fold(entry.title) for entry in self.entries]
        self._openings = list(map(opening, self._titles))
        titles = self._titles
        numbers = sort_in_parts(range(len(titles)), part=lambda number: titles[number][:1], key=titles.__getitem__)
        self._by_title = array("I", numbers)

    @classmethod
    def of(cls, library: Library) -> Index:
        """Index everything of a library that can be looked up: facts, people, terms, summaries, in unit order."""
        return cls(entries_of(library))

    def find(self, query: str, *, kinds: Collection[EntryKind] = _KINDS, limit: int = 5, day_first: bool = True) -> list[Hit]:
        """Give the records that answer best, best first; those below FOUND are merely the nearest."""
        if limit < 1 or not kinds:
            return []
        return self._ranked(self._reader.read(query, day_first=day_first), kinds, fold(query[:LONGEST]), limit)

    def complete(self, text: str, *, kinds: Collection[EntryKind], limit: int = 25, day_first: bool = True) -> list[Hit]:
        """Give what a text may be the beginning of; for an empty one the records in unit order."""
        begun = fold(text[:LONGEST]).strip()
        if not begun:
            some = (self._hit(n, 0.0) for n, e in enumerate(self.entries) if e.kind in kinds)
            return [hit for hit, _ in zip(some, range(limit), strict=False)]
        found = {hit.id: hit for hit in self._titled(begun, kinds, limit)}
        if len(found) < limit:
            query = self._reader.read(text, completing=True, day_first=day_first)
            for hit in self._begun(query, kinds, begun.split()[-1]):
                found.setdefault(hit.id, hit)
        return list(found.values())[:limit]

    def ask(self, question: str, *, day_first: bool = True) -> Found:
        """Answer a question with the best record and close seconds, or with nothing but the nearest titles."""
        hits = self.find(question, limit=3, day_first=day_first)
        if not hits or hits[0].score < FOUND:
            return Found(None, nearest=tuple(hits))
        best, *others = hits
        return Found(best, tuple(hit for hit in others if hit.score >= max(FOUND, best.score - _CLOSE_SECOND)))

    def _proper_names(self) -> set[str]:
        """List the words that have a capital inside a sentence and never stand without one."""
        names, small = set[str](), set[str]()
        for entry in self.entries:
            text = " ".join((entry.title, *entry.keywords, entry.body))
            names.update(_CAPITAL.findall(text))
            small.update(text.split())
        return {fold(name) for name in names if name.lower() not in small}

    def _covered(self, query: Query, kinds: Collection[EntryKind]) -> list[tuple[float, int]]:
        every = all(kind in kinds for kind in _KINDS)
        return ranking.cover(self._vocabulary, query, None if every else lambda n: self.entries[n].kind in kinds)

    def _ranked(self, query: Query, kinds: Collection[EntryKind], folded: str, limit: int) -> list[Hit]:
        weight = query.weight
        asking, start = QuestionWords(folded), folded.strip().removeprefix("the ")
        scored: list[tuple[float, int, float, float]] = []
        least = math.inf
        covered = self._covered(query, kinds)
        labelling = Labelling(self._vocabulary, query, [number for _, number in covered])
        loose = 0.8 * max((coverage for coverage, _ in covered), default=0.0)
        for coverage, number in covered:
            if coverage < loose and _at_best(coverage, coverage * weight) < -least:
                continue
            entry = self.entries[number]
            label, together = labelling.measure(number, entry.dates)
            if query.length > 1 and self._titles[number].removeprefix("the ").startswith(start):
                label = max(label, _TITLE_BEGUN)  # `show tri`
            raw = _raw(coverage, label, together, coverage * weight) + _WEIGHTY * (entry.weight - 1)
            raw += asking.bonus(entry, self._openings[number])
            insort(scored, (-raw, number, coverage, label))
            least = scored[limit - 1][0] if len(scored) >= limit else math.inf
        if not scored:
            return []
        most, best, coverage, label = scored[0]
        sureness = look(self._vocabulary, query, best, coverage, label).sureness()
        return [self._hit(number, chance(sureness - _SLOPE * (raw - most))) for raw, number, *_ in scored[:limit]]

    def _begun(self, query: Query, kinds: Collection[EntryKind], last: str) -> list[Hit]:
        """Rank what a text may be the beginning of: by what it covers, titles with a word that begins like its last first."""
        inside = f" {last}"
        covered = self._covered(query, kinds)
        scored = sorted((-coverage - 0.3 * (inside in f" {self._titles[n]}"), n) for coverage, n in covered)
        return [self._hit(n, min(1.0, -score / 1.3)) for score, n in scored]

    def _titled(self, begun: str, kinds: Collection[EntryKind], limit: int) -> list[Hit]:
        """Give the records whose title begins so, in unit order."""
        low = bisect_left(self._by_title, begun, key=self._titles.__getitem__)
        high = bisect_left(self._by_title, begun + "\uffff", lo=low, key=self._titles.__getitem__)
        numbers = sorted(n for n in self._by_title[low : min(high, low + 2000)] if self.entries[n].kind in kinds)
        return [self._hit(n, 1.0) for n in numbers[:limit]]

    def _hit(self, number: int, score: float) -> Hit:
        entry = self.entries[number]
        return Hit(entry.kind, entry.id, entry.title, score)


def _raw(coverage: float, label: float, together: float, evidence: float) -> float:
    """Weigh up what a close look at a record shows; the weights are the middle of a plateau on the development queries.

    `coverage`: how much of the query the record has, by the rarity of its words. `label`: how well its best label and the query
    say the same. `together`: how much of the query all its labels say. `evidence`: the weight of what is covered, counted in
    words that a single record has: three rare words are no accident, one may be.
    """
    return 0.40 * math.pow(coverage, 1.6) + 0.30 * label + 0.28 * together + 0.22 * min(1.0, evidence / 1.95)


def _at_best(coverage: float, evidence: float) -> float:
    """Give what a record could score at the very most: with all that it covers in one label that says nothing else."""
    said = min(1.0, coverage / min(ranking.FACTORS))
    return _raw(coverage, 2 * said / (1 + said), said, evidence) + MOST_BONUS + 2 * _WEIGHTY
