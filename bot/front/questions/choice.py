"""Questions that are answered by choosing among options: one, several, or whether a statement is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import ClassVar

from ...errors import Refusal
from ...library.questions import OneChoice, SeveralChoices, TrueFalse
from ...marking.judgement import Given
from ...marking.kinds import options_of, right_choice
from ...study.class_quiz.standings import Mark
from ...study.questions.dealt import Drawn, chosen_of
from ..kit import words as kit_words
from ..kit.controls import menu
from ..kit.custom_ids import Verb, read_value
from ..kit.verbs import PickInClass, PickOption, Place
from . import words
from .options import fit_on_buttons, list_options, mark_options, menu_option, option_buttons, say_letter
from .presenter import Chart, ClassKey, Dealt, Key, Presenter, Q, Rows


class ChoicePresenter(Presenter[Q]):
    """What these kinds share: the same card alone and in a class, and a chart with a bar for each option."""

    answered_by = frozenset({PickOption})
    most: ClassVar[int] = 1
    """How many options may be chosen."""

    def lettered(self, dealt: Dealt[Q]) -> bool:
        """Say whether the options have letters, on the card and in the chart; what stands on its own button needs none."""
        return not fit_on_buttons(dealt.options())

    def controls(self, dealt: Dealt[Q], pick: Callable[[int | None], Verb]) -> Rows:
        """Make the controls, where `pick` gives what the button of a place means, and the menu without one."""
        return option_buttons(dealt.options(), pick)

    def alone_body(self, dealt: Dealt[Q], steps: str) -> str:
        return list_options(dealt.options()) if self.lettered(dealt) else ""

    def alone_hint(self, dealt: Dealt[Q], steps: str) -> str:
        return words.CHOOSE_ONE if self.lettered(dealt) else ""

    def alone_controls(self, dealt: Dealt[Q], key: Key, steps: str) -> Rows:
        return self.controls(dealt, lambda place: PickOption(*key, place))

    def reveal(self, dealt: Dealt[Q], given: Given) -> str:
        return mark_options(dealt, right_choice(dealt.question, dealt.library), given.chosen, lettered=self.lettered(dealt))

    def class_controls(self, dealt: Dealt[Q], key: ClassKey) -> Rows:
        return self.controls(dealt, lambda place: PickInClass(*key, place))

    def read_picked(self, drawn: Drawn, values: Sequence[str]) -> Given:
        if not 1 <= len(values) <= self.most:  # no card has such a control
            raise Refusal(kit_words.OLD_BUTTON)
        return chosen_of(drawn, read_value(values, tuple[Place, ...]))

    def say_back(self, dealt: Dealt[Q], given: Given) -> str:
        options, shown = options_of(dealt.question, dealt.library), dealt.drawn.shown
        lettered = self.lettered(dealt)
        return "; ".join((say_letter(shown.index(index)) if lettered else "") + options[index] for index in given.chosen)

    def class_key(self, dealt: Dealt[Q]) -> str:
        """Say the key as the card has it; the chart has the other options."""
        right = sorted(right_choice(dealt.question, dealt.library), key=dealt.drawn.shown.index)
        return kit_words.KEY.format(key=self.say_back(dealt, Given(tuple(right))))

    def chart(self, dealt: Dealt[Q], marks: Sequence[Mark]) -> Chart:
        from ...pictures.charts import Bar  # drawing is loaded when it is needed, so that a start does not wait

        right = right_choice(dealt.question, dealt.library)
        counts = Counter(index for each in marks for index in each.given.chosen)
        pairs = zip(dealt.drawn.shown, dealt.options(), strict=True)
        return Chart([Bar(text, counts[index], index in right) for index, text in pairs], lettered=self.lettered(dealt))


class OneChoicePresenter(ChoicePresenter[OneChoice]):
    """One press answers: a button for each option."""


class SeveralChoicesPresenter(ChoicePresenter[SeveralChoices]):
    """A menu in which all right options are ticked at once, be they one or many."""

    most = 25

    def lettered(self, dealt: Dealt[SeveralChoices]) -> bool:
        return True  # a menu hides its options until it is opened, so that the card lists them

    def controls(self, dealt: Dealt[SeveralChoices], pick: Callable[[int | None], Verb]) -> Rows:
        choices = [menu_option(place, text) for place, text in enumerate(dealt.options())]
        return [[menu(words.SEVERAL_MENU, pick(None), options=choices, most=len(choices))]]

    def alone_hint(self, dealt: Dealt[SeveralChoices], steps: str) -> str:
        return words.CHOOSE_SEVERAL

    def chart(self, dealt: Dealt[SeveralChoices], marks: Sequence[Mark]) -> Chart:
        return super().chart(dealt, marks)._replace(people=len(marks))


class TrueFalsePresenter(ChoicePresenter[TrueFalse]):
    """Two buttons that say what they mean."""
