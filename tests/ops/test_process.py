"""The settings of malloc are for glibc; elsewhere they do nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.ops.process import return_memory, use_one_arena


def resident() -> int:
    """Give the bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux tells")
def test_what_was_needed_for_a_moment_goes_back() -> None:
    use_one_arena()
    blocks = [b"x" * 100_000 for _ in range(200)]  # on the heap: smaller than what malloc maps by itself
    kept = [*blocks[::50], blocks[-1]]  # the last one stands at the end of the heap, which free() alone would give back
    del blocks
    before = resident()
    return_memory()
    assert len(kept) == 5
    assert before - resident() > 10_000_000
