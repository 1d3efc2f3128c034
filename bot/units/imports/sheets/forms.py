"""Our own sheets: the columns of the template, and how records stand in them; read by records.py, written by the exports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from ....language.calendar import write_counted_year
from ....language.dates import HistoricalDate
from ....library.content_dates import write_date
from ....library.model import Fact, Person, Source, Stance, Term, Testimony, Topic
from ....library.questions import (
    AnyQuestion,
    DateAsked,
    Matching,
    NumberAsked,
    OneChoice,
    SeveralChoices,
    TrueFalse,
    Typed,
)
from .cells import join_list

QUESTIONS, MATCHING, UNIT, TOPICS, TESTIMONY = "Questions", "Matching", "Unit", "Topics", "Testimony"
IGNORED = frozenset({"help", "examples", "lists"})
"""Sheets of the template that hold nothing of a teacher's."""
MOST_WRONG, MOST_PAIRS = 9, 10
CellValue: TypeAlias = str | int | float


class Held(Enum):
    """How a field stands in a cell."""

    TEXT = "text"
    LIST = "list"
    DATE = "date"
    FIGURE = "figure"
    YES = "yes"
    LINES = "lines"
    """A phrase a line, the last one ended as well."""


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of a record's sheet: its heading, the field it holds, and the sheet whose records it names."""

    heading: str
    field: str
    held: Held = Held.TEXT
    names: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet of records of one kind; `title` is the field that an id is made of where none is given."""

    sheet: str
    record: type[Fact | Person | Term | Source | Topic]
    key: str
    title: str
    columns: tuple[FormColumn, ...]


_OTHER_NAMES = FormColumn("Other names", "other_names", Held.LIST)
_FACTS = FormColumn("Facts", "facts", Held.LIST, "Facts")
_ASKED = FormColumn("Asked", "asked", Held.LINES)
TOPIC_FORM = Form(TOPICS, Topic, "id", "title", (FormColumn("Title", "title"), FormColumn("Id", "id")))
SOURCE_FORM = Form(
    "Sources", Source, "key", "title",
    (
        FormColumn("Title", "title"), FormColumn("Author", "author"), FormColumn("Year", "year", Held.FIGURE),
        FormColumn("Kind", "kind"), FormColumn("Trust", "trust"), FormColumn("Link", "link"),
        FormColumn("Read in class", "read_in_class", Held.YES), FormColumn("Key", "key"),
    ),
)  # fmt: skip
FACT_FORM = Form(
    "Facts", Fact, "id", "title",
    (
        FormColumn("Title", "title"), FormColumn("Statement", "statement"), FormColumn("Date", "date", Held.DATE),
        FormColumn("Place", "place"), FormColumn("Topics", "topics", Held.LIST, TOPICS),
        FormColumn("People", "people", Held.LIST, "People"), FormColumn("Keywords", "keywords", Held.LIST),
        FormColumn("Weight", "weight", Held.FIGURE), FormColumn("Status", "status"), FormColumn("Myth", "myth"),
        FormColumn("Lesson", "lesson"), FormColumn("Old style", "old_style", Held.DATE),
        FormColumn("Old style first", "old_style_first", Held.YES), _ASKED, FormColumn("Id", "id"),
    ),
)  # fmt: skip
PERSON_FORM = Form(
    "People", Person, "id", "name",
    (
        FormColumn("Name", "name"), FormColumn("Entry", "entry"), FormColumn("Born", "born", Held.DATE),
        FormColumn("Died", "died", Held.DATE), _OTHER_NAMES, _FACTS, _ASKED, FormColumn("Id", "id"),
    ),
)  # fmt: skip
TERM_FORM = Form(
    "Terms", Term, "id", "name",
    (FormColumn("Term", "name"), FormColumn("Definition", "entry"), _OTHER_NAMES, _FACTS, _ASKED, FormColumn("Id", "id")),
)  # fmt: skip
FORMS = (TOPIC_FORM, SOURCE_FORM, FACT_FORM, PERSON_FORM, TERM_FORM)
SOURCES_OF_FACT = FormColumn("Sources", "", Held.LIST, "Sources")
"""A column of Facts: the sources that agree and say no more; all else stands in the sheet Testimony."""
TESTIMONY_HEADINGS = ("Fact", "Source", "Stance", "Claim", "Note", "Quote", "Where", "Checked")


def write_field(record: object, column: FormColumn) -> CellValue:
    """Write a field of a record as its cell has it."""
    value = getattr(record, column.field)
    if value is None or value is False or value == ():
        return ""
    if value is True:
        return "yes"
    if column.held is Held.LIST:
        return join_list(value)
    if column.held is Held.LINES:
        return str(value).removesuffix("\n")
    if isinstance(value, HistoricalDate):
        return write_date(value)
    if column.field == "year" and isinstance(value, int) and value < 0:
        return write_counted_year(value)
    return value if column.held is Held.FIGURE and isinstance(value, int) else str(value)


def is_plain(testimony: Testimony) -> bool:
    """Say whether a testimony only agrees, so that the column Sources holds it."""
    return testimony == Testimony(source=testimony.source, stance=Stance.AGREES)


QUESTION_HEADINGS = (
    "Kind", "Question", "Right answer", *(f"Wrong answer {at}" for at in range(1, MOST_WRONG + 1)), "Explanation", "Topics",
    "Difficulty", "Seconds", "Tolerance", "Measure", "Precision", *(f"Feedback {at}" for at in range(1, MOST_WRONG + 1)),
    *(f"{side} {at}" for at in range(1, MOST_PAIRS + 1) for side in ("Left", "Right")), "Spare", "Fact", "Id",
)  # fmt: skip
"""Every column that a question can have, in order; a sheet has those that it needs."""


def write_question(question: AnyQuestion, topics: dict[str, str]) -> dict[str, CellValue]:
    """Write a question by heading, its topics by title; kinds that rest on facts alone have no cells for their key."""
    cells: dict[str, CellValue] = {
        "Kind": str(question.__struct_config__.tag),
        "Question": question.prompt,
        "Explanation": question.explanation,
        "Topics": join_list([topics.get(key, key) for key in question.topics]),
        "Difficulty": question.difficulty or "",
        "Seconds": question.seconds or "",
        "Id": question.id,
    }
    cells |= dict(_answer_cells(question))
    return {heading: cell for heading, cell in cells.items() if cell != ""}


def _answer_cells(question: AnyQuestion) -> Iterator[tuple[str, CellValue]]:
    if isinstance(question, OneChoice | SeveralChoices | Typed):
        yield "Right answer", join_list(question.right_options)
    if isinstance(question, OneChoice | SeveralChoices):
        for at, option in enumerate(question.wrong_options, 1):
            yield f"Wrong answer {at}", option.text
            yield f"Feedback {at}", option.feedback
    if isinstance(question, TrueFalse):
        yield "Right answer", str(question.answer).lower()
        yield "Feedback 1", question.feedback
    if isinstance(question, NumberAsked):
        yield "Right answer", question.answer
        yield "Tolerance", question.tolerance or ""
        yield "Measure", question.measure
    if isinstance(question, DateAsked):
        yield "Right answer", write_date(question.answer)
        yield "Precision", question.precision.value
    if isinstance(question, Matching):
        for at, pair in enumerate(question.pairs, 1):
            yield f"Left {at}", pair.left
            yield f"Right {at}", pair.right
        yield "Spare", join_list(question.spare)
