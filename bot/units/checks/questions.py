"""What is checked of questions, of all and of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ...errors import Why, because
from ...library.model import Status
from ...library.questions import (
    MOST_OPTIONS,
    AnyQuestion,
    DateAsked,
    Matching,
    NumberAsked,
    OneChoice,
    Order,
    Question,
    SeveralChoices,
    SourceCriticism,
    TrueFalse,
    Typed,
)
from ..faults import FaultKind
from ..reading import UnitReading
from .known import Names, note_unknown

Note = Callable[[str, Why], None]
_OF_ALL = ("id", "prompt", "fact", "explanation", "difficulty", "topics", "seconds")
"""Fields of every question: what is wrong with them leaves the check of its kind alone."""


def check_question(reading: UnitReading, question: AnyQuestion, names: Names) -> None:
    def note(field: str, why: Why) -> None:
        reading.note("questions.toml", question.id, field, why)

    if not names.light:
        for name, given in (("fact", question.fact), ("explanation", question.explanation), ("difficulty", question.difficulty)):
            if not given and not reading.hangs_on_fault("questions.toml", question.id, name):
                note(name, because(FaultKind.ONLY_IN_QUESTIONS, name=name))
    note_unknown("questions.toml", question.id, "fact", [question.fact] if question.fact else [], names.known_facts)
    note_unknown("questions.toml", question.id, "topics", question.topics, names.topics)
    _check_options(note, question)
    for field, key in _misconceptions(question):
        if not names.facts:
            note_unknown("questions.toml", question.id, field, [key], names.known_facts)
        elif not names.hangs(key, "myth", "status") and not _has_myth(key, names):
            near = reading.nearest_id(key, [fact.id for fact in names.facts.values() if fact.myth])
            note(field, because(FaultKind.NO_MYTH, key=key, near=near))
    touched = reading.touched.get(("questions.toml", question.id), ()) if reading.touched else ()
    if all(path.startswith(_OF_ALL) for path in touched):
        CHECKS[type(question)](note, question, names)


def _misconceptions(question: AnyQuestion) -> Iterator[tuple[str, str]]:
    """Pair each misconception that a question names with where it does."""
    options = {f"wrong[{number}].misconception": wrong.misconception for number, wrong in enumerate(question.wrong_options)}
    yield from ((field, key) for field, key in options.items() if key)
    if not question.wrong_options:
        yield from (("misconception", key) for key in question.misconceptions)


def _has_myth(key: str, names: Names) -> bool:
    """Say whether a fact has a myth, or lacks it as is said of the fact itself, or cannot be judged."""
    if key in names.facts:
        return bool(names.facts[key].myth) or names.facts[key].status is Status.MISCONCEPTION
    return not names.known_facts.lacks(key)


def _check_options(note: Note, question: AnyQuestion) -> None:
    """Options that differ by case or a full stop alone are one to whoever reads them."""
    full_stop = "." if question.wrong_options else ""
    wrong = [each.text for each in question.wrong_options]
    plain = [_as_read(option, full_stop) for option in (*question.right_options, *wrong)]
    if all(plain) and len({*plain}) == len(plain):
        return
    seen: dict[str, str] = {}
    for field, option in _options(question):
        if type(option) is not str:
            continue
        read = _as_read(option, full_stop)
        if not read:
            note(field, because(FaultKind.BLANK))
        elif read in seen and seen[read] != option:
            note(field, because(FaultKind.OPTION_ALIKE, option=option, other=seen[read]))
        elif read in seen:
            note(field, because(FaultKind.OPTION_REPEATED, option=option, times=2))
        seen.setdefault(read, option)


def _as_read(option: str, full_stop: str) -> str:
    """Give an option as a reader tells it from others; of typed answers a full stop may be part."""
    return (" ".join(option.casefold().split())).rstrip(full_stop) or option.strip()


def _options(question: AnyQuestion) -> Iterator[tuple[str, str]]:
    """Pair what is right and what is wrong with the fields in which they stand."""
    single = next((name for name in ("answer", "tell") if hasattr(question, name)), "")
    for number, text in enumerate(question.right_options):
        yield single or f"answers[{number}]", text
    for number, wrong in enumerate(question.wrong_options):
        yield f"wrong[{number}].text", wrong.text


def _check_several(note: Note, question: SeveralChoices, names: Names) -> None:
    count = len(question.answers) + len(question.wrong)
    if count < 2:
        note("wrong", because(FaultKind.TOO_FEW_OPTIONS))
    if count > MOST_OPTIONS:
        note("wrong", because(FaultKind.TOO_MANY_OPTIONS, count=count, most=MOST_OPTIONS))


def _check_matching(note: Note, question: Matching, names: Names) -> None:
    lefts = Counter(pair.left.strip().casefold() for pair in question.pairs)
    for text in (text for text, times in lefts.items() if times > 1):
        note("pairs", because(FaultKind.LEFT_REPEATED, text=text))
    rights = {pair.right.strip().casefold() for pair in question.pairs}
    for text in question.spare:
        if text.strip().casefold() in rights:
            note("spare", because(FaultKind.SPARE_IN_PAIR, text=text))
    if len({text.strip().casefold() for text in question.partners}) < 2:
        note("pairs", because(FaultKind.ONE_PARTNER))


def _check_no_more(note: Note, question: Question, names: Names) -> None:
    """Leave a kind to what is checked of all."""


def _check_date_asked(note: Note, question: DateAsked, names: Names) -> None:
    if question.answer.precision.rank < question.precision.rank:
        note("precision", because(FaultKind.TOO_PRECISE, precision=question.precision, answer=question.answer))
    fact = names.facts.get(question.fact)
    if fact is not None and fact.date is not None and not question.answer.overlaps(fact.date):
        note("answer", because(FaultKind.OTHER_DATE, answer=question.answer, fact=fact.date))


def _check_order(note: Note, question: Order, names: Names) -> None:
    for key in question.events:
        if key in names.facts and names.facts[key].date is None and not names.hangs(key, "date"):
            note("events", because(FaultKind.EVENT_UNDATED, key=key))
        note_unknown("questions.toml", question.id, "events", [key], names.known_facts)
    if len(set(question.events)) < len(question.events):
        note("events", because(FaultKind.EVENT_REPEATED))


def _check_source_question(note: Note, question: SourceCriticism, names: Names) -> None:
    fact = names.facts.get(question.fact)
    if fact is None or names.hangs(fact.id, "testimony"):
        if names.light and not question.fact:
            note("fact", because(FaultKind.FACT_NEEDED))
        return
    stances = {testimony.source: testimony for testimony in fact.testimony}
    if len(stances) < len(fact.testimony) or any(map(names.sources.lacks, stances)):
        return  # which testimony counts, the fact must say first
    if question.errs not in question.among:
        note("errs", because(FaultKind.ERRS_NOT_AMONG, key=question.errs))
    for key in question.among:
        told = stances[key].claim or stances[key].quote if key in stances else ""
        if key in stances and stances[key].stance.dissents and not told:
            continue  # said of the fact
        if not told:
            note("among", because(FaultKind.NO_CLAIM_ON_FACT, key=key, fact=fact.id))
        elif question.errs in question.among and stances[key].stance.dissents != (key == question.errs):
            note("among", because(FaultKind.OTHER_STANCE, key=key))


Check = Callable[[Note, Any, Names], None]  # Any: no type says that each stands under its own record
CHECKS: Mapping[type[Question], Check] = {
    OneChoice: _check_no_more,
    SeveralChoices: _check_several,
    TrueFalse: _check_no_more,
    Typed: _check_no_more,
    DateAsked: _check_date_asked,
    Order: _check_order,
    SourceCriticism: _check_source_question,
    NumberAsked: _check_no_more,
    Matching: _check_matching,
}
"""What is checked of each kind of question, besides what is checked of all."""
