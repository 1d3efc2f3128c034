"""A whole copy of a database: what has its name is complete and was checked, whenever the process is killed."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from ...disk import open_private


def write_copy(source: sqlite3.Connection, copy: Path) -> None:
    """Copy an open database into a file of this name, private to the bot's user."""
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    open_private(part).close()
    try:
        with contextlib.closing(sqlite3.connect(part)) as written:
            source.backup(written)
            verdict = written.execute("PRAGMA quick_check(1)").fetchone()[0]
            if verdict != "ok":
                raise sqlite3.DatabaseError(f"the copy is damaged: {verdict}")
        part.replace(copy)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
