"""Choose the questions of a round, and make fresh ones from dated facts.

Deterministic: the same library, generator state and arguments give the same questions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from itertools import islice
from random import Random

from ...library.catalogue import Library
from ...library.questions import AnyQuestion
from .balance import Pool, add_balanced, rows_of
from .fresh import FRESH, fresh_question, rebuild

__all__ = ["FRESH_KINDS", "LATELY", "draw_round", "fresh_questions", "rebuild"]

FRESH_KINDS = tuple(FRESH)
"""What can be made from dated facts: `first`, `year`, `order`, `same`."""
LATELY = timedelta(days=7)
"""A question seen within this time is drawn only where there is nothing else, unless it was missed."""
_TRIES = 12


def fresh_questions(
    library: Library,
    rng: Random,
    *,
    count: int = 5,
    topic: str | None = None,
    forms: Collection[str] = FRESH_KINDS,
) -> list[AnyQuestion]:
    """Make up to `count` new questions from dated facts, the forms in turn; fewer where the facts do not bear more.

    Their ids say how they are built, so that `rebuild` gives the same question again after a restart.
    """
    made: dict[str, AnyQuestion] = {}
    wanted = [form for form in FRESH if form in forms]
    for turn in range(_TRIES * count):
        if len(made) >= count or not wanted:
            break
        question = fresh_question(library, rng, wanted[turn % len(wanted)], topic)
        if question is not None and not _asks_again(question, made.values()):
            made[question.id] = question
    return list(made.values())


def _asks_again(question: AnyQuestion, made: Iterable[AnyQuestion]) -> bool:
    """Say whether a question asks what another one of the round asks: the same form on the same facts."""

    def parts(each: AnyQuestion) -> tuple[str, list[str]]:
        unit, form, *facts = each.id.split(":")
        return f"{unit}:{form}", sorted(facts)

    key = parts(question)
    return any(key == parts(other) for other in made)


def draw_round(
    library: Library,
    rng: Random,
    *,
    count: int,
    topic: str | None = None,
    difficulty: int | None = None,
    kinds: Collection[type] | None = None,
    seen: Mapping[str, datetime],
    missed: Collection[str],
    now: datetime,
    off: Collection[str] = (),
) -> list[AnyQuestion]:
    """Draw up to `count` different questions, mixed; as many as there are where there are fewer.

    What the student missed comes first (at most half of the round, where enough else is there), then what was never
    seen, then what was seen longest ago; what was seen within LATELY only where nothing else is left. Among equals,
    the topic and difficulty that the round has least of come next. `off` are ids of questions switched off.
    """
    pool, missed, kept_out = Pool.of(library, topic), frozenset(missed), frozenset(off)

    def fits(question: AnyQuestion) -> bool:
        return (kinds is None or isinstance(question, tuple(kinds))) and question.id not in kept_out

    def fits_well(question: AnyQuestion) -> bool:
        return difficulty in (None, question.level) and (topic is None or library.is_about(question, topic)) and fits(question)

    again = _by_age(library, missed, rng, fits_well, seen)
    others = sum(1 for _ in islice((q for q in pool.questions if fits_well(q) and q.id not in missed), max(count, 0)))
    most = min(len(again), max((count + 1) // 2, count - others))
    chosen = add_balanced(library, rows_of(library, again), most, [])
    fresh = pool.shuffled(
        rng, lambda question: fits(question) and question.id not in seen and question.id not in missed, difficulty
    )
    chosen = add_balanced(library, fresh, count - len(chosen), chosen)
    if len(chosen) < count:
        known = _by_age(library, seen.keys() - missed, rng, fits_well, seen)
        lately = bisect_left(known, True, key=lambda question: now - seen[question.id] < LATELY)
        for group in (known[:lately], known[lately:]):
            chosen = add_balanced(library, rows_of(library, group), count - len(chosen), chosen)
    rng.shuffle(chosen)
    return chosen


def _by_age(
    library: Library, ids: Collection[str], rng: Random, fits: Callable[[AnyQuestion], bool], seen: Mapping[str, datetime]
) -> list[AnyQuestion]:
    """List the questions of these ids that fit, those first that were never seen, or longest ago."""
    known = library.questions
    found = [question for key in sorted(ids) if (question := known.get(key)) is not None and fits(question)]
    rng.shuffle(found)
    never = datetime.min.replace(tzinfo=UTC)
    return sorted(found, key=lambda question: seen.get(question.id, never))
