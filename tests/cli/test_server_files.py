"""Servers carried from one DATA_DIR to another, and as files, by the command line."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.commands import app
from bot.errors import SetupFault, StoreFault
from bot.store import FILE, Store
from bot.store.servers import ServerSettings

ONE, TWO = (1 << 22) + 5, (2 << 22) + 5
"""Servers of shard 1 and shard 0 of two."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    async def work() -> None:
        store = await Store.open(tmp_path / "here")
        for guild in (ONE, TWO):
            await store.servers.save(guild, ServerSettings(reading=40))
        await store.close()

    asyncio.run(work())
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "here"))
    return tmp_path / "here"


def run(*words: object) -> str:
    result = CliRunner().invoke(app, [*map(str, words)])
    if isinstance(result.exception, SetupFault | StoreFault):
        raise result.exception
    return result.output


def servers(folder: Path) -> set[int]:
    async def work() -> set[int]:
        store = await Store.open(folder)
        found = {guild for guild in (ONE, TWO) if store.servers.of(guild).reading == 40}
        await store.close()
        return found

    return asyncio.run(work())


def test_the_servers_of_a_shard_are_carried_and_said(here: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    said = run("move-servers", "--to", there, "--shards", "1", "--of", "2")
    assert f"Server {ONE} is in {there / FILE}" in said
    assert "1 server moved." in said
    assert (servers(here), servers(there)) == ({TWO}, {ONE})
    assert "0 servers moved." in run("move-servers", "--to", there, "--shards", "1", "--of", "2")


def test_a_server_is_carried_by_its_id_and_one_that_is_not_there_is_named(here: Path, tmp_path: Path) -> None:
    said = run("move-servers", "--to", tmp_path / "there", TWO, 77)
    assert "Nothing is kept of server 77" in said
    assert servers(tmp_path / "there") == {TWO}


def test_a_server_goes_through_a_file(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "school.json.gz"
    assert "all of server" in run("export-server", ONE, file)
    with pytest.raises(StoreFault, match="there already"):
        run("export-server", ONE, file)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "there"))
    assert f"Server {ONE} is in" in run("import-server", file)
    assert servers(tmp_path / "there") == {ONE}
    with pytest.raises(StoreFault, match="in this database already"):
        run("import-server", file)


@pytest.mark.parametrize("words", [[], [str(ONE), "--shards", "1", "--of", "2"], ["--shards", "2", "--of", "2"]])
def test_servers_are_named_in_one_way(here: Path, tmp_path: Path, words: list[str]) -> None:
    with pytest.raises(SetupFault):
        run("move-servers", "--to", tmp_path / "there", *words)
    with pytest.raises(SetupFault):
        run("move-servers", "--to", here, ONE)
