"""One running bot that most of these tests share, on a unit of the tests' own."""

from __future__ import annotations

import socket
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.library.catalogue import Library
from bot.store import FILE
from bot.units.load import load_library

from ..standin.scenario import StandIn

CONTENT = Path(__file__).resolve().parent / "content"
RUN = (sys.executable, "-m", "bot", "run")


@dataclass(frozen=True)
class House:
    """A stand-in for Discord with the bot's process on it, and the folder that outlives the process."""

    stand: StandIn
    folder: Path
    health_port: int
    content: Path = CONTENT

    @property
    def settings(self) -> Mapping[str, str]:
        return {
            "DATA_DIR": str(self.folder / "data"),
            "CONTENT_DIR": str(self.content),
            "HEALTH_PORT": str(self.health_port),
        }

    @property
    def database(self) -> Path:
        return self.folder / "data" / FILE

    async def launch(self, *flags: str, **settings: str) -> None:
        """Start the bot, by its real entry point."""
        await self.stand.launch((*RUN, *flags), settings={**self.settings, **settings}, folder=self.folder)

    def require_clean(self) -> None:
        """Fail for anything that Discord forbids, left open or did not know, and for every failure in the log."""
        stand, said = self.stand, self.stand.bot.said if self.stand.bot else ""
        assert not stand.violations, f"{stand.violations}\n{stand.tail()}"
        assert not stand.unimplemented, stand.unimplemented
        assert not stand.server.own_faults, stand.server.own_faults[:5]
        assert "Traceback" not in said, stand.tail()
        assert " ERROR " not in said, stand.tail()
        assert stand.world.token not in said


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="session")
def unit() -> Library:
    """What the bot of these tests knows."""
    return load_library(CONTENT)


@pytest_asyncio.fixture(scope="package", loop_scope="session")  # while other tests run, nobody would read the bot's heartbeats
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with StandIn() as stand:
        house = House(stand, tmp_path_factory.mktemp("shared"), free_port())
        await house.launch()
        yield house
        assert await stand.stop_bot() == 0
        house.require_clean()


@pytest_asyncio.fixture(loop_scope="session")
async def house(shared: House) -> AsyncIterator[House]:
    """The shared bot; whatever is wrong after a test is that test's fault."""
    yield shared
    await shared.stand.quiet(0.1)
    shared.require_clean()


@pytest_asyncio.fixture(loop_scope="session")
async def own_house(tmp_path: Path) -> AsyncIterator[House]:
    """A bot of a test's own, that it may stop and kill."""
    async with StandIn() as stand:
        house = House(stand, tmp_path, free_port())
        await house.launch()
        yield house
        house.require_clean()
