"""The connection to SQLite and the thread it lives in; all that we use of aiosqlite's private names stands here.

aiosqlite offers single statements alone, each a hop to its thread and back. A whole function in one hop is what makes group
commit pay, and for that there is no public name: `_execute` is given the function, and `_conn` what it works on.
"""

from __future__ import annotations

import inspect
import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TypeVar

import aiosqlite

from ..errors import StoreFault

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]
"""What is done with the bare connection, in its thread."""


class Connection:
    """An open connection."""

    def __init__(self, opened: aiosqlite.Connection) -> None:
        self._opened = opened

    @classmethod
    async def open(cls, path: Path) -> Connection:
        """Open the file; raise sqlite3.Error where that fails, and StoreFault where this aiosqlite is not the one we know."""
        opening = aiosqlite.connect(path, isolation_level=None)
        _require_known(opening)
        opening._thread.daemon = True  # a process that fails to start must not hang on its database thread
        return cls(await opening)

    async def run(self, work: Work[T]) -> T:
        """Do the work in one hop to the thread; what it raises is raised here."""
        return await self._opened._execute(work, self._opened._conn)  # type: ignore[no-any-return,no-untyped-call]  # aiosqlite's own

    async def close(self) -> None:
        await self._opened.close()


def _require_known(opening: aiosqlite.Connection) -> None:
    """Raise StoreFault where a private name that we use is gone or means something else."""
    known = (
        isinstance(getattr(opening, "_thread", None), Thread)
        and inspect.iscoroutinefunction(getattr(opening, "_execute", None))
        and isinstance(getattr(type(opening), "_conn", None), property)
    )
    if not known:
        raise StoreFault(
            f"Gobbet knows aiosqlite 0.22 from within, and {aiosqlite.__version__} is installed, which is made otherwise: "
            "it lacks the thread, `_execute` or `_conn`. Install what is pinned: python -m pip install -c constraints.txt ."
        )
