"""/class extra-time: a teacher lengthens the times of a student in class quizzes, and nobody else learns whose."""

from __future__ import annotations

import discord
from discord import app_commands

from ....study.class_quiz.people import Extended
from ...kit.card import Card, Tone, heading, small
from ...kit.client import AnyCommand, Interaction, place_of
from ...kit.replies import Reply, answer
from ...teaching.classroom import classroom
from ..running_quizzes import quizzes_of
from . import words

COMMANDS: tuple[AnyCommand, ...] = ()
"""None of its own: its command belongs to /class."""
MOST_LISTED = 60


@classroom.command(name="extra-time", description=words.EXTRA_TIME)
@app_commands.describe(student=words.EXTRA_STUDENT, percent=words.EXTRA_PERCENT)
async def extra_time(
    interaction: Interaction, student: discord.Member | None = None, percent: app_commands.Range[int, 0, 300] = 50
) -> None:
    async def work() -> Reply:
        kept, guild = interaction.client.store.extra_times, place_of(interaction)
        if student is not None:
            extended = Extended(student.id, percent)
            await kept.save(guild, extended)
            for runner in quizzes_of(interaction.client).in_server(guild):
                await runner.keep(lambda quiz: quiz.with_people(quiz.people.extending(extended)))
        return Reply(_list_card(await kept.of(guild)))

    await answer(interaction, work(), private=True)


def _list_card(kept: tuple[Extended, ...]) -> Card:
    lines = [words.EXTRA_LINE.format(user=each.user, percent=each.percent) for each in kept[:MOST_LISTED]]
    return Card(
        heading(words.EXTRA_TITLE, *(lines or [words.EXTRA_NONE])),
        small(words.EXTRA_PRIVATE),
        tone=Tone.QUIET,
    )
