"""What was asked of the bot is counted by its name and by what came of it; of whom and what they typed is not."""

from __future__ import annotations

import discord

from bot.tally import Outcome

from ..conftest import Classroom, labels_of


async def test_commands_and_presses_are_counted_by_what_came_of_them(room: Classroom) -> None:
    await room.ana.slash(room.channel, "fact", topic="Secret Speech")
    quiz = await room.ana.slash(room.channel, "quiz", questions=3)
    await room.ana.click(quiz.response, label=next(iter(labels_of(quiz))))
    await room.teacher.slash(room.channel, "class unanswered")
    admins = room.guild.create_role("Admins", permissions=discord.Permissions(administrator=True))
    boss = room.guild.add_member(room.env.create_user("boss"), roles=[admins])
    await boss.slash(room.channel, "host reload")  # which the owner of the application alone may do
    counted = room.bot.answering
    assert counted.outcomes["command", "fact", Outcome.ANSWERED] == 1
    assert counted.outcomes["control", "quiz-pick", Outcome.ANSWERED] == 1
    assert counted.outcomes["command", "host reload", Outcome.REFUSED] == 1
    assert counted.outcomes.total() == sum(wait.count for wait in counted.waits.values()) == 5
