"""Question sets that teachers saved, by server and name."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

import msgspec

from ..errors import Refusal
from .database import Database
from .reasons import StoreReason
from .times import to_ms

_json = msgspec.json.Encoder()
_read = msgspec.json.Decoder(tuple[str, ...])


Change: TypeAlias = Callable[[tuple[str, ...]], tuple[str, ...]]
"""Makes what a set is to hold out of what it holds."""


class QuestionSet(msgspec.Struct, frozen=True):
    """Ids of questions under a name, in the order in which they are asked."""

    name: str
    questions: tuple[str, ...]


class QuestionSets:
    """Saves, finds and deletes sets; case does not matter in a name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def create(self, guild: int, made: QuestionSet, *, user: int, now: datetime) -> None:
        """Save a new set; raise Refusal where the server has one of that name."""

        def work(bare: sqlite3.Connection) -> None:
            values = (guild, made.name, _json.encode(made.questions).decode(), user, to_ms(now))
            try:
                bare.execute("INSERT INTO question_sets VALUES (?, ?, ?, ?, ?)", values)
            except sqlite3.IntegrityError as error:
                raise Refusal(StoreReason.SET_NAME_TAKEN) from error

        await self._database.write(work)

    async def change(self, guild: int, name: str, make: Change) -> QuestionSet | None:
        """Change what a set holds, as it is now, in one commit; None where it is gone. What `make` refuses is raised."""

        def work(bare: sqlite3.Connection) -> QuestionSet | None:
            row = bare.execute(
                "SELECT name, questions FROM question_sets WHERE guild_id = ? AND name = ?", (guild, name)
            ).fetchone()
            if row is None:
                return None
            changed = QuestionSet(row[0], make(_read.decode(row[1])))
            questions = _json.encode(changed.questions).decode()
            bare.execute("UPDATE question_sets SET questions = ? WHERE guild_id = ? AND name = ?", (questions, guild, row[0]))
            return changed

        return await self._database.write(work)

    async def list_all(self, guild: int) -> list[QuestionSet]:
        def work(bare: sqlite3.Connection) -> list[QuestionSet]:
            rows = bare.execute("SELECT name, questions FROM question_sets WHERE guild_id = ? ORDER BY name", (guild,))
            return [QuestionSet(name, _read.decode(questions)) for name, questions in rows]

        return await self._database.read(work)

    async def find(self, guild: int, name: str) -> QuestionSet | None:
        return next((known for known in await self.list_all(guild) if known.name.casefold() == name.casefold()), None)

    async def delete(self, guild: int, name: str) -> None:
        await self._database.execute("DELETE FROM question_sets WHERE guild_id = ? AND name = ?", guild, name)
