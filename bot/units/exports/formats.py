"""Every format that a unit goes out in, by the name that a command takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...library.unit import Unit
from .exported import Exported

FORMATS: Mapping[str, Callable[[Unit], Exported]] = {}
"""Names as `/unit export format:` and `python -m bot export --format` know them."""
