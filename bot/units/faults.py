"""What an author has to mend: a fault, where it stands and of which kind, as a value; the words for it are in `fault_words`."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ..errors import SetupFault, Why
from .faulty.kinds import AskReason, FaultKind, Remark

__all__ = ["AskReason", "ContentFault", "Fault", "FaultKind", "Remark"]


class Fault(msgspec.Struct, frozen=True):
    """One thing that an author has to mend: where it stands, as far as it stands in one place, and what it is."""

    file: str
    entry: str
    field: str
    why: Why
    line: int = 0
    """Counted from 1, as editors do; 0 where it does not apply, like the row of a sheet below."""
    sheet: str = ""
    row: int = 0
    column: str = ""

    @property
    def place(self) -> str:
        """Say where it stands: file and line, or file, sheet, row and column."""
        sheet = f"sheet {self.sheet!r}" if self.sheet else ""
        row, column = (f"row {self.row}" if self.row else ""), (f"column {self.column}" if self.column else "")
        line = f"line {self.line}" if self.line else ""
        return ", ".join(part for part in (self.file, sheet, row, column, line) if part)

    def __str__(self) -> str:
        from .fault_words import WORDINGS  # where something is at fault: a start has nothing to say

        where = " · ".join(part for part in (self.place, self.entry, self.field) if part)
        told = WORDINGS[self.why.reason].fill(self.why)
        return f"{where}: {told}" if where else told


class ContentFault(SetupFault):
    """The content folder has faults; the text lists every one of them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))
