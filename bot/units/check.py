"""Every fault of a content folder, by file, entry and field, in one go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..library.catalogue import Library
from ..library.model import Fact, Stance, Status
from ..library.questions import (
    AnyQuestion,
    DateAsked,
    OneChoice,
    Order,
    Question,
    SeveralChoices,
    SourceCriticism,
    TrueFalse,
    Typed,
)
from ..library.unit import Unit
from .faults import Fault
from .read import UnitReading, find_units, read_unit

Note = Callable[[str, str, str], None]


@dataclass(slots=True)
class Report:
    """What a check found: the library as far as it could be read, and all faults."""

    library: Library
    faults: list[Fault] = field(default_factory=list)


def check_content(content: Path) -> Report:
    """Read and check all units of a folder; raise ContentFault only where there is no unit at all."""
    readings = [read_unit(folder) for folder in find_units(content)]
    for reading in readings:
        if reading.unit is not None:
            _check_unit(reading, reading.unit)
    _check_shared_ids(readings)
    faults = [fault for reading in readings for fault in reading.faults]
    return Report(Library(r.unit for r in readings if r.unit is not None), faults)


def _check_shared_ids(readings: list[UnitReading]) -> None:
    """Ids name one entry in the whole library, whatever its kind and unit."""
    seen: dict[str, str] = {}
    for reading in readings:
        unit = reading.unit
        if unit is None:
            continue
        named = [("facts.toml", fact.id) for fact in unit.facts]
        named += [("people.toml", person.id) for person in unit.people]
        named += [("terms.toml", term.id) for term in unit.terms]
        named += [("questions.toml", question.id) for question in unit.questions]
        named += [(f"summaries/{summary.id}.md", summary.id) for summary in unit.summaries]
        for file, key in named:
            if key in seen:
                reading.note(file, key, "id", f"{key!r} is taken by {seen[key]}", "Give one of the two another id")
            seen.setdefault(key, f"{reading.folder.name}/{file}")


class _Names:
    """What may be referred to in a unit."""

    def __init__(self, unit: Unit) -> None:
        self.facts = {fact.id: fact for fact in unit.facts}
        self.people = {person.id for person in unit.people}
        self.topics = {topic.id for topic in unit.head.topics}
        self.sources = {source.key for source in unit.sources}


def _check_unit(reading: UnitReading, unit: Unit) -> None:
    names = _Names(unit)
    for key, times in Counter(source.key for source in unit.sources).items():
        if times > 1:
            reading.note("sources.toml", key, "key", f"{key!r} stands {times} times", "Keep one, or rename the others")
    if unit.head.unit_summary and unit.head.unit_summary not in {s.id for s in unit.summaries}:
        reading.note("unit.toml", "", "unit_summary", f"no summary {unit.head.unit_summary!r}", "Name a file of summaries/")
    for fact in unit.facts:
        _check_fact(reading, fact, names)
    for file, entries in (("people.toml", unit.people), ("terms.toml", unit.terms)):
        for entry in entries:
            _known(reading, file, entry.id, "facts", entry.facts, names.facts)
            if not entry.facts:
                reading.note(file, entry.id, "facts", "names no fact", "Name at least one, so that the entry has sources")
    for person in unit.people:
        if person.born and person.died and person.died.last < person.born.first:
            reading.note("people.toml", person.id, "died", f"{person.died} is before {person.born}", "Check both dates")
    for summary in unit.summaries:
        file = f"summaries/{summary.id}.md"
        _known(reading, file, summary.id, "topic", [summary.topic], names.topics)
        _known(reading, file, summary.id, "sources", summary.sources, names.sources)
        if not summary.sources:
            reading.note(file, summary.id, "sources", "names no source", "Name the sources that it rests on")
    for question in unit.questions:
        _check_question(reading, question, names)
    _check_register(reading, unit)


def _known(reading: UnitReading, file: str, entry: str, field: str, keys: Iterable[str], known: Iterable[str]) -> None:
    for key in keys:
        if key not in known:
            reading.note(file, entry, field, f"{key!r} is not known", "Check the spelling, or add an entry for it")


def _check_fact(reading: UnitReading, fact: Fact, names: _Names) -> None:
    def note(field: str, problem: str, mend: str) -> None:
        reading.note("facts.toml", fact.id, field, problem, mend)

    _known(reading, "facts.toml", fact.id, "people", fact.people, names.people)
    _known(reading, "facts.toml", fact.id, "topics", fact.topics, names.topics)
    _known(reading, "facts.toml", fact.id, "testimony", (t.source for t in fact.testimony), names.sources)
    if not fact.topics:
        note("topics", "names no topic", "Name at least one topic of unit.toml")
    if not any(testimony.stance is Stance.AGREES for testimony in fact.testimony):
        note("testimony", "no source agrees", "Add the source that the statement rests on")
    for source, times in Counter(testimony.source for testimony in fact.testimony).items():
        if times > 1:
            note("testimony", f"{source!r} testifies {times} times", "Put what it says into one testimony")
    for testimony in fact.testimony:
        if testimony.stance is Stance.DISAGREES and not (testimony.claim and testimony.note):
            note("testimony", f"{testimony.source!r} disagrees without a claim and a note", "Say what it claims and why it errs")
    if (fact.status is Status.MISCONCEPTION) != bool(fact.myth):
        note("myth", "a misconception has a myth, and nothing else has", "State the wrong belief in myth, or change the status")
    if fact.old_style is not None and (fact.date is None or not fact.old_style < fact.date):
        note("old_style", f"{fact.old_style} is not before the date", "Give the Julian day here and the Gregorian one in date")


def _check_register(reading: UnitReading, unit: Unit) -> None:
    settled = {claim for fact in unit.facts for claim in fact.register}
    settled |= {claim for fact in unit.facts for testimony in fact.testimony for claim in testimony.register}
    known, left_out = set(unit.register.claims), set(unit.register.left_out)
    for claim in sorted(known - settled - left_out):
        reading.note(
            "register.toml", claim, "", "no fact or testimony accounts for it", "Add its id to one, or to left_out with why"
        )
    for claim in sorted((settled | left_out) - known):
        reading.note("register.toml", claim, "", "is not a claim of the register", "Check the id, or add it to claims")


def _check_question(reading: UnitReading, question: AnyQuestion, names: _Names) -> None:
    def note(field: str, problem: str, mend: str) -> None:
        reading.note("questions.toml", question.id, field, problem, mend)

    _known(reading, "questions.toml", question.id, "fact", [question.fact], names.facts)
    _known(reading, "questions.toml", question.id, "topics", question.topics, names.topics)
    options = [*question.right_options, *(wrong.text for wrong in question.wrong_options)]
    for text, times in Counter(option.strip().casefold() for option in options).items():
        if times > 1:
            note("wrong", f"the option {text!r} stands {times} times", "Make the options differ")
    for key in question.misconceptions:
        if key not in names.facts or not names.facts[key].myth:
            note("misconception", f"{key!r} is no fact with a myth", "Name a fact whose status is misconception")
    CHECKS[type(question)](note, question, names)


def _check_no_more(note: Note, question: Question, names: _Names) -> None:
    """Leave a kind to what is checked of all."""


def _check_date_asked(note: Note, question: DateAsked, names: _Names) -> None:
    if question.answer.precision.rank < question.precision.rank:
        note(
            "precision",
            f"asks for a {question.precision}, but the answer is {question.answer}",
            "Ask for less, or answer more exactly",
        )
    fact = names.facts.get(question.fact)
    if fact is not None and fact.date is not None and not question.answer.overlaps(fact.date):
        note("answer", f"{question.answer} is not the date of its fact, {fact.date}", "Make the two agree")


def _check_order(note: Note, question: Order, names: _Names) -> None:
    for key in question.events:
        if key not in names.facts:
            note("events", f"{key!r} is not known", "Check the spelling, or add a fact")
        elif names.facts[key].date is None:
            note("events", f"{key!r} has no date", "Name facts that have one")
    if len(set(question.events)) < len(question.events):
        note("events", "one event stands twice", "Name each once")


def _check_source_question(note: Note, question: SourceCriticism, names: _Names) -> None:
    fact = names.facts.get(question.fact)
    if fact is None:
        return
    stances = {testimony.source: testimony for testimony in fact.testimony}
    if question.errs not in question.among:
        note("errs", f"{question.errs!r} is not in among", "Add it there")
    for key in question.among:
        if key not in stances or not stances[key].claim:
            note("among", f"{key!r} has no testimony with a claim on {fact.id!r}", "Add what it claims to the fact")
        elif (stances[key].stance is Stance.DISAGREES) != (key == question.errs):
            note("among", f"{key!r}: exactly the source that errs must disagree", "Check errs, or the stance")


Check = Callable[[Note, Any, _Names], None]  # Any: no type says that each stands under its own record
CHECKS: Mapping[type[Question], Check] = {
    OneChoice: _check_no_more,
    SeveralChoices: _check_no_more,
    TrueFalse: _check_no_more,
    Typed: _check_no_more,
    DateAsked: _check_date_asked,
    Order: _check_order,
    SourceCriticism: _check_source_question,
}
"""What is checked of each kind of question, besides what is checked of all."""
