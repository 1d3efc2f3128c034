"""Ranked look-up and autocomplete over everything a library teaches.

A query is read into slots (`query`), records that fill them are gathered and cut to sixteen (`ranking.candidates`), and those
are looked at closely: labels, dates, question words. The score is calibrated so that SURE parts what answers from what may, and
PERHAPS that from what is merely nearest (`ranking.confidence`). Work is bounded for every query: an answer takes a millisecond or
two at a hundred thousand records.
"""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_left, insort
from collections.abc import Collection, Iterable
from typing import NamedTuple

from ..language.folding import fold, words
from ..language.written_dates import ShortYears
from ..library.catalogue import Library
from ..turns import sort_in_parts
from .entries import Entry, EntryKind, entries_of, fields_of
from .hits import MOST_PERHAPS, PERHAPS, SURE, Found, Hit
from .learnt import NOTHING_LEARNT, LearntPhrases
from .postings import Vocabulary
from .query import LONGEST, Query, Reader
from .query_dates import date_words
from .ranking import candidates
from .ranking.confidence import ABOUT, RIGHT, Look, chance, look
from .ranking.echo import ECHO, echo, opening
from .ranking.labels import Labelling
from .ranking.named import Named, names_of
from .ranking.relations import ignores
from .steps import EVERY, Step

__all__ = ["Entry", "EntryKind", "Found", "Hit", "Index"]

_KINDS = tuple(EntryKind)
_SLOPE = 11.0
"""How steeply the scores of the hits after the best one fall with their weight."""
_CAPITAL = re.compile(r" (?<=[a-z,] )([A-Z][^\W\d_]{2,})")
"""Begins with the space, which is sought three times as fast as what stands before it."""
_TITLE_BEGUN = 0.9
"""How well a title fits that begins like the query."""
RANKING = (0.34, 1.4, 0.30, 0.24, 0.24, 1.95)
"""What coverage counts for, and to what power; a fitting label; what all labels say; evidence, and how much of it is enough."""
_SURELY = math.log(SURE / (1 - SURE)) + 0.01
_ANOTHER_DATE = 0.5
"""How likely an answer is at the most that lacks a date which the question tells."""
_OTHER_NAME = 0.07
"""What it costs to lack a name that is asked for: what is asked of Berlin is not answered by what happened in Paris."""
_LONG = 0.18
"""What it costs to be a summary, which says something of everything."""
_WEIGHTY = 0.016
"""What each step of a record's weight in the unit is worth."""


class Scored(NamedTuple):
    """A record that was looked at closely; the less its `raw`, the better it is."""

    raw: float
    number: int
    label: float
    together: float


class Index:
    """An index over entries; never changes after it is made."""

    def __init__(self, entries: Iterable[Entry], *, without: Collection[Step] = ()) -> None:
        """Index entries; a benchmark leaves steps out."""
        self.entries = tuple(entries)
        self._steps = steps = EVERY.difference(without)
        records = ((fields_of(e), [word for date in e.dates for word in date_words(date)]) for e in self.entries)
        self._vocabulary = Vocabulary(records, steps)
        people = [tuple(words(name)) for e in self.entries if e.kind is EntryKind.PERSON for name in (e.title, *e.names)]
        years = ShortYears.of(e.date for e in self.entries if e.date)
        names = [(name, number) for number, entry in enumerate(self.entries) for name in names_of(entry)]
        initialled = (name for name, _ in names)
        self._reader = Reader(self._vocabulary, people, self._proper_names(), years, steps, initialled)
        self._named = Named(self._vocabulary, ((words(name), number) for name, number in names))
        self._titles = [fold(entry.title) for entry in self.entries]
        self._openings = list(map(opening, self._titles))
        titles = self._titles
        numbers = sort_in_parts(range(len(titles)), key=titles.__getitem__)
        self._by_title = array("I", numbers)

    @classmethod
    def of(cls, library: Library) -> Index:
        """Index everything of a library that can be looked up: facts, people, terms, summaries, in unit order."""
        return cls(entries_of(library))

    def find(self, query: str, *, kinds: Collection[EntryKind] = _KINDS, limit: int = 5, day_first: bool = True) -> list[Hit]:
        """Give the records that answer best, best first; those below PERHAPS are merely the nearest."""
        if limit < 1 or not kinds:
            return []
        read = self._reader.read(query, day_first=day_first)
        return self._hits(read, self._scored(read, kinds, fold(query[:LONGEST]), max(limit, 2)))[:limit]

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

    def ask(
        self,
        question: str,
        *,
        kinds: Collection[EntryKind] = _KINDS,
        learnt: LearntPhrases = NOTHING_LEARNT,
        day_first: bool = True,
    ) -> Found:
        """Answer a question: with one record, or with what may answer it, or with nothing but the nearest titles.

        `learnt` are the phrases of the server that asks; one that points to an entry of another kind or unit is passed over.
        """
        taught = learnt.entry_of(question)
        number = next((n for n, e in enumerate(self.entries) if e.id == taught and e.kind in kinds), None) if taught else None
        if number is not None:
            return Found(sure=self._hit(number, 1.0))
        query = self._reader.read(question, day_first=day_first)
        scored = self._scored(query, kinds, fold(question[:LONGEST]), MOST_PERHAPS)
        hits = tuple(self._hits(query, scored))
        if not hits or (hits[0].score < SURE and chance(self._look(query, scored[0]).weigh(ABOUT)) < PERHAPS):
            return Found(nearest=hits)
        if hits[0].score < SURE:
            return Found(
                perhaps=(*hits[: MOST_PERHAPS - 1], *(self._named_beside(query, kinds, hits) or hits[MOST_PERHAPS - 1 :]))
            )
        best, *others = hits
        return Found(sure=best, others=(*others, *self._named_beside(query, kinds, hits)))

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
        brief = candidates.SHORT_TITLE if Step.BREVITY in self._steps else 0.0
        wanted = None if every else lambda number: self.entries[number].kind in kinds
        return candidates.cover(self._vocabulary, query, wanted, brief=brief)

    def look(self, query: str, *, limit: int, day_first: bool = True) -> tuple[Look, list[Hit]] | None:
        """Give what a close look at the best record shows, which its score is made of, with the best hits."""
        read = self._reader.read(query, day_first=day_first)
        scored = self._scored(read, _KINDS, fold(query[:LONGEST]), limit)
        return (self._look(read, scored[0]), self._hits(read, scored)) if scored else None

    def _look(self, query: Query, best: Scored) -> Look:
        return look(self._vocabulary, query, best.number, best.label, best.together)

    def _hits(self, query: Query, scored: list[Scored]) -> list[Hit]:
        """Turn scores into chances; what ignores a relation word or a date of the question is at most a perhaps.

        What alone of all records has anything of a question, and has the whole of it, is sure.
        """
        if not scored:
            return []
        best, most = scored[0], 1.0
        seen = self._look(query, best)
        sureness = seen.weigh(RIGHT)
        if len(scored) == 1 and seen.whole:
            sureness = max(sureness, _SURELY)
        if self._lacks_date(query, best.number):
            most = _ANOTHER_DATE
        elif Step.RELATIONS in self._steps and ignores(self.entries[best.number], query):
            most = math.nextafter(SURE, 0)
        return [self._hit(each.number, min(most, chance(sureness - _SLOPE * (each.raw - best.raw)))) for each in scored]

    def _scored(self, query: Query, kinds: Collection[EntryKind], folded: str, limit: int) -> list[Scored]:
        """Score the records that cover a query best, and give the best of them, best first."""
        steps, weight = self._steps, query.weight
        long = _LONG if Step.SUMMARIES in steps else 0.0
        asked = opening(folded) if Step.ECHO in steps else ""
        begun = folded.strip().removeprefix("the ") if Step.TITLE_BEGUN in steps and query.length > 1 else ""
        weighty = _WEIGHTY if Step.IMPORTANCE in steps else 0.0
        names = [slot.matches for slot in query.slots if slot.name]
        scored: list[Scored] = []
        least = math.inf
        covered = self._covered(query, kinds)
        labelling = Labelling(self._vocabulary, query, [number for _, number in covered])
        loose = 0.8 * max((coverage for coverage, _ in covered), default=0.0)
        for coverage, number in covered:
            if coverage < loose and least < math.inf and _at_best(coverage, coverage * weight) < -least:
                continue
            entry = self.entries[number]
            label, together = labelling.measure(number, entry.dates if query.dates else ())
            if begun and self._titles[number].removeprefix("the ").startswith(begun):
                label = max(label, _TITLE_BEGUN)  # `show tri`
            raw = _raw(coverage, label, together, coverage * weight) + weighty * (entry.weight - 1)
            raw += echo(asked, self._openings[number]) - long * (entry.kind is EntryKind.SUMMARY)
            if names:
                raw -= _OTHER_NAME * self._names_lacked(names, number)
            insort(scored, Scored(-raw, number, label, together))
            least = scored[limit - 1].raw if len(scored) >= limit else math.inf
        return scored[:limit]

    def _lacks_date(self, query: Query, record: int) -> bool:
        holds = self._vocabulary.holds
        return any(slot.dated and all(holds(number, record) < 0 for number in slot.matches) for slot in query.slots)

    def _names_lacked(self, names: list[dict[int, float]], record: int) -> int:
        """Count the names of a query that a record does not have."""
        holds = self._vocabulary.holds
        return sum(all(holds(number, record) < 0 for number in matches) for matches in names)

    def _named_beside(self, query: Query, kinds: Collection[EntryKind], hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """Give the entry that a query names, unless one that it names is among the hits already."""
        named = self._named.of(query) if Step.NAMED in self._steps else ()
        entries = [entry for number in named if (entry := self.entries[number]).kind in kinds]
        if not entries or not {hit.id for hit in hits}.isdisjoint(entry.id for entry in entries):
            return ()
        return (Hit(entries[0].kind, entries[0].id, entries[0].title, hits[-1].score),)

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
    covered, power, fit, said, weight, enough = RANKING
    return covered * math.pow(coverage, power) + fit * label + said * together + weight * min(1.0, evidence / enough)


def _at_best(coverage: float, evidence: float) -> float:
    """Give what a record could score at the very most: with all that it covers in one label that says nothing else."""
    said = min(1.0, coverage / min(candidates.FACTORS))
    return _raw(coverage, 2 * said / (1 + said), said, evidence) + ECHO + 2 * _WEIGHTY
