"""/class settings: what a teacher sets for a server."""

from __future__ import annotations

import discord
import msgspec
from discord import app_commands

from ...errors import Refusal
from ...store.servers import LookUps, ServerSettings
from ..kit.card import Card, Tone, heading, small
from ..kit.client import AnyCommand, Interaction, is_manager, place_of
from ..kit.controls import button, on_press, require
from ..kit.custom_ids import Who
from ..kit.replies import Reply, answer
from ..kit.verbs import ClearTeacherRole, SetDayFirst
from . import words
from .classroom import classroom

COMMANDS: tuple[AnyCommand, ...] = ()


@classroom.command(name="settings", description=words.SETTINGS)
@app_commands.describe(
    teacher_role=words.SETTINGS_ROLE, dates=words.SETTINGS_DATES, quiz_threads=words.SETTINGS_THREADS,
    keep_days=words.SETTINGS_KEEP, lookups=words.SETTINGS_LOOKUPS,
    reveal_seconds=words.SETTINGS_READING, standings_seconds=words.SETTINGS_STANDING, close_early=words.SETTINGS_EARLY,
)  # fmt: skip
@app_commands.choices(dates=[app_commands.Choice(name=text, value=int(first)) for first, text in words.DATES.items()])
@app_commands.choices(lookups=[app_commands.Choice(name=text, value=which.value) for which, text in words.LOOKUPS.items()])
async def settings(
    interaction: Interaction,
    teacher_role: discord.Role | None = None,
    dates: app_commands.Choice[int] | None = None,
    quiz_threads: bool | None = None,
    keep_days: app_commands.Range[int, 0, 3650] | None = None,
    lookups: app_commands.Choice[str] | None = None,
    reveal_seconds: app_commands.Range[int, 3, 300] | None = None,
    standings_seconds: app_commands.Range[int, 3, 300] | None = None,
    close_early: bool | None = None,
) -> None:
    async def work() -> Reply:
        now = interaction.client.store.servers.of(place_of(interaction))
        after = now
        if teacher_role is not None:
            _require_choice(interaction, teacher_role)
            after = msgspec.structs.replace(after, teacher_role=teacher_role.id)
        if dates is not None:
            after = msgspec.structs.replace(after, day_first=bool(dates.value))
        if quiz_threads is not None:
            after = msgspec.structs.replace(after, quiz_threads=quiz_threads)
        if keep_days is not None:
            after = msgspec.structs.replace(after, keep_days=keep_days)
        if lookups is not None:
            after = msgspec.structs.replace(after, lookups=LookUps(lookups.value))
        if reveal_seconds is not None:
            after = msgspec.structs.replace(after, reading=reveal_seconds)
        if standings_seconds is not None:
            after = msgspec.structs.replace(after, standing=standings_seconds)
        if close_early is not None:
            after = msgspec.structs.replace(after, closes_early=close_early)
        return await _save(interaction, after)

    await answer(interaction, work(), private=True)


@on_press(SetDayFirst)
async def _set_day_first(interaction: Interaction, asked: SetDayFirst) -> None:
    async def work() -> Reply:
        now = interaction.client.store.servers.of(place_of(interaction))
        return await _save(interaction, msgspec.structs.replace(now, day_first=asked.day_first))

    await answer(interaction, work(), update=True)


@on_press(ClearTeacherRole)
async def _clear_role(interaction: Interaction, asked: ClearTeacherRole) -> None:
    async def work() -> Reply:
        now = interaction.client.store.servers.of(place_of(interaction))
        return await _save(interaction, msgspec.structs.replace(now, teacher_role=0))

    await answer(interaction, work(), update=True)


def _require_choice(interaction: Interaction, role: discord.Role) -> None:
    """Raise Refusal for a teacher by role alone, else a role could hand itself on; and for a role that everybody has."""
    require(interaction, Who.MANAGER)
    if role.is_default():
        raise Refusal(words.SETTINGS_EVERYONE)


async def _save(interaction: Interaction, after: ServerSettings) -> Reply:
    kept, place = interaction.client.store.servers, place_of(interaction)
    changed = after != kept.of(place)
    if changed:
        await kept.save(place, after)
    return Reply(_card(interaction, after, lead=words.SETTINGS_SAVED if changed else ""))


def _card(interaction: Interaction, now: ServerSettings, *, lead: str) -> Card:
    lost = now.teacher_role and interaction.guild is not None and interaction.guild.get_role(now.teacher_role) is None
    teachers = words.SETTINGS_LOST_ROLE if lost else words.SETTINGS_WITH_ROLE if now.teacher_role else words.SETTINGS_NO_ROLE
    clear = [button(words.SETTINGS_CLEAR, ClearTeacherRole())] if now.teacher_role and is_manager(interaction) else []
    other = words.READ_MONTH_FIRST if now.day_first else words.READ_DAY_FIRST
    return Card(
        lead,
        heading(words.SETTINGS_TITLE),
        words.SETTINGS_LINES.format(teachers=teachers.format(role=now.teacher_role), dates=words.DATES[now.day_first]),
        "\n".join(
            [
                words.SETTINGS_PLAYED[now.quiz_threads],
                words.SETTINGS_PACE.format(
                    reading=now.reading, standing=now.standing, closing=words.SETTINGS_CLOSING[now.closes_early]
                ),
                words.SETTINGS_SHOWN.format(lookups=words.LOOKUPS[now.lookups]),
                words.SETTINGS_KEPT.format(days=now.keep_days) if now.keep_days else words.SETTINGS_KEPT_ON,
            ]
        ),
        small(words.SETTINGS_SHOW) if now.teacher_role else "",
        tone=Tone.QUIET,
        controls=[[button(other, SetDayFirst(not now.day_first)), *clear]],
    )
