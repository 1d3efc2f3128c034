"""Rounds and their answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime

import msgspec

from ..marking.judgement import Given, Verdict
from ..study.practice import Answer, Round, Stale
from ..study.questions.dealt import Drawn
from ..study.reasons import AnswerReason
from .connection import Work
from .database import Database
from .records.kept_questions import KeptQuestions
from .times import from_ms, to_ms

_COLUMNS = "id, user_id, guild_id, topic, difficulty, drawn, card, started_at, ended_at"
_json = msgspec.json.Encoder()
_read_drawn = msgspec.json.Decoder(tuple[Drawn, ...])
_read_given = msgspec.json.Decoder(Given)


class Rounds:
    """Saves and finds rounds; an answer is on disk when `save_answer` returns."""

    def __init__(self, database: Database, kept: KeptQuestions) -> None:
        self._database, self._kept = database, kept

    async def start(self, round_: Round) -> None:
        """Save a new round and end the one this person had open in this place, in one commit."""

        def work(bare: sqlite3.Connection) -> None:
            self._kept.note(bare, round_.kept)
            bare.execute(
                "UPDATE rounds SET ended_at = ? WHERE user_id = ? AND guild_id = ? AND NOT gobbet AND ended_at IS NULL",
                (to_ms(round_.started), round_.user, round_.guild),
            )
            bare.execute(
                f"INSERT INTO rounds ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)",
                (
                    round_.id, round_.user, round_.guild, round_.topic, round_.difficulty,
                    _json.encode(round_.drawn).decode(), round_.card, to_ms(round_.started),
                ),
            )  # fmt: skip

        await self._database.write(work)

    async def find(self, round_id: str) -> Round | None:
        return await self._database.read(lambda bare: self._load(bare, "id = ? AND NOT gobbet", (round_id,)))

    async def find_open(self, user: int, guild: int) -> Round | None:
        """Give the round that this person has begun and not ended in this place."""
        return await self._database.read(
            lambda bare: self._load(bare, "user_id = ? AND guild_id = ? AND NOT gobbet AND ended_at IS NULL", (user, guild))
        )

    async def save_answer(
        self, round_id: str, answer: Answer, *, now: datetime, last: bool, also: Work[None] | None = None
    ) -> None:
        """Store one answer and, with the last, the end of the round; raise Stale where that question has one already.

        What else is to be stored with the answer comes as `also`: both are in the one commit, or neither.
        """

        def work(bare: sqlite3.Connection) -> None:
            try:
                bare.execute(
                    "INSERT INTO answers (round_id, position, question_id, given, verdict, share, answered_at)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (
                        round_id, answer.position, answer.question, _json.encode(answer.given).decode(),
                        answer.verdict.value, answer.share, to_ms(now),
                    ),
                )  # fmt: skip
            except sqlite3.IntegrityError as error:
                raise Stale(AnswerReason.ANSWERED_ALREADY) from error
            if last:
                bare.execute("UPDATE rounds SET ended_at = ? WHERE id = ?", (to_ms(now), round_id))
            if also is not None:
                also(bare)

        await self._database.write(work)
        self._database.tally.answers += 1

    async def turn_card(self, round_id: str) -> None:
        """Count the card of a round up, so that presses on earlier ones are known to be stale."""
        await self._database.execute("UPDATE rounds SET card = card + 1 WHERE id = ?", round_id)

    async def end(self, round_id: str, *, now: datetime) -> None:
        await self._database.execute("UPDATE rounds SET ended_at = ? WHERE id = ? AND ended_at IS NULL", to_ms(now), round_id)

    async def last_asked(self, user: int) -> Mapping[str, datetime]:
        """Say when each question was last answered by this person, in any place."""

        def work(bare: sqlite3.Connection) -> dict[str, datetime]:
            rows = bare.execute(
                "SELECT question_id, max(answered_at) FROM answers JOIN rounds ON rounds.id = round_id"
                " WHERE user_id = ? AND NOT gobbet GROUP BY question_id",
                (user,),
            )
            return {question: from_ms(at) for question, at in rows}

        return await self._database.read(work)

    async def still_missed(self, user: int) -> list[str]:
        """List the questions whose latest answer by this person was not wholly right."""

        def work(bare: sqlite3.Connection) -> list[str]:
            # SQLite gives the bare columns of the row that holds the maximum.
            rows = bare.execute(
                "SELECT question_id, share, max(answered_at) FROM answers JOIN rounds ON rounds.id = round_id"
                " WHERE user_id = ? AND NOT gobbet GROUP BY question_id HAVING share < 1",
                (user,),
            )
            return [question for question, _, _ in rows]

        return await self._database.read(work)

    def _load(self, bare: sqlite3.Connection, where: str, values: tuple[object, ...]) -> Round | None:
        found = _load(bare, where, values)
        return found and msgspec.structs.replace(found, kept=self._kept.read(bare, found.drawn) or msgspec.UNSET)


def _load(bare: sqlite3.Connection, where: str, values: tuple[object, ...]) -> Round | None:
    row = bare.execute(f"SELECT {_COLUMNS} FROM rounds WHERE {where}", values).fetchone()
    if row is None:
        return None
    round_id, user, guild, topic, difficulty, drawn, card, started, ended = row
    answers = bare.execute(
        "SELECT position, question_id, given, verdict, share FROM answers WHERE round_id = ? ORDER BY position", (round_id,)
    )
    return Round(
        id=round_id,
        user=user,
        guild=guild,
        topic=topic,
        difficulty=difficulty,
        drawn=_read_drawn.decode(drawn),
        answers=tuple(
            Answer(at, question, _read_given.decode(given), Verdict(v), share) for at, question, given, v, share in answers
        ),
        card=card,
        started=from_ms(started),
        ended=from_ms(ended) if ended is not None else None,
    )
