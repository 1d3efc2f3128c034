"""What happened when is found in either era, by year, decade, century and season, and by either calendar."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.language.calendar import CalendarDay
from bot.language.dates import HistoricalDate, Point
from bot.library.catalogue import Library
from bot.lookup.index import Index
from bot.lookup.timespan import Chronology, Timespan, read_day
from tests.ancient import ancient_library

from .. import sample


@cache
def index() -> Index:
    return Index.of(ancient_library())


def found_in(index: Index, question: str) -> str:
    """Give the title of what a question finds rather than not; empty for nothing."""
    return next((hit.title for hit in index.find(question, limit=1) if hit.score > 0.5), "")


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("what happened in 44 BC", "Caesar is murdered in the Senate"),
        ("44 bce", "Caesar is murdered in the Senate"),
        ("15 March 44 BC", "Caesar is murdered in the Senate"),
        ("what did Cicero do in 44 BC?", "Cicero holds his first Philippic"),
        ("september 480 BC", "The Greek fleet wins at Salamis"),
        ("who died in 323 BC", "Alexander the Great dies"),
        ("in AD 79", "Vesuvius buries Pompeii"),
        ("79 AD", "Vesuvius buries Pompeii"),
        ("what happened in 476", "The last emperor of the west is deposed"),
        ("12th century bc", "Palaces around the eastern Mediterranean burn"),
        ("what happened in the 120s", "Hadrian's Wall is built across Britain"),
        ("the 480s BC", "Three hundred Spartans fall at Thermopylae"),
        ("spring 430 BC", "The plague breaks out in Athens"),
        ("what happened in the summer of 612 BC", "Nineveh falls to the Babylonians and the Medes"),
        ("between 300 BC and 200 BC", "Hannibal beats the Romans at Cannae"),
        ("before 2500 BC", "Upper and Lower Egypt become one kingdom"),
        ("what happened after AD 450", "The last emperor of the west is deposed"),
        ("3rd century", "One soldier emperor follows on another"),
        ("before 4000 BC", ""),
        ("after AD 500", ""),
        ("from 500 to 600", ""),
        ("44 AD", ""),
        ("1944", ""),
        ("79 BC", ""),
        ("476 BC", ""),
        ("the 1780s", ""),
        ("20th century", ""),
    ],
)
def test_a_date_leads_to_what_happened_then_and_to_nothing_else(question: str, title: str) -> None:
    assert found_in(index(), question) == title


def test_a_century_finds_the_events_of_all_its_years() -> None:
    found = {hit.title for hit in index().find("5th century BC", limit=9) if hit.score > 0.5}
    assert found == {
        *(
            "Athens beats the Persians at Marathon",
            "Three hundred Spartans fall at Thermopylae",
            "The Greek fleet wins at Salamis",
        ),
        *("Athens stages its great tragedies", "The Parthenon is built", "The plague breaks out in Athens"),
        "Athens and Sparta fight the Peloponnesian War",
    }


@given(st.integers(1, 3999), st.sampled_from(("what happened in {}", "{}", "who died in {}?")))
@settings(max_examples=40, deadline=None)
def test_a_year_is_never_taken_for_that_of_the_other_era(year: int, asked: str) -> None:
    fact = sample.make_library().units[0].facts[0]
    facts = [
        replace(
            fact, id=name, title=f"The death of {name}", statement="Somebody died.", people=(), date=HistoricalDate(Point(when))
        )
        for name, when in (("before", 1 - year), ("after", year))
    ]
    both = Library([replace(sample.make_library(()).units[0], facts=tuple(facts), people=(), terms=())])
    for era, name in (("{} BC", "before"), ("AD {}", "after"), ("{} BCE", "before"), ("{} CE", "after")):
        assert found_in(Index.of(both), asked.format(era.format(year))) == f"The death of {name}"
    one = Library([replace(both.units[0], facts=(facts[0],))])
    assert not found_in(Index.of(one), asked.format(f"AD {year}"))


@pytest.mark.parametrize(
    "question",
    ["25 October 1917", "7 November 1917", "7.11.1917", "October 25th, 1917", "25 October 1917, Old Style", "25.10.1917 (O.S.)"],
)
def test_a_day_is_found_by_either_calendar(question: str) -> None:
    assert found_in(Index.of(sample.make_library()), question) == "The Bolsheviks seize power"


@pytest.mark.parametrize("day", [(1917, 10, 25), (1917, 11, 7)])
def test_a_timeline_of_one_day_holds_what_happened_on_it_by_either_calendar(day: tuple[int, int, int]) -> None:
    times = Chronology.of(sample.make_library())
    assert [fact.id for fact in times.within(Timespan(CalendarDay(*day), CalendarDay(*day)))] == ["october"]
    assert times.within(Timespan(CalendarDay(1917, 10, 26), CalendarDay(1917, 11, 6))) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        *(("44 BC", "44 BC"), ("-44", "44 BC"), ("44 bce", "44 BC"), ("BC 44", "44 BC"), ("-0043", "44 BC")),
        *(("AD 79", "AD 79"), ("79", "AD 79"), ("5th century BC", "5th century BC"), ("Ve siècle av. J.-C.", "5th century BC")),
        *(("1780s", "1780s"), ("spring 1848", "spring 1848"), ("480-479 BC", "480 to 479 BC"), ("since 1953", "since 1953")),
        *(("25 October 1917 Old Style", "25 October 1917"), ("7 November 1917 (N.S.)", "7 November 1917")),
        *(("0", ""), ("year 0", ""), ("4002 BC", ""), ("10000", ""), (" " * 4000 + "os", ""), ("44 BC or 43 BC", "")),
    ],
)
def test_the_ends_of_a_timeline_are_read_as_people_write_them(text: str, words: str) -> None:
    date = read_day(text, ancient_library(), day_first=True)
    assert (date.words() if date else "") == words


def test_the_timeline_is_in_order_over_the_turn_of_the_era() -> None:
    times = Chronology.of(ancient_library())
    years = [fact.date.first for fact in times.facts if fact.date]
    assert years == sorted(years)
    assert (years[0].year, years[-1].year) == (-2999, 476)
    turn = times.within(Timespan(CalendarDay(-42, 1, 1), CalendarDay(9, 12, 31)))
    assert [fact.title for fact in turn] == [
        *("Octavian wins at Actium", "Emperors rule at Rome", "Octavian is named Augustus"),
        "Three legions are lost in the Teutoburg Forest",
    ]


def test_a_library_without_dates_has_an_empty_timeline() -> None:
    assert Chronology.of(Library([])).within(Timespan(CalendarDay(-43, 1, 1))) == []
