"""A little of `python -m benchmarks faults`, without the stalls: nothing lost, nothing twice, no traceback, nobody elsewhere."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from .faults import discord_faults, disk_faults
from .faults.class_play import Step
from .faults.figures import Figures, tracebacks_of
from .faults.forged import forge
from .faults.kills import kill_often

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a test limit a process that runs"),
    pytest.mark.asyncio(loop_scope="session"),
]
FORGED = 100
DISCORD = (("500 once", Step.LOBBY), ("an answer lost after it was processed", Step.LOBBY), ("403 for a while", Step.STANDINGS))
DISK = ((disk_faults.Fault.FULL, Step.CLOSED), (disk_faults.Fault.READ_ONLY, Step.PODIUM))


async def test_no_fault_loses_an_answer_shows_a_card_twice_or_lets_anybody_in(tmp_path: Path) -> None:
    rows = [row for row in discord_faults.all_rows() if (row[0].name, row[1]) in DISCORD]
    assert len(rows) == len(DISCORD)
    total = Figures()
    parts = (
        kill_often(tmp_path / "kills", kills=2, seed=1, questions=2, ways=1),
        discord_faults.spoil_discord(tmp_path, rows),
        disk_faults.spoil_disks(tmp_path, DISK),
    )
    for name in ("kills", "forged"):
        (tmp_path / name).mkdir()
    for part in await asyncio.gather(*parts):
        total.add(part)
    total.add(await forge(tmp_path / "forged", count=FORGED, seed=2, late=False))  # beside them it begins too late
    assert total.clean, "\n".join(total.notes)
    assert total.tried == 7 + FORGED
    assert total.acknowledged


async def test_figures_add_up_and_say_what_is_wrong() -> None:
    total = Figures(tried=2, survived=2, stall_ms=20.0)
    total.add(Figures(tried=1, lost=1, stall_ms=43.0))
    assert total.last_line() == (
        "tried 3, survived 2, lost 1, twice 0, tracebacks 0, longest stall 43 ms, violations 0, across servers 0"
    )
    assert not total.clean
    said = 'x\nTraceback (most recent call last):\n  File "a"\n    b\nValueError: c\nmore\n'
    assert tracebacks_of(said + said) == {"ValueError: c": 2}
