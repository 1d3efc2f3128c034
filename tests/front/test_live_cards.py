"""The cards of a class quiz keep Discord's limits, for every question of the unit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.front.live_asking import way_of
from bot.front.live_cards import asking_card, podium_card, recap_card, reveal_card, standings_card
from bot.front.live_marking import chart_answers
from bot.front.look import TEXT_LIMIT, Card
from bot.library.catalogue import Library
from bot.library.model import AnyQuestion, OneChoice, Order, SeveralChoices, SourceCriticism, TrueFalse, Typed
from bot.study.judgement import Given, Verdict
from bot.study.live import Asked, Live, Phase, draw_plan
from bot.study.standings import Mark, Place, TeamPlace

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


def test_nobody_gets_a_medal_for_no_points(library: Library) -> None:
    live = make_live(library, list(library.questions.values())[:1])
    live = replace(live, asked=(Asked(allowed=20, revealed=True),))
    places = [Place(user=user, rank=rank, points=points, right=0, streak=0) for user, rank, points in ((8, 1, 1.0), (9, 2, 0.0))]
    teams = [TeamPlace(team=1, rank=1, members=1, total=1, mean=1), TeamPlace(team=2, rank=2, members=1, total=0, mean=0)]
    for card in (standings_card, podium_card):
        shown = card(live, places, teams, {8: "Ana", 9: "Ben"}).text()
        assert "🥇 Ana · **1**" in shown
        assert "**2.** Ben · **0**" in shown
        assert "🥇 **Team 1**" in shown
        assert "**2.** **Team 2**" in shown
        assert "🥈" not in shown


@pytest.mark.parametrize(("title", "shown"), [("Why?", "- **Why?** "), ("At last!", "- **At last!** "), ("So", "- **So**: ")])
def test_no_colon_follows_a_title_that_ends_a_sentence(
    library: Library, monkeypatch: pytest.MonkeyPatch, title: str, shown: str
) -> None:
    question = next(iter(library.questions.values()))
    monkeypatch.setitem(library.facts, question.fact, replace(library.facts[question.fact], title=title))
    live = replace(make_live(library, [question]), asked=(Asked(allowed=20, revealed=True),))
    assert shown in recap_card(library, live, {}).text()


@pytest.mark.parametrize("kind", [OneChoice, SeveralChoices, TrueFalse, Typed, Order, SourceCriticism])
async def test_only_options_that_had_letters_have_them_in_the_chart(library: Library, kind: type[AnyQuestion]) -> None:
    question = next(each for each in library.questions.values() if isinstance(each, kind))
    live = make_live(library, [question])
    mark = Mark(position=0, user=9, question=question.id, given=Given((0,)), verdict=Verdict.RIGHT, share=1, took=1)
    _, alt = await chart_answers(library, live, 0, question, [mark])
    assert (". A, " in alt and "; B, " in alt) == (kind in (OneChoice, SeveralChoices))
    assert ("A, " not in alt) == (kind not in (OneChoice, SeveralChoices))
