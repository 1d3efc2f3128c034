"""Backups: made under load, kept by a rule, put back whole, and never in the place of something that is lost by it."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StoreFault
from bot.store.database import Database
from bot.store.upkeep import backups
from bot.store.upkeep.migrate import list_migrations

NOW = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
_MOMENTS = st.integers(0, 63_072_000).map(lambda seconds: NOW + timedelta(seconds=seconds))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "gobbet.sqlite3"


async def _store(path: Path, *users: int) -> None:
    database = await Database.open(path)
    for user in users:
        await _add(database, user)
    await database.close()


async def _add(database: Database, user: int) -> None:
    await database.execute("INSERT INTO shown_facts VALUES (?, 'speech', 1)", user)


def _users(path: Path) -> list[int]:
    with contextlib.closing(sqlite3.connect(path)) as bare:
        return [user for (user,) in bare.execute("SELECT user_id FROM shown_facts ORDER BY user_id")]


async def test_a_backup_under_write_load_holds_all_that_was_acknowledged_before_it_and_comes_back(path: Path) -> None:
    database = await Database.open(path)
    acknowledged: list[int] = []

    async def write(first: int) -> None:
        for user in range(first, first + 200):
            await _add(database, user)
            acknowledged.append(user)

    writing = [asyncio.create_task(write(1000 * number)) for number in range(1, 9)]
    await asyncio.sleep(0.05)
    before = len(acknowledged)
    copy = await asyncio.to_thread(backups.back_up, path, NOW)
    await asyncio.gather(*writing)
    await database.close()
    assert 0 < before <= len(_users(copy))
    assert set(acknowledged[:before]) <= set(_users(copy))
    restored = backups.restore(copy, path, NOW)
    assert _users(path) == _users(copy)
    assert restored.kept is not None
    assert len(_users(restored.kept)) == 1600
    again = await Database.open(path)
    await _add(again, 1)
    await again.close()


async def test_the_bot_backs_up_once_a_day(path: Path) -> None:
    database = await Database.open(path)
    for hours in (0, 1, 23, 24, 30, 49):
        await database.back_up_when_due(NOW + timedelta(hours=hours))
    await database.close()
    assert list(backups.list_backups(path)) == [NOW + timedelta(hours=hours) for hours in (0, 24, 49)]


async def test_what_restores_over_a_damaged_database_keeps_its_bytes(path: Path) -> None:
    await _store(path, 1)
    copy = backups.back_up(path, NOW)
    path.write_bytes(b"no database at all")
    kept = backups.restore(copy, path, NOW).kept
    assert kept is not None
    assert kept.read_bytes() == b"no database at all"
    assert _users(path) == [1]


async def test_a_database_in_use_is_not_replaced(path: Path) -> None:
    await _store(path, 1)
    copy = backups.back_up(path, NOW)
    database = await Database.open(path)
    with pytest.raises(StoreFault, match="in use by another Gobbet"):
        backups.restore(copy, path, NOW)
    await database.close()
    assert _users(path) == [1]


async def test_only_a_whole_backup_of_ours_is_put_back(path: Path, tmp_path: Path) -> None:
    await _store(path, 1)
    other, newer, cut = (
        tmp_path / "other.sqlite3",
        backups.back_up(path, NOW, tmp_path / "newer.sqlite3"),
        tmp_path / "cut.sqlite3",
    )
    with contextlib.closing(sqlite3.connect(other)) as bare:
        bare.execute("CREATE TABLE scores (user_id)")
    cut.write_bytes(newer.read_bytes()[:9_000])
    with contextlib.closing(sqlite3.connect(newer)) as bare:
        bare.execute(f"PRAGMA user_version = {max(list_migrations()) + 1}")
    for file in (other, newer, cut, tmp_path, tmp_path / "missing.sqlite3"):
        with pytest.raises(StoreFault, match=r"Nothing has been changed|newer Gobbet"):
            backups.restore(file, path, NOW)
    assert _users(path) == [1]
    assert [found.name for found in path.parent.iterdir()] == ["gobbet.sqlite3"]


async def test_a_backup_says_why_it_cannot_be_made(path: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreFault, match="no database"):
        backups.back_up(path, NOW)
    await _store(path, 1)
    there = tmp_path / "there.sqlite3"
    there.touch()
    with pytest.raises(StoreFault, match="there already"):
        backups.back_up(path, NOW, there)
    with pytest.raises(StoreFault, match="cannot be written"):
        backups.back_up(path, NOW, tmp_path / "no" / "folder.sqlite3")


async def test_backups_are_for_the_bots_user_alone(path: Path) -> None:
    await _store(path, 1)
    copy = backups.back_up(path, NOW)
    assert [place.stat().st_mode & 0o077 for place in (copy, copy.parent)] == [0, 0]


async def test_what_is_too_old_goes_and_what_is_not_ours_stays(path: Path) -> None:
    await _store(path, 1)
    first = backups.back_up(path, NOW)
    for days in range(1, 60):
        first.with_name(f"gobbet-{NOW - timedelta(days=days):%Y-%m-%dT%H%M%SZ}.sqlite3").touch()
    other = first.with_name("my-own-copy.sqlite3")
    other.touch()
    assert backups.drop_old(path) == 51
    assert other.exists()
    assert len(backups.list_backups(path)) == 9  # of seven days, which end two weeks, and of two weeks more


@given(st.sets(_MOMENTS, max_size=60))
def test_of_any_backups_the_last_stays_and_at_most_eleven(made: set[datetime]) -> None:
    kept = backups.keep(made)
    assert kept <= made
    assert len(kept) <= backups.DAYS + backups.WEEKS
    assert max(made, default=None) in {*kept, None}
    assert len({moment.date() for moment in kept}) >= min(backups.DAYS, len({moment.date() for moment in made}))


@pytest.mark.parametrize(("ago", "due"), [(23, False), (24, True), (-1, True)])
async def test_a_backup_is_due_a_day_later_or_where_the_clock_went_back(path: Path, ago: int, due: bool) -> None:
    await _store(path, 1)
    assert backups.is_due(path, NOW)
    backups.back_up(path, NOW)
    assert backups.is_due(path, NOW + timedelta(hours=ago)) is due
