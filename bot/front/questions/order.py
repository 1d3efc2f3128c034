"""Questions that put events in order: by a menu alone, by a form in a class."""

from __future__ import annotations

from string import ascii_uppercase

import discord
from discord import ui

from ...errors import Refusal
from ...library.questions import Order
from ...marking.judgement import Given
from ...marking.kinds import right_choice
from ...study.questions.dealt import arranged_of
from ..kit.card import Control
from ..kit.controls import button, menu
from ..kit.forms import form
from ..kit.verbs import HandIn, PlaceEvent, TakeBack, TypeInClass
from . import words
from .letters import list_letters, menu_letter
from .presenter import ClassKey, Dealt, Key, Presenter, Rows
from .steps import places_of
from .typed import form_button


class OrderPresenter(Presenter[Order]):
    """Alone, a menu asks for one place at a time; in a class, the letters of the events are typed in order."""

    says_why = True
    answered_by = frozenset({PlaceEvent, TakeBack, HandIn})
    between = " → "

    def alone_body(self, dealt: Dealt[Order], steps: str) -> str:
        options = dealt.options()
        if not steps:
            return list_letters(options)
        rows = [f"{rank}. {ascii_uppercase[place]} · {options[place]}" for rank, place in enumerate(_placed(dealt, steps), 1)]
        return "\n".join([list_letters(options), "", words.ORDER_SO_FAR, *rows])

    def alone_hint(self, dealt: Dealt[Order], steps: str) -> str:
        return words.ORDER_HINT

    def alone_controls(self, dealt: Dealt[Order], key: Key, steps: str) -> Rows:
        rest = _rest(dealt, steps)
        undo: list[Control] = [button(words.ORDER_UNDO, TakeBack(*key, steps[:-1]), emoji="↩️")]
        if len(rest) <= 1:
            done = button(words.ORDER_DONE, HandIn(*key, steps), style=discord.ButtonStyle.primary, emoji="📨")
            return [[done, *undo]]
        options = dealt.options()
        choices = [menu_letter(place, options[place]) for place in rest]
        said = words.ORDER_NEXT if steps else words.ORDER_FIRST
        return [[menu(said, PlaceEvent(*key, steps), options=choices)], undo if steps else []]

    def allows_steps(self, dealt: Dealt[Order], steps: str) -> bool:
        places = places_of(steps)
        return all(place < len(dealt.drawn.shown) for place in places) and len({*places}) == len(places)

    def read_steps(self, dealt: Dealt[Order], steps: str) -> Given:
        return arranged_of(dealt.drawn, places_of(steps))

    def reveal(self, dealt: Dealt[Order], given: Given) -> str:
        facts = [dealt.library.facts[key] for key in dealt.question.events]
        lines = []
        for rank, index in enumerate(right_choice(dealt.question, dealt.library), 1):
            own = given.chosen.index(index) + 1 if index in given.chosen else rank
            when = f" · {facts[index].when}" if facts[index].date else ""
            lines.append(f"{rank}. **{facts[index].title}**{when}" + (words.ORDER_OWN.format(place=own) if own != rank else ""))
        return "\n".join(lines)

    def class_hint(self, dealt: Dealt[Order]) -> str:
        return words.CLASS_ORDER_HINT

    def class_controls(self, dealt: Dealt[Order], key: ClassKey) -> Rows:
        return form_button(TypeInClass(*key), "✏️")

    def class_form(self, dealt: Dealt[Order], key: ClassKey) -> ui.Modal:
        lead = "\n".join([dealt.question.prompt, self.class_body(dealt)])
        example = words.CLASS_ORDER_PLACEHOLDER.format(letters=ascii_uppercase[: len(dealt.question.events)])
        return form(words.ANSWER_TITLE, TypeInClass(*key), lead=lead, label=words.CLASS_ORDER_LABEL, placeholder=example)

    def read_typed(self, dealt: Dealt[Order], text: str) -> Given:
        letters = [letter for letter in text.upper() if letter.isalpha()]
        known = ascii_uppercase[: len(dealt.drawn.shown)]
        if sorted(letters) != list(known):
            raise Refusal(words.CLASS_ORDER_FAULT.format(letters=", ".join(known)))
        return arranged_of(dealt.drawn, [known.index(letter) for letter in letters])

    def say_back(self, dealt: Dealt[Order], given: Given) -> str:
        return " ".join(ascii_uppercase[dealt.drawn.shown.index(index)] for index in given.chosen)


def _rest(dealt: Dealt[Order], steps: str) -> list[int]:
    return [place for place in range(len(dealt.drawn.shown)) if place not in places_of(steps)]


def _placed(dealt: Dealt[Order], steps: str) -> list[int]:
    """Give the places in the order chosen, with the last one where it alone is left."""
    rest = _rest(dealt, steps)
    return [*places_of(steps), *(rest if len(rest) == 1 else [])]
