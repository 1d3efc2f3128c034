"""The form for a written answer, alone and in class: one field with the extract below it, and what is read from it."""

from __future__ import annotations

from collections.abc import Mapping

from discord import ui

from ...errors import Refusal
from ...library.extracts import Extract
from ...study.gobbets.gobbet import MOST_WRITTEN
from ..kit.custom_ids import Verb
from ..kit.forms import FormField, long_form
from ..lookup.extracts import quote_lines
from . import words

_FIELD = "text"


def answer_form(verb: Verb, extract: Extract, *, text: str) -> ui.Modal:
    """Make the form, in which what was written before stands already."""
    field = FormField(_FIELD, words.FORM_LABEL, words.FORM_HINT, text=text, longest=MOST_WRITTEN, lines=True, required=True)
    below = words.FORM_BELOW.format(question=ask(extract), extract=quote_lines(extract.text))
    return long_form(words.FORM_TITLE, verb, [field], below=below)


def ask(extract: Extract) -> str:
    """Give what is to be answered about an extract."""
    return extract.question or words.FORM_TASK


def read_answer(fields: Mapping[str, str]) -> str:
    """Read what was written; raise Refusal where that is nothing, or too much."""
    text = fields.get(_FIELD, "").strip()
    if not text:
        raise Refusal(words.NOTHING_WRITTEN)
    if len(text) > MOST_WRITTEN:
        raise Refusal(words.TOO_LONG.format(count=len(text), most=MOST_WRITTEN))
    return text
