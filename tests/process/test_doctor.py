"""`python -m bot doctor`: each broken state is named with its mend, and in a sound one the bot can be invited."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.ops import doctor
from bot.store import FILE, Store
from bot.store.upkeep.backups import back_up

from ..standin.process import make_environment
from ..standin.scenario import StandIn
from .conftest import CONTENT, RUN

pytestmark = pytest.mark.process
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


async def ask(folder: Path, url: str, settings: Mapping[str, str]) -> tuple[int, list[str]]:
    """Run the command in an empty folder; give its exit status and its lines."""
    given = {"DATA_DIR": str(folder / "data"), "CONTENT_DIR": str(CONTENT), **settings}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "doctor", cwd=folder, env=make_environment(url, given), stdout=-1, stderr=-1
    )
    out, err = await asyncio.wait_for(process.communicate(), 60)
    assert not err.decode()
    return process.returncode or 0, out.decode().splitlines()


async def test_a_sound_set_up_ends_with_the_invitation(tmp_path: Path) -> None:
    async with StandIn() as stand:
        token = stand.world.token
        status, lines = await ask(tmp_path, stand.server.url, {"DISCORD_TOKEN": token})
        assert (status, stand.violations) == (0, [])
        assert all(line.startswith("ok") for line in lines)
        names = "settings content database disk token clock Discord commands invite"
        assert " ".join(line.split()[1] for line in lines) == names
        assert f"client_id={stand.world.bot['id']}" in lines[-1]
        assert "permissions=309237746688" in lines[-1]
        assert token not in "".join(lines)
        assert not (tmp_path / "data").exists()


async def test_commands_that_another_program_overwrote_are_named(tmp_path: Path) -> None:
    async with StandIn() as stand:
        settings = {"DISCORD_TOKEN": stand.world.token}
        await stand.launch(RUN, settings={"DATA_DIR": str(tmp_path / "data"), "CONTENT_DIR": str(CONTENT)}, folder=tmp_path)
        assert await stand.stop_bot() == 0
        status, lines = await ask(tmp_path, stand.server.url, settings)
        assert (status, lines[-2].split()[:2]) == (0, ["ok", "commands"])
        del stand.world.commands[None][0]
        status, lines = await ask(tmp_path, stand.server.url, settings)
    assert (status, lines[-2].split()[:2]) == (1, ["MEND", "commands"])
    assert "run --sync" in lines[-2]


@pytest.mark.parametrize(
    ("broken", "name", "mend"),
    [
        ({"LOG_LEVEL": "loud"}, "settings", "Set it to one of DEBUG, INFO"),
        ({"DATA_DIR": '"/data"'}, "settings", "docker --env-file takes them as they stand"),
        ({"DISCORD_TOKEN": '"a.quoted.token"'}, "token", "docker --env-file takes them as they stand"),
        ({"DISCORD_TOKEN": "short"}, "token", "Copy it again from the Bot page"),
        ({"DISCORD_TOKEN": ""}, "token", "Copy the bot's token"),
        ({"CONTENT_DIR": "content"}, "content", "faults. See them: python -m bot check"),
        ({"DATA_DIR": "file"}, "database", "Set DATA_DIR to a folder"),
    ],
)
async def test_each_broken_state_is_named_with_its_mend(tmp_path: Path, broken: Mapping[str, str], name: str, mend: str) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    facts = next((tmp_path / "content").rglob("facts.toml"))
    facts.write_text(facts.read_text("utf-8").replace("title", "titel", 1), "utf-8")
    (tmp_path / "file").touch()
    token = "MTU3NDA5NDYwODkwNjg0NjIxMQ.GfAkE0.a-secret-that-nobody-may-read-000000"
    status, lines = await ask(tmp_path, "http://127.0.0.1:1", {"DISCORD_TOKEN": token, **broken})
    assert status == 1
    (line,) = [line for line in lines if line.startswith("MEND") and line.split()[1] != "Discord"]
    assert line.split()[1] == name
    assert mend in line


async def test_a_token_that_discord_refuses_is_named(tmp_path: Path) -> None:
    async with StandIn() as stand:
        other = "MTU3NDA5NDYwODkwNjg0NjIxMQ.GfAkE0.a-secret-that-nobody-may-read-000000"
        status, lines = await ask(tmp_path, stand.server.url, {"DISCORD_TOKEN": other})
    assert status == 1
    assert lines[-1].startswith("MEND")
    assert "does not accept the token" in lines[-1]


async def test_all_that_is_wrong_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE).write_bytes(b"no database" * 1000)
    (tmp_path / "content").mkdir()
    broken = {"CONTENT_DIR": str(tmp_path / "content"), "DISCORD_TOKEN": "'quoted.in.single-marks'"}
    status, lines = await ask(tmp_path, "http://127.0.0.1:1", broken)
    assert status == 1
    wrong = {line.split()[1]: line for line in lines if line.startswith("MEND")}
    assert wrong.keys() == {"content", "database", "token"}
    assert "bot restore FILE" in wrong["database"]
    assert "quotation marks" in wrong["token"]


async def test_without_a_network_the_rest_is_examined(tmp_path: Path) -> None:
    token = "MTU3NDA5NDYwODkwNjg0NjIxMQ.GfAkE0.a-secret-that-nobody-may-read-000000"
    status, lines = await ask(tmp_path, "http://127.0.0.1:1", {"DISCORD_TOKEN": token})
    assert status == 1
    assert [line.split()[1] for line in lines if line.startswith("MEND")] == ["Discord"]
    assert "of application 1574094608906846211" in "".join(lines)


def test_a_wrong_setting_is_named() -> None:
    finding, settings = doctor.examine_settings({"LOG_LEVEL": "loud"})
    assert (finding.fine, settings) == (False, None)
    assert "LOG_LEVEL is 'loud'" in finding.said


async def test_a_database_in_use_is_whole_and_says_its_last_backup(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    back_up(tmp_path / FILE, NOW)
    finding = doctor.examine_database(tmp_path)
    await store.close()
    assert finding == doctor.Finding("database", True, "whole; last backup: 2026-11-26 12:00 UTC")


def test_a_folder_that_is_somebody_elses_is_given_to_the_bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(doctor, "owner_and_user", lambda _: (0, 10001))
    said = doctor.examine_database(tmp_path / "file").said  # as root, too, nothing can be written into a file
    assert "belongs to user 0, and this runs as user 10001" in said
    assert "chown -R 10001" in said


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor.examine_disk(tmp_path / "not" / "yet").fine
    monkeypatch.setattr(doctor, "ROOM", 10**18)
    assert not doctor.examine_disk(tmp_path).fine


@pytest.mark.parametrize(("off", "fine"), [(0, True), (29, True), (31, False), (-31, False)])
def test_a_clock_that_is_off_is_named(off: int, fine: bool) -> None:
    assert doctor.examine_clock(NOW + timedelta(seconds=off), NOW).fine is fine
