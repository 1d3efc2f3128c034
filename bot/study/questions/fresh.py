"""Questions made from dated facts: which came first, in what year, in what order, which in the same year.

Only facts that are established and whose dates are certain serve, and no two events of one question can have happened
at the same time, and all are of one unit. An id (`<unit>/fresh:first:<fact>:<fact>...`, the key first, each fact by its
author's id) holds all that the question is built from.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from random import Random
from typing import TypeAlias
from weakref import WeakKeyDictionary

from ...language.dates import HistoricalDate
from ...library.catalogue import Library
from ...library.ids import lies_in, unit_of_id
from ...library.model import Fact, Status
from ...library.questions import AnyQuestion, OneChoice, Order, Wrong
from . import fresh_words

PREFIX = "fresh"
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
FindFact: TypeAlias = Callable[[str], Fact | None]
"""Finds a fact of the unit that a question is of, by its author's id."""
YEARS_APART = 40
"""Events of one question lie within so many years, so that none is out of its period."""


class Form(ABC):
    """One form of fresh question: how its parts are drawn from the facts, whether parts hold, and the question they make."""

    name: str

    @abstractmethod
    def draw(self, facts: Sequence[Fact], rng: Random, topic: str | None) -> list[str] | None:
        """Choose the parts of an id, or give None where these facts bear no such question."""

    @abstractmethod
    def build(self, question_id: str, parts: Sequence[str], find: FindFact) -> AnyQuestion | None:
        """Make the question of these parts, or give None where they no longer make a fair one."""


class First(Form):
    """Which of these came first? The earliest fact stands first in the id."""

    name = "first"
    size = 3

    def draw(self, facts: Sequence[Fact], rng: Random, topic: str | None) -> list[str] | None:
        chosen = _draw_apart(facts, rng, self.size, topic)
        return [fact.id for fact in sorted(chosen, key=_first_day)] if chosen else None

    def build(self, question_id: str, parts: Sequence[str], find: FindFact) -> AnyQuestion | None:
        facts = _facts_apart(parts, find)
        if facts is None or len(facts) < self.size or facts[0] is not min(facts, key=_first_day):
            return None
        return OneChoice(
            id=question_id,
            prompt=fresh_words.WHICH_FIRST,
            fact=facts[0].id,
            explanation=_dated(facts),
            difficulty=_difficulty(facts),
            topics=facts[0].topics,
            answer=facts[0].title,
            wrong=tuple(Wrong(text=fact.title) for fact in facts[1:]),
        )


class InYear(Form):
    """In what year was it? The wrong years are those of other events, nearest first; the id holds them."""

    name = "year"
    size = 3

    def draw(self, facts: Sequence[Fact], rng: Random, topic: str | None) -> list[str] | None:
        dated = [fact for fact in facts if _year(fact)]
        subjects = [fact for fact in dated if _on(fact, topic) and not _tells_year(fact)]
        if not subjects:
            return None
        subject = rng.choice(subjects)
        key = _year(subject)
        years = sorted({_year(fact) for fact in dated} - {key}, key=lambda year: (abs(year - key), year))[: 2 * self.size]
        if len(years) < self.size:
            return None
        return [subject.id, *map(str, sorted(rng.sample(years, self.size)))]

    def build(self, question_id: str, parts: Sequence[str], find: FindFact) -> AnyQuestion | None:
        fact = find(parts[0]) if parts else None
        years = [part for part in parts[1:] if part.isdecimal() and part.isascii() and len(part) <= 4]
        if fact is None or not _serves(fact) or not _year(fact) or _tells_year(fact):
            return None
        if not len(parts[1:]) == len(set(years)) >= 2 or str(_year(fact)) in years:
            return None
        return OneChoice(
            id=question_id,
            prompt=fresh_words.ask_year(fact.title),
            fact=fact.id,
            explanation=_dated([fact]),
            difficulty=_difficulty([fact]),
            topics=fact.topics,
            answer=str(_year(fact)),
            wrong=tuple(Wrong(text=year) for year in years),
        )


class InOrder(Form):
    """Put these in order. The id holds them as shown, which is a drawn order."""

    name = "order"
    size = 4

    def draw(self, facts: Sequence[Fact], rng: Random, topic: str | None) -> list[str] | None:
        chosen = _draw_apart(facts, rng, self.size, topic) or _draw_apart(facts, rng, 3, topic)
        if not chosen:
            return None
        rng.shuffle(chosen)
        return [fact.id for fact in chosen]

    def build(self, question_id: str, parts: Sequence[str], find: FindFact) -> AnyQuestion | None:
        facts = _facts_apart(parts, find)
        if facts is None or not 3 <= len(facts) <= 6:
            return None
        earliest = sorted(facts, key=_first_day)
        return Order(
            id=question_id,
            prompt=fresh_words.PUT_IN_ORDER,
            fact=earliest[0].id,
            explanation=_span(earliest),
            difficulty=min(_difficulty(facts) + 1, 3),
            topics=earliest[0].topics,
            events=tuple(fact.id for fact in facts),
        )


class SameYear(Form):
    """Which belongs to the same year as this? Subject, key, then the wrong ones, all of other years."""

    name = "same"
    size = 3

    def draw(self, facts: Sequence[Fact], rng: Random, topic: str | None) -> list[str] | None:
        dated, of_year = [fact for fact in facts if _year(fact)], defaultdict[int, list[Fact]](list)
        for fact in dated:
            of_year[_year(fact)].append(fact)
        pairs = [
            (fact, other)
            for fact in dated
            if _on(fact, topic)
            for other in of_year[_year(fact)]
            if other.id != fact.id and other.title != fact.title
        ]
        if not pairs:
            return None
        subject, key = rng.choice(pairs)
        period = [fact for fact in dated if 0 < abs(_year(fact) - _year(subject)) <= YEARS_APART]
        rng.shuffle(period)
        wrong = _nearest(_distinct(period), key)[: self.size]
        return [subject.id, key.id, *(fact.id for fact in wrong)] if len(wrong) == self.size else None

    def build(self, question_id: str, parts: Sequence[str], find: FindFact) -> AnyQuestion | None:
        facts = _known(parts, find)
        if facts is None or len(facts) < 4 or any(not _year(fact) for fact in facts) or len(_distinct(facts)) < len(facts):
            return None
        subject, key, *wrong = facts
        if _year(subject) != _year(key) or any(_year(fact) == _year(subject) for fact in wrong):
            return None
        return OneChoice(
            id=question_id,
            prompt=fresh_words.ask_same_year(subject.title),
            fact=key.id,
            explanation=_dated([subject, key, *wrong]),
            difficulty=min(_difficulty(facts) + 1, 3),
            topics=key.topics,
            answer=key.title,
            wrong=tuple(Wrong(text=fact.title) for fact in wrong),
        )


_MADE: WeakKeyDictionary[Library, dict[str, AnyQuestion | None]] = WeakKeyDictionary()
"""The questions made of each library: those of an open round are asked for at every press."""
_MOST_KEPT = 4096
_ASKABLE: WeakKeyDictionary[Library, dict[str, list[Fact]]] = WeakKeyDictionary()

FRESH: dict[str, Form] = {form.name: form for form in (First(), InYear(), InOrder(), SameYear())}


def fresh_question(library: Library, rng: Random, form: str, topic: str | None = None) -> AnyQuestion | None:
    """Make one question of a form, about a topic where one is named; None where the facts bear none.

    An event whose title names a year is left out, as it would answer by itself.
    """
    units = _askable(library)
    bearing = [unit for unit, facts in units.items() if topic is None or any(_on(fact, topic) for fact in facts)]
    if not bearing:
        return None
    (unit,) = rng.choices(bearing, [len(units[unit]) for unit in bearing])
    parts = FRESH[form].draw(units[unit], rng, topic)
    if parts is None:
        return None
    own = (part.removeprefix(f"{unit}/") for part in parts)
    return rebuild(library, ":".join((f"{unit}/{PREFIX}" if unit else PREFIX, form, *own)))


def _askable(library: Library) -> Mapping[str, Sequence[Fact]]:
    """Give the facts of each unit that can be asked by their dates; found once, as a round of thirty asks a hundred times."""
    found = _ASKABLE.get(library)
    if found is None:
        found = {}
        for fact in library.timeline:
            if _serves(fact) and not _YEAR.search(fact.title):
                found.setdefault(unit_of_id(fact.id), []).append(fact)
        _ASKABLE[library] = found  # now that it is whole: another thread may draw from it
    return found


def rebuild(library: Library, question_id: str) -> AnyQuestion | None:
    """Make the question of an id again; None for any other id, and where the facts have changed so that it is no longer fair."""
    made = _MADE.setdefault(library, {})
    if question_id not in made:
        if len(made) >= _MOST_KEPT:
            made.clear()
        made[question_id] = _rebuild(library, question_id)
    return made[question_id]


def facts_of(question_id: str) -> list[str]:
    """Give the ids of the facts that a fresh question is built from, among other parts of its id."""
    unit, _, own = question_id.rpartition("/")
    return [f"{unit}/{part}" if unit else part for part in own.split(":")]


def _rebuild(library: Library, question_id: str) -> AnyQuestion | None:
    unit, _, own = question_id.rpartition("/")
    prefix, *parts = own.split(":")
    if prefix != PREFIX or not parts or parts[0] not in FRESH or len(question_id) > 800:
        return None
    name, *facts = parts

    def find(part: str) -> Fact | None:
        return library.facts.get(f"{unit}/{part}" if unit else part)

    return FRESH[name].build(question_id, facts, find)


def _date(fact: Fact) -> HistoricalDate:
    assert fact.date is not None
    return fact.date


def _first_day(fact: Fact) -> HistoricalDate:
    return _date(fact)


def _serves(fact: Fact) -> bool:
    """Say whether a fact can be asked by its date: established, and dated without an about."""
    return fact.status is Status.ESTABLISHED and fact.date is not None and not fact.date.approximate


def _year(fact: Fact) -> int:
    """Give the one year a fact lies in; 0 where its date spans several."""
    date = _date(fact)
    year = date.start.year
    return year if date.end is None or date.end.year == year else 0


def _tells_year(fact: Fact) -> bool:
    return str(_year(fact)) in fact.title


def _on(fact: Fact, topic: str | None) -> bool:
    return topic is None or lies_in(fact.id, fact.topics, topic)


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    """Keep one fact of each title, so that no option stands twice."""
    return list({fact.title.strip().casefold(): fact for fact in reversed(facts)}.values())[::-1]


def _nearest(facts: Sequence[Fact], to: Fact) -> list[Fact]:
    """Sort by what facts share with another (topic, weight, years between): distractors of the same kind and period."""

    topics, year = {*to.topics}, _date(to).start.year

    def strangeness(fact: Fact) -> tuple[bool, int]:
        years = abs(_date(fact).start.year - year)
        return topics.isdisjoint(fact.topics), abs(fact.weight - to.weight) + years // 4

    return sorted(facts, key=strangeness)


def _draw_apart(facts: Sequence[Fact], rng: Random, size: int, topic: str | None) -> list[Fact] | None:
    """Draw facts of one period whose dates cannot be the same day, the first of them on the topic."""
    subjects = [fact for fact in facts if _on(fact, topic)]
    if not subjects:
        return None
    subject = rng.choice(subjects)
    year = _date(subject).start.year
    pool = [fact for fact in facts if abs(_date(fact).start.year - year) <= YEARS_APART]
    rng.shuffle(pool)
    near = _nearest(pool, subject)[: 4 * size]
    rng.shuffle(near)
    chosen = [subject]
    for fact in near:
        if len(chosen) < size and all(_apart(fact, other) for other in chosen):
            chosen.append(fact)
    return chosen if len(chosen) == size else None


def _apart(one: Fact, other: Fact) -> bool:
    """Say whether two facts certainly did not happen at the same time, and can be told apart by their titles."""
    return not _date(one).overlaps(_date(other)) and one.title.strip().casefold() != other.title.strip().casefold()


def _known(parts: Sequence[str], find: FindFact) -> list[Fact] | None:
    facts = [fact for fact in map(find, parts) if fact is not None]
    fair = len(facts) == len(parts) == len(set(parts)) and all(map(_serves, facts))
    return facts if fair else None


def _facts_apart(parts: Sequence[str], find: FindFact) -> list[Fact] | None:
    facts = _known(parts, find)
    if facts is None or any(not _apart(a, b) for at, a in enumerate(facts) for b in facts[at + 1 :]):
        return None
    return facts


def _difficulty(facts: Sequence[Fact]) -> int:
    """Rate from 1 to 3: lesser events are harder, and so are events close together."""
    weight = sum(fact.weight for fact in facts) / len(facts)
    years = sorted(_date(fact).start.year for fact in facts)
    close = len(years) > 1 and min(b - a for a, b in pairwise(years)) < 2
    return min(max(round(3.4 - weight) + close, 1), 3)


def _dated(facts: Sequence[Fact]) -> str:
    return fresh_words.tell_dates((_date(fact).words(), fact.title) for fact in sorted(facts, key=_first_day))


def _span(facts: Sequence[Fact]) -> str:
    """Say which years events lie in; the key of an order tells each date."""
    return fresh_words.tell_years(min(_date(fact).start.year for fact in facts), max(_date(fact).last.year for fact in facts))
