"""The bot as it is shipped, with the content it is shipped with."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from ..standin.process import ROOT
from ..standin.scenario import StandIn
from .class_quiz import steer
from .conftest import CONTENT, House, free_port
from .test_live import newest

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="session")]


async def test_the_shipped_unit_is_taught(tmp_path: Path) -> None:
    async with StandIn() as stand:
        house = House(stand, tmp_path, free_port(), content=ROOT / "content")
        await house.launch()
        fact = await stand.slash(stand.students[0], "general", "fact", topic="When was the Secret Speech given?")
        assert "25 February 1956" in fact.text
        picture = await stand.slash(stand.teacher, "general", "timeline")
        assert picture.message.files[0].data.startswith(b"\x89PNG")
        quiz = await stand.slash(stand.students[0], "general", "quiz")
        assert "Question 1 of 10" in quiz.text
        assert await stand.stop_bot() == 0
        house.require_clean()


async def see_question(stand: StandIn, number: int) -> None:
    await stand.until(lambda: f"Question {number} of" in newest(stand).text)


async def test_two_hundred_signals_are_one_reading_and_a_class_plays_on_by_what_was_drawn(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    async with StandIn() as stand:
        house = House(stand, tmp_path, free_port(), content=content)
        await house.launch()
        lobby = await stand.slash(stand.teacher, "quiz", "class quiz", questions="10", seconds=60)
        await steer(stand, lobby, "Start")
        number = 1
        await see_question(stand, number)
        while not (pick := next((each for each in newest(stand).components if ":live-pick:" in each.get("custom_id", "")), None)):
            await steer(stand, newest(stand), "Skip")
            number += 1
            await see_question(stand, number)
        asked, prompt = newest(stand), newest(stand).text.splitlines()[1]
        for path in (content / "moon-landing").glob("questions.toml"):
            path.write_text(path.read_text("utf-8").replace('prompt = "', 'prompt = "Edited: '), "utf-8")

        bot = stand.bot
        assert bot is not None
        for _ in range(200):
            bot.hang_up()
            await asyncio.sleep(0.001)
        chosen = pick["custom_id"]
        for student in stand.students[:3]:
            if pick["type"] == 3:
                pressed = await stand.select(asked, chosen, [pick["options"][0]["value"]], student)
            else:
                pressed = await stand.click(asked, chosen, student)
            assert "Saved" in pressed.text
        await stand.until(lambda: "Content read again" in bot.said)
        await steer(stand, asked, "Next")
        await stand.until(lambda: "of 3 right" in newest(stand).text)
        assert prompt in newest(stand).text
        assert "Edited" not in newest(stand).text
        assert bot.said.count("Content read again") <= 2
        assert await stand.stop_bot() == 0
        house.require_clean()
