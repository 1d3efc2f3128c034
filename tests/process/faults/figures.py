"""What came of a part of the faults, in figures that add up; and what was seen that should not be, in words."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ...standin.scenario import StandIn

MACHINE = "STANDIN_MACHINE"
"""The variable that names the file of what the machine itself stood still, see tests/standin/inject/standin_stalls.py."""


@dataclass
class Figures:
    """The figures of one part; `notes` names each thing lost, twice, forbidden or across, as far as there is room."""

    tried: int = 0
    survived: int = 0
    acknowledged: int = 0
    stored: int = 0
    lost: int = 0
    twice: int = 0
    tracebacks: int = 0
    stall_ms: float = 0.0
    """The longest time that the bot's loop stood still, less what the machine took."""
    stalled: str = ""
    """Where it stood then, the innermost call first."""
    violations: int = 0
    across: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, other: Figures) -> None:
        """Add what came of another part."""
        for name in ("tried", "survived", "acknowledged", "stored", "lost", "twice", "tracebacks", "violations", "across"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        if other.stall_ms > self.stall_ms:
            self.stall_ms, self.stalled = other.stall_ms, other.stalled
        self.notes += other.notes

    @property
    def clean(self) -> bool:
        return not (self.lost or self.twice or self.tracebacks or self.violations or self.across)

    def row(self) -> str:
        """Give all figures in a line."""
        return (
            f"tried {self.tried}, survived {self.survived}, acknowledged {self.acknowledged}, stored {self.stored}, "
            f"lost {self.lost}, twice {self.twice}, tracebacks {self.tracebacks}, longest stall {self.stall_ms:.0f} ms, "
            f"violations {self.violations}, across servers {self.across}"
        )

    def last_line(self) -> str:
        return (
            f"tried {self.tried}, survived {self.survived}, lost {self.lost}, twice {self.twice}, "
            f"tracebacks {self.tracebacks}, longest stall {self.stall_ms:.0f} ms, violations {self.violations}, "
            f"across servers {self.across}"
        )

    # ---- what the process and the stand-in say

    def read_log(self, said: str, where: str) -> None:
        """Count the tracebacks of a log, and note how each kind ends."""
        found = tracebacks_of(said)
        self.tracebacks += sum(found.values())
        self.notes += [f"{where}: traceback ({count}): {last}" for last, count in found.items()]

    def read_violations(self, stand: StandIn, where: str, expected: set[str]) -> None:
        """Count what Discord forbids, but for what Discord itself brought about."""
        for violation in stand.violations:
            if violation.kind not in expected:
                self.violations += 1
                self.notes.append(f"{where}: {violation.kind}: {violation.reason[:120]} {violation.request[:120]}")
        self.notes += [f"{where}: not implemented: {route} ({count})" for route, count in stand.unimplemented.items()]
        self.notes += [f"{where}: the stand-in's own fault: {fault[:160]}" for fault in stand.server.own_faults[:5]]
        self.violations += sum(stand.unimplemented.values()) + len(stand.server.own_faults)

    def read_stalls(self, file: Path, since: float) -> None:
        """Take the longest stall that began after a moment on the monotonic clock."""
        if not file.exists():
            return
        machine = _read_machine()
        for end, stall, waited, where in _read_stalls(file):
            begun = end - stall / 1000
            asleep = sum(1000 * max(0.0, min(end, until) - max(begun, first)) for first, until in machine)
            net = stall - max(waited, asleep)
            if begun > since and net > self.stall_ms:
                self.stall_ms, self.stalled = net, where


def tracebacks_of(said: str) -> Counter[str]:
    """Count the tracebacks in a log by their last lines."""
    found: Counter[str] = Counter()
    for part in said.split("Traceback (most recent call last):\n")[1:]:
        found[next((line for line in part.splitlines() if line and not line.startswith((" ", "\t"))), "?")[:160]] += 1
    return found


def _whole_lines(file: Path) -> list[list[str]]:
    """Give the words of each line; the last one may have been cut off by a kill."""
    return [line.split() for line in file.read_text().split("\n")[:-1]] if file.exists() else []


def _read_stalls(file: Path) -> Iterator[tuple[float, float, float, str]]:
    for end, stall, waited, *where in _whole_lines(file):
        yield float(end), float(stall), float(waited), " ".join(where)


def _read_machine() -> list[tuple[float, float]]:
    """Give when the machine let nothing run, from and to."""
    lines = _whole_lines(Path(os.environ.get(MACHINE, "/nowhere")))
    return [(float(end) - float(gap) / 1000, float(end)) for end, gap in lines]
