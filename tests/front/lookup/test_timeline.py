"""A student looks at the timeline: picture, text, ranges."""

from __future__ import annotations

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
    events = [fact for fact in room.bot.library.timeline if fact.date and fact.date.first.year <= 1956 <= fact.date.last.year]
    assert all(fact.title in read for fact in events)


async def test_the_file_is_a_png(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "timeline")
    assert shown.response.attachments[0].filename == "timeline.png"


async def test_a_range_without_events_says_so_and_names_the_nearest(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "timeline", **{"from": "1700", "to": "1750"})
    assert shown.ephemeral
    assert "No event" in text_of(shown)
    assert room.bot.library.timeline[0].title in text_of(shown)


async def test_a_range_the_wrong_way_round_and_a_date_that_is_none_are_explained(room: Classroom) -> None:
    assert "Swap the two" in text_of(await room.ana.slash(room.channel, "timeline", **{"from": "1960", "to": "1950"}))
    assert "is not a date" in text_of(await room.ana.slash(room.channel, "timeline", **{"from": "once upon a time"}))


async def test_a_topic_narrows_it_and_an_unknown_one_lists_the_topics(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "timeline", topic="poland and hungary")
    assert "Timeline: Poland and Hungary" in text_of(shown)
    assert "The topics are" in text_of(await room.ana.slash(room.channel, "timeline", topic="dinosaurs"))


async def test_dates_complete_to_years_and_months_that_have_events(room: Classroom) -> None:
    years = await room.ana.autocomplete(room.channel, "timeline", "from", "195")
    assert {"1956", "1953"} <= {choice["value"] for choice in years}
    months = await room.ana.autocomplete(room.channel, "timeline", "to", "1956-0")
    assert "1956-02" in {choice["value"] for choice in months}
