"""Whether a database holds what its number says: every table, index and column that the migrations up to it have made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing

_PARTS = (
    "SELECT type, name, '' FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' UNION ALL"
    " SELECT 'column', t.name, c.name FROM sqlite_master AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table'"
)


def find_missing(bare: sqlite3.Connection, scripts: Iterable[str]) -> list[str]:
    """Name what these scripts have made and the database lacks; what it has besides does no harm."""
    with closing(sqlite3.connect(":memory:")) as model:
        for script in scripts:
            model.executescript(script)
        wanted = _parts(model)
    missing = wanted - _parts(bare)
    whole = {name for kind, name, _ in missing if kind == "table"}
    parts = sorted(missing, key=lambda part: (part[0] != "table", part))
    return [
        f"{kind} {name}{'.' if column else ''}{column}" for kind, name, column in parts if kind != "column" or name not in whole
    ]


def _parts(bare: sqlite3.Connection) -> set[tuple[str, str, str]]:
    return set(bare.execute(_PARTS))
