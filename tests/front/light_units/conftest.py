"""The class server of these tests has a teacher's list of questions, and nothing else to teach."""

from __future__ import annotations

import pytest

from bot.library.catalogue import Library
from bot.library.questions import AnyQuestion, Matching, NumberAsked, OneChoice, Pair, TrueFalse, Wrong
from bot.library.unit import Unit, UnitHead, UnitKind
from bot.lookup.index import Index

TEN = OneChoice(
    id="ten", prompt="Who was king of France in 1789?", answer="Louis XVI", seconds=90,
    wrong=tuple(Wrong(text=f"Louis {number}", feedback=f"He was the {number}th.") for number in range(1, 10)),
)  # fmt: skip
NUMBER = NumberAsked(id="number", prompt="How many people lived in France then?", answer=28.0, tolerance=2.0, measure="million")
MATCHING = Matching(
    id="matching", prompt="Who did what?", explanation="See chapter 3.",
    pairs=(
        Pair(left="Necker", right="money"), Pair(left="Sieyès", right="a pamphlet"), Pair(left="Lafayette", right="the guard"),
    ), spare=("a play",),
)  # fmt: skip
TRUE = TrueFalse(id="true", prompt="The Bastille fell in 1789.", answer=True, feedback="It fell on 14 July 1789.")


def light_library(*questions: AnyQuestion) -> Library:
    head = UnitHead(id="week-3", title="Week 3: 1789", kind=UnitKind.QUESTIONS)
    return Library([Unit(head=head, questions=questions)])


@pytest.fixture(scope="session")
def library() -> Library:
    return light_library(TEN, NUMBER, MATCHING, TRUE)


@pytest.fixture(scope="session")
def index(library: Library) -> Index:
    return Index.of(library)
