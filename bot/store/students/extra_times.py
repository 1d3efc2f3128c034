"""By how much a teacher lengthens times for a student; private, and erased with all else of theirs."""

from __future__ import annotations

from ...study.class_quiz.people import Extended
from ..database import Database


class ExtraTimes:
    """Knows who has longer times in a server, and saves what changes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, guild: int) -> tuple[Extended, ...]:
        sql = "SELECT user_id, percent FROM extra_times WHERE guild_id = ? ORDER BY user_id"
        rows = await self._database.read(lambda bare: bare.execute(sql, (guild,)).fetchall())
        return tuple(Extended(user, percent) for user, percent in rows)

    async def save(self, guild: int, extended: Extended) -> None:
        """Save a share; one of 0 percent is no longer kept."""
        if extended.percent:
            await self._database.execute(
                "INSERT INTO extra_times VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET percent = excluded.percent",
                guild, extended.user, extended.percent,
            )  # fmt: skip
        else:
            await self._database.execute("DELETE FROM extra_times WHERE guild_id = ? AND user_id = ?", guild, extended.user)
