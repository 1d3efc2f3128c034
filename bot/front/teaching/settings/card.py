"""The card of /class settings, and its form: what is set, and what each setting can be changed to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import discord
from discord import ui
from msgspec.structs import replace

from ....store.servers import LookUps, ServerSettings
from ....study.class_quiz.plan import Pace
from ...kit.card import Card, Control, Tone, heading, quote, small
from ...kit.client import Interaction, is_manager, local_time, place_of
from ...kit.controls import button, menu, role_menu
from ...kit.forms import FormField, long_form
from ...kit.verbs import Change, ChangeSetting, ChooseTeacherRole, ClearTeacherRole, EditSettings, TurnChoice
from . import words

CHANGES: Mapping[Change, Mapping[str, object]] = {
    Change.DAY_FIRST: {"day_first": True},
    Change.MONTH_FIRST: {"day_first": False},
    Change.IN_CHANNEL: {"quiz_threads": False},
    Change.IN_THREADS: {"quiz_threads": True},
    Change.TEACHER_GOES_ON: {"pace": Pace.TEACHER},
    Change.GOES_ON_BY_ITSELF: {"pace": Pace.AUTOMATIC},
    Change.CLOSE_EARLY: {"closes_early": True},
    Change.CLOSE_ON_TIME: {"closes_early": False},
    Change.PRIVATE_IN_QUIZ: {"lookups": LookUps.IN_QUIZ},
    Change.ALWAYS_PUBLIC: {"lookups": LookUps.PUBLIC},
    Change.ALWAYS_PRIVATE: {"lookups": LookUps.PRIVATE},
}
"""What of the settings each change sets."""


class Number(NamedTuple):
    """A setting that is a number: what the form calls it, and what it may be."""

    label: str
    least: int
    most: int


NUMBERS: Mapping[str, Number] = {
    "reading": Number(words.FORM_READING, 3, 300),
    "standing": Number(words.FORM_STANDING, 3, 300),
    "keep_days": Number(words.FORM_KEEP, 0, 3650),
}
ZONE = "time_zone"
NAMED = 3
"""Units that the card names."""


def changed(now: ServerSettings, change: Change) -> ServerSettings:
    """Give the settings with this change."""
    return replace(now, **CHANGES[change])


def settings_card(interaction: Interaction, now: ServerSettings, *, lead: str = "") -> Card:
    """Show every setting; only somebody who may manage the server is offered the menu of the teacher role."""
    moment = local_time(interaction, interaction.client.now())
    lines = [
        words.TEACHERS.format(teachers=_say_teachers(interaction, now)),
        words.ZONE.format(zone=now.time_zone, now=f"{moment:%H:%M}"),
        words.DATED[now.day_first],
        words.PLAYED[now.quiz_threads],
        words.PACE[now.pace].format(reading=now.reading, standing=now.standing),
        words.CLOSES[now.closes_early],
        words.SHOWN.format(lookups=words.LOOKUPS[now.lookups]),
        words.UNITS.format(units=_say_units(interaction)),
        words.KEPT.format(days=now.keep_days) if now.keep_days else words.KEPT_ON,
    ]
    return Card(
        lead,
        heading(words.TITLE),
        "\n".join(lines),
        small(words.SHOW if now.teacher_role else words.NOTHING_NEEDED),
        tone=Tone.QUIET,
        controls=_controls(interaction, now),
    )


def _controls(interaction: Interaction, now: ServerSettings) -> list[list[Control]]:
    options = [
        discord.SelectOption(label=words.CHANGES[change][0], description=words.CHANGES[change][1], value=change.value)
        for change in CHANGES
        if changed(now, change) != now
    ]
    clear = [button(words.CLEAR, ClearTeacherRole())] if now.teacher_role and is_manager(interaction) else []
    there = now.teacher_role if _has_role(interaction, now.teacher_role) else 0
    teachers = [role_menu(words.ROLE_MENU, ChooseTeacherRole(), chosen=there)] if is_manager(interaction) else []
    return [
        [menu(words.CHANGE_MENU, ChangeSetting(), options=options)],
        [*teachers],
        [button(words.FORM_BUTTON, EditSettings()), button(words.UNITS_BUTTON, TurnChoice(0, 0)), *clear],
    ]


def _has_role(interaction: Interaction, role: int) -> bool:
    return role != 0 and interaction.guild is not None and interaction.guild.get_role(role) is not None


def _say_teachers(interaction: Interaction, now: ServerSettings) -> str:
    if not now.teacher_role:
        return words.NO_ROLE
    return words.WITH_ROLE.format(role=now.teacher_role) if _has_role(interaction, now.teacher_role) else words.LOST_ROLE


def _say_units(interaction: Interaction) -> str:
    """Name the units in use, or count them where they are many or all there are."""
    client, guild = interaction.client, place_of(interaction)
    chosen, offered = client.libraries.chosen(guild), client.libraries.offered(guild)
    titles = {unit.key: unit.head.title for unit in client.libraries.host.units}
    titles |= {own.key: own.title for own in client.store.units.of(guild)}
    if len(chosen) > NAMED:
        return words.ALL_UNITS.format(count=len(offered)) if len(chosen) == len(offered) else words.SOME_UNITS.format(
            chosen=len(chosen), count=len(offered)
        )  # fmt: skip
    return ", ".join(quote(titles[key], 60) for key in chosen)


def settings_form(now: ServerSettings) -> ui.Modal:
    """Make the form of what has no few choices, filled with what is set."""
    numbers = [
        FormField(
            name, kind.label, words.FORM_RANGE.format(least=kind.least, most=kind.most), str(getattr(now, name)), 4, required=True
        )
        for name, kind in NUMBERS.items()
    ]
    zone = FormField(ZONE, words.FORM_ZONE, words.FORM_ZONE_HINT, now.time_zone, 60, required=True)
    return long_form(words.FORM_TITLE, EditSettings(), [zone, *numbers])
