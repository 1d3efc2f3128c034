"""Ids that were stored before they named their unit: each is given the unit that has it, once one has."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import msgspec

from ..database import Database

_COLUMNS = (
    ("answers", "question_id"),
    ("near_misses", "question_id"),
    ("news", "question_id"),
    ("reported_questions", "question_id"),
    ("shown_facts", "fact_id"),
    ("rounds", "topic"),
)
_json = msgspec.json.Encoder()
_read_ids = msgspec.json.Decoder(tuple[str, ...])


async def adopt_ids(database: Database, rename: Callable[[str], str]) -> int:
    """Give old ids the units that have them, by what `rename` makes of each; say how many there were.

    An id that no unit has stays as it is, for the day when its unit comes back.
    """
    old = await database.read(lambda bare: [key for (key,) in bare.execute("SELECT id FROM ids_without_unit")])
    renamed = {key: rename(key) for key in old}
    known = {key: new for key, new in renamed.items() if new != key}
    if known:
        await database.write(lambda bare: _rename(bare, known))
    return len(known)


def _rename(bare: sqlite3.Connection, known: dict[str, str]) -> None:
    rows = [(new, old) for old, new in known.items()]
    for table, column in _COLUMNS:  # what is there under the new id already came later, and stays
        bare.executemany(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {column} = ?", rows)
    for guild, name, questions in bare.execute("SELECT guild_id, name, questions FROM question_sets").fetchall():
        named = tuple(known.get(key, key) for key in _read_ids.decode(questions))
        bare.execute(
            "UPDATE question_sets SET questions = ? WHERE guild_id = ? AND name = ?", (_json.encode(named).decode(), guild, name)
        )
    bare.executemany("DELETE FROM ids_without_unit WHERE id = ?", [(old,) for old in known])
