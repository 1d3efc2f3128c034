"""A student looks at the timeline: picture, text, ranges."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.library.catalogue import Library
from tests import sample
from tests.front.conftest import Classroom, components_of, labels_of, text_of


async def test_the_timeline_is_a_picture_with_alt_text_and_the_same_events_as_text(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "timeline", **{"from": "1956", "to": "1956"})
    picture = next(c for c in components_of(shown)[0]["components"] if c["type"] == 12)["items"][0]
    assert "25 February 1956" in picture["description"]
    if more := [label for label in labels_of(shown) if label.startswith("List all")]:
        await room.ana.click(shown.response, label=more[0])
    read = text_of(shown)
    while "Next" in labels_of(shown):
        await room.ana.click(shown.response, label="Next")
        read += text_of(shown)
    events = [
        fact for fact in room.bot.libraries.host.timeline if fact.date and fact.date.first.year <= 1956 <= fact.date.last.year
    ]
    assert all(fact.title in read for fact in events)


async def test_the_file_is_a_png(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "timeline")
    assert shown.response.attachments[0].filename == "timeline.png"


async def test_a_range_without_events_says_so_and_names_the_nearest(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "timeline", **{"from": "1700", "to": "1750"})
    assert shown.ephemeral
    assert "has nothing between" in text_of(shown)
    assert room.bot.libraries.host.timeline[0].title in text_of(shown)


async def test_a_range_the_wrong_way_round_is_turned_about(room: Classroom) -> None:
    turned = await room.ana.slash(room.channel, "timeline", **{"from": "1961", "to": "1953"})
    assert text_of(turned) == text_of(await room.ana.slash(room.channel, "timeline", **{"from": "1953", "to": "1961"}))


async def test_a_date_that_is_none_is_explained(room: Classroom) -> None:
    assert "as a date" in text_of(await room.ana.slash(room.channel, "timeline", **{"from": "once upon a time"}))


async def test_a_topic_narrows_it_and_an_unknown_one_lists_the_topics(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "timeline", topic="poland and hungary")
    assert "Timeline: Poland and Hungary" in text_of(shown)
    assert "The topics are" in text_of(await room.ana.slash(room.channel, "timeline", topic="dinosaurs"))


async def test_dates_complete_to_years_and_months_that_have_events(room: Classroom) -> None:
    years = await room.ana.autocomplete(room.channel, "timeline", "from", "195")
    assert {"1956", "1953"} <= {choice["value"] for choice in years}
    months = await room.ana.autocomplete(room.channel, "timeline", "to", "1956-0")
    assert "1956-02" in {choice["value"] for choice in months}


async def test_early_years_complete_without_leading_zeros(room: Classroom) -> None:
    room.bot.libraries.renew(sample.make_rome())
    offered = await room.ana.autocomplete(room.channel, "timeline", "from", "47")
    assert offered == [{"name": "476", "value": "0476"}, {"name": "447", "value": "0447"}]
    months = await room.ana.autocomplete(room.channel, "timeline", "from", "476-")
    assert {"name": "September 476", "value": "0476-09"} in months


async def test_the_server_says_how_a_date_in_figures_is_meant(room: Classroom) -> None:
    day_first = await room.ana.slash(room.channel, "timeline", **{"from": "5/3/1901", "to": "5/3/1901"})
    assert "5 March 1901" in text_of(day_first)
    await room.teacher.slash(room.channel, "class settings", dates=0)
    month_first = await room.ana.slash(room.channel, "timeline", **{"from": "5/3/1901", "to": "5/3/1901"})
    assert "3 May 1901" in text_of(month_first)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("476", "31 December 476"), ("about 1700", "31 December 1700"), ("les années 1750", "31 December 1759")),
        *(("25.II.1756", "25 February 1756"), ("25 février 1756", "25 February 1756"), ("1753-56", "31 December 1756")),
    ],
)
async def test_a_date_is_read_in_any_usual_notation(room: Classroom, written: str, meant: str) -> None:
    shown = await room.ana.slash(room.channel, "timeline", to=written)
    assert f"and {meant}" in text_of(shown)


async def test_two_figures_are_a_year_of_the_unit(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "timeline", **{"from": "56", "to": "'56"})
    assert "Khrushchev delivers the Secret Speech" in text_of(shown)


async def test_old_style_comes_first_where_the_author_says_so_and_either_day_leads_to_it(room: Classroom) -> None:
    unit = sample.make_library().units[0]
    facts = tuple(replace(fact, old_style_first=fact.old_style is not None) for fact in unit.facts)
    room.bot.libraries.renew(Library([replace(unit, facts=facts)]))
    for day in ("25 October 1917", "7 November 1917", "25 October 1917 Old Style"):
        shown = await room.ana.slash(room.channel, "timeline", **{"from": day, "to": day})
        assert "**25 October 1917, Old Style** · The Bolsheviks seize power" in text_of(shown)
