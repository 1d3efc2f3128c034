"""A question as GIFT and Moodle's XML both have it, before it is decided what of it Gobbet can ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ....errors import Reason, Why
from ..upload import Spot


class MoodleKind(StrEnum):
    """The kinds of Moodle that Gobbet has, too, by Moodle's names."""

    MULTICHOICE = "multichoice"
    TRUE_FALSE = "truefalse"
    SHORT_ANSWER = "shortanswer"
    NUMERICAL = "numerical"
    MATCHING = "matching"


@dataclass(frozen=True, slots=True)
class MoodleAnswer:
    """One answer and what it is worth: 100 is full credit; `tolerance` is for numbers, as it was written."""

    text: str
    percent: float
    feedback: str = ""
    tolerance: str = ""
    only_picture: bool = False
    """Nothing of it is left once its picture is lost."""


@dataclass(slots=True)
class MoodleQuestion:
    """What a file says of one question; its texts are plain by now."""

    spot: Spot
    kind: MoodleKind
    prompt: str
    answers: list[MoodleAnswer] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    """Of a matching question: left and right sides; a left side may be empty."""
    single: bool = True
    """Whether one option is to be chosen."""
    explanation: str = ""
    category: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    measure: str = ""
    pictures: int = 0
    sounds: int = 0
    faults: list[tuple[str, Why]] = field(default_factory=list)
    remarks: list[tuple[str, Why]] = field(default_factory=list)
    """Both with the part of the question that they are about."""
    counted: set[Reason] = field(default_factory=set)
    """What was lost and matters little: told once for the file, with the count of questions."""
