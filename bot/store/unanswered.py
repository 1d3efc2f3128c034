"""Questions that nothing was found for, by server, without who asked."""

from __future__ import annotations

from datetime import datetime

import msgspec

from .database import Database
from .times import from_ms, to_ms

MOST = 200
"""Questions kept for a server; the oldest go first."""


class Unanswered(msgspec.Struct, frozen=True):
    """A question in its latest wording, how often it was asked, and when last."""

    question: str
    times: int
    asked: datetime


class UnansweredQuestions:
    """Notes, lists and clears them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, guild: int, question: str, folded: str, now: datetime) -> None:
        """Count a question; wordings that fold to the same are one."""
        await self._database.execute(
            "INSERT INTO unanswered VALUES (?, ?, ?, 1, ?) ON CONFLICT DO UPDATE"
            " SET times = times + 1, question = excluded.question, asked_at = excluded.asked_at",
            guild, folded, question, to_ms(now),
        )  # fmt: skip
        await self._database.execute(
            "DELETE FROM unanswered WHERE guild_id = ? AND folded NOT IN"
            " (SELECT folded FROM unanswered WHERE guild_id = ? ORDER BY asked_at DESC LIMIT ?)",
            guild, guild, MOST,
        )  # fmt: skip

    async def of(self, guild: int) -> list[Unanswered]:
        """List a server's questions, those asked most often first, then the latest."""
        rows = await self._database.read(
            lambda bare: bare.execute(
                "SELECT question, times, asked_at FROM unanswered WHERE guild_id = ? ORDER BY times DESC, asked_at DESC", (guild,)
            ).fetchall()
        )
        return [Unanswered(question, times, from_ms(at)) for question, times, at in rows]

    async def clear(self, guild: int, until: datetime) -> None:
        """Forget the questions of a server that have not been asked since."""
        await self._database.execute("DELETE FROM unanswered WHERE guild_id = ? AND asked_at <= ?", guild, to_ms(until))
