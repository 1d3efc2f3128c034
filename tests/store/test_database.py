"""The database: durable, one batch a commit, and never overwritten when it is not ours."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import aiosqlite
import pytest

from bot.errors import StoreFault
from bot.store.database import Database
from bot.store.upkeep.migrate import list_migrations
from bot.store.upkeep.schema import LISTED, parts_made, write_parts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "gobbet.sqlite3"


async def _add(database: Database, user: int) -> None:
    await database.execute("INSERT INTO shown_facts VALUES (?, 'speech', 1)", user)


async def test_what_was_written_is_there_after_reopening(path: Path) -> None:
    database = await Database.open(path)
    await _add(database, 7)
    await database.close()
    again = await Database.open(path)
    assert await again.read(lambda bare: bare.execute("SELECT user_id FROM shown_facts").fetchall()) == [(7,)]
    await again.close()


async def test_work_that_arrives_together_is_committed_together(path: Path) -> None:
    database = await Database.open(path)
    commits: list[str] = []
    await database.read(lambda bare: bare.set_trace_callback(lambda sql: commits.append(sql) if sql == "COMMIT" else None))
    await asyncio.gather(*(_add(database, user) for user in range(100)))
    assert len(commits) <= 3
    await database.close()


async def test_a_duplicate_fails_alone(path: Path) -> None:
    database = await Database.open(path)
    outcomes = await asyncio.gather(*(_add(database, user) for user in (1, 2, 1, 3)), return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [type(None), type(None), sqlite3.IntegrityError, type(None)]
    await database.close()


async def test_a_caller_that_gives_up_harms_nobody(path: Path) -> None:
    database = await Database.open(path)
    impatient, patient = (asyncio.create_task(_add(database, user)) for user in (1, 2))
    await asyncio.sleep(0)
    impatient.cancel()
    await patient
    assert len(await database.read(lambda bare: bare.execute("SELECT * FROM shown_facts").fetchall())) >= 1
    await database.close()


async def test_nobody_waits_for_ever_on_a_database_that_is_gone(path: Path) -> None:
    database = await Database.open(path)
    await database.close()
    with pytest.raises(Exception, match=r"closed|no active"):
        await asyncio.wait_for(_add(database, 1), 5)


async def test_what_is_read_with_a_write_is_what_was_committed_before(path: Path) -> None:
    database = await Database.open(path)
    count = "SELECT count(*) FROM shown_facts"
    _, seen = await asyncio.gather(_add(database, 1), database.read(lambda bare: bare.execute(count).fetchone()[0]))
    assert seen == 0
    assert await database.read(lambda bare: bare.execute(count).fetchone()[0]) == 1
    await database.close()


async def test_the_settings_that_make_it_durable_are_on(path: Path) -> None:
    database = await Database.open(path)
    values = await database.read(
        lambda bare: [bare.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")]
    )
    assert values == ["wal", 2, 1]
    await database.close()


@pytest.mark.parametrize(
    "content", [b"not a database at all, though long enough to be one" * 30, b"SQLite format 3\x00" + b"\x07" * 4000]
)
async def test_a_file_that_is_no_database_is_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreFault, match="has not been changed"):
        await Database.open(path)
    assert path.read_bytes() == content


async def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (a)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreFault, match="not made by Gobbet"):
        await Database.open(path)
    assert path.read_bytes() == before


async def test_a_newer_database_is_left_alone(path: Path) -> None:
    database = await Database.open(path)
    await database.close()
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 9999")
    newer.commit()
    newer.close()
    before = path.read_bytes()
    with pytest.raises(StoreFault, match="newer Gobbet"):
        await Database.open(path)
    assert path.read_bytes() == before


async def test_an_older_database_is_backed_up_before_it_is_brought_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = {1: list_migrations()[1]}
    monkeypatch.setattr("bot.store.upkeep.migrate.list_migrations", lambda: first)
    await (await Database.open(path)).close()
    more = {**first, 2: "CREATE TABLE added (a INTEGER) STRICT;"}
    monkeypatch.setattr("bot.store.upkeep.migrate.list_migrations", lambda: more)
    database = await Database.open(path)
    await database.execute("INSERT INTO added VALUES (1)")
    await database.close()
    assert path.with_name("gobbet.sqlite3.before-0002").exists()


async def test_a_migration_that_fails_leaves_the_database_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = {1: list_migrations()[1]}
    monkeypatch.setattr("bot.store.upkeep.migrate.list_migrations", lambda: first)
    await (await Database.open(path)).close()
    broken = "CREATE TABLE added (a INTEGER) STRICT;\nINSERT INTO nowhere VALUES (1);"
    monkeypatch.setattr("bot.store.upkeep.migrate.list_migrations", lambda: {**first, 2: broken})
    with pytest.raises(StoreFault, match="nowhere"):
        await Database.open(path)
    bare = sqlite3.connect(path)
    assert bare.execute("PRAGMA user_version").fetchone() == (1,)
    assert bare.execute("SELECT count(*) FROM sqlite_master WHERE name = 'added'").fetchone() == (0,)
    bare.close()


@pytest.mark.parametrize("name", ["_execute", "_conn"])
async def test_an_aiosqlite_that_is_made_otherwise_is_named_at_the_start(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delattr(aiosqlite.Connection, name)
    with pytest.raises(StoreFault, match=rf"{aiosqlite.__version__} is installed"):
        await Database.open(path)


async def test_a_data_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreFault, match="DATA_DIR"):
        await Database.open(tmp_path / "file" / "gobbet.sqlite3")


def test_what_the_newest_migration_makes_is_listed_so_that_a_start_need_not_make_it_again() -> None:
    newest = max(list_migrations())
    assert LISTED.read_text("utf-8") == write_parts(newest, parts_made(list_migrations().values())), "write the list anew"


def test_migrations_are_numbered_without_gaps() -> None:
    assert list(list_migrations()) == list(range(1, len(list_migrations()) + 1))
