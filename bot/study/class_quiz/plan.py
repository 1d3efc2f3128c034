"""What a teacher chose for a class quiz, and what was drawn for it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from random import Random

import msgspec

from ...library.catalogue import Library
from ...library.questions import AnyQuestion
from ..questions.dealt import Drawn, draw_question


class Scoring(StrEnum):
    """What a right answer earns: more the faster it came, or one point."""

    SPEED = "speed"
    ACCURACY = "accuracy"


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What the teacher chose, and what was drawn for it; all students see the same order of options."""

    drawn: tuple[Drawn, ...]
    seed: int
    topic: str = ""
    set_name: str = ""
    seconds: int = 20
    scoring: Scoring = Scoring.SPEED
    final: bool = True
    teams: int = 0
    nicknames: bool = False
    in_thread: bool = False


def draw_plan(
    questions: Iterable[AnyQuestion], library: Library, *,
    seed: int, seconds: int = 20, scoring: Scoring = Scoring.SPEED, final: bool = True, teams: int = 0,
    nicknames: bool = False, in_thread: bool = False, topic: str = "", set_name: str = "",
) -> Plan:  # fmt: skip
    """Shuffle the options of each question by the seed, once for the whole class."""
    rng = Random(seed)
    drawn = tuple(draw_question(question, library, rng) for question in questions)
    return Plan(
        drawn=drawn, seed=seed, topic=topic, set_name=set_name, seconds=seconds, scoring=scoring, final=final, teams=teams,
        nicknames=nicknames, in_thread=in_thread,
    )  # fmt: skip
