"""A question as it was drawn, kept with the quiz or the round that asks it: an edit of the content changes the next quiz alone.

What is kept is a library of its own, as small as the question: it, and the facts, sources and people that showing and
judging it need. So whatever is asked of a question and its library can be asked of what was kept.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

import msgspec
from msgspec.structs import replace

from ...library.catalogue import Library
from ...library.model import Fact, Person, Stance
from ...library.questions import AnyQuestion, SourceCriticism, Typed
from ...library.unit import Unit
from ...library.written import read_units, write_units
from ...marking.kinds import accused_of, options_of
from .bank import adopted_id, find_question
from .dealt import Drawn
from .fresh import facts_of


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question with the library that it was drawn from, or as much of it as it needs; `key` tells one from another."""

    key: str
    question: AnyQuestion = field(compare=False)
    library: Library = field(compare=False)
    record: str = field(compare=False, default="")
    """All of it as text, for the store; empty where the library is the whole one."""

    def beside(self, library: Library) -> Library:
        """Give what was kept as a library in which typed answers are told from the names that another one knows."""
        return Library(self.library.units, names=library) if self.record else library


Kept = Mapping[str, KeptQuestion]
"""What is kept, by key."""


def keep_drawn(drawn: Iterable[Drawn], library: Library) -> tuple[tuple[Drawn, ...], dict[str, KeptQuestion]]:
    """Keep the questions that were drawn from a library; each place then names what is kept for it."""
    places: list[Drawn] = []
    kept: dict[str, KeptQuestion] = {}
    for each in drawn:
        question = find_question(library, each.question)
        if question is None:  # not of this library: it is looked up when its turn comes
            places.append(each)
            continue
        own = keep_question(question, library)
        kept[own.key] = own
        places.append(replace(each, kept=own.key))
    return tuple(places), kept


def keep_question(question: AnyQuestion, library: Library) -> KeptQuestion:
    """Keep a question of a library."""
    units = _cut_out(question, library)
    record = write_units(units)
    key = urlsafe_b64encode(blake2b(question.id.encode() + b"\n" + record, digest_size=15).digest()).decode()
    return KeptQuestion(key, question, Library(units), record.decode())


def read_kept(key: str, question_id: str, record: str) -> KeptQuestion | None:
    """Read what was kept; None for a record that this Gobbet does not understand."""
    try:
        library = Library(read_units(record))
    except msgspec.DecodeError:
        return None
    question = find_question(library, question_id)
    return None if question is None else KeptQuestion(key, question, library, record)


def asked_question(drawn: Drawn, kept: Kept | msgspec.UnsetType, library: Library) -> KeptQuestion | None:
    """Give the question of a place as it was drawn.

    What was drawn before questions were kept is looked up in the library: None where it is gone, or lacks an option that
    the card has.
    """
    found = kept.get(drawn.kept) if kept and drawn.kept else None
    if found is not None:
        id_now = adopted_id(library, found.question.id)
        return found if id_now == found.question.id else _renamed(found, id_now)
    question = find_question(library, drawn.question)
    if question is None or not _bears(question, library, drawn):
        return None
    return KeptQuestion("", question, library)


def _renamed(kept: KeptQuestion, question_id: str) -> KeptQuestion:
    """Give what was kept before ids named their unit, its question under the id that answers are stored by now."""
    return KeptQuestion(kept.key, replace(kept.question, id=question_id), kept.library, kept.record)


def _bears(question: AnyQuestion, library: Library, drawn: Drawn) -> bool:
    """Say whether a question has all that stands on its card."""
    options, accused = len(options_of(question, library)), len(accused_of(question, library))
    return all(index < options for index in drawn.shown) and all(index < accused for index in drawn.accused)


# ---- what of the library a question needs


def _cut_out(question: AnyQuestion, library: Library) -> list[Unit]:
    """Cut out of each unit what the question needs of it."""
    named = () if question.id in library.questions else facts_of(question.id)
    keys = dict.fromkeys((*question.tested, *question.misconceptions, *named))
    facts = [library.facts[key] for key in keys if key in library.facts]
    units = {unit.key or unit.head.id: unit for unit in map(library.unit_of, facts)}
    home = library.unit_of_question(question)
    if home is not None:
        units.setdefault(home.key or home.head.id, home)
    return [
        _cut_unit(unit, [fact for fact in facts if library.unit_of(fact) is unit], question, library) for unit in units.values()
    ]


def _cut_unit(unit: Unit, facts: list[Fact], question: AnyQuestion, library: Library) -> Unit:
    among = {*question.among} if isinstance(question, SourceCriticism) else set[str]()
    taught = {question.fact, *question.misconceptions}
    kept = [_cut_fact(fact, taught=fact.id in taught, among=among if fact.id == question.fact else set()) for fact in facts]
    cited = among | {each.source for fact in kept for each in fact.testimony}
    about = [key for fact in kept for key in fact.people if key in library.people] if isinstance(question, Typed) else []
    authored = library.unit_of_question(question) is unit
    topics = {*question.topics, *(key for fact in kept for key in fact.topics)}
    own = tuple(topic for topic in unit.head.topics if topic.id in topics)
    return Unit(
        key=unit.key,
        head=replace(unit.head, topics=own or unit.head.topics[:1], confusable=()),
        sources=tuple(source for source in unit.sources if source.key in cited),
        facts=tuple(kept),
        people=tuple(_cut_person(library.people[key]) for key in about),
        questions=(question,) if authored else (),
    )


def _cut_fact(fact: Fact, *, taught: bool, among: set[str]) -> Fact:
    """Leave out what only the look-up needs, and who is not cited."""
    cited = tuple(each for each in fact.testimony if (taught and each.stance is Stance.AGREES) or each.source in among)
    return replace(fact, testimony=cited, asked="", register=())


def _cut_person(person: Person) -> Person:
    return Person(id=person.id, name=person.name, entry=person.name)
