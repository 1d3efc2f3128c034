"""TOML -> tables; also a script, which parses what stands on its input in a process of its own.

tomli is compiled and holds the interpreter until it is done, 0.1 to 0.2 s for a big file: beside a running class that is done
elsewhere. As a script this imports nothing of ours; its arguments are where Python's modules lie.
"""

from __future__ import annotations

import pickle
import sys
from enum import Enum
from typing import TypeAlias


class Fit(Enum):
    """What came of a text."""

    TABLES = "tables"
    WRONG = "wrong"
    DEEP = "deep"


Outcome: TypeAlias = tuple[str, object]
"""The value of a Fit, and the tables or what tomli says."""


def try_toml(text: str) -> Outcome:
    """Parse a text; a number with thousands of digits is a ValueError of Python's own."""
    import tomli

    try:
        return Fit.TABLES.value, tomli.loads(text)
    except RecursionError:
        return Fit.DEEP.value, ""
    except ValueError as error:
        return Fit.WRONG.value, str(error)[:500]


if __name__ == "__main__":
    sys.path[:] = sys.argv[1:]
    pickle.dump(try_toml(sys.stdin.buffer.read().decode()), sys.stdout.buffer)
