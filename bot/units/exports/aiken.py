"""A unit as Aiken, which has questions of one choice and nothing else; imports/moodle/aiken.py reads the same back."""

from __future__ import annotations

import re

from ...errors import Why, because
from ...library.questions import AnyQuestion, OneChoice
from ...library.unit import Unit
from ..faulty.moodle_faults import MoodleFault
from .exported import Exported, LeftOut
from .question_banks import leave_out_fields, leave_out_sections

_LOST = ("fact", "topics", "explanation", "feedback", "difficulty", "seconds", "misconception")
_LIKE_A_SIGN = re.compile(r"(?:[A-Za-z][.)]|ANSWER[ \t]*:)", re.IGNORECASE)


def export(unit: Unit) -> Exported:
    """Write the questions of one choice, the right option among the others in the order of the alphabet."""
    left_out = list(leave_out_sections(unit))
    written: list[OneChoice] = []
    for question in unit.questions:
        why = _why_not(question)
        if why is None and isinstance(question, OneChoice):
            written.append(question)
        elif why is not None:
            left_out.append(LeftOut(question.id, why))
    left_out += leave_out_fields(written, _LOST)
    text = "\n".join(map(_write_question, written))
    return Exported(f"{unit.head.id}.aiken.txt", text.encode(), tuple(left_out))


def _why_not(question: AnyQuestion) -> Why | None:
    if not isinstance(question, OneChoice):
        return because(MoodleFault.LEFT_KIND, kind=str(question.__struct_config__.tag))
    if _LIKE_A_SIGN.match(question.prompt):
        return because(MoodleFault.LEFT_SIGN)
    return None


def _write_question(question: OneChoice) -> str:
    """Write everything in one line each, as the format wants it."""
    options = sorted((question.answer, *(wrong.text for wrong in question.wrong)), key=lambda text: (text.casefold(), text))
    lines = [question.prompt, *(f"{chr(ord('A') + place)}. {text}" for place, text in enumerate(options))]
    right = chr(ord("A") + options.index(question.answer))
    return "".join(f"{' '.join(line.split())}\n" for line in (*lines, f"ANSWER: {right}"))
