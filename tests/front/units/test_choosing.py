"""Each server, each of its channels and each person in direct messages has the units that were chosen there, and no others."""

from __future__ import annotations

from typing import Any

import discord

from bot.front.units import words
from tests.front.conftest import Classroom, labels_of, menu_of, text_of
from tests.front.units.own import add, make_unit


def elsewhere(room: Classroom) -> tuple[Any, Any, Any]:
    """Make a second server: itself, its channel, and its teacher."""
    guild = room.env.create_guild("Other school")
    staff = guild.create_role("Staff", permissions=discord.Permissions(manage_guild=True))
    return guild, guild.create_text_channel("latin"), guild.add_member(room.env.create_user("magister"), roles=[staff])


async def test_two_servers_with_units_of_one_name_never_meet(room: Classroom) -> None:
    guild, channel, teacher = elsewhere(room)
    await add(room, room.guild, make_unit("Rome", "Was Caesar stabbed?"))
    await add(room, guild, make_unit("Rome", "Did Hannibal cross the Alps?"))
    here = await room.ana.slash(room.channel, "quiz", questions=1)
    there = await teacher.slash(channel, "quiz", questions=1)
    assert "Caesar" in text_of(here)
    assert "Hannibal" in text_of(there)
    await room.ana.click(here.response, label="yes")
    await teacher.click(there.response, label="yes")
    marks = [row async for row in _answered(room)]
    assert {question for _, question in marks} == {"~1/q-1", "~2/q-1"}
    assert "Hannibal" not in text_of(await room.teacher.slash(room.channel, "unit list"))


async def _answered(room: Classroom) -> Any:
    rows = await room.bot.store.database.read(
        lambda bare: bare.execute("SELECT guild_id, question_id FROM answers JOIN rounds ON rounds.id = round_id").fetchall()
    )
    for row in rows:
        yield row


async def test_a_teacher_chooses_in_a_menu_and_everything_keeps_to_it(room: Classroom) -> None:
    own = await add(room, room.guild, make_unit("My lesson", "Is this mine?"), chosen=False)
    card = await room.teacher.slash(room.channel, "unit choose")
    assert "My lesson" in text_of(card)
    assert words.UNCHOSEN.format(above=words.ABOVE_HOST) in text_of(card)
    menu = menu_of(card)
    card = await room.teacher.select(card.response, [f"{own.key}/"], custom_id=menu["custom_id"])
    assert words.CHOSEN in text_of(card)
    assert "Is this mine?" in text_of(await room.ana.slash(room.channel, "quiz", questions=1))
    topics = await room.ana.autocomplete(room.channel, "quiz", "topic", "")
    assert [choice["name"] for choice in topics] == ["All of My lesson"]
    await room.teacher.click(card.response, label=words.RESET_HOST)
    topics = await room.ana.autocomplete(room.channel, "quiz", "topic", "")
    assert topics[0]["name"].startswith("All of Khrushchev")


async def test_a_channel_may_choose_otherwise(room: Classroom) -> None:
    own = await add(room, room.guild, make_unit("My lesson", "Is this mine?"), chosen=False)
    other = room.guild.create_text_channel("my-class")
    card = await room.teacher.slash(room.channel, "unit choose", channel=other)
    card = await room.teacher.select(card.response, [f"{own.key}/"], custom_id=menu_of(card)["custom_id"])
    assert "Is this mine?" in text_of(await room.ana.slash(other, "quiz", questions=1))
    assert "Is this mine?" not in text_of(await room.ben.slash(room.channel, "quiz", questions=1))
    assert words.RESET.format(above=words.ABOVE_SERVER) in labels_of(card)


async def test_in_direct_messages_one_has_the_units_of_a_server_that_one_has_played_in(room: Classroom) -> None:
    await add(room, room.guild, make_unit("My lesson", "Is this mine?"))
    assert words.DIRECT_NONE in text_of(await room.ana.user.slash("unit choose"))
    asked = await room.ana.slash(room.channel, "quiz", questions=1)
    await room.ana.click(asked.response, label="yes")
    card = await room.ana.user.slash("unit choose")
    chosen = await room.ana.user.select(card.response, [str(room.guild.id)], custom_id=menu_of(card)["custom_id"])
    assert "History 101" in text_of(chosen)
    assert "Is this mine?" in text_of(await room.ana.user.slash("quiz", questions=1))
    refused = await room.ben.user.slash("unit choose")
    assert words.DIRECT_NONE in text_of(refused)


async def test_a_removed_unit_is_gone_from_quizzes_and_its_scores_stay(room: Classroom) -> None:
    await add(room, room.guild, make_unit("My lesson", "Is this mine?"))
    asked = await room.ana.slash(room.channel, "quiz", questions=1)
    await room.ana.click(asked.response, label="yes")
    card = await room.teacher.slash(room.channel, "unit remove", unit="My lesson")
    assert "is removed" in text_of(await room.teacher.click(card.response, label=words.REMOVE_BUTTON))
    assert "of 1" in text_of(await room.ana.slash(room.channel, "scores"))
    assert "Is this mine?" not in text_of(await room.ana.slash(room.channel, "quiz", questions=1))


async def test_a_teacher_goes_back_to_an_earlier_version(room: Classroom) -> None:
    await add(room, room.guild, make_unit("My lesson", "Is this the first?"))
    await add(room, room.guild, make_unit("My lesson", "Is this the second?"))
    card = await room.teacher.slash(room.channel, "unit history", unit="my-lesson")
    card = await room.teacher.select(card.response, ["1"], custom_id=menu_of(card)["custom_id"])
    assert "again as it was in version 1" in text_of(card)
    assert "Is this the first?" in text_of(await room.ana.slash(room.channel, "quiz", questions=1))
