"""What can go wrong, and why: reasons as values below the front, sentences in it.

A `Refusal` is read by students and teachers, a `SetupFault` by the host at the terminal. Anything else
that is raised is a defect of ours, and never shown as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple, Self


def needs(**fields: type) -> Mapping[str, type]:
    """Declare what the sentence of a reason needs."""
    return fields


class Reason(Enum):
    """The base of the enumerations in which each room lists its reasons; the front has a sentence for every member.

    A member is declared with what its sentence needs, by name and type: `LIES_WITHIN = needs(answer=str)`. Such fields are
    values (figures, texts, dates), never worded pieces of a sentence, so that any language can put them in its own order.
    """

    fields: Mapping[str, type]

    def __new__(cls, fields: Mapping[str, type]) -> Self:
        """Number the members, as two with the same fields would else be one."""
        member = object.__new__(cls)
        member._value_ = len(cls.__members__) + 1
        member.fields = fields
        return member


class Why(NamedTuple):
    """A reason with what its sentence needs: figures, texts and dates by name."""

    reason: Reason
    fields: Mapping[str, object]


def because(reason: Reason, **fields: object) -> Why:
    """Give a reason with its fields; raise TypeError where they are not those that it is declared with."""
    if fields.keys() != reason.fields.keys():
        raise TypeError(f"{reason} has the fields {[*reason.fields]}, not {[*fields]}")
    return Why(reason, fields)


class Refusal(Exception):
    """A request that cannot be met: why, for the front to word; or, from the front itself, the sentence to show."""

    def __init__(self, why: Reason | Why | str, **fields: object) -> None:
        self.why: Why | str = because(why, **fields) if isinstance(why, Reason) else why
        super().__init__(self.why)


class SetupFault(Exception):
    """The bot cannot start as it is set up; the text names the thing, its value and the mend."""


class StoreFault(SetupFault):
    """The database cannot be used as it is; it has not been touched."""
