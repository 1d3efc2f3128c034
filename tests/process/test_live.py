"""A class quiz of every kind of question over a real connection: Discord finds nothing wrong with what the bot sends."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.store import FILE
from bot.units.load import load_library

from ..standin.process import ROOT
from ..standin.records import Message
from ..standin.scenario import StandIn
from .class_quiz import steer
from .conftest import RUN

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="session")]
SET = "every kind"


def save_set(database: Path, guild: int | None) -> int:
    """Save a set with one question of each kind; give how many that are."""
    first = {type(question): question.id for question in reversed([*load_library(ROOT / "content").questions.values()])}
    with closing(sqlite3.connect(database)) as found, found:
        found.execute("INSERT INTO question_sets VALUES (?, ?, ?, 1, 1)", (guild, SET, json.dumps([*first.values()])))
    return len(first)


def newest(stand: StandIn) -> Message:
    return [message for message in stand.messages("quiz", stand.teacher) if not message.ephemeral][-1]


async def answer_somehow(stand: StandIn, card: Message) -> str:
    """Answer with whatever the card offers; give what the student is told."""
    student = stand.students[0]
    ways = (":live-pick:", ":live-form:")
    part = next(part for part in card.components if any(way in part.get("custom_id", "") for way in ways))
    if part["type"] == 3:
        return (await stand.select(card, part["custom_id"], [part["options"][0]["value"]], student)).text
    pressed = await stand.click(card, part["custom_id"], student)
    if pressed.modal is None:
        return pressed.text
    signs = "".join(line[2] for line in card.text.splitlines() if line.startswith("**") and line[3:5] == "**")
    letters, numbers = re.findall("[A-Z]", signs), re.findall("[0-9]", signs)
    text = "".join(letters[: len(numbers)] if numbers else letters)  # of pairs a letter each, of events every one
    return (await stand.submit(pressed, {"text": text or "1956"})).text


async def test_every_kind_is_played_and_nothing_is_forbidden(tmp_path: Path) -> None:
    async with StandIn(students=3) as stand:
        settings = {"DATA_DIR": str(tmp_path), "CONTENT_DIR": str(ROOT / "content"), "LOG_LEVEL": "WARNING"}
        await stand.launch(RUN, settings=settings, folder=tmp_path)
        count = save_set(tmp_path / FILE, stand.channel("quiz").guild_id)
        lobby = await stand.slash(stand.teacher, "quiz", "class quiz", questions=SET, seconds=60, teams="2", names="nicknames")
        await stand.click(lobby, "Join", stand.students[1])
        await steer(stand, lobby, "Start")
        for number in range(1, count + 1):
            await stand.until(lambda number=number: f"Question {number} of" in newest(stand).text)  # type: ignore[misc]  # a default binds it
            card = newest(stand)
            assert "Saved" in await answer_somehow(stand, card)
            await steer(stand, card, "Next")
            await stand.until(lambda card=card: "of 1 right" in card.text)  # type: ignore[misc]  # a default binds it
            await steer(stand, card, "Next")
            if number < count:
                await stand.until(lambda: "Standings" in newest(stand).text)
                await steer(stand, newest(stand), "Next")
        await stand.until(lambda: "The podium" in newest(stand).text)
        assert f"of {count} right" in (await stand.click(newest(stand), "My answers", stand.students[0])).text
        results = await stand.slash(stand.teacher, "quiz", "class results")
        assert "CSV" in results.buttons
        assert (await stand.click(results, "CSV", stand.teacher)).message.files
        assert (await stand.click(results, "Teach this again", stand.teacher)).text
        assert await stand.stop_bot() == 0
        assert not stand.violations, f"{stand.violations}\n{stand.tail()}"
        assert not stand.unimplemented
