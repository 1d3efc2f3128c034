"""Whoever looks something up where there is only a list of questions is told what there is."""

from __future__ import annotations

from typing import Any

import pytest

from bot.library.catalogue import Library
from bot.library.model import Term
from bot.library.unit import Unit, UnitHead, UnitKind

from ..conftest import Classroom, components_of, text_of

THERE_ARE = "Here you find 4 questions (/quiz)."


@pytest.mark.parametrize(
    ("command", "options", "told"),
    [
        ("fact", {}, "There are no facts here."),
        ("fact", {"topic": "Bastille"}, "There are no facts here."),
        ("sources", {"fact": "Bastille"}, "There are no facts here."),
        ("timeline", {}, "There is no timeline here, as no fact has a date."),
        ("timeline", {"from": "1789"}, "There is no timeline here, as no fact has a date."),
        ("who", {"person": "Necker"}, "There are no people to look up here."),
        ("define", {"term": "tithe"}, "There are no terms here."),
        ("summary", {"topic": "1789"}, "There are no summaries here."),
        ("ask", {"question": "When did the Bastille fall?"}, "There is nothing to look up here."),
    ],
)
async def test_what_is_empty_says_so_and_names_what_there_is(
    room: Classroom, command: str, options: dict[str, Any], told: str
) -> None:
    assert text_of(await room.ana.slash(room.channel, command, **options)) == f"{told} {THERE_ARE}"


@pytest.mark.parametrize(("command", "option"), [("fact", "topic"), ("who", "person"), ("quiz", "topic"), ("ask", "question")])
async def test_nothing_is_offered_where_there_is_nothing(room: Classroom, command: str, option: str) -> None:
    assert await room.ana.autocomplete(room.channel, command, option, "b") == []


async def test_a_topic_that_cannot_be_chosen_says_that_there_are_none(room: Classroom) -> None:
    assert "There are no topics here." in text_of(await room.ana.slash(room.channel, "quiz", topic="war"))
    assert "There are no topics here." in text_of(await room.teacher.slash(room.channel, "class quiz", topic="war"))


async def test_a_term_without_facts_says_whose_list_it_is_from(room: Classroom) -> None:
    term = Term(id="tithe", name="Tithe", entry="A tenth, for the church.")
    head = UnitHead(id="words", title="Words of 1789", kind=UnitKind.QUESTIONS)
    room.bot.libraries.renew(Library([Unit(head=head, terms=(term,))]))
    card = await room.ana.slash(room.channel, "define", term="tithe")
    assert "A tenth, for the church." in text_of(card)
    assert "From your teacher's list: Words of 1789" in text_of(card)
    assert "'type': 3" not in str(components_of(card))
    asked = await room.ana.slash(room.channel, "ask", question="what is a tithe")
    assert "A tenth, for the church." in text_of(asked)
    assert "1 term (/define)" in text_of(await room.ana.slash(room.channel, "fact"))
