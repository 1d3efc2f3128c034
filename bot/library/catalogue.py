"""The Library: all units of a content folder, and the ways from one record to another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from heapq import nlargest

from ..turns import sort_in_parts
from .extracts import Extract
from .ids import lies_in, qualified, unit_of_id, whole_unit
from .model import Fact, Person, Source, Stance, Summary, Term, Testimony, Topic
from .questions import AnyQuestion
from .unit import Unit


class Library:
    """Every record by id, in the order of the units; never changes after it is made.

    Ids are unique in the whole library, where they name their unit (see ids.py); keys of sources are unique in their unit.
    """

    def __init__(self, units: Iterable[Unit], *, names: Library | None = None) -> None:
        self.units = tuple(units)
        self.names = names
        """The whole library, where this is a part of one: a typed answer is told from the names that it knows."""
        self.facts = {fact.id: fact for unit in self.units for fact in unit.facts}
        self.people = {person.id: person for unit in self.units for person in unit.people}
        self.terms = {term.id: term for unit in self.units for term in unit.terms}
        self.summaries = {summary.id: summary for unit in self.units for summary in unit.summaries}
        self.extracts = {extract.id: extract for unit in self.units for extract in unit.extracts}
        self.questions: dict[str, AnyQuestion] = {q.id: q for unit in self.units for q in unit.questions}
        self.topics: dict[str, Topic] = {topic.id: topic for unit in self.units for topic in _topics_of(unit)}
        """By id, with all of a unit as one: its title comes before its own topics."""
        self._unit_of = {fact.id: unit for unit in self.units for fact in unit.facts}
        self._unit_of_summary = {summary.id: unit for unit in self.units for summary in unit.summaries}
        self._unit_of_entry = {person.id: unit for unit in self.units for person in unit.people}
        self._unit_of_entry |= {term.id: unit for unit in self.units for term in unit.terms}
        self._unit_of_extract = {extract.id: unit for unit in self.units for extract in unit.extracts}
        self._extracts_on: defaultdict[str, list[Extract]] = defaultdict(list)
        for extract in self.extracts.values():
            for key in dict.fromkeys(extract.facts):
                self._extracts_on[key].append(extract)
        self._unit_of_question = {question.id: unit for unit in self.units for question in unit.questions}
        self._sources = {(_place_of(unit), source.key): source for unit in self.units for source in unit.sources}
        self._support: dict[str, list[Source]] = {}
        self._unit_of_key = {unit.key: unit for unit in self.units}
        self._titled = Counter(topic.title.casefold() for topic in self.topics.values())
        """How many topics have each title."""
        self.timeline = tuple(sort_in_parts((fact for fact in self.facts.values() if fact.date), key=_time_of))

    def unit_of(self, fact: Fact) -> Unit:
        return self._unit_of[fact.id]

    def unit_of_entry(self, entry: Person | Term) -> Unit:
        return self._unit_of_entry[entry.id]

    def unit_of_question(self, question: AnyQuestion) -> Unit | None:
        """Give the unit that a question stands in; None for one that was made from facts."""
        return self._unit_of_question.get(question.id)

    def source(self, fact: Fact, key: str) -> Source:
        """Give the source that a fact's unit knows by this key."""
        return self._sources[_place_of(self.unit_of(fact)), key]

    def witnesses(self, fact: Fact, *stances: Stance) -> Iterator[tuple[Source, Testimony]]:
        """Pair each testimony on a fact with its source; with stances, only those."""
        for testimony in fact.testimony:
            if not stances or testimony.stance in stances:
                yield self.source(fact, testimony.source), testimony

    def support(self, fact: Fact) -> list[Source]:
        """Give the sources that a fact's statement rests on, the documents read in class last."""
        if fact.id not in self._support:
            agreeing = (source for source, _ in self.witnesses(fact, Stance.AGREES))
            self._support[fact.id] = sorted(agreeing, key=lambda source: source.read_in_class)
        return self._support[fact.id]

    def summary_sources(self, summary: Summary) -> list[Source]:
        unit = self._unit_of_summary[summary.id]
        return [self._sources[_place_of(unit), key] for key in summary.sources]

    def unit_of_extract(self, extract: Extract) -> Unit:
        return self._unit_of_extract[extract.id]

    def source_of(self, extract: Extract) -> Source:
        """Give the source that an extract is taken from."""
        return self._sources[_place_of(self.unit_of_extract(extract)), extract.source]

    def extracts_on(self, fact: Fact) -> list[Extract]:
        """List the extracts that bear on a fact."""
        return self._extracts_on.get(fact.id, [])

    def topics_of_extract(self, extract: Extract) -> tuple[str, ...]:
        """Give the topics of the facts that an extract bears on, in their order."""
        facts = (self.facts[key] for key in extract.facts if key in self.facts)
        return tuple(dict.fromkeys(topic for fact in facts for topic in fact.topics))

    def topics_of(self, question: AnyQuestion) -> tuple[str, ...]:
        """Give a question's own topics or, where it names none, those of its fact; a light question may have none."""
        if question.topics or not question.fact:
            return question.topics
        return self.facts[question.fact].topics

    def is_about(self, question: AnyQuestion, topic: str) -> bool:
        """Say whether a question is about a topic, which may be all of a unit."""
        return lies_in(question.id, self.topics_of(question), topic)

    def label(self, topic: str) -> str:
        """Name a topic so that it is told from every other: one of the same title by its unit, too."""
        title, unit = self.topics[topic].title, self._unit_of_key.get(unit_of_id(topic))
        shared = unit is not None and self._titled[title.casefold()] > 1 and topic != whole_unit(unit.key)
        return f"{title} ({unit.head.title})" if unit and shared else title

    def about(self, entry: Person | Term) -> list[Fact]:
        return [self.facts[key] for key in entry.facts]

    def related(self, fact: Fact, *, most: int) -> list[Fact]:
        """List up to so many other facts by what they share with this one (people, topics, unit), nearest first."""

        people, topics = frozenset(fact.people), frozenset(fact.topics)

        def share(other: Fact) -> int:
            return 3 * len(people.intersection(other.people)) + 2 * len(topics.intersection(other.topics))

        shared = [(share(other), other) for other in self.unit_of(fact).facts if other.id != fact.id]
        near = [(shares + other.weight, other) for shares, other in shared if shares]
        return [other for _, other in nlargest(most, near, key=lambda pair: pair[0])]

    def title(self) -> str:
        """Name what the library teaches: the titles of its units."""
        return " · ".join(unit.head.title for unit in self.units)

    def key_of(self, records: Container[str], text: str) -> str | None:
        """Give the id of a record that a text is, also without its unit, as an author writes it; the first unit that has it."""
        keys = (text, *(qualified(unit.key, text) for unit in self.units))
        return next((key for key in keys if key in records), None)

    def __len__(self) -> int:
        return len(self.facts)


_DAYS_BEFORE_CHRIST = 2_000_000
"""More days than dates may lie before Christ, so that no number of a day is negative."""


def _time_of(fact: Fact) -> int:
    """Give a number that orders dated facts by first and last day, the weightier first; numbers are soon compared."""
    assert fact.date is not None
    first, last = (day.toordinal() + _DAYS_BEFORE_CHRIST for day in (fact.date.first, fact.date.last))
    return (first << 24 | last) << 2 | 3 - fact.weight


def _place_of(unit: Unit) -> str:
    """Tell units apart; what is not qualified, by its author's id."""
    return unit.key or unit.head.id


def _topics_of(unit: Unit) -> list[Topic]:
    own = [*unit.head.topics]
    return [Topic(id=whole_unit(unit.key), title=unit.head.title), *own] if unit.key else own
