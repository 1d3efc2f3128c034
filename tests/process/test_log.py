"""Nothing of a class stands in the log of a bot that tells all it may: no token, no name, nothing that was typed."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from bot.library.catalogue import Library
from bot.library.questions import DateAsked, NumberAsked, Typed

from ..standin.records import User
from ..standin.scenario import StandIn
from .conftest import House, free_port
from .playing import Player, start_quiz

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="session")]
FORMS = (Typed, DateAsked, NumberAsked)
TYPED = "an answer by me, Ana"


async def _come_to_form(house: House, unit: Library, student: User) -> Player:
    """Play until a question opens a form; so many quizzes as to begin with one may not be opened at once."""
    while True:
        player = await start_quiz(house, unit, student, questions=10)
        for _ in range(9):
            if isinstance(player.question, FORMS):
                return player
            await player.play_on(True)


@pytest.mark.parametrize("form", ["text", "json"])
async def test_a_log_holds_no_token_no_name_and_no_answer(tmp_path: Path, unit: Library, form: str) -> None:
    async with StandIn() as stand:
        house, student = House(stand, tmp_path, free_port()), stand.students[0]
        await house.launch(LOG_LEVEL="DEBUG", LOG_FORMAT=form)
        player = await _come_to_form(house, unit, student)
        typed = await stand.click(player.card, player.card.buttons[0], student)
        await stand.submit(typed, {"text": TYPED})
        await stand.slash(student, "quiz", "ask", question=TYPED)
        for fault in ("PATCH /webhooks/*", "POST /interactions/*"):
            stand.fail(fault, 429, retry_after=0.1)
            stand.fail(fault, 400, code=50035)
            await stand.slash(student, "quiz", "fact", topic=TYPED)
        with sqlite3.connect(house.database) as broken:  # a defect, as far as the bot can see
            broken.execute("ALTER TABLE rounds RENAME TO lost")
        broken.close()
        told = await stand.slash(student, "quiz", "quiz", questions=3)
        assert await stand.stop_bot() == 0
        assert stand.bot is not None
        said, world = stand.bot.said, stand.world
        lines = said.splitlines()
        number = [line for line in lines if "Failure" in line][-1].partition("Failure ")[2][:8]
        secrets = [world.token, TYPED, student.name, stand.teacher.name, str(world.guild["name"])]
        secrets.append(told.interaction.token)
        assert [secret for secret in secrets if secret in said] == []
        if form == "json":
            assert all({"at", "level", "logger", "event"} <= json.loads(line).keys() for line in lines)
        else:
            assert all(line[:4].isdigit() for line in lines)
        assert number in told.text
