"""Every question that can be asked: those of the library, and those made from its dated facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from itertools import islice
from random import Random

from ...library.catalogue import Library
from ...library.ids import unit_of_id
from ...library.questions import AnyQuestion
from .draw import draw_round, fresh_questions, rebuild

FRESH_SHARE = 4
"""Every fourth question of a round is made fresh, where the facts bear it."""


def find_question(library: Library, question_id: str) -> AnyQuestion | None:
    """Give the question of an id, authored or fresh; None where the library no longer bears it.

    An id without a unit was stored before ids had one.
    """
    key = adopted_id(library, question_id)
    return library.questions.get(key) or rebuild(library, key)


def adopted_id(library: Library, question_id: str) -> str:
    """Give the id that a question has now which was stored before ids named their unit; itself for any other."""
    if unit_of_id(question_id) or question_id in library.questions:
        return question_id
    keys = (f"{unit.key}/{question_id}" for unit in library.units if unit.key)
    return library.key_of(library.questions, question_id) or next((key for key in keys if rebuild(library, key)), question_id)


def id_now(library: Library, old: str) -> str:
    """Give the id that a question, fact or topic has now, of one that was stored before ids named their unit."""
    known = library.key_of(library.facts, old) or library.key_of(library.topics, old)
    return known or adopted_id(library, old)


def find_questions(library: Library, ids: Iterable[str]) -> list[AnyQuestion]:
    """Give the questions of these ids that there still are."""
    found = (find_question(library, key) for key in ids)
    return [question for question in found if question is not None]


def draw_practice(
    library: Library,
    rng: Random,
    *,
    count: int,
    topic: str | None = None,
    difficulty: int | None = None,
    seen: Mapping[str, datetime],
    missed: Collection[str],
    now: datetime,
    off: Collection[str] = (),
) -> list[AnyQuestion]:
    """Draw a round of authored questions with some fresh ones between; fresh ones also stand in where others are lacking."""

    def fits(question: AnyQuestion) -> bool:
        about = topic is None or library.is_about(question, topic)
        return about and difficulty in (None, question.level) and question.id not in off

    again = (find_question(library, key) for key in missed if key not in library.questions)
    fitting = (each for each in again if each is not None and each.id not in library.questions and fits(each))
    fresh = [*islice(fitting, max(count, 0) // (2 * FRESH_SHARE))]

    def make(wanted: int) -> None:
        """Make fresh ones up to so many; of a difficulty asked for, what falls out at random must do."""
        if len(fresh) >= wanted:
            return
        tries = wanted * (1 if difficulty is None else 3)
        kept = {question.id for question in fresh}
        made = [question for question in fresh_questions(library, rng, count=tries, topic=topic) if fits(question)]
        fresh.extend([question for question in made if question.id not in kept][: wanted - len(fresh)])

    make(count // FRESH_SHARE)
    authored = draw_round(
        library, rng, count=count - len(fresh), topic=topic, difficulty=difficulty, seen=seen, missed=missed, now=now, off=off
    )
    make(count - len(authored))
    chosen = authored + fresh
    rng.shuffle(chosen)
    return chosen
