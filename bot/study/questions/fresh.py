"""Questions made from dated facts: which came first, in what year, in what order, which in the same year.

Only facts that are established and whose dates are certain serve, and no two events of one question can have happened
at the same time, and all are of one unit. An id (`<unit>/fresh:first:<fact>:<fact>...`, the key first, each fact by its
author's id) holds all that the question is built from.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from itertools import islice, pairwise
from random import Random
from typing import TypeAlias
from weakref import WeakKeyDictionary

from ...language.calendar import FIRST_YEAR, LAST_YEAR
from ...library.catalogue import Library
from ...library.ids import unit_of_id
from ...library.model import Fact, Status
from ...library.questions import AnyQuestion, OneChoice, Order, Wrong
from . import fresh_words
from .dated import DatedFacts, bare_title, date_of, one_year_of, same_era, tells_date, year_of, years_apart

PREFIX = "fresh"
_WINTER = 4
FindFact: TypeAlias = Callable[[str], Fact | None]
"""Finds a fact of the unit that a question is of, by its author's id."""


class Form(ABC):
    """One form of fresh question: how its parts are drawn from the facts, whether parts hold, and the question they make."""

    name: str

    @abstractmethod
    def draw(self, facts: DatedFacts, rng: Random, topic: str | None) -> list[str] | None:
        """Choose the parts of an id, or give None where these facts bear no such question."""

    @abstractmethod
    def build(self, question_id: str, parts: Sequence[str], find: FindFact) -> AnyQuestion | None:
        """Make the question of these parts, or give None where they no longer make a fair one."""


class First(Form):
    """Which of these came first? The earliest fact stands first in the id."""

    name = "first"
    size = 3

    def draw(self, facts: DatedFacts, rng: Random, topic: str | None) -> list[str] | None:
        chosen = _draw_apart(facts, rng, self.size, topic)
        return [fact.id for fact in sorted(chosen, key=date_of)] if chosen else None

    def build(self, question_id: str, parts: Sequence[str], find: FindFact) -> AnyQuestion | None:
        facts = _facts_apart(parts, find)
        if facts is None or len(facts) < self.size or facts[0] is not min(facts, key=date_of):
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
    """In what year was it? The wrong years are those of other events of the period, or near; the id holds them, 44 BC as -43."""

    name = "year"
    size = 3

    def draw(self, facts: DatedFacts, rng: Random, topic: str | None) -> list[str] | None:
        subjects = facts.asked_for_years(topic)
        if not subjects:
            return None
        subject = rng.choice(subjects)
        year = one_year_of(subject)
        years = facts.years_near(year, 2 * self.size)
        more = _years_about(year, years) if len(years) < self.size else []
        wrong = [*rng.sample(years, min(len(years), self.size)), *rng.sample(more, max(0, self.size - len(years)))]
        return [subject.id, *map(str, sorted(wrong))]

    def build(self, question_id: str, parts: Sequence[str], find: FindFact) -> AnyQuestion | None:
        fact = find(parts[0]) if parts else None
        years = [int(part) for part in parts[1:] if _is_year(part)]
        if fact is None or not _serves(fact) or tells_date(fact):
            return None
        year = year_of(fact)
        if year is None or year in years or not len(parts[1:]) == len(set(years)) >= 2:
            return None
        answer, *wrong = fresh_words.write_years([year, *years])
        return OneChoice(
            id=question_id,
            prompt=fresh_words.ask_year(fact.title),
            fact=fact.id,
            explanation=_dated([fact]),
            difficulty=_difficulty([fact]),
            topics=fact.topics,
            answer=answer,
            wrong=tuple(Wrong(text=text) for text in wrong),
        )


def _years_about(year: int, besides: Sequence[int]) -> list[int]:
    """Give years as far from one as it is easily taken for another, in its era, where too few others have events."""
    reach = years_apart(year) // 4
    return [each for each in range(year - reach, year + reach + 1) if each not in (year, *besides) and same_era(each, year)]


def _is_year(text: str) -> bool:
    """Say whether a part of an id is a year as ids write it."""
    figures = text.removeprefix("-")
    return figures.isdecimal() and figures.isascii() and len(figures) <= 4 and FIRST_YEAR <= int(text) <= LAST_YEAR


class InOrder(Form):
    """Put these in order. The id holds them as shown, which is a drawn order."""

    name = "order"
    size = 4

    def draw(self, facts: DatedFacts, rng: Random, topic: str | None) -> list[str] | None:
        chosen = _draw_apart(facts, rng, self.size, topic) or _draw_apart(facts, rng, 3, topic)
        if not chosen:
            return None
        rng.shuffle(chosen)
        return [fact.id for fact in chosen]

    def build(self, question_id: str, parts: Sequence[str], find: FindFact) -> AnyQuestion | None:
        facts = _facts_apart(parts, find)
        if facts is None or not 3 <= len(facts) <= 6:
            return None
        earliest = sorted(facts, key=date_of)
        return Order(
            id=question_id,
            prompt=fresh_words.PUT_IN_ORDER,
            fact=earliest[0].id,
            explanation="",  # the key of an order tells each date
            difficulty=min(_difficulty(facts) + 1, 3),
            topics=earliest[0].topics,
            events=tuple(fact.id for fact in facts),
        )


class SameYear(Form):
    """Which belongs to the same year as this? Subject, key, then the wrong ones, all of other years."""

    name = "same"
    size = 3

    def draw(self, facts: DatedFacts, rng: Random, topic: str | None) -> list[str] | None:
        pair = facts.draw_pair(rng, topic)
        if pair is None:
            return None
        subject, key = pair
        titles = {bare_title(fact): fact.id for fact in pair}
        for fact in facts.nearest(key, rng, years=1):
            if len(titles) == self.size + len(pair):
                break
            if year_of(fact) not in {None, year_of(subject)}:
                titles.setdefault(bare_title(fact), fact.id)
        return [subject.id, key.id, *[*titles.values()][2:]] if len(titles) == self.size + len(pair) else None

    def build(self, question_id: str, parts: Sequence[str], find: FindFact) -> AnyQuestion | None:
        facts = _known(parts, find)
        if facts is None or len(facts) < 4 or any(year_of(fact) is None for fact in facts) or len(_distinct(facts)) < len(facts):
            return None
        subject, key, *wrong = facts
        if year_of(subject) != year_of(key) or any(year_of(fact) == year_of(subject) for fact in wrong):
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
_ASKABLE: WeakKeyDictionary[Library, dict[str, DatedFacts]] = WeakKeyDictionary()

FRESH: dict[str, Form] = {form.name: form for form in (First(), InYear(), InOrder(), SameYear())}


def fresh_question(library: Library, rng: Random, form: str, topic: str | None = None) -> AnyQuestion | None:
    """Make one question of a form, about a topic where one is named; None where the facts bear none.

    An event whose title tells its time is left out, as it would answer by itself.
    """
    units = _askable(library)
    bearing = [unit for unit, dated in units.items() if dated.on(topic)]
    if not bearing:
        return None
    (unit,) = rng.choices(bearing, [len(units[unit].facts) for unit in bearing])
    parts = FRESH[form].draw(units[unit], rng, topic)
    if parts is None:
        return None
    own = (part.removeprefix(f"{unit}/") for part in parts)
    return rebuild(library, ":".join((f"{unit}/{PREFIX}" if unit else PREFIX, form, *own)))


def _askable(library: Library) -> Mapping[str, DatedFacts]:
    """Give the facts of each unit that can be asked by their dates; found once, as a round of thirty asks a hundred times."""
    found = _ASKABLE.get(library)
    if found is None:
        serving: dict[str, list[Fact]] = {}
        for fact in library.timeline:
            if _serves(fact) and not tells_date(fact):
                serving.setdefault(unit_of_id(fact.id), []).append(fact)
        found = {unit: DatedFacts(facts) for unit, facts in serving.items()}
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


def _serves(fact: Fact) -> bool:
    """Say whether a fact can be asked by its date: established, and dated for certain.

    A winter is left out: it may be that of two years.
    """
    date = fact.date
    if date is None or fact.status is not Status.ESTABLISHED or date.approximate or date.uncertain:
        return False
    return date.start.season != _WINTER and (date.end is None or date.end.season != _WINTER)


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    """Keep one fact of each title, so that no option stands twice."""
    return list({bare_title(fact): fact for fact in reversed(facts)}.values())[::-1]


def _draw_apart(facts: DatedFacts, rng: Random, size: int, topic: str | None) -> list[Fact] | None:
    """Draw facts of one period whose dates cannot be the same day, the first of them on the topic."""
    subjects = facts.on(topic)
    if not subjects:
        return None
    subject = rng.choice(subjects)
    near = [*islice(facts.nearest(subject, rng), 4 * size)]
    rng.shuffle(near)
    chosen = [subject]
    for fact in near:
        if len(chosen) < size and all(_apart(fact, other) for other in chosen):
            chosen.append(fact)
    return chosen if len(chosen) == size else None


def _apart(one: Fact, other: Fact) -> bool:
    """Say whether two facts certainly did not happen at the same time, and can be told apart by their titles."""
    return not date_of(one).overlaps(date_of(other)) and bare_title(one) != bare_title(other)


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
    years = sorted(date_of(fact).start.year for fact in facts)
    close = len(years) > 1 and min(b - a for a, b in pairwise(years)) < 2
    return min(max(round(3.4 - weight) + close, 1), 3)


def _dated(facts: Sequence[Fact]) -> str:
    return fresh_words.tell_dates((fact.when, fact.title) for fact in sorted(facts, key=date_of))
