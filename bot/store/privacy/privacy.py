"""Shows, hands out and erases what is held of a person or a server; what is erased leaves no trace in the file.

SQLite overwrites what is deleted (secure_delete), and the log is folded into the file and emptied behind each erasure.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import TypeVar

import msgspec

from ...errors import Refusal
from ..connection import Work
from ..database import Database
from ..reasons import StoreReason
from ..times import to_ms
from .tables import ORPHANS, TABLES, TEXTS

T = TypeVar("T")
LEFT_FOR = timedelta(days=30)
"""How long the data of a server that sent the bot away are kept, in case it was a slip."""
_RUNNING = (
    "SELECT 1 FROM live_quizzes WHERE ended_at IS NULL AND (:guild IS NULL OR guild_id = :guild) AND (:user IS NULL"
    " OR json_extract(record, '$.teacher') = :user OR id IN (SELECT quiz_id FROM live_players WHERE user_id = :user))"
)

Row = Mapping[str, int | float | str | None]
"""A row of a table, by the names of its columns."""


def _all(guild: int) -> bool:
    return True


class Holding(msgspec.Struct, frozen=True):
    """How much is held of a person in one place, or in all."""

    answers: int
    class_quizzes: int
    reports: int
    facts: int
    class_gobbets: int
    votes: int


class Privacy:
    """Everything that a person or a server may ask about what is held of them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def holding(self, user: int, guild: int | None) -> Holding:
        """Count what is held of a person; a guild of None stands for all places."""

        def work(bare: sqlite3.Connection) -> Holding:
            def count(table: str) -> int:
                found = bare.execute(f"SELECT count(*) FROM {table} WHERE {TABLES[table].person}", _named(user, guild))
                return int(found.fetchone()[0])

            return Holding(
                count("answers"), count("live_players"), count("reports"), count("shown_facts"),
                count("class_gobbet_answers"), count("class_gobbet_votes"),
            )  # fmt: skip

        return await self._database.read(work)

    async def export(self, user: int, guild: int | None) -> Mapping[str, list[Row]]:
        """Give all rows that are a person's own, by table."""

        def work(bare: sqlite3.Connection) -> dict[str, list[Row]]:
            found: dict[str, list[Row]] = {}
            for name, table in TABLES.items():
                if table.person:
                    rows = bare.execute(f"SELECT * FROM {name} WHERE {table.person}", _named(user, guild))
                    columns = [column[0] for column in rows.description]
                    found[name] = [dict(zip(columns, row, strict=True)) for row in rows]
            return found

        return await self._database.read(work)

    async def erase_person(self, user: int, guild: int | None) -> None:
        """Erase a person in a place, or in all; raise Refusal while a class quiz runs that they are in."""

        def work(bare: sqlite3.Connection) -> None:
            named = _named(user, guild)
            if bare.execute(_RUNNING, named).fetchone():
                raise Refusal(StoreReason.QUIZ_RUNS)
            for name, table in reversed([*TABLES.items()]):  # what refers to rows before these
                if table.person:
                    bare.execute(f"DELETE FROM {name} WHERE {table.person}", named)
                if table.cleared:
                    bare.execute(f"UPDATE {name} SET {table.cleared}", named)
            _drop_orphans(bare)

        await self._erase(work)

    async def erase_server(self, guild: int) -> None:
        """Erase all of a server; raise Refusal while a class quiz runs there."""

        def work(bare: sqlite3.Connection) -> None:
            if bare.execute(_RUNNING, _named(None, guild)).fetchone():
                raise Refusal(StoreReason.QUIZ_RUNS)
            erase_rows(bare, guild)
            drop_texts(bare)

        await self._erase(work)

    async def note_servers(self, present: Collection[int], now: datetime, serves: Callable[[int], bool] = _all) -> None:
        """Note which servers the bot is in: of all others that something is held of it has been sent away, now or before.

        Those that another process serves are left alone, as only that one knows.
        """

        def work(bare: sqlite3.Connection) -> None:
            held = {guild for name in _with_guild() for (guild,) in bare.execute(f"SELECT DISTINCT guild_id FROM {name}")}
            gone = {guild for guild in held - set(present) - {0} if serves(guild)}
            bare.executemany("INSERT INTO left_servers VALUES (?, ?) ON CONFLICT DO NOTHING", [(g, to_ms(now)) for g in gone])
            bare.executemany("DELETE FROM left_servers WHERE guild_id = ?", [(guild,) for guild in present])

        await self._database.write(work)

    async def drop_old(self, now: datetime, serves: Callable[[int], bool] = _all) -> int:
        """Erase what is kept no longer: servers that are gone for 30 days, and answers older than their server keeps them.

        Servers that another process serves are left alone. Gives how many servers were erased.
        """

        def work(bare: sqlite3.Connection) -> int:
            left = bare.execute("SELECT guild_id FROM left_servers WHERE left_at <= ?", (to_ms(now - LEFT_FOR),)).fetchall()
            gone = [guild for (guild,) in left if serves(guild)]
            for guild in gone:
                erase_rows(bare, guild)
            if gone:
                drop_texts(bare)
            for guild, days in bare.execute("SELECT guild_id, keep_days FROM servers WHERE keep_days > 0").fetchall():
                if not serves(guild):
                    continue
                old = (guild, to_ms(now - timedelta(days=days)))
                bare.execute("DELETE FROM rounds WHERE guild_id = ? AND coalesce(ended_at, started_at) < ?", old)
                bare.execute("DELETE FROM live_quizzes WHERE guild_id = ? AND ended_at < ?", old)
                bare.execute("DELETE FROM class_gobbets WHERE guild_id = ? AND phase = 'closed' AND ends_at < ?", old)
            _drop_orphans(bare)
            return len(gone)

        return await self._erase(work)

    async def _erase(self, work: Work[T]) -> T:
        done = await self._database.write(work)
        await self._database.empty_log()
        return done


def erase_rows(bare: sqlite3.Connection, guild: int) -> None:
    """Erase all rows of a server within a transaction; `drop_texts` is called behind it, once for all that were erased."""
    for name, table in reversed([*TABLES.items()]):
        if table.server:
            bare.execute(f"DELETE FROM {name} WHERE {table.server}", _named(None, guild))
    _drop_orphans(bare)


def drop_texts(bare: sqlite3.Connection) -> None:
    """Drop the questions as they were drawn that nothing asks any more."""
    bare.execute(TEXTS)


def _drop_orphans(bare: sqlite3.Connection) -> None:
    for statement in ORPHANS:
        bare.execute(statement)


def _with_guild() -> list[str]:
    return [
        name
        for name, table in TABLES.items()
        if table.server and name not in ("left_servers", "direct_servers", "arriving_servers")
    ]


def _named(user: int | None, guild: int | None) -> Mapping[str, int | None]:
    return {"user": user, "guild": guild}
