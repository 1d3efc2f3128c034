"""Which facts were shown to whom, so that a random one is a new one."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime

from .database import Database
from .times import from_ms, to_ms


class SeenFacts:
    """Remembers the last time that a fact was shown to a person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, user: int) -> Mapping[str, datetime]:
        def work(bare: sqlite3.Connection) -> dict[str, datetime]:
            rows = bare.execute("SELECT fact_id, shown_at FROM shown_facts WHERE user_id = ?", (user,))
            return {fact: from_ms(at) for fact, at in rows}

        return await self._database.read(work)

    async def note(self, user: int, fact: str, now: datetime) -> None:
        await self._database.execute(
            "INSERT INTO shown_facts VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET shown_at = excluded.shown_at",
            user, fact, to_ms(now),
        )  # fmt: skip
