"""What a teacher chose for a class quiz, and what was drawn for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from random import Random

import msgspec
from msgspec.structs import replace

from ...library.catalogue import Library
from ...library.questions import AnyQuestion
from ..questions.dealt import Drawn, draw_question
from ..questions.kept import Kept, KeptQuestion, asked_question, keep_drawn

SECONDS = 20
"""How long a question is open where neither the teacher nor the question says."""
READING, STANDING = 15, 8
"""Seconds that a reveal, and the standings, stand where a quiz goes on by itself and the server does not say."""


class Scoring(StrEnum):
    """What a right answer earns: more the faster it came, or one point."""

    SPEED = "speed"
    ACCURACY = "accuracy"


class Pace(StrEnum):
    """Who goes on after a reveal and after the standings: the teacher, or the quiz by itself after some seconds."""

    TEACHER = "teacher"
    AUTOMATIC = "automatic"


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What the teacher chose, and what was drawn for it; all students see the same order of options."""

    drawn: tuple[Drawn, ...]
    seed: int
    topic: str = ""
    set_name: str = ""
    seconds: int = SECONDS
    own_seconds: tuple[int, ...] | msgspec.UnsetType = msgspec.UNSET
    """How long each question is open, where the questions themselves say; not set where all have the same time."""
    scoring: Scoring = Scoring.SPEED
    final: bool = True
    teams: int = 0
    nicknames: bool = False
    in_thread: bool = False
    present: bool = False
    """Whether each step is shown as a slide, too, for a projector."""
    pace: Pace = Pace.AUTOMATIC
    """As it was before a teacher could choose."""
    reading: int = READING
    standing: int = STANDING
    """Seconds that a reveal, and the standings, stand by themselves."""
    closes_early: bool = False
    """A question closes as soon as all who had joined before it have answered."""
    units: tuple[str, ...] = ()
    """Keys of the units that it was drawn from; none where it was drawn before units were chosen."""
    about: str = ""
    """The title of its topic, as it was then."""
    kept: Kept | msgspec.UnsetType = msgspec.UNSET
    """What is asked, as it was drawn; stored beside the plan, not in it."""

    def seconds_at(self, position: int) -> int:
        return self.own_seconds[position] if self.own_seconds else self.seconds

    def keeping(self, library: Library) -> Plan:
        """Keep the questions as this library, which they were drawn from, has them now."""
        drawn, kept = keep_drawn(self.drawn, library)
        units = tuple(unit.key for unit in library.units)
        about = library.label(self.topic) if self.topic in library.topics else ""
        return replace(self, drawn=drawn, kept=kept, units=units, about=about)

    def again(self, questions: Iterable[AnyQuestion], library: Library, *, seed: int, in_thread: bool, title: str = "") -> Plan:
        """Ask these questions by the same rules, their options shuffled anew; `title` says what it is called, if otherwise."""
        drawn = draw_plan(questions, library, seed=seed, seconds=None if self.own_seconds else self.seconds)
        return replace(
            self,
            drawn=drawn.drawn,
            own_seconds=drawn.own_seconds,
            seed=seed,
            in_thread=in_thread,
            set_name=title or self.set_name,
        ).keeping(library)

    def question_at(self, position: int, library: Library) -> KeptQuestion | None:
        """Give a question as it was drawn; None where that was not kept, and the library has it no more."""
        return asked_question(self.drawn[position], self.kept, library)


def draw_plan(
    questions: Iterable[AnyQuestion], library: Library, *,
    seed: int, seconds: int | None = None, scoring: Scoring = Scoring.SPEED, final: bool = True, teams: int = 0,
    nicknames: bool = False, in_thread: bool = False, present: bool = False, topic: str = "", set_name: str = "",
    pace: Pace = Pace.AUTOMATIC, reading: int = READING, standing: int = STANDING, closes_early: bool = False,
) -> Plan:  # fmt: skip
    """Shuffle the options of each question by the seed, once for the whole class.

    Where the teacher gives no seconds, each question has its own, if it says, or else the usual ones.
    """
    rng, asked = Random(seed), list(questions)
    return Plan(
        drawn=tuple(draw_question(question, library, rng) for question in asked), seed=seed, topic=topic, set_name=set_name,
        seconds=seconds or SECONDS, own_seconds=msgspec.UNSET if seconds else _own_seconds(asked), scoring=scoring, final=final,
        teams=teams, nicknames=nicknames, in_thread=in_thread, present=present, pace=pace, reading=reading, standing=standing,
        closes_early=closes_early,
    )  # fmt: skip


def _own_seconds(questions: Sequence[AnyQuestion]) -> tuple[int, ...] | msgspec.UnsetType:
    if not any(question.seconds for question in questions):
        return msgspec.UNSET
    return tuple(question.seconds or SECONDS for question in questions)
