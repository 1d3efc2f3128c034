"""A server's settings: who is a teacher, how ambiguous dates are read, and the card on which all of it is changed."""

from __future__ import annotations

from typing import Any

import pytest

from bot.front.teaching.settings.card import CHANGES
from bot.front.teaching.settings.time_zones import find_zones, list_zones, resolve_zone
from bot.store.servers import DEFAULT, LookUps
from bot.study.class_quiz.plan import Pace
from tests.front.conftest import Classroom, components_of, labels_of, text_of
from tests.front.teaching.unit import begin, type_answer
from tests.sample import DATE


def tutor_of(room: Classroom) -> tuple[Any, Any]:
    """Give a role without rights of its own, and somebody who has it and sees /class."""
    role = room.guild.create_role("Tutors")
    tutor = room.guild.add_member(room.env.create_user("tutor"), roles=[role])
    room.guild.set_command_permissions(room.bot.command_ids["class"], {role: True})
    return role, tutor


async def test_the_teacher_role_makes_a_teacher_also_after_a_restart(room: Classroom) -> None:
    role, tutor = tutor_of(room)
    assert "Only a teacher" in text_of(await tutor.slash(room.channel, "class settings"))
    saved = await room.teacher.slash(room.channel, "class settings", teacher_role=role)
    assert f"<@&{role.id}>" in text_of(saved)
    assert "Integrations" in text_of(saved)
    await room.restart()
    assert "There are no near misses" in text_of(await tutor.slash(room.channel, "class near-misses"))
    assert "For teachers" in text_of(await tutor.slash(room.channel, "help"))


async def test_a_button_is_checked_when_it_is_pressed(room: Classroom) -> None:
    role, tutor = tutor_of(room)
    saved = await room.teacher.slash(room.channel, "class settings", teacher_role=role)
    shown = await tutor.slash(room.channel, "class settings")
    await room.teacher.click(saved.response, label="No teacher role")
    assert "Only a teacher" in text_of(await tutor.select(shown.response, ["month-first"]))
    assert "Day first" in text_of(await room.teacher.slash(room.channel, "class settings"))


async def test_a_teacher_by_role_cannot_hand_the_role_on(room: Classroom) -> None:
    role, tutor = tutor_of(room)
    await room.teacher.slash(room.channel, "class settings", teacher_role=role)
    other = room.guild.create_role("Friends")
    refused = await tutor.slash(room.channel, "class settings", teacher_role=other)
    assert "Only somebody who may manage the server" in text_of(refused)
    assert "No teacher role" not in labels_of(await tutor.slash(room.channel, "class settings"))


async def test_everybody_cannot_be_a_teacher(room: Classroom) -> None:
    refused = await room.teacher.slash(room.channel, "class settings", teacher_role=room.guild.roles["@everyone"])
    assert "everybody would be a teacher" in text_of(refused)


async def test_ambiguous_dates_are_read_as_the_server_has_set(room: Classroom) -> None:
    card = await begin(room, room.ana, DATE)
    opened = await room.ana.click(card.response, label="Answer…")
    assert "3/4 is read as 3 April here." in str(opened.modal)
    await room.teacher.slash(room.channel, "class settings", dates=0)
    await type_answer(room.ana, card, "2/3/1956")
    assert "Read as 3 February 1956, as on this server the month comes first." in text_of(card)


def menus_of(result: Any) -> list[dict[str, Any]]:
    """Give the menus of a card, in order."""
    rows = components_of(result)[0]["components"]
    return [part for row in rows for part in row.get("components", []) if part["type"] in (3, 6)]


async def change(room: Classroom, shown: Any, value: str) -> Any:
    """Choose in the menu of the card what to change."""
    return await room.teacher.select(shown.response, [value], custom_id=menus_of(shown)[0]["custom_id"])


async def test_every_setting_stands_on_one_private_card_and_none_has_to_be_set(room: Classroom) -> None:
    shown = await room.teacher.slash(room.channel, "class settings")
    assert shown.response.ephemeral
    told = text_of(shown)
    for part in ("Teachers", "Time zone", "Dates", "Class quizzes", "They go on", "closes", "Look-ups", "Units", "Answers"):
        assert f"**{part}" in told.replace("A question closes", "closes"), part
    assert "Nothing has to be set" in told
    offered = {option["value"] for option in menus_of(shown)[0]["options"]}
    assert offered == {change.value for change in CHANGES} - {
        "day-first", "in-channel", "teacher-goes-on", "close-early", "private-in-quiz",
    }  # fmt: skip


async def test_each_change_is_one_choice_and_the_card_follows(room: Classroom) -> None:
    shown = await room.teacher.slash(room.channel, "class settings")
    for value, said in (
        ("month-first", "3/4/1956 is March 4"),
        ("in-threads", "in a thread of its own"),
        ("goes-on-by-itself", "by themselves: reveal 15 s"),
        ("close-on-time", "when its time is up"),
        ("always-private", "always private"),
    ):
        told = text_of(await change(room, shown, value))
        assert "✅ Saved." in told
        assert said in told
    await room.restart()
    kept = room.bot.store.servers.of(room.guild.id)
    assert (kept.day_first, kept.quiz_threads, kept.closes_early) == (False, True, False)
    assert (kept.pace, kept.lookups) == (Pace.AUTOMATIC, LookUps.PRIVATE)
    told = text_of(await change(room, await room.teacher.slash(room.channel, "class settings"), "teacher-goes-on"))
    assert "when the teacher presses **Next**" in told


async def test_the_teacher_role_is_chosen_in_a_menu_of_roles_by_a_manager_alone(room: Classroom) -> None:
    role, tutor = tutor_of(room)
    shown = await room.teacher.slash(room.channel, "class settings")
    saved = await room.teacher.select(shown.response, [role], custom_id=menus_of(shown)[1]["custom_id"])
    assert f"<@&{role.id}>" in text_of(saved)
    assert [int(kept["id"]) for kept in menus_of(saved)[1]["default_values"]] == [role.id]
    assert len(menus_of(await tutor.slash(room.channel, "class settings"))) == 1


async def test_time_zone_seconds_and_days_are_typed_into_one_form(room: Classroom) -> None:
    shown = await room.teacher.slash(room.channel, "class settings")
    opened = await room.teacher.click(shown.response, label="Time zone, seconds, days …")
    typed = {"time_zone": "new york", "reading": "40", "standing": "5", "keep_days": "365"}
    told = text_of(await room.teacher.submit_modal(opened, typed))
    for said in ("**Time zone:** America/New_York", "reveal 40 s, standings 5 s", "erased after 365 days"):
        assert said in told
    again = await room.teacher.click(shown.response, label="Time zone, seconds, days …")
    refused = text_of(await room.teacher.submit_modal(again, {**typed, "keep_days": "-1", "reading": "50"}))
    assert "0 to 3650 is needed, and “\\-1” is none" in refused
    assert room.bot.store.servers.of(room.guild.id).reading == 40


async def test_a_time_zone_is_offered_by_city_and_country_while_it_is_typed(room: Classroom) -> None:
    async def offer(typed: str) -> list[str]:
        return [choice["value"] for choice in await room.teacher.autocomplete(room.channel, "class settings", "time_zone", typed)]

    assert await offer("kraków") == []
    assert (await offer("poland"))[0] == "Europe/Warsaw"
    assert (await offer("são"))[0] == "America/Sao_Paulo"
    assert "America/New_York" in await offer("")
    saved = await room.teacher.slash(room.channel, "class settings", time_zone="Africa/Accra")
    assert "Africa/Accra" in text_of(saved)
    refused = await room.teacher.slash(room.channel, "class settings", time_zone="@everyone")
    assert "I know no one time zone" in text_of(refused)


async def test_units_are_chosen_from_the_card_and_lead_back_to_it(room: Classroom) -> None:
    shown = await room.teacher.slash(room.channel, "class settings")
    assert "All settings" in labels_of(await room.teacher.click(shown.response, label="Units …"))
    assert "Settings of this server" in text_of(await room.teacher.click(shown.response, label="All settings"))


async def test_a_class_quiz_goes_on_as_the_server_has_set_unless_its_teacher_says(room: Classroom) -> None:
    await room.teacher.slash(room.channel, "class settings", pace="automatic")
    await room.teacher.slash(room.channel, "class quiz", questions="3")
    (runs,) = await room.bot.store.class_quizzes.unfinished()
    assert runs.plan.pace is Pace.AUTOMATIC


def test_every_change_changes_one_setting_and_every_setting_that_has_few_choices_is_among_them() -> None:
    assert all(len(fields) == 1 for fields in CHANGES.values())
    changed = {name for fields in CHANGES.values() for name in fields}
    assert {"teacher_role", "time_zone", "reading", "standing", "keep_days"} | changed == {*DEFAULT.__struct_fields__}


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Warsaw", "Europe/Warsaw"), ("warsaw", "Europe/Warsaw"), ("Japan", "Asia/Tokyo"), ("utc", "UTC"),
        ("new york", "America/New_York"), ("germany", None), ("", None), ("../../etc/passwd", None), ("\0", None),
    ],
)  # fmt: skip
def test_a_zone_is_found_by_what_a_teacher_types(typed: str, zone: str | None) -> None:
    assert resolve_zone(typed) == zone


def test_all_zones_are_known_to_this_machine_and_named_by_their_country() -> None:
    assert len(list_zones()) > 400
    assert {zone.name for zone in find_zones("united states")} >= {"America/New_York", "Pacific/Honolulu"}
    assert all(zone.country for zone in list_zones().values() if zone.name != "UTC")
