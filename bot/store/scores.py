"""Scores, read from stored answers: nothing is counted twice, and nothing is kept that could drift."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from datetime import datetime

import msgspec

from ..study.points import Score, Standing
from .database import Database
from .times import from_ms

_UNIT = "substr(question_id, 1, instr(question_id, '/') - 1)"
"""The unit that the id of a question names; empty for one that names none."""


class PastRound(msgspec.Struct, frozen=True):
    """A round that ended, in short."""

    started: datetime
    topic: str
    score: Score
    gobbet: bool = False
    """Whether it was one, and no quiz."""


class Mine(msgspec.Struct, frozen=True):
    """One person's scores in one place: every mark as (question id, share), and the latest rounds."""

    marks: tuple[tuple[str, float], ...]
    recent: tuple[PastRound, ...]

    @property
    def total(self) -> Score:
        return Score(sum(share for _, share in self.marks), len(self.marks))


class Scores:
    """Reads what was scored; a place is a server, or 0 for direct messages."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def mine(self, user: int, guild: int, *, recent: int = 5) -> Mine:
        def work(bare: sqlite3.Connection) -> Mine:
            place = (user, guild)
            marks = bare.execute(
                "SELECT question_id, share FROM answers JOIN rounds ON rounds.id = round_id"
                " WHERE user_id = ? AND guild_id = ? ORDER BY answered_at, position",
                place,
            ).fetchall()
            rounds = bare.execute(
                "SELECT started_at, topic, sum(share), count(*), gobbet FROM rounds JOIN answers ON rounds.id = round_id"
                " WHERE user_id = ? AND guild_id = ? GROUP BY rounds.id ORDER BY started_at DESC LIMIT ?",
                (*place, recent),
            )
            past = tuple(
                PastRound(from_ms(at), topic, Score(won, asked), bool(gobbet)) for at, topic, won, asked, gobbet in rounds
            )
            return Mine(tuple(marks), past)

        return await self._database.read(work)

    async def standings(self, guild: int, units: Collection[str]) -> list[Standing]:
        """Add up, for each person who is not hidden, the best share won on each different question of these units."""
        keys = tuple(units)

        def work(bare: sqlite3.Connection) -> list[Standing]:
            rows = bare.execute(
                "SELECT user_id, sum(best) FROM ("
                "  SELECT user_id, max(share) AS best FROM answers JOIN rounds ON rounds.id = round_id"
                f"  WHERE guild_id = ? AND {_UNIT} IN ({', '.join('?' * len(keys))}) GROUP BY user_id, question_id)"
                " WHERE user_id NOT IN (SELECT user_id FROM hidden_from_leaderboard WHERE guild_id = ?)"
                " GROUP BY user_id HAVING sum(best) > 0",
                (guild, *keys, guild),
            )
            return [Standing(user, round(points, 6)) for user, points in rows]

        return await self._database.read(work)

    async def played_in(self, user: int) -> list[int]:
        """List the servers in which a person has stored answers, the latest first."""

        def work(bare: sqlite3.Connection) -> list[int]:
            rows = bare.execute(
                "SELECT guild_id FROM rounds WHERE user_id = ? AND guild_id <> 0"
                " AND EXISTS (SELECT 1 FROM answers WHERE round_id = rounds.id) GROUP BY guild_id ORDER BY max(started_at) DESC",
                (user,),
            )
            return [guild for (guild,) in rows]

        return await self._database.read(work)

    async def is_hidden(self, user: int, guild: int) -> bool:
        row = await self._database.read(
            lambda bare: bare.execute(
                "SELECT 1 FROM hidden_from_leaderboard WHERE user_id = ? AND guild_id = ?", (user, guild)
            ).fetchone()
        )
        return row is not None

    async def hide(self, user: int, guild: int, *, hidden: bool) -> None:
        """Leave a server's leaderboard, or come back to it; scores are kept."""
        sql = (
            "INSERT OR IGNORE INTO hidden_from_leaderboard VALUES (?, ?)"
            if hidden
            else "DELETE FROM hidden_from_leaderboard WHERE user_id = ? AND guild_id = ?"
        )
        await self._database.execute(sql, user, guild)
