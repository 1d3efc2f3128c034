"""TOML -> tables; also a script, which parses what stands on its input in a process of its own.

tomli is compiled and holds the interpreter until it is done, 0.1 to 0.2 s for a big file: beside a running class that is done
elsewhere. As a script this imports nothing of ours; its arguments are where Python's modules lie.
"""

from __future__ import annotations

import io
import pickle
import sys
from enum import Enum
from typing import BinaryIO, TypeAlias

PART = 200


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


def write_parts(outcome: Outcome, out: BinaryIO) -> None:
    """Write an outcome as pickles of 200 tables at most, as to read one holds the interpreter until it is done."""
    fit, found = outcome
    if not isinstance(found, dict):
        pickle.dump(outcome, out)
        return
    pickle.dump((fit, {}), out)
    for name, value in found.items():
        if not isinstance(value, list):
            pickle.dump((name, value), out)
            continue
        for start in range(0, max(len(value), 1), PART):
            pickle.dump((name, value[start : start + PART]), out)


def read_parts(data: bytes) -> Outcome:
    """Read what `write_parts` wrote in a child of our own."""
    source = io.BytesIO(data)
    fit, found = pickle.load(source)
    if not isinstance(found, dict):
        return fit, found
    while source.tell() < len(data):
        name, value = pickle.load(source)
        if name in found:
            found[name] += value
        else:
            found[name] = value
    return fit, found


if __name__ == "__main__":
    sys.path[:] = sys.argv[1:]
    write_parts(try_toml(sys.stdin.buffer.read().decode()), sys.stdout.buffer)
