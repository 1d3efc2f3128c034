"""The cards of a class quiz keep Discord's limits, for every question of the unit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from bot.front.class_quiz.cards import asking_card, podium_card, recap_card, reveal_card, standings_card
from bot.front.class_quiz.reveal import chart_answers
from bot.front.kit.card import TEXT_LIMIT, Card
from bot.front.questions.kinds import presenter_of
from bot.front.questions.presenter import ClassKey, Dealt
from bot.library.catalogue import Library
from bot.library.questions import AnyQuestion, DateAsked, OneChoice, Order, SeveralChoices, SourceCriticism, TrueFalse, Typed
from bot.marking.judgement import Given, Verdict
from bot.marking.kinds import accused_of, key_of, options_of, right_choice
from bot.study.class_quiz.plan import draw_plan
from bot.study.class_quiz.quiz import AskedQuestion, ClassQuiz, Phase
from bot.study.class_quiz.standings import Mark, Place, TeamPlace
from tests.sample import KINDS

START = datetime(2026, 2, 25, 9, tzinfo=UTC)
PARTS = 40


def make_live(library: Library, questions: list[AnyQuestion]) -> ClassQuiz:
    plan = draw_plan(questions, library, seed=1)
    quiz = ClassQuiz(id="L" * 12, guild=1, channel=2, teacher=3, plan=plan, created=START)
    return quiz.start().open(100, START)


def require_limits(card: Card) -> None:
    assert len(card.text()) <= TEXT_LIMIT
    assert card.total_children_count <= PARTS


def test_every_question_fits_and_its_key_is_not_on_the_card_before_the_reveal(library: Library) -> None:
    for question in library.questions.values():
        quiz = make_live(library, [question])
        require_limits(asking_card(library, quiz, question, 30, START))
        require_limits(reveal_card(library, quiz, 0, question, [], shown="", steered=True))
        assert question.explanation not in asking_card(library, quiz, question, 30, START).text()


def test_what_is_asked_is_the_same_whichever_option_is_right(library: Library) -> None:
    for question in library.questions.values():
        quiz = make_live(library, [question])
        dealt = Dealt(library, question, quiz.plan.drawn[0])
        controls = presenter_of(question).class_controls(dealt, ClassKey(quiz.id, 0))
        ids = [str(getattr(item, "custom_id", "")) for row in controls for item in row]
        assert question.id not in " ".join(ids)


NASTY = "@everyone <@1> **[x](https://example.org)** `y` " * 8


def over(library: Library, questions: list[AnyQuestion]) -> ClassQuiz:
    """Make a class quiz in which all of these were asked and revealed."""
    asked = tuple(AskedQuestion(allowed=20, revealed=True) for _ in questions)
    return replace(make_live(library, questions), phase=Phase.DONE, asked=asked)


def mark(question: AnyQuestion, given: Given, *, at: int = 0, share: float = 0) -> Mark:
    verdict = Verdict.RIGHT if share >= 1 else Verdict.PARTLY if share else Verdict.WRONG
    return Mark(position=at, user=9, question=question.id, given=given, verdict=verdict, share=share, took=1)


def widest(library: Library, question: AnyQuestion) -> Given:
    """Give an answer of any kind that takes as much room as one can."""
    if isinstance(question, (Typed, DateAsked)):
        return Given(text=NASTY)
    if isinstance(question, SourceCriticism):
        return Given((0, len(question.wrong)))
    options = options_of(question, library)
    return Given(tuple(range(len(options))) if isinstance(question, (Order, SeveralChoices)) else (len(options) - 1,))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("answered", [True, False])
def test_the_recap_of_thirty_missed_questions_fits_and_misses_none(
    library: Library, answered: bool, kind: type[AnyQuestion]
) -> None:
    questions = [question for question in library.questions.values() if isinstance(question, kind)]
    questions = sorted(questions, key=lambda question: -len(question.prompt + key_of(question, library)))[:30]
    questions += [question for question in library.questions.values() if question not in questions][: 30 - len(questions)]
    quiz = over(library, questions)
    marks = {at: mark(each, widest(library, each), at=at) for at, each in enumerate(questions)} if answered else {}
    pages: list[str] = []
    for page in range(30):
        card = recap_card(library, quiz, marks, page)
        if card.text() in pages:
            break
        require_limits(card)
        assert "Retry what was missed" in [getattr(item, "label", "") for item in card.walk_children()]
        pages.append(card.text())
    lines = [line for page in pages for line in page.splitlines()]
    numbers = [line.split(". ")[0].split()[1] for line in lines if line.startswith(("❌", "▫️"))]
    assert numbers == [str(number) for number in range(1, 31)]
    assert sum(line.startswith("-# Right: ") for line in lines) == 30
    assert sum(line.startswith("-# You: ") for line in lines) == 30 * answered


@pytest.mark.parametrize(
    ("kind", "given", "you", "right"),
    [
        (OneChoice, Given((1,)), lambda q: q.wrong[0].text, lambda q: q.answer),
        (SeveralChoices, Given((1,)), lambda q: q.answers[1], lambda q: "; ".join(q.answers)),
        (TrueFalse, Given((0,)), lambda q: "True", lambda q: str(q.answer)),
        (Typed, Given(text="Malenkow"), lambda q: "Malenkow", lambda q: q.answers[0]),
        (DateAsked, Given(text="1066"), lambda q: "1066", lambda q: q.answer.words()),
    ],
)
def test_the_recap_shows_what_was_answered_and_what_is_right(
    library: Library, kind: type[AnyQuestion], given: Given, you: Callable[[Any], str], right: Callable[[Any], str]
) -> None:
    question = next(each for each in library.questions.values() if isinstance(each, kind))
    quiz = over(library, [question])
    wrong = recap_card(library, quiz, {0: mark(question, given)}).text()
    assert f"-# You: {you(question)}\n-# Right: {right(question)}\n" in wrong
    partly = recap_card(library, quiz, {0: mark(question, given, share=0.5)}).text()
    assert partly.count(f"🟡 1. {question.prompt[:40]}") == partly.count("-# Right: ") == 1
    well = recap_card(library, quiz, {0: mark(question, given, share=1)}).text()
    assert f"-# You: {you(question)}" in well
    assert "Right: " not in well


def test_the_recap_says_an_order_by_its_events_and_a_source_by_its_title(library: Library) -> None:
    order = next(each for each in library.questions.values() if isinstance(each, Order))
    titles, key = options_of(order, library), right_choice(order, library)
    told = recap_card(library, over(library, [order]), {0: mark(order, Given(key[::-1]))}).text().splitlines()
    (you,) = [line.removeprefix("-# You: ").split(" → ") for line in told if line.startswith("-# You: ")]
    (right,) = [line.removeprefix("-# Right: ").split(" → ") for line in told if line.startswith("-# Right: ")]
    assert you == right[::-1]
    assert all(titles[index].startswith(part.rstrip("…")) for index, part in zip(key, right, strict=True))
    source = next(each for each in library.questions.values() if isinstance(each, SourceCriticism))
    told = recap_card(library, over(library, [source]), {0: mark(source, widest(library, source))}).text().splitlines()
    (you_said,) = [line for line in told if line.startswith("-# You: ")]
    assert accused_of(source, library)[0][:30] in you_said
    assert source.wrong[-1].text[:30] in you_said


def test_a_typed_answer_does_nothing_on_the_recap(library: Library) -> None:
    question = next(each for each in library.questions.values() if isinstance(each, Typed))
    told = recap_card(library, over(library, [question]), {0: mark(question, Given(text=NASTY + "\n# big"))}).text()
    (you,) = [line for line in told.splitlines() if line.startswith("-# You: ")]
    assert "@\u200beveryone" in you
    assert "<\u200b@" in you
    assert "\\*\\*\\[x]" in you
    assert "\n#" not in told.split("You: ")[1].split("Right: ")[0].replace("\n-# ", "")


def test_an_answer_that_an_edited_question_no_longer_offers_is_said_to_be_one(library: Library) -> None:
    for kind in (OneChoice, SourceCriticism):
        question = next(each for each in library.questions.values() if isinstance(each, kind))
        assert "an option that is gone" in recap_card(library, over(library, [question]), {0: mark(question, Given((9,)))}).text()


def test_nobody_gets_a_medal_for_no_points(library: Library) -> None:
    quiz = make_live(library, list(library.questions.values())[:1])
    quiz = replace(quiz, asked=(AskedQuestion(allowed=20, revealed=True),))
    places = [Place(user=user, rank=rank, points=points, right=0, streak=0) for user, rank, points in ((8, 1, 1.0), (9, 2, 0.0))]
    teams = [TeamPlace(team=1, rank=1, members=1, total=1, mean=1), TeamPlace(team=2, rank=2, members=1, total=0, mean=0)]
    for card in (standings_card, podium_card):
        shown = card(quiz, places, teams, {8: "Ana", 9: "Ben"}).text()
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
    quiz = replace(make_live(library, [question]), asked=(AskedQuestion(allowed=20, revealed=True),))
    assert shown in recap_card(library, quiz, {}).text()


@pytest.mark.parametrize("kind", [OneChoice, SeveralChoices, TrueFalse, Typed, Order, SourceCriticism])
async def test_only_options_that_had_letters_have_them_in_the_chart(library: Library, kind: type[AnyQuestion]) -> None:
    question = next(each for each in library.questions.values() if isinstance(each, kind))
    quiz = make_live(library, [question])
    mark = Mark(position=0, user=9, question=question.id, given=Given((0,)), verdict=Verdict.RIGHT, share=1, took=1)
    _, alt = await chart_answers(library, quiz, 0, question, [mark])
    assert (". A, " in alt and "; B, " in alt) == (kind is SeveralChoices)
    assert ("A, " not in alt) == (kind is not SeveralChoices)
