"""Question cards, shared by every quiz: how each kind is asked, and what is shown when it was answered."""

from __future__ import annotations

from string import ascii_uppercase

import discord

from ..library.catalogue import Library
from ..library.model import AnyQuestion, OneChoice, SeveralChoices, TrueFalse
from ..study.answers import key_of, options_of, right_choice
from ..study.judgement import Verdict
from ..study.quiz import Answer, Drawn
from . import words
from .controls import button, menu
from .entries import sources_line
from .look import Card, Control, Tone, heading, shorten, small

Key = tuple[str, int, int]
"""What a control must carry: the round, its card, and the position."""

ASKED_ALONE: tuple[type[AnyQuestion], ...] = (OneChoice, SeveralChoices, TrueFalse)
_TONES = {Verdict.RIGHT: Tone.RIGHT, Verdict.PARTLY: Tone.PARTLY, Verdict.WRONG: Tone.WRONG, Verdict.NEAR_MISS: Tone.WRONG}


def question_card(library: Library, question: AnyQuestion, drawn: Drawn, title: str, key: Key) -> Card:
    """Ask a question: the options with their letters, and the controls to answer with."""
    options = options_of(question, library)
    lettered = [f"**{ascii_uppercase[place]}** · {options[index]}" for place, index in enumerate(drawn.shown)]
    asked = _ASKED[type(question)]
    return Card(
        small(f"{title} · {words.DIFFICULTIES[question.difficulty]}"),
        heading(question.prompt),
        "\n".join(lettered) if not isinstance(question, TrueFalse) else "",
        small(asked.hint),
        tone=Tone.QUIZ,
        controls=asked.controls(drawn, [options[index] for index in drawn.shown], key),
    )


def feedback_card(
    library: Library, question: AnyQuestion, drawn: Drawn, answer: Answer, reason: str, title: str, onward: Control
) -> Card:
    """Show what an answer was worth, the key, the explanation and its sources."""
    right = set(right_choice(question, library))
    options = options_of(question, library)
    lines = [
        _marked(place, options[index], index in right, index in answer.given.chosen) for place, index in enumerate(drawn.shown)
    ]
    verdict = _verdict(answer)
    told = reason if answer.verdict is Verdict.PARTLY or not lines else ""
    fact = library.facts[question.fact]
    return Card(
        small(title),
        heading(question.prompt),
        "\n".join(lines) or words.KEY.format(key=key_of(question, library)),
        "\n".join(part for part in (f"{verdict} {told}".strip(), question.explanation) if part),
        sources_line(library.support(fact)),
        tone=_TONES[answer.verdict],
        controls=[[onward, button("Fact", "show", "fact", fact.id, emoji="📖")]],
    )


def _verdict(answer: Answer) -> str:
    match answer.verdict:
        case Verdict.RIGHT:
            return words.RIGHT
        case Verdict.PARTLY:
            return words.PARTLY.format(percent=round(100 * answer.share))
        case _:
            return words.WRONG


def _marked(place: int, text: str, right: bool, chosen: bool) -> str:
    """Mark an option by more than colour: a tick, a cross, and bold for what was chosen."""
    sign = "✅" if right else "❌" if chosen else "▫️"
    own = " · your answer" if chosen else ""
    body = f"**{text}**" if right or chosen else text
    return f"{sign} {ascii_uppercase[place]} · {body}{own}"


class _Letters:
    """One press answers: a button for each option, lettered."""

    hint = words.CHOOSE_ONE

    def controls(self, drawn: Drawn, options: list[str], key: Key) -> list[list[Control]]:
        buttons: list[Control] = [
            button(ascii_uppercase[place], "quiz-pick", *key, place, style=discord.ButtonStyle.primary)
            for place in range(len(drawn.shown))
        ]
        return [buttons[:5], buttons[5:]]


class _TrueOrFalse(_Letters):
    """Two buttons that say what they mean."""

    hint = ""

    def controls(self, drawn: Drawn, options: list[str], key: Key) -> list[list[Control]]:
        return [[button(text, "quiz-pick", *key, place, style=discord.ButtonStyle.primary) for place, text in enumerate(options)]]


class _Several(_Letters):
    """A menu in which all right options are ticked at once."""

    hint = words.CHOOSE_SEVERAL

    def controls(self, drawn: Drawn, options: list[str], key: Key) -> list[list[Control]]:
        choices = [
            discord.SelectOption(label=shorten(f"{ascii_uppercase[place]} · {text}", 100), value=str(place))
            for place, text in enumerate(options)
        ]
        return [[menu(words.SEVERAL_MENU, "quiz-pick", *key, options=choices, most=len(choices))]]


_ASKED: dict[type[AnyQuestion], _Letters] = {OneChoice: _Letters(), SeveralChoices: _Several(), TrueFalse: _TrueOrFalse()}
