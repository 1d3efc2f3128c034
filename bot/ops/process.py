"""What glibc's malloc keeps for itself, given back: two settings that spare a small machine 2 MB of 70."""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Iterator

_ARENA_MAX = -8
"""M_ARENA_MAX of glibc's malloc.h."""


def use_one_arena() -> None:
    """Let all threads share one heap, before there are any: only one of ours ever works at a time."""
    with _where_glibc_is():
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def return_memory() -> None:
    """Give back to the system what was needed for a moment, as for reading the content."""
    with _where_glibc_is():
        ctypes.CDLL(None).malloc_trim(0)


@contextlib.contextmanager
def _where_glibc_is() -> Iterator[None]:
    with contextlib.suppress(OSError, AttributeError, TypeError):  # musl, macOS, Windows do without
        yield
