"""What is said of a fault: a record of its own, so that several tables of words can make one."""

from __future__ import annotations

from typing import NamedTuple


class Wording(NamedTuple):
    """Templates, filled with the fields of a fault: what is wrong, and how to mend it."""

    problem: str
    mend: str
