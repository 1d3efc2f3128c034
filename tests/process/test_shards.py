"""Two processes side by side, each with a shard and a database of its own, each playing a class quiz at the same time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import aiohttp
import pytest

from bot.store import FILE, Store

from ..standin.entry import UserError
from ..standin.process import BotProcess, make_environment
from ..standin.records import Channel, Message, User
from ..standin.scenario import StandIn
from .class_quiz import steer
from .conftest import CONTENT, RUN, free_port

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="session")]
STUDENTS = 4


def shard_of(channel: Channel) -> int:
    assert channel.guild_id is not None
    return (channel.guild_id >> 22) % 2


def found_classes(stand: StandIn) -> Mapping[int, Channel]:
    """Make servers until each of two shards has one with a class."""
    found: dict[int, Channel] = {}
    for number in range(100):
        channel = stand.world.found_server(f"class{number}", students=STUDENTS)
        found.setdefault(shard_of(channel), channel)
        if len(found) == 2:
            return found
        time.sleep(0.001)  # ids are made of milliseconds
    raise AssertionError("no server for each shard")


def people(stand: StandIn, channel: Channel, kind: str) -> list[User]:
    start = f"{channel.name} {kind}"
    return [user for user in stand.world.users.values() if user["username"].startswith(start)]


def newest(stand: StandIn, channel: Channel) -> Message:
    return [message for message in stand.messages(channel, people(stand, channel, "teacher")[0]) if not message.ephemeral][-1]


class Process:
    """A process of one shard, with a database of its own."""

    def __init__(self, stand: StandIn, folder: Path, shard: int) -> None:
        self.stand, self.folder, self.shard = stand, folder / f"data-{shard}", shard
        settings = {"DATA_DIR": str(self.folder), "CONTENT_DIR": str(CONTENT), "SHARD_COUNT": "2", "SHARD_IDS": str(shard)}
        extra = {"DISCORD_TOKEN": stand.world.token, **settings}
        self.bot = BotProcess(RUN, make_environment(stand.server.url, extra), folder)

    async def ready(self) -> None:
        def connected() -> bool:
            session = self.stand.server.gateway.sessions.get(self.shard)
            return not self.bot.alive or (session is not None and session.socket is not None and bool(self.stand.commands))

        await self.stand.until(connected)
        assert self.bot.alive, self.bot.tail()

    def kill(self) -> None:
        self.bot.kill()
        self.stand.server.gateway.sessions.pop(self.shard, None)


async def answer_all(stand: StandIn, channel: Channel, question: int) -> None:
    """Have everybody answer the question that stands in a channel, and the teacher go on to the next."""
    await stand.until(lambda: f"Question {question} of" in newest(stand, channel).text)
    card = newest(stand, channel)
    for student in people(stand, channel, "student"):
        part = next(part for part in card.components if ":live-" in part.get("custom_id", ""))
        for text in ("1956", "ABCD", "ABC", "5"):  # which kinds are drawn is chance
            if part["type"] == 3:
                told = await stand.select(card, part["custom_id"], [part["options"][0]["value"]], student)
            else:
                told = await stand.click(card, part["custom_id"], student)
            if told.modal is not None:
                told = await stand.submit(told, {"text": text})
            if "Saved" in told.text:
                break
        assert "Saved" in told.text
    await go_on_to(stand, channel, "Standings", "podium")


async def go_on_to(stand: StandIn, channel: Channel, *texts: str) -> None:
    """Lead on until the class's latest card says one of these: on a busy machine a press may meet a step that is just passing."""
    teacher = people(stand, channel, "teacher")[0]

    def is_there() -> bool:
        return any(text in newest(stand, channel).text for text in texts)

    for _ in range(20):
        if is_there():
            return
        with suppress(UserError, TimeoutError):  # a question that is closing has nothing to press
            await steer(stand, newest(stand, channel), "Next", teacher)
            await stand.until(is_there, 8)
        await asyncio.sleep(0.5)
    raise AssertionError(f"none of {texts} came: {newest(stand, channel).text}")


async def test_two_processes_each_play_a_quiz_at_the_same_time_and_one_outlives_the_others_crash(tmp_path: Path) -> None:
    async with StandIn() as stand:
        classes = found_classes(stand)
        processes = {shard: Process(stand, tmp_path, shard) for shard in classes}
        try:
            await asyncio.gather(*(process.ready() for process in processes.values()))

            async def open_quiz(channel: Channel) -> None:
                teacher = people(stand, channel, "teacher")[0]
                lobby = await stand.slash(teacher, channel, "class quiz", questions="3", seconds=120)
                for student in people(stand, channel, "student"):
                    await stand.click(lobby, "Join", student)
                await steer(stand, lobby, "Start", teacher)

            async def play_on(channel: Channel, *questions: int) -> None:
                for question in questions:
                    await answer_all(stand, channel, question)
                    if question < 3:
                        await go_on_to(stand, channel, f"Question {question + 1} of")

            await asyncio.gather(*map(open_quiz, classes.values()))
            await asyncio.gather(*(play_on(channel, 1) for channel in classes.values()))
            processes[1].kill()
            await play_on(classes[0], 2)
            processes[1] = Process(stand, tmp_path, 1)
            await processes[1].ready()
            await asyncio.gather(play_on(classes[0], 3), play_on(classes[1], 2, 3))
            for channel in classes.values():
                await stand.until(lambda channel=channel: "podium" in newest(stand, channel).text)  # type: ignore[misc]  # a default binds it
            for process in processes.values():
                assert await process.bot.terminate() == 0
                assert "Traceback" not in process.bot.said, process.bot.tail()
        finally:
            for process in processes.values():
                if process.bot.alive:
                    process.bot.kill()
        assert not stand.violations, stand.violations
    for shard, channel in classes.items():
        store = await Store.open(tmp_path / f"data-{shard}")
        (played,) = await store.class_quizzes.past(channel.guild_id or 0)
        assert played.ended is not None
        assert await store.database.read(lambda bare: bare.execute("SELECT count(*) FROM live_answers").fetchone()) == (
            3 * STUDENTS,
        )
        assert (tmp_path / f"data-{shard}" / FILE).exists()
        await store.close()


async def becomes_healthy(port: int) -> bool:
    """Ask the page of health until it says that all shards are connected, for as long as a slow machine may take."""
    async with aiohttp.ClientSession() as session:
        for _ in range(120):
            async with session.get(f"http://127.0.0.1:{port}/healthz") as page:
                if page.status == 200:
                    return True
            await asyncio.sleep(0.25)
    return False


async def test_one_process_with_both_shards_serves_both(tmp_path: Path) -> None:
    async with StandIn() as stand:
        classes = found_classes(stand)
        port = free_port()
        settings = {"DATA_DIR": str(tmp_path), "CONTENT_DIR": str(CONTENT), "SHARD_COUNT": "2", "HEALTH_PORT": str(port)}
        bot = await stand.launch(RUN, settings=settings, folder=tmp_path)
        await stand.until(lambda: len(stand.server.gateway.sessions) == 2)
        for channel in classes.values():
            teacher = people(stand, channel, "teacher")[0]
            assert "Settings of this server" in (await stand.slash(teacher, channel, "class settings")).text
        assert await becomes_healthy(port), bot.tail()
        assert await stand.stop_bot() == 0
        assert "Traceback" not in bot.said, bot.tail()
        assert not stand.violations, stand.violations
