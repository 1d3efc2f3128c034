"""A timeline is laid out without a collision, in the order of time, on one phone screen."""

from io import BytesIO
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.language.dates import HistoricalDate, Point, Side
from bot.pictures.labels import spread
from bot.pictures.layout import TAIL, Placed, Timeline, lay_out
from bot.pictures.paper import TALLEST, WIDTH, Box
from bot.pictures.timeline import MOST, Event, describe, draw_timeline, layout_timeline, tell_times
from bot.pictures.timescale import Scale, Stretch, scale_ticks


def event(date: str, title: str = "Something happens", weight: int = 1, status: str = "established") -> Event:
    return Event(title, HistoricalDate.parse(date), weight, status)


AGES = ((-3000, 500), (-50, 30), (1900, 1999), (1956, 1956))


@st.composite
def points(draw: st.DrawFn, age: tuple[int, int]) -> Point:
    year, about = draw(st.integers(*age)), draw(st.booleans())
    match draw(st.sampled_from(("year", "month", "day", "day", "season", "block"))):
        case "block":
            length = draw(st.sampled_from((10, 100)))
            return Point.block(abs(year) // length, length, negative=year < 0, approximate=about)
        case "season":
            return Point(year, season=draw(st.integers(1, 4)), approximate=about)
        case precision:
            month = draw(st.integers(1, 12)) if precision != "year" else None
            return Point(year, month, draw(st.integers(1, 28)) if precision == "day" else None, about)


@st.composite
def dates(draw: st.DrawFn, age: tuple[int, int]) -> HistoricalDate:
    start, end = draw(points(age)), draw(st.none() | points(age))
    if end is None:
        return HistoricalDate(start, open_side=draw(st.none() | st.none() | st.sampled_from(Side)))
    return HistoricalDate(end, start) if end.last < start.first else HistoricalDate(start, end)


@st.composite
def events(draw: st.DrawFn, age: tuple[int, int]) -> Event:
    title = draw(st.text("aeiou MWő Хрущёв-", min_size=1, max_size=100).filter(str.strip))
    status = draw(st.sampled_from(("established", "disputed", "misconception")))
    return Event(title, draw(dates(age)), draw(st.integers(1, 3)), status)


many_events = st.sampled_from(AGES).flatmap(lambda age: st.lists(events(age), min_size=1, max_size=MOST))


def segments(placed: Placed) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return list(pairwise(placed.leader))


def cross(one: tuple[tuple[float, float], tuple[float, float]], two: tuple[tuple[float, float], tuple[float, float]]) -> bool:
    """Say whether two segments cross in a point inside both."""

    def side(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> int:
        turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
        return 0 if abs(turn) < 1e-3 else 1 if turn > 0 else -1

    return side(*one, two[0]) * side(*one, two[1]) < 0 and side(*two, one[0]) * side(*two, one[1]) < 0


def require_order(page: Timeline, events: list[Event]) -> None:
    """Fail where the page does not run in the order of time."""
    assert [one.event.span for one in page.placed] == sorted(event.span for event in events)
    assert all(above.box.bottom <= below.box.top for above, below in pairwise(page.placed))
    assert all(above.mark.start <= below.mark.start + 1e-6 for above, below in pairwise(page.placed))


def require_room(page: Timeline) -> None:
    """Fail where something overlaps, or is not on the page."""
    assert page.height <= TALLEST
    whole = Box(0, 0, WIDTH, page.height)
    assert all(placed.box.inside(whole) and placed.mark.box.inside(whole) for placed in page.placed)
    assert not any(one.box.overlaps(two.box) for one, two in combinations(page.placed, 2))


def require_leaders_apart(page: Timeline) -> None:
    """Fail where a leader does not start at its mark, or two cross."""
    assert all(one.mark.start - 1e-6 <= one.leader[0][1] <= one.mark.end + 1e-6 for one in page.placed)
    for one, two in combinations(page.placed, 2):
        assert not any(cross(a, b) for a in segments(one) for b in segments(two))


def require_marks_apart(page: Timeline) -> None:
    """Fail where marks of different dates meet."""
    marks = {placed.event.date: placed.mark for placed in page.placed}
    assert not any(one.box.overlaps(two.box) for one, two in combinations(marks.values(), 2))


def require_one_scale(page: Timeline) -> None:
    """Fail where another scale holds between two breaks, or a break is not told."""
    for stretch in page.scale.stretches:
        days = stretch.span.last - stretch.span.first
        assert stretch.bottom - stretch.top == pytest.approx(days * page.scale.per_day)
    assert len(page.gaps) == len(page.scale.stretches) - 1
    assert all(gap.days > 0 and gap.bottom > gap.top for gap in page.gaps)


def require_room_at_the_axis(page: Timeline) -> None:
    """Fail where words at the axis are too near."""
    heights = sorted([tick.y for tick in page.ticks] + [(gap.top + gap.bottom) / 2 for gap in page.gaps])
    assert all(below - above >= 34 for above, below in pairwise(heights))


@given(many_events)
def test_a_page_is_in_order_with_room_for_all_and_one_scale(events: list[Event]) -> None:
    page = lay_out(events, title="De-Stalinization")
    require_room(page)
    require_order(page, events)
    require_leaders_apart(page)
    require_marks_apart(page)
    require_one_scale(page)
    require_room_at_the_axis(page)


@given(many_events)
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


def test_a_year_is_no_reign_where_the_page_is_of_millennia() -> None:
    year, *_, reign = layout_timeline([event("-2999"), event("-0775"), event("-0030/0014")], title="Antiquity")
    assert year.mark.end - year.mark.start < (reign.mark.end - reign.mark.start) / 5


def test_a_decade_a_century_and_a_war_are_drawn_as_long_as_they_were() -> None:
    century, decade, war = layout_timeline([event("-04XX"), event("-044X"), event("-0430/-0403")], title="Athens")
    lengths = [placed.mark.end - placed.mark.start for placed in (century, decade, war)]
    assert lengths[0] == pytest.approx(10 * lengths[1], rel=0.02)
    assert lengths[2] == pytest.approx(2.8 * lengths[1], rel=0.02)


def test_what_is_open_to_a_side_leads_on_beside_other_marks() -> None:
    until, since, later = layout_timeline([event("../-0508"), event("0418/.."), event("0419")], title="Kings")
    assert (until.mark.leads, since.mark.leads) == (Side.BEFORE, Side.AFTER)
    assert until.mark.box.top <= until.mark.start - TAIL
    assert since.mark.box.bottom >= since.mark.end + TAIL
    assert since.mark.x != later.mark.x


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ("-0752/0476", "753 BC, 700 BC, 600 BC, 500 BC, 400 BC, 300 BC, 200 BC, 100 BC, AD 1, AD 100, AD 200, AD 300, AD 400"),
        ("-0004/0006-01", "5 BC, 4 BC, 3 BC, 2 BC, 1 BC, AD 1, AD 2, AD 3, AD 4, AD 5, AD 6"),
        ("-0023/0019", "24 BC, 20 BC, 15 BC, 10 BC, 5 BC, AD 1, AD 5, AD 10, AD 15"),
        ("-2999/1956", "3000 BC, 2500 BC, 2000 BC, 1500 BC, 1000 BC, 500 BC, AD 1, AD 500, 1000, 1500"),
        ("-3999/9999", "4000 BC, 3000 BC, 2000 BC, 1000 BC, AD 1, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000"),
        ("0079/0410", "AD 79, 100, 120, 140, 160, 180, 200, 220, 240, 260, 280, 300, 320, 340, 360, 380, 400"),
        ("1863-07-01/1863-07-03", "1 Jul, 2 Jul, 3 Jul"),
        ("-0043-03-15", "44 BC"),
    ],
)
def test_the_axis_names_round_years_of_both_eras_and_no_year_0(dates: str, words: str) -> None:
    span = event(dates).span
    height = 1_400.0 if span.first < span.last else 0.0
    scale = Scale((Stretch(span, 0.0, height),), height / max(1, span.last - span.first))
    assert ", ".join(tick.text for tick in scale_ticks(scale)) == words


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (("-0752", "0476"), "753 BC to AD 476"),
        (("-0479", "-0043"), "480 to 44 BC"),
        (("-2999~", "1956"), "3000 BC to 1956"),
        (("0009", "0014"), "AD 9 to 14"),
        (("-04XX", "-0398"), "500 to 399 BC"),
        (("1863-07-01", "1863-07-03"), "1 to 3 July 1863"),
        (("1863-07-01", "1863-07-31"), "July 1863"),
        (("1956-02-25", "1956-06-04"), "February to June 1956"),
        (("1956-01-03", "1956-12-31"), "1956"),
        (("-0043-03-15",), "15 March 44 BC"),
    ],
)
def test_a_timeline_says_from_when_to_when_it_reaches(dates: tuple[str, ...], words: str) -> None:
    assert tell_times([event(date) for date in dates]) == words


def test_the_twelve_events_of_a_year_stay_apart_among_millennia() -> None:
    year = [event(f"-0043-{month:02}-15", f"Month {month}") for month in range(1, 13)]
    placed = layout_timeline([event("-2999~"), *year, event("0476")], title="Antiquity")
    assert len({one.mark for one in placed}) == 14
    assert all(one.mark.width >= 12 for one in placed[1:-1])


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
