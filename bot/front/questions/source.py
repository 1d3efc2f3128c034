"""Questions of source criticism: which source errs, and how one can tell; two steps alone, one menu in a class."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

import discord

from ...library.questions import SourceCriticism
from ...marking.judgement import Given
from ...marking.kinds import accused_of, options_of, right_choice
from ...study.questions.dealt import Drawn, criticised_of
from ..kit.card import shorten, small
from ..kit.controls import menu
from ..kit.custom_ids import read_value
from ..kit.verbs import Accuse, PickInClass, Place, TellHow
from ..lookup import words as lookup_words
from ..lookup.cards import cite_shortly
from . import words
from .letters import list_letters
from .options import fit_on_buttons, letter_buttons, list_options, mark_option, mark_options, option_buttons, say_letter
from .presenter import ClassKey, Dealt, Key, Presenter, Rows


class SourcePresenter(Presenter[SourceCriticism]):
    """Alone, the first choice rides in the custom ids of the second; in a class, a menu has every source with every reason."""

    answered_by = frozenset({Accuse, TellHow})
    between = ": "

    def alone_body(self, dealt: Dealt[SourceCriticism], steps: str) -> str:
        if not steps:
            return list_options([name + claim for name, claim in _accused(dealt)])
        place = int(steps)
        chosen = words.SOURCE_CHOSEN.format(letter=ascii_uppercase[place], title=_accused(dealt)[place][0])
        options = list_options(dealt.options()) if _is_lettered(dealt) else ""
        return "\n".join(part for part in (small(chosen), words.SOURCE_TELL, options) if part)

    def alone_hint(self, dealt: Dealt[SourceCriticism], steps: str) -> str:
        return words.SOURCE_HINT if not steps else words.CHOOSE_ONE if _is_lettered(dealt) else ""

    def alone_controls(self, dealt: Dealt[SourceCriticism], key: Key, steps: str) -> Rows:
        if not steps:
            return letter_buttons(len(dealt.drawn.accused), lambda place: Accuse(*key, place))
        return option_buttons(dealt.options(), lambda place: TellHow(*key, int(steps), place))

    def allows_steps(self, dealt: Dealt[SourceCriticism], steps: str) -> bool:
        return steps.isdecimal() and int(steps) < len(dealt.drawn.accused)

    def reveal(self, dealt: Dealt[SourceCriticism], given: Given) -> str:
        accused, tell = right_choice(dealt.question, dealt.library)
        named, told = given.chosen[:1], given.chosen[1:2]
        names = [name for name, _ in _accused(dealt)]
        errs = [
            mark_option(say_letter(place), names[place], index == accused, index in named)
            for place, index in enumerate(dealt.drawn.accused)
        ]
        tells = mark_options(dealt, (tell,), told, lettered=_is_lettered(dealt))
        return "\n".join([words.SOURCE_ERRS, *errs, words.SOURCE_TOLD, tells])

    def class_body(self, dealt: Dealt[SourceCriticism]) -> str:
        titles, claims = accused_of(dealt.question, dealt.library), _short_claims(dealt)
        sources = [f"{shorten(titles[index], 90)}{claims[index]}" for index in dealt.drawn.accused]
        tells = [f"**{number}** · {text}" for number, text in enumerate(dealt.options(), 1)]
        return "\n".join([list_letters(sources), words.SOURCE_TELL, *tells])

    def class_hint(self, dealt: Dealt[SourceCriticism]) -> str:
        return words.CLASS_SOURCE_HINT

    def class_controls(self, dealt: Dealt[SourceCriticism], key: ClassKey) -> Rows:
        """Make the menu, of 25 pairs at most."""
        pairs = [
            discord.SelectOption(label=shorten(_say_pair(source, tell, text), 100), value=f"{source}.{tell}")
            for source in range(len(dealt.drawn.accused))
            for tell, text in enumerate(dealt.options())
        ]
        return [[menu(words.CLASS_SOURCE_MENU, PickInClass(*key), options=pairs)]]

    def read_picked(self, drawn: Drawn, values: Sequence[str]) -> Given:
        (pair,) = read_value(values, tuple[str])
        source, tell = read_value(pair.split("."), tuple[Place, Place])
        return criticised_of(drawn, source, tell)

    def say_back(self, dealt: Dealt[SourceCriticism], given: Given) -> str:
        source, tell = given.chosen
        text = options_of(dealt.question, dealt.library)[tell]
        return _say_pair(dealt.drawn.accused.index(source), dealt.drawn.shown.index(tell), text)

    def parts(self, dealt: Dealt[SourceCriticism], given: Given) -> list[str]:
        source, tell = given.chosen[0], given.chosen[1]
        return [accused_of(dealt.question, dealt.library)[source], options_of(dealt.question, dealt.library)[tell]]


def _is_lettered(dealt: Dealt[SourceCriticism]) -> bool:
    """Say whether the reasons of the second step have letters."""
    return not fit_on_buttons(dealt.options())


def _say_pair(source: int, tell: int, text: str) -> str:
    """Say a source and a reason by their places on the card."""
    return words.CLASS_SOURCE_PAIR.format(letter=ascii_uppercase[source], number=tell + 1, tell=text)


def _accused(dealt: Dealt[SourceCriticism]) -> list[tuple[str, str]]:
    """Give name and claim of each source, in the order drawn."""
    fact, claims = dealt.library.facts[dealt.question.fact], _claims(dealt)
    return [
        (cite_shortly(dealt.library.source(fact, dealt.question.among[index])), _say_claim(claims[index]))
        for index in dealt.drawn.accused
    ]


def _short_claims(dealt: Dealt[SourceCriticism]) -> list[str]:
    return [_say_claim(shorten(claim, 300)) for claim in _claims(dealt)]


def _claims(dealt: Dealt[SourceCriticism]) -> list[str]:
    """Give what each source of the question says, in its own words if they are quoted, in the order of `among`; or nothing."""
    said = {
        testimony.source: lookup_words.QUOTED.format(quote=testimony.quote) if testimony.quote else testimony.claim
        for testimony in dealt.library.facts[dealt.question.fact].testimony
    }
    return [said.get(key, "") for key in dealt.question.among]


def _say_claim(claim: str) -> str:
    return words.SOURCE_CLAIM.format(claim=claim) if claim else words.SOURCE_SILENT
