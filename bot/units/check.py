"""Every fault of a content folder, by file, entry and field, in one go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import Why, because
from ..library.catalogue import Library
from ..library.model import Fact, Stance, Status
from ..library.questions import (
    MOST_OPTIONS,
    AnyQuestion,
    DateAsked,
    Matching,
    NumberAsked,
    OneChoice,
    Order,
    Question,
    SeveralChoices,
    SourceCriticism,
    TrueFalse,
    Typed,
)
from ..library.unit import Unit, UnitKind
from .faults import Fault, FaultKind
from .files import find_units
from .parse import Parse, parse_here
from .read import UnitReading, read_unit

Note = Callable[[str, Why], None]


@dataclass(slots=True)
class Report:
    """What a check found: the library as far as it could be read, and all faults."""

    library: Library
    faults: list[Fault] = field(default_factory=list)


def check_content(content: Path, parse: Parse = parse_here) -> Report:
    """Read and check all units of a folder; raise ContentFault only where there is no unit at all."""
    readings = [read_unit(folder, parse) for folder in find_units(content)]
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
                reading.note(file, key, "id", because(FaultKind.ID_TAKEN, key=key, file=seen[key]))
            seen.setdefault(key, f"{reading.folder.name}/{file}")


class _Names:
    """What may be referred to in a unit."""

    def __init__(self, unit: Unit) -> None:
        self.facts = {fact.id: fact for fact in unit.facts}
        self.people = {person.id for person in unit.people}
        self.topics = {topic.id for topic in unit.head.topics}
        self.sources = {source.key for source in unit.sources}
        self.light = unit.head.kind is UnitKind.QUESTIONS
        """Whether questions, people and terms may rest on nothing."""


def _check_unit(reading: UnitReading, unit: Unit) -> None:
    names = _Names(unit)
    if not names.light:
        for name, given in (("description", unit.head.description), ("topics", unit.head.topics)):
            if not given:
                reading.note("unit.toml", "", name, because(FaultKind.ONLY_IN_QUESTIONS))
    for key, times in Counter(source.key for source in unit.sources).items():
        if times > 1:
            reading.note("sources.toml", key, "key", because(FaultKind.KEY_REPEATED, key=key, times=times))
    if unit.head.unit_summary and unit.head.unit_summary not in {s.id for s in unit.summaries}:
        reading.note("unit.toml", "", "unit_summary", because(FaultKind.NO_SUCH_SUMMARY, key=unit.head.unit_summary))
    for fact in unit.facts:
        _check_fact(reading, fact, names)
    for file, entries in (("people.toml", unit.people), ("terms.toml", unit.terms)):
        for entry in entries:
            _known(reading, file, entry.id, "facts", entry.facts, names.facts)
            if not entry.facts and not names.light:
                reading.note(file, entry.id, "facts", because(FaultKind.NO_FACT))
    for person in unit.people:
        if person.born and person.died and person.died.last < person.born.first:
            why = because(FaultKind.DIED_BEFORE_BORN, died=person.died, born=person.born)
            reading.note("people.toml", person.id, "died", why)
    for summary in unit.summaries:
        file = f"summaries/{summary.id}.md"
        _known(reading, file, summary.id, "topic", [summary.topic], names.topics)
        _known(reading, file, summary.id, "sources", summary.sources, names.sources)
        if not summary.sources:
            reading.note(file, summary.id, "sources", because(FaultKind.NO_SOURCE))
    for question in unit.questions:
        _check_question(reading, question, names)
    _check_register(reading, unit)


def _known(reading: UnitReading, file: str, entry: str, field: str, keys: Iterable[str], known: Iterable[str]) -> None:
    for key in keys:
        if key not in known:
            reading.note(file, entry, field, because(FaultKind.NOT_KNOWN, key=key))


def _check_fact(reading: UnitReading, fact: Fact, names: _Names) -> None:
    def note(field: str, why: Why) -> None:
        reading.note("facts.toml", fact.id, field, why)

    _known(reading, "facts.toml", fact.id, "people", fact.people, names.people)
    _known(reading, "facts.toml", fact.id, "topics", fact.topics, names.topics)
    _known(reading, "facts.toml", fact.id, "testimony", (t.source for t in fact.testimony), names.sources)
    if not fact.topics:
        note("topics", because(FaultKind.NO_TOPIC))
    if not any(testimony.stance is Stance.AGREES for testimony in fact.testimony):
        note("testimony", because(FaultKind.NO_AGREEMENT))
    for source, times in Counter(testimony.source for testimony in fact.testimony).items():
        if times > 1:
            note("testimony", because(FaultKind.TESTIFIES_AGAIN, source=source, times=times))
    for testimony in fact.testimony:
        if testimony.stance is Stance.DISAGREES and not (testimony.claim and testimony.note):
            note("testimony", because(FaultKind.NO_CLAIM_AND_NOTE, source=testimony.source))
    if (fact.status is Status.MISCONCEPTION) != bool(fact.myth):
        note("myth", because(FaultKind.MYTH_AND_STATUS))
    if fact.old_style is not None and (fact.date is None or not fact.old_style < fact.date):
        note("old_style", because(FaultKind.OLD_STYLE_NOT_BEFORE, old_style=fact.old_style))


def _check_register(reading: UnitReading, unit: Unit) -> None:
    settled = {claim for fact in unit.facts for claim in fact.register}
    settled |= {claim for fact in unit.facts for testimony in fact.testimony for claim in testimony.register}
    known, left_out = set(unit.register.claims), set(unit.register.left_out)
    for claim in sorted(known - settled - left_out):
        reading.note("register.toml", claim, "", because(FaultKind.CLAIM_UNACCOUNTED))
    for claim in sorted((settled | left_out) - known):
        reading.note("register.toml", claim, "", because(FaultKind.CLAIM_UNKNOWN))


def _check_question(reading: UnitReading, question: AnyQuestion, names: _Names) -> None:
    def note(field: str, why: Why) -> None:
        reading.note("questions.toml", question.id, field, why)

    if not names.light:
        for name, given in (("fact", question.fact), ("explanation", question.explanation), ("difficulty", question.difficulty)):
            if not given:
                note(name, because(FaultKind.ONLY_IN_QUESTIONS))
    _known(reading, "questions.toml", question.id, "fact", [question.fact] if question.fact else [], names.facts)
    _known(reading, "questions.toml", question.id, "topics", question.topics, names.topics)
    options = [*question.right_options, *(wrong.text for wrong in question.wrong_options)]
    for text, times in Counter(option.strip().casefold() for option in options).items():
        if times > 1:
            note("wrong", because(FaultKind.OPTION_REPEATED, option=text, times=times))
    for key in question.misconceptions:
        if key not in names.facts or not names.facts[key].myth:
            note("misconception", because(FaultKind.NO_MYTH, key=key))
    CHECKS[type(question)](note, question, names)


def _check_several(note: Note, question: SeveralChoices, names: _Names) -> None:
    count = len(question.answers) + len(question.wrong)
    if count < 2:
        note("wrong", because(FaultKind.TOO_FEW_OPTIONS))
    if count > MOST_OPTIONS:
        note("wrong", because(FaultKind.TOO_MANY_OPTIONS, count=count, most=MOST_OPTIONS))


def _check_matching(note: Note, question: Matching, names: _Names) -> None:
    lefts = Counter(pair.left.strip().casefold() for pair in question.pairs)
    for text in (text for text, times in lefts.items() if times > 1):
        note("pairs", because(FaultKind.LEFT_REPEATED, text=text))
    rights = {pair.right.strip().casefold() for pair in question.pairs}
    for text in question.spare:
        if text.strip().casefold() in rights:
            note("spare", because(FaultKind.SPARE_IN_PAIR, text=text))
    if len({text.strip().casefold() for text in question.partners}) < 2:
        note("pairs", because(FaultKind.ONE_PARTNER))


def _check_no_more(note: Note, question: Question, names: _Names) -> None:
    """Leave a kind to what is checked of all."""


def _check_date_asked(note: Note, question: DateAsked, names: _Names) -> None:
    if question.answer.precision.rank < question.precision.rank:
        note("precision", because(FaultKind.TOO_PRECISE, precision=question.precision, answer=question.answer))
    fact = names.facts.get(question.fact)
    if fact is not None and fact.date is not None and not question.answer.overlaps(fact.date):
        note("answer", because(FaultKind.OTHER_DATE, answer=question.answer, fact=fact.date))


def _check_order(note: Note, question: Order, names: _Names) -> None:
    for key in question.events:
        if key not in names.facts:
            note("events", because(FaultKind.EVENT_UNKNOWN, key=key))
        elif names.facts[key].date is None:
            note("events", because(FaultKind.EVENT_UNDATED, key=key))
    if len(set(question.events)) < len(question.events):
        note("events", because(FaultKind.EVENT_REPEATED))


def _check_source_question(note: Note, question: SourceCriticism, names: _Names) -> None:
    fact = names.facts.get(question.fact)
    if fact is None:
        if names.light and not question.fact:
            note("fact", because(FaultKind.FACT_NEEDED))
        return
    stances = {testimony.source: testimony for testimony in fact.testimony}
    if question.errs not in question.among:
        note("errs", because(FaultKind.ERRS_NOT_AMONG, key=question.errs))
    for key in question.among:
        if key not in stances or not stances[key].claim:
            note("among", because(FaultKind.NO_CLAIM_ON_FACT, key=key, fact=fact.id))
        elif (stances[key].stance is Stance.DISAGREES) != (key == question.errs):
            note("among", because(FaultKind.OTHER_STANCE, key=key))


Check = Callable[[Note, Any, _Names], None]  # Any: no type says that each stands under its own record
CHECKS: Mapping[type[Question], Check] = {
    OneChoice: _check_no_more,
    SeveralChoices: _check_several,
    TrueFalse: _check_no_more,
    Typed: _check_no_more,
    DateAsked: _check_date_asked,
    Order: _check_order,
    SourceCriticism: _check_source_question,
    NumberAsked: _check_no_more,
    Matching: _check_matching,
}
"""What is checked of each kind of question, besides what is checked of all."""
