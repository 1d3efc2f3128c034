"""A content folder -> Library, or every fault that keeps it from being one."""

from __future__ import annotations

from pathlib import Path

from ..library.catalogue import Library
from ..library.ids import qualify, unit_key
from ..turns import let_go
from .check import check_content
from .faults import ContentFault
from .parse import Parse, parse_here


def load_library(content: Path, parse: Parse = parse_here) -> Library:
    """Read and check a content folder, its ids qualified; raise ContentFault with every fault it has."""
    report = check_content(content, parse)
    if report.faults:
        raise ContentFault(report.faults)
    library = Library(qualify(unit, unit_key(unit.head.id)) for unit in report.library.units)
    as_written = [record for unit in report.library.units for record in unit.records()]
    del report
    let_go(as_written)
    return library
