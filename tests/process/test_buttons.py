"""The buttons and menus of the cards, pressed by those they belong to and by others."""

from __future__ import annotations

import pytest

from ..standin.interactions import Callback
from .conftest import House

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="session")]


async def test_a_fact_leads_to_its_sources_and_to_related_facts(house: House) -> None:
    stand, student = house.stand, house.stand.students[0]
    fact = await stand.slash(student, "general", "fact", topic="landing-day")
    sources = await stand.click(fact, "Sources (3)", student)
    assert sources.ephemeral
    (menu,) = sources.message.menus
    wrong = await stand.select(sources, menu["custom_id"], ["forum-page"], student)
    assert "16 July is the day of the launch" in wrong.text
    related = await stand.click(fact, "Related", student)
    chosen = await stand.select(related, related.message.menus[0]["custom_id"], ["moon-landing/collins-orbit"], student)
    assert "Columbia" in chosen.text


async def test_another_fact_takes_the_card_of_the_one_who_asked_and_gives_others_their_own(house: House) -> None:
    stand, (ana, ben, *_) = house.stand, house.stand.students
    fact = await stand.slash(ana, "general", "fact", topic="sputnik")
    assert (await stand.click(fact, "Another", ana)).callback is Callback.UPDATE
    before = fact.text
    others = await stand.click(fact, "Another", ben)
    assert others.ephemeral
    assert fact.text == before


async def test_a_summary_turns_its_pages_and_its_lengths(house: House) -> None:
    stand, student = house.stand, house.stand.students[0]
    card = await stand.slash(student, "general", "summary", topic="moon-overview", length="page")
    first = card.text
    assert "Next" in card.buttons
    await stand.click(card, "Next", student)
    assert card.text != first
    await stand.click(card, "Line", student)
    assert "two people stood on the Moon" in card.text


async def test_what_is_not_found_offers_the_nearest(house: House) -> None:
    stand, student = house.stand, house.stand.students[0]
    answer = await stand.slash(student, "general", "define", term="quantum chromodynamics")
    assert "Nothing found" in answer.text


async def test_a_timeline_event_can_be_read(house: House) -> None:
    stand, student = house.stand, house.stand.students[0]
    card = await stand.slash(student, "general", "timeline")
    fact = await stand.select(card, card.message.menus[0]["custom_id"], ["moon-landing/gagarin"], student)
    assert "12 April 1961" in fact.text


async def test_a_person_can_leave_the_leaderboard_and_come_back(house: House) -> None:
    stand, student = house.stand, house.stand.students[2]
    board = await stand.slash(student, "general", "leaderboard")
    for told in ("left this leaderboard", "on this leaderboard again"):
        pressed = await stand.click(board, "Leave or rejoin", student)
        await stand.until(lambda pressed=pressed: bool(pressed.followups))  # type: ignore[misc]  # a default binds it
        (word,) = pressed.followups
        assert told in word.text
        assert word.ephemeral
        assert pressed.message is board.message
    assert (await stand.click(board, "My place", student)).ephemeral
