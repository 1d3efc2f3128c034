"""Standings and podium are pictures with words for who cannot see them, and cards of text where none can be drawn."""

from __future__ import annotations

from typing import Any

import pytest

from bot.front.class_quiz.boards import pictures
from bot.front.class_quiz.running_quizzes import quizzes_of

from ..conftest import Classroom, components_of, text_of
from .playing import begin, newest, play_out, press, quiz_of, wait


def alt_of(message: Any) -> str:
    """Give the alt text of the picture on a card; empty where it has none."""
    (card,) = components_of(message)
    return "".join(item["description"] for part in card["components"] for item in part.get("items", ()))


async def to_standings(room: Classroom) -> None:
    await wait(room, 32)
    await room.teacher.click(newest(room), label="Next")


async def test_standings_show_names_points_and_who_has_moved(room: Classroom) -> None:
    await begin(room, scoring="accuracy", teams="2")
    await press(room, [room.ana], right=True)
    await press(room, [room.ben], right=False)
    await to_standings(room)
    assert alt_of(newest(room)) == "1. ana: 1 point (+1 now), Team 1. 2. ben: 0 points, Team 2."
    await room.teacher.click(newest(room), label="Next")
    await press(room, [room.ben], right=True)
    await to_standings(room)
    assert alt_of(newest(room)) == "1. ana: 1 point, Team 1. 1. ben: 1 point (+1 now), up 1, Team 2."
    assert f"-# 🥇 <@{room.ben.id}> · **1**" in text_of(newest(room))


async def test_names_are_looked_up_after_a_restart_and_none_is_stored(room: Classroom) -> None:
    await begin(room)
    await press(room, [room.ana], right=True)
    await room.restart()
    names = (await quizzes_of(room.bot).find((await quiz_of(room)).id)).names
    assert names._names == {}
    await to_standings(room)
    assert alt_of(newest(room)).startswith("1. ana: ")


async def test_the_podium_is_told_third_to_first(room: Classroom) -> None:
    await begin(room, scoring="accuracy")
    await press(room, [room.ben], right=False)
    await press(room, [room.ana], right=True)
    await play_out(room)
    assert alt_of(newest(room)) == "First: ana, 1 point."
    assert "### The podium" in text_of(newest(room))


async def test_where_nobody_won_points_that_is_said_plainly(room: Classroom) -> None:
    await begin(room)
    await press(room, [room.ana, room.ben], right=False)
    await play_out(room)
    assert "Nobody has won points this time." in text_of(newest(room))
    assert alt_of(newest(room)) == ""
    assert "🥇" not in text_of(newest(room))


async def test_without_a_picture_the_card_says_it_all(room: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("no font")

    monkeypatch.setattr(pictures, "_draw_standings", fail)
    await begin(room, scoring="accuracy")
    await press(room, [room.ana], right=True)
    await to_standings(room)
    assert alt_of(newest(room)) == ""
    assert f"\n🥇 <@{room.ana.id}> · **1**" in text_of(newest(room))
