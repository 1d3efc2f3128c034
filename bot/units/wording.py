"""What a fault is worded with: a template for what is wrong and one for the mend, each table of words being made of them."""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from typing import NamedTuple, TypeAlias

from ..errors import Why

Template: TypeAlias = str | Callable[..., str]
"""A text with the fields of a fault in it; or what makes such a text of the fields that it takes."""


class Wording(NamedTuple):
    """Templates, filled with the fields of a fault: what is wrong, and how to mend it."""

    problem: Template
    mend: Template

    def fill(self, why: Why) -> str:
        """Word a fault: what is wrong, a full stop, and the mend."""
        return f"{_fill(self.problem, why)}. {_fill(self.mend, why)}"

    def parts(self, why: Why) -> tuple[str, str]:
        """Word both by themselves, as where the first is a question."""
        return _fill(self.problem, why), _fill(self.mend, why)


def _fill(template: Template, why: Why) -> str:
    if isinstance(template, str):
        return template.format_map(why.fields)
    return template(**{name: why.fields[name] for name in signature(template).parameters})
