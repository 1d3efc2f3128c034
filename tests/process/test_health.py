"""The health page, and the command that Docker asks."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from ..standin.process import make_environment
from .conftest import House, free_port

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="session")]


async def ask_page(port: int) -> str:
    """Give the status line of the page."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET / HTTP/1.0\r\n\r\n")
    line = (await reader.readline()).decode().strip()
    writer.close()
    await writer.wait_closed()
    return line


async def ask_command(folder: Path, port: int) -> tuple[int, str]:
    """Run `python -m bot health`; give its exit status and what it printed."""
    environment = make_environment("", {"HEALTH_PORT": str(port)})
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "health", cwd=folder, env=environment, stdout=-1, stderr=-1
    )
    out, err = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode or 0, (out + err).decode().strip()


async def test_a_connected_bot_is_healthy(house: House) -> None:
    async with asyncio.timeout(60):  # the stand-in has sent READY; the bot has yet to read it
        while not (await ask_page(house.health_port)).endswith("200 OK"):  # noqa: ASYNC110 - no Event for it
            await asyncio.sleep(0.05)
    assert await ask_command(house.folder, house.health_port) == (0, "ok")


async def test_no_bot_is_not_healthy(tmp_path: Path) -> None:
    assert await ask_command(tmp_path, free_port()) == (1, "not connected")


async def test_without_a_port_there_is_nothing_to_ask(tmp_path: Path) -> None:
    status, said = await ask_command(tmp_path, 0)
    assert status == 2
    assert said.startswith("gobbet: HEALTH_PORT is 0")
