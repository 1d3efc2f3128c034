"""TOML -> tables, in this process or, where a class must not wait for it, in one of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias, cast

from ..errors import Why, because
from . import toml_child
from .faults import FaultKind
from .toml_child import Fit, Outcome, read_parts, try_toml

Tables: TypeAlias = dict[str, object]
Parse: TypeAlias = Callable[[str], Tables]
"""Gives the tables of a text; raises Unfit."""
SMALL = 50_000
"""Characters that are parsed here in any case, in about a hundredth of a second."""
_PATIENCE = 60.0


class Unfit(Exception):
    """A file that is no content; its argument says why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def parse_here(text: str) -> Tables:
    """Parse a text in this process."""
    return _open(try_toml(text))


def parse_apart(text: str) -> Tables:
    """Parse a text, where it is long in a process of its own, so that other threads go on meanwhile."""
    if len(text) <= SMALL or not sys.executable:
        return parse_here(text)
    command = [sys.executable, "-I", "-S", str(Path(toml_child.__file__)), *sys.path]
    try:
        done = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, timeout=_PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise Unfit(because(FaultKind.UNREADABLE, text=f"the process that reads it failed: {type(error).__name__}")) from error
    return _open(read_parts(done.stdout))


def _open(outcome: Outcome) -> Tables:
    fit, found = outcome
    if fit == Fit.DEEP.value:
        raise Unfit(because(FaultKind.TOO_DEEP))
    if fit == Fit.WRONG.value:
        raise Unfit(because(FaultKind.NOT_TOML, text=str(found)))
    return cast("Tables", found)  # what tomli gives
