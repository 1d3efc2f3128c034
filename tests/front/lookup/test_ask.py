"""A student asks in their own words; what nothing is found for reaches the teacher, without the asker."""

from __future__ import annotations

import pytest

from tests.front.conftest import Classroom, text_of


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("when did khruschev give the secret speech?", "25 February 1956"),
        ("who was Lavrenti Berija?", "Beria"),
        ("what is the gulag", "Gulag"),
    ],
)
async def test_a_question_is_answered_with_its_sources(room: Classroom, question: str, says: str) -> None:
    shown = await room.ana.slash(room.channel, "ask", question=question)
    assert says in text_of(shown)
    assert "Sources:" in text_of(shown)
    assert text_of(shown).startswith("-# You asked:")


async def test_an_off_topic_question_is_not_answered_but_leads_on(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "ask", question="how do I bake sourdough bread for a birthday party")
    assert "Nothing found" in text_of(shown)
    assert shown.ephemeral
    told = await room.ana.click(shown.response, label="Show a fact")
    assert "Sources:" in text_of(told)


async def test_enter_sends_the_question_as_it_stands(room: Classroom) -> None:
    typed = "why did khrushchev turn against stalin"
    choices = await room.ana.autocomplete(room.channel, "ask", "question", typed)
    assert choices[0]["value"] == typed
    assert await room.ana.autocomplete(room.channel, "ask", "question", "why " * 30) == []


async def test_what_went_unanswered_reaches_the_teacher_without_the_asker(room: Classroom) -> None:
    for student in (room.ana, room.ben):
        await student.slash(room.channel, "ask", question="Which football team won in 2022?")
    shown = await room.teacher.slash(room.channel, "class unanswered")
    assert "Which football team won in 2022? · 2×" in text_of(shown)
    assert str(room.ana.id) not in text_of(shown)


async def test_the_list_is_cleared_by_a_second_press_alone(room: Classroom) -> None:
    await room.ana.slash(room.channel, "ask", question="Which football team won in 2022?")
    shown = await room.teacher.slash(room.channel, "class unanswered")
    await room.teacher.click(shown.response, label="Clear the list")
    assert "Clear **1** question? This cannot be undone." in text_of(shown)
    await room.teacher.click(shown.response, label="Keep them")
    assert "Which football team won in 2022?" in text_of(shown)
    await room.ana.slash(room.channel, "ask", question="How do I bake sourdough bread?")
    await room.teacher.click(shown.response, label="Clear the list")
    assert "Clear **2** questions?" in text_of(shown)
    await room.teacher.click(shown.response, label="Clear them")
    assert "no unanswered" in text_of(shown)
    assert "no unanswered" in text_of(await room.teacher.slash(room.channel, "class unanswered"))


async def test_what_is_asked_while_the_teacher_makes_up_their_mind_stays(room: Classroom) -> None:
    for question in ("Which football team won in 2022?", "How do I bake sourdough bread?"):
        await room.ana.slash(room.channel, "ask", question=question)
    shown = await room.teacher.slash(room.channel, "class unanswered")
    await room.teacher.click(shown.response, label="Clear the list")
    await room.env.advance_time(1)
    for question in ("Who sings at the concert tonight?", "How do I bake sourdough bread?"):
        await room.ben.slash(room.channel, "ask", question=question)
    await room.teacher.click(shown.response, label="Clear them")
    assert "Unanswered questions (2)" in text_of(shown)
    assert "concert" in text_of(shown)
    assert "sourdough bread? · 2×" in text_of(shown)


async def test_only_a_teacher_clears_the_list(room: Classroom) -> None:
    await room.ana.slash(room.channel, "ask", question="Which football team won in 2022?")
    shown = await room.teacher.slash(room.channel, "class unanswered")
    await room.teacher.click(shown.response, label="Clear the list")
    room.env.backend.guilds[room.guild.id].members[room.teacher.id].role_ids.clear()
    assert "Only a teacher" in text_of(await room.teacher.click(shown.response, label="Clear them"))
    assert len(await room.bot.store.unanswered.of(room.guild.id)) == 1


async def test_in_direct_messages_nothing_is_kept(room: Classroom) -> None:
    await room.env.create_user("eve").slash("ask", question="Which football team won in 2022?")
    assert "no unanswered" in text_of(await room.teacher.slash(room.channel, "class unanswered"))


async def test_a_date_in_figures_is_asked_for_as_the_server_reads_it(room: Classroom) -> None:
    assert "Nothing found" in text_of(await room.ana.slash(room.channel, "ask", question="what happened on 3/5/1953"))
    await room.teacher.slash(room.channel, "class settings", dates=0)
    assert "Stalin dies" in text_of(await room.ana.slash(room.channel, "ask", question="what happened on 3/5/1953"))
    assert "5 March 1953" in text_of(await room.ana.slash(room.channel, "fact", topic="3/5/1953"))
