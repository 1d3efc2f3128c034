"""Standings and podium: told by figure and shape as well as colour, in any script, with words for who cannot see them."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from bot.pictures.paper import WIDTH
from bot.pictures.podium import Honoured, describe_podium, draw_podium
from bot.pictures.standings import Ranked, describe_standings, draw_standings
from bot.pictures.typefaces import Face, legible, measure, spans


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png))


UP = Ranked("Ana", 1, "2350", 0.8, "+850", 2, "3 in a row · Team 2")
DOWN = Ranked("Ben", 2, "1500", 0.5, "", -1)
STILL = Ranked("Chidi", 2, "1500", 0.5)


def test_movement_is_told_in_words_and_shown_by_shape() -> None:
    assert describe_standings([UP, DOWN, STILL]) == (
        "1. Ana: 2350 points (+850 now), up 2, 3 in a row · Team 2. 2. Ben: 1500 points, down 1. 2. Chidi: 1500 points."
    )
    grey = [opened(draw_standings([row], title="T", line="l")).convert("L") for row in (UP, DOWN, STILL)]
    assert len({image.crop((120, 150, 230, image.height)).tobytes() for image in grey}) == 3
    assert grey[0].width == WIDTH


@pytest.mark.parametrize("count", [0, 11])
def test_standings_hold_one_to_ten(count: int) -> None:
    with pytest.raises(ValueError, match="1 to 10 rows"):
        draw_standings([STILL] * count, title="T", line="l")


def test_a_podium_is_told_third_to_first_and_ties_together() -> None:
    honoured = [Honoured("Ana", 1, "900", "4 in a row"), Honoured("Ben", 2, "800"), Honoured("Chidi", 2, "800")]
    assert describe_podium(honoured) == "Second: Ben, Chidi, 800 points. First: Ana (4 in a row), 900 points."
    many = [Honoured(f"P{number}", 1, "5") for number in range(9)]
    assert describe_podium(many) == "First: P0, P1, P2 and 6 more, 5 points."
    assert opened(draw_podium(many, title="T", line="l")).width == WIDTH
    assert draw_podium(honoured, title="T", line="l") == draw_podium(honoured, title="T", line="l")


def test_nobody_and_a_fourth_place_have_no_podium() -> None:
    for honoured in ([], [Honoured("Ana", 4, "1")]):
        with pytest.raises(ValueError, match="places 1 to 3"):
            draw_podium(honoured, title="T", line="l")


@pytest.mark.parametrize(
    "name",
    [
        "Zoë Ångström",
        "Хрущёв",
        "Ελένη",
        "習近平",
        "たなか",
        "김민준",
        "علي",
        "ענת",
        "नमस्ते",
        "রহিম",
        "தமிழ்",
        "สมชาย",
        "Արամ",
        "გიორგი",
        "አበበ",
    ],
)
def test_names_of_any_script_are_drawn(name: str) -> None:
    assert legible(name) == name
    assert measure(name, Face(40, bold=True)) > 20


def test_what_no_face_has_is_left_out_and_ornament_is_plain() -> None:
    assert legible("🔥 𝓐𝓵𝓮𝔁 🔥") == "Alex"
    assert legible("🔥👍🏽") == ""
    assert [span.text for span in spans("Ana 習", Face(40))] == ["Ana ", "習"]


def test_a_long_name_stays_on_the_page() -> None:
    image: Image.Image = opened(draw_podium([Honoured("W" * 32, 1, "900"), Honoured("習" * 32, 2, "8")], title="T", line="l"))
    assert image.height < 1200
