"""How one kind of question is shown, wherever people meet it: what each kind fills in; kinds.py has all of them.

Alone, a question may take several presses: what was chosen so far rides in the custom ids as places on the card, which say
nothing about what is right. In a class there is one card for all, answered in one step.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Generic, NamedTuple, TypeAlias, TypeVar

import msgspec
from discord import ui

from ...errors import Refusal
from ...library.catalogue import Library
from ...library.questions import AnyQuestion
from ...marking.judgement import Given
from ...marking.kinds import key_of, options_of, right_choice
from ...study.class_quiz.standings import Mark
from ...study.questions.dealt import Drawn
from ..kit import words as kit_words
from ..kit.card import Control, shorten
from ..kit.custom_ids import Verb
from ..kit.verbs import TypeAnswer
from . import words

if TYPE_CHECKING:
    from ...pictures.charts import Bar

Q = TypeVar("Q", bound=AnyQuestion)
Rows: TypeAlias = list[list[Control]]
ROOM = 180
"""Letters for an answer in a recap."""


class Key(NamedTuple):
    """What the controls of a question asked alone carry: the round, its card, and the position."""

    round: str
    card: int
    position: int


class ClassKey(NamedTuple):
    """What the controls of a question put to a class carry: the quiz, and the position."""

    quiz: str
    position: int


class Dealt(msgspec.Struct, Generic[Q], frozen=True):
    """A question as it lies before one student, or before a class."""

    library: Library
    question: Q
    drawn: Drawn

    def options(self) -> list[str]:
        """Give the options in the order drawn."""
        options = options_of(self.question, self.library)
        return [options[index] for index in self.drawn.shown]


class Chart(NamedTuple):
    """The bars of how a class answered; `people` where a person may stand in several bars."""

    bars: list[Bar]
    people: int | None = None
    lettered: bool = False


class Presenter(ABC, Generic[Q]):
    """How one kind of question is shown; what a card does not have is an old button."""

    says_why: ClassVar[bool] = False
    """Whether the reason of a judgement adds to what the reveal shows anyway."""
    answered_by: ClassVar[frozenset[type[Verb]]] = frozenset()
    """The verbs of the controls by which it is answered alone; any other is of another question."""
    between: ClassVar[str] = "; "
    """What stands between the parts of an answer in a recap."""

    # ---- alone, after the steps taken so far

    def alone_body(self, dealt: Dealt[Q], steps: str) -> str:
        return ""

    def alone_hint(self, dealt: Dealt[Q], steps: str) -> str:
        return ""

    @abstractmethod
    def alone_controls(self, dealt: Dealt[Q], key: Key, steps: str) -> Rows: ...

    def alone_form(self, question: Q, verb: TypeAnswer, *, day_first: bool) -> ui.Modal:
        """Make the form in which an answer is typed."""
        raise Refusal(kit_words.OLD_BUTTON)

    def allows_steps(self, dealt: Dealt[Q], steps: str) -> bool:
        """Say whether a card could have offered these steps of an answer that is given in several."""
        return False

    def read_steps(self, dealt: Dealt[Q], steps: str) -> Given:
        """Translate the steps of an answer that is handed in; raise Refusal where they are no whole answer."""
        raise Refusal(kit_words.OLD_BUTTON)

    @abstractmethod
    def reveal(self, dealt: Dealt[Q], given: Given) -> str:
        """Show what is right beside what was given; nothing is given on a teacher's sheet."""

    def reveal_below(self, dealt: Dealt[Q], given: Given, told: str) -> str:
        """Show that below a verdict, whose reason may have named what is right already."""
        return self.reveal(dealt, given)

    # ---- in a class, where the card says what it says alone unless a kind has it otherwise

    def class_body(self, dealt: Dealt[Q]) -> str:
        return self.alone_body(dealt, "")

    def class_hint(self, dealt: Dealt[Q]) -> str:
        return self.alone_hint(dealt, "")

    @abstractmethod
    def class_controls(self, dealt: Dealt[Q], key: ClassKey) -> Rows: ...

    def read_picked(self, drawn: Drawn, values: Sequence[str]) -> Given:
        """Translate what was pressed or chosen; raise Refusal for what the card does not have."""
        raise Refusal(kit_words.OLD_BUTTON)

    def class_form(self, dealt: Dealt[Q], key: ClassKey) -> ui.Modal:
        raise Refusal(kit_words.OLD_BUTTON)

    def read_typed(self, dealt: Dealt[Q], text: str) -> Given:
        """Translate what was typed into the form; raise Refusal, saying how, for what must be written otherwise."""
        raise Refusal(kit_words.OLD_BUTTON)

    @abstractmethod
    def say_back(self, dealt: Dealt[Q], given: Given) -> str:
        """Say what was answered, as the card has it."""

    def class_key(self, dealt: Dealt[Q]) -> str:
        """Say the key to the whole class."""
        return kit_words.KEY.format(key=key_of(dealt.question, dealt.library))

    # ---- in a recap, in words that need no card beside them

    def brief(self, dealt: Dealt[Q], given: Given) -> str:
        """Say an answer; where it is long, each part keeps its share of the room."""
        try:
            parts = self.parts(dealt, given)
        except IndexError:  # the question was edited after the quiz
            return words.CLASS_RECAP_EDITED
        whole = self.between.join(parts)
        if len(whole) > ROOM:
            whole = self.between.join(shorten(part, ROOM // len(parts) - len(self.between)) for part in parts)
        return whole or "…"

    def brief_key(self, dealt: Dealt[Q]) -> str:
        return self.brief(dealt, Given(right_choice(dealt.question, dealt.library)))

    def parts(self, dealt: Dealt[Q], given: Given) -> list[str]:
        """Give the parts of an answer; raise IndexError for what the question does not offer."""
        options = options_of(dealt.question, dealt.library)
        return [options[index] for index in given.chosen]

    # ---- in a chart

    def chart(self, dealt: Dealt[Q], marks: Sequence[Mark]) -> Chart:
        """Chart how a class answered, by verdict: what students typed is never shown to all."""
        from ...pictures.charts import Bar  # drawing is loaded when it is needed, so that a start does not wait

        right = sum(each.share >= 1 for each in marks)
        partly = sum(0 < each.share < 1 for each in marks)
        named = [("right", right), *([("partly", partly)] if partly else []), ("wrong", len(marks) - right - partly)]
        return Chart([Bar(words.CLASS_BARS[name], count, name == "right") for name, count in named])
