"""How far two texts are apart: rapidfuzz, imported with the first comparison.

Its libraries are 3.5 MB, and nothing that a start makes compares anything. It stands below all rooms, as most of them compare.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

__all__ = ["OSA", "process"]


class _Later:
    """Stands for a module until something in it is asked for, and has all of it from then on."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:  # Any: whatever the module has by this name
        if name.startswith("__"):  # what Python itself may ask of any object imports nothing
            raise AttributeError(name)
        module = import_module(self._module)
        self.__dict__.update(vars(module))
        return getattr(module, name)


if not TYPE_CHECKING:
    process, OSA = _Later("rapidfuzz.process"), _Later("rapidfuzz.distance.OSA")
