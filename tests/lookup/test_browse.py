"""What is shown to somebody who asks for nothing in particular."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.language.calendar import CalendarDay
from bot.language.dates import HistoricalDate
from bot.library.catalogue import Library
from bot.library.model import Fact
from bot.lookup.browse import choose_events, choose_fact
from bot.lookup.timespan import Chronology, Timespan, read_day

from .. import sample

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def test_a_new_fact_comes_before_one_that_was_seen(library: Library) -> None:
    facts = list(library.facts.values())[:5]
    shown = {fact.id: NOW for fact in facts[:4]}
    assert {choose_fact(facts, shown, Random(seed)).id for seed in range(20)} == {facts[4].id}


def test_when_all_were_seen_the_longest_ago_come_first(library: Library) -> None:
    facts = list(library.facts.values())[:6]
    shown = {fact.id: NOW + timedelta(days=number) for number, fact in enumerate(facts)}
    assert {choose_fact(facts, shown, Random(seed)).id for seed in range(50)} == {fact.id for fact in facts[:3]}


def test_the_timeline_keeps_the_weightiest_in_order_of_time(library: Library) -> None:
    events = choose_events(library.timeline, 25)
    assert len(events) == 25
    assert [fact.date for fact in events] == sorted(fact.date for fact in events if fact.date)
    assert all(fact.weight == 3 for fact in events) or {fact.weight for fact in library.timeline if fact not in events} <= {1, 2}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1956", CalendarDay(1956, 1, 1), CalendarDay(1956, 12, 31)),
        ("1956-02", CalendarDay(1956, 2, 1), CalendarDay(1956, 2, 29)),
        ("25 February 1956", CalendarDay(1956, 2, 25), CalendarDay(1956, 2, 25)),
        ("25.2.1956", CalendarDay(1956, 2, 25), CalendarDay(1956, 2, 25)),
        ("Oct 1956", CalendarDay(1956, 10, 1), CalendarDay(1956, 10, 31)),
        ("1950s", CalendarDay(1950, 1, 1), CalendarDay(1959, 12, 31)),
    ],
)
def test_dates_are_read_as_people_write_them(library: Library, text: str, first: CalendarDay, last: CalendarDay) -> None:
    found = read_day(text, library, day_first=True)
    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize("text", ["", "soon", "31 February 1956", "1956 and 1957 and all that", "9" * 5000, "😀"])
def test_what_is_no_date_is_none(library: Library, text: str) -> None:
    assert read_day(text, library, day_first=True) is None


def test_the_nearest_event_is_found_outside_a_span(library: Library) -> None:
    times = Chronology.of(library)
    assert times.nearest(Timespan(CalendarDay(1700, 1, 1), CalendarDay(1799, 12, 31))) == library.timeline[0]
    assert Timespan().holds(HistoricalDate.parse("1956"))


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(0, 9)), max_size=12), st.integers(1, 50), st.integers(0, 20))
def test_a_span_holds_what_reading_all_events_finds(dates: list[tuple[int, int]], first: int, length: int) -> None:
    fact, year = next(iter(sample.make_library().facts.values())), "{:04}/{:04}".format
    facts = [replace(fact, id=f"f{n}", date=HistoricalDate.parse(year(a, a + more))) for n, (a, more) in enumerate(dates)]
    times = Chronology(Library([replace(sample.make_library().units[0], facts=tuple(facts))]).timeline)
    span = Timespan(CalendarDay(first, 1, 1), CalendarDay(first + length, 12, 31))
    assert times.within(span) == [fact for fact in times.facts if fact.date and span.holds(fact.date)]

    def days(fact: Fact) -> int:
        assert fact.date
        assert span.first
        assert span.last
        return max(span.first - fact.date.last, fact.date.first - span.last, 0)

    assert times.nearest(span) == min(times.facts, key=days, default=None)
