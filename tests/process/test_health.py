"""The pages of health and metrics, and the command that Docker asks."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.library.catalogue import Library

from ..standin.process import make_environment
from ..standin.scenario import StandIn
from .conftest import House, free_port
from .playing import start_quiz

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="session")]


async def ask_page(port: int, path: str = "/healthz", method: str = "GET") -> tuple[int, str]:
    """Give the status and the body of a page."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{method} {path} HTTP/1.1\r\nHost: bot\r\n\r\n".encode())
    head, _, body = (await reader.read()).decode().partition("\r\n\r\n")
    writer.close()
    await writer.wait_closed()
    return int(head.split()[1]), body


async def health(port: int) -> dict[str, Any]:
    status, body = await ask_page(port)
    found: dict[str, Any] = json.loads(body)
    assert status == (200 if found["ok"] else 503)
    return found


async def until_well(port: int) -> dict[str, Any]:
    """Wait until the bot has read what the stand-in sent."""
    async with asyncio.timeout(60):
        while not (found := await health(port))["ok"]:  # noqa: ASYNC110 - no Event for it
            await asyncio.sleep(0.05)
    return found


async def until_ill(port: int) -> dict[str, Any]:
    async with asyncio.timeout(30):
        while (found := await health(port))["ok"]:  # noqa: ASYNC110 - no Event for it
            await asyncio.sleep(0.05)
    return found


async def ask_command(folder: Path, port: int) -> tuple[int, str]:
    """Run `python -m bot health`; give its exit status and what it printed."""
    environment = make_environment("", {"HEALTH_PORT": str(port)})
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "health", cwd=folder, env=environment, stdout=-1, stderr=-1
    )
    out, err = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode or 0, (out + err).decode().strip()


async def test_a_connected_bot_is_healthy(house: House) -> None:
    found = await until_well(house.health_port)
    assert (found["gateway"], found["database"], found["content"]) == ("connected", "writable", "6 facts")
    assert 0 <= found["heartbeat_seconds"] < 120
    status, said = await ask_command(house.folder, house.health_port)
    assert (status, json.loads(said)["ok"]) == (0, True)


async def test_there_are_no_other_pages_and_nobody_makes_the_server_fall(house: House) -> None:
    assert await ask_page(house.health_port, "/livez") == (200, "ok\n")
    assert (await ask_page(house.health_port, "/metrics"))[0] == 404
    assert await ask_page(house.health_port, "/livez", "HEAD") == (200, "")
    assert (await ask_page(house.health_port, "/healthz", "POST"))[0] == 404
    reader, writer = await asyncio.open_connection("127.0.0.1", house.health_port)
    writer.write(b"\x16\x03\x01" + b"x" * 100_000)
    assert await reader.read() == b""
    writer.close()
    assert (await ask_page(house.health_port, "/livez"))[0] == 200


async def test_a_database_that_is_gone_and_a_lost_connection_are_told(tmp_path: Path) -> None:
    async with StandIn() as stand:
        house = House(stand, tmp_path, free_port())
        await house.launch()
        await until_well(house.health_port)
        house.database.rename(tmp_path / "elsewhere")
        assert (await until_ill(house.health_port))["database"] == "it was taken away or replaced while the bot ran"
        (tmp_path / "elsewhere").rename(house.database)
        stand.fail("GET /gateway*", 503, times=None)
        await until_well(house.health_port)
        async with asyncio.timeout(30):
            while (found := await health(house.health_port))["ok"]:
                stand.server.gateway.drop()  # again, where the bot has come back before it was asked
        assert found["gateway"] == "not connected"


async def test_a_loop_that_stood_still_is_late(own_house: House) -> None:
    await until_well(own_house.health_port)
    bot = own_house.stand.bot
    assert bot is not None
    os.kill(bot.pid, signal.SIGSTOP)
    await asyncio.sleep(7)
    os.kill(bot.pid, signal.SIGCONT)
    async with asyncio.timeout(5):
        while (await health(own_house.health_port))["loop_lag_seconds"] < 5:  # noqa: ASYNC110 - no Event for it
            await asyncio.sleep(0.1)
    assert not (await health(own_house.health_port))["ok"]


async def test_metrics_count_what_was_asked_stored_and_connected(own_house: House, unit: Library) -> None:
    pytest.importorskip("prometheus_client", reason="the extra `metrics` is not installed")
    stand, student = own_house.stand, own_house.stand.students[0]
    assert await stand.stop_bot() == 0
    await own_house.launch(METRICS="on")
    player = await start_quiz(own_house, unit, student, questions=3)
    await player.play_on(True, False)
    await stand.slash(student, "quiz", "fact", topic="sputnik")
    await stand.cut_gateway()
    status, page = await ask_page(own_house.health_port, "/metrics")
    assert status == 200
    for line in (
        'gobbet_interactions_total{name="fact",outcome="answered",sort="command"} 1.0',
        'gobbet_interaction_seconds_count{name="fact",sort="command"} 1.0',
        "gobbet_answers_stored_total 2.0",
        "gobbet_reconnects_total 1.0",
        "gobbet_live_quizzes 0.0",
        'gobbet_loop_lag_seconds_bucket{le="+Inf"}',
        'gobbet_commit_writers_bucket{le="1.0"}',
    ):
        assert line in page
    assert student.name not in page
    assert str(stand.world.guild.id) not in page


async def test_no_bot_is_not_healthy(tmp_path: Path) -> None:
    status, said = await ask_command(tmp_path, free_port())
    assert status == 1
    assert said.startswith("no answer")


async def test_without_a_port_there_is_nothing_to_ask(tmp_path: Path) -> None:
    status, said = await ask_command(tmp_path, 0)
    assert status == 2
    assert said.startswith("gobbet: HEALTH_PORT is 0")
