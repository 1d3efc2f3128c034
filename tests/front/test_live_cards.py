"""The cards of a class quiz keep Discord's limits, for every question of the unit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.front.live_asking import way_of
from bot.front.live_cards import asking_card, recap_card, reveal_card
from bot.front.look import TEXT_LIMIT, Card
from bot.library.catalogue import Library
from bot.library.model import AnyQuestion
from bot.study.judgement import Given, Verdict
from bot.study.live import Asked, Live, Phase, draw_plan
from bot.study.standings import Mark

START = datetime(2026, 2, 25, 9, tzinfo=UTC)
PARTS = 40


def make_live(library: Library, questions: list[AnyQuestion]) -> Live:
    plan = draw_plan(questions, library, seed=1)
    live = Live(id="L" * 12, guild=1, channel=2, teacher=3, plan=plan, created=START)
    return live.start().open(100, START)


def require_limits(card: Card) -> None:
    assert len(card.text()) <= TEXT_LIMIT
    assert card.total_children_count <= PARTS


def test_every_question_fits_and_its_key_is_not_on_the_card_before_the_reveal(library: Library) -> None:
    for question in library.questions.values():
        live = make_live(library, [question])
        require_limits(asking_card(library, live, question, 30, START))
        require_limits(reveal_card(library, live, 0, question, [], shown="", steered=True))
        assert question.explanation not in asking_card(library, live, question, 30, START).text()


def test_what_is_asked_is_the_same_whichever_option_is_right(library: Library) -> None:
    for question in library.questions.values():
        live = make_live(library, [question])
        controls = way_of(question).controls(library, question, live.plan.drawn[0], (live.id, 0))
        ids = [str(getattr(item, "custom_id", "")) for row in controls for item in row]
        assert question.id not in " ".join(ids)


@pytest.mark.parametrize("answered", [True, False])
def test_the_recap_of_thirty_missed_questions_fits(library: Library, answered: bool) -> None:
    questions = sorted(library.questions.values(), key=lambda question: -len(question.prompt))[:30]
    live = make_live(library, questions)
    asked = tuple(Asked(allowed=20, revealed=True) for _ in questions)
    live = replace(live, phase=Phase.DONE, asked=asked)
    marks = {
        at: Mark(position=at, user=9, question=each.id, given=Given(), verdict=Verdict.WRONG, share=0, took=1)
        for at, each in enumerate(questions)
    }
    require_limits(recap_card(library, live, marks if answered else {}))
