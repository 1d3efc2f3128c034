"""What is shown to somebody who asks for nothing in particular."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from bot.language.dates import HistoricalDate
from bot.library.catalogue import Library
from bot.lookup.browse import choose_events, choose_fact
from bot.lookup.timespan import Timespan, nearest_event, read_day

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
        ("1956", date(1956, 1, 1), date(1956, 12, 31)),
        ("1956-02", date(1956, 2, 1), date(1956, 2, 29)),
        ("25 February 1956", date(1956, 2, 25), date(1956, 2, 25)),
        ("25.2.1956", date(1956, 2, 25), date(1956, 2, 25)),
        ("Oct 1956", date(1956, 10, 1), date(1956, 10, 31)),
        ("1950s", date(1950, 1, 1), date(1959, 12, 31)),
    ],
)
def test_dates_are_read_as_people_write_them(library: Library, text: str, first: date, last: date) -> None:
    found = read_day(text, library, day_first=True)
    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize("text", ["", "soon", "31 February 1956", "1956 and 1957 and all that", "9" * 5000, "😀"])
def test_what_is_no_date_is_none(library: Library, text: str) -> None:
    assert read_day(text, library, day_first=True) is None


def test_the_nearest_event_is_found_outside_a_span(library: Library) -> None:
    early = Timespan(date(1700, 1, 1), date(1799, 12, 31))
    assert nearest_event(library.facts.values(), early) == library.timeline[0]
    assert Timespan().holds(HistoricalDate.parse("1956"))
