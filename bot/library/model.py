"""The records of the library: what an author writes, checked for shape by msgspec.

`statement` is always what the evidence supports, also in a fact whose status is `misconception`: there the
wrong belief stands in `myth`, so that no card can state an error as if it were true.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec

from ..language.dates import HistoricalDate, Precision

Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]
Level = Annotated[int, msgspec.Meta(ge=1, le=3)]
Year = Annotated[int, msgspec.Meta(ge=1, le=9999)]
Asked = Annotated[str, msgspec.Meta(max_length=4000)]
"""What people would type who want a record and do not know its title, a phrase a line; for the look-up alone, never shown."""


class SourceKind(StrEnum):
    """What sort of witness a source is."""

    PRIMARY = "primary"
    SCHOLARLY = "scholarly"
    REFERENCE = "reference"
    TEXTBOOK = "textbook"
    WEB = "web"
    STUDENT_ESSAY = "student-essay"


class Status(StrEnum):
    """How sure historians are of a fact."""

    ESTABLISHED = "established"
    DISPUTED = "disputed"
    MISCONCEPTION = "misconception"


class Stance(StrEnum):
    """What a source has to say on a fact."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    SILENT = "silent"


class Length(StrEnum):
    """The three lengths of a summary."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    PAGE = "page"


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen record that refuses fields it does not know."""


class Topic(Record, frozen=True, kw_only=True):
    """A theme of a unit; facts, summaries and questions name it by id."""

    id: Id
    title: Name


class Source(Record, frozen=True, kw_only=True):
    """A work that statements rest on, with a line on how far to trust it and why."""

    key: Id
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    kind: SourceKind
    trust: Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
    author: str = ""
    year: Year | None = None
    link: str = ""
    read_in_class: bool = False
    """One of the documents that the students themselves read and criticise."""


class Testimony(Record, frozen=True, kw_only=True):
    """What one source says on a fact; `note` says why it errs, where it does."""

    source: Id
    stance: Stance
    claim: Annotated[str, msgspec.Meta(max_length=400)] = ""
    note: Annotated[str, msgspec.Meta(max_length=400)] = ""
    register: tuple[str, ...] = ()
    """Ids of the claim register that this testimony answers."""


class Fact(Record, frozen=True, kw_only=True):
    """One checked statement with its date and place, and who says what about it."""

    id: Id
    title: Name
    statement: Annotated[str, msgspec.Meta(min_length=1, max_length=600)]
    testimony: tuple[Testimony, ...]
    status: Status = Status.ESTABLISHED
    myth: Annotated[str, msgspec.Meta(max_length=300)] = ""
    """The wrong belief, in one sentence; only where the status is misconception."""
    lesson: Annotated[str, msgspec.Meta(max_length=300)] = ""
    """What the clash of sources teaches about reading sources."""
    date: HistoricalDate | None = None
    old_style: HistoricalDate | None = None
    """The same day in the Julian calendar, where the sources of the time use it."""
    place: Annotated[str, msgspec.Meta(max_length=100)] = ""
    people: tuple[Id, ...] = ()
    topics: tuple[Id, ...] = ()
    keywords: tuple[str, ...] = ()
    asked: Asked = ""
    weight: Level = 1
    """How much it matters on a timeline: 3 is drawn first."""
    register: tuple[str, ...] = ()
    """Ids of the claim register that the statement itself settles."""


class Person(Record, frozen=True, kw_only=True):
    """Somebody the unit is about."""

    id: Id
    name: Name
    entry: Text
    other_names: tuple[str, ...] = ()
    asked: Asked = ""
    born: HistoricalDate | None = None
    died: HistoricalDate | None = None
    facts: tuple[Id, ...] = ()


class Term(Record, frozen=True, kw_only=True):
    """A word of the field, explained in one paragraph."""

    id: Id
    name: Name
    entry: Text
    other_names: tuple[str, ...] = ()
    asked: Asked = ""
    facts: tuple[Id, ...] = ()


class Summary(Record, frozen=True, kw_only=True):
    """A text in three lengths, each with the same sources."""

    id: Id
    title: Name
    topic: Id
    sources: tuple[Id, ...]
    line: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
    paragraph: Annotated[str, msgspec.Meta(min_length=1, max_length=1500)]
    page: Annotated[str, msgspec.Meta(min_length=1, max_length=12000)]
    keywords: tuple[str, ...] = ()
    asked: Asked = ""

    def text(self, length: Length) -> str:
        return {Length.LINE: self.line, Length.PARAGRAPH: self.paragraph, Length.PAGE: self.page}[length]


class Wrong(Record, frozen=True, kw_only=True):
    """A wrong option; `misconception` names the fact whose myth it stands for."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    misconception: str = ""


OptionText = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Question(Record, frozen=True, kw_only=True, tag_field="kind"):
    """What every kind of question has; the kinds below add how it is answered."""

    id: Id
    prompt: Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
    fact: Id
    explanation: Annotated[str, msgspec.Meta(min_length=1, max_length=600)]
    difficulty: Level
    topics: tuple[Id, ...] = ()
    """Left empty, the topics of its fact."""


class OneChoice(Question, frozen=True, kw_only=True, tag="one-choice"):
    """One option is right."""

    answer: OptionText
    wrong: Annotated[tuple[Wrong, ...], msgspec.Meta(min_length=2, max_length=5)]


class SeveralChoices(Question, frozen=True, kw_only=True, tag="several-choices"):
    """At least two options are right and at least one is wrong."""

    answers: Annotated[tuple[OptionText, ...], msgspec.Meta(min_length=2, max_length=5)]
    wrong: Annotated[tuple[Wrong, ...], msgspec.Meta(min_length=1, max_length=5)]


class TrueFalse(Question, frozen=True, kw_only=True, tag="true-false"):
    """The prompt is a statement; a false one may name the misconception it states."""

    answer: bool
    misconception: str = ""


class Typed(Question, frozen=True, kw_only=True, tag="typed"):
    """A short answer is typed; the first accepted answer is the one shown."""

    answers: Annotated[tuple[OptionText, ...], msgspec.Meta(min_length=1)]
    confusable: tuple[str, ...] = ()
    """Names that look like an answer and are wrong, besides all other names of the library."""


class DateAsked(Question, frozen=True, kw_only=True, tag="date"):
    """A date is typed; `precision` is how exactly it is asked."""

    answer: HistoricalDate
    precision: Precision = Precision.YEAR


class Order(Question, frozen=True, kw_only=True, tag="order"):
    """Dated facts to be put in order, earliest first; their dates are the key."""

    events: Annotated[tuple[Id, ...], msgspec.Meta(min_length=3, max_length=6)]


class SourceCriticism(Question, frozen=True, kw_only=True, tag="source"):
    """Which of these sources errs on the fact, and how can one tell?

    What each source claims is read from the fact's testimony.
    """

    among: Annotated[tuple[Id, ...], msgspec.Meta(min_length=2, max_length=5)]
    errs: Id
    tell: OptionText
    wrong: Annotated[tuple[Wrong, ...], msgspec.Meta(min_length=2, max_length=4)]


AnyQuestion = OneChoice | SeveralChoices | TrueFalse | Typed | DateAsked | Order | SourceCriticism


class Register(Record, frozen=True, kw_only=True):
    """The claims of the class documents that the unit must account for, and what is left out and why."""

    claims: tuple[str, ...] = ()
    left_out: dict[str, str] = {}


class UnitHead(Record, frozen=True, kw_only=True):
    """What unit.toml says of the unit itself."""

    id: Id
    title: Name
    description: Text
    topics: Annotated[tuple[Topic, ...], msgspec.Meta(min_length=1)]
    confusable: tuple[tuple[str, ...], ...] = ()
    """Groups of names that students mix up and that must never pass for one another."""
    unit_summary: str = ""


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """What a class studies for some weeks, in the order its author wrote it."""

    head: UnitHead
    sources: tuple[Source, ...] = ()
    facts: tuple[Fact, ...] = ()
    people: tuple[Person, ...] = ()
    terms: tuple[Term, ...] = ()
    summaries: tuple[Summary, ...] = ()
    questions: tuple[AnyQuestion, ...] = ()
    register: Register = Register()
