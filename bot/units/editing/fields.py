"""What can be edited one entry at a time, and by which fields: forms hold five at most, so that some entries have several."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from ...library.ids import short_id
from ...library.model import Fact, Person, Source, Term
from ...library.questions import (
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
from ...library.unit import Unit

Editable: TypeAlias = AnyQuestion | Fact | Person | Term | Source


class EditKind(StrEnum):
    """The kinds of entry; a question's is its tag in the files."""

    ONE_CHOICE = "one-choice"
    SEVERAL_CHOICES = "several-choices"
    TRUE_FALSE = "true-false"
    TYPED = "typed"
    DATE = "date"
    NUMBER = "number"
    MATCHING = "matching"
    ORDER = "order"
    SOURCE_CRITICISM = "source"
    FACT = "fact"
    PERSON = "person"
    TERM = "term"
    SOURCE = "work"


RECORDS: Mapping[EditKind, type[Editable]] = {
    EditKind.ONE_CHOICE: OneChoice,
    EditKind.SEVERAL_CHOICES: SeveralChoices,
    EditKind.TRUE_FALSE: TrueFalse,
    EditKind.TYPED: Typed,
    EditKind.DATE: DateAsked,
    EditKind.NUMBER: NumberAsked,
    EditKind.MATCHING: Matching,
    EditKind.ORDER: Order,
    EditKind.SOURCE_CRITICISM: SourceCriticism,
    EditKind.FACT: Fact,
    EditKind.PERSON: Person,
    EditKind.TERM: Term,
    EditKind.SOURCE: Source,
}
_KIND_OF = {record: kind for kind, record in RECORDS.items()}
_TABLES = {EditKind.FACT: "facts", EditKind.PERSON: "people", EditKind.TERM: "terms", EditKind.SOURCE: "sources"}


def kind_of(record: Editable) -> EditKind:
    """Give the kind of an entry."""
    return _KIND_OF[type(record)]


def table_of(kind: EditKind) -> str:
    """Name the part of a unit that entries of this kind stand in."""
    return _TABLES.get(kind, "questions")


MOST_KEY = 36
"""Characters of an id in a control, whose custom id has a hundred in all."""


def key_of(record: Editable) -> str:
    """Give the id of an entry as controls name it."""
    return short_id(id_of(record), MOST_KEY)


def id_of(record: Editable) -> str:
    """Give the id of an entry; a source has its key for one."""
    return record.key if isinstance(record, Source) else record.id


def title_of(record: Editable) -> str:
    """Give what an entry is called: a question's prompt, a fact's title, a name."""
    if isinstance(record, Question):
        return record.prompt
    return record.title if isinstance(record, Fact | Source) else record.name


def entries_of(unit: Unit) -> tuple[Editable, ...]:
    """List all that can be edited of a unit, questions first."""
    return (*unit.questions, *unit.facts, *unit.people, *unit.terms, *unit.sources)


def find_entry(unit: Unit, kind: EditKind, key: str) -> Editable | None:
    """Give the entry of this kind and id, or that controls name so."""
    there: tuple[Editable, ...] = getattr(unit, table_of(kind))
    return next((each for each in there if key in (id_of(each), key_of(each)) and kind_of(each) is kind), None)


class Field(StrEnum):
    """One text of a form."""

    PROMPT = "prompt"
    ANSWER = "answer"
    ANSWERS = "answers"
    ACCEPTED = "accepted"
    TRUTH = "truth"
    DAY = "day"
    NUMBER = "number"
    WRONG = "wrong"
    FEEDBACK = "feedback"
    FEEDBACKS = "feedbacks"
    EXPLANATION = "explanation"
    CONFUSABLE = "confusable"
    PRECISION = "precision"
    TOLERANCE = "tolerance"
    MEASURE = "measure"
    PAIRS = "pairs"
    SPARE = "spare"
    EVENTS = "events"
    AMONG = "among"
    ERRS = "errs"
    TELL = "tell"
    FACT = "fact"
    TOPICS = "topics"
    DIFFICULTY = "difficulty"
    SECONDS = "seconds"
    TITLE = "title"
    STATEMENT = "statement"
    DATE = "date"
    OLD_STYLE = "old_style"
    PLACE = "place"
    PEOPLE = "people"
    KEYWORDS = "keywords"
    ASKED = "asked"
    WEIGHT = "weight"
    SOURCES = "sources"
    DISSENT = "dissent"
    LESSON = "lesson"
    STATUS = "status"
    MYTH = "myth"
    NAME = "name"
    ENTRY = "entry"
    OTHER_NAMES = "other_names"
    BORN = "born"
    DIED = "died"
    FACTS = "facts"
    AUTHOR = "author"
    YEAR = "year"
    LINK = "link"
    TRUST = "trust"
    WITNESS = "kind"
    READ_IN_CLASS = "read_in_class"


class FormPart(StrEnum):
    """One of the forms of an entry."""

    NEW = "new"
    MAIN = "main"
    MORE = "more"
    SOURCES = "sources"
    STATUS = "status"


Forms: TypeAlias = Mapping[FormPart, tuple[Field, ...]]
_MORE = (Field.FACT, Field.TOPICS, Field.DIFFICULTY, Field.SECONDS)
_CHOICE = (Field.WRONG, Field.FEEDBACKS, Field.EXPLANATION)


def _question(*fields: Field, more: tuple[Field, ...] = _MORE) -> Forms:
    return {FormPart.MAIN: (Field.PROMPT, *fields), FormPart.MORE: more}


FORMS: Mapping[EditKind, Forms] = {
    EditKind.ONE_CHOICE: _question(Field.ANSWER, *_CHOICE),
    EditKind.SEVERAL_CHOICES: _question(Field.ANSWERS, *_CHOICE),
    EditKind.TRUE_FALSE: _question(Field.TRUTH, Field.FEEDBACK, Field.EXPLANATION),
    EditKind.TYPED: _question(Field.ACCEPTED, Field.CONFUSABLE, Field.EXPLANATION),
    EditKind.DATE: _question(Field.DAY, Field.PRECISION, Field.EXPLANATION),
    EditKind.NUMBER: _question(Field.NUMBER, Field.TOLERANCE, Field.MEASURE, Field.EXPLANATION),
    EditKind.MATCHING: _question(Field.PAIRS, Field.SPARE, Field.EXPLANATION),
    EditKind.ORDER: _question(Field.EVENTS, Field.EXPLANATION),
    EditKind.SOURCE_CRITICISM: _question(Field.AMONG, Field.ERRS, Field.TELL, Field.WRONG, more=(*_MORE, Field.EXPLANATION)),
    EditKind.FACT: {
        FormPart.NEW: (Field.TITLE, Field.STATEMENT, Field.DATE, Field.TOPICS, Field.SOURCES),
        FormPart.MAIN: (Field.TITLE, Field.STATEMENT, Field.DATE, Field.OLD_STYLE, Field.PLACE),
        FormPart.MORE: (Field.PEOPLE, Field.TOPICS, Field.KEYWORDS, Field.ASKED, Field.WEIGHT),
        FormPart.SOURCES: (Field.SOURCES, Field.DISSENT, Field.LESSON),
        FormPart.STATUS: (Field.STATUS, Field.MYTH),
    },
    EditKind.PERSON: {
        FormPart.MAIN: (Field.NAME, Field.ENTRY, Field.BORN, Field.DIED, Field.FACTS),
        FormPart.MORE: (Field.OTHER_NAMES, Field.ASKED),
    },
    EditKind.TERM: {FormPart.MAIN: (Field.NAME, Field.ENTRY, Field.FACTS, Field.OTHER_NAMES, Field.ASKED)},
    EditKind.SOURCE: {
        FormPart.MAIN: (Field.TITLE, Field.AUTHOR, Field.YEAR, Field.LINK, Field.TRUST),
        FormPart.MORE: (Field.WITNESS, Field.READ_IN_CLASS),
    },
}
"""The forms of each kind; a question's first one is enough in a unit of questions."""


def fields_of(kind: EditKind) -> tuple[Field, ...]:
    """List every field of a kind once."""
    return tuple(dict.fromkeys(field for fields in FORMS[kind].values() for field in fields))


def first_form(kind: EditKind) -> FormPart:
    """Give the form that a new entry begins with."""
    return next(iter(FORMS[kind]))


def forms_of(kind: EditKind) -> tuple[FormPart, ...]:
    """List the forms of an entry that is there."""
    return tuple(part for part in FORMS[kind] if part is not FormPart.NEW)
