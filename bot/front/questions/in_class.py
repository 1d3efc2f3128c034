"""How each kind of question is put to a whole class: on one card for all, answered in one step.

What is typed, and an order, comes by a form; a source question is one menu of its two steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase
from typing import Any

import discord
from discord import ui

from ...errors import Refusal
from ...library.catalogue import Library
from ...library.questions import AnyQuestion, DateAsked, OneChoice, Order, SeveralChoices, SourceCriticism, TrueFalse, Typed
from ...marking.judgement import Given
from ...marking.kinds import accused_of, options_of
from ...study.questions.dealt import Drawn, arranged_of, chosen_of, criticised_of
from ..kit import words as kit_words
from ..kit.card import Control, quote, shorten
from ..kit.controls import button, menu
from ..kit.forms import form
from . import words

Key = tuple[str, int]
"""What a control must carry: the quiz, and the position."""


class Way:
    """The usual way: a button for each option, lettered.

    `question` is Any because each way knows its own kind; the registry below pairs the two.
    """

    def hint(self, question: Any) -> str:
        return words.CHOOSE_ONE

    def body(self, library: Library, question: Any, drawn: Drawn) -> str:
        return "\n".join(lettered(_shown(library, question, drawn)))

    def controls(self, library: Library, question: Any, drawn: Drawn, key: Key) -> list[list[Control]]:
        letters = ascii_uppercase[: len(drawn.shown)]
        buttons = [_answer_button(letter, *key, place) for place, letter in enumerate(letters)]
        return [buttons[:5], buttons[5:]]

    def read(self, drawn: Drawn, values: Sequence[str]) -> Given:
        """Translate what was pressed or chosen; raise Refusal for what the card does not have."""
        return chosen_of(drawn, [int(value) for value in values if value.isdigit()])

    def form(self, library: Library, question: Any, drawn: Drawn, key: Key) -> ui.Modal:
        raise Refusal(kit_words.OLD_BUTTON)

    def read_text(self, drawn: Drawn, text: str) -> Given:
        raise Refusal(kit_words.OLD_BUTTON)

    def say(self, library: Library, question: Any, drawn: Drawn, given: Given) -> str:
        """Say back what was answered, as the card has it."""
        options = options_of(question, library)
        return "; ".join(f"{ascii_uppercase[drawn.shown.index(index)]} · {options[index]}" for index in given.chosen)


class TrueOrFalse(Way):
    """Two buttons that say what they mean."""

    def hint(self, question: TrueFalse) -> str:
        return ""

    def body(self, library: Library, question: TrueFalse, drawn: Drawn) -> str:
        return ""

    def controls(self, library: Library, question: TrueFalse, drawn: Drawn, key: Key) -> list[list[Control]]:
        return [[_answer_button(text, *key, place) for place, text in enumerate(_shown(library, question, drawn))]]

    def say(self, library: Library, question: TrueFalse, drawn: Drawn, given: Given) -> str:
        return options_of(question, library)[given.chosen[0]]


class Several(Way):
    """A menu in which all right options are ticked at once."""

    def hint(self, question: SeveralChoices) -> str:
        return words.CHOOSE_SEVERAL

    def controls(self, library: Library, question: SeveralChoices, drawn: Drawn, key: Key) -> list[list[Control]]:
        options = [
            discord.SelectOption(label=shorten(f"{ascii_uppercase[place]} · {text}", 100), value=str(place))
            for place, text in enumerate(_shown(library, question, drawn))
        ]
        return [[menu(words.SEVERAL_MENU, "live-pick", *key, options=options, most=len(options))]]


class ByForm(Way):
    """A button that opens a form with one line to type into."""

    def hint(self, question: Any) -> str:
        return words.TYPED_HINT

    def body(self, library: Library, question: Any, drawn: Drawn) -> str:
        return ""

    def controls(self, library: Library, question: Any, drawn: Drawn, key: Key) -> list[list[Control]]:
        return [[button(words.ANSWER_BUTTON, "live-form", *key, style=discord.ButtonStyle.primary, emoji="✏️")]]

    def read(self, drawn: Drawn, values: Sequence[str]) -> Given:
        raise Refusal(kit_words.OLD_BUTTON)

    def form(self, library: Library, question: Any, drawn: Drawn, key: Key) -> ui.Modal:
        return form(
            words.ANSWER_TITLE, "live-form", *key,
            lead=question.prompt, label=words.TYPED_LABEL, placeholder=words.TYPED_PLACEHOLDER,
        )  # fmt: skip

    def read_text(self, drawn: Drawn, text: str) -> Given:
        return Given(text=text)

    def say(self, library: Library, question: Any, drawn: Drawn, given: Given) -> str:
        return quote(given.text, 200)


class DateByForm(ByForm):
    """The form says how exactly the date is asked."""

    def hint(self, question: DateAsked) -> str:
        return words.DATE_HINTS[question.precision]

    def form(self, library: Library, question: DateAsked, drawn: Drawn, key: Key) -> ui.Modal:
        return form(
            words.ANSWER_TITLE, "live-form", *key,
            lead=question.prompt, label=words.DATE_LABELS[question.precision], hint=words.DATE_HINTS[question.precision],
            placeholder=words.DATE_PLACEHOLDERS[question.precision],
        )  # fmt: skip


class OrderByForm(ByForm):
    """Lettered events, whose letters are typed in order."""

    def hint(self, question: Order) -> str:
        return words.CLASS_ORDER_HINT

    def body(self, library: Library, question: Order, drawn: Drawn) -> str:
        return "\n".join(lettered(_shown(library, question, drawn)))

    def form(self, library: Library, question: Order, drawn: Drawn, key: Key) -> ui.Modal:
        letters = ascii_uppercase[: len(question.events)]
        lead = "\n".join([question.prompt, self.body(library, question, drawn)])
        example = words.CLASS_ORDER_PLACEHOLDER.format(letters=letters)
        return form(words.ANSWER_TITLE, "live-form", *key, lead=lead, label=words.CLASS_ORDER_LABEL, placeholder=example)

    def read_text(self, drawn: Drawn, text: str) -> Given:
        letters = [letter for letter in text.upper() if letter.isalpha()]
        known = ascii_uppercase[: len(drawn.shown)]
        if sorted(letters) != list(known):
            raise Refusal(words.CLASS_ORDER_FAULT.format(letters=", ".join(known)))
        return arranged_of(drawn, [known.index(letter) for letter in letters])

    def say(self, library: Library, question: Order, drawn: Drawn, given: Given) -> str:
        return " ".join(ascii_uppercase[drawn.shown.index(index)] for index in given.chosen)


class SourceByMenu(Way):
    """Both steps in one menu: every source with every reason, 25 pairs at most."""

    def hint(self, question: SourceCriticism) -> str:
        return words.CLASS_SOURCE_HINT

    def body(self, library: Library, question: SourceCriticism, drawn: Drawn) -> str:
        titles, claims = accused_of(question, library), _claims(library, question)
        sources = [f"{shorten(titles[index], 90)}{claims[index]}" for index in drawn.accused]
        tells = [f"**{number}** · {text}" for number, text in enumerate(_shown(library, question, drawn), 1)]
        return "\n".join([*lettered(sources), words.SOURCE_TELL.split("**")[1], *tells])

    def controls(self, library: Library, question: SourceCriticism, drawn: Drawn, key: Key) -> list[list[Control]]:
        options = [
            discord.SelectOption(
                label=shorten(words.CLASS_SOURCE_PAIR.format(letter=ascii_uppercase[source], number=tell + 1, tell=text), 100),
                value=f"{source}.{tell}",
            )
            for source in range(len(drawn.accused))
            for tell, text in enumerate(_shown(library, question, drawn))
        ]
        return [[menu(words.CLASS_SOURCE_MENU, "live-pick", *key, options=options)]]

    def read(self, drawn: Drawn, values: Sequence[str]) -> Given:
        source, _, tell = values[0].partition(".")
        if not (source.isdigit() and tell.isdigit()):
            raise Refusal(kit_words.OLD_BUTTON)
        return criticised_of(drawn, int(source), int(tell))

    def say(self, library: Library, question: SourceCriticism, drawn: Drawn, given: Given) -> str:
        source, tell = given.chosen
        letter = ascii_uppercase[drawn.accused.index(source)]
        text = options_of(question, library)[tell]
        return words.CLASS_SOURCE_PAIR.format(letter=letter, number=drawn.shown.index(tell) + 1, tell=text)


_WAYS: dict[type[AnyQuestion], Way] = {
    OneChoice: Way(),
    SeveralChoices: Several(),
    TrueFalse: TrueOrFalse(),
    Typed: ByForm(),
    DateAsked: DateByForm(),
    Order: OrderByForm(),
    SourceCriticism: SourceByMenu(),
}


def way_of(question: AnyQuestion) -> Way:
    """Give the way in which a kind of question is put to a class."""
    return _WAYS[type(question)]


def lettered(texts: Sequence[str]) -> list[str]:
    return [f"**{letter}** · {text}" for letter, text in zip(ascii_uppercase, texts, strict=False)]


def _shown(library: Library, question: AnyQuestion, drawn: Drawn) -> list[str]:
    options = options_of(question, library)
    return [options[index] for index in drawn.shown]


def _answer_button(label: str, quiz: str, position: int, place: int) -> Control:
    return button(label, "live-pick", quiz, position, place, style=discord.ButtonStyle.primary)


def _claims(library: Library, question: SourceCriticism) -> list[str]:
    said = {testimony.source: testimony.claim for testimony in library.facts[question.fact].testimony}
    claims = [shorten(said.get(key, ""), 300) for key in question.among]
    return [words.SOURCE_CLAIM.format(claim=claim) if claim else words.SOURCE_SILENT for claim in claims]
