"""Extracts that a class writes about: each step and each answer is on disk when its method returns.

What a step or an answer depends on is read in the transaction that stores it, so that nothing comes in behind the end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec

from ...errors import Refusal
from ...library.written import record_reader, write_record
from ...study.class_gobbet.round import ClassAnswer, ClassGobbet, Handed, Phase, give
from ...study.gobbets.gobbet import Criterion
from ..database import Database
from ..reasons import StoreReason
from ..times import from_ms, to_ms

Step = Callable[[ClassGobbet], ClassGobbet]
_COLUMNS = "id, guild_id, channel_id, user_id, task, seed, opened_at, ends_at, message_id, phase, returned_at"
_ANSWER = "user_id, number, written, written_at, marks, sentence"
_read_handed = record_reader(Handed)
_read_marks = msgspec.json.Decoder(dict[Criterion, int])
_json = msgspec.json.Encoder()


class ClassGobbets:
    """Saves and finds them, with what was written and what was given for it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, gobbet: ClassGobbet) -> None:
        """Save a new one; raise Refusal where its channel has one that is being written."""

        def work(bare: sqlite3.Connection) -> None:
            try:
                bare.execute(
                    f"INSERT INTO class_gobbets ({_COLUMNS}, extract_id) VALUES ({', '.join('?' * 12)})",
                    (
                        gobbet.id, gobbet.guild, gobbet.channel, gobbet.teacher, write_record(gobbet.handed), gobbet.seed,
                        to_ms(gobbet.opened), to_ms(gobbet.ends), gobbet.message, gobbet.phase.value, None, gobbet.extract.id,
                    ),
                )  # fmt: skip
            except sqlite3.IntegrityError as error:
                raise Refusal(StoreReason.CHANNEL_HAS_GOBBET) from error

        await self._database.write(work)

    async def change(self, gobbet_id: str, step: Step) -> ClassGobbet | None:
        """Take a step, which may raise Refusal, and give what is stored then; None where it is gone."""

        def work(bare: sqlite3.Connection) -> ClassGobbet | None:
            stored = load_one(bare, gobbet_id)
            if stored is None:
                return None
            moved = step(stored)
            returned = to_ms(moved.returned) if moved.returned else None
            bare.execute(
                "UPDATE class_gobbets SET ends_at = ?, message_id = ?, phase = ?, returned_at = ? WHERE id = ?",
                (to_ms(moved.ends), moved.message, moved.phase.value, returned, gobbet_id),
            )
            return moved

        return await self._database.write(work)

    async def find(self, gobbet_id: str) -> ClassGobbet | None:
        """Give one; None where it is gone, or was kept by a Gobbet that wrote it otherwise."""
        return await self._database.read(lambda bare: load_one(bare, gobbet_id))

    async def note_message(self, gobbet_id: str, message: int) -> None:
        await self._database.execute("UPDATE class_gobbets SET message_id = ? WHERE id = ?", message, gobbet_id)

    async def unfinished(self, *, since: datetime) -> list[ClassGobbet]:
        """List those that are being written, and those whose time has ended since a moment."""
        where = "phase <> 'closed' OR ends_at > ? ORDER BY opened_at"
        return await self._database.read(lambda bare: _load(bare, where, to_ms(since)))

    async def past(self, guild: int, *, most: int = 25) -> list[ClassGobbet]:
        """List those of a server, the latest first."""
        where = "guild_id = ? ORDER BY opened_at DESC LIMIT ?"
        return await self._database.read(lambda bare: _load(bare, where, guild, most))

    async def taking(self, channel: int) -> ClassGobbet | None:
        """Give the one that is being written in a channel."""
        found = await self._database.read(lambda bare: _load(bare, "channel_id = ? AND phase <> 'closed'", channel))
        return found[0] if found else None

    async def used(self, guild: int) -> Mapping[str, datetime]:
        """Say when a class of this server last wrote about each extract."""
        sql = "SELECT extract_id, max(opened_at) FROM class_gobbets WHERE guild_id = ? GROUP BY extract_id"
        rows = await self._database.read(lambda bare: bare.execute(sql, (guild,)).fetchall())
        return {extract: from_ms(at) for extract, at in rows}

    # ---- answers

    async def begin(self, gobbet_id: str, user: int) -> int:
        """Note that somebody begins to write, and give the number of their nickname; a second time it is the same."""
        return await self._database.write(lambda bare: _begin(bare, gobbet_id, user))

    async def hand_in(
        self, gobbet_id: str, user: int, text: str, at: datetime, require: Callable[[ClassGobbet], None]
    ) -> tuple[int, bool]:
        """Store what somebody wrote, and give their number and whether it is their first answer; the later one stands.

        What `require` refuses, or what is gone, is not stored.
        """

        def work(bare: sqlite3.Connection) -> tuple[int, bool]:
            gobbet = load_one(bare, gobbet_id)
            if gobbet is None:
                raise Refusal(StoreReason.GOBBET_GONE)
            require(gobbet)
            number = _begin(bare, gobbet_id, user)
            own = "gobbet_id = ? AND user_id = ?"
            key = (gobbet_id, user)
            (before,) = bare.execute(f"SELECT written FROM class_gobbet_answers WHERE {own}", key).fetchone()
            bare.execute(
                f"UPDATE class_gobbet_answers SET written = ?, written_at = ? WHERE {own} AND coalesce(written_at, 0) <= ?",
                (text, to_ms(at), *key, to_ms(at)),
            )
            return number, before is None

        return await self._database.write(work)

    async def begun(self, gobbet_id: str) -> list[int]:
        """List who has begun to write."""
        sql = "SELECT user_id FROM class_gobbet_answers WHERE gobbet_id = ?"
        return [user for (user,) in await self._database.read(lambda bare: bare.execute(sql, (gobbet_id,)).fetchall())]

    async def answers(self, gobbet_id: str) -> list[ClassAnswer]:
        """List what was handed in, by number."""
        return await self._database.read(lambda bare: load_answers(bare, gobbet_id))

    async def answer_of(self, gobbet_id: str, user: int) -> ClassAnswer | None:
        answers = await self._database.read(lambda bare: load_answers(bare, gobbet_id, "AND user_id = ?", user))
        return answers[0] if answers else None

    # ---- marks

    async def mark(self, gobbet_id: str, number: int, mark: int, *criteria: Criterion) -> None:
        """Give a mark for some criteria, or with none named for all."""

        def work(bare: sqlite3.Connection) -> None:
            for answer in load_answers(bare, gobbet_id, "AND number = ?", number):
                marks = _json.encode(give(answer.marks, mark, *criteria)).decode()
                bare.execute(
                    "UPDATE class_gobbet_answers SET marks = ? WHERE gobbet_id = ? AND number = ?", (marks, gobbet_id, number)
                )

        await self._database.write(work)

    async def say(self, gobbet_id: str, number: int, sentence: str) -> None:
        """Keep what the teacher says on an answer; an empty text takes it back."""
        await self._database.execute(
            "UPDATE class_gobbet_answers SET sentence = ? WHERE gobbet_id = ? AND number = ?", sentence, gobbet_id, number
        )


def load_one(bare: sqlite3.Connection, gobbet_id: str) -> ClassGobbet | None:
    found = _load(bare, "id = ?", gobbet_id)
    return found[0] if found else None


def load_answers(bare: sqlite3.Connection, gobbet_id: str, more: str = "", *values: object) -> list[ClassAnswer]:
    rows = bare.execute(
        f"SELECT {_ANSWER} FROM class_gobbet_answers WHERE gobbet_id = ? AND written IS NOT NULL {more} ORDER BY number",
        (gobbet_id, *values),
    )
    return [
        ClassAnswer(
            user=user, number=number, text=text, at=from_ms(at), marks=_read_marks.decode(marks), sentence=sentence
        )
        for user, number, text, at, marks, sentence in rows
    ]  # fmt: skip


def _load(bare: sqlite3.Connection, where: str, *values: object) -> list[ClassGobbet]:
    rows = bare.execute(f"SELECT {_COLUMNS} FROM class_gobbets WHERE {where}", values)
    return [found for row in rows if (found := _read(*row)) is not None]


def _read(
    key: str, guild: int, channel: int, teacher: int, task: str, seed: int, opened: int, ends: int, message: int, phase: str,
    returned: int | None,
) -> ClassGobbet | None:  # fmt: skip
    try:
        handed = _read_handed(task)
    except msgspec.DecodeError:
        return None
    return ClassGobbet(
        id=key,
        guild=guild,
        channel=channel,
        teacher=teacher,
        handed=handed,
        seed=seed,
        opened=from_ms(opened),
        ends=from_ms(ends),
        message=message,
        phase=Phase(phase),
        returned=None if returned is None else from_ms(returned),
    )


def _begin(bare: sqlite3.Connection, gobbet_id: str, user: int) -> int:
    sql = "SELECT number FROM class_gobbet_answers WHERE gobbet_id = ? AND user_id = ?"
    known = bare.execute(sql, (gobbet_id, user)).fetchone()
    if known:
        return int(known[0])
    sql = "SELECT coalesce(max(number) + 1, 0) FROM class_gobbet_answers WHERE gobbet_id = ?"
    number = int(bare.execute(sql, (gobbet_id,)).fetchone()[0])
    bare.execute("INSERT INTO class_gobbet_answers (gobbet_id, user_id, number) VALUES (?, ?, ?)", (gobbet_id, user, number))
    return number
