"""Fresh questions from dates of every kind, over the turn of the era: each has one right answer, each order is certain."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.language.calendar import FIRST_YEAR, LAST_YEAR, CalendarDay
from bot.language.dates import HistoricalDate, Point, Side
from bot.library.catalogue import Library
from bot.library.model import Fact
from bot.library.questions import AnyQuestion, OneChoice
from bot.marking.kinds import Given, Verdict, judge, options_of, right_choice
from bot.study.questions.dealt import draw_options
from bot.study.questions.draw import FRESH_KINDS, fresh_questions, rebuild
from bot.study.questions.fresh import facts_of

from ... import sample

FACT = sample.make_library().units[0].facts[0]


@st.composite
def points(draw: st.DrawFn, around: int) -> Point:
    year = around + draw(st.integers(-60, 60))
    about, perhaps = draw(st.sampled_from(((False, False), (False, False), (True, False), (False, True))))
    match draw(st.sampled_from(("year", "year", "month", "day", "season", "decade", "century"))):
        case "decade" | "century" as block:
            length = 10 if block == "decade" else 100
            return Point.block(abs(year) // length, length, negative=year < 0, approximate=about, uncertain=perhaps)
        case "season":
            return Point(year, season=draw(st.integers(1, 4)), approximate=about, uncertain=perhaps)
        case precision:
            month = draw(st.integers(1, 12)) if precision != "year" else None
            return Point(year, month, draw(st.integers(1, 28)) if precision == "day" else None, about, perhaps)


@st.composite
def dates(draw: st.DrawFn, around: int) -> HistoricalDate:
    start = draw(points(around))
    match draw(st.sampled_from(("one", "one", "one", "interval", "open"))):
        case "open":
            return HistoricalDate(start, open_side=draw(st.sampled_from(Side)))
        case "interval":
            end = draw(points(around))
            start, end = sorted((start, end), key=lambda point: (point.first, point.last))
            return HistoricalDate(start, end)
    return HistoricalDate(start)


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    around = draw(st.sampled_from((-3800, -480, 0, 20, 476, 1600, 1950)))
    facts = []
    for number, date in enumerate(draw(st.lists(dates(around), min_size=4, max_size=14))):
        old = HistoricalDate(Point(date.start.year + 1, 1, 3)) if draw(st.integers(0, 9)) == 0 else None
        facts.append(replace(FACT, id=f"f{number}", title=f"Event {'abcdefghijklmn'[number]}", date=date, old_style=old))
    return Library([replace(sample.make_library(()).units[0], facts=tuple(facts), people=(), terms=())])


def extent(fact: Fact) -> tuple[CalendarDay, CalendarDay]:
    """Give the first and the last day that an event may have happened on."""
    date = fact.date
    assert date
    assert not date.approximate
    assert not date.uncertain
    first = CalendarDay(FIRST_YEAR, 1, 1) if date.open_side is Side.BEFORE else date.first
    return first, CalendarDay(LAST_YEAR, 12, 31) if date.open_side is Side.AFTER else date.last


def made_of(library: Library, seed: int, form: str) -> list[tuple[AnyQuestion, list[Fact]]]:
    made = fresh_questions(library, Random(seed), count=3, forms=(form,))
    return [(question, [library.facts[key] for key in facts_of(question.id) if key in library.facts]) for question in made]


@given(libraries(), st.integers(0, 10**6), st.sampled_from(FRESH_KINDS))
def test_every_fresh_question_has_one_right_answer(library: Library, seed: int, form: str) -> None:
    for question, _ in made_of(library, seed, form):
        options = options_of(question, library)
        assert len({*options}) == len(options)
        right = right_choice(question, library)
        verdicts = [judge(question, Given(chosen=(place,)), library).verdict for place in range(len(options))]
        assert judge(question, Given(chosen=right), library).verdict is Verdict.RIGHT
        assert rebuild(library, question.id) == question
        if isinstance(question, OneChoice):
            assert verdicts.count(Verdict.RIGHT) == 1


@given(libraries(), st.integers(0, 10**6), st.sampled_from(("first", "order")))
def test_what_is_put_in_order_is_in_order_for_certain(library: Library, seed: int, form: str) -> None:
    for question, facts in made_of(library, seed, form):
        ordered = [facts[place] for place in right_choice(question, library)] if form == "order" else facts
        for (_, last), (first, _) in combinations(map(extent, ordered), 2):
            assert last < first


@given(libraries(), st.integers(0, 10**6))
def test_the_year_of_an_event_is_asked_among_years_of_its_era(library: Library, seed: int) -> None:
    for question, (fact,) in made_of(library, seed, "year"):
        options = options_of(question, library)
        assert len({text.endswith(" BC") for text in options}) == 1
        assert not {"0", "0 BC", "AD 0"} & {*options}
        first, last = extent(fact)
        assert first.year == last.year
        assert fact.old_style is None or fact.old_style.start.year == first.year
        shown = [options[place] for place in draw_options(question, library, Random(seed))]
        numbers = [int(text.strip("ADBC ")) for text in shown]
        assert numbers == sorted(numbers, reverse=shown[0].endswith("BC"))


@given(libraries(), st.integers(0, 10**6))
def test_what_shares_a_year_does_so_for_certain(library: Library, seed: int) -> None:
    for _, facts in made_of(library, seed, "same"):
        years = [{day.year for day in extent(fact)} for fact in facts]
        assert all(len(each) == 1 for each in years)
        assert years[0] == years[1]
        assert years[0] not in years[2:]


def make(*rows: tuple[str, str]) -> Library:
    facts = tuple(replace(FACT, id=f"f{n}", title=title, date=HistoricalDate.parse(date)) for n, (title, date) in enumerate(rows))
    return Library([replace(sample.make_library(()).units[0], facts=facts, people=(), terms=())])


def test_overlapping_decades_are_never_put_in_order() -> None:
    library = make(("A wall", "012X"), ("A war", "0125"), ("A road", "012X"), ("A bridge", "0129"))
    assert fresh_questions(library, Random(1), count=5, forms=("first", "order")) == [
        question for question, _ in made_of(library, 1, "first") if "f1" in question.id and "f3" in question.id
    ]


@pytest.mark.parametrize(
    ("date", "parts", "answer", "wrong"),
    [
        ("-0043-03-15", "-42:-30:-26", "44 BC", ("43 BC", "31 BC", "27 BC")),
        ("0000", "-1:-2:-3", "1 BC", ("2 BC", "3 BC", "4 BC")),
        ("0079", "64:80:410", "AD 79", ("AD 64", "AD 80", "AD 410")),
        ("0410-08-24", "378:476:455", "410", ("378", "476", "455")),
        ("1956", "1953:1957:1961", "1956", ("1953", "1957", "1961")),
    ],
)
def test_years_are_written_as_people_write_them(date: str, parts: str, answer: str, wrong: tuple[str, ...]) -> None:
    question = rebuild(make(("It happens", date)), f"fresh:year:f0:{parts}")
    assert isinstance(question, OneChoice)
    assert (question.answer, tuple(option.text for option in question.wrong)) == (answer, wrong)


@pytest.mark.parametrize("parts", ["-43:-30:-26", "x:1:2", "--5:1:2", "-99999:1:2", "44:44:45", "", "-5000:1:2"])
def test_an_id_with_the_right_year_among_the_wrong_or_no_years_makes_no_question(parts: str) -> None:
    assert rebuild(make(("It happens", "-0043")), f"fresh:year:f0:{parts}") is None


def test_where_few_events_are_near_other_years_of_a_plausible_distance_stand_in() -> None:
    library = make(("Caesar is murdered", "-0043-03-15"), ("The union falls", "1991"))
    for seed in range(20):
        for question, (fact,) in made_of(library, seed, "year"):
            years = [int(text.removesuffix(" BC")) for text in options_of(question, library)]
            most = 130 if fact.id == "f0" else 10
            assert all(abs(year - years[0]) <= most for year in years)


def test_an_order_reaches_further_the_longer_ago_it_was() -> None:
    antiquity = make(("Sargon", "-2333"), ("Hammurabi", "-1749"), ("Kadesh", "-1273"), ("Olympia", "-0775"))
    modern = make(("Columbus", "1492"), ("Westphalia", "1648"), ("Bastille", "1789"), ("Sarajevo", "1914"))
    assert fresh_questions(antiquity, Random(1), count=2, forms=("first",))
    assert fresh_questions(modern, Random(1), count=2, forms=("first",)) == []
