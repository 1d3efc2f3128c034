"""What the class asked in vain, its teacher points to an entry: found from then on, in that server alone, until taken back."""

from __future__ import annotations

import json
from typing import Any

import discord
import pytest
from msgspec.structs import replace

from bot.front.teaching import words
from bot.library.catalogue import Library
from bot.library.questions import TrueFalse
from bot.library.unit import Unit, UnitHead, UnitKind
from bot.lookup.index import Index
from bot.lookup.learnt import Learnt
from bot.store.lookups.unanswered import Ending
from bot.store.units.server_units import Change
from bot.units.exports.asked_phrases import add_phrases, write_phrases
from tests.front.conftest import Classroom, components_of, labels_of, menu_of, text_of
from tests.front.lookup.open_questions import perhaps

IN_VAIN = "why did everybody cry that march morning"
ENTRY, TITLE = "stalin-dies", "Stalin dies"


async def ask_in_vain(room: Classroom, question: str = IN_VAIN) -> Any:
    shown = await room.ana.slash(room.channel, "ask", question=question)
    assert "### " + TITLE not in text_of(shown)
    return shown


async def point(room: Classroom, question: str = IN_VAIN, entry: str = ENTRY) -> Any:
    """Point the question to the entry as the teacher does: two choices."""
    shown = await room.teacher.slash(room.channel, "class unanswered")
    options = {option["label"]: option["value"] for option in menu_of(shown)["options"]}
    await room.teacher.select(shown.response, [options[question]], custom_id=menu_of(shown)["custom_id"])
    if entry not in offered(shown):
        form = await room.teacher.click(shown.response, label=words.POINT_SEARCH)
        await room.teacher.submit_modal(form, {"text": TITLE})
    await room.teacher.select(shown.response, [entry], custom_id=menu_of(shown)["custom_id"])
    return shown


def offered(shown: Any) -> list[str]:
    """List what the menu of a card offers, if it has one."""
    return [option["value"] for option in menu_of(shown)["options"]] if '"type": 3' in json.dumps(components_of(shown)) else []


async def found_by(person: Any, channel: Any, question: str = IN_VAIN) -> bool:
    return f"### {TITLE}" in text_of(await person.slash(channel, "ask", question=question))


async def test_a_question_is_pointed_in_two_presses_and_found_from_then_on(room: Classroom) -> None:
    await ask_in_vain(room)
    shown = await point(room)
    assert words.TAUGHT_NOW.format(phrase=IN_VAIN, title=TITLE) in text_of(shown)
    assert IN_VAIN not in text_of(shown).partition("\n")[2]
    assert await found_by(room.ben, room.channel)
    assert await found_by(room.ben, room.channel, "Why did evrybody cry that march mornning??")
    assert text_of(await room.ben.slash(room.channel, "who", person=IN_VAIN)).startswith("Not found among the people, but:")
    await room.restart()
    assert await found_by(room.ben, room.channel)


async def test_questions_that_are_the_same_but_for_slips_leave_the_list_together(room: Classroom) -> None:
    for question in (IN_VAIN, "why did evrybody cry that march morning", "why did nobody laugh that march morning"):
        await ask_in_vain(room, question)
    shown = await point(room)
    assert "Unanswered questions (1)" in text_of(shown)
    assert "laugh" in text_of(shown)
    await room.teacher.click(shown.response, label=words.UNDO)
    assert "Unanswered questions (3)" in text_of(shown)


async def test_what_students_opened_is_offered_first(room: Classroom, index: Index) -> None:
    question, found = next(perhaps(index))
    shown = await room.ana.slash(room.channel, "ask", question=question)
    last = found.perhaps[-1]
    await room.ana.click(shown.response, label=f"Show {len(found.perhaps)}")
    listed = await room.teacher.slash(room.channel, "class unanswered")
    assert f"students opened **{last.title}**" in text_of(listed)
    await room.teacher.select(listed.response, [menu_of(listed)["options"][0]["value"]], custom_id=menu_of(listed)["custom_id"])
    offered = menu_of(listed)["options"]
    assert offered[0]["value"] == last.id
    assert offered[0]["description"].startswith("opened 1×")


async def test_what_is_not_offered_is_searched_for_in_a_form(room: Classroom) -> None:
    await ask_in_vain(room)
    shown = await room.teacher.slash(room.channel, "class unanswered")
    await room.teacher.select(shown.response, [menu_of(shown)["options"][0]["value"]], custom_id=menu_of(shown)["custom_id"])
    form = await room.teacher.click(shown.response, label=words.POINT_SEARCH)
    await room.teacher.submit_modal(form, {"text": "stalin die"})
    assert ENTRY in offered(shown)
    form = await room.teacher.click(shown.response, label=words.POINT_SEARCH)
    await room.teacher.submit_modal(form, {"text": "zzzz qqqq"})
    assert "Nothing is like “zzzz qqqq”" in text_of(shown)
    await room.teacher.click(shown.response, label=words.POINT_BACK)
    assert "Unanswered questions (1)" in text_of(shown)


async def test_it_is_undone_at_once_or_from_the_list(room: Classroom) -> None:
    await ask_in_vain(room)
    shown = await point(room)
    await room.teacher.click(shown.response, label=words.UNDO)
    assert "Unanswered questions (1)" in text_of(shown)
    assert not await found_by(room.ben, room.channel)
    shown = await point(room)
    await room.teacher.click(shown.response, label="Taught phrases (1)")
    assert words.TAUGHT_LINE.format(phrase=IN_VAIN, title=f"**{TITLE}**") in text_of(shown)
    await room.teacher.select(shown.response, [menu_of(shown)["options"][0]["value"]], custom_id=menu_of(shown)["custom_id"])
    assert words.TAUGHT_NONE in text_of(shown)
    assert not await found_by(room.ben, room.channel)
    await room.teacher.click(shown.response, label=words.TAUGHT_BACK)
    assert IN_VAIN in text_of(shown)


async def test_nothing_of_it_is_seen_in_another_server(room: Classroom) -> None:
    other = room.env.create_guild("Elsewhere")
    staff = other.create_role("Staff", permissions=discord.Permissions(manage_guild=True))
    channel, magister = other.create_text_channel("latin"), other.add_member(room.env.create_user("magister"), roles=[staff])
    await ask_in_vain(room)
    await point(room)
    assert not await found_by(magister, channel)
    shown = await magister.slash(channel, "class unanswered")
    assert "Unanswered questions (1)" in text_of(shown)
    assert not [label for label in labels_of(shown) if label.startswith("Taught")]
    assert TITLE not in text_of(shown)


async def test_only_a_teacher_points(room: Classroom) -> None:
    await ask_in_vain(room)
    shown = await room.teacher.slash(room.channel, "class unanswered")
    await room.teacher.select(shown.response, [menu_of(shown)["options"][0]["value"]], custom_id=menu_of(shown)["custom_id"])
    room.env.backend.guilds[room.guild.id].members[room.teacher.id].role_ids.clear()
    menu = menu_of(shown)
    told = await room.teacher.select(shown.response, [menu["options"][0]["value"]], custom_id=menu["custom_id"])
    assert "Only a teacher" in text_of(told)
    assert room.bot.store.taught.of(room.guild.id) == ()


async def test_two_teachers_who_point_the_same_question_are_told(room: Classroom) -> None:
    await ask_in_vain(room)
    cards = [await room.teacher.slash(room.channel, "class unanswered") for _ in range(2)]
    for card in cards:
        await room.teacher.select(card.response, [menu_of(card)["options"][0]["value"]], custom_id=menu_of(card)["custom_id"])
    menus = [menu_of(card) for card in cards]
    for card, menu in zip(cards, menus, strict=True):
        last = await room.teacher.select(card.response, [menu["options"][0]["value"]], custom_id=menu["custom_id"])
    assert words.TAUGHT_NOW.partition("{")[0] in text_of(cards[0])
    assert last.response is not None


async def test_a_phrase_whose_entry_was_edited_away_is_dropped_and_said(room: Classroom, library: Library) -> None:
    await ask_in_vain(room)
    await point(room)
    (unit,) = library.units
    facts = tuple(fact for fact in unit.facts if fact.id != ENTRY)
    people = tuple(replace(person, facts=tuple(key for key in person.facts if key != ENTRY)) for person in unit.people)
    terms = tuple(replace(term, facts=tuple(key for key in term.facts if key != ENTRY)) for term in unit.terms)
    room.bot.libraries.renew(Library([replace(unit, facts=facts, people=people, terms=terms)]))
    assert not await found_by(room.ben, room.channel)
    shown = await room.teacher.slash(room.channel, "class unanswered")
    assert words.TAUGHT_DROPPED[0].format(phrases=f"“{IN_VAIN}”") in text_of(shown)
    assert "Unanswered questions (1)" in text_of(shown)
    assert room.bot.store.taught.of(room.guild.id) == ()


async def test_a_list_of_many_is_paged_and_fits_discord(room: Classroom) -> None:
    for number in range(30):
        await room.bot.store.unanswered.note(
            room.guild.id, f"{number} {'*why* @everyone ' * 18}"[:300], f"q {number}", Ending.NOTHING, room.env.now()
        )
    shown = await room.teacher.slash(room.channel, "class unanswered")
    await room.teacher.click(shown.response, label="Next")
    assert "Unanswered questions (30)" in text_of(shown)
    assert len(text_of(shown)) < 4000
    assert len(menu_of(shown)["options"]) == 8
    assert components_of(shown)


def test_phrases_go_into_a_unit_and_out_to_its_author(library: Library) -> None:
    (unit,) = library.units
    taught = [Learnt("who died\nin March", ENTRY), Learnt("Who died in march?", ENTRY), Learnt("else", "other/unit")]
    fact = next(fact for fact in add_phrases(unit, "", taught).facts if fact.id == ENTRY)
    assert fact.asked == "who died in March\n"
    again = replace(unit, facts=(fact,))
    assert add_phrases(again, "", taught) == again
    assert write_phrases(unit, "", taught) == f'[[facts]]  # {TITLE}\nid = "{ENTRY}"\nasked = """\nwho died in March\n"""\n'
    full = replace(fact, asked="x" * 3999)
    assert add_phrases(replace(unit, facts=(full,)), "", taught).facts == (full,)


@pytest.mark.parametrize("removed", [False, True])
async def test_a_phrase_for_a_unit_that_is_not_here_now_waits_for_it(room: Classroom, removed: bool) -> None:
    asked = TrueFalse(id="q-1", prompt="Is it mine?", answer=True)
    own = Unit(head=UnitHead(id="mine", title="Mine", kind=UnitKind.QUESTIONS), questions=(asked,))
    saved = await room.bot.store.units.save(room.guild.id, own, change=Change.UPLOAD, detail="x", now=room.env.now())
    await ask_in_vain(room)
    (kept,) = await room.bot.store.unanswered.of(room.guild.id)
    await room.bot.store.taught.teach(room.guild.id, kept.id, f"{saved.key}/gone", room.env.now())
    if removed:
        await room.bot.store.units.remove(saved, now=room.env.now())
    shown = await room.teacher.slash(room.channel, "class unanswered")
    assert (words.TAUGHT_DROPPED[0].partition("{")[0] in text_of(shown)) is not removed
