"""A sentence for each reason that the rooms below give, so that the front alone speaks."""

from __future__ import annotations

from collections.abc import Mapping

from ...errors import Reason, Refusal, Why

SENTENCES: Mapping[Reason, str] = {}
"""Templates, filled with the fields of a reason."""


def say(why: Why | str) -> str:
    """Word a reason; a text, which only the front itself gives, is a sentence already."""
    return why if isinstance(why, str) else SENTENCES[why.reason].format_map(why.fields)


def say_refusal(refusal: Refusal) -> str:
    """Word what a refusal says."""
    return say(refusal.why)
