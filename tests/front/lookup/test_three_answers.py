"""Every look-up has three answers: the entry, what is perhaps meant, or nothing and a way on."""

from __future__ import annotations

from typing import Any

import pytest

from bot.front.kit.controls import BUTTON
from bot.front.kit.custom_ids import write_id
from bot.front.kit.verbs import EntryView, ShowPerhaps
from bot.front.lookup import words
from bot.front.lookup.records import first_line
from bot.library.catalogue import Library
from bot.lookup.entry_kind import EntryKind
from bot.lookup.index import Index
from bot.store.lookups.unanswered import Ending
from tests.front.conftest import Classroom, components_of, labels_of, text_of

from .open_questions import NOTHING, elsewhere, nearest, perhaps

COMMANDS = {
    "fact": ("topic", EntryKind.FACT),
    "sources": ("fact", EntryKind.FACT),
    "who": ("person", EntryKind.PERSON),
    "define": ("term", EntryKind.TERM),
    "summary": ("topic", EntryKind.SUMMARY),
}


def buttons(shown: Any) -> list[dict[str, Any]]:
    return [part for part in _parts(components_of(shown)) if part.get("type") == 2]


def _parts(components: list[dict[str, Any]]) -> Any:
    for part in components:
        yield part
        yield from _parts([*part.get("components", []), *([part["accessory"]] if "accessory" in part else [])])


async def test_what_is_perhaps_meant_is_offered_with_first_lines_and_shown_on_the_same_card(
    room: Classroom, index: Index, library: Library
) -> None:
    question, found = next(perhaps(index))
    shown = await room.ana.slash(room.channel, "ask", question=question)
    assert words.PERHAPS[1] in text_of(shown)
    for hit in found.perhaps:
        assert f"**{hit.title}**" in text_of(shown)
        assert first_line(library, hit.kind, hit.id) in text_of(shown)
    second = found.perhaps[1]
    pressed = await room.ana.click(shown.response, label="Show 2")
    assert words.PERHAPS[1] not in text_of(shown)
    assert f"### {second.title}" in text_of(shown)
    assert question in text_of(shown)
    assert pressed.followups == []
    await room.ana.click(shown.response, label=buttons(shown)[-len(found.perhaps)]["label"])
    assert f"### {found.perhaps[0].title}" in text_of(shown)


async def test_somebody_else_gets_a_card_of_their_own_and_is_not_counted(room: Classroom, index: Index) -> None:
    question, found = next(perhaps(index))
    shown = await room.ana.slash(room.channel, "ask", question=question)
    told = await room.ben.click(shown.response, label="Show 1")
    assert told.ephemeral
    assert found.perhaps[0].title in text_of(told)
    assert words.PERHAPS[1] in text_of(shown)
    (kept,) = await room.bot.store.unanswered.of(room.guild.id)
    assert (kept.question, kept.opened) == (question, {})


@pytest.mark.parametrize("command", COMMANDS)
async def test_each_look_up_offers_what_is_perhaps_meant_in_its_kind(room: Classroom, index: Index, command: str) -> None:
    option, kind = COMMANDS[command]
    question, found = next(perhaps(index, kind, least=1))
    shown = await room.ana.slash(room.channel, command, **{option: question})
    many = len(found.perhaps) > 1
    assert words.PERHAPS[many] in text_of(shown)
    await room.ana.click(shown.response, label="Show 1" if many else "Show")
    title = words.SOURCES_TITLE.format(title=found.perhaps[0].title) if command == "sources" else found.perhaps[0].title
    assert f"### {title}" in text_of(shown)


@pytest.mark.parametrize("command", COMMANDS)
async def test_where_a_kind_has_nothing_all_are_searched(room: Classroom, index: Index, command: str) -> None:
    option, kind = COMMANDS[command]
    title, found = next(elsewhere(index, kind))
    shown = await room.ana.slash(room.channel, command, **{option: title})
    assert found.sure is not None
    assert text_of(shown).startswith(words.NONE_BUT.format(kinds=words.ENTRY_KINDS[kind]))
    assert f"### {found.sure.title}" in text_of(shown)


@pytest.mark.parametrize("command", COMMANDS)
async def test_what_no_kind_has_is_said_and_there_is_a_way_on(room: Classroom, command: str) -> None:
    shown = await room.ana.slash(room.channel, command, **{COMMANDS[command][0]: NOTHING})
    assert "Nothing found" in text_of(shown)
    assert shown.ephemeral
    assert labels_of(shown)
    assert "/summary" in text_of(shown) or words.NEAREST in text_of(shown)
    told = await room.ana.click(shown.response, label=labels_of(shown)[0])
    assert "Sources:" in text_of(told)


async def test_what_is_opened_of_the_nearest_titles_is_counted_and_shown_below(room: Classroom, index: Index) -> None:
    question, found = next(nearest(index))
    shown = await room.ana.slash(room.channel, "ask", question=question)
    told = await room.ana.click(shown.response, label=found.nearest[0].title)
    assert found.nearest[0].title in text_of(told)
    assert "Nothing found" in text_of(shown)
    (kept,) = await room.bot.store.unanswered.of(room.guild.id)
    assert (kept.ending, kept.opened) == (Ending.NOTHING, {found.nearest[0].id: 1})


async def test_a_disk_that_takes_nothing_keeps_nobody_from_an_answer(room: Classroom, index: Index) -> None:
    question, found = next(perhaps(index))
    await room.bot.store.database.read(lambda bare: bare.execute("PRAGMA query_only = ON").fetchall())
    shown = await room.ana.slash(room.channel, "ask", question=question)
    await room.ana.click(shown.response, label="Show 1")
    assert f"### {found.perhaps[0].title}" in text_of(shown)
    await room.bot.store.database.read(lambda bare: bare.execute("PRAGMA query_only = OFF").fetchall())
    assert await room.bot.store.unanswered.of(room.guild.id) == []


async def test_one_person_cannot_count_without_end(room: Classroom, index: Index) -> None:
    question, found = next(perhaps(index))
    shown = await room.ana.slash(room.channel, "ask", question=question)
    first, second = (buttons(shown)[place]["custom_id"] for place in (0, 1))
    for _ in range(40):
        for custom_id in (first, second):
            await room.ana.click(shown.response, custom_id=custom_id)
        await room.env.advance_time(10)
    (kept,) = await room.bot.store.unanswered.of(room.guild.id)
    assert 30 <= sum(kept.opened.values()) <= 40
    assert {*kept.opened} == {hit.id for hit in found.perhaps[:2]}


async def test_a_summary_keeps_the_length_that_was_asked_for(room: Classroom, index: Index, library: Library) -> None:
    question, found = next(perhaps(index, EntryKind.SUMMARY, least=1))
    shown = await room.ana.slash(room.channel, "summary", topic=question, length="line")
    await room.ana.click(shown.response, label="Show 1" if len(found.perhaps) > 1 else "Show")
    assert library.summaries[found.perhaps[0].id].line in text_of(shown)


async def test_in_direct_messages_perhaps_works_and_nothing_is_kept(room: Classroom, index: Index) -> None:
    question, found = next(perhaps(index))
    eve = room.env.create_user("eve")
    shown = await eve.slash("ask", question=question)
    await eve.click(shown.response, label="Show 1")
    assert f"### {found.perhaps[0].title}" in text_of(shown)
    rows = await room.bot.store.database.read(lambda bare: bare.execute("SELECT count(*) FROM unanswered").fetchone())
    assert rows == (0,)


def test_every_offer_fits_a_custom_id() -> None:
    longest = [ShowPerhaps(kind, "u" * 54, view, 2**53) for kind in EntryKind for view in EntryView]
    assert all(len(write_id(BUTTON, verb)) <= 100 for verb in longest)
