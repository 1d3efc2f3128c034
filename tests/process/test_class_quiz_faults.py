"""A class quiz as a process under faults of the disk and of Discord: one card a step, few lines of log, a word to the teacher."""

from __future__ import annotations

import asyncio
import json
import re
import resource
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path

import pytest

from bot.library.questions import OneChoice
from bot.store import FILE
from bot.units.load import load_library

from ..standin.permissions import MANAGE_THREADS
from ..standin.process import ROOT
from ..standin.records import Channel, Message
from ..standin.scenario import StandIn
from .class_quiz import is_podium, steer
from .conftest import RUN

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="session")]
SLOW = pytest.mark.long
POST = "POST /channels/{channel_id}/messages"
CARDS = {"### Class quiz: two": 1, "-# Question 1 of 2": 1, "-# Question 2 of 2": 1, "### The podium": 1}
SHORT = 5
"""Seconds for a question."""


class Lesson:
    """A bot that is about to play a quiz of two questions."""

    def __init__(self, stand: StandIn, folder: Path) -> None:
        self.stand, self.folder = stand, folder

    @property
    def said(self) -> list[str]:
        """The lines that the bot has logged."""
        assert self.stand.bot is not None
        return self.stand.bot.said.splitlines()

    def save_set(self) -> None:
        chosen = [each.id for each in load_library(ROOT / "content").questions.values() if isinstance(each, OneChoice)][:2]
        with closing(sqlite3.connect(self.folder / FILE)) as found, found:
            guild = self.stand.channel("quiz").guild_id
            found.execute("INSERT INTO question_sets VALUES (?, 'two', ?, 1, 1)", (guild, json.dumps(chosen)))

    async def start(self) -> None:
        lobby = await self.stand.slash(self.stand.teacher, "quiz", "class quiz", questions="two", seconds=SHORT, pace="automatic")
        await steer(self.stand, lobby, "Start")

    def cards(self, where: str | Channel = "quiz") -> list[Message]:
        return [message for message in self.stand.messages(where, self.stand.teacher) if not message.ephemeral and message.text]

    def count_cards(self) -> Counter[str]:
        return Counter(message.text.splitlines()[0].partition(" · ")[0] for message in self.cards())

    def find(self, text: str, where: str | Channel = "quiz") -> Message | None:
        return next((message for message in self.cards(where) if text in message.text), None)

    async def see(self, text: str, where: str | Channel = "quiz") -> Message:
        """Wait for a card, and give it."""
        found: Message = await self.stand.until(lambda: self.find(text, where))
        return found

    async def press_on(self, where: str | Channel = "quiz") -> None:
        """Play on to the podium, without the times that a class needs for reading."""
        for number in (1, 2):
            await self.stand.until(lambda number=number: self._is_revealed(number, where))  # type: ignore[misc]  # a default binds it
            await steer(self.stand, await self.see(f"Question {number} of 2", where), "Next")
            if number == 1:
                await steer(self.stand, await self.see("Standings", where), "Next")
        await self.see("The podium", where)
        await self.stand.until(lambda: not self.find_steered())
        await self.stand.quiet(1.0, 60)

    def find_steered(self) -> list[list[str]]:
        """List the controls of cards that can still be steered; *Teacher* under a podium brings the results."""
        return [message.buttons for message in self.cards() if {"Teacher", "A"} & {*message.buttons} and not is_podium(message)]

    def _is_revealed(self, number: int, where: str | Channel) -> bool:
        card = self.find(f"Question {number} of 2", where)
        return card is not None and "Nobody answered" in card.text and "Teacher" in card.buttons

    def told(self) -> str:
        """All that the teacher was told directly."""
        return "\n".join(message.text for message in self.stand.messages(self.stand.world.dm(self.stand.teacher)))

    def require_whole(self) -> None:
        """Fail where a step was shown twice, where a card can still be steered, or where the log has more than a line a cause."""
        assert self.count_cards() == CARDS, self.stand.tail()
        assert not self.find_steered()
        assert "Traceback" not in "\n".join(self.said), self.stand.tail()
        assert len([line for line in self.said if "class_quiz" in line]) < 8, self.stand.tail()


@asynccontextmanager
async def lesson(folder: Path) -> AsyncIterator[Lesson]:
    async with StandIn(students=1) as stand:
        settings = {"DATA_DIR": str(folder), "CONTENT_DIR": str(ROOT / "content"), "LOG_LEVEL": "WARNING"}
        await stand.launch(RUN, settings=settings, folder=folder)
        found = Lesson(stand, folder)
        found.save_set()
        yield found
        assert await stand.stop_bot() == 0
        assert not stand.violations, f"{stand.violations}\n{stand.tail()}"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def full_disk(lesson: Lesson) -> Iterator[None]:
    """Let no file of the bot's grow beyond what the log of its database has, as where the disk is full."""
    assert lesson.stand.bot is not None
    process = lesson.stand.bot._popen.pid
    _, most = resource.prlimit(process, resource.RLIMIT_FSIZE)
    size = (lesson.folder / f"{FILE}-wal").stat().st_size
    resource.prlimit(process, resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.prlimit(process, resource.RLIMIT_FSIZE, (most, most))


@SLOW
@pytest.mark.parametrize("step", ["Question 1", "Standings", "The podium"])
async def test_a_database_that_is_locked_between_posting_and_noting_shows_nothing_twice(tmp_path: Path, step: str) -> None:
    async with lesson(tmp_path) as class_:
        stand = class_.stand
        posting = stand.delay(POST, 0.5, processed=True)

        async def hold() -> None:
            await class_.see(step)
            with locked(tmp_path):
                await stand.until(lambda: "trying again" in class_.told())
            posting.stop()

        holding = asyncio.create_task(hold())
        await class_.start()
        await class_.press_on()
        await holding
        class_.require_whole()


@SLOW  # tests/process/test_faults.py has the same disk at the same step
async def test_a_full_disk_as_the_time_is_up_is_waited_for(tmp_path: Path) -> None:
    async with lesson(tmp_path) as class_:
        await class_.start()
        await class_.see("Question 1 of 2")
        await class_.stand.quiet(0.5)
        with full_disk(class_):
            await class_.stand.until(lambda: "trying again" in class_.told())
            await asyncio.sleep(6)
            assert len([line for line in class_.said if "class_quiz" in line]) == 1
        await class_.press_on()
        assert "works again" in "\n".join(class_.said)
        assert class_.told().count("trying again") == 1
        class_.require_whole()


@pytest.mark.parametrize(
    ("before", "times"),
    [pytest.param(before, 5 if before else 2, marks=SLOW) for before in ("", "Class quiz", "Question 1 of 2", "Question 2 of 2")],
)
async def test_a_post_whose_answers_are_lost_is_one_card(tmp_path: Path, before: str, times: int) -> None:
    """Discord does what was asked, and says that it has not; after five times discord.py gives up, and the quiz tries again."""
    async with lesson(tmp_path) as class_:

        async def fail() -> None:
            if before:
                await class_.see(before)
            class_.stand.fail(POST, 502, times=times, processed=True)

        failing = asyncio.create_task(fail())
        await class_.start()
        await class_.press_on()
        await failing
        class_.require_whole()


def take_right(stand: StandIn, right: int) -> None:
    """Take a permission from the bot."""
    for role in stand.world.guild["roles"]:
        role["permissions"] = str(int(role["permissions"]) & ~right)


@pytest.mark.parametrize(
    ("state", "may"),
    [("locked", False), ("locked", True), ("archived", False)],
)
@SLOW  # tests/front/class_quiz/test_faults.py has the same thread
async def test_a_thread_that_was_closed_is_opened_again_or_left(tmp_path: Path, state: str, *, may: bool) -> None:
    async with lesson(tmp_path) as class_:
        stand = class_.stand
        if not may:
            take_right(stand, MANAGE_THREADS)
        await stand.slash(stand.teacher, "quiz", "class settings", quiz_threads=True)
        await class_.start()
        lobby = class_.cards()[0]
        await stand.until(lambda: lobby.id in stand.world.channels)
        thread = stand.world.channels[lobby.id]
        await class_.see("Question 1 of 2", thread)
        thread["thread_metadata"] |= {"archived": True, "locked": state == "locked"}
        left = state == "locked" and not may
        where = "quiz" if left else thread
        await class_.press_on(where)
        assert ("closed to me" in class_.told()) is left
        assert [re.split(r"\n| · ", message.text)[0] for message in class_.cards(where)][-3:] == [*CARDS][1:]
        assert "Traceback" not in "\n".join(class_.said), stand.tail()
