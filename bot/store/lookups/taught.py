"""Phrases that the teachers of a server have pointed to an entry; they are kept at hand, as every look-up asks for them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ...errors import Refusal, StoreFault
from ..database import Database
from ..reasons import StoreReason
from ..times import to_ms
from ..upkeep.migrate import list_migrations

if TYPE_CHECKING:
    from ...lookup.learnt import LearntPhrases

MOST = 500
"""Phrases that a server may have: one that is like none of them is compared in a tenth of a millisecond."""


class Taught(msgspec.Struct, frozen=True):
    """A phrase as somebody asked it, and the qualified id of the entry that it finds."""

    id: int
    phrase: str
    entry_id: str


_COLUMNS = "id, phrase, entry_id"


class TaughtPhrases:
    """Teaches, lists and forgets phrases."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._of: dict[int, tuple[Taught, ...]] = {}
        self._learnt: dict[int, LearntPhrases] = {}
        """What look-ups take, made when it is first needed."""

    async def load(self) -> None:
        rows = await self._database.read(
            lambda bare: bare.execute(f"SELECT guild_id, {_COLUMNS} FROM learnt_phrases ORDER BY id").fetchall()
        )
        of: defaultdict[int, tuple[Taught, ...]] = defaultdict(tuple)
        for guild, *row in rows:
            of[guild] += (Taught(*row),)
        self._of, self._learnt = dict(of), {}

    def of(self, guild: int) -> tuple[Taught, ...]:
        """List what a server was taught, in the order of time."""
        return self._of.get(guild, ())

    def learnt(self, guild: int) -> LearntPhrases:
        """Give what a server was taught as look-ups take it."""
        from ...lookup.learnt import NOTHING_LEARNT, Learnt, LearntPhrases  # a start does not wait for look-up

        if guild not in self._of:
            return NOTHING_LEARNT
        if guild not in self._learnt:
            self._learnt[guild] = LearntPhrases(Learnt(each.phrase, each.entry_id) for each in self._of[guild])
        return self._learnt[guild]

    async def teach(self, guild: int, question: int, entry: str, now: datetime) -> Taught | None:
        """Point an unanswered question of a server to an entry; None where the question is not kept any more.

        Raises Refusal where the server has as many phrases as it may.
        """

        def work(bare: sqlite3.Connection) -> tuple[Taught, list[Taught]] | None:
            count = bare.execute("SELECT count(*) FROM learnt_phrases WHERE guild_id = ?", (guild,)).fetchone()[0]
            if count >= MOST:
                raise Refusal(StoreReason.TOO_MANY_PHRASES, most=MOST)
            rows = bare.execute(
                "INSERT OR REPLACE INTO learnt_phrases (guild_id, folded, phrase, entry_id, taught_at)"
                f" SELECT guild_id, folded, question, ?, ? FROM unanswered WHERE id = ? AND guild_id = ? RETURNING {_COLUMNS}",
                (entry, to_ms(now), question, guild),
            ).fetchall()
            return (Taught(*rows[0]), _list(bare, guild)) if rows else None

        done = await self._database.write(work)
        if done is None:
            return None
        taught, kept = done
        self._take(guild, kept)
        return taught

    async def forget(self, guild: int, numbers: Collection[int]) -> list[Taught]:
        """Forget phrases of a server, and give those that were there; a question that led to one is unanswered again."""

        def work(bare: sqlite3.Connection) -> tuple[list[Taught], list[Taught]]:
            before = _list(bare, guild)
            bare.executemany("DELETE FROM learnt_phrases WHERE id = ? AND guild_id = ?", [(each, guild) for each in numbers])
            return [each for each in before if each.id in numbers], _list(bare, guild)

        forgotten, kept = await self._database.write(work)
        self._take(guild, kept)
        return forgotten

    def _take(self, guild: int, kept: Sequence[Taught]) -> None:
        self._learnt.pop(guild, None)
        self._of.pop(guild, None)
        if kept:
            self._of[guild] = tuple(kept)


def _list(bare: sqlite3.Connection, guild: int) -> list[Taught]:
    rows = bare.execute(f"SELECT {_COLUMNS} FROM learnt_phrases WHERE guild_id = ? ORDER BY id", (guild,))
    return [Taught(*row) for row in rows]


def read_taught(path: Path) -> list[Taught]:
    """Read the phrases of all servers out of a database, also while a bot runs on it; raise StoreFault where that fails.

    For the command line: nothing is held and nothing is written, not even the files that SQLite puts beside a database: they
    would belong to whoever runs this, and the bot could not open them.
    """
    if not path.is_file():
        raise StoreFault(f"There is no database {str(path)!r}. Set DATA_DIR to the folder that the bot keeps its data in.")
    in_use = path.with_name(f"{path.name}-wal").exists()
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{'mode=ro' if in_use else 'immutable=1'}", uri=True)) as bare:
            (version,) = bare.execute("PRAGMA user_version").fetchone()
            if version < max(list_migrations()):
                raise StoreFault(
                    f"The database {str(path)!r} is of an older Gobbet. Start the bot once, which brings it up to date."
                )
            rows = bare.execute(f"SELECT {_COLUMNS} FROM learnt_phrases ORDER BY id").fetchall()
    except sqlite3.Error as error:
        raise StoreFault(f"The database {str(path)!r} cannot be read ({error}).") from error
    return [Taught(*row) for row in rows]
