"""The forms of an entry, filled in with what it is, and with what was typed and not stored."""

from __future__ import annotations

from collections.abc import Mapping

from discord import ui

from ....units.editing.fields import FORMS, Field
from ...kit.controls import LONGEST_FIELD
from ...kit.forms import FormField, long_form
from ...kit.verbs import EditEntry
from . import words
from .cards import name_part

_LONGEST = {
    Field.PROMPT: 400, Field.ANSWER: 200, Field.TELL: 200, Field.EXPLANATION: 600, Field.FEEDBACK: 400, Field.MEASURE: 40,
    Field.SECONDS: 10, Field.NUMBER: 60, Field.TOLERANCE: 60, Field.DAY: 60, Field.DATE: 60, Field.OLD_STYLE: 60, Field.BORN: 60,
    Field.DIED: 60, Field.YEAR: 4, Field.STATEMENT: 600, Field.PLACE: 100, Field.MYTH: 300, Field.LESSON: 300, Field.NAME: 100,
    Field.ENTRY: 1_000, Field.TRUST: 400, Field.TITLE: 200, Field.AUTHOR: 200, Field.LINK: 1_000, Field.FACT: 200,
    Field.ERRS: 400,
}  # fmt: skip
"""Characters that fit each field; lists, and phrases for the look-up, have what a form holds."""
_SHORT = {
    Field.ANSWER, Field.DAY, Field.NUMBER, Field.TOLERANCE, Field.MEASURE, Field.SECONDS, Field.TITLE, Field.DATE,
    Field.OLD_STYLE, Field.PLACE, Field.NAME, Field.BORN, Field.DIED, Field.AUTHOR, Field.YEAR, Field.LINK, Field.ERRS,
    Field.FACT,
}  # fmt: skip
"""Fields of one line."""
_MUST = {Field.PROMPT, Field.TRUTH, Field.TITLE, Field.NAME}


def entry_form(asked: EditEntry, texts: Mapping[Field, str]) -> ui.Modal:
    """Make a form of an entry with these texts; a text that no form holds is left out, and so stays as it is."""
    fields = [_field(field, texts.get(field, "")) for field in FORMS[asked.kind][asked.part]]
    title = words.FORM_TITLE.format(part=name_part(asked.kind, asked.part), kind=words.KINDS[asked.kind])
    return long_form(title, asked, [field for field in fields if len(field.text) <= LONGEST_FIELD])


def _field(field: Field, text: str) -> FormField:
    return FormField(
        name=field.value,
        label=words.LABELS[field],
        hint=words.HINTS.get(field, ""),
        text=text,
        longest=_LONGEST.get(field, LONGEST_FIELD),
        lines=field not in _SHORT or "\n" in text,
        required=field in _MUST,
        options=words.OPTIONS.get(field, ()),
    )
