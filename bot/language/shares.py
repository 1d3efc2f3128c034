"""Shares as people write them."""

from __future__ import annotations

import math


def percent(share: float) -> int:
    """Turn a share, 0..1, into a whole percentage; a half goes up, as taught in school: 5 of 8 are 63 %, 3 of 8 are 38 %."""
    return math.floor(100 * share + 0.5)
