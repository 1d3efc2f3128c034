"""What the process is told of its memory; the settings of malloc are for glibc, and elsewhere do nothing."""

from __future__ import annotations

import gc
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.library.catalogue import Library
from bot.library.written import write_units
from bot.ops.process import COLLECTED_AFTER, hold_collections, resume_collections, spare_made_before_running, take_short_turns

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


@pytest.mark.usefixtures("as_before")
def test_what_was_there_before_the_bot_connects_is_never_looked_through() -> None:
    spare_made_before_running()
    spared = gc.get_freeze_count()
    gc.unfreeze()
    assert spared > 10_000


def test_the_event_loop_waits_a_millisecond_for_a_thread_at_work() -> None:
    before = sys.getswitchinterval()
    take_short_turns()
    taken = sys.getswitchinterval()
    sys.setswitchinterval(before)
    assert taken == pytest.approx(0.001)


GIVING_BACK = """
from bot.ops.process import return_memory

def resident():
    return int(open("/proc/self/statm").read().split()[1])

blocks = [b"x" * 100_000 for _ in range(200)]  # on the heap: smaller than what malloc maps by itself
kept = [*blocks[::50], blocks[-1]]  # the last one stands at the end of the heap, which free() alone would give back
del blocks
before = resident()
return_memory()
print(before - resident(), len(kept))
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc gives back at a word")
def test_memory_that_was_needed_for_a_moment_is_given_back() -> None:
    done = subprocess.run([sys.executable, "-c", GIVING_BACK], capture_output=True, text=True, check=True)
    assert int(done.stdout.split()[0]) > 2_500  # pages of 4 KiB, of some 4,900 that were freed between those kept


IDLE = """
import sys
from pathlib import Path
import bot.cli.start, bot.running
from bot.library.catalogue import Library
from bot.library.written import read_units
from bot.lookup.index import Index

Index.of(Library(read_units(Path(sys.argv[1]).read_bytes())))
print(*{"rapidfuzz", "tomli", "csv", "dotenv", "PIL", "bot.marking.typed.kind", "bot.units.fault_words"} & {*sys.modules})
"""


def test_a_start_and_an_idle_bot_do_without_what_nobody_has_asked_for_yet(library: Library, tmp_path: Path) -> None:
    noted = tmp_path / "units.json"
    noted.write_bytes(write_units([*library.units]))
    done = subprocess.run([sys.executable, "-c", IDLE, str(noted)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
