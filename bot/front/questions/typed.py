"""Questions whose answer is typed: a name, a term, a number, or a date."""

from __future__ import annotations

import discord
from discord import ui

from ...language.numerals import write_number
from ...library.questions import DateAsked, NumberAsked, Typed
from ...marking.judgement import Given
from ...marking.kinds import key_of
from ..kit import words as kit_words
from ..kit.card import heading, quote, shorten, small
from ..kit.controls import button
from ..kit.custom_ids import Verb
from ..kit.forms import form
from ..kit.verbs import TypeAnswer, TypeInClass
from . import words
from .presenter import ROOM, ClassKey, Dealt, Key, Presenter, Q, Rows


def form_button(verb: Verb, sign: str) -> Rows:
    """Make the button that opens a form; nothing is typed in the open."""
    return [[button(words.ANSWER_BUTTON, verb, style=discord.ButtonStyle.primary, emoji=sign)]]


class ByFormPresenter(Presenter[Q]):
    """What these kinds share: a button opens a form with one line, and a chart says how many were right."""

    says_why = True
    answered_by = frozenset({TypeAnswer})

    def label(self, question: Q) -> str:
        return words.TYPED_LABEL

    def placeholder(self, question: Q) -> str:
        return words.TYPED_PLACEHOLDER

    def alone_hint(self, dealt: Dealt[Q], steps: str) -> str:
        return words.TYPED_HINT

    def alone_controls(self, dealt: Dealt[Q], key: Key, steps: str) -> Rows:
        return form_button(TypeAnswer(*key), "✍️")

    def alone_form(self, question: Q, verb: TypeAnswer, *, day_first: bool) -> ui.Modal:
        return self._form(question, verb, heading(question.prompt), "")

    def _form(self, question: Q, verb: Verb, lead: str, hint: str) -> ui.Modal:
        label, placeholder = self.label(question), self.placeholder(question)
        return form(words.ANSWER_TITLE, verb, lead=lead, label=label, hint=hint, placeholder=placeholder)

    def reveal(self, dealt: Dealt[Q], given: Given) -> str:
        key = kit_words.KEY.format(key=key_of(dealt.question, dealt.library))
        return "\n".join([words.YOU_WROTE.format(text=quote(given.text, 200)), key]) if given.text else key

    def reveal_below(self, dealt: Dealt[Q], given: Given, told: str) -> str:
        """Name each once: in the reason, as what was written, or else by itself."""
        key, wrote, said = key_of(dealt.question, dealt.library).casefold(), " ".join(given.text.split()), told.casefold()
        if not wrote or not (key in said or key == wrote.casefold()):
            return self.reveal(dealt, given)
        return "" if wrote.casefold() in said else words.YOU_WROTE.format(text=quote(wrote, 200))

    def class_controls(self, dealt: Dealt[Q], key: ClassKey) -> Rows:
        return form_button(TypeInClass(*key), "✏️")

    def class_form(self, dealt: Dealt[Q], key: ClassKey) -> ui.Modal:
        return self._form(dealt.question, TypeInClass(*key), dealt.question.prompt, "")

    def read_typed(self, dealt: Dealt[Q], text: str) -> Given:
        return Given(text=text)

    def say_back(self, dealt: Dealt[Q], given: Given) -> str:
        return quote(given.text, 200)

    def brief(self, dealt: Dealt[Q], given: Given) -> str:
        return quote(given.text, 100)

    def brief_key(self, dealt: Dealt[Q]) -> str:
        return shorten(key_of(dealt.question, dealt.library), ROOM)


class TypedPresenter(ByFormPresenter[Typed]):
    """A few words are asked."""


class DatePresenter(ByFormPresenter[DateAsked]):
    """A date is asked, and it is said how exactly."""

    def label(self, question: DateAsked) -> str:
        return words.DATE_LABELS[question.precision]

    def placeholder(self, question: DateAsked) -> str:
        return words.DATE_PLACEHOLDERS[question.precision]

    def alone_hint(self, dealt: Dealt[DateAsked], steps: str) -> str:
        return words.DATE_HINTS[dealt.question.precision]

    def alone_form(self, question: DateAsked, verb: TypeAnswer, *, day_first: bool) -> ui.Modal:
        return self._form(question, verb, heading(question.prompt), words.DAY_FIRST if day_first else words.MONTH_FIRST)

    def class_form(self, dealt: Dealt[DateAsked], key: ClassKey) -> ui.Modal:
        question = dealt.question
        return self._form(question, TypeInClass(*key), question.prompt, words.DATE_HINTS[question.precision])


class NumberPresenter(ByFormPresenter[NumberAsked]):
    """A number is asked, and it is said of what and how exactly."""

    def label(self, question: NumberAsked) -> str:
        return words.NUMBER_LABEL_OF.format(measure=question.measure) if question.measure else words.NUMBER_LABEL

    def placeholder(self, question: NumberAsked) -> str:
        return words.NUMBER_PLACEHOLDER

    def alone_hint(self, dealt: Dealt[NumberAsked], steps: str) -> str:
        measure = dealt.question.measure
        asked = words.NUMBER_HINT_OF.format(measure=measure) if measure else words.NUMBER_HINT
        return f"{asked} {_say_near(dealt.question)}".strip()

    def reveal(self, dealt: Dealt[NumberAsked], given: Given) -> str:
        return "\n".join(part for part in (super().reveal(dealt, given), small(_say_near(dealt.question))) if part)

    def reveal_below(self, dealt: Dealt[NumberAsked], given: Given, told: str) -> str:
        below, near = super().reveal_below(dealt, given, told), small(_say_near(dealt.question))
        return below if near in below else f"{below}\n{near}".strip()

    def class_key(self, dealt: Dealt[NumberAsked]) -> str:
        return "\n".join(part for part in (super().class_key(dealt), small(_say_near(dealt.question))) if part)


def _say_near(question: NumberAsked) -> str:
    """Say how far off an answer may be."""
    return words.NUMBER_NEAR.format(tolerance=write_number(question.tolerance)) if question.tolerance else ""
