"""Servers go from one database to another whole and alone: under load, after kills, and where their numbers are taken."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import StoreFault
from bot.store import FILE, Store
from bot.store.moving.carried import CARRIED
from bot.store.moving.moving import list_servers, move_servers, put_file, read_file
from bot.store.moving.server_file import Rows, ServerFile, pack, read_server, rename_units, unpack
from bot.store.privacy.tables import TABLES
from tests.store.test_privacy import fill, put

HOME, AWAY = 1 << 22, 2 << 22
"""Servers of shard 1 and shard 0 of two."""
ANA, BEN, CHIDI = 41, 42, 43


def inside(path: Path, guild: int) -> ServerFile:
    with contextlib.closing(sqlite3.connect(path)) as bare:
        return read_server(bare, guild)


def everything(file: ServerFile) -> dict[str, list[str]]:
    """Give all rows in an order that does not depend on their numbers."""
    return {name: sorted(map(repr, rows.rows)) for name, rows in file.tables.items()}


@pytest.fixture
async def here(tmp_path: Path) -> Path:
    await (await Store.open(tmp_path / "here")).close()
    path = tmp_path / "here" / FILE
    for user, guild in ((ANA, HOME), (BEN, HOME), (CHIDI, AWAY)):
        put(path, fill(user, guild, f"text-{guild}"))
    return path


@pytest.fixture
async def there(tmp_path: Path) -> Path:
    await (await Store.open(tmp_path / "there")).close()
    return tmp_path / "there" / FILE


def test_every_table_that_has_a_rule_of_privacy_has_one_of_moving(here: Path) -> None:
    assert CARRIED.keys() == TABLES.keys()
    file = inside(here, HOME)
    filled = {name for name, rows in fill(ANA, HOME, "").items() if rows}
    assert file.tables.keys() == {name for name, carried in CARRIED.items() if carried.rows} & filled


async def test_a_server_goes_whole_and_alone_and_a_bot_serves_it_there(here: Path, there: Path) -> None:
    home, away = inside(here, HOME), inside(here, AWAY)
    assert move_servers(here, there, lambda guild: guild == HOME).servers == [HOME]
    assert everything(inside(there, HOME)) == everything(home)
    assert everything(inside(here, AWAY)) == everything(away)
    assert not inside(here, HOME).tables.keys() - {"ids_without_unit"}
    assert HOME.to_bytes(8, "big") not in here.read_bytes()
    store = await Store.open(there.parent)
    assert store.servers.of(HOME).reading == 15
    assert [unit.number for unit in store.units.of(HOME)] == [ANA ^ (HOME & 0xFFFF), BEN ^ (HOME & 0xFFFF)]
    await store.close()


def test_numbers_that_are_taken_are_given_anew_wherever_they_are_named(here: Path, there: Path) -> None:
    with contextlib.closing(sqlite3.connect(here)) as bare, bare:
        bare.execute("INSERT INTO learnt_phrases VALUES (7, ?, 'own', 'own', '~29/entry', 1)", (HOME,))
        bare.execute('UPDATE chosen_units SET units = \'["~29", "rome"]\' WHERE guild_id = ?', (HOME,))
    named_by_chance = ("rounds", "answers", "gobbets", "live_quizzes", "live_players", "live_answers")
    others = {name: rows for name, rows in fill(ANA, 9 << 22, "other").items() if name not in named_by_chance}
    put(there, others)  # whose rows have the same numbers
    move_servers(here, there, lambda guild: guild == HOME)
    with contextlib.closing(sqlite3.connect(there)) as bare:
        (unit,) = bare.execute("SELECT id FROM server_units WHERE guild_id = ? AND unit_id = 'unit-41'", (HOME,)).fetchone()
        assert unit != 41
        assert bare.execute("SELECT count(*) FROM server_unit_versions WHERE unit = ?", (unit,)).fetchone() == (1,)
        assert bare.execute("SELECT entry_id FROM learnt_phrases WHERE phrase = 'own'").fetchone() == (f"~{unit:x}/entry",)
        chosen = bare.execute("SELECT units FROM chosen_units WHERE guild_id = ? LIMIT 1", (HOME,)).fetchone()
        assert chosen == (f'["~{unit:x}", "rome"]',)
        of_it = "SELECT count(*) FROM near_miss_students JOIN near_misses ON id = near_miss WHERE guild_id = ?"
        assert bare.execute(of_it, (HOME,)).fetchone() == (2,)
        assert bare.execute(of_it, (9 << 22,)).fetchone() == (1,)


def test_only_what_is_a_units_key_is_renamed() -> None:
    assert rename_units('["~1", "~1/a", "~10/a", "no ~1/2", "x~1/a"]', {1: 10}) == '["~a", "~a/a", "~10/a", "no ~1/2", "x~1/a"]'
    assert rename_units("~1/a", {1: 2}) == "~2/a"


async def test_what_is_written_while_servers_move_is_neither_lost_nor_doubled(here: Path, there: Path) -> None:
    store, stopped = await Store.open(here.parent), asyncio.Event()
    written = dict.fromkeys((HOME, AWAY, 5 << 22), 0)

    async def write(guild: int) -> None:
        while not stopped.is_set():
            number = written[guild] + 1
            await store.database.execute("INSERT INTO news VALUES (NULL, ?, ?, 'q', 'x', ?)", number, guild, 0.5)
            written[guild] = number

    with contextlib.closing(sqlite3.connect(here)) as bare, bare:
        bare.execute("UPDATE live_quizzes SET ended_at = NULL WHERE guild_id = ?", (AWAY,))
    writing = [asyncio.create_task(write(guild)) for guild in written]
    await asyncio.sleep(0.1)
    moved = await asyncio.to_thread(move_servers, here, there, lambda guild: guild != 5 << 22)
    stopped.set()
    await asyncio.gather(*writing)
    await store.close()
    assert moved.playing == [AWAY]  # the bot plays a quiz there
    again = move_servers(here, there, lambda guild: guild == AWAY)  # and now nobody does
    assert again.servers == [AWAY]
    for guild, count in written.items():
        found = [row for path in (here, there) for row in inside(path, guild).tables.get("news", Rows((), [])).rows]
        assert len([row for row in found if row[4] == "x"]) == count, guild
    assert not inside(here, AWAY).tables.keys() - {"ids_without_unit"}


@pytest.mark.parametrize("seconds", [[0.1, 0.2, 0.3], [0.15] * 4, [0.25, 0.35]])
def test_a_move_that_is_killed_again_and_again_ends_with_nothing_lost_or_doubled(
    here: Path, there: Path, seconds: list[float]
) -> None:
    guilds = [(number << 22) + 77 for number in range(10, 40)]
    for guild in guilds:
        put(here, fill(guild & 0xFFFF_FFFF, guild, f"typed-{guild}"))
    before = {guild: everything(inside(here, guild)) for guild in guilds}
    command = [sys.executable, "-m", "tests.store.moving.killed_moves", str(here), str(there), *map(str, seconds)]
    assert subprocess.run(command, check=False).returncode == 0
    for guild in guilds:
        assert everything(inside(there, guild)) == before[guild]
    with contextlib.closing(sqlite3.connect(here)) as bare, contextlib.closing(sqlite3.connect(there)) as moved:
        assert list_servers(bare) == []
        assert [*moved.execute("SELECT count(*) FROM arriving_servers")] == [(0,)]


def test_a_copy_that_was_not_yet_taken_away_is_renewed_unless_both_were_written_to(here: Path, there: Path) -> None:
    """As after a kill between the two commits."""
    (before,) = [everything(inside(here, HOME))]
    saved = here.read_bytes()
    move_servers(here, there, lambda guild: guild == HOME)
    with contextlib.closing(sqlite3.connect(there)) as bare, bare:
        bare.execute("INSERT INTO arriving_servers VALUES (?, 'other', 'other')", (HOME,))
    here.write_bytes(saved)
    with pytest.raises(StoreFault, match="both copies were written to"):
        move_servers(here, there, lambda guild: guild == HOME)
    assert everything(inside(here, HOME)) == before


def test_a_server_that_is_in_both_is_left_where_it_is(here: Path, there: Path) -> None:
    put(there, fill(BEN, HOME, "there"))
    before = everything(inside(here, HOME)), everything(inside(there, HOME))
    with pytest.raises(StoreFault, match="in this database already"):
        move_servers(here, there, lambda guild: guild == HOME)
    assert before == (everything(inside(here, HOME)), everything(inside(there, HOME)))


async def test_nothing_is_moved_to_where_a_bot_runs(here: Path, there: Path) -> None:
    store = await Store.open(there.parent)
    with pytest.raises(StoreFault, match="in use by another Gobbet"):
        move_servers(here, there, lambda guild: True)
    await store.close()


async def test_a_file_of_a_server_goes_into_another_database(here: Path, there: Path) -> None:
    store = await Store.open(here.parent)
    packed = await store.export_server(HOME)
    await store.close()
    assert unpack(packed) == read_file(here, HOME)
    put_file(there, unpack(packed))
    assert everything(inside(there, HOME)) == everything(inside(here, HOME))


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-20], lambda data: b"", lambda data: b"{}", lambda data: data[:50] + b"x" * 50]
)
def test_a_file_that_is_no_servers_is_refused(here: Path, there: Path, spoil: object) -> None:
    assert callable(spoil)
    with pytest.raises(StoreFault):
        put_file(there, unpack(spoil(pack(inside(here, HOME)))))
    assert inside(there, HOME).tables == {}


@pytest.mark.parametrize("spoilt", ["another server", "an unknown table", "an unknown column", "a row that is missing"])
def test_a_file_that_was_changed_by_hand_changes_nothing(here: Path, there: Path, spoilt: str) -> None:
    file = inside(here, HOME)
    match spoilt:
        case "another server":
            file.tables["servers"].rows[0][0] = AWAY
        case "an unknown table":
            file.tables["sqlite_master"] = Rows(("a",), [[1]])
        case "an unknown column":
            file.tables["servers"] = Rows(("guild_id", "x) VALUES (1); --"), [[HOME, 1]])
        case _:
            del file.tables["near_misses"]
    with pytest.raises(StoreFault):
        put_file(there, file)
    assert inside(there, HOME).tables == {}
