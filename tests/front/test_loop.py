"""Whatever one person asks for, the loop serves the others meanwhile: what takes long is done beside it."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from bot.front.class_quiz import commands
from bot.front.class_quiz.sets import commands as sets
from bot.front.practice import quiz
from bot.library.questions import Typed
from bot.marking.near_miss import mark

from .conftest import Classroom
from .light_units.conftest import light_library


@pytest.mark.parametrize(
    ("module", "name", "command", "options"),
    [
        (quiz, "draw_practice", "quiz", {"questions": 20}),
        (commands, "draw_practice", "class quiz", {"questions": "30"}),
        (sets, "draw_round", "class set create", {"name": "mine", "questions": 30}),
    ],
)
async def test_questions_are_drawn_beside_the_loop(
    room: Classroom, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, command: str, options: dict[str, Any]
) -> None:
    drawn_in: list[threading.Thread] = []
    draw = getattr(module, name)

    def watched(*given: Any, **how: Any) -> Any:
        drawn_in.append(threading.current_thread())
        return draw(*given, **how)

    monkeypatch.setattr(module, name, watched)
    asked = await room.teacher.slash(room.channel, command, **options)
    await asyncio.sleep(0)
    assert asked.acknowledged
    assert drawn_in
    assert threading.main_thread() not in drawn_in


async def test_what_is_typed_is_judged_beside_the_loop(room: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    judged_in: list[threading.Thread] = []

    def watched(*given: Any, **how: Any) -> Any:
        judged_in.append(threading.current_thread())
        return mark(*given, **how)

    monkeypatch.setattr("bot.study.practice.mark", watched)
    room.bot.libraries.renew(light_library(Typed(id="who", prompt="Who wrote it?", answers=("Sieyès",))))
    card = await room.ana.slash(room.channel, "quiz", questions=1)
    form = await room.ana.click(card.response, label="Answer…")
    await room.ana.submit_modal(form, {"text": "Sieyes"})
    assert judged_in
    assert threading.main_thread() not in judged_in
