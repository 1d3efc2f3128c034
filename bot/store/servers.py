"""What a server has set: few rows, read once and kept at hand, as every judgement asks for them."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from ..study.class_quiz.plan import READING, STANDING, Pace
from .database import Database
from .times import to_ms

GREETED_FOR = timedelta(days=30)
"""How long a server stays greeted; one that takes the bot in again later is greeted again."""


class LookUps(StrEnum):
    """When a look-up is for whoever asked alone, who may then show it to all."""

    IN_QUIZ = "in-quiz"
    """While a class quiz runs in that channel."""
    PUBLIC = "public"
    """Never."""
    PRIVATE = "private"
    """Always."""


class ServerSettings(msgspec.Struct, frozen=True):
    """One server's settings; a teacher role of 0 stands for none."""

    teacher_role: int = 0
    day_first: bool = True
    """How 3/4/1956 is read: 3 April, or else March 4."""
    quiz_threads: bool = False
    """A class quiz is played in a thread of its own."""
    keep_days: int = 0
    """For how many days answers are kept; 0 for as long as the server wants them."""
    lookups: LookUps = LookUps.IN_QUIZ
    reading: int = READING
    standing: int = STANDING
    """Seconds that a reveal, and the standings, stand in a class quiz that goes on by itself."""
    closes_early: bool = True
    """A question of a class quiz closes as soon as all have answered."""
    time_zone: str = "UTC"
    """By its name in the time zone database, as Europe/Warsaw."""
    pace: Pace = Pace.TEACHER
    """Who goes on in a class quiz for which the teacher does not say."""


DEFAULT = ServerSettings()
_COLUMNS = ServerSettings.__struct_fields__
"""Each setting has a column of its name."""


class Servers:
    """Knows each server's settings without asking the disk, and saves what changes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._settings: dict[int, ServerSettings] = {}

    async def load(self) -> None:
        rows = await self._database.read(
            lambda bare: bare.execute(f"SELECT guild_id, {', '.join(_COLUMNS)} FROM servers").fetchall()
        )
        self._settings = {
            guild: msgspec.convert(dict(zip(_COLUMNS, row, strict=True)), ServerSettings, strict=False) for guild, *row in rows
        }

    def of(self, guild: int) -> ServerSettings:
        return self._settings.get(guild, DEFAULT)

    async def save(self, guild: int, settings: ServerSettings) -> None:
        await self._database.execute(
            f"INSERT INTO servers (guild_id, {', '.join(_COLUMNS)}) VALUES (?{', ?' * len(_COLUMNS)})"
            f" ON CONFLICT DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS)}",
            guild, *msgspec.to_builtins(settings).values(),
        )  # fmt: skip
        self._settings[guild] = settings

    async def claim_greeting(self, guild: int, now: datetime) -> bool:
        """Note that a server is greeted; False where it was already, so that whoever is told True greets it alone."""

        def work(bare: sqlite3.Connection) -> bool:
            changed = bare.execute(
                "INSERT INTO greeted_servers VALUES (?, ?) ON CONFLICT DO UPDATE SET greeted_at = excluded.greeted_at"
                " WHERE greeted_at < ?",
                (guild, to_ms(now), to_ms(now - GREETED_FOR)),
            )
            return changed.rowcount == 1

        return await self._database.write(work)

    async def forget_greeting(self, guild: int) -> None:
        """Have a server be greeted anew, as one whose channels are new."""
        await self._database.execute("DELETE FROM greeted_servers WHERE guild_id = ?", guild)
