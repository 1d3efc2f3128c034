"""The longest question that an author may write still fits a card, in each kind and at each step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from discord import ui

from bot.errors import Refusal, because
from bot.front.kit.card import Card
from bot.front.kit.controls import LONGEST
from bot.front.kit.forms import form
from bot.front.kit.verbs import AskedIn, TypeAnswer
from bot.front.questions.cards import feedback_card, question_card, sheet_card
from bot.front.questions.kinds import presenter_of
from bot.front.questions.presenter import Key
from bot.front.teaching.reports import report_button
from bot.library.questions import AnyQuestion
from bot.marking.judgement import Given, Verdict
from bot.marking.kinds import options_of
from bot.marking.near_miss import is_typed
from bot.marking.reasons import TypedReason
from bot.study.practice import Answer
from bot.study.questions.dealt import Drawn
from tests.front.conftest import Classroom
from tests.front.kit.test_limits import check_card
from tests.front.teaching.long_unit import QUESTIONS, long_library
from tests.front.teaching.unit import begin
from tests.sample import TYPED

KEY = Key("r" * 12, 99, 19)
STEPS = {"order": ("", "5", "5432", "54321"), "source": ("", "4"), "matching": ("", "e", "edcba98765")}


def cards_of(question: AnyQuestion) -> Iterator[Card]:
    library = long_library()
    shown = tuple(range(len(options_of(question, library))))
    drawn = Drawn(question.id, shown, tuple(range(5)))
    for steps in STEPS.get(question.id, ("",)):
        yield question_card(library, question, drawn, "Question 20 of 20", KEY, steps=steps)
    given = Given(chosen=shown[::-1], text="*" * LONGEST)
    answer = Answer(0, question.id, given, Verdict.PARTLY, 0.5)
    report = report_button(AskedIn.PRACTICE, KEY.round, KEY.position)
    why = because(TypedReason.ANSWER_IS, answer="r" * 400)
    yield feedback_card(library, question, drawn, answer, why, "Question 20 of 20", report)
    yield sheet_card(library, question)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
async def test_the_longest_question_fits(question: AnyQuestion) -> None:
    for card in cards_of(question):
        check_card(question.id, card)


def check_form(made: ui.Modal) -> None:
    """Fail where Discord would refuse a form."""
    sent = made.to_dict()
    assert len(sent["title"]) <= 45
    assert len(sent["custom_id"]) <= 100
    label = sent["components"][1]
    assert len(label["label"]) <= 45
    assert len(label.get("description", "")) <= 100


@pytest.mark.parametrize("question", [question for question in QUESTIONS if is_typed(question)], ids=lambda each: each.id)
@pytest.mark.parametrize("day_first", [True, False])
async def test_the_form_of_the_longest_question_fits(question: AnyQuestion, day_first: bool) -> None:
    check_form(presenter_of(question).alone_form(question, TypeAnswer(*KEY), day_first=day_first))


async def test_a_form_cuts_what_is_too_long() -> None:
    check_form(form("t" * 200, TypeAnswer(*KEY), label="l" * 200, hint="h" * 200, lead="p"))


@pytest.mark.parametrize("question", [question for question in QUESTIONS if not is_typed(question)], ids=lambda each: each.id)
def test_what_is_not_typed_has_no_form_alone(question: AnyQuestion) -> None:
    with pytest.raises(Refusal):
        presenter_of(question).alone_form(question, TypeAnswer(*KEY), day_first=True)


async def test_forms_are_kept_nowhere(room: Classroom) -> None:
    card = await begin(room, room.ana, TYPED)
    for _ in range(3):
        await room.ana.click(card.response, label="Answer…")
    assert room.bot._connection._view_store._modals == {}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.id)
def test_a_press_in_class_that_names_nothing_is_an_old_button(question: AnyQuestion) -> None:
    drawn = Drawn(question.id, tuple(range(len(options_of(question, long_library())))), tuple(range(5)))
    with pytest.raises(Refusal, match="from an older Gobbet"):
        presenter_of(question).read_picked(drawn, [])
