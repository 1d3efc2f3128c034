"""The first card: posted once where the bot comes to a server, with what to press first."""

from __future__ import annotations

from typing import Any

import discord
from simcord.results import ResponseMessage

from bot.front.hosting import words
from tests.front.conftest import Classroom, labels_of, text_of

BUTTONS = [words.START_QUIZ, words.A_FACT, words.PRACTISE]


def greetings(room: Classroom, *channels: Any) -> list[Any]:
    """Give the first cards that stand in these channels."""
    posted = [message for channel in channels for message in room.env.backend.messages.get(channel.id, {}).values()]
    return [ResponseMessage(room.env, message) for message in posted if words.WELCOME_TITLE in text_of(message)]


async def greet(room: Classroom) -> None:
    """Have the bot come to the class's server once more."""
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    bot: Any = room.bot  # which calls it by its name
    await bot.on_guild_join(guild)


async def test_the_first_card_is_posted_once_a_restart_or_another_join_included(room: Classroom) -> None:
    await greet(room)
    (card,) = greetings(room, room.channel)
    assert labels_of(card) == BUTTONS
    await greet(room)
    await room.bot.store.servers.load()
    await room.restart()
    await greet(room)
    assert len(greetings(room, room.channel)) == 1


async def test_a_bot_that_was_invited_before_it_ran_greets_at_its_start(room: Classroom) -> None:
    await room.env.restart_bot(room.bot)
    assert len(greetings(room, room.channel)) == 1


async def test_it_is_posted_where_the_bot_may_write_and_nowhere_else(room: Classroom) -> None:
    closed = discord.PermissionOverwrite(send_messages=False)
    await room.env.settle()
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    channel = guild.get_channel(room.channel.id)
    assert channel is not None
    await channel.set_permissions(guild.default_role, overwrite=closed)
    await room.env.settle()
    await greet(room)
    assert not greetings(room, room.channel)
    free = room.guild.create_text_channel("free")
    await room.env.settle()
    await greet(room)
    assert len(greetings(room, room.channel, free)) == len(greetings(room, free)) == 1


async def test_help_brings_it_back_and_a_teacher_starts_a_quiz_by_one_press(room: Classroom) -> None:
    shown = await room.teacher.slash(room.channel, "help")
    assert words.FIRST.splitlines()[0] in text_of(shown)
    assert labels_of(shown) == BUTTONS
    lobby = await room.teacher.click(shown.response, label=words.START_QUIZ)
    assert "Join" in labels_of(lobby)
    assert not lobby.response.ephemeral


async def test_a_student_who_would_start_a_quiz_is_offered_one_of_their_own(room: Classroom) -> None:
    await greet(room)
    (card,) = greetings(room, room.channel)
    told = await room.ana.click(card, label=words.START_QUIZ)
    assert told.response.ephemeral
    assert labels_of(told) == [words.PRACTISE]
    assert words.START_QUIZ not in labels_of(await room.ana.slash(room.channel, "help"))


async def test_its_other_buttons_answer_whoever_presses_alone_and_leave_it_standing(room: Classroom) -> None:
    await greet(room)
    (card,) = greetings(room, room.channel)
    for label in (words.A_FACT, words.PRACTISE):
        answered = await room.ana.click(card, label=label)
        assert answered.response.ephemeral
    assert len(greetings(room, room.channel)) == 1
