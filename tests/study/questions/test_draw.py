"""Drawing rounds, and making fresh questions from dated facts."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.language.dates import HistoricalDate
from bot.library.catalogue import Library
from bot.library.questions import AnyQuestion, OneChoice, Order, TrueFalse
from bot.marking.kinds import Given, Verdict, judge, key_of, options_of, right_choice
from bot.study.questions.draw import FRESH_KINDS, draw_round, fresh_questions, rebuild

from ... import sample

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def _many(count: int = 60) -> tuple[AnyQuestion, ...]:
    facts = ["stalin-dies", "beria-arrested", "speech-delivered", "poznan-strike", "congress-22", "lenin-dies"]
    return tuple(
        TrueFalse(id=f"q{n}", prompt="So?", fact=facts[n % 6], explanation="So.", difficulty=1 + n // 6 % 3, answer=True)
        for n in range(count)
    )


LIBRARY = sample.make_library(_many())


def draw(library: Library = LIBRARY, seed: int = 1, **changes: object) -> list[AnyQuestion]:
    asked: dict[str, object] = {"count": 10, "seen": {}, "missed": (), "now": NOW} | changes
    return draw_round(library, Random(seed), **asked)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(FRESH_KINDS))
def test_fresh_questions_are_never_ambiguous(seed: int, form: str) -> None:
    for question in fresh_questions(LIBRARY, Random(seed), count=3, forms=(form,)):
        parts = [LIBRARY.facts[part] for part in question.id.split(":")[2:] if part in LIBRARY.facts]
        dates = [fact.date for fact in parts if fact.date]
        assert not any(date.approximate for date in dates)
        if form in ("first", "order"):
            assert not any(a.overlaps(b) for n, a in enumerate(dates) for b in dates[n + 1 :])
        if form == "same":
            assert [date.first.year == dates[0].first.year for date in dates] == [True, True, False, False, False]
        options = options_of(question, LIBRARY)
        assert len(set(options)) == len(options)
        assert judge(question, Given(chosen=right_choice(question, LIBRARY)), LIBRARY).verdict is Verdict.RIGHT


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6))
def test_a_seed_gives_the_same_and_an_id_rebuilds_it(seed: int) -> None:
    made = fresh_questions(LIBRARY, Random(seed), count=8)
    assert made == fresh_questions(sample.make_library(_many()), Random(seed), count=8)
    assert [rebuild(LIBRARY, question.id) for question in made] == made


TWO_AGES = "1789-07-14 1789-08-26 1792-08-10 1793-01-21 1799-11-09 1953-03-05 1953-06-26 1955 1956 1957"


@pytest.mark.parametrize("form", ["first", "order", "same"])
def test_the_events_of_a_question_are_of_one_period(form: str) -> None:
    unit = sample.make_library(()).units[0]
    dates = [HistoricalDate.parse(text) for text in TWO_AGES.split()]
    facts = tuple(replace(fact, date=date) for fact, date in zip(unit.facts, dates, strict=False))
    library, centuries = Library([replace(unit, facts=facts)]), set()
    for seed in range(30):
        for question in fresh_questions(library, Random(seed), count=2, forms=(form,)):
            events = [library.facts[key].date for key in question.id.split(":")[2:]]
            (century,) = {date.first.year // 100 for date in events if date}
            centuries.add(century)
    assert centuries == {17, 19}


def test_fresh_questions_are_of_every_form() -> None:
    made = fresh_questions(LIBRARY, Random(7), count=8)
    assert Counter(question.id.split(":")[1] for question in made) == dict.fromkeys(FRESH_KINDS, 2)
    assert {type(question) for question in made} == {OneChoice, Order}


def test_fresh_questions_keep_to_a_topic() -> None:
    made = fresh_questions(LIBRARY, Random(7), count=6, topic="struggle")
    assert made
    subjects = [LIBRARY.facts[part].topics for question in made for part in question.id.split(":")[2:] if part in LIBRARY.facts]
    assert ("struggle",) in subjects


@pytest.mark.parametrize(
    ("title", "prompt"),
    [
        ("Stalin dies", "Stalin dies. {asked}"),
        ("Who follows Stalin?", "Who follows Stalin? {asked}"),
        ('The poet is sentenced for "parasitism"', 'The poet is sentenced for "parasitism". {asked}'),
        ("The first show trial: Zinoviev", "The first show trial: Zinoviev. {asked}"),
    ],
)
def test_a_prompt_tells_the_event_first_whatever_its_title_is(title: str, prompt: str) -> None:
    library = sample.make_library()
    library.facts["stalin-dies"] = replace(library.facts["stalin-dies"], title=title)
    year = rebuild(library, "fresh:year:stalin-dies:1951:1954:1956")
    same = rebuild(library, "fresh:same:stalin-dies:beria-arrested:malenkov-resigns:lenin-dies:nagy-executed")
    assert year is not None
    assert year.prompt == prompt.format(asked="In what year was that?")
    assert same is not None
    assert same.prompt == prompt.format(asked="What else happened in the same year?")


def test_an_explanation_tells_the_dates_in_the_order_of_time() -> None:
    same = rebuild(LIBRARY, "fresh:same:stalin-dies:beria-arrested:malenkov-resigns:lenin-dies:congress-20")
    assert same is not None
    assert same.explanation.splitlines() == [
        "- **21 January 1924** · Lenin dies",
        "- **5 March 1953** · Stalin dies",
        "- **26 June 1953** · Beria is arrested",
        "- **8 February 1955** · Malenkov resigns as premier",
        "- **14 to 25 February 1956** · The 20th Congress meets",
    ]
    year = rebuild(LIBRARY, "fresh:year:stalin-dies:1951:1954:1956")
    assert year is not None
    assert year.explanation == "**5 March 1953** · Stalin dies"


def test_an_order_needs_no_explanation_as_its_key_has_the_dates() -> None:
    order = rebuild(LIBRARY, "fresh:order:congress-22:stalin-dies:famine")
    assert order is not None
    assert order.explanation == ""
    assert "(5 March 1953)" in key_of(order, LIBRARY)


@pytest.mark.parametrize("form", FRESH_KINDS)
def test_an_event_whose_title_names_a_year_is_not_drawn_but_rebuilt(form: str) -> None:
    facts = [
        replace(fact, title=f"{fact.title} (1956)") if number % 4 == 1 else fact
        for number, fact in enumerate(sample.make_library().facts.values())
    ]
    unit = replace(sample.make_library().units[0], facts=tuple(facts))
    library = Library([unit])
    made = [question for seed in range(20) for question in fresh_questions(library, Random(seed), count=2, forms=(form,))]
    told = [text for question in made for text in (question.prompt, *options_of(question, library))]
    assert told
    assert not any("(1956)" in text for text in told)
    assert rebuild(library, "fresh:first:kirov-murdered:war-ends:beria-arrested") is not None


def test_no_dated_facts_no_questions() -> None:
    assert fresh_questions(Library([]), Random(1), count=5) == []
    assert draw(Library([])) == []


@pytest.mark.parametrize(
    "key",
    ["", "q1", "fresh", "fresh:", "fresh:first", "fresh:first:", "fresh:first:nobody:nothing:none", "fresh:year:stalin-dies",
     "fresh:year:stalin-dies:1953:1954:1955", "fresh:year:stalin-dies:x:y:z", "fresh:same:stalin-dies", "fresh:nothing:a:b",
     "fresh:order:congress-20:speech-delivered:stalin-dies", "fresh:first:speech-delivered:stalin-dies:lenin-dies",
     "fresh:order:" + ":".join(["stalin-dies"] * 4), "fresh:first:" + "x" * 10_000],
)  # fmt: skip
def test_an_id_that_makes_no_fair_question_gives_none(key: str) -> None:
    assert rebuild(LIBRARY, key) is None


def test_a_round_balances_topics_and_difficulty() -> None:
    drawn = draw(count=15)
    assert len({question.id for question in drawn}) == 15
    topics = Counter(LIBRARY.topics_of(question)[0] for question in drawn)
    assert max(topics.values()) - min(topics.values()) <= 3
    assert set(Counter(question.difficulty for question in drawn).values()) == {5}


def test_a_round_is_deterministic_for_a_seed() -> None:
    assert draw(seed=3) == draw(seed=3)
    assert draw(seed=3) != draw(seed=4)


def test_what_was_seen_lately_is_avoided() -> None:
    seen = {f"q{n}": NOW - timedelta(hours=n) for n in range(45)}
    assert all(question.id not in seen for question in draw(seen=seen))


def test_what_was_seen_longest_ago_comes_before_what_was_seen_lately() -> None:
    seen = {f"q{n}": NOW - timedelta(days=30 if n < 10 else 1) for n in range(60)}
    assert {question.id for question in draw(seen=seen)} == {f"q{n}" for n in range(10)}


def test_what_was_missed_comes_back_even_if_seen_lately() -> None:
    seen = {f"q{n}": NOW - timedelta(hours=1) for n in range(30)}
    drawn = {question.id for question in draw(seen=seen, missed={"q3", "q4"})}
    assert {"q3", "q4"} <= drawn
    assert len(drawn) == 10


def test_what_was_missed_fills_no_more_than_half() -> None:
    missed = {f"q{n}" for n in range(30)}
    assert sum(question.id in missed for question in draw(missed=missed)) == 5


def test_fewer_than_asked_gives_all_there_are() -> None:
    assert len(draw(count=200)) == 60
    assert len(draw(count=200, difficulty=2, topic="speech")) == len(
        [q for q in _many() if q.difficulty == 2 and q.fact == "speech-delivered"]
    )
    assert draw(count=5, kinds=(Order,)) == []
    assert draw(count=0) == []


def test_questions_switched_off_stay_off() -> None:
    off = {f"q{n}" for n in range(59)}
    assert [question.id for question in draw(off=off)] == ["q59"]
