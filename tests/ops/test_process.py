"""What the process is told of its memory; the settings of malloc are for glibc, and elsewhere do nothing."""

from __future__ import annotations

import gc
import platform
import subprocess
import sys
from collections.abc import Iterator

import pytest

from bot.ops.process import COLLECTED_AFTER, hold_collections, resume_collections

HEAPS = """
import ctypes
from threading import Barrier, Thread
from bot.ops.process import use_one_arena

if {ours}:
    use_one_arena()
met = Barrier(4)
threads = [Thread(target=lambda: (bytes(100_000), met.wait())) for _ in range(4)]
[each.start() for each in threads]
[each.join() for each in threads]
libc = ctypes.CDLL(None)
libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, "stdout"))
libc.fflush(None)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has arenas")
def test_all_threads_share_one_heap() -> None:
    def count(ours: bool) -> int:
        command = [sys.executable, "-c", HEAPS.format(ours=ours)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.count("<heap nr=")

    assert count(ours=True) == 1 < count(ours=False)


@pytest.fixture
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.enable()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("as_before")
def test_garbage_is_let_lie_during_a_start_and_looked_for_afterwards() -> None:
    hold_collections()
    assert not gc.isenabled()
    resume_collections()
    assert gc.isenabled()
    assert gc.get_threshold() == COLLECTED_AFTER
