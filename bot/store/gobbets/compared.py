"""Pairs of answers that a class votes on, and the votes: one a person and pair, the latest counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from ...errors import Refusal
from ...study.class_gobbet.comparing import Outcome, Pair
from ..database import Database
from ..reasons import StoreReason
from .in_class import load_answers

_PAIR = "position, first_number, second_number, is_open, message_id"


class Comparisons:
    """Saves and finds them, by the extract that the class wrote about."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, gobbet_id: str, pair: Pair) -> bool:
        """Open a pair, and close the one before it; False where another has opened a pair of this position meanwhile."""

        def work(bare: sqlite3.Connection) -> bool:
            (stored,) = bare.execute("SELECT count(*) FROM class_gobbet_pairs WHERE gobbet_id = ?", (gobbet_id,)).fetchone()
            if stored != pair.position:
                return False
            bare.execute("UPDATE class_gobbet_pairs SET is_open = 0 WHERE gobbet_id = ?", (gobbet_id,))
            bare.execute(
                f"INSERT INTO class_gobbet_pairs (gobbet_id, {_PAIR}) VALUES (?, ?, ?, ?, 1, 0)",
                (gobbet_id, pair.position, pair.first, pair.second),
            )
            return True

        return await self._database.write(work)

    async def close(self, gobbet_id: str) -> None:
        await self._database.execute("UPDATE class_gobbet_pairs SET is_open = 0 WHERE gobbet_id = ?", gobbet_id)

    async def note_message(self, gobbet_id: str, position: int, message: int) -> None:
        sql = "UPDATE class_gobbet_pairs SET message_id = ? WHERE gobbet_id = ? AND position = ?"
        await self._database.execute(sql, message, gobbet_id, position)

    async def pairs(self, gobbet_id: str) -> list[Pair]:
        """List all pairs, in their order."""
        return await self._database.read(lambda bare: _load(bare, gobbet_id))

    async def outcomes(self, gobbet_id: str) -> list[Outcome]:
        """Say how each pair stands, in their order."""

        def work(bare: sqlite3.Connection) -> list[Outcome]:
            rows = bare.execute(
                "SELECT first_number, second_number, count(*) FILTER (WHERE for_first = 1), count(*) FILTER (WHERE for_first = 0)"
                " FROM class_gobbet_pairs LEFT JOIN class_gobbet_votes USING (gobbet_id, position)"
                " WHERE gobbet_id = ? GROUP BY position ORDER BY position",
                (gobbet_id,),
            )
            return [Outcome(*row) for row in rows]

        return await self._database.read(work)

    async def vote(
        self, gobbet_id: str, position: int, user: int, *, for_first: bool, require: Callable[[Pair, Mapping[int, int]], None]
    ) -> None:
        """Store a vote; what `require` refuses, given the pair and who wrote the answer of each number, is not stored."""

        def work(bare: sqlite3.Connection) -> None:
            found = [pair for pair in _load(bare, gobbet_id) if pair.position == position]
            if not found:
                raise Refusal(StoreReason.GOBBET_GONE)
            require(found[0], {answer.number: answer.user for answer in load_answers(bare, gobbet_id)})
            bare.execute(
                "INSERT INTO class_gobbet_votes VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET for_first = excluded.for_first",
                (gobbet_id, position, user, for_first),
            )

        await self._database.write(work)


def _load(bare: sqlite3.Connection, gobbet_id: str) -> list[Pair]:
    rows = bare.execute(f"SELECT {_PAIR} FROM class_gobbet_pairs WHERE gobbet_id = ? ORDER BY position", (gobbet_id,))
    return [
        Pair(position=at, first=first, second=second, open=bool(is_open), message=message)
        for at, first, second, is_open, message in rows
    ]
