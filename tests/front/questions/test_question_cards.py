"""The longest question that an author may write still fits a card, in each kind and at each step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.errors import because
from bot.front.kit.card import Card
from bot.front.kit.forms import LONGEST
from bot.front.questions.alone import answer_form, feedback_card, question_card, sheet_card
from bot.front.teaching.reports import report_button
from bot.library.questions import AnyQuestion, DateAsked, Typed
from bot.marking.judgement import Given, Verdict
from bot.marking.kinds import options_of
from bot.marking.reasons import TypedReason
from bot.study.practice import Answer
from bot.study.questions.dealt import Drawn
from tests.front.conftest import Classroom
from tests.front.kit.test_limits import check_card
from tests.front.teaching.long_unit import QUESTIONS, long_library
from tests.front.teaching.unit import begin
from tests.sample import TYPED

KEY = ("r" * 12, 99, 19)
STEPS = {"order": ("", "5", "5432", "54321"), "source": ("", "4")}


def cards_of(question: AnyQuestion) -> Iterator[Card]:
    library = long_library()
    shown = tuple(range(len(options_of(question, library))))
    drawn = Drawn(question.id, shown, tuple(range(5)))
    for steps in STEPS.get(question.id, ("",)):
        yield question_card(library, question, drawn, "Question 20 of 20", KEY, steps=steps)
    given = Given(chosen=shown[::-1], text="*" * LONGEST)
    answer = Answer(0, question.id, given, Verdict.PARTLY, 0.5)
    report = report_button("quiz", *KEY)
    yield feedback_card(
        library, question, drawn, answer, because(TypedReason.ANSWER_IS, answer="r" * 400), "Question 20 of 20", report
    )
    yield sheet_card(library, question)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
async def test_the_longest_question_fits(question: AnyQuestion) -> None:
    for card in cards_of(question):
        check_card(question.id, card)


@pytest.mark.parametrize("question", [question for question in QUESTIONS if isinstance(question, Typed | DateAsked)])
async def test_the_form_of_the_longest_question_fits(question: AnyQuestion) -> None:
    made = answer_form(question, KEY, hint="h" * 200).to_dict()
    assert len(made["title"]) <= 45
    assert len(made["custom_id"]) <= 100
    label = made["components"][1]
    assert len(label["label"]) <= 45
    assert len(label["description"]) <= 100


async def test_forms_are_kept_nowhere(room: Classroom) -> None:
    card = await begin(room, room.ana, TYPED)
    for _ in range(3):
        await room.ana.click(card.response, label="Answer…")
    assert room.bot._connection._view_store._modals == {}
