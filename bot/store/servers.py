"""What a server has set: few rows, read once and kept at hand, as every judgement asks for them."""

from __future__ import annotations

import msgspec

from .database import Database


class ServerSettings(msgspec.Struct, frozen=True):
    """One server's settings; a teacher role of 0 stands for none."""

    teacher_role: int = 0
    day_first: bool = True
    """How 3/4/1956 is read: 3 April, or else March 4."""
    quiz_threads: bool = False
    """A class quiz is played in a thread of its own."""


DEFAULT = ServerSettings()


class Servers:
    """Knows each server's settings without asking the disk, and saves what changes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._settings: dict[int, ServerSettings] = {}

    async def load(self) -> None:
        rows = await self._database.read(
            lambda bare: bare.execute("SELECT guild_id, teacher_role, day_first, quiz_threads FROM servers").fetchall()
        )
        self._settings = {guild: ServerSettings(role, bool(first), bool(threads)) for guild, role, first, threads in rows}

    def of(self, guild: int) -> ServerSettings:
        return self._settings.get(guild, DEFAULT)

    async def save(self, guild: int, settings: ServerSettings) -> None:
        await self._database.execute(
            "INSERT INTO servers (guild_id, teacher_role, day_first, quiz_threads) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET teacher_role = excluded.teacher_role, day_first = excluded.day_first, quiz_threads = excluded.quiz_threads",
            guild, settings.teacher_role, int(settings.day_first), int(settings.quiz_threads),
        )  # fmt: skip
        self._settings[guild] = settings
