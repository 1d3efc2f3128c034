"""Question cards, shared by every quiz: how each kind is asked, and what is shown when it was answered.

A quiz has a family of verbs. Its controls mean `<family>-pick`, `-type`, `-order`, `-arrange`, `-hand-in`, `-accuse`
and `-tell`, and carry the quiz's own key; what a student has chosen so far rides behind it as places on the card, which
say nothing about what is right.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

import discord
from discord import ui

from ...errors import Why
from ...language.shares import percent
from ...library.catalogue import Library
from ...library.questions import AnyQuestion, DateAsked, OneChoice, Order, SeveralChoices, SourceCriticism, TrueFalse, Typed
from ...marking.judgement import Given, Verdict
from ...marking.kinds import key_of, options_of, right_choice
from ...study.practice import Answer
from ...study.questions.dealt import Drawn
from ..kit import words as kit_words
from ..kit.card import Card, Control, Tone, heading, quote, shorten, small
from ..kit.controls import button, menu
from ..kit.forms import form
from ..kit.reasons import say
from ..lookup.cards import cite_shortly, sources_line
from . import words

Key = tuple[object, ...]
"""What a control must carry: in the solo quiz the round, its card, and the position."""
_TONES = {Verdict.RIGHT: Tone.RIGHT, Verdict.PARTLY: Tone.PARTLY, Verdict.WRONG: Tone.WRONG, Verdict.NEAR_MISS: Tone.CAUTION}
_PRIMARY = discord.ButtonStyle.primary


@dataclass(frozen=True, slots=True)
class Asking:
    """One question as one student sees it, and where the answer goes."""

    library: Library
    question: Any
    """Each kind knows its own record; the registry below pairs the two."""
    drawn: Drawn
    key: Key = ()
    family: str = "quiz"
    steps: str = ""
    """What was chosen so far, one figure for each place on the card."""

    def options(self) -> list[str]:
        options = options_of(self.question, self.library)
        return [options[index] for index in self.drawn.shown]

    def press(
        self, label: str, verb: str, *more: object, style: discord.ButtonStyle = _PRIMARY, emoji: str | None = None
    ) -> Control:
        return button(label, f"{self.family}-{verb}", *self.key, *more, style=style, emoji=emoji)


def question_card(
    library: Library,
    question: AnyQuestion,
    drawn: Drawn,
    title: str,
    key: Key,
    *,
    family: str = "quiz",
    steps: str = "",
    note: str = "",
) -> Card:
    """Ask a question: what there is to choose from, and the controls to answer with; `note` is said in small print."""
    asking = Asking(library, question, drawn, key, family, steps)
    asked = ASKED[type(question)]
    return Card(
        small(f"{title} · {kit_words.DIFFICULTIES[question.difficulty]}"),
        heading(question.prompt),
        asked.body(asking),
        small(" ".join(part for part in (asked.hint(asking), note) if part)),
        tone=Tone.QUIZ,
        controls=asked.controls(asking),
    )


def answer_form(question: AnyQuestion, key: Key, *, family: str = "quiz", hint: str = "") -> ui.Modal:
    """Make the form in which an answer to a typed question is given."""
    label, placeholder = words.TYPED_LABEL, words.TYPED_PLACEHOLDER
    if isinstance(question, DateAsked):
        label, placeholder = words.DATE_LABELS[question.precision], words.DATE_PLACEHOLDERS[question.precision]
    return form(
        words.ANSWER_TITLE, f"{family}-type", *key, lead=heading(question.prompt), label=label, hint=hint, placeholder=placeholder
    )


def feedback_card(
    library: Library,
    question: AnyQuestion,
    drawn: Drawn,
    answer: Answer,
    reason: Why | None,
    title: str,
    onward: Control,
    *,
    extra: Sequence[Control] = (),
    verdict: str = "",
) -> Card:
    """Show what an answer was worth, the key, the explanation and its sources; `verdict` takes the place of the usual word."""
    asked = ASKED[type(question)]
    told = say(reason) if answer.verdict is Verdict.PARTLY or asked.says_why else ""
    fact = library.facts[question.fact]
    return Card(
        small(title),
        heading(question.prompt),
        asked.reveal(Asking(library, question, drawn), answer.given),
        "\n".join(part for part in (f"{verdict or _verdict(answer)} {told}".strip(), question.explanation) if part),
        sources_line(library.support(fact)),
        tone=_TONES[answer.verdict],
        controls=[[onward, button("Fact", "show", "fact", fact.id, emoji="📖"), *extra]],
    )


def sheet_card(library: Library, question: AnyQuestion) -> Card:
    """Show a teacher the whole question: what there is to choose from, the key, the explanation and its sources."""
    count = len(options_of(question, library))
    accused = range(len(question.among)) if isinstance(question, SourceCriticism) else ()
    drawn = Drawn(question.id, tuple(range(count)), tuple(accused))
    fact = library.facts[question.fact]
    return Card(
        heading(question.prompt, small(kit_words.DIFFICULTIES[question.difficulty])),
        ASKED[type(question)].reveal(Asking(library, question, drawn), Given()),
        question.explanation,
        sources_line(library.support(fact)),
        tone=Tone.KNOWLEDGE,
        controls=[[button("Fact", "show", "fact", fact.id, emoji="📖")]],
    )


def _verdict(answer: Answer) -> str:
    match answer.verdict:
        case Verdict.RIGHT:
            return words.RIGHT
        case Verdict.PARTLY:
            return words.PARTLY.format(percent=percent(answer.share))
        case Verdict.NEAR_MISS:
            return words.NEAR_MISS
        case _:
            return words.WRONG


def _lettered(texts: Sequence[str]) -> str:
    return "\n".join(f"**{ascii_uppercase[place]}** · {text}" for place, text in enumerate(texts))


def _marked(place: int, text: str, right: bool, chosen: bool) -> str:
    """Mark an option by more than colour: a tick, a cross, and bold for what was chosen."""
    sign = "✅" if right else "❌" if chosen else "▫️"
    own = words.YOUR_ANSWER if chosen else ""
    body = f"**{text}**" if right or chosen else text
    return f"{sign} {ascii_uppercase[place]} · {body}{own}"


class AskedKind(ABC):
    """How one kind of question is asked and revealed."""

    says_why = False
    """Whether the reason of a judgement adds to what the reveal shows anyway."""

    def hint(self, asking: Asking) -> str:
        return ""

    def body(self, asking: Asking) -> str:
        return ""

    @abstractmethod
    def controls(self, asking: Asking) -> list[list[Control]]: ...

    @abstractmethod
    def reveal(self, asking: Asking, given: Given) -> str: ...


class _Letters(AskedKind):
    """One press answers: a button for each option, lettered."""

    def hint(self, asking: Asking) -> str:
        return words.CHOOSE_ONE

    def body(self, asking: Asking) -> str:
        return _lettered(asking.options())

    def controls(self, asking: Asking) -> list[list[Control]]:
        return _letter_buttons(asking, "pick", len(asking.drawn.shown))

    def reveal(self, asking: Asking, given: Given) -> str:
        right = right_choice(asking.question, asking.library)
        return _marked_options(asking, right, given.chosen)


def _letter_buttons(asking: Asking, verb: str, count: int, *before: object) -> list[list[Control]]:
    buttons = [asking.press(ascii_uppercase[place], verb, *before, place) for place in range(count)]
    return [buttons[:5], buttons[5:]]


def _marked_options(asking: Asking, right: Sequence[int], chosen: Sequence[int]) -> str:
    pairs = zip(asking.drawn.shown, asking.options(), strict=True)
    return "\n".join(_marked(place, text, index in right, index in chosen) for place, (index, text) in enumerate(pairs))


class _TrueOrFalse(_Letters):
    """Two buttons that say what they mean."""

    def hint(self, asking: Asking) -> str:
        return ""

    def body(self, asking: Asking) -> str:
        return ""

    def controls(self, asking: Asking) -> list[list[Control]]:
        return [[asking.press(text, "pick", place) for place, text in enumerate(asking.options())]]


class _Several(_Letters):
    """A menu in which all right options are ticked at once."""

    def hint(self, asking: Asking) -> str:
        return words.CHOOSE_SEVERAL

    def controls(self, asking: Asking) -> list[list[Control]]:
        choices = [_choice(place, text) for place, text in enumerate(asking.options())]
        return [[menu(words.SEVERAL_MENU, f"{asking.family}-pick", *asking.key, options=choices, most=len(choices))]]


def _choice(place: int, text: str) -> discord.SelectOption:
    return discord.SelectOption(label=shorten(f"{ascii_uppercase[place]} · {text}", 100), value=str(place))


class _TypedAnswer(AskedKind):
    """A button opens the form; nothing is typed in the open."""

    says_why = True

    def hint(self, asking: Asking) -> str:
        return words.TYPED_HINT

    def controls(self, asking: Asking) -> list[list[Control]]:
        return [[asking.press(words.ANSWER_BUTTON, "type", emoji="✍️")]]

    def reveal(self, asking: Asking, given: Given) -> str:
        key = kit_words.KEY.format(key=key_of(asking.question, asking.library))
        return "\n".join([words.YOU_WROTE.format(text=quote(given.text, 200)), key]) if given.text else key


class _DateAnswer(_TypedAnswer):
    """The same, saying how exactly the date is asked."""

    def hint(self, asking: Asking) -> str:
        return words.DATE_HINTS[asking.question.precision]


class _Arrangement(AskedKind):
    """A menu asks for one place at a time; the arrangement so far rides in the custom ids."""

    says_why = True

    def hint(self, asking: Asking) -> str:
        return words.ORDER_HINT

    def body(self, asking: Asking) -> str:
        options = asking.options()
        if not asking.steps:
            return _lettered(options)
        rows = [f"{rank}. {ascii_uppercase[place]} · {options[place]}" for rank, place in enumerate(self._placed(asking), 1)]
        return "\n".join([_lettered(options), "", words.ORDER_SO_FAR, *rows])

    def controls(self, asking: Asking) -> list[list[Control]]:
        rest = self._rest(asking)
        undo = [asking.press(words.ORDER_UNDO, "arrange", asking.steps[:-1], style=discord.ButtonStyle.secondary, emoji="↩️")]
        if len(rest) <= 1:
            return [[asking.press(words.ORDER_DONE, "hand-in", asking.steps, emoji="📨"), *undo]]
        options = asking.options()
        choices = [_choice(place, options[place]) for place in rest]
        said = words.ORDER_NEXT if asking.steps else words.ORDER_FIRST
        chooser = menu(said, f"{asking.family}-order", *asking.key, asking.steps, options=choices)
        return [[chooser], undo if asking.steps else []]

    def _rest(self, asking: Asking) -> list[int]:
        return [place for place in range(len(asking.drawn.shown)) if str(place) not in asking.steps]

    def _placed(self, asking: Asking) -> list[int]:
        """Give the places in the order chosen, with the last one where it alone is left."""
        rest = self._rest(asking)
        return [*map(int, asking.steps), *(rest if len(rest) == 1 else [])]

    def reveal(self, asking: Asking, given: Given) -> str:
        question: Order = asking.question
        facts = [asking.library.facts[key] for key in question.events]
        lines = []
        for rank, index in enumerate(right_choice(question, asking.library), 1):
            own = given.chosen.index(index) + 1 if index in given.chosen else rank
            date = facts[index].date
            when = f" · {date.words()}" if date else ""
            lines.append(f"{rank}. **{facts[index].title}**{when}" + (words.ORDER_OWN.format(place=own) if own != rank else ""))
        return "\n".join(lines)


class _Criticism(AskedKind):
    """Two steps: which source errs, then how one can tell; the first choice rides in the custom ids of the second."""

    def hint(self, asking: Asking) -> str:
        return words.SOURCE_HINT if not asking.steps else ""

    def body(self, asking: Asking) -> str:
        if not asking.steps:
            return _lettered([name + claim for name, claim in self._accused(asking)])
        place = int(asking.steps)
        chosen = words.SOURCE_CHOSEN.format(letter=ascii_uppercase[place], title=self._accused(asking)[place][0])
        return "\n".join([small(chosen), words.SOURCE_TELL, _lettered(asking.options())])

    def controls(self, asking: Asking) -> list[list[Control]]:
        if not asking.steps:
            return _letter_buttons(asking, "accuse", len(asking.drawn.accused))
        return _letter_buttons(asking, "tell", len(asking.drawn.shown), asking.steps)

    def reveal(self, asking: Asking, given: Given) -> str:
        accused, tell = right_choice(asking.question, asking.library)
        named, told = given.chosen[:1], given.chosen[1:2]
        names = [name for name, _ in self._accused(asking)]
        errs = [
            _marked(place, names[place], index == accused, index in named) for place, index in enumerate(asking.drawn.accused)
        ]
        return "\n".join([words.SOURCE_ERRS, *errs, words.SOURCE_TOLD, _marked_options(asking, (tell,), told)])

    def _accused(self, asking: Asking) -> list[tuple[str, str]]:
        """Give name and claim of each source, in the order drawn."""
        question: SourceCriticism = asking.question
        fact = asking.library.facts[question.fact]
        claims = {testimony.source: testimony.claim for testimony in fact.testimony}
        keys = [question.among[index] for index in asking.drawn.accused]
        return [
            (
                cite_shortly(asking.library.source(fact, key)),
                words.SOURCE_CLAIM.format(claim=claims[key]) if claims.get(key) else words.SOURCE_SILENT,
            )
            for key in keys
        ]


ASKED: dict[type[AnyQuestion], AskedKind] = {
    OneChoice: _Letters(),
    SeveralChoices: _Several(),
    TrueFalse: _TrueOrFalse(),
    Typed: _TypedAnswer(),
    DateAsked: _DateAnswer(),
    Order: _Arrangement(),
    SourceCriticism: _Criticism(),
}
