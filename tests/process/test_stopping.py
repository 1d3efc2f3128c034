"""SIGTERM and SIGINT end the bot with status 0 within ten seconds, whatever it is doing, and nothing acknowledged is lost."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import aiohttp
import discord
import pytest

from bot.errors import SetupFault
from bot.library.catalogue import Library
from bot.library.questions import OneChoice, TrueFalse
from bot.running import connect
from bot.store import Store

from ..standin.process import BotProcess, make_environment
from ..standin.scenario import StandIn
from .conftest import CONTENT, RUN, House
from .playing import start_quiz
from .test_restart import stored_shares

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="session")]
ALL = (signal.SIGTERM, signal.SIGINT)


@contextlib.contextmanager
def launched(stand: StandIn, folder: Path, *command: str) -> Iterator[BotProcess]:
    """Start a process and wait for nothing."""
    settings = {"DATA_DIR": str(folder / "data"), "CONTENT_DIR": str(CONTENT), "DISCORD_TOKEN": stand.world.token}
    bot = BotProcess(command, make_environment(stand.server.url, settings), folder)
    try:
        yield bot
    finally:
        bot.kill()
        bot.log.unlink()


def listens(bot: BotProcess) -> bool:
    """Say whether a process hears SIGTERM: before Python has come to it, the system ends it by itself."""
    status = Path(f"/proc/{bot.pid}/status").read_text("utf-8")
    caught = next(line.split()[1] for line in status.splitlines() if line.startswith("SigCgt"))
    return bool(int(caught, 16) >> (signal.SIGTERM - 1) & 1)


async def until(holds: Callable[[], bool], within: float = 30) -> None:
    async with asyncio.timeout(within):
        while not holds():  # noqa: ASYNC110 - no Event for it
            await asyncio.sleep(0.002)


async def stop(bot: BotProcess, number: signal.Signals) -> tuple[int, float]:
    """Send a signal; give the exit status and the seconds until the end."""
    began = time.monotonic()
    os.kill(bot.pid, number)
    await until(lambda: not bot.alive)
    assert bot.returncode is not None
    return bot.returncode, time.monotonic() - began


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux says which signals a process hears")
@pytest.mark.parametrize(
    "seconds", [0, 0.25, 0.75, *(pytest.param(seconds, marks=pytest.mark.long) for seconds in (0.1, 0.5, 1, 1.5))]
)
async def test_a_start_is_stopped_wherever_it_is(tmp_path: Path, seconds: float) -> None:
    async with StandIn() as stand:
        with launched(stand, tmp_path, *RUN) as bot:
            await until(lambda: listens(bot))
            await asyncio.sleep(seconds)
            status, took = await stop(bot, ALL[int(seconds * 4) % 2])
            assert status == 0, bot.said
            assert took < 10
            assert "Traceback" not in bot.said
    store = await Store.open(tmp_path / "data")  # whole, or not there yet
    await store.close()


@pytest.mark.parametrize("how", ["hang", "sleep", "crowd"])
async def test_a_loop_that_hangs_or_is_busy_is_ended_in_time(tmp_path: Path, how: str) -> None:
    async with StandIn() as stand:
        with launched(stand, tmp_path, sys.executable, "-m", "tests.process.hanging_bot", "run", how) as bot:
            await until(lambda: "hanging" in bot.said)
            status, took = await stop(bot, signal.SIGTERM)
            assert status == 0, bot.said
            assert took < 10
            assert ("Not stopped after 8 s" in bot.said) is (how != "crowd")


async def test_a_quiz_that_is_being_answered_loses_nothing(own_house: House, unit: Library) -> None:
    stand = own_house.stand
    players = [await start_quiz(own_house, unit, student, questions=10) for student in stand.students]
    for player in players:
        await player.skip_to(OneChoice, TrueFalse)
    presses = [stand.press(player.card, player.letter_of(right=True), player.user) for player in players]
    before = len(stored_shares(own_house))
    callback = stand.delay("POST /interactions/*", 0.3)
    pressing = [asyncio.create_task(stand.play(press)) for press in presses]
    await stand.until(lambda: callback.hits == len(presses))
    assert stand.bot is not None
    status, took = await stop(stand.bot, signal.SIGINT)
    stand.server.gateway.session = None
    callback.stop()
    assert (status, [answer.failure for answer in await asyncio.gather(*pressing)]) == (0, [None] * len(players))
    assert took < 10
    assert len(stored_shares(own_house)) == before + len(players)


class Interrupted(discord.Client):
    """A client whose connection breaks while it logs in; a signal may have closed it."""

    def __init__(self, *, closed: bool) -> None:
        super().__init__(intents=discord.Intents.none())
        self.stopped = closed

    async def start(self, token: str, *, reconnect: bool = True) -> None:
        if self.stopped:
            await self.close()
        raise aiohttp.ClientConnectionError("Connector is closed.")


async def test_a_login_that_a_signal_ends_is_no_fault() -> None:
    await connect(Interrupted(closed=True), "token")
    with pytest.raises(SetupFault, match="cannot be reached"):
        await connect(Interrupted(closed=False), "token")
