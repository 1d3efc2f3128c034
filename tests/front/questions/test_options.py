"""Options stand on their buttons where they fit, in one style; the rest is listed under letters, with the same shapes."""

from __future__ import annotations

import discord
import pytest

from bot.front.kit.verbs import PickOption
from bot.front.questions.options import LABEL, SHAPES, fit_on_buttons, list_options, option_buttons
from tests.front.conftest import Classroom, components_of, labels_of, text_of
from tests.front.teaching.unit import begin, letter_of
from tests.sample import ONE, TRUE


def buttons(*texts: str) -> list[list[discord.ui.Button[discord.ui.LayoutView]]]:
    return option_buttons(texts, lambda place: PickOption("r" * 12, 1, 0, place))  # type: ignore[return-value]  # all are buttons


async def test_what_fits_has_a_row_each_and_is_said_once(room: Classroom) -> None:
    card = await begin(room, room.ana, ONE)
    assert {"Khrushchev", "Beria"} <= {*labels_of(card)}
    assert "Beria" not in text_of(card)
    rows = [part for part in str(components_of(card)).split("'type': 1,") if "quiz-pick" in part]
    assert len(rows) == len(labels_of(card))


async def test_at_the_reveal_each_option_says_in_words_what_it_is(room: Classroom) -> None:
    card = await begin(room, room.ana, ONE)
    await room.ana.click(card.response, label=letter_of(card, "Beria"))
    assert "✅ **Khrushchev** · right" in text_of(card)
    assert "❌ **Beria** · your answer" in text_of(card)


async def test_true_and_false_have_no_letters(room: Classroom) -> None:
    card = await begin(room, room.ana, TRUE)
    assert labels_of(card) == ["True", "False"]
    await room.ana.click(card.response, label="True")
    assert "✅ **True** · right · your answer" in text_of(card)


@pytest.mark.parametrize(("count", "length", "fits"), [(5, LABEL, True), (4, LABEL + 1, False), (6, 3, False)])
def test_longer_and_more_options_keep_letters(count: int, length: int, fits: bool) -> None:
    texts = ["x" * length] * count
    assert fit_on_buttons(texts) is fits
    rows = buttons(*texts)
    assert len(rows[0]) == (1 if fits else min(count, 5))
    assert rows[0][0].label == (texts[0] if fits else "A")


def test_no_colour_speaks_for_an_option() -> None:
    for rows in (buttons("yes", "no"), buttons(*"abcdefg")):
        placed = [button for row in rows for button in row]
        assert {button.style for button in placed} == {discord.ButtonStyle.secondary}
        assert [str(button.emoji) for button in placed] == [*SHAPES[: len(placed)]]
    assert len({*SHAPES}) == 10


def test_a_letter_comes_before_its_shape_where_options_are_listed() -> None:
    assert list_options(["one", "two"]).splitlines() == ["**A** 🔷 · one", "**B** 🟡 · two"]
