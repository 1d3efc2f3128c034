"""Questions that look-ups had no sure answer for, by server, and what was opened instead, without who asked."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

import msgspec

from ..database import Database
from ..times import from_ms, to_ms

MOST = 200
"""Questions kept for a server; the oldest go first."""
MOST_OPENED = 10
"""Entries kept of those that were opened after one question; those opened least go first."""


class Ending(StrEnum):
    """How a look-up ended that was not sure."""

    PERHAPS = "perhaps"
    NOTHING = "nothing"


class Unanswered(msgspec.Struct, frozen=True):
    """A question in its latest wording, how it ended then, how often it was asked, and when last.

    `opened` are the ids of the entries that were opened from what was offered, with how often, most first.
    """

    id: int
    question: str
    times: int
    asked: datetime
    ending: Ending
    opened: Mapping[str, int] = {}


_LISTED = (
    "SELECT id, question, times, asked_at, ending FROM unanswered AS open WHERE guild_id = ?"
    " AND NOT EXISTS (SELECT 1 FROM learnt_phrases AS learnt"
    " WHERE learnt.guild_id = open.guild_id AND learnt.folded = open.folded)"
)
"""A question that was pointed to an entry is kept for when that is taken back."""


class UnansweredQuestions:
    """Notes, lists and clears them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._coming: dict[tuple[int, str], int] = {}
        """The numbers of questions that are on their way to the disk."""
        self._given = 0
        """The highest number that was given, stored or not."""

    async def note(self, guild: int, question: str, folded: str, ending: Ending, now: datetime) -> int:
        """Count a question, of which wordings that fold to the same are one; give the number that it is known by."""
        return await self._database.write(lambda bare: _note(bare, None, guild, question, folded, ending, now))

    async def note_soon(self, guild: int, question: str, folded: str, ending: Ending, now: datetime) -> int:
        """Do so without waiting for the disk: who asked is promised nothing, and need not wait two milliseconds for it."""
        key = guild, folded
        known, last = await self._database.read(lambda bare: _find_number(bare, guild, folded))
        number = self._coming.get(key) or known or max(last, self._given) + 1
        self._coming[key], self._given = number, max(number, self._given)

        def forget(_: object) -> None:
            self._coming.pop(key, None)

        writing = self._database.write_soon(lambda bare: _note(bare, number, guild, question, folded, ending, now))
        writing.add_done_callback(forget)
        return number

    async def note_opened(self, guild: int, number: int, entry: str) -> None:
        """Count that an entry was opened after a question of this server; one that is not kept any more is passed over."""

        def work(bare: sqlite3.Connection) -> None:
            bare.execute(
                "INSERT INTO unanswered_presses SELECT id, ?, 1 FROM unanswered WHERE id = ? AND guild_id = ?"
                " ON CONFLICT DO UPDATE SET times = times + 1",
                (entry, number, guild),
            )
            bare.execute(
                "DELETE FROM unanswered_presses WHERE question_id = ? AND entry_id NOT IN"
                " (SELECT entry_id FROM unanswered_presses WHERE question_id = ? ORDER BY times DESC, entry_id = ? DESC LIMIT ?)",
                (number, number, entry, MOST_OPENED),
            )

        await self._database.write(work)

    async def of(self, guild: int) -> list[Unanswered]:
        """List a server's questions, those asked most often first, then the latest."""

        def work(bare: sqlite3.Connection) -> list[Unanswered]:
            opened: defaultdict[int, dict[str, int]] = defaultdict(dict)
            for number, entry, times in bare.execute(
                "SELECT id, entry_id, unanswered_presses.times FROM unanswered_presses JOIN unanswered ON id = question_id"
                " WHERE guild_id = ? ORDER BY 3 DESC, entry_id",
                (guild,),
            ):
                opened[number][entry] = times
            rows = bare.execute(f"{_LISTED} ORDER BY times DESC, asked_at DESC", (guild,)).fetchall()
            return [
                Unanswered(number, question, times, from_ms(at), Ending(ending), opened[number])
                for number, question, times, at, ending in rows
            ]

        return await self._database.read(work)

    async def find(self, guild: int, number: int) -> Unanswered | None:
        """Give the question of a server that this number stands for."""
        return next((each for each in await self.of(guild) if each.id == number), None)

    async def clear(self, guild: int, until: datetime) -> None:
        """Forget the questions of a server that have not been asked since."""
        await self._database.execute("DELETE FROM unanswered WHERE guild_id = ? AND asked_at <= ?", guild, to_ms(until))


def _find_number(bare: sqlite3.Connection, guild: int, folded: str) -> tuple[int, int]:
    """Give the number of a question, 0 for none, and the last one that any question ever had."""
    found = bare.execute("SELECT id FROM unanswered WHERE guild_id = ? AND folded = ?", (guild, folded)).fetchone()
    last = bare.execute("SELECT seq FROM sqlite_sequence WHERE name = 'unanswered'").fetchone()
    return (found or (0,))[0], (last or (0,))[0]


def _note(
    bare: sqlite3.Connection, number: int | None, guild: int, question: str, folded: str, ending: Ending, now: datetime
) -> int:
    (number,) = bare.execute(
        "INSERT INTO unanswered (id, guild_id, folded, question, times, asked_at, ending) VALUES (?, ?, ?, ?, 1, ?, ?)"
        " ON CONFLICT (guild_id, folded) DO UPDATE SET times = times + 1, question = excluded.question,"
        " asked_at = excluded.asked_at, ending = excluded.ending RETURNING id",
        (number, guild, folded, question, to_ms(now), ending.value),
    ).fetchone()
    bare.execute(
        "DELETE FROM unanswered WHERE guild_id = ? AND id NOT IN"
        " (SELECT id FROM unanswered WHERE guild_id = ? ORDER BY asked_at DESC, id DESC LIMIT ?)",
        (guild, guild, MOST),
    )
    return int(number)
