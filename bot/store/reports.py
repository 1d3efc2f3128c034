"""Questions that students report, and which are switched off in a server."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

import msgspec

from .database import Database
from .times import to_ms


class Complaint(StrEnum):
    """What is wrong with a question."""

    KEY = "key"
    UNCLEAR = "unclear"
    TYPO = "typo"
    HARD = "hard"
    OTHER = "other"


class Reported(msgspec.Struct, frozen=True):
    """A question with the number of students that gave each reason."""

    id: int
    question: str
    switched_off: bool
    counts: Mapping[Complaint, int]

    @property
    def students(self) -> int:
        return sum(self.counts.values())


class Reports:
    """Keeps reports, one of each student and question; what is switched off is kept at hand."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._off: dict[int, frozenset[str]] = {}

    async def load(self) -> None:
        rows = await self._database.read(
            lambda bare: bare.execute("SELECT guild_id, question_id FROM reported_questions WHERE switched_off").fetchall()
        )
        off: defaultdict[int, set[str]] = defaultdict(set)
        for guild, question in rows:
            off[guild].add(question)
        self._off = {guild: frozenset(questions) for guild, questions in off.items()}

    def off(self, guild: int) -> frozenset[str]:
        """Give the questions that are never drawn in this server."""
        return self._off.get(guild, frozenset())

    async def report(self, guild: int, question: str, user: int, reason: Complaint, *, now: datetime) -> None:
        """Save a report; a second one by the same student takes the place of the first."""

        def work(bare: sqlite3.Connection) -> None:
            key = (guild, question)
            bare.execute("INSERT INTO reported_questions (guild_id, question_id) VALUES (?, ?) ON CONFLICT DO NOTHING", key)
            (number,) = bare.execute("SELECT id FROM reported_questions WHERE guild_id = ? AND question_id = ?", key).fetchone()
            bare.execute("INSERT OR REPLACE INTO reports VALUES (?, ?, ?, ?)", (number, user, reason.value, to_ms(now)))

        await self._database.write(work)

    async def listed(self, guild: int) -> list[Reported]:
        """List what was reported or is switched off, what most students reported first."""

        def work(bare: sqlite3.Connection) -> list[Reported]:
            counts: defaultdict[int, dict[Complaint, int]] = defaultdict(dict)
            for number, reason, students in bare.execute(
                "SELECT reported, reason, count(*) FROM reports JOIN reported_questions ON id = reported"
                " WHERE guild_id = ? GROUP BY reported, reason ORDER BY 3 DESC, reason",
                (guild,),
            ):
                counts[number][Complaint(reason)] = students
            rows = bare.execute(
                "SELECT id, question_id, switched_off FROM reported_questions WHERE guild_id = ? ORDER BY id", (guild,)
            ).fetchall()
            found = [Reported(number, question, bool(off), counts[number]) for number, question, off in rows]
            return sorted((each for each in found if each.students or each.switched_off), key=lambda each: -each.students)

        return await self._database.read(work)

    async def find(self, guild: int, number: int) -> Reported | None:
        return next((each for each in await self.listed(guild) if each.id == number), None)

    async def switch(self, guild: int, number: int, *, off: bool) -> None:
        """Switch a question off for a server, or on again."""

        def work(bare: sqlite3.Connection) -> list[tuple[str]]:
            bare.execute(
                "UPDATE reported_questions SET switched_off = ? WHERE id = ? AND guild_id = ?", (int(off), number, guild)
            )
            return bare.execute(
                "SELECT question_id FROM reported_questions WHERE guild_id = ? AND switched_off", (guild,)
            ).fetchall()

        self._off[guild] = frozenset(question for (question,) in await self._database.write(work))

    async def settle(self, guild: int, number: int) -> None:
        """Drop the reports of a question; it stays as it is, on or off."""
        await self._database.execute(
            "DELETE FROM reports WHERE reported = (SELECT id FROM reported_questions WHERE id = ? AND guild_id = ?)",
            number, guild,
        )  # fmt: skip
