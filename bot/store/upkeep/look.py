"""A look at a database before anybody opens it: is it ours and whole? Nothing is changed, and a bot that runs on it goes on."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from ...errors import StoreFault
from .migrate import is_blank, require_ours
from .place import prepare_place


def require_usable(database: Path) -> bool:
    """Say whether a database is there; raise StoreFault where it, or the folder it is to lie in, is no use."""
    if database.parent.exists():
        prepare_place(database)
    if not database.exists():
        return False
    try:
        with contextlib.closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True, timeout=5)) as bare:
            if not is_blank(bare):
                require_ours(bare, database)
    except sqlite3.Error as error:
        raise StoreFault(f"{database} cannot be used ({error}). Put a backup back: python -m bot restore FILE") from error
    return True
