"""The bot's process and its disk: one holder, nothing said to be saved that is not, a sentence for what cannot be mended."""

from __future__ import annotations

import asyncio
import os
import resource
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from bot.front.kit.reasons import SENTENCES
from bot.store import FILE
from bot.store.database import Database
from bot.store.reasons import StoreReason
from bot.store.upkeep.migrate import list_migrations

from ..standin.process import BotProcess
from ..standin.scenario import StandIn
from .conftest import House, free_port
from .test_setup import run_bot

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a test limit a process that runs"),
    pytest.mark.asyncio(loop_scope="session"),
]
UNSAVED = str(SENTENCES[StoreReason.UNSAVED])


@pytest_asyncio.fixture(loop_scope="session")
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A bot of the test's own, which may say what is wrong, and shows no traceback."""
    async with StandIn() as stand:
        house = House(stand, tmp_path, free_port())
        await house.launch()
        yield house
        assert {violation.kind for violation in stand.violations} <= {"unanswered"}  # without handles nothing can be sent
        assert "Traceback" not in running(house).said, stand.tail()


def running(house: House) -> BotProcess:
    assert house.stand.bot
    return house.stand.bot


async def begin_quiz(house: House) -> str:
    """Ask for a quiz, which is stored before it is shown, and give what the student reads."""
    return (await house.stand.slash(house.stand.students[0], "quiz", "quiz")).text


async def test_a_second_bot_on_the_same_folder_is_told_who_holds_it(house: House, tmp_path: Path) -> None:
    outcome = await asyncio.to_thread(run_bot, tmp_path, {"DATA_DIR": str(house.database.parent)})
    outcome.require_refusal("in use by another Gobbet", f"process {running(house).pid}, since 2", "Stop that one first")
    house.stand.kill_bot()
    await house.launch()
    assert "Question 1" in await begin_quiz(house)


def _delete(file: Path) -> None:
    file.unlink()


def _replace(file: Path) -> None:
    shutil.copy(file, file.with_name("copy"))
    file.with_name("copy").replace(file)


def _delete_folder(file: Path) -> None:
    shutil.rmtree(file.parent)


@pytest.mark.parametrize(
    "spoil", [_delete, *(pytest.param(spoil, marks=pytest.mark.long) for spoil in (_replace, _delete_folder))]
)
async def test_a_database_that_is_gone_is_said_to_be_and_ends_the_bot(house: House, spoil: Callable[[Path], None]) -> None:
    assert "Question 1" in await begin_quiz(house)
    spoil(house.database)
    assert await begin_quiz(house) == UNSAVED
    await house.stand.until(lambda: not running(house).alive, 15)
    assert running(house).returncode == 2
    said = running(house).said
    assert said.count("taken away or replaced while the bot ran") == 2  # once when it is noticed, once at the end
    assert f"gobbet: The database {str(house.database)!r} cannot be used" in said


async def test_a_disk_that_fills_up_is_told_and_the_bot_goes_on_once_there_is_room(house: House) -> None:
    pid, never = running(house).pid, resource.RLIM_INFINITY
    log = house.database.with_name(f"{FILE}-wal")
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (log.stat().st_size, never))
    for _ in range(3):
        assert await begin_quiz(house) == UNSAVED
    assert running(house).said.count(" ERROR ") == 1
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (never, never))
    assert "Question 1" in await begin_quiz(house)
    assert await house.stand.stop_bot() == 0


async def test_without_file_handles_what_is_open_serves_and_nothing_breaks(house: House) -> None:
    pid = running(house).pid
    before = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (5, before[1]))
    stand = house.stand
    asked = [stand.prepare(user, "quiz", "quiz") for user in stand.students]
    await asyncio.wait([asyncio.create_task(stand.play(each)) for each in asked], timeout=4)
    resource.prlimit(pid, resource.RLIMIT_NOFILE, before)
    assert "Question" in await begin_quiz(house)
    assert await stand.stop_bot() == 0


def _run_limited(folder: Path, *command: str) -> str:
    settings = {"DATA_DIR": str(folder / "data"), "PYTHONDONTWRITEBYTECODE": "1"}  # a compiled file would be cut off, too
    outcome = run_bot(folder, settings, before=command)
    outcome.require_refusal("gobbet: ")
    return outcome.said


async def test_a_database_and_a_folder_that_may_not_be_written_are_named(tmp_path: Path) -> None:
    """root may write anything, so that this right is taken from it, too."""
    file = tmp_path / "data" / FILE
    await (await Database.open(file)).close()
    plain = ("setpriv", "--bounding-set=-dac_override") if os.geteuid() == 0 else ()
    if plain and shutil.which("setpriv") is None:
        pytest.skip("root may write anything, and setpriv is not here")
    file.chmod(0o400)
    assert "it may not be written" in await asyncio.to_thread(_run_limited, tmp_path, *plain)
    file.chmod(0o600)
    file.parent.chmod(0o500)
    assert "nothing can be written there" in await asyncio.to_thread(_run_limited, tmp_path, *plain)
    file.parent.chmod(0o700)


@pytest.mark.parametrize("limit", ["--fsize=2000", "--fsize=20000"])
async def test_a_disk_that_is_full_at_the_start_is_named_and_the_next_start_works(tmp_path: Path, limit: str) -> None:
    if shutil.which("prlimit") is None:
        pytest.skip("prlimit is not here")
    said = await asyncio.to_thread(_run_limited, tmp_path, "prlimit", limit)
    assert "room on it" in said
    await (await Database.open(tmp_path / "data" / FILE)).close()


async def test_a_disk_that_is_full_during_an_update_leaves_the_database_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("prlimit") is None:
        pytest.skip("prlimit is not here")
    file = tmp_path / "data" / FILE
    first = {1: list_migrations()[1]}
    with monkeypatch.context() as older:
        older.setattr("bot.store.upkeep.migrate.list_migrations", lambda: first)
        await (await Database.open(file)).close()
    before = file.read_bytes()
    for limit in (len(before) // 2, len(before) + 8192):  # full at the backup, and full at the migration
        assert "room on it" in await asyncio.to_thread(_run_limited, tmp_path, "prlimit", f"--fsize={limit}")
        assert file.read_bytes() == before
        assert not list(file.parent.glob("*.part"))
    await (await Database.open(file)).close()


async def test_too_few_file_handles_at_the_start_are_named(tmp_path: Path) -> None:
    if shutil.which("prlimit") is None:
        pytest.skip("prlimit is not here")
    for handles in (6, 7, 8, 9):
        outcome = await asyncio.to_thread(run_bot, tmp_path, {}, before=("prlimit", f"--nofile={handles}"))
        outcome.require_refusal("open files")
