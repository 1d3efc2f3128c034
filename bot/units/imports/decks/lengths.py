"""How long a text may be that becomes a part of a record, and the fault where it is longer."""

from __future__ import annotations

from ....errors import Why, because
from ...deck_faults import DeckFault

PROMPT, ANSWER, EXPLANATION = 400, 200, 600
NAME, ENTRY = 100, 1000
"""Of a term."""


def too_long(field: str, text: str, most: int) -> list[tuple[str, Why]]:
    """Give the fault of a text with more characters than this, or none."""
    return [(field, because(DeckFault.TEXT_TOO_LONG, most=most, length=len(text)))] if len(text) > most else []
