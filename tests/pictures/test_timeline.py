"""A timeline is laid out without a collision, in the order of time, on one phone screen."""

import datetime
from io import BytesIO
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.language.dates import HistoricalDate, Point
from bot.pictures.labels import spread
from bot.pictures.layout import Placed, lay_out
from bot.pictures.paper import TALLEST, WIDTH, Box
from bot.pictures.timeline import MOST, Event, describe, draw_timeline, layout_timeline


def event(date: str, title: str = "Something happens", weight: int = 1, status: str = "established") -> Event:
    return Event(title, HistoricalDate.parse(date), weight, status)


MARCH = datetime.date(1956, 3, 1)


@st.composite
def points(draw: st.DrawFn) -> Point:
    day = draw(st.dates(datetime.date(1900, 1, 1), datetime.date(1999, 12, 31)) | st.dates(MARCH, datetime.date(1956, 4, 20)))
    precision = draw(st.sampled_from((1, 2, 3, 3)))
    return Point(day.year, day.month if precision > 1 else None, day.day if precision > 2 else None, draw(st.booleans()))


@st.composite
def events(draw: st.DrawFn) -> Event:
    start, end = draw(points()), draw(st.none() | points())
    if end is not None and end.last < start.first:
        start, end = end, start
    title = draw(st.text("aeiou MWő Хрущёв-", min_size=1, max_size=100).filter(str.strip))
    status = draw(st.sampled_from(("established", "disputed", "misconception")))
    return Event(title, HistoricalDate(start, end), draw(st.integers(1, 3)), status)


many_events = st.lists(events(), min_size=1, max_size=MOST)


def segments(placed: Placed) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return list(pairwise(placed.leader))


def cross(one: tuple[tuple[float, float], tuple[float, float]], two: tuple[tuple[float, float], tuple[float, float]]) -> bool:
    """Say whether two segments cross in a point inside both."""

    def side(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> int:
        turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
        return 0 if abs(turn) < 1e-3 else 1 if turn > 0 else -1

    return side(*one, two[0]) * side(*one, two[1]) < 0 and side(*two, one[0]) * side(*two, one[1]) < 0


@given(many_events)
@settings(max_examples=40, deadline=None)
def test_nothing_overlaps_and_all_is_on_the_page(events: list[Event]) -> None:
    page = lay_out(events, title="De-Stalinization")
    assert page.height <= TALLEST
    whole = Box(0, 0, WIDTH, page.height)
    assert all(placed.box.inside(whole) and placed.mark.box.inside(whole) for placed in page.placed)
    assert not any(one.box.overlaps(two.box) for one, two in combinations(page.placed, 2))


@given(many_events)
@settings(max_examples=40, deadline=None)
def test_the_page_runs_in_the_order_of_time(events: list[Event]) -> None:
    placed = layout_timeline(events, title="De-Stalinization")
    assert [one.event.span for one in placed] == sorted(event.span for event in events)
    assert all(above.box.bottom <= below.box.top for above, below in pairwise(placed))
    assert all(above.mark.start <= below.mark.start + 1e-6 for above, below in pairwise(placed))


@given(many_events)
@settings(max_examples=40, deadline=None)
def test_leaders_start_at_their_mark_and_never_cross(events: list[Event]) -> None:
    placed = layout_timeline(events, title="De-Stalinization")
    assert all(one.mark.start - 1e-6 <= one.leader[0][1] <= one.mark.end + 1e-6 for one in placed)
    for one, two in combinations(placed, 2):
        assert not any(cross(a, b) for a in segments(one) for b in segments(two))


@given(many_events)
@settings(max_examples=40, deadline=None)
def test_marks_of_different_dates_never_meet(events: list[Event]) -> None:
    marks = {placed.event.date: placed.mark for placed in layout_timeline(events, title="De-Stalinization")}
    assert not any(one.box.overlaps(two.box) for one, two in combinations(marks.values(), 2))


@given(many_events)
@settings(max_examples=40, deadline=None)
def test_one_scale_holds_between_the_breaks_and_every_break_is_told(events: list[Event]) -> None:
    page = lay_out(events, title="De-Stalinization")
    for stretch in page.scale.stretches:
        days = stretch.span.last - stretch.span.first
        assert stretch.bottom - stretch.top == pytest.approx(days * page.scale.per_day)
    assert len(page.gaps) == len(page.scale.stretches) - 1
    assert all(gap.days > 0 and gap.bottom > gap.top for gap in page.gaps)


@given(many_events)
@settings(max_examples=40, deadline=None)
def test_words_at_the_axis_have_room(events: list[Event]) -> None:
    page = lay_out(events, title="De-Stalinization")
    heights = sorted([tick.y for tick in page.ticks] + [(gap.top + gap.bottom) / 2 for gap in page.gaps])
    assert all(below - above >= 34 for above, below in pairwise(heights))


@given(many_events)
@settings(max_examples=50, deadline=None)
def test_the_alt_text_is_short_enough_for_discord(events: list[Event]) -> None:
    text = describe(events)
    assert len(text) <= 1000
    assert text.startswith(f"Timeline of {len(events)} event")


def test_precision_is_drawn() -> None:
    day, month, year, decade = layout_timeline(
        [event("1953-03-05"), event("1955-05"), event("1957"), event("1960~/1970~")], title="Precision"
    )
    lengths = [placed.mark.end - placed.mark.start for placed in (day, month, year, decade)]
    assert lengths[0] == 0
    assert lengths == sorted(lengths)
    assert [placed.mark.approximate for placed in (day, month, year, decade)] == [False, False, False, True]


def test_a_disputed_event_says_so_in_words_and_in_its_mark() -> None:
    (placed,) = layout_timeline([event("1934-12-01", "Kirov is murdered", status="disputed")], title="Kirov")
    assert "(disputed)" in placed.label.lines[0][1].text.replace("\u00a0", " ")
    assert placed.mark.open


def test_events_of_one_day_share_a_mark() -> None:
    one, two = layout_timeline([event("1956-02-25", "A"), event("1956-02-25", "B")], title="A day")
    assert one.mark == two.mark


def test_the_weightiest_titles_are_shortened_last() -> None:
    long = "a title that goes on and on " * 3
    placed = layout_timeline([event(f"{1930 + i}-01-0{i % 9 + 1}", long, 1 + i % 3) for i in range(MOST)], title="Long")
    lines = {weight: [len(one.label.lines) for one in placed if one.event.weight == weight] for weight in (1, 2, 3)}
    assert sum(lines[1]) / len(lines[1]) <= sum(lines[3]) / len(lines[3])


def test_far_apart_events_leave_a_break_that_names_the_gap() -> None:
    crowd = [event(f"1956-{month:02}-10") for month in range(1, 13)]
    page = lay_out([event("1922-12-30"), *crowd, event("1991-12-26")], title="1922 to 1991")
    assert [gap.words for gap in page.gaps][:1] == ["33 years"]
    assert {tick.text for tick in page.ticks if tick.strong} >= {"1922", "1956", "1991"}


def test_a_long_bar_runs_on_through_a_break_beside_the_axis() -> None:
    crowd = [event(f"1956-{month:02}-10") for month in range(1, 13)]
    page = lay_out([event("1922/1991", "The Soviet Union"), *crowd], title="Long bar")
    bar, dot = page.placed[0].mark, page.placed[1].mark
    assert page.gaps
    assert bar.x > dot.x
    assert bar.start < page.gaps[0].top < dot.start < bar.end


def test_the_picture_is_a_small_png_as_wide_as_promised() -> None:
    png = draw_timeline([event(f"1956-{month:02}-10", "Хрущёв and Gerő meet " * 4) for month in range(1, 13)], title="1956")
    image = Image.open(BytesIO(png))
    assert (image.format, image.width) == ("PNG", WIDTH)
    assert len(png) < 400_000


def test_the_same_events_give_the_same_picture_in_any_order() -> None:
    events = [event("1953-03-05", "Stalin dies"), event("1956-02-25", "The Secret Speech"), event("1964-10", "Removal")]
    assert draw_timeline(events, title="T") == draw_timeline(events[::-1], title="T")


@pytest.mark.parametrize("count", [0, MOST + 1])
def test_too_few_or_too_many_events_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match=f"not {count}"):
        draw_timeline([event("1956")] * count, title="T")


def test_the_alt_text_tells_dates_titles_and_doubts() -> None:
    text = describe([event("1956-02-25", "The Secret Speech"), event("1934-12-01", "Kirov is murdered", status="disputed")])
    assert text == (
        "Timeline of 2 events, 1934 to 1956. 1 December 1934: Kirov is murdered (disputed). 25 February 1956: The Secret Speech."
    )


def test_the_alt_text_says_how_many_it_leaves_out() -> None:
    text = describe([event(f"19{10 + i}", "t" * 90) for i in range(MOST)])
    told = text.count(": ")
    assert text.endswith(f" And {MOST - told} more.")


def test_spreading_moves_no_label_that_has_room() -> None:
    assert spread([0, 100, 200], [50, 50, 50], 10, 0, 300) == [0, 100, 200]
    assert spread([100, 100], [50, 50], 10, 0, 300) == [70, 130]
    assert spread([290, 290], [50, 50], 10, 0, 300) == [190, 250]
