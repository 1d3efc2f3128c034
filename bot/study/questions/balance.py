"""Which question comes next in a round: one of the fact, the topic and the difficulty that it has least of.

Questions of one topic and difficulty stand in one row: what a round has of both grows for all of them alike. So each choice
looks at the heads of some rows, and never at all questions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush, heapreplace
from random import Random
from typing import TypeAlias
from weakref import WeakKeyDictionary

from ...library.catalogue import Library
from ...library.questions import AnyQuestion
from .drawn_order import with_places

Key: TypeAlias = tuple[str, int]
"""The main topic of a question, and its difficulty."""
Rows: TypeAlias = Mapping[Key, Iterator[tuple[float, AnyQuestion]]]
"""The questions of each row, with their places in the order of all."""


class Pool:
    """The questions of a library in rows; never changes after it is made."""

    def __init__(self, library: Library, questions: Iterable[AnyQuestion]) -> None:
        self.questions = tuple(questions)
        self._rows: defaultdict[Key, list[AnyQuestion]] = defaultdict(list)
        for question in self.questions:
            self._rows[_key_of(library, question)].append(question)

    @classmethod
    def of(cls, library: Library, topic: str | None = None) -> Pool:
        """Give the questions on a topic, or all; put together once, and kept with the library."""
        known = _POOLS.setdefault(library, {})
        if topic not in known:
            every = library.questions.values()
            known[topic] = cls(library, every if topic is None else (q for q in every if library.is_about(q, topic)))
        return known[topic]

    def shuffled(self, rng: Random, fits: Callable[[AnyQuestion], bool], difficulty: int | None) -> Rows:
        """Give the questions that fit as if all had been shuffled."""
        wanted = {key: row for key, row in self._rows.items() if difficulty in (None, key[1])}
        return {key: (each for each in with_places(row, rng) if fits(each[1])) for key, row in wanted.items()}


_POOLS: WeakKeyDictionary[Library, dict[str | None, Pool]] = WeakKeyDictionary()


def rows_of(library: Library, ordered: Iterable[AnyQuestion]) -> Rows:
    """Put questions that are in order into rows."""
    rows: defaultdict[Key, list[tuple[float, AnyQuestion]]] = defaultdict(list)
    for place, question in enumerate(ordered):
        rows[_key_of(library, question)].append((place, question))
    return {key: iter(row) for key, row in rows.items()}


def add_balanced(library: Library, rows: Rows, count: int, chosen: Sequence[AnyQuestion]) -> list[AnyQuestion]:
    """Add up to `count` of the rows, each time the one whose fact, topic and difficulty the round has least of; ties in order."""
    round_, tally = list(chosen), _Tally()
    for question in chosen:
        tally.add(question, _key_of(library, question))
    waiting = {key: _Row(coming) for key, coming in rows.items()} if count > 0 else {}
    heads = [(weight, key) for key, row in waiting.items() if (weight := row.weigh(tally, key))]
    heapify(heads)
    while heads and len(round_) < len(chosen) + count:
        weight, key = heads[0]
        now = waiting[key].weigh(tally, key)
        if now is None:
            heappop(heads)
        elif now != weight:  # it has become heavier since it was weighed
            heapreplace(heads, (now, key))
        else:
            question = waiting[key].take()
            round_.append(question)
            tally.add(question, key)
    return round_


def _key_of(library: Library, question: AnyQuestion) -> Key:
    return next(iter(library.topics_of(question)), ""), question.level


Weight: TypeAlias = tuple[int, int, int, float]
"""How often the fact, the topic and the difficulty were asked, and the place in the order."""


class _Tally:
    """What a round has so far; a question that rests on no fact shares none."""

    def __init__(self) -> None:
        self.facts, self.topics, self.levels = Counter[str](), Counter[str](), Counter[int]()

    def add(self, question: AnyQuestion, key: Key) -> None:
        self.topics[key[0]] += 1
        self.levels[key[1]] += 1
        if question.fact:
            self.facts[question.fact] += 1


class _Row:
    """One row: first those whose fact was not asked, as they come, then the rest."""

    def __init__(self, coming: Iterator[tuple[float, AnyQuestion]]) -> None:
        self._coming = coming
        self._first: tuple[float, AnyQuestion] | None = None
        self._aside: list[tuple[int, float, str, AnyQuestion]] = []
        """A heap of those whose fact was asked: how often that was when it was last looked at, place, id, question."""

    def weigh(self, tally: _Tally, key: Key) -> Weight | None:
        """Weigh what comes next; None where nothing is left."""
        asked = tally.facts
        while self._first is None or asked[self._first[1].fact]:
            if self._first is not None:
                place, question = self._first
                heappush(self._aside, (asked[question.fact], place, question.id, question))
            self._first = next(self._coming, None)
            if self._first is None:
                break
        if self._first is not None:
            return 0, tally.topics[key[0]], tally.levels[key[1]], self._first[0]
        while self._aside and self._aside[0][0] != asked[self._aside[0][3].fact]:
            _, place, name, question = self._aside[0]
            heapreplace(self._aside, (asked[question.fact], place, name, question))
        if not self._aside:
            return None
        times, place, *_ = self._aside[0]
        return times, tally.topics[key[0]], tally.levels[key[1]], place

    def take(self) -> AnyQuestion:
        """Take out what was weighed."""
        if self._first is not None:
            question, self._first = self._first[1], None
            return question
        return heappop(self._aside)[3]
