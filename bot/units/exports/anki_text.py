"""Questions and terms as notes for Anki, in its text form: a row a note, in HTML whose classes say what each part is.

Anki shows it as cards with a front and a back; an import here reads the classes and gives the same questions back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from ...errors import because
from ...library.model import Term
from ...library.questions import (
    AnyQuestion,
    DateAsked,
    NumberAsked,
    OneChoice,
    Question,
    SeveralChoices,
    TrueFalse,
    Typed,
)
from ...library.unit import Unit
from ..faulty.deck_faults import DeckFault
from .exported import Exported, LeftOut

_HEAD = "#separator:tab\n#html:true\n#notetype:Basic\n#deck:{deck}\n#tags column:3\n"
_OTHERS = ("sources", "facts", "people", "summaries", "extracts")
Back = Callable[[Any], str]  # Any: no type says that each stands under its own record


def export(unit: Unit) -> Exported:
    """Write the questions and terms of a unit as a text that Anki imports."""
    titles = {topic.id: topic.title.replace(" ", "_") for topic in unit.head.topics}
    rows = [_question_row(question, titles) for question in unit.questions if type(question) in BACKS]
    rows += [_row(escape_text(term.name), part("term", term.entry), "") for term in unit.terms]
    text = _HEAD.format(deck=" ".join(unit.head.title.split())) + "".join(rows)
    return Exported(f"{unit.head.id}.txt", text.encode(), tuple(_left_out(unit)))


def escape_text(text: str) -> str:
    """Write a text as HTML."""
    return escape(text).replace("\n", "<br>")


def part(kind: str, text: str, **values: str) -> str:
    """Write a part of a back, with what a reader must know besides the text that is shown."""
    told = "".join(f' data-{name}="{escape(value)}"' for name, value in values.items() if value)
    return f'<div class="gobbet-{kind}"{told}>{escape_text(text)}</div>'


def _question_row(question: AnyQuestion, titles: Mapping[str, str]) -> str:
    back = BACKS[type(question)](question) + (part("more", question.explanation) if question.explanation else "")
    tags = " ".join(titles[topic] for topic in question.topics if topic in titles)
    return _row(escape_text(question.prompt) + _options(question), back, tags)


def _options(question: Question) -> str:
    """List the options so that the place of the right ones says nothing: by their text."""
    if not isinstance(question, OneChoice | SeveralChoices):
        return ""
    options = sorted((*question.right_options, *(wrong.text for wrong in question.wrong_options)))
    return f'<ul class="gobbet-options">{"".join(f"<li>{escape_text(option)}</li>" for option in options)}</ul>'


def _row(*fields: str) -> str:
    return "\t".join(_quoted(field) for field in fields) + "\n"


def _quoted(field: str) -> str:
    field = field.replace("\t", " ")
    if any(mark in field for mark in '"\n\r') or field.startswith("#"):
        return '"' + field.replace('"', '""') + '"'
    return field


def _texts(kind: str) -> Back:
    def write(question: Question) -> str:
        return "".join(part(kind, text) for text in question.right_options)

    return write


def _true_false(question: TrueFalse) -> str:
    return part("true-false", str(question.answer))


def _date(question: DateAsked) -> str:
    return part("date", question.answer.words(), answer=str(question.answer), precision=question.precision.value)


def _number(question: NumberAsked) -> str:
    shown = f"{question.answer:.15g} {question.measure}".strip()
    tolerance = repr(question.tolerance) if question.tolerance else ""
    return part("number", shown, answer=repr(question.answer), tolerance=tolerance, measure=question.measure)


BACKS: Mapping[type[Question], Back] = {
    OneChoice: _texts("one-choice"),
    SeveralChoices: _texts("several-choices"),
    TrueFalse: _true_false,
    Typed: _texts("typed"),
    DateAsked: _date,
    NumberAsked: _number,
}
"""How the back of each kind of question is written; a card cannot hold the others."""


def _left_out(unit: Unit) -> Iterator[LeftOut]:
    for name in _OTHERS:
        if getattr(unit, name):
            yield LeftOut("", because(DeckFault.RECORD_LEFT_OUT, what=name))
    for question in unit.questions:
        if type(question) not in BACKS:
            yield LeftOut(question.id, because(DeckFault.KIND_LEFT_OUT, kind=str(question.__struct_config__.tag)))
            continue
        for name in _lost_fields(question):
            yield LeftOut(question.id, because(DeckFault.FIELD_LEFT_OUT, name=name))
    for term in unit.terms:
        yield from (LeftOut(term.id, because(DeckFault.FIELD_LEFT_OUT, name=name)) for name in _lost_of_term(term))


def _lost_fields(question: Question) -> Iterator[str]:
    """Name the fields of a question that a card does not hold."""
    yield from (
        name for name in ("fact", "difficulty", "seconds", "confusable", "misconception") if getattr(question, name, None)
    )
    if getattr(question, "feedback", "") or any(wrong.feedback for wrong in question.wrong_options):
        yield "feedback"
    if question.misconceptions and not getattr(question, "misconception", ""):
        yield "misconception"


def _lost_of_term(term: Term) -> Iterator[str]:
    return (name for name in ("other_names", "asked", "facts") if getattr(term, name))
