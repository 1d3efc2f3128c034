"""A unit: all that a class studies for some weeks."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from typing import Annotated

import msgspec

from .extracts import Extract
from .model import Fact, Id, Name, Person, Record, Source, Summary, Term, Topic
from .questions import AnyQuestion


class Register(Record, frozen=True, kw_only=True):
    """The claims of the class documents that the unit must account for, and what is left out and why."""

    claims: tuple[str, ...] = ()
    left_out: dict[str, str] = msgspec.field(default_factory=dict)


class UnitKind(StrEnum):
    """How much a unit holds: all that a class studies, or a teacher's list of questions that may rest on nothing."""

    UNIT = "unit"
    QUESTIONS = "questions"


class UnitHead(Record, frozen=True, kw_only=True):
    """What unit.toml says of the unit itself."""

    id: Id
    title: Name
    kind: UnitKind = UnitKind.UNIT
    description: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    topics: tuple[Topic, ...] = ()
    """A unit of questions may leave out both."""
    confusable: tuple[tuple[str, ...], ...] = ()
    """Groups of names that students mix up and that must never pass for one another."""
    unit_summary: str = ""


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """What a class studies for some weeks, in the order its author wrote it."""

    head: UnitHead
    key: str = ""
    """What stands for it in the ids of a library (see ids.py); empty where its ids are still as its author wrote them."""
    sources: tuple[Source, ...] = ()
    facts: tuple[Fact, ...] = ()
    people: tuple[Person, ...] = ()
    terms: tuple[Term, ...] = ()
    summaries: tuple[Summary, ...] = ()
    extracts: tuple[Extract, ...] = ()
    questions: tuple[AnyQuestion, ...] = ()
    register: Register = Register()

    def records(self) -> Iterator[Record]:
        """Give every entry and source."""
        yield from chain(self.sources, self.facts, self.people, self.terms, self.summaries, self.questions)
