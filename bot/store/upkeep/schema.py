"""Whether a database holds what its number says: every table, index and column that the migrations up to it have made.

What the newest makes is listed in `schema.txt`, beside them: to make it anew, in a database in memory, took a start 15 ms.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

_PARTS = (
    "SELECT type, name, '' FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' UNION ALL"
    " SELECT 'column', t.name, c.name FROM sqlite_master AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table'"
)


Part: TypeAlias = tuple[str, str, str]
"""Its kind, its name or its table's, and a column's name."""
LISTED = Path(__file__).parents[1] / "migrations" / "schema.txt"


def listed_parts(number: int) -> set[Part] | None:
    """Read what there is after this migration; None where the list is of another."""
    first, *lines = LISTED.read_text("utf-8").splitlines()
    if first != str(number):
        return None
    return {(kind, name, column) for kind, name, column in (line.split("\t") for line in lines)}


def write_parts(number: int, parts: Iterable[Part]) -> str:
    """Write such a list."""
    return "\n".join([str(number), *("\t".join(part) for part in sorted(parts)), ""])


def parts_made(scripts: Iterable[str]) -> set[Part]:
    """Find out what these scripts make."""
    with closing(sqlite3.connect(":memory:")) as model:
        for script in scripts:
            model.executescript(script)
        return _parts(model)


def find_missing(bare: sqlite3.Connection, wanted: set[Part]) -> list[str]:
    """Name what the database lacks of this; what it has besides does no harm."""
    missing = wanted - _parts(bare)
    whole = {name for kind, name, _ in missing if kind == "table"}
    parts = sorted(missing, key=lambda part: (part[0] != "table", part))
    return [
        f"{kind} {name}{'.' if column else ''}{column}" for kind, name, column in parts if kind != "column" or name not in whole
    ]


def _parts(bare: sqlite3.Connection) -> set[Part]:
    return set(bare.execute(_PARTS))
