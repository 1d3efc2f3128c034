"""One student's gobbet: a plain value that moves from step to step, as a round of /quiz does from question to question.

The extract and its steps are kept in it as they were drawn: an edit of the content changes the next gobbet alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from random import Random

import msgspec

from ...errors import Refusal
from ...library.catalogue import Library
from ...library.extracts import Extract
from ...library.ids import lies_in
from ...library.model import Source
from ...marking.judgement import Judgement, Verdict
from ..practice import Stale
from ..reasons import AnswerReason, GobbetReason, PracticeReason
from .drawing import draw_steps
from .steps import PROVENANCE, Step, step_id

MOST_WRITTEN = 1200
"""Characters of a student's own answer."""


class Criterion(StrEnum):
    """What a written answer is looked at for, in this order."""

    PROVENANCE = "provenance"
    CONTEXT = "context"
    CONTENT = "content"
    PURPOSE = "purpose"
    JUDGEMENT = "judgement"


class Taken(msgspec.Struct, frozen=True):
    """What was chosen at a step, by its places, and what it was worth."""

    position: int
    question: str
    """What its answer is stored under, see `step_id`."""
    places: tuple[int, ...]
    verdict: Verdict
    share: float


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What a gobbet is about: the extract, its source, and the steps as they were drawn."""

    extract: Extract
    source: Source
    steps: tuple[Step, ...]


class Written(msgspec.Struct, frozen=True):
    """A student's own answer, with the criteria that they find met."""

    text: str
    met: frozenset[Criterion] = frozenset()
    at: datetime | None = None


class Gobbet(msgspec.Struct, frozen=True, kw_only=True):
    """A gobbet of one person in one place (a server, or 0 for direct messages)."""

    id: str
    user: int
    guild: int
    topic: str = ""
    task: Task
    taken: tuple[Taken, ...] = ()
    card: int = 1
    """Which card is the one in play; presses on earlier ones are stale."""
    started: datetime
    ended: datetime | None = None
    written: Written | None = None

    @property
    def extract(self) -> Extract:
        return self.task.extract

    @property
    def position(self) -> int:
        return len(self.taken)

    @property
    def finished(self) -> bool:
        return self.position >= len(self.task.steps)

    @property
    def points(self) -> float:
        return sum(each.share for each in self.taken)

    @property
    def tells_whose(self) -> bool:
        """Say whether all that is asked about author, audience and date is answered, so that cards may tell."""
        return not any(step.name in PROVENANCE for step in self.task.steps[self.position :])

    def require_current(self, card: int, position: int) -> Step:
        """Give the step that a press is for; raise Stale where the press comes too late."""
        if card != self.card:
            raise Stale(PracticeReason.OLD_CARD)
        if position != self.position or self.finished:
            raise Stale(AnswerReason.ANSWERED_ALREADY)
        return self.task.steps[position]

    def take(self, places: Sequence[int]) -> tuple[Taken, Judgement]:
        """Judge what was chosen at the step in play."""
        step = self.task.steps[self.position]
        judged = step.judge(places)
        chosen = tuple(sorted(places))
        return Taken(self.position, step_id(self.extract.id, step.name), chosen, judged.verdict, judged.share), judged

    def with_taken(self, taken: Taken, now: datetime) -> Gobbet:
        after = (*self.taken, taken)
        return msgspec.structs.replace(self, taken=after, ended=now if len(after) >= len(self.task.steps) else None)


def start_gobbet(
    extract: Extract, library: Library, rng: Random, *, gobbet_id: str, user: int, guild: int, now: datetime, topic: str = ""
) -> Gobbet:
    """Begin a gobbet on an extract; raise Refusal where nothing can be asked about it."""
    steps = draw_steps(extract, library, rng)
    if not steps:
        raise Refusal(GobbetReason.NOTHING_TO_ASK)
    task = Task(extract=msgspec.structs.replace(extract, asked=""), source=library.source_of(extract), steps=steps)
    return Gobbet(id=gobbet_id, user=user, guild=guild, topic=topic, task=task, started=now)


def choose_extract(
    library: Library, rng: Random, *, topic: str = "", seen: Mapping[str, datetime], but: Iterable[str] = ()
) -> Extract | None:
    """Choose an extract on a topic: one that is new to this person, or else the one worked on longest ago; None without any."""
    left_out = set(but)
    fitting = [each for each in library.extracts.values() if _is_about(each, library, topic)]
    fitting = [each for each in fitting if each.id not in left_out] or fitting
    fresh = [each for each in fitting if each.id not in seen]
    if fresh:
        return rng.choice(fresh)
    return min(fitting, key=lambda each: seen[each.id], default=None)


def _is_about(extract: Extract, library: Library, topic: str) -> bool:
    return not topic or lies_in(extract.id, library.topics_of_extract(extract), topic)
