"""What an author has to mend."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing an author has to mend."""

    file: str
    entry: str
    field: str
    problem: str
    mend: str

    def __str__(self) -> str:
        where = " · ".join(part for part in (self.file, self.entry, self.field) if part)
        return f"{where}: {self.problem}. {self.mend}"
