"""The database and its disk: made whole or begun again, held by one, private, and never said to be saved where it is not."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import resource
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path

import pytest
import pytest_asyncio

from bot.errors import Refusal, StoreFault
from bot.store import FILE, Store
from bot.store import database as database_module
from bot.store.database import Database
from bot.store.reasons import StoreReason, Unsaved
from bot.store.upkeep.migrate import APPLICATION, list_migrations
from tests.conftest import ROOT

from .test_class_quizzes import make_live, press, start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no flock, no rights of files and no SIGKILL")
HOLD = """
import asyncio, sys
from pathlib import Path
from bot.store.database import Database

async def hold():
    database = await Database.open(Path(sys.argv[1]))
    print("open", flush=True)
    await asyncio.sleep(60)

asyncio.run(hold())
"""
COUNT = "SELECT count(*) FROM shown_facts"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / FILE


@pytest_asyncio.fixture
async def opened(path: Path) -> AsyncIterator[Database]:
    database = await Database.open(path)
    yield database
    await database.close()


async def _add(database: Database, user: int) -> None:
    await database.execute("INSERT INTO shown_facts VALUES (?, 'speech', 1)", user)


async def _count(database: Database) -> int:
    return int(await database.read(lambda bare: bare.execute(COUNT).fetchone()[0]))


# ---- starts


def test_a_first_start_that_is_killed_at_any_moment_is_followed_by_one_that_works(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.store.killed_starts", str(tmp_path), "60"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout == "0 failed\n", done.stdout + done.stderr


@pytest.mark.parametrize("made", ["PRAGMA journal_mode = WAL", f"PRAGMA application_id = {APPLICATION}", "VACUUM"])
async def test_a_database_that_was_begun_and_holds_nothing_is_begun_again(path: Path, made: str) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as begun:
        begun.execute(made)
    database = await Database.open(path)
    await _add(database, 1)
    await database.close()


async def test_a_hot_journal_of_the_first_commit_is_no_file_of_another_program(path: Path) -> None:
    """As SIGKILL leaves it: pages in the file, and the journal that takes them out again."""
    path.parent.mkdir()
    half = path.with_name("half")
    with closing(sqlite3.connect(half, isolation_level=None)) as begun:
        begun.execute("PRAGMA cache_size = 1")
        begun.execute("BEGIN")
        begun.execute("CREATE TABLE filler (text)")
        begun.executemany("INSERT INTO filler VALUES (?)", [("x" * 4000,)] * 50)
        shutil.copy(half, path)
        shutil.copy(f"{half}-journal", f"{path}-journal")
    assert path.stat().st_size
    await (await Database.open(path)).close()


async def test_who_holds_a_database_is_named_and_a_crash_lets_go_of_it(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], cwd=ROOT, stdout=subprocess.PIPE) as other:  # noqa: ASYNC220
        assert other.stdout
        assert await asyncio.to_thread(other.stdout.readline) == b"open\n"
        with pytest.raises(StoreFault, match=rf"in use by another Gobbet \(process {other.pid}, since 2"):
            await Database.open(path)
        await (await Database.open(path.with_name("preview.sqlite3"))).close()  # the preview has a file of its own
        other.kill()
    await (await Database.open(path)).close()
    assert {found.name for found in path.parent.iterdir()} == {FILE, "preview.sqlite3"}


def _drop_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as bare:
        bare.execute("PRAGMA foreign_keys = OFF")
        bare.execute("DROP TABLE near_misses" if _has(bare, "near_misses") else "DROP TABLE servers")
        bare.commit()


def _has(bare: sqlite3.Connection, table: str) -> bool:
    return bool(bare.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone())


def _drop_column(path: Path) -> None:
    with closing(sqlite3.connect(path)) as bare:
        bare.execute("ALTER TABLE servers DROP COLUMN quiz_threads")


def _make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _make_loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _tear(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _scribble(path: Path) -> None:
    """Damage what comes behind the first page."""
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\x55" * 8192)


def _make_log_a_folder(path: Path) -> None:
    path.with_name(f"{path.name}-wal").mkdir()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_drop_table, "not whole: table "),
        (_drop_column, "not whole: column servers.quiz_threads is missing"),
        (_make_folder, "it is a folder"),
        (_make_pipe, "it is a pipe"),
        (_make_loop, "symbolic link|symlink"),
        (_tear, "damaged|malformed"),
        (_scribble, "damaged|malformed"),
        (_make_log_a_folder, "cannot be opened|disk fails"),
    ],
)
async def test_what_cannot_be_used_is_named_with_the_mend(path: Path, spoil: Callable[[Path], None], says: str) -> None:
    await (await Database.open(path)).close()
    spoil(path)
    with pytest.raises(StoreFault, match=says):
        await Store.open(path.parent)
    assert not path.with_name(f"{FILE}.lock").exists()


async def test_files_and_folder_are_private_also_those_that_were_not(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = os.umask(0)
    try:
        first = {1: list_migrations()[1]}
        with monkeypatch.context() as older:
            older.setattr("bot.store.upkeep.migrate.list_migrations", lambda: first)
            await (await Database.open(path)).close()
        path.chmod(0o644)
        path.parent.chmod(0o755)
        database = await Database.open(path)
        await _add(database, 1)
        rights = {found.name.removeprefix(FILE): stat.S_IMODE(found.stat().st_mode) for found in path.parent.iterdir()}
        await database.close()
    finally:
        os.umask(before)
    assert set(rights) == {"", "-wal", "-shm", ".lock", f".before-{max(list_migrations()):04}"}
    assert set(rights.values()) == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


async def test_a_folder_in_which_others_keep_things_stays_open_to_them(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "letter.txt").touch()
    await (await Database.open(tmp_path / FILE)).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


# ---- while it runs


def _delete(path: Path) -> None:
    path.unlink()


def _delete_log(path: Path) -> None:
    path.with_name(f"{path.name}-wal").unlink()


def _replace(path: Path) -> None:
    shutil.copy(path, path.with_name("copy"))
    path.with_name("copy").replace(path)


def _move(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))


def _delete_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


def _cut_off(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("spoil", [_delete, _delete_log, _replace, _move, _delete_folder, _cut_off])
async def test_nothing_is_acknowledged_that_is_not_in_the_file_at_its_path(
    path: Path, spoil: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(database_module, "LOOK", 0.01)
    database = await Database.open(path)
    await _add(database, 1)
    await database.write(lambda bare: None)
    await database.read(lambda bare: bare.execute("PRAGMA wal_checkpoint").fetchall())
    spoil(path)
    outcomes = await asyncio.gather(*(_add(database, user) for user in range(2, 50)), return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {Unsaved}
    with pytest.raises(StoreFault, match="taken away or replaced while the bot ran"):
        await asyncio.wait_for(database.watch(), 5)
    assert len([record for record in caplog.records if record.levelno == logging.ERROR]) == 1
    if spoil is not _cut_off:
        await database.close()


async def test_a_file_that_is_put_back_in_time_is_written_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "LOOK", 0.05)
    database = await Database.open(path)
    away = path.with_name("away")
    path.rename(away)
    watching = asyncio.create_task(database.watch())
    with pytest.raises(Unsaved):
        await _add(database, 1)
    await asyncio.sleep(0.07)
    away.rename(path)
    await _add(database, 2)
    await asyncio.sleep(0.3)
    assert not watching.done()
    watching.cancel()
    assert await database.read(lambda bare: bare.execute("SELECT user_id FROM shown_facts").fetchall()) == [(2,)]
    await database.close()


async def test_on_a_full_disk_everybody_is_told_and_afterwards_it_goes_on(
    opened: Database, caplog: pytest.LogCaptureFixture
) -> None:
    pages = await opened.read(lambda bare: bare.execute("PRAGMA page_count").fetchone()[0])
    await opened.read(lambda bare: bare.execute(f"PRAGMA max_page_count = {pages}").fetchall())
    stored = 0
    fault: BaseException | None = None
    for group in range(400):
        users = range(group * 100, group * 100 + 100)
        outcomes = await asyncio.gather(*(_add(opened, user) for user in users), return_exceptions=True)
        stored += outcomes.count(None)
        fault = next((outcome for outcome in outcomes if outcome is not None), None)
        if fault:
            break
    assert isinstance(fault, Unsaved)
    assert fault.why == Refusal(StoreReason.UNSAVED).why
    assert [record.message.partition(": ")[2][:16] for record in caplog.records] == ["the disk is full"]
    assert await _count(opened) == stored
    await opened.read(lambda bare: bare.execute("PRAGMA max_page_count = 100000").fetchall())
    await _add(opened, -1)
    assert await _count(opened) == stored + 1


async def test_presses_of_a_class_on_a_full_disk_are_stored_or_told_that_they_are_not(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    quiz = await start(store, make_live(final=False))
    pages = await store.database.read(lambda bare: bare.execute("PRAGMA page_count").fetchone()[0])
    await store.database.read(lambda bare: bare.execute(f"PRAGMA max_page_count = {pages + 3}").fetchall())
    outcomes: list[bool | BaseException] = []
    for user in range(0, 5000, 50):
        presses = [press(each) for each in (*range(user, user + 50), user)]  # one changes an answer, so that each is tried alone
        outcomes += await asyncio.gather(*(store.class_quizzes.answer(quiz, each) for each in presses), return_exceptions=True)
    stored = len(await store.class_quizzes.who_answered(quiz.id, 0))
    assert {type(outcome) for outcome in outcomes} == {bool, Unsaved}
    assert outcomes.count(True) == stored > 0
    await store.close()


async def test_a_database_that_another_program_holds_is_no_defect(path: Path, opened: Database) -> None:
    await opened.read(lambda bare: bare.execute("PRAGMA busy_timeout = 50").fetchall())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unsaved) as told:
            await _add(opened, 1)
        assert "locked" in str(told.value.__cause__)
        other.execute("ROLLBACK")
    await _add(opened, 1)
    assert await _count(opened) == 1


async def test_want_of_memory_is_told_like_want_of_room_and_a_defect_is_not(opened: Database) -> None:
    def fail(bare: sqlite3.Connection) -> None:
        raise MemoryError

    with pytest.raises(Unsaved):
        await opened.write(fail)
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        await opened.execute("INSERT INTO nowhere VALUES (1)")
    with pytest.raises(sqlite3.IntegrityError):
        await asyncio.gather(_add(opened, 1), _add(opened, 1))
    await _add(opened, 2)


async def test_without_a_file_handle_left_what_is_open_goes_on(opened: Database) -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    gc.collect()
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, before[1]))
    try:
        await asyncio.gather(*(_add(opened, user) for user in range(50)))
        ordered = "SELECT user_id FROM shown_facts ORDER BY random()"
        assert len(await opened.read(lambda bare: bare.execute(ordered).fetchall())) == 50
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
