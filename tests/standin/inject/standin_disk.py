"""Makes the bot's database read-only while the file that STANDIN_READ_ONLY names is there, as a disk that is mounted anew does.

SQLite itself refuses to write, with its own number of the error; a file's rights would not do, as it is open already, and root
may write whatever they say.
"""

import os
import sqlite3
from typing import Any


def start(flag: str) -> None:
    """Let every connection that is opened from now on heed the flag."""
    connect = sqlite3.connect

    class Watched(sqlite3.Connection):
        _read_only = False

        def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
            wanted = os.path.exists(flag)
            if wanted != self._read_only and not self.in_transaction:
                self._read_only = wanted
                super().execute(f"PRAGMA query_only = {int(wanted)}")
            return super().execute(sql, *rest)

    def connect_watched(*arguments: Any, **more: Any) -> sqlite3.Connection:
        opened: sqlite3.Connection = connect(*arguments, **{"factory": Watched, **more})
        return opened

    sqlite3.connect = connect_watched  # type: ignore[assignment]
