"""A step of a gobbet: what is asked, and the options with their reasons, as one person sees them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from ...errors import Refusal
from ...library.catalogue import Library
from ...library.extracts import Offered
from ...library.questions import OneChoice, SeveralChoices, Wrong
from ...marking.judgement import Given, Judgement
from ...marking.kinds import judge
from ..reasons import AnswerReason

_NOWHERE = Library(())
"""Options that carry their own key are judged without a library."""
MARK = "#"
"""Stands between the id of an extract and a step, in what scores are counted by."""


class StepName(StrEnum):
    """What the steps ask, in their order."""

    AUTHOR = "author"
    AUDIENCE = "audience"
    DATE = "date"
    SAYS = "says"
    PURPOSE = "purpose"
    WORTH = "worth"
    TEST = "test"


PROVENANCE = frozenset((StepName.AUTHOR, StepName.AUDIENCE, StepName.DATE))
"""Steps that ask whose words they are: until they are answered, no card says so."""


class Step(msgspec.Struct, frozen=True):
    """One step as it was drawn: options in their order on the card."""

    name: StepName
    prompt: str
    options: tuple[Offered, ...]
    several: bool = True
    """Whether several options may be chosen, and right."""

    @property
    def right(self) -> frozenset[int]:
        """The places of what is right."""
        return frozenset(place for place, option in enumerate(self.options) if option.right)

    def judge(self, places: Sequence[int]) -> Judgement:
        """Judge what was chosen by its places; raise Refusal for places that the card does not have."""
        if not all(0 <= place < len(self.options) for place in places) or (len(places) > 1 and not self.several):
            raise Refusal(AnswerReason.NOT_ON_CARD)
        canonical = sorted(range(len(self.options)), key=lambda place: not self.options[place].right)
        given = Given(chosen=tuple(sorted(canonical.index(place) for place in places)))
        return judge(self._question(), given, _NOWHERE)

    def _question(self) -> OneChoice | SeveralChoices:
        right = tuple(option.text for option in self.options if option.right)
        wrong = tuple(Wrong(text=option.text) for option in self.options if not option.right)
        if self.several:
            return SeveralChoices(id=self.name.value, prompt=self.prompt, answers=right, wrong=wrong)
        return OneChoice(id=self.name.value, prompt=self.prompt, answer=right[0], wrong=wrong)


def step_id(extract: str, name: StepName) -> str:
    """Give what the answer of a step is stored under: the extract, which names its unit, and the step."""
    return f"{extract}{MARK}{name}"


def extract_of(question: str) -> str:
    """Give the extract that a stored answer is about; empty where it is about a question."""
    return question.partition(MARK)[0] if MARK in question else ""
