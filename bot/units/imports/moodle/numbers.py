"""Numbers as Moodle's files write them: 3.14, 3.14:0.01, 3..4."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ....errors import Why, because
from ...faulty.moodle_faults import MoodleFault

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,3})?")
_BIGGEST = Decimal(10) ** 15


class Span(NamedTuple):
    """A number and how far from it an answer may lie."""

    value: Decimal
    tolerance: Decimal

    def holds(self, other: Span) -> bool:
        """Say whether every answer that the other accepts is accepted."""
        return abs(self.value - other.value) + other.tolerance <= self.tolerance


def read_span(text: str, tolerance: str) -> Span | Why:
    """Read a number with its tolerance, or a range of two numbers; give why where it is none."""
    low, dots, high = text.partition("..")
    if dots and low.strip():
        return _read_range(low, high)
    for part in (text, tolerance or "0"):
        if not _NUMBER.fullmatch(part.strip()):
            return because(MoodleFault.NOT_A_NUMBER, text=part)
    return _bound(Span(Decimal(text.strip()), Decimal(tolerance.strip() or "0")))


def _read_range(low: str, high: str) -> Span | Why:
    for part in (low, high):
        if not _NUMBER.fullmatch(part.strip()):
            return because(MoodleFault.NOT_A_NUMBER, text=f"{low}..{high}")
    first, last = Decimal(low.strip()), Decimal(high.strip())
    if first > last:
        return because(MoodleFault.RANGE_BACKWARDS, low=low.strip(), high=high.strip())
    return _bound(Span((first + last) / 2, (last - first) / 2))


def _bound(span: Span) -> Span | Why:
    if span.tolerance < 0:
        return because(MoodleFault.NOT_A_NUMBER, text=str(span.tolerance))
    if abs(span.value) > _BIGGEST or span.tolerance > _BIGGEST:
        return because(MoodleFault.NUMBER_TOO_BIG, text=str(max(abs(span.value), span.tolerance)))
    return span


def find_widest(spans: Sequence[Span]) -> Span | None:
    """Give the one that holds all the others, where there is one."""
    widest = max(spans, key=lambda span: span.tolerance)
    return widest if all(widest.holds(span) for span in spans) else None
