"""A class plays a list of questions that rest on no fact, from the lobby to what to teach again."""

from __future__ import annotations

from typing import Any

from bot.library.questions import AnyQuestion
from bot.store.sets import QuestionSet

from ..class_quiz.playing import go_on, newest, play_out, quiz_of, shown, steer, wait
from ..conftest import Classroom, labels_of, text_of
from .conftest import MATCHING, NUMBER, TEN, TRUE

LIST = "From your teacher's list: Week 3: 1789"


async def open_lobby(room: Classroom, *questions: AnyQuestion, **options: Any) -> Any:
    chosen = QuestionSet("list", tuple(question.id for question in questions))
    await room.bot.store.sets.create(room.guild.id, chosen, user=1, now=room.env.now())
    return await room.teacher.slash(room.channel, "class quiz", questions="list", pace="automatic", **options)


async def start(room: Classroom, *questions: AnyQuestion, **options: Any) -> Any:
    lobby = await open_lobby(room, *questions, **options)
    await steer(room, "Start")
    return lobby


async def type_in(room: Classroom, student: Any, text: str) -> str:
    form = await student.click(newest(room), label="Answer…")
    return text_of(await student.submit_modal(form, {"text": text}))


async def letters(room: Classroom, *texts: str) -> str:
    shown = (await quiz_of(room)).plan.drawn[-1].shown
    return " ".join("ABCD"[shown.index(MATCHING.partners.index(text))] for text in texts)


async def test_from_the_lobby_to_the_podium_and_the_results(room: Classroom) -> None:
    lobby = await open_lobby(room, TEN, NUMBER, MATCHING)
    assert "**3** questions, **20 to 90 seconds** each." in text_of(lobby)
    await steer(room, "Start")
    assert labels_of(newest(room))[:10] == [*"ABCDEFGHIJ"]
    drawn = (await quiz_of(room)).plan.drawn[0].shown
    await room.ana.click(newest(room), label="ABCDEFGHIJ"[drawn.index(0)])
    saved = await room.ben.click(newest(room), label="ABCDEFGHIJ"[drawn.index(4)])
    assert "He was the" not in text_of(saved)
    await wait(room, 60)
    assert "Closes" in text_of(newest(room))  # it has ninety seconds of its own
    await wait(room, 33)
    assert "**1** of 2 right." in text_of(newest(room))
    assert LIST in text_of(newest(room))
    await go_on(room)
    await go_on(room)
    assert "28" in await type_in(room, room.ana, "28 million")
    await type_in(room, room.ben, "3")
    await wait(room, 3)
    assert "Right answer: **28 million**" in text_of(newest(room))
    await go_on(room)
    await go_on(room)
    assert "1 " in await type_in(room, room.ana, await letters(room, "money", "a pamphlet", "the guard"))
    await type_in(room, room.ben, await letters(room, "money", "a play", "a pamphlet"))
    await wait(room, 3)
    assert "Sieyès → a pamphlet" in text_of(newest(room))
    assert not any("He was the" in str(message.components) for message in shown(room))
    await play_out(room)
    podium = newest(room)
    assert "The podium" in text_of(podium)
    mine = text_of(await room.ben.click(podium, label="My answers"))
    assert "He was the 4th." in mine
    assert "You: Necker → money; Sieyès → a play; Lafayette → a pamphlet" in mine
    assert "He was the" not in text_of(await room.ana.click(podium, label="My answers"))
    results = await room.teacher.slash(room.channel, "class results")
    assert "Most chosen wrong: “Louis 4” (1)" in text_of(results)
    taught = text_of(await room.teacher.click(results.response, label="Teach this again"))
    assert "**How many people lived in France then?** (50% right)" in taught
    assert "Right answer: **28 million**" in taught
    assert "**Who did what?**" in taught
    assert LIST in taught
    table = await room.teacher.click(results.response, label="CSV")
    assert "One row a student" in text_of(table)


async def test_seconds_of_the_command_hold_for_all(room: Classroom) -> None:
    lobby = await open_lobby(room, TEN, NUMBER, seconds=240)
    assert "**2** questions, **240 seconds** each." in text_of(lobby)


async def test_letters_that_are_no_answer_are_refused_with_how_to_write_them(room: Classroom) -> None:
    await start(room, MATCHING)
    assert "Write 3 letters from A to D" in await type_in(room, room.ana, "A B")
    assert "Write 3 letters from A to D" in await type_in(room, room.ana, "A B Z")
    assert "Saved: **1 C, 2 A, 3 B**" in await type_in(room, room.ana, "2a, 3b, 1c")


async def test_feedback_on_a_statement_is_for_whoever_believed_otherwise(room: Classroom) -> None:
    await start(room, TRUE)
    await room.ana.click(newest(room), label="True")
    await room.ben.click(newest(room), label="False")
    await play_out(room)
    podium = newest(room)
    assert TRUE.feedback in text_of(await room.ben.click(podium, label="My answers"))
    assert TRUE.feedback not in text_of(await room.ana.click(podium, label="My answers"))


async def test_a_set_and_reports_show_the_key_of_a_light_question(room: Classroom) -> None:
    made = await room.teacher.slash(room.channel, "class set create", name="mine", questions=4)
    assert "✅ Necker → **money**" in text_of(made)
    assert "28 million" in text_of(made)
    await start(room, MATCHING)
    await type_in(room, room.ana, await letters(room, "money", "a pamphlet", "the guard"))
    await wait(room, 23)
    asked = await room.ana.click(newest(room), label="Report")
    await room.ana.select(asked.response, ["key"])
    listed = await room.teacher.slash(room.channel, "class reports")
    assert "Who did what?" in text_of(listed)
    sheet = text_of(await room.teacher.click(listed.response, label="Show question"))
    assert "✅ Necker → **money**" in sheet
    assert LIST in sheet


async def test_a_teacher_accepts_a_number_that_was_close(room: Classroom) -> None:
    await start(room, NUMBER)
    await type_in(room, room.ana, "28 million souls")
    await play_out(room)
    queue = await room.teacher.slash(room.channel, "class near-misses")
    assert "28 million souls" in text_of(queue)
    await room.teacher.click(queue.response, label="Accept")
    assert "1 of 1 right" in text_of(await room.ana.click(newest(room), label="My answers"))
