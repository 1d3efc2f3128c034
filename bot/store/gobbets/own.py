"""Gobbets that somebody works on alone: their steps are answers of a round, and what is written lies beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime

import msgspec

from ...library.written import record_reader, write_record
from ...marking.judgement import Given, Verdict
from ...study.gobbets.gobbet import Criterion, Gobbet, Taken, Task, Written
from ...study.practice import Stale
from ...study.reasons import AnswerReason
from ..database import Database
from ..times import from_ms, to_ms

_COLUMNS = "rounds.id, user_id, guild_id, topic, card, started_at, ended_at, task, written, met, written_at"
_FROM = "rounds JOIN gobbets ON rounds.id = round_id"
_json = msgspec.json.Encoder()
_read_given = msgspec.json.Decoder(Given)
_read_task = record_reader(Task)


class Gobbets:
    """Saves and finds gobbets; an answer is on disk when `save_step` returns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def start(self, gobbet: Gobbet) -> None:
        """Save a new gobbet and end the one this person had open in this place, in one commit."""

        def work(bare: sqlite3.Connection) -> None:
            bare.execute(
                "UPDATE rounds SET ended_at = ? WHERE user_id = ? AND guild_id = ? AND gobbet AND ended_at IS NULL",
                (to_ms(gobbet.started), gobbet.user, gobbet.guild),
            )
            bare.execute(
                "INSERT INTO rounds (id, user_id, guild_id, topic, difficulty, drawn, card, started_at, gobbet)"
                " VALUES (?, ?, ?, ?, 0, '[]', ?, ?, 1)",
                (gobbet.id, gobbet.user, gobbet.guild, gobbet.topic, gobbet.card, to_ms(gobbet.started)),
            )
            bare.execute(
                "INSERT INTO gobbets (round_id, extract_id, task) VALUES (?, ?, ?)",
                (gobbet.id, gobbet.extract.id, write_record(gobbet.task)),
            )

        await self._database.write(work)

    async def find(self, gobbet_id: str) -> Gobbet | None:
        """Give a gobbet; None where it is gone, or was kept by a Gobbet that wrote it otherwise."""
        return await self._database.read(lambda bare: _load(bare, "rounds.id = ?", (gobbet_id,)))

    async def find_open(self, user: int, guild: int) -> Gobbet | None:
        """Give the gobbet that this person has begun and not ended in this place."""
        where = "user_id = ? AND guild_id = ? AND gobbet AND ended_at IS NULL"
        return await self._database.read(lambda bare: _load(bare, where, (user, guild)))

    async def save_step(self, gobbet_id: str, taken: Taken, *, now: datetime, last: bool) -> None:
        """Store the answer to a step and, with the last, the end; raise Stale where that step has one already."""

        def work(bare: sqlite3.Connection) -> None:
            given = _json.encode(Given(chosen=taken.places)).decode()
            try:
                bare.execute(
                    "INSERT INTO answers (round_id, position, question_id, given, verdict, share, answered_at)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (gobbet_id, taken.position, taken.question, given, taken.verdict.value, taken.share, to_ms(now)),
                )
            except sqlite3.IntegrityError as error:
                raise Stale(AnswerReason.ANSWERED_ALREADY) from error
            if last:
                bare.execute("UPDATE rounds SET ended_at = ? WHERE id = ?", (to_ms(now), gobbet_id))

        await self._database.write(work)
        self._database.tally.answers += 1

    async def turn_card(self, gobbet_id: str) -> None:
        """Count the card up, so that presses on earlier ones are known to be stale."""
        await self._database.execute("UPDATE rounds SET card = card + 1 WHERE id = ? AND gobbet", gobbet_id)

    async def save_written(self, gobbet_id: str, text: str, *, now: datetime) -> None:
        """Keep what a student has written; a second text takes the place of the first, and the ticks stay."""
        await self._database.execute(
            "UPDATE gobbets SET written = ?, written_at = ? WHERE round_id = ?", text, to_ms(now), gobbet_id
        )

    async def tick(self, gobbet_id: str, criterion: Criterion, *, met: bool) -> None:
        """Note whether a criterion is met, by the student's own judgement."""

        def work(bare: sqlite3.Connection) -> None:
            row = bare.execute("SELECT met FROM gobbets WHERE round_id = ?", (gobbet_id,)).fetchone()
            if row is None:
                return
            ticked = _read_met(row[0])
            after = ticked | {criterion} if met else ticked - {criterion}
            told = " ".join(each for each in Criterion if each in after)
            bare.execute("UPDATE gobbets SET met = ? WHERE round_id = ?", (told, gobbet_id))

        await self._database.write(work)

    async def worked_on(self, user: int) -> Mapping[str, datetime]:
        """Say when this person last began to work on each extract, in any place."""

        def work(bare: sqlite3.Connection) -> dict[str, datetime]:
            rows = bare.execute(
                f"SELECT extract_id, max(started_at) FROM {_FROM} WHERE user_id = ?"
                " AND EXISTS (SELECT 1 FROM answers WHERE answers.round_id = rounds.id) GROUP BY extract_id",
                (user,),
            )
            return {extract: from_ms(at) for extract, at in rows}

        return await self._database.read(work)

    async def count_written(self, user: int, guild: int) -> int:
        """Count what this person has written in this place."""
        where = "user_id = ? AND guild_id = ? AND written IS NOT NULL"
        return await self._database.read(
            lambda bare: int(bare.execute(f"SELECT count(*) FROM {_FROM} WHERE {where}", (user, guild)).fetchone()[0])
        )

    async def find_written(self, user: int, guild: int, nth: int) -> Gobbet | None:
        """Give the gobbet with the nth of this person's written answers in this place, from 0, the latest first."""
        where = "user_id = ? AND guild_id = ? AND written IS NOT NULL ORDER BY written_at DESC, rounds.id LIMIT 1 OFFSET ?"
        return await self._database.read(lambda bare: _load(bare, where, (user, guild, nth)))


def _load(bare: sqlite3.Connection, where: str, values: tuple[object, ...]) -> Gobbet | None:
    row = bare.execute(f"SELECT {_COLUMNS} FROM {_FROM} WHERE {where}", values).fetchone()
    if row is None:
        return None
    gobbet_id, user, guild, topic, card, started, ended, task, written, met, written_at = row
    try:
        read = _read_task(task)
    except msgspec.DecodeError:
        return None
    answers = bare.execute(
        "SELECT position, question_id, given, verdict, share FROM answers WHERE round_id = ? ORDER BY position", (gobbet_id,)
    )
    return Gobbet(
        id=gobbet_id,
        user=user,
        guild=guild,
        topic=topic,
        task=read,
        taken=tuple(
            Taken(at, question, _read_given.decode(given).chosen, Verdict(verdict), share)
            for at, question, given, verdict, share in answers
        ),
        card=card,
        started=from_ms(started),
        ended=from_ms(ended) if ended is not None else None,
        written=Written(written, _read_met(met), from_ms(written_at)) if written is not None else None,
    )


def _read_met(text: str) -> frozenset[Criterion]:
    return frozenset(map(Criterion, text.split()))
