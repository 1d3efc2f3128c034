"""A bad set-up: one sentence that names the thing, its value and the mend, exit status 2, and nothing touched."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.store import FILE
from bot.store.upkeep.migrate import APPLICATION

from ..standin.process import make_environment
from ..standin.scenario import BotFailed, StandIn
from .conftest import CONTENT, RUN

pytestmark = pytest.mark.process
TOKEN = "MTU3NDA5NDYwODkwNjg0NjIxMQ.GfAkE0.a-secret-that-nobody-may-read-000000"


@dataclass(frozen=True)
class Outcome:
    """How `python -m bot run` ended."""

    status: int
    out: str
    said: str

    def require_refusal(self, *parts: str) -> None:
        """Fail unless this is one line on stderr that holds these parts, with exit status 2."""
        assert self.status == 2, self.said
        assert self.out == ""
        assert self.said.startswith("gobbet: "), self.said
        assert self.said.count("\n") == 1, self.said
        assert "Traceback" not in self.said
        for part in parts:
            assert part in self.said


def run_bot(folder: Path, settings: Mapping[str, str], *, before: Sequence[str] = ()) -> Outcome:
    """Run the bot in an empty folder, so that no .env file is found; port 1 is no Discord.

    `before` is a command that limits what it starts.
    """
    given = {"DATA_DIR": str(folder / "data"), "CONTENT_DIR": str(CONTENT), "DISCORD_TOKEN": TOKEN, "LOG_LEVEL": "ERROR"}
    environment = make_environment("http://127.0.0.1:1", {**given, **settings})
    done = subprocess.run([*before, *RUN], cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert TOKEN not in done.stdout + done.stderr
    return Outcome(done.returncode, done.stdout, done.stderr)


def test_no_token(tmp_path: Path) -> None:
    run_bot(tmp_path, {"DISCORD_TOKEN": ""}).require_refusal("DISCORD_TOKEN is not set", "preview")


def test_a_malformed_token_is_not_shown(tmp_path: Path) -> None:
    outcome = run_bot(tmp_path, {"DISCORD_TOKEN": "hunter2-hunter2"})
    outcome.require_refusal("DISCORD_TOKEN", "15 characters", "Copy it again")
    assert "hunter2" not in outcome.said


def test_a_token_file_that_cannot_be_read(tmp_path: Path) -> None:
    outcome = run_bot(tmp_path, {"DISCORD_TOKEN": "", "DISCORD_TOKEN_FILE": str(tmp_path / "absent")})
    outcome.require_refusal("DISCORD_TOKEN_FILE is", str(tmp_path / "absent"), "Name a file")


@pytest.mark.parametrize(
    ("name", "value", "mend"),
    [
        ("LOG_LEVEL", "loud", "DEBUG, INFO, WARNING, ERROR"),
        ("HEALTH_PORT", "abc", "from 1 to 65535"),
        ("HEALTH_PORT", "70000", "from 1 to 65535"),
    ],
)
def test_an_unknown_value(tmp_path: Path, name: str, value: str, mend: str) -> None:
    run_bot(tmp_path, {name: value}).require_refusal(f"{name} is {value!r}", mend)


def test_a_data_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    place = tmp_path / "file" / "data"
    run_bot(tmp_path, {"DATA_DIR": str(place)}).require_refusal(f"DATA_DIR is {str(place)!r}", "Set DATA_DIR")


def test_a_content_folder_that_is_not_there(tmp_path: Path) -> None:
    run_bot(tmp_path, {"CONTENT_DIR": "nowhere"}).require_refusal("'nowhere' is not there", "Set CONTENT_DIR")


def test_a_broken_content_file(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    entry = '[[terms]\nid = "orbit"\nname = "Orbit"\nentry = "A way round."\nfacts = ["gagarin"]\n'
    (tmp_path / "content" / "moon-landing" / "terms.toml").write_text(entry, "utf-8")
    outcome = run_bot(tmp_path, {"CONTENT_DIR": str(tmp_path / "content")})
    outcome.require_refusal("moon-landing/terms.toml, line 1", "the heading of an entry is written", "Write [[terms]]")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among its files")
def test_a_pipe_among_the_content_is_not_waited_for(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    pipe = tmp_path / "content" / "moon-landing" / "terms.toml"
    pipe.unlink()
    os.mkfifo(pipe)
    outcome = run_bot(tmp_path, {"CONTENT_DIR": str(tmp_path / "content")})
    outcome.require_refusal("moon-landing/terms.toml: this is a pipe and no file", "Put a file of text in its place")


def _corrupt(file: Path) -> None:
    file.write_bytes(b"This is no database, and was never one.\n" * 100)


def _torn(file: Path) -> None:
    """A database of ours whose second half was lost."""
    _ours(file, 1)
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE filler (text TEXT)")
        database.executemany("INSERT INTO filler VALUES (?)", [("x" * 500,)] * 200)
    database.close()
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _foreign(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE recipes (name TEXT)")
    database.close()


def _newer(file: Path) -> None:
    _ours(file, 9999)
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode = WAL")


def _ours(file: Path, version: int) -> None:
    with sqlite3.connect(file) as database:
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute(f"PRAGMA user_version = {version}")
        database.execute("CREATE TABLE answers (text TEXT)")
    database.close()


@pytest.mark.parametrize(
    ("make", "parts"),
    [
        (_corrupt, ("cannot be used", "file is not a database", "a backup in its place")),
        (_torn, ("cannot be used", "a backup in its place")),
        (_foreign, ("was not made by Gobbet", "move it away")),
        (_newer, ("made by a newer Gobbet", "9999", "update Gobbet")),
    ],
)
def test_a_database_that_is_not_ours_to_use_is_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], parts: tuple[str, ...]
) -> None:
    file = tmp_path / "data" / FILE
    file.parent.mkdir()
    make(file)
    before = file.read_bytes()
    run_bot(tmp_path, {}).require_refusal(str(file), *parts)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [FILE]


def test_no_discord(tmp_path: Path) -> None:
    run_bot(tmp_path, {}).require_refusal("Discord cannot be reached", "Check the network")


@pytest.mark.asyncio(loop_scope="session")
async def test_a_token_that_discord_does_not_know(tmp_path: Path) -> None:
    async with StandIn() as stand:
        settings = {"DATA_DIR": str(tmp_path / "data"), "CONTENT_DIR": str(CONTENT), "DISCORD_TOKEN": TOKEN}
        with pytest.raises(BotFailed, match="ended with code 2"):
            await stand.launch(RUN, settings=settings, folder=tmp_path)
        said = stand.bot.said if stand.bot else ""
    assert "gobbet: Discord does not accept the token of DISCORD_TOKEN" in said
    assert "Traceback" not in said
    assert TOKEN not in said
