"""Slides are read from the last row: large where there is room, smaller where there is not, and never over the edge."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from string import ascii_uppercase

import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.pictures.paper import Box, lines_height, lines_width
from bot.pictures.slides import (
    EDGE,
    HIGH,
    SIZES,
    WIDE,
    LobbySlide,
    QuestionSlide,
    draw_lobby_slide,
    draw_question_slide,
    layout_slide,
)

PAGE = Box(0, 0, WIDE, HIGH)
texts = st.text("abc MWő Хрущёв", min_size=1, max_size=200).filter(str.strip)
prompts = st.text("abc MWő Хрущёв", min_size=1, max_size=400).filter(str.strip)


def slide(prompt: str, options: tuple[str, ...]) -> QuestionSlide:
    return QuestionSlide("Question 1 of 3", prompt, options, tuple(ascii_uppercase[: len(options)]), len(options) <= 5, "Choose")


@given(prompts, st.lists(texts, max_size=10).map(tuple))
@settings(max_examples=60, deadline=None)
def test_whatever_is_asked_lies_on_the_slide_without_overlap(prompt: str, options: tuple[str, ...]) -> None:
    placed = layout_slide(slide(prompt, options))
    boxes = [
        Box(one.left, one.top, one.left + lines_width(one.lines), one.top + lines_height(one.lines)) for one in placed.options
    ]
    assert all(box.inside(PAGE) for box in boxes)
    assert all(above.bottom <= below.top for above, below in pairwise(boxes))
    assert placed.bottom < HIGH


def test_a_usual_question_is_set_large() -> None:
    placed = layout_slide(slide("Who gave the Secret Speech?", ("Khrushchev", "Malenkov", "Molotov", "Beria")))
    assert placed.prompt[0][0].face.size >= 96
    assert placed.options[0].face.size >= 60
    assert SIZES[-1][1] >= 32  # below that, nobody in the last row reads it


def test_slides_are_16_to_9_and_each_is_drawn_once() -> None:
    drawn = draw_question_slide(slide("Who?", ("He", "She")))
    assert drawn is draw_question_slide(slide("Who?", ("He", "She")))
    lobby = draw_lobby_slide(
        LobbySlide("History 101 " * 9, "Class quiz: Week 3", ("Open Discord", "Press Join"), "1234", "have joined")
    )
    assert {Image.open(BytesIO(png)).size for png in (drawn, lobby)} == {(1600, 900)}


def test_the_code_of_a_lobby_stands_on_the_slide_point_by_point_with_its_margin() -> None:
    link = "https://discord.com/channels/123456789012345678/1234567890123456789"
    slide = LobbySlide("History 101", "Class quiz", ("Scan the code", "Press Join"), "28", "have joined", link)
    rows = [*segno.make_qr(link, error="m").matrix_iter(border=4)]
    point = 400 // len(rows)
    left, top = round(WIDE - EDGE - 190 - point * len(rows) / 2), round(HIGH - EDGE - 200 - point * len(rows) / 2)
    drawn = Image.open(BytesIO(draw_lobby_slide(slide))).convert("L")
    places = [point * at + point // 2 for at in range(len(rows))]
    seen = [[drawn.getpixel((left + x, top + y)) == drawn.getextrema()[0] for x in places] for y in places]
    assert seen == [[bool(dark) for dark in row] for row in rows]  # where the page's own ground is not as dark
