"""A unit as GIFT, the text format of Moodle's question banks; imports/moodle/gift.py reads the same questions back."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

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
    Wrong,
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

_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "\\~=#{}:"} | {"\n": "\\n", "\r": ""})
_LOST = ("fact", "difficulty", "seconds", "misconception", "confusable", "measure")
_ARROW = "->"


class _Unwritable(Exception):
    """A question for which the format has no form."""

    def __init__(self, reason: MoodleFault, **fields: object) -> None:
        self.why = because(reason, **fields)
        super().__init__(self.why)


def export(unit: Unit) -> Exported:
    """Write the questions of a unit, their topics as categories; what GIFT does not hold is named."""
    blocks: list[str] = []
    left_out = list(leave_out_sections(unit))
    written: list[AnyQuestion] = []
    category = ""
    for question in unit.questions:
        title, *tags = name_topics(unit, question) or ("",)
        try:
            block = _write_question(question, tags)
        except _Unwritable as bar:
            left_out.append(LeftOut(question.id, bar.why))
            continue
        if title != category:
            blocks.append(f"$CATEGORY: {write_category(title)}\n")
            category = title
        blocks.append(block)
        written.append(question)
    left_out += leave_out_fields(written, _LOST)
    return Exported(f"{unit.head.id}.gift.txt", "\n".join(blocks).encode(), tuple(left_out))


def _write_question(question: AnyQuestion, tags: list[str]) -> str:
    write = WRITERS.get(type(question))
    if write is None:
        raise _Unwritable(MoodleFault.LEFT_KIND, kind=str(question.__struct_config__.tag))
    body = list(write(question))
    body += [f"####{_write(question.explanation)}"] if question.explanation else []
    marks = " ".join(f"[tag:{_write_tag(tag)}]" for tag in tags)
    answers = "".join(f"\t{line}\n" for line in body[1:])
    return f"{f'// {marks}' + chr(10) if marks else ''}{_write(question.prompt)}{{{body[0]}\n{answers}}}\n"


def _write_tag(tag: str) -> str:
    return re.sub(r"([\\\]])", r"\\\1", tag.replace("[", "("))


def _write(text: str) -> str:
    """Escape a text, and say that it is plain where it would else be read as HTML, a weight, a comment or a format."""
    plain = "[plain]" if text.startswith(("[", "%", "//", "$")) or "<" in text or "&" in text else ""
    return plain + text.translate(_ESCAPED)


def _wrong(sign: str, wrong: Wrong) -> str:
    return f"{sign}{_write(wrong.text)}" + (f"#{_write(wrong.feedback)}" if wrong.feedback else "")


def _one_choice(question: OneChoice) -> Iterator[str]:
    yield ""
    yield f"={_write(question.answer)}"
    yield from (_wrong("~", wrong) for wrong in question.wrong)


def _several_choices(question: SeveralChoices) -> Iterator[str]:
    right, wrong = write_shares(len(question.answers), len(question.wrong))
    yield ""
    yield from (f"~%{right}%{_write(answer)}" for answer in question.answers)
    yield from (_wrong(f"~%{wrong}%", option) for option in question.wrong)


def _true_false(question: TrueFalse) -> Iterator[str]:
    """Write the feedback to whoever is wrong, which stands first."""
    yield str(question.answer).upper() + (f"#{_write(question.feedback)}" if question.feedback else "")


def _typed(question: Typed) -> Iterator[str]:
    yield from _accepted(question.answers)


def _date(question: DateAsked) -> Iterator[str]:
    forms = write_dates(question)
    if not forms:
        raise _Unwritable(MoodleFault.LEFT_DATE, date=question.answer)
    yield from _accepted(forms)


def _accepted(answers: tuple[str, ...]) -> Iterator[str]:
    """Write texts to be typed; an arrow would make pairs of them, and cannot be escaped."""
    if any(_ARROW in answer for answer in answers):
        raise _Unwritable(MoodleFault.LEFT_ARROW)
    yield ""
    yield from (f"=%100%{_write(answer.replace('*', chr(92) + '*'))}" for answer in answers)


def _number(question: NumberAsked) -> Iterator[str]:
    yield f"#{write_number(question.answer)}:{write_number(question.tolerance)}"


def _matching(question: Matching) -> Iterator[str]:
    yield ""
    yield from (f"={_write_left(pair.left)} -> {pair.right.translate(_ESCAPED)}" for pair in question.pairs)
    yield from (f"= -> {spare.translate(_ESCAPED)}" for spare in question.spare)


def _write_left(text: str) -> str:
    """Write a left side; an arrow in it hides as HTML."""
    if _ARROW not in text:
        return _write(text)
    return "[html]" + html.escape(text, quote=False).replace("\n", "<br>").translate(_ESCAPED)


WRITERS: Mapping[type[Question], Callable[[Any], Iterator[str]]] = {  # Any: no type says that each is under its record
    OneChoice: _one_choice,
    SeveralChoices: _several_choices,
    TrueFalse: _true_false,
    Typed: _typed,
    DateAsked: _date,
    NumberAsked: _number,
    Matching: _matching,
}
"""What stands in the braces: behind the first of them, then line by line. Kinds that are not here are left out."""
