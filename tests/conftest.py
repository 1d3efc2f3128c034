"""What all tests share: the real unit, read once; and how a run makes the most of a machine."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.library.catalogue import Library
from bot.units.load import load_library

ROOT = Path(__file__).resolve().parent.parent
WAITING = ("preview", "process")
"""The folders whose tests start programs and wait for them."""
MOST_WORKERS = 6
"""Each holds the units and their index."""
MEMORY, ROOM = Path("/dev/shm"), 2 << 30
"""Where files lie in memory on Linux, and how many bytes must be free there."""
SLOW_IS_NO_FAILURE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine, or a first use
settings.register_profile("gobbet", SLOW_IS_NO_FAILURE, max_examples=30)
settings.register_profile("thorough", SLOW_IS_NO_FAILURE, max_examples=500)  # by --hypothesis-profile, before a release
settings.load_profile("gobbet")

# Some images forbid Python to keep what it has compiled: each worker and each bot would compile the same files again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# No test can see whether a disk has synced, as only a power cut shows it: a run spares itself ten thousand syncs.
if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))  # an address that is given by --basetemp goes before


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Give one worker more than there are processors, as one waits for other programs most of the time."""
    return min((os.cpu_count() or 1) + 1, MOST_WORKERS)


def pytest_collection_finish() -> None:
    """Have the collector of garbage pass over what stays to the end: all modules, and thousands of tests."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)  # when those left out are out
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Have all workers but one begin with the tests that wait, the longest first: none is left for the end of the run.

    At first each worker gets an equal part of the list, as it stands (xdist, worksteal). Files with the fewest of these tests
    have the longest.
    """
    workers = int(getattr(config, "workerinput", {}).get("workercount", 1))
    files: dict[tuple[int, Path], list[pytest.Item]] = {}
    others = []
    for item in items:
        folder = item.path.parent.name
        files.setdefault((WAITING.index(folder), item.path), []).append(item) if folder in WAITING else others.append(item)
    turns = sorted(files, key=lambda file: (file[0], len(files[file])))
    part, lanes = len(items) // workers, max(workers - 1, 1)
    items.clear()
    for number in range(lanes):
        lane = [item for file in turns[number::lanes] for item in files[file]]
        room = max(part - len(lane), 0)
        items += lane + others[:room]
        del others[:room]
    items += others


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(ROOT / "content")
