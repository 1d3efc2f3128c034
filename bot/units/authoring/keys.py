"""Remarks on keys that nobody can hit: each answer is judged in its own question, each wrong option beside the right one."""

from __future__ import annotations

import re

from ...errors import because
from ...language.phrases import CHOICES
from ...library.catalogue import Library
from ...library.questions import AnyQuestion, SourceCriticism, Typed
from ...library.unit import Unit
from ...marking.kinds import Given, Verdict, judge
from ...marking.near_miss import normal_of
from ..faults import Remark
from ..reading import UnitReading

_ASIDE = re.compile(r"[(\[{][^)\]}]*[)\]}]")


def remark_on_keys(reading: UnitReading, unit: Unit) -> None:
    """Note each accepted answer that would not be right, and each wrong option that would."""
    library = Library([unit])
    for question in unit.questions:
        if isinstance(question, Typed):
            _remark_on_answers(reading, question, library)
        else:
            _remark_on_options(reading, question, library)


def _remark_on_answers(reading: UnitReading, question: Typed, library: Library) -> None:
    barred = {normal_of(text) for text in question.confusable}
    for number, answer in enumerate(question.answers):
        field = f"answers[{number}]"
        judged = judge(question, Given(text=answer), library)
        if judged.verdict is not Verdict.RIGHT:
            reading.remark("questions.toml", question.id, field, because(Remark.KEY_NOT_RIGHT, answer=answer))
        elif normal_of(answer) in barred:
            reading.remark("questions.toml", question.id, field, because(Remark.KEY_CONFUSABLE, answer=answer))
        elif CHOICES.search(f" {answer.casefold()} "):
            reading.remark("questions.toml", question.id, field, because(Remark.KEY_OF_SEVERAL, answer=answer))
        elif _ASIDE.search(answer):
            reading.remark("questions.toml", question.id, field, because(Remark.KEY_WITH_ASIDE, answer=answer))


def _remark_on_options(reading: UnitReading, question: AnyQuestion, library: Library) -> None:
    """An option is what somebody may read or type: it says something, and a wrong one is not the right one in other words."""
    for text in (*question.right_options, *(wrong.text for wrong in question.wrong_options)):
        if not any(letter.isalnum() for letter in text):
            reading.remark("questions.toml", question.id, "", because(Remark.OPTION_SAYS_NOTHING, option=text))
    if isinstance(question, SourceCriticism) or not (question.right_options and question.wrong_options):
        return
    asked = Typed(id=question.id, prompt=question.prompt, fact=question.fact, answers=question.right_options)
    for number, wrong in enumerate(question.wrong_options):
        if judge(asked, Given(text=wrong.text), library).verdict is Verdict.RIGHT:
            why = because(Remark.OPTION_IS_RIGHT, option=wrong.text)
            reading.remark("questions.toml", question.id, f"wrong[{number}].text", why)
