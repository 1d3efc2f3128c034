"""Each server's own units: which there are, at hand; their texts with the last versions, on disk."""

from __future__ import annotations

import asyncio
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

import msgspec

from ...errors import Refusal
from ...library.ids import server_unit_key
from ...library.unit import Unit
from ...library.written import read_units, write_units
from ..database import Database
from ..reasons import StoreReason
from ..times import from_ms, to_ms

VERSIONS = 10
"""Versions of a unit that are kept, the latest among them."""
MOST = 100
"""Units that a server may have of its own."""


class Change(StrEnum):
    """What made a version of a unit."""

    UPLOAD = "upload"
    EDIT = "edit"
    UNDO = "undo"


class ServerUnit(msgspec.Struct, frozen=True):
    """A unit of a server, as it is told from others; `key` is its part of qualified ids."""

    number: int
    guild: int
    unit_id: str
    title: str
    version: int
    removed: bool = False
    questions: int = 0

    @property
    def key(self) -> str:
        return server_unit_key(self.number)


class Version(msgspec.Struct, frozen=True):
    """One version of a unit; `detail` names the file that was uploaded, or the entry that was changed."""

    number: int
    change: Change
    detail: str
    questions: int
    made: datetime


class ServerUnits:
    """Knows which units each server has without asking the disk, and saves and reads their texts."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._of: Mapping[int, dict[int, ServerUnit]] = defaultdict(dict)

    async def load(self) -> None:
        rows = await self._database.read(lambda bare: bare.execute(f"SELECT {_COLUMNS} FROM server_units ORDER BY id").fetchall())
        self._of = defaultdict(dict)
        for row in rows:
            unit = _unit(row)
            self._of[unit.guild][unit.number] = unit

    def of(self, guild: int) -> list[ServerUnit]:
        """List the units that a server has, those removed left out."""
        return [unit for unit in self._of.get(guild, {}).values() if not unit.removed]

    def find(self, guild: int, key: str) -> ServerUnit | None:
        """Give the unit of a server that this key stands for, unless it is removed."""
        return next((unit for unit in self.of(guild) if unit.key == key), None)

    def named(self, guild: int, unit_id: str) -> ServerUnit | None:
        """Give the unit of a server that has this id, also where it is removed: `save` brings it back."""
        return next((unit for unit in self._of.get(guild, {}).values() if unit.unit_id == unit_id), None)

    async def save(
        self, guild: int, unit: Unit, *, change: Change, detail: str, now: datetime, after: int | None = None
    ) -> ServerUnit:
        """Store a unit, with its author's ids, as the next version of the server's unit of that id, or as its first.

        `after` is the version that was changed: raises Refusal where another has come in between.
        """
        record = await asyncio.to_thread(lambda: zlib.compress(write_units([unit])))

        def work(bare: sqlite3.Connection) -> ServerUnit:
            found = bare.execute(
                f"SELECT {_COLUMNS} FROM server_units WHERE guild_id = ? AND unit_id = ?", (guild, unit.head.id)
            ).fetchone()
            if after is not None and (found is None or found[5] is not None or found[4] != after):
                raise Refusal(StoreReason.UNIT_CHANGED)
            if found is None or found[5] is not None:
                (there,) = bare.execute(
                    "SELECT count(*) FROM server_units WHERE guild_id = ? AND removed_at IS NULL", (guild,)
                ).fetchone()
                if there >= MOST:
                    raise Refusal(StoreReason.TOO_MANY_UNITS, most=MOST)
            if found is None:
                made = bare.execute(
                    "INSERT INTO server_units (guild_id, unit_id, title, version) VALUES (?, ?, ?, 1)",
                    (guild, unit.head.id, unit.head.title),
                )
                number, version = made.lastrowid or 0, 1
            else:
                number, version = found[0], found[4] + 1
                bare.execute(
                    "UPDATE server_units SET title = ?, version = ?, removed_at = NULL WHERE id = ?",
                    (unit.head.title, version, number),
                )
            bare.execute(
                "INSERT INTO server_unit_versions VALUES (?, ?, ?, ?, ?, ?, ?)",
                (number, version, record, change.value, detail, len(unit.questions), to_ms(now)),
            )
            bare.execute("DELETE FROM server_unit_versions WHERE unit = ? AND version <= ?", (number, version - VERSIONS))
            return ServerUnit(number, guild, unit.head.id, unit.head.title, version, questions=len(unit.questions))

        saved = await self._database.write(work)
        self._of[guild][saved.number] = saved
        return saved

    async def remove(self, unit: ServerUnit, *, now: datetime) -> None:
        """Take a unit out of use; its texts stay for what asked its questions, and for an upload that brings it back."""
        await self._database.execute(
            "UPDATE server_units SET removed_at = ? WHERE id = ? AND removed_at IS NULL", to_ms(now), unit.number
        )
        self._of[unit.guild][unit.number] = msgspec.structs.replace(unit, removed=True)

    async def versions(self, unit: ServerUnit) -> list[Version]:
        """List the versions that are kept, the latest first."""

        def work(bare: sqlite3.Connection) -> list[Version]:
            rows = bare.execute(
                "SELECT version, change, detail, questions, made_at FROM server_unit_versions WHERE unit = ?"
                " ORDER BY version DESC",
                (unit.number,),
            )
            return [Version(number, Change(change), detail, count, from_ms(at)) for number, change, detail, count, at in rows]

        return await self._database.read(work)

    async def text(self, unit: ServerUnit, version: int | None = None) -> Unit | None:
        """Give a version of a unit, the latest where none is named, with its author's ids; None for one not kept."""

        def work(bare: sqlite3.Connection) -> bytes | None:
            row = bare.execute(
                "SELECT record FROM server_unit_versions WHERE unit = ? AND version = ?",
                (unit.number, unit.version if version is None else version),
            ).fetchone()
            return row[0] if row else None

        record = await self._database.read(work)
        return None if record is None else await asyncio.to_thread(_read_record, record)


def _read_record(record: bytes) -> Unit:
    return read_units(zlib.decompress(record))[0]


_COLUMNS = (
    "id, guild_id, unit_id, title, version, removed_at,"
    " (SELECT questions FROM server_unit_versions AS now WHERE now.unit = server_units.id AND now.version = server_units.version)"
)


def _unit(row: tuple[int, int, str, str, int, int | None, int]) -> ServerUnit:
    number, guild, unit_id, title, version, removed, questions = row
    return ServerUnit(number, guild, unit_id, title, version, removed is not None, questions)
