"""At the reveal of a typed question the class sees what it wrote, and its teacher accepts what should have counted."""

from __future__ import annotations

from typing import Any

from bot.front.class_quiz.reveal import say_written
from bot.library.questions import OneChoice, Typed
from bot.marking.judgement import Given, Verdict
from bot.store.sets import QuestionSet
from bot.study.class_quiz.standings import Mark
from bot.study.class_quiz.written import list_written

from ..conftest import Classroom, labels_of, text_of
from .playing import controls, go_on, newest, play_out, quiz_of, shown, steer, wait


async def begin(room: Classroom) -> str:
    """Start a quiz whose first question is typed and whose second is answered by a button; give the first one's key."""
    questions = room.bot.libraries.host.questions.values()
    typed = next(each for each in questions if isinstance(each, Typed))
    chosen = next(each.id for each in questions if isinstance(each, OneChoice))
    await room.bot.store.sets.create(room.guild.id, QuestionSet("typed", (typed.id, chosen)), user=1, now=room.env.now())
    await room.teacher.slash(room.channel, "class quiz", questions="typed", seconds=30, pace="automatic")
    await steer(room, "Start")
    return typed.answers[0]


async def write(room: Classroom, student: Any, text: str) -> None:
    form = await student.click(newest(room), label="Answer…")
    await student.submit_modal(form, {"text": text})


async def reveal(room: Classroom) -> None:
    await go_on(room)
    await wait(room, 2)


async def open_written(room: Classroom) -> Any:
    return await steer(room, "What the class wrote")


async def test_the_class_sees_what_it_wrote_without_names(room: Classroom) -> None:
    key = await begin(room)
    await write(room, room.ana, key)
    await write(room, room.ben, key)
    await reveal(room)
    told = text_of(newest(room))
    assert f"✅ **{key}** · 2 · right" in told
    assert str(room.ana.id) not in told


async def test_what_one_student_alone_got_wrong_is_for_the_teacher_alone(room: Classroom) -> None:
    await begin(room)
    await write(room, room.ana, "@everyone **Nonsense** https://example.org/x")
    await write(room, room.ben, "Something else")
    await reveal(room)
    assert "And 2 other answers." in text_of(newest(room))
    assert "Nonsense" not in text_of(newest(room))
    card = await open_written(room)
    assert card.response.ephemeral
    assert "Nonsense" in text_of(card)
    assert "@everyone" not in text_of(card)
    assert "**Nonsense**" not in text_of(card)
    assert "What the class wrote" not in labels_of(newest(room))


async def test_accept_marks_the_class_anew_on_every_card_at_once(room: Classroom) -> None:
    await begin(room)
    for student in (room.ana, room.ben):
        await write(room, student, "The first secretary")
    await reveal(room)
    assert "❌ **The first secretary** · 2 · wrong" in text_of(newest(room))
    card = await open_written(room)
    await room.teacher.click(card.response, label="Accept")
    assert "counts as right now: 2 answers have a new mark" in text_of(card)
    assert "✅ **The first secretary** · 2 · right" in text_of(newest(room))
    assert "**2** of 2 right" in text_of(newest(room))
    await go_on(room)
    assert f"🥇 <@{room.ana.id}>" in text_of(newest(room))
    await room.teacher.click(card.response, label="Take back")
    assert "no longer counts as right" in text_of(card)
    assert "🥇" not in text_of(newest(room))


async def test_what_is_accepted_later_is_shown_where_it_was_asked(room: Classroom) -> None:
    await begin(room)
    await write(room, room.ana, "The first secretary")
    await reveal(room)
    card = await open_written(room)
    await go_on(room)
    await go_on(room)
    assert "Question 2 of 2" in text_of(newest(room))
    await room.restart()
    await room.teacher.click(card.response, label="Accept")
    (record,) = [text for text in map(text_of, shown(room)) if "Question 1 of 2" in text]
    assert "✅ **The first secretary** · 1 · right" in record
    await play_out(room)
    assert f"🥇 <@{room.ana.id}>" in text_of(newest(room))


async def test_nothing_is_shown_before_the_reveal(room: Classroom) -> None:
    await begin(room)
    await write(room, room.ana, "The first secretary")
    assert "What the class wrote" not in labels_of(controls(room))
    assert "first secretary" not in text_of(newest(room))


async def test_a_question_that_nobody_answered_shows_its_options_and_its_key(room: Classroom) -> None:
    await begin(room)
    await reveal(room)
    await steer(room, "Skip")
    quiz = await quiz_of(room)
    asked = quiz.plan.question_at(1, room.bot.libraries.host)
    assert asked is not None
    assert isinstance(asked.question, OneChoice)
    await reveal(room)
    told = text_of(newest(room))
    assert "Nobody answered." in told
    assert f"**{asked.question.answer}**" in told
    assert all(wrong.text in told for wrong in asked.question.wrong)


def wrote(text: str, verdict: Verdict, user: int) -> Mark:
    share = float(verdict is Verdict.RIGHT)
    return Mark(position=0, user=user, question="q", given=Given(text=text), verdict=verdict, share=share, took=1)


def test_the_commonest_comes_first_as_most_have_written_it() -> None:
    texts = ["Khrushchev", "khrushchev", "khrushchev", *["Stalin"] * 4, "Beria"]
    marks = [wrote(text, Verdict.RIGHT if "hrush" in text else Verdict.WRONG, user) for user, text in enumerate(texts)]
    marks.append(wrote("Malenko", Verdict.NEAR_MISS, 99))
    assert [(each.text, each.count) for each in list_written(marks)] == [
        ("Stalin", 4), ("khrushchev", 3), ("Malenko", 1), ("Beria", 1),
    ]  # fmt: skip
    assert say_written(list_written(marks)).splitlines()[1:] == [
        "❌ **Stalin** · 4 · wrong", "✅ **khrushchev** · 3 · right", "🟠 **Malenko** · 1 · close", "-# And 1 other answer.",
    ]  # fmt: skip


def test_a_thousand_different_answers_fit_a_card() -> None:
    marks = [wrote(f"answer {user} " + "W" * 290, Verdict.NEAR_MISS, user) for user in range(1000)]
    told = say_written(list_written(marks))
    assert len(told) < 1200
    assert told.endswith("And 992 other answers.")
