"""A student looks up what happened before Christ and after, and sees dates as people write them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.front.conftest import Classroom, components_of, labels_of, text_of


def picture_of(shown: Any) -> str:
    """Give the words of the picture of a timeline."""
    words: str = next(part for part in components_of(shown)[0]["components"] if part["type"] == 12)["items"][0]["description"]
    return words


@pytest.mark.parametrize(
    ("topic", "told"),
    [
        ("Caesar is murdered", "**15 March 44 BC**"),
        ("44 BC", "**15 March 44 BC**"),
        ("Great Pyramid", "**26th century BC**"),
        ("Hadrian's Wall", "**120s**"),
        ("Vesuvius", "**AD 79**"),
        ("Emperors rule", "**27 BC to AD 476**"),
        ("gothic kings", "**since 418**"),
        ("summer 612 BC", "**summer 612 BC**"),
        ("Hammurabi", "**about 1754 BC**"),
    ],
)
async def test_a_fact_tells_its_date_as_people_write_it(room: Classroom, topic: str, told: str) -> None:
    assert told in text_of(await room.ana.slash(room.channel, "fact", topic=topic))


@pytest.mark.parametrize(
    ("person", "life"),
    [
        ("caesar", "**100–44 BC**"),
        ("augustus", "**63 BC – AD 14**"),
        ("nero", "**AD 37 – 68**"),
        ("hannibal", "**247 – about 183 BC**"),
        ("constantine", "**about 272 – 337**"),
        ("alexander", "**July 356 BC – 11 June 323 BC**"),
        ("cyrus", "**died December 530 BC**"),
    ],
)
async def test_a_person_lived_from_then_to_then(room: Classroom, person: str, life: str) -> None:
    assert life in text_of(await room.ana.slash(room.channel, "who", person=person))


async def test_a_summary_and_an_answer_lead_to_the_same_days(room: Classroom) -> None:
    assert "from about 3000 BC to AD 476" in text_of(
        await room.ana.slash(room.channel, "summary", topic="overview", length="line")
    )
    asked = text_of(await room.ana.slash(room.channel, "ask", question="what happened in 44 BC?"))
    assert "Caesar is murdered in the Senate" in asked
    assert "Nothing found" in text_of(await room.ana.slash(room.channel, "ask", question="what happened in AD 44?"))


async def test_the_timeline_of_three_thousand_years(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "timeline")
    assert "### Timeline: Ancient history, 3000 BC to AD 476" in text_of(shown)
    assert picture_of(shown).startswith("Timeline of 25 events, 3000 BC to AD 476. about 3000 BC: Upper and Lower Egypt")


@pytest.mark.parametrize(
    ("start", "end", "head"),
    [
        ("44 BC", "44 BC", "February to September 44 BC"),
        ("-44", "-44", "February to September 44 BC"),
        ("5th century BC", "5th century BC", "500 to 401 BC"),
        ("AD 64", "44 BC", "44 BC to AD 476"),
        ("spring 430 BC", "spring 430 BC", "500 to 401 BC"),
    ],
)
async def test_a_timeline_reaches_from_then_to_then(room: Classroom, start: str, end: str, head: str) -> None:
    shown = await room.ana.slash(room.channel, "timeline", **{"from": start, "to": end})
    assert f"### Timeline: Ancient history, {head}" in text_of(shown)


async def test_the_events_are_listed_in_order_on_all_pages_and_after_a_restart(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "timeline", **{"from": "600 BC", "to": "AD 100"})
    await room.ana.click(shown.response, label=next(label for label in labels_of(shown) if label.startswith("List all")))
    read = text_of(shown)
    await room.restart()
    while "Next" in labels_of(shown):
        await room.ana.click(shown.response, label="Next")
        read += text_of(shown)
    told = ["587 to 586 BC", "490 BC", "44 BC", "27 BC to AD 476", "16 January 27 BC", "September AD 9", "AD 79", "AD 80"]
    places = [read.index(f"{date}**") for date in told]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("44 b", {"name": "44 BC", "value": "-0043"}),
        ("-44", {"name": "44 BC", "value": "-0043"}),
        ("5th century bc", {"name": "5th century BC", "value": "-04XX"}),
        ("ad 79", {"name": "AD 79", "value": "0079"}),
        ("spring 430 bc", {"name": "spring 430 BC", "value": "-0429-21"}),
        ("the 480s BC", {"name": "489 to 480 BC", "value": "-0488/-0479"}),
        ("", {"name": "3000 BC", "value": "-2999"}),
    ],
)
async def test_what_is_typed_is_offered_as_it_is_read(room: Classroom, typed: str, first: dict[str, str]) -> None:
    assert (await room.ana.autocomplete(room.channel, "timeline", "from", typed))[0] == first


async def test_figures_alone_offer_the_years_that_begin_so_before_the_year_that_they_may_be(room: Classroom) -> None:
    offered = await room.ana.autocomplete(room.channel, "timeline", "from", "44")
    assert [choice["name"] for choice in offered] == ["447 BC", "44 BC", "AD 44"]


async def test_the_months_of_a_year_are_offered_once_it_is_typed(room: Classroom) -> None:
    offered = await room.ana.autocomplete(room.channel, "timeline", "to", "44 BC")
    assert [choice["name"] for choice in offered] == ["44 BC", "February 44 BC", "March 44 BC", "September 44 BC"]


async def test_a_time_without_events_names_the_nearest(room: Classroom) -> None:
    told = text_of(await room.ana.slash(room.channel, "timeline", **{"from": "2000 BC", "to": "1900 BC"}))
    assert "between 1 January 2000 BC and 31 December 1900 BC" in told
    assert "(about 1754 BC)" in told
