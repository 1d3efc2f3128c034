"""A unit as Moodle's XML; imports/moodle/moodle_xml.py reads the same questions back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape

from ...errors import because
from ...library.questions import (
    AnyQuestion,
    DateAsked,
    Matching,
    NumberAsked,
    OneChoice,
    Question,
    SeveralChoices,
    TrueFalse,
    Typed,
)
from ...library.unit import Unit
from ..faulty.moodle_faults import MoodleFault
from .exported import Exported, LeftOut
from .question_banks import (
    leave_out_fields,
    leave_out_sections,
    name_topics,
    write_category,
    write_dates,
    write_number,
    write_shares,
)

_LOST = ("fact", "difficulty", "seconds", "misconception", "confusable")
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_NAME = 60


def export(unit: Unit) -> Exported:
    """Write the questions of a unit, their first topics as categories, others as tags; what Moodle does not hold is named."""
    parts = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    left_out = list(leave_out_sections(unit))
    written: list[AnyQuestion] = []
    category = ""
    for question in unit.questions:
        reason = _why_not(question)
        if reason is not None:
            left_out.append(reason)
            continue
        title, *tags = name_topics(unit, question) or ("",)
        if title != category:
            parts.append(f'<question type="category"><category>{_text(write_category(title))}</category></question>')
            category = title
        parts += _write_question(question, tags)
        written.append(question)
    left_out += leave_out_fields(written, _LOST)
    return Exported(f"{unit.head.id}.xml", "\n".join([*parts, "</quiz>", ""]).encode(), tuple(left_out))


def _why_not(question: AnyQuestion) -> LeftOut | None:
    if type(question) not in WRITERS:
        kind = str(question.__struct_config__.tag)
        return LeftOut(question.id, because(MoodleFault.LEFT_KIND, kind=kind))
    if isinstance(question, DateAsked) and not write_dates(question):
        return LeftOut(question.id, because(MoodleFault.LEFT_DATE, date=question.answer))
    return None


def _write_question(question: AnyQuestion, tags: list[str]) -> Iterator[str]:
    kind, write = WRITERS[type(question)]
    yield f'<question type="{kind}">'
    name = " ".join(question.prompt.split())
    yield f"<name>{_text(name if len(name) <= _LONGEST_NAME else f'{name[: _LONGEST_NAME - 1]}…')}</name>"
    yield _plain("questiontext", question.prompt)
    yield _plain("generalfeedback", question.explanation)
    yield "<defaultgrade>1</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>"
    yield from write(question)
    if tags:
        yield f"<tags>{''.join(f'<tag>{_text(tag)}</tag>' for tag in tags)}</tags>"
    yield "</question>"


def _text(text: str) -> str:
    return f"<text>{escape(_ILLEGAL.sub('', text))}</text>"


def _plain(name: str, text: str) -> str:
    return f'<{name} format="plain_text">{_text(text)}</{name}>'


def _answer(text: str, fraction: str, feedback: str = "", more: str = "") -> str:
    told = _plain("feedback", feedback)
    return f'<answer fraction="{fraction}" format="plain_text">{_text(text)}{more}{told}</answer>'


def _choices(question: OneChoice | SeveralChoices) -> Iterator[str]:
    single = isinstance(question, OneChoice)
    right, wrong = ("100", "0") if single else write_shares(len(question.right_options), len(question.wrong))
    yield f"<single>{str(single).lower()}</single><shuffleanswers>true</shuffleanswers><answernumbering>abc</answernumbering>"
    yield from (_answer(text, right) for text in question.right_options)
    yield from (_answer(option.text, wrong, option.feedback) for option in question.wrong)


def _true_false(question: TrueFalse) -> Iterator[str]:
    for value in (True, False):
        right = value is question.answer
        yield _answer(str(value).lower(), "100" if right else "0", "" if right else question.feedback)


def _typed(question: Typed) -> Iterator[str]:
    yield from _accepted(question.answers)


def _date(question: DateAsked) -> Iterator[str]:
    yield from _accepted(write_dates(question))


def _accepted(answers: tuple[str, ...]) -> Iterator[str]:
    r"""Write texts to be typed; a * in one is \*, as it else stands for any letters."""
    yield "<usecase>0</usecase>"
    yield from (_answer(answer.replace("*", "\\*"), "100") for answer in answers)


def _number(question: NumberAsked) -> Iterator[str]:
    tolerance = f"<tolerance>{write_number(question.tolerance)}</tolerance>"
    yield _answer(write_number(question.answer), "100", more=tolerance)
    if question.measure:
        unit = f"<unit><multiplier>1</multiplier><unit_name>{escape(_ILLEGAL.sub('', question.measure))}</unit_name></unit>"
        yield f"<units>{unit}</units><unitgradingtype>0</unitgradingtype><unitpenalty>0.1</unitpenalty><showunits>0</showunits>"
        yield "<unitsleft>0</unitsleft>"


def _matching(question: Matching) -> Iterator[str]:
    yield "<shuffleanswers>true</shuffleanswers>"
    sides = [*((pair.left, pair.right) for pair in question.pairs), *(("", spare) for spare in question.spare)]
    for left, right in sides:
        yield f'<subquestion format="plain_text">{_text(left)}<answer>{_text(right)}</answer></subquestion>'


Writer = Callable[[Any], Iterator[str]]  # Any: no type says that each is under its record
WRITERS: Mapping[type[Question], tuple[str, Writer]] = {
    OneChoice: ("multichoice", _choices),
    SeveralChoices: ("multichoice", _choices),
    TrueFalse: ("truefalse", _true_false),
    Typed: ("shortanswer", _typed),
    DateAsked: ("shortanswer", _date),
    NumberAsked: ("numerical", _number),
    Matching: ("matching", _matching),
}
"""What Moodle calls each kind, and what it has besides its texts. Kinds that are not here are left out."""
