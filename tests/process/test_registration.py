"""Commands are registered with Discord when they changed, and when somebody else has changed them there."""

from __future__ import annotations

import asyncio

import pytest

from bot.front.hosting.registration import note_of

from .conftest import House

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="session")]


def registrations(house: House) -> int:
    return sum(each.method == "PUT" and each.path.endswith("/commands") for each in house.stand.server.requests)


def looks(house: House) -> int:
    return sum(each.method == "GET" and each.path.endswith("/commands") for each in house.stand.server.requests)


async def start_again(house: House, *flags: str) -> None:
    assert await house.stand.stop_bot() == 0
    before = looks(house)
    await house.launch(*flags)
    if not flags:
        await house.stand.until(lambda: looks(house) > before, 20)
        await house.stand.quiet(0.2)


async def test_an_unchanged_bot_registers_nothing_and_still_knows_its_commands(own_house: House) -> None:
    assert registrations(own_house) == 1
    await start_again(own_house)
    assert registrations(own_house) == 1
    told = await own_house.stand.slash(own_house.stand.students[0], "quiz", "help")
    fact = next(command["id"] for command in own_house.stand.commands if command["name"] == "fact")
    assert f"</fact:{fact}>" in told.text


async def test_it_registers_when_it_is_told_to_or_when_the_note_is_gone_or_of_another_bot(own_house: House) -> None:
    note = note_of(own_house.folder / "data", int(own_house.stand.world.bot["id"]))
    assert note.stat().st_mode & 0o777 == 0o600
    await start_again(own_house, "--sync")
    assert registrations(own_house) == 2
    for text in ('{"application": 1}', "no note"):
        note.write_text(text, "utf-8")
        assert await own_house.stand.stop_bot() == 0
        await own_house.launch()
    assert registrations(own_house) == 4


@pytest.mark.parametrize("by_another", ["emptied", "overwritten"])
async def test_what_another_program_did_is_found_and_mended(own_house: House, by_another: str) -> None:
    stand = own_house.stand
    before = sorted(command["name"] for command in stand.commands)
    assert await stand.stop_bot() == 0
    known = stand.world.commands[None]
    if by_another == "emptied":
        del known[1:]
    else:
        known[0]["description"] = "Of another program"
    await own_house.launch()
    await stand.until(lambda: registrations(own_house) == 2, 20)
    await asyncio.sleep(0.1)
    assert sorted(command["name"] for command in stand.commands) == before
    assert "Of another program" not in str(stand.commands)
