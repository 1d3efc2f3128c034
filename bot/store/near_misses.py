"""Near misses, the answers that a server's teacher accepts besides, and who is to be told of a new mark."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

import msgspec

from ..marking.judgement import Given
from ..marking.near_miss import Grade, Refused, accepting, normal_of
from ..study.questions.kept import KeptQuestion
from .connection import Work
from .database import Database
from .records.kept_questions import KeptQuestions
from .times import to_ms

GradeKept: TypeAlias = Callable[[KeptQuestion], Grade]
"""Makes the grade of the answers to a question as it was drawn."""


class State(StrEnum):
    """Where a near miss stands; an accepted one is an alias of its server."""

    HIDDEN = "hidden"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class NearMiss(msgspec.Struct, frozen=True):
    """A refused answer as first typed, and how many students wrote it."""

    id: int
    guild: int
    question: str
    text: str
    students: int
    state: State


class Remark(msgspec.Struct, frozen=True):
    """A stored answer whose mark has changed."""

    user: int
    text: str
    share: float


class News(msgspec.Struct, frozen=True):
    """What one student is to be told: their answer to a question is worth this share now."""

    id: int
    question: str
    text: str
    share: float


_COLUMNS = "id, guild_id, question_id, text, (SELECT count(*) FROM near_miss_students WHERE near_miss = id), state"
_read_given = msgspec.json.Decoder(Given)


def regrade(bare: sqlite3.Connection, guild: int, question: str, grade_of: Callable[[str, int], Grade]) -> list[Remark]:
    """Mark anew the stored answers to a question in a server, each by the grade for what was drawn and its place there.

    Those of class quizzes are stored in rounds too.
    """
    changed: list[Remark] = []
    rows = bare.execute(
        "SELECT round_id, position, user_id, given, share, drawn FROM answers JOIN rounds ON rounds.id = round_id"
        " WHERE question_id = ? AND guild_id = ?",
        (question, guild),
    ).fetchall()
    for round_id, position, user, stored, share, drawn in rows:
        given = _read_given.decode(stored)
        judgement = grade_of(drawn, position)(given)
        if judgement is None:
            continue
        bare.execute(
            "UPDATE answers SET verdict = ?, share = ? WHERE round_id = ? AND position = ?",
            (judgement.verdict.value, judgement.share, round_id, position),
        )
        if judgement.share != share:
            changed.append(Remark(user, given.text, judgement.share))
    return changed


class Marking:
    """Keeps the queue of near misses; aliases and the list of those who wait for news are kept at hand."""

    def __init__(self, database: Database, kept: KeptQuestions) -> None:
        self._database, self._kept = database, kept
        self._aliases: dict[tuple[int, str], tuple[str, ...]] = {}
        self._waiting: set[tuple[int, int]] = set()

    async def load(self) -> None:
        """Read what is kept at hand."""

        def work(bare: sqlite3.Connection) -> tuple[list[tuple[int, str, str]], list[tuple[int, int]]]:
            aliases = bare.execute(
                "SELECT guild_id, question_id, text FROM near_misses WHERE state = 'accepted' ORDER BY id"
            ).fetchall()
            return aliases, bare.execute("SELECT DISTINCT user_id, guild_id FROM news").fetchall()

        rows, people = await self._database.read(work)
        aliases: defaultdict[tuple[int, str], tuple[str, ...]] = defaultdict(tuple)
        for guild, question, text in rows:
            aliases[guild, question] += (text,)
        self._aliases, self._waiting = dict(aliases), {*people}

    # ---- what was refused

    def noting(self, refused: Refused) -> Work[None]:
        """Make the work that puts a refused answer into the queue, to run in the commit that stores the answer."""

        def work(bare: sqlite3.Connection) -> None:
            normal = normal_of(refused.text)
            if not normal or not refused.guild:
                return
            bare.execute(
                "INSERT INTO near_misses (guild_id, question_id, normal, text, state) VALUES (?, ?, ?, ?, 'hidden')"
                " ON CONFLICT DO NOTHING",
                (refused.guild, refused.question, normal, refused.text),
            )
            key = (refused.guild, refused.question, normal)
            number, state = bare.execute(
                "SELECT id, state FROM near_misses WHERE guild_id = ? AND question_id = ? AND normal = ?", key
            ).fetchone()
            bare.execute("INSERT OR IGNORE INTO near_miss_students VALUES (?, ?)", (number, refused.user))
            if state == State.ACCEPTED:  # accepted while this answer was on its way
                self._regrade(bare, refused.guild, refused.question, accepting(normal))
            alike = "SELECT count(*) > 1 FROM near_miss_students WHERE near_miss = ?"
            if state == State.HIDDEN and (refused.close or bare.execute(alike, (number,)).fetchone()[0]):
                bare.execute("UPDATE near_misses SET state = 'waiting' WHERE id = ?", (number,))

        return work

    async def waiting(self, guild: int) -> list[NearMiss]:
        """List what waits for a ruling, what most students wrote first."""
        return await self._list(guild, State.WAITING)

    async def accepted(self, guild: int) -> list[NearMiss]:
        """List what is accepted besides, what most students wrote first."""
        return await self._list(guild, State.ACCEPTED)

    async def of_question(self, guild: int, question: str) -> list[NearMiss]:
        """List every answer to a question that was refused in a server, whatever was ruled since."""
        sql = f"SELECT {_COLUMNS} FROM near_misses WHERE guild_id = ? AND question_id = ? ORDER BY id"
        rows = await self._database.read(lambda bare: bare.execute(sql, (guild, question)).fetchall())
        return [_read(row) for row in rows]

    async def find(self, guild: int, number: int) -> NearMiss | None:
        return await self._database.read(lambda bare: _find(bare, guild, number))

    async def _list(self, guild: int, state: State) -> list[NearMiss]:
        rows = await self._database.read(
            lambda bare: bare.execute(
                f"SELECT {_COLUMNS} FROM near_misses WHERE guild_id = ? AND state = ? ORDER BY 5 DESC, id", (guild, state.value)
            ).fetchall()
        )
        return [_read(row) for row in rows]

    # ---- rulings

    def aliases(self, guild: int, question: str) -> tuple[str, ...]:
        """Give the answers that this server accepts for a question besides."""
        return self._aliases.get((guild, question), ())

    async def rule(
        self, miss: NearMiss, state: State, *,
        by: int, now: datetime, grade: Grade | None = None, grade_kept: GradeKept | None = None,
    ) -> tuple[Remark, ...] | None:  # fmt: skip
        """Settle a near miss and mark anew what `grade` changes, in one commit; None where somebody has settled it already.

        Answers to a question as it was drawn are marked by what `grade_kept` makes of that. The marks that changed are told
        to their students later.
        """

        def work(bare: sqlite3.Connection) -> tuple[Sequence[Remark], list[tuple[str]]] | None:
            found = bare.execute(
                "UPDATE near_misses SET state = ?, ruled_by = ?, ruled_at = ? WHERE id = ? AND state = ? RETURNING id",
                (state.value, by, to_ms(now), miss.id, miss.state.value),
            ).fetchall()
            if not found:
                return None
            remarks = self._regrade(bare, miss.guild, miss.question, grade, grade_kept) if grade else []
            aliases = bare.execute(
                "SELECT text FROM near_misses WHERE guild_id = ? AND question_id = ? AND state = 'accepted' ORDER BY id",
                (miss.guild, miss.question),
            ).fetchall()
            return remarks, aliases

        ruled = await self._database.write(work)
        if ruled is None:
            return None
        remarks, aliases = ruled
        self._aliases[miss.guild, miss.question] = tuple(text for (text,) in aliases)
        return tuple(remarks)

    def _regrade(
        self, bare: sqlite3.Connection, guild: int, question: str, grade: Grade, grade_kept: GradeKept | None = None
    ) -> list[Remark]:
        """Mark anew, and note whom to tell; a change back before it was told is not told at all."""
        grades: dict[str, Grade] = {}

        def grade_of(drawn: str, position: int) -> Grade:
            asked = self._kept.read_place(bare, drawn, position, question) if grade_kept else None
            if asked is None or grade_kept is None:
                return grade
            return grades.setdefault(asked.key, grades.get(asked.key) or grade_kept(asked))

        remarks = regrade(bare, guild, question, grade_of)
        for (user, text), share in {(remark.user, remark.text): remark.share for remark in remarks}.items():
            untold = bare.execute(
                "DELETE FROM news WHERE user_id = ? AND guild_id = ? AND question_id = ? AND text = ? RETURNING id",
                (user, guild, question, text),
            ).fetchall()
            if not untold:
                bare.execute(
                    "INSERT INTO news (user_id, guild_id, question_id, text, share) VALUES (?, ?, ?, ?, ?)",
                    (user, guild, question, text, share),
                )
            self._waiting.add((user, guild))
        return remarks

    # ---- news

    def has_news(self, user: int, guild: int) -> bool:
        """Say whether there is something to tell; asked at every command, so it costs a look into a set."""
        return (user, guild) in self._waiting

    async def take_news(self, user: int, guild: int) -> list[News]:
        """Give what is to be told, once: whoever asks again in the meantime gets nothing."""
        if (user, guild) not in self._waiting:
            return []
        self._waiting.discard((user, guild))
        rows = await self._database.read(
            lambda bare: bare.execute(
                "SELECT id, question_id, text, share FROM news WHERE user_id = ? AND guild_id = ? ORDER BY id", (user, guild)
            ).fetchall()
        )
        return [News(*row) for row in rows]

    def put_back(self, user: int, guild: int) -> None:
        """Have it told another time, as when Discord did not take it."""
        self._waiting.add((user, guild))

    async def forget_news(self, news: Sequence[News]) -> None:
        """Drop what was told."""

        def work(bare: sqlite3.Connection) -> None:
            bare.executemany("DELETE FROM news WHERE id = ?", [(each.id,) for each in news])

        await self._database.write(work)


def _find(bare: sqlite3.Connection, guild: int, number: int) -> NearMiss | None:
    row = bare.execute(f"SELECT {_COLUMNS} FROM near_misses WHERE guild_id = ? AND id = ?", (guild, number)).fetchone()
    return _read(row) if row else None


def _read(row: tuple[int, int, str, str, int, str]) -> NearMiss:
    number, guild, question, text, students, state = row
    return NearMiss(number, guild, question, text, students, State(state))
