"""Choose the questions of a round, and make fresh ones from dated facts.

Deterministic: the same library, generator state and arguments give the same questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from random import Random

from ...library.catalogue import Library
from ...library.questions import AnyQuestion
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
    fit = list(_fitting(library, topic, difficulty, kinds, off))
    rng.shuffle(fit)
    again = sorted((q for q in fit if q.id in missed), key=lambda question: _age(question, seen, now), reverse=True)
    others = [question for question in fit if question.id not in missed]
    chosen = _balanced(library, again, min(len(again), max((count + 1) // 2, count - len(others))), [])
    for group in _by_freshness(others, seen, now):
        chosen = _balanced(library, group, count - len(chosen), chosen)
    rng.shuffle(chosen)
    return chosen[: max(count, 0)]


def _fitting(
    library: Library, topic: str | None, difficulty: int | None, kinds: Collection[type] | None, off: Collection[str]
) -> Iterator[AnyQuestion]:
    for question in library.questions.values():
        fits = kinds is None or isinstance(question, tuple(kinds))
        about = topic is None or library.is_about(question, topic)
        if fits and about and difficulty in (None, question.level) and question.id not in off:
            yield question


def _age(question: AnyQuestion, seen: Mapping[str, datetime], now: datetime) -> timedelta:
    return now - seen[question.id] if question.id in seen else timedelta.max


def _by_freshness(
    questions: list[AnyQuestion], seen: Mapping[str, datetime], now: datetime
) -> tuple[list[AnyQuestion], list[AnyQuestion], list[AnyQuestion]]:
    """Part into what was never seen, what was seen some time ago and what was seen lately, oldest first."""
    fresh = [question for question in questions if question.id not in seen]
    known = sorted((q for q in questions if q.id in seen), key=lambda question: seen[question.id])
    old = [question for question in known if _age(question, seen, now) >= LATELY]
    return fresh, old, known[len(old) :]


def _balanced(library: Library, pool: list[AnyQuestion], count: int, chosen: list[AnyQuestion]) -> list[AnyQuestion]:
    """Add `count` of the pool, each time the one whose topic, difficulty and fact the round has least of; ties in order."""
    chosen, pool = list(chosen), list(pool)
    topics = Counter(topic for question in chosen for topic in library.topics_of(question)[:1])
    levels = Counter(question.level for question in chosen)
    facts = Counter(question.fact for question in chosen if question.fact)

    def weight(question: AnyQuestion) -> tuple[int, int, int]:
        topic = next(iter(library.topics_of(question)), "")
        return facts[question.fact], topics[topic], levels[question.level]

    for _ in range(min(count, len(pool))):
        question = min(pool, key=weight)
        pool.remove(question)
        chosen.append(question)
        topics.update(library.topics_of(question)[:1])
        levels[question.level] += 1
        if question.fact:
            facts[question.fact] += 1
    return chosen
