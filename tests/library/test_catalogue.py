"""The order of a library's facts in time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.language.dates import HistoricalDate, Point
from bot.library.catalogue import Library

from .. import sample

YEARS = st.integers(-4000, 9999)


@given(st.lists(st.builds(Point, YEARS, st.none() | st.integers(1, 12)), min_size=1, max_size=9))
def test_facts_are_in_order_of_time_over_the_turn_of_the_era(points: list[Point]) -> None:
    unit = sample.make_library().units[0]
    fact = next(fact for fact in unit.facts if fact.date)
    facts = tuple(replace(fact, id=f"f{place}", date=HistoricalDate(point)) for place, point in enumerate(points))
    dates = [fact.date for fact in Library([replace(unit, facts=facts)]).timeline if fact.date]
    assert [(date.first, date.last) for date in dates] == sorted((point.first, point.last) for point in points)
