"""The process is killed, stopped and started again: nothing that was acknowledged is lost."""

from __future__ import annotations

import asyncio
import sqlite3

import pytest

from bot.library.catalogue import Library
from bot.library.questions import OneChoice, TrueFalse

from .conftest import House
from .playing import Player, start_quiz

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="session")]


def stored_shares(house: House) -> list[float]:
    """Read what is on disk, as anybody could with SQLite's own tools."""
    with sqlite3.connect(f"file:{house.database}?mode=ro", uri=True) as found:
        rows = found.execute("SELECT share FROM answers ORDER BY answered_at, position").fetchall()
    found.close()
    return [share for (share,) in rows]


async def test_a_quiz_survives_sigkill_on_the_same_card(own_house: House, unit: Library) -> None:
    stand, student = own_house.stand, own_house.stand.students[0]
    player = await start_quiz(own_house, unit, student, questions=5)
    await player.play_on(True, False)
    shown = player.card.text
    stand.kill_bot()
    assert stored_shares(own_house) == [1.0, 0.0]
    await own_house.launch()
    assert player.card.text == shown
    await player.answer(right=True)
    assert "Right" in player.card.text
    await player.next()
    await player.play_on(True, True)
    assert "4 of 5" in player.card.text
    assert stored_shares(own_house) == [1.0, 0.0, 1.0, 1.0, 1.0]


async def test_a_killed_quiz_is_offered_again(own_house: House, unit: Library) -> None:
    stand, student = own_house.stand, own_house.stand.students[0]
    player = await start_quiz(own_house, unit, student, questions=3)
    await player.play_on(True)
    await player.answer(right=True)
    stand.kill_bot()
    await own_house.launch()
    offer = await stand.slash(student, "quiz", "quiz")
    assert "2 of 3" in offer.text
    await stand.click(offer, "Go on", student)
    resumed = Player(own_house, unit, student, offer)
    await resumed.play_on(True)
    assert "3 of 3" in offer.text
    assert "3 of 3" in (await stand.slash(student, "quiz", "scores")).text.replace("**", "")


async def test_a_killed_gobbet_goes_on_at_the_same_step_and_is_offered_again(own_house: House) -> None:
    stand, student = own_house.stand, own_house.stand.students[0]
    card = await stand.slash(student, "quiz", "gobbet", topic="moon-landing/x-one-small-step")
    await stand.click(card, card.buttons[0], student)
    await stand.click(card, "Next", student)
    shown = card.text
    stand.kill_bot()
    assert len(stored_shares(own_house)) == 1
    await own_house.launch()
    await stand.select(card, card.message.menus[0]["custom_id"], ["0"], student)
    assert "Gobbet · 2 of 5" in shown
    assert "Gobbet · 2 of 5" in card.text
    stand.kill_bot()
    assert len(stored_shares(own_house)) == 2
    await own_house.launch()
    offer = await stand.slash(student, "quiz", "gobbet")
    assert "2 of 5" in offer.text.replace("**", "")
    await stand.click(offer, "Go on", student)
    assert "Gobbet · 3 of 5" in offer.text


async def test_sigterm_stores_what_was_acknowledged_and_exits_with_0(own_house: House, unit: Library) -> None:
    stand = own_house.stand
    players = [await start_quiz(own_house, unit, student, questions=10) for student in stand.students]
    for player in players:
        await player.skip_to(OneChoice, TrueFalse)
    before = len(stored_shares(own_house))
    presses = [stand.press(player.card, player.letter_of(right=True), player.user) for player in players]
    callback = stand.delay("POST /interactions/*", 0.3)  # so that the signal finds answers on their way
    pressing = [asyncio.create_task(stand.play(press)) for press in presses]
    await stand.until(lambda: callback.hits == len(presses))
    assert await stand.stop_bot() == 0
    callback.stop()
    answers = await asyncio.gather(*pressing)
    assert [answer.failure for answer in answers] == [None] * len(players)
    assert len(stored_shares(own_house)) == before + len(players)


async def test_a_cut_connection_is_taken_up_again(own_house: House) -> None:
    stand = own_house.stand
    await stand.cut_gateway()
    assert (await stand.slash(stand.students[0], "quiz", "fact", topic="sputnik")).failure is None
    assert stand.server.gateway.identifies == 1
