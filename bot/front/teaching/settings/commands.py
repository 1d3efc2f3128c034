"""/class settings: every setting on one private card; each is changed by a menu, a form or an option, and the card follows."""

from __future__ import annotations

import discord
from discord import app_commands, ui
from msgspec.structs import replace

from ....errors import Refusal
from ....store.servers import LookUps, ServerSettings
from ....study.class_quiz.plan import Pace
from ...kit import words as kit_words
from ...kit.card import quote, shorten
from ...kit.client import AnyCommand, Interaction, place_of
from ...kit.controls import on_fill, on_pick, on_press, require
from ...kit.custom_ids import Who, read_value
from ...kit.forms import open_form
from ...kit.replies import Reply, answer
from ...kit.verbs import Change, ChangeSetting, ChooseTeacherRole, ClearTeacherRole, EditSettings, SetDayFirst, ShowSettings
from ..classroom import classroom
from . import words
from .card import NUMBERS, ZONE, changed, settings_card, settings_form
from .time_zones import OFFERED, country_of, find_zones, resolve_zone

COMMANDS: tuple[AnyCommand, ...] = ()


async def complete_zone(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer the time zones that hold what was typed; where nothing is, those of the country of whoever types first."""
    found = find_zones(current, near=country_of(str(interaction.locale)))
    now = interaction.client.now()
    return [app_commands.Choice(name=shorten(zone.label(now), 100), value=zone.name) for zone in found[:OFFERED]]


@classroom.command(name="settings", description=words.SETTINGS)
@app_commands.describe(
    teacher_role=words.OPTION_ROLE, dates=words.OPTION_DATES, quiz_threads=words.OPTION_THREADS,
    keep_days=words.OPTION_KEEP, lookups=words.OPTION_LOOKUPS, time_zone=words.OPTION_ZONE, pace=words.OPTION_PACE,
    reveal_seconds=words.OPTION_READING, standings_seconds=words.OPTION_STANDING, close_early=words.OPTION_EARLY,
)  # fmt: skip
@app_commands.choices(dates=[app_commands.Choice(name=text, value=int(first)) for first, text in words.DATES.items()])
@app_commands.choices(lookups=[app_commands.Choice(name=text, value=which.value) for which, text in words.LOOKUPS.items()])
@app_commands.choices(pace=[app_commands.Choice(name=text, value=which.value) for which, text in words.PACES.items()])
@app_commands.autocomplete(time_zone=complete_zone)
async def settings(
    interaction: Interaction,
    teacher_role: discord.Role | None = None,
    time_zone: app_commands.Range[str, 1, 100] | None = None,
    dates: app_commands.Choice[int] | None = None,
    quiz_threads: bool | None = None,
    pace: app_commands.Choice[str] | None = None,
    reveal_seconds: app_commands.Range[int, 3, 300] | None = None,
    standings_seconds: app_commands.Range[int, 3, 300] | None = None,
    close_early: bool | None = None,
    lookups: app_commands.Choice[str] | None = None,
    keep_days: app_commands.Range[int, 0, 3650] | None = None,
) -> None:
    async def work() -> Reply:
        if teacher_role is not None:
            _require_choice(interaction, teacher_role)
        given = {
            "teacher_role": teacher_role.id if teacher_role is not None else None,
            "time_zone": _zone(time_zone) if time_zone is not None else None,
            "day_first": bool(dates.value) if dates is not None else None,
            "quiz_threads": quiz_threads,
            "pace": Pace(pace.value) if pace is not None else None,
            "reading": reveal_seconds,
            "standing": standings_seconds,
            "closes_early": close_early,
            "lookups": LookUps(lookups.value) if lookups is not None else None,
            "keep_days": keep_days,
        }
        return await _save(
            interaction, replace(_now(interaction), **{name: value for name, value in given.items() if value is not None})
        )

    await answer(interaction, work(), private=True)


@on_press(ShowSettings)
async def _show(interaction: Interaction, asked: ShowSettings) -> None:
    async def work() -> Reply:
        return Reply(settings_card(interaction, _now(interaction)))

    await answer(interaction, work(), update=True)


@on_pick(ChangeSetting)
async def _change(interaction: Interaction, asked: ChangeSetting, values: list[str]) -> None:
    async def work() -> Reply:
        (change,) = read_value(values, tuple[Change])
        return await _save(interaction, changed(_now(interaction), change))

    await answer(interaction, work(), update=True)


@on_pick(ChooseTeacherRole)
async def _choose_role(interaction: Interaction, asked: ChooseTeacherRole, values: list[str]) -> None:
    async def work() -> Reply:
        (chosen,) = read_value(values, tuple[int])
        role = interaction.guild.get_role(chosen) if interaction.guild is not None else None
        if role is None:
            raise Refusal(words.NO_SUCH_ROLE)
        _require_choice(interaction, role)
        return await _save(interaction, replace(_now(interaction), teacher_role=role.id))

    await answer(interaction, work(), update=True)


@on_press(ClearTeacherRole)
async def _clear_role(interaction: Interaction, asked: ClearTeacherRole) -> None:
    async def work() -> Reply:
        return await _save(interaction, replace(_now(interaction), teacher_role=0))

    await answer(interaction, work(), update=True)


@on_press(SetDayFirst)
async def _set_day_first(interaction: Interaction, asked: SetDayFirst) -> None:
    """Serve the button of cards that an older Gobbet has shown."""

    async def work() -> Reply:
        return await _save(interaction, replace(_now(interaction), day_first=asked.day_first))

    await answer(interaction, work(), update=True)


@on_press(EditSettings)
async def _open(interaction: Interaction, asked: EditSettings) -> None:
    async def work() -> ui.Modal:
        return settings_form(_now(interaction))

    await open_form(interaction, work())


@on_fill(EditSettings)
async def _take(interaction: Interaction, asked: EditSettings, typed: dict[str, str]) -> None:
    async def work() -> Reply:
        if not typed.keys() <= {ZONE, *NUMBERS}:
            raise Refusal(kit_words.OLD_BUTTON)
        given = {name: _zone(text) if name == ZONE else _number(name, text) for name, text in typed.items()}
        return await _save(interaction, replace(_now(interaction), **given))

    await answer(interaction, work(), update=True)


def _now(interaction: Interaction) -> ServerSettings:
    return interaction.client.store.servers.of(place_of(interaction))


def _zone(typed: str) -> str:
    zone = resolve_zone(typed)
    if zone is None:
        raise Refusal(words.NO_SUCH_ZONE.format(typed=quote(typed)))
    return zone


def _number(name: str, typed: str) -> int:
    kind, text = NUMBERS[name], typed.strip()
    if not (text.isascii() and text.isdigit() and kind.least <= int(text) <= kind.most):
        raise Refusal(words.NO_SUCH_NUMBER.format(field=kind.label, least=kind.least, most=kind.most, typed=quote(typed)))
    return int(text)


def _require_choice(interaction: Interaction, role: discord.Role) -> None:
    """Raise Refusal for a teacher by role alone, else a role could hand itself on; and for a role that everybody has."""
    require(interaction, Who.MANAGER)
    if role.is_default():
        raise Refusal(words.EVERYONE)


async def _save(interaction: Interaction, after: ServerSettings) -> Reply:
    kept, place = interaction.client.store.servers, place_of(interaction)
    saved = after != kept.of(place)
    if saved:
        await kept.save(place, after)
    return Reply(settings_card(interaction, after, lead=words.SAVED if saved else ""))
