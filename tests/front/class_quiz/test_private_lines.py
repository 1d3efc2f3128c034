"""The line that a student alone sees under a question: saved, and once that is shown what the answer was worth."""

from __future__ import annotations

import asyncio
from typing import Any

import discord
import pytest

from bot.front.class_quiz.private_lines.cards import say_moved
from bot.front.class_quiz.private_lines.lines import LIFE, LineEditors
from bot.front.class_quiz.running_quizzes import quizzes_of
from bot.library.questions import Typed

from ..conftest import Classroom, labels_of, text_of
from .playing import begin, go_on, letter_of, newest, quiz_of, steer, wait
from .test_kinds import ask


async def answer(room: Classroom, student: Any, *, right: bool) -> Any:
    return await student.click(newest(room), label=letter_of(room, await quiz_of(room), right=right))


async def wait_for(room: Classroom, text: str) -> None:
    """Let time pass until the class's latest card says this."""
    for _ in range(60):
        if text in text_of(newest(room)):
            return
        await wait(room, 1)
    raise AssertionError(f"{text} was not shown")


async def settle(room: Classroom) -> None:
    """Wait until all lines are told that are being told: they are worked out in a thread, which no clock of a test waits for."""
    await asyncio.gather(*room.bot.part(LineEditors)._tasks, return_exceptions=True)


async def test_a_line_says_saved_and_at_the_reveal_what_it_was_worth(room: Classroom) -> None:
    await begin(room, pace="teacher")
    right, wrong = await answer(room, room.ana, right=True), await answer(room, room.ben, right=False)
    assert "Saved" in text_of(right)
    assert not any(sign in text_of(right) + text_of(wrong) for sign in ("✅", "❌"))
    await wait(room, 32)
    await settle(room)
    assert text_of(right).startswith("✅ **Right.** **+")
    assert "Place **1** of 2 · **" in text_of(right)
    assert text_of(wrong).startswith("❌ **Not right.**\nYou: ")
    assert "Right: " in text_of(wrong)
    assert "Place **2** of 2 · **0** points" in text_of(wrong)


async def test_where_the_clock_goes_on_a_line_turns_after_the_standings_and_after_the_podium(room: Classroom) -> None:
    await begin(room)
    for position in range(3):
        await wait_for(room, f"Question {position + 1} of 3")
        told = await answer(room, room.ana, right=True)
        await wait_for(room, "of 1 right")
        await settle(room)
        assert "Saved" in text_of(told)
        await wait_for(room, "Standings" if position < 2 else "The podium")
        await settle(room)
        assert text_of(told).startswith("✅ **Right.**")


async def test_a_question_that_is_skipped_turns_no_line(room: Classroom) -> None:
    await begin(room, pace="teacher")
    told = await answer(room, room.ana, right=True)
    await steer(room, "Skip")
    await settle(room)
    assert "Saved" in text_of(told)


async def test_places_won_and_lost_are_told_in_words(room: Classroom) -> None:
    await begin(room, scoring="accuracy", pace="teacher")
    await answer(room, room.ana, right=True)
    await answer(room, room.ben, right=False)
    await wait(room, 32)
    await go_on(room)
    await go_on(room)
    wins = await answer(room, room.ben, right=True)
    await wait(room, 32)
    await settle(room)
    assert "Place **1** of 2 (▲ up 1)" in text_of(wins)
    assert (say_moved(-1), say_moved(0)) == (" (▼ down 1)", "")


async def test_of_a_changed_answer_the_last_line_tells(room: Classroom) -> None:
    await begin(room, answers="changeable", pace="teacher")
    first, last = await answer(room, room.ana, right=False), await answer(room, room.ana, right=True)
    await wait(room, 32)
    await settle(room)
    assert "Saved" in text_of(first)
    assert "✅ **Right.**" in text_of(last)


async def test_tokens_are_gone_with_the_next_question_and_with_a_restart(room: Classroom) -> None:
    await begin(room)
    await answer(room, room.ana, right=True)
    lines = (await quizzes_of(room.bot).find((await quiz_of(room)).id)).lines
    assert len(lines._lines) == 1
    await wait(room, 32)
    await go_on(room)
    await go_on(room)
    assert lines._lines == {}
    told = await answer(room, room.ben, right=True)
    await room.restart()
    await wait(room, 32)
    assert "Saved" in text_of(told)
    mine = text_of(await room.ben.click(newest(room), label="My answers"))
    assert "Place **2** of 2" in mine or "Place **1** of 2" in mine
    assert "1 of 2 right" in mine


async def test_a_line_that_cannot_be_edited_holds_nothing_up(room: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    await begin(room)
    told = await answer(room, room.ana, right=True)

    async def refuse(*_: object, **__: object) -> None:
        raise OSError("token")

    monkeypatch.setattr(discord.Webhook, "edit_message", refuse)
    await wait(room, 32)
    assert "Saved" in text_of(told)
    assert "**1** of 1 right" in text_of(newest(room))


async def test_a_line_of_longer_ago_than_its_token_lives_is_left_alone(room: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    edited: list[str] = []

    async def edit(self: LineEditors, token: str, card: object) -> bool:
        edited.append(token)
        return True

    monkeypatch.setattr(LineEditors, "edit", edit)
    await begin(room, pace="teacher")
    await answer(room, room.ana, right=True)
    await steer(room, "Pause")
    await wait(room, LIFE.total_seconds())
    await steer(room, "Resume")
    await answer(room, room.ben, right=True)
    await wait(room, 32)
    await settle(room)
    assert len(edited) == 1


async def test_an_answer_that_the_teacher_accepts_is_told_again_kindly(room: Classroom) -> None:
    question = await ask(room, Typed)
    assert isinstance(question, Typed)
    form = await room.ana.click(newest(room), label="Answer…")
    told = await room.ana.submit_modal(form, {"text": "somebody else"})
    await wait(room, 62)
    await settle(room)
    assert "❌ **Not right.**" in text_of(told)
    await room.bot.store.database.write(lambda bare: bare.execute("UPDATE answers SET verdict = 'right', share = 1"))
    await (await quizzes_of(room.bot).find((await quiz_of(room)).id)).show_again()
    await settle(room)
    assert text_of(told).startswith("🎉 Good news: your teacher has accepted your answer.\n✅ **Right.**")


async def test_the_public_cards_offer_my_answers_from_the_reveal_on(room: Classroom) -> None:
    await begin(room)
    await answer(room, room.ana, right=False)
    assert "My answers" not in labels_of(newest(room))
    await wait(room, 32)
    assert "My answers" in labels_of(newest(room))
    mine = await room.ana.click(newest(room), label="My answers")
    assert "0 of 1 right" in text_of(mine)
    assert "Retry what was missed" not in labels_of(mine)
    await go_on(room)
    assert "My answers" in labels_of(newest(room))
