"""Every command that the bot registers, by students and teachers, in the server and in direct messages."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from ..standin.entry import Kind, NotOffered
from ..standin.records import Channel, Json, User
from ..standin.scenario import StandIn
from .conftest import House

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="session")]
ROLES = ("student", "teacher", "owner")
PLACES = ("server", "direct messages")
KNOWN = {"fact", "summary", "sources", "who", "define", "timeline", "quiz", "scores", "leaderboard", "help"}


def find_leaves(options: list[Json], path: str) -> Iterator[tuple[str, list[Json]]]:
    """List a command, or the subcommands of a group, with their options."""
    subs = [option for option in options if option["type"] in (Kind.SUB, Kind.GROUP)]
    if not subs:
        yield path, options
    for sub in subs:
        yield from find_leaves(sub.get("options") or [], f"{path} {sub['name']}")


def list_commands(stand: StandIn) -> list[tuple[str, list[Json]]]:
    return [leaf for command in stand.commands for leaf in find_leaves(command.get("options") or [], command["name"])]


def find_actor(stand: StandIn, role: str, place: str) -> tuple[User, Channel]:
    user = {"student": stand.students[0], "teacher": stand.teacher, "owner": stand.world.owner}[role]
    return user, stand.channel("general") if place == "server" else stand.world.dm(user)


async def fill_option(stand: StandIn, user: User, where: Channel, path: str, option: Json) -> Any:
    """Give a value as a person would: the first that is offered, where something is."""
    kind = option["type"]
    if option.get("autocomplete"):
        choices = await stand.autocomplete(user, where, path, option["name"], "")
        return choices[0]["value"] if choices else "moon"
    if option.get("choices"):
        return option["choices"][0]["value"]
    samples: dict[int, Any] = {
        Kind.STRING: "moon",
        Kind.INTEGER: option.get("min_value", 1),
        Kind.NUMBER: 1.0,
        Kind.BOOLEAN: True,
        Kind.USER: stand.students[1],
        Kind.ROLE: stand.world.guild["roles"][1],
        Kind.CHANNEL: stand.channel("quiz"),
        Kind.ATTACHMENT: ("notes.txt", b"Moon"),
    }
    return samples[kind]


async def use_command(stand: StandIn, user: User, where: Channel, path: str, options: list[Json]) -> str:
    """Use a command and give what is shown for it."""
    values = {option["name"]: await fill_option(stand, user, where, path, option) for option in options}
    answer = await stand.slash(user, where, path, **values)
    assert answer.failure is None, f"/{path} {values}: {answer.failure}"
    return answer.modal["title"] if answer.modal else answer.text


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("role", ROLES)
async def test_every_command_is_answered(house: House, role: str, place: str) -> None:
    stand = house.stand
    user, where = find_actor(stand, role, place)
    used = set()
    for path, options in list_commands(stand):
        required = [option for option in options if option.get("required")]
        try:
            shown = [await use_command(stand, user, where, path, each) for each in (required, options)]
        except NotOffered:
            continue
        used.add(path)
        if len(used) % 20 == 0:
            await asyncio.sleep(5)  # who sends more than 60 at once gets no answer, and five more each second
        assert all(shown), path
        assert not any("Something went wrong" in text for text in shown), f"/{path}: {shown}\n{stand.tail()}"
    assert used >= KNOWN


async def test_the_owner_is_offered_every_command_in_the_server(house: House) -> None:
    stand, owner = house.stand, house.stand.world.owner
    for path, options in list_commands(stand):
        required = {option["name"]: await fill_option(stand, owner, stand.channel("general"), path, option) for option in options}
        stand.prepare(owner, "general", path, **required)


@pytest.mark.parametrize("typed", ["", "moon", "ЛУНА", "🌝", "x" * 100, "@everyone", "**bold** `code`", "\x07"])
async def test_autocomplete_takes_anything(house: House, typed: str) -> None:
    stand = house.stand
    for path, options in list_commands(stand):
        for option in options:
            if option.get("autocomplete"):
                choices = await stand.autocomplete(stand.world.owner, "general", path, option["name"], typed)
                assert len(choices) <= 25


@pytest.mark.parametrize("typed", ["🌝🌚" * 40, "x" * 6000, "# <@1> @everyone [a](http://b)\n> `c`", "\x00\x1b[31m\u202e"])
async def test_a_look_up_of_anything_is_answered_politely_and_pings_nobody(house: House, typed: str) -> None:
    stand = house.stand
    for path, option in (("fact", "topic"), ("who", "person"), ("define", "term"), ("sources", "fact"), ("summary", "topic")):
        answer = await stand.slash(stand.students[0], "general", path, **{option: typed})
        assert "Nothing found" in answer.text
        assert answer.message["mentions"] == []
        assert not answer.message["mention_everyone"]


async def test_a_fact_comes_with_its_sources(house: House) -> None:
    stand = house.stand
    (choice, *_) = await stand.autocomplete(stand.students[0], "general", "fact", "topic", "eagle")
    await stand.slash(stand.teacher, "general", "class settings", lookups="public")  # as a class quiz may run there
    answer = await stand.slash(stand.students[0], "general", "fact", topic=choice["value"])
    assert not answer.ephemeral
    assert "20 July 1969" in answer.text
    assert "Apollo 11 mission report" in answer.text


async def test_the_timeline_is_a_picture_with_alt_text(house: House) -> None:
    stand = house.stand
    answer = await stand.slash(stand.students[0], "general", "timeline", from_="1957", to="1961")
    (file,) = answer.message.files
    assert file.data.startswith(b"\x89PNG")
    gallery = next(component for component in answer.message.components if component["type"] == 12)
    assert "Sputnik" in gallery["items"][0]["description"]
    assert "Eagle" not in answer.text
