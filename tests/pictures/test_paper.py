"""Type is legible on every ground, knows the letters of our history, and wraps without loss."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pictures import paper
from bot.pictures.paper import ELLIPSIS, Ink, Run, lines_width, wrap
from bot.pictures.typefaces import FONTS, Face, font

FACE = Face(36)


def luminance(ink: Ink) -> float:
    linear = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in ink]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("ink", [paper.WHITE, paper.SOFT, paper.AMBER, paper.BLUE, paper.GREEN, paper.CORAL])
def test_text_stands_out_from_the_ground(ink: Ink) -> None:
    assert (luminance(ink) + 0.05) / (luminance(paper.BACK) + 0.05) >= 4.5


def test_lines_and_marks_stand_out_from_the_ground() -> None:
    assert (luminance(paper.LINE) + 0.05) / (luminance(paper.BACK) + 0.05) >= 3
    assert (luminance(paper.WHITE) + 0.05) / (luminance(paper.RAISED) + 0.05) >= 4.5


@pytest.mark.parametrize("bold", [False, True])
def test_both_fonts_have_the_letters_of_our_history(bold: bool) -> None:
    missing = font(Face(36, bold)).getmask("\ue000")
    for letter in "KádárGerőBolesławŁódźČeaușescuğХрущёвЇїЄєҐґІіЎў«»„“”‘’–—…€№":
        shape = font(Face(36, bold)).getmask(letter)
        assert (shape.size, bytes(shape)) != (missing.size, bytes(missing)), letter


def test_the_fonts_are_small_and_carry_their_licence() -> None:
    assert "SIL Open Font License" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "Apache License" in (FONTS / "APACHE-2.0.txt").read_text(encoding="utf-8")
    sizes = {file.name: file.stat().st_size for file in FONTS.iterdir() if file.is_file()}
    own = [size for name, size in sizes.items() if name.startswith("NotoSans-")]
    assert sum(own) < 400_000
    assert sum(sizes.values()) < 5_000_000, "most of it is Chinese, Japanese and Korean, and is read where a name needs it"


@given(st.text("abcM ő-", min_size=1, max_size=300), st.integers(60, 900), st.integers(1, 4))
@settings(max_examples=50, deadline=None)
def test_wrapped_text_fits_and_loses_nothing_unless_it_is_cut(text: str, width: int, most: int) -> None:
    lines = wrap([Run(text, FACE)], width, most=most)
    assert len(lines) <= most
    assert lines_width(lines) <= width + 1
    told = "".join(run.text for line in lines for run in line)
    assert told.endswith(ELLIPSIS) or told.replace(" ", "") == "".join(text.split())


def test_lines_are_of_even_length() -> None:
    lines = wrap([Run("Soviet troops crush the rising; Kádár is put in power", FACE)], 700, most=3)
    assert len(lines) == 2
    assert lines_width(lines[1:]) > 0.6 * lines_width(lines[:1])


def test_a_dash_never_begins_a_line() -> None:
    lines = wrap([Run("Восстание — Кадар", FACE)], 200, most=3)
    assert not any(line[0].text.startswith("—") for line in lines)
