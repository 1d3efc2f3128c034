"""Charts show how a class answered, and never by colour alone."""

from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.pictures.charts import Bar, Row, describe_bars, describe_results, draw_bars, draw_results, layout_bars, layout_rows
from bot.pictures.paper import TALLEST, WIDTH, Box, lines_width

labels = st.text("abc MWő Хрущёв", min_size=1, max_size=200).filter(str.strip)
many_bars = st.lists(st.builds(Bar, labels, st.integers(0, 500), st.booleans()), min_size=1, max_size=10)
shares = st.floats(0, 1) | st.none()
many_rows = st.lists(st.builds(Row, labels, shares, labels | st.just("")), min_size=1, max_size=10)


@given(many_bars)
@settings(max_examples=50, deadline=None)
def test_bars_lie_apart_and_inside_the_picture(bars: list[Bar]) -> None:
    placed = layout_bars(bars, top=300)
    assert all(one.box.inside(Box(0, 0, WIDTH, TALLEST)) and one.track.inside(one.box) for one in placed)
    assert not any(above.box.overlaps(below.box) for above, below in pairwise(placed))
    assert all(len(one.lines) <= 2 and lines_width(one.lines) <= one.track.right - one.track.left for one in placed)


def test_a_share_is_of_all_answers_or_of_the_people_asked() -> None:
    bars = [Bar("Molotov", 3, False), Bar("Malenkov", 1, True)]
    assert [one.share for one in layout_bars(bars, top=0)] == [0.75, 0.25]
    assert [one.share for one in layout_bars(bars, top=0, people=3)] == [1.0, 1 / 3]


def test_a_question_that_nobody_answered_can_be_drawn() -> None:
    png = draw_bars([Bar("True", 0, True), Bar("False", 0, False)], title="He read it in public.")
    assert Image.open(BytesIO(png)).width == WIDTH


def test_a_right_bar_looks_different_from_a_wrong_one() -> None:
    assert draw_bars([Bar("Yes", 1, True)], title="Q") != draw_bars([Bar("Yes", 1, False)], title="Q")


def test_the_alt_text_of_bars_names_the_right_one() -> None:
    text = describe_bars([Bar("Molotov", 3, False), Bar("Malenkov", 1, True)])
    assert text == "4 answers. A, Molotov: 3 (75%); B, Malenkov: 1 (25%), right."


def test_bars_without_letters_have_none_in_the_picture_nor_in_the_alt_text() -> None:
    bars = [Bar("True", 3, False), Bar("False", 1, True)]
    assert describe_bars(bars, lettered=False) == "4 answers. True: 3 (75%); False: 1 (25%), right."
    (bare, _), (badged, _) = layout_bars(bars, top=0, lettered=False), layout_bars(bars, top=0)
    assert (bare.letter, badged.letter) == ("", "A")
    assert bare.track.left == bare.box.left < badged.track.left
    assert draw_bars(bars, title="Q", lettered=False) != draw_bars(bars, title="Q")


def test_a_row_that_nobody_answered_says_so_and_has_no_bar() -> None:
    rows = [Row("When", 0, "0 of 2"), Row("Why?", None)]
    assert describe_results(rows) == "Share of right answers, 2 questions, hardest first. 0%: When. Nobody answered: Why?"
    drawn, bare = layout_rows(rows, top=0)
    assert [run.text for line in bare.note for run in line] == ["Nobody answered"]
    assert bare.track.top == bare.track.bottom
    assert drawn.track.top < drawn.track.bottom
    assert draw_results(rows[1:], title="Q") != draw_results([Row("Why?", 0, "Nobody answered")], title="Q")


@given(many_bars, many_rows)
@settings(max_examples=50, deadline=None)
def test_alt_texts_are_short_enough_for_discord(bars: list[Bar], rows: list[Row]) -> None:
    assert len(describe_bars(bars)) <= 1000
    assert len(describe_results(rows)) <= 1000


@given(many_rows)
@settings(max_examples=50, deadline=None)
def test_rows_lie_apart_and_inside_the_picture(rows: list[Row]) -> None:
    placed = layout_rows(rows, top=300)
    assert all(one.box.inside(Box(0, 0, WIDTH, TALLEST)) for one in placed)
    assert not any(above.box.overlaps(below.box) for above, below in pairwise(placed))


def test_a_full_chart_of_results_is_a_small_picture_and_keeps_the_order_given() -> None:
    rows = [Row(f"{i}. " + "What happened then, and why? " * 5, i / 10, f"{i} of 10") for i in range(10)]
    png = draw_results(rows, title="Revision")
    assert len(png) < 400_000
    assert Image.open(BytesIO(png)).height <= TALLEST
    assert [one.row for one in layout_rows(rows[::-1], top=0)] == rows[::-1]


def test_the_page_is_told_where_there_are_several() -> None:
    rows = [Row("Why?", 0.5, "1 of 2")]
    first, second, only = (draw_results(rows, title="Q", page=page, pages=pages) for page, pages in ((1, 2), (2, 2), (1, 1)))
    assert len({first, second, only}) == 3


@pytest.mark.parametrize("count", [0, 11])
def test_too_few_or_too_many_bars_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match=f"not {count}"):
        draw_bars([Bar("x", 1, False)] * count, title="Q")


@pytest.mark.parametrize("count", [0, 11])
def test_too_few_or_too_many_rows_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match=f"not {count}"):
        draw_results([Row("x", 0.5)] * count, title="Q")
