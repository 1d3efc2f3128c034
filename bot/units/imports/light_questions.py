"""What is wrong with a question that a teacher wrote elsewhere, whatever the format: all of it, with the part it stands in.

A reader makes the record as the file has it and hands it to `Intake.take`; records check nothing when they are made.
Faults keep a question out, remarks are named beside it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple

from ...errors import Why, because
from ...language.folding import words
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
from ..upload_faults import UploadFault
from .upload import Spot, UploadReading, tell_spot

PROMPT, OPTION, EXPLANATION, FEEDBACK, MEASURE = 400, 200, 600, 400, 40
"""Characters that each may have."""
SECONDS = (5, 240)
PAIRS = (2, MOST_OPTIONS)
SPARE = 5
_LARGEST = 1e15


class Part(StrEnum):
    """What of a question a fault stands in."""

    PROMPT = "prompt"
    ANSWER = "answer"
    WRONG = "wrong"
    FEEDBACK = "feedback"
    EXPLANATION = "explanation"
    SECONDS = "seconds"
    DIFFICULTY = "difficulty"
    PAIRS = "pairs"
    SPARE = "spare"
    TOLERANCE = "tolerance"
    MEASURE = "measure"


class Finding(NamedTuple):
    """What is wrong with a part; `at` says which one of several, from 0."""

    part: Part
    why: Why
    at: int = 0


class Intake:
    """Takes the questions of one file: sound ones as they are, others as faulty, with every fault that they have."""

    def __init__(self, reading: UploadReading) -> None:
        self._reading = reading
        self._asked: dict[str, tuple[frozenset[str], str]] = {}

    def take(
        self,
        spot: Spot,
        question: AnyQuestion,
        found: Sequence[tuple[str, Why]] = (),
        column_of: Callable[[Part, int], str] | None = None,
    ) -> bool:
        """Take a question, with the faults that its reader `found` already, and say whether it was sound.

        `column_of` names where a part of it stands; what a reader found in one silences what would follow from it.
        """
        name = column_of or (lambda part, at: part.value)
        known = {field for field, _ in found}
        judged = [(name(each.part, each.at), each.why) for each in find_faults(question)]
        faults = [*found, *(each for each in judged if each[0] not in known)]
        twice = self._look_back(spot, question)
        if twice is not None and twice.reason is UploadFault.QUESTION_TWICE:
            faults.append((name(Part.PROMPT, 0), twice))
        if faults:
            self._reading.refuse(spot, *faults)
            return False
        self._reading.take(spot, question)
        if twice is not None:
            self._reading.remark(spot, name(Part.PROMPT, 0), twice)
        for each in find_remarks(question):
            self._reading.remark(spot, name(each.part, each.at), each.why)
        return True

    def _look_back(self, spot: Spot, question: AnyQuestion) -> Why | None:
        """Say where the same was asked before."""
        if not question.prompt.strip() or isinstance(question, Matching):
            return None
        told = frozenset(map(_same, _told(question)))
        before = self._asked.setdefault(_same(question.prompt).rstrip(" ?!"), (told, tell_spot(spot)))
        if before == (told, tell_spot(spot)):
            return None
        reason = UploadFault.QUESTION_TWICE if before[0] == told else UploadFault.PROMPT_TWICE
        return because(reason, where=before[1])


def _told(question: AnyQuestion) -> Iterable[str]:
    """Give what one must know to answer, as the author wrote it."""
    return question.right_options or (str(getattr(question, "answer", "")),)


def find_faults(question: AnyQuestion) -> list[Finding]:
    """List what keeps a question from being asked."""
    return [*_shared_faults(question), *_FAULTS[type(question)](question)]


def find_remarks(question: AnyQuestion) -> list[Finding]:
    """List what a teacher should look at, and may leave as it is."""
    asked = f" {' '.join(words(question.prompt))} "
    for at, answer in enumerate(question.right_options):
        folded = " ".join(words(answer))
        if len(folded) <= 3 or f" {folded} " not in asked:
            continue
        others = [" ".join(words(wrong.text)) for wrong in question.wrong_options]
        if not any(f" {other} " in asked for other in others if other):
            return [Finding(Part.PROMPT, because(UploadFault.PROMPT_HOLDS_ANSWER, answer=answer), at)]
    return []


def _shared_faults(question: Question) -> Iterator[Finding]:
    if not question.prompt.strip():
        yield Finding(Part.PROMPT, because(UploadFault.PROMPT_BLANK))
    yield from _too_long(Part.PROMPT, question.prompt, PROMPT)
    yield from _too_long(Part.EXPLANATION, question.explanation, EXPLANATION)
    if question.seconds is not None and not SECONDS[0] <= question.seconds <= SECONDS[1]:
        why = because(UploadFault.SECONDS_OUTSIDE, value=question.seconds, least=SECONDS[0], most=SECONDS[1])
        yield Finding(Part.SECONDS, why)
    if question.difficulty is not None and not 1 <= question.difficulty <= 3:
        yield Finding(Part.DIFFICULTY, because(UploadFault.DIFFICULTY_OUTSIDE, value=question.difficulty))


def _too_long(part: Part, text: str, most: int, at: int = 0) -> Iterator[Finding]:
    if len(text) > most:
        shown = f"{text[:40]}…"
        yield Finding(part, because(UploadFault.LONGER_THAN, most=most, length=len(text), text=shown), at)


def _choice_faults(question: OneChoice | SeveralChoices) -> Iterator[Finding]:
    right, wrong = question.right_options, [option.text for option in question.wrong_options]
    count = len(right) + len(wrong)
    if not right:
        yield Finding(Part.ANSWER, because(UploadFault.NO_RIGHT_OPTION))
    elif not wrong and count > 1 and isinstance(question, OneChoice):
        yield Finding(Part.WRONG, because(UploadFault.NO_WRONG_OPTION))
    if count == 1:
        yield Finding(Part.WRONG, because(UploadFault.ONE_OPTION))
    if count > MOST_OPTIONS:
        yield Finding(Part.WRONG, because(UploadFault.TOO_MANY_OPTIONS, most=MOST_OPTIONS, count=count))
    yield from _option_texts(Part.ANSWER, right)
    yield from _option_texts(Part.WRONG, wrong)
    for at, option in enumerate(question.wrong_options):
        yield from _too_long(Part.FEEDBACK, option.feedback, FEEDBACK, at)
    yield from _alike(right, wrong)


def _option_texts(part: Part, texts: Iterable[str]) -> Iterator[Finding]:
    for at, text in enumerate(texts):
        if not text.strip():
            yield Finding(part, because(UploadFault.OPTION_BLANK), at)
        yield from _too_long(part, text, OPTION, at)


def _alike(right: Sequence[str], wrong: Sequence[str]) -> Iterator[Finding]:
    """Find options that no student can tell apart, each pair once."""
    placed = [(Part.ANSWER, at, text) for at, text in enumerate(right)] + [
        (Part.WRONG, at, text) for at, text in enumerate(wrong)
    ]
    looked = [(*each, _same(each[2])) for each in placed[: 2 * MOST_OPTIONS] if each[2].strip()]
    if len({same for _, _, _, same in looked}) == len(looked):
        return
    for (first, _, one, same), (part, at, other, alike) in combinations(looked, 2):
        if same != alike:
            continue
        if _bare(one) == _bare(other):
            yield Finding(part, because(UploadFault.OPTION_TWICE, option=other), at)
        elif first is Part.ANSWER and part is Part.WRONG:
            yield Finding(part, because(UploadFault.OPTION_ALMOST_KEY, option=other, key=one), at)
        else:
            yield Finding(part, because(UploadFault.OPTION_ALMOST_TWICE, option=one, other=other), at)


def _bare(text: str) -> str:
    return " ".join(text.casefold().split())


@lru_cache(maxsize=4096)
def _same(text: str) -> str:
    """Make one of what differs by case, blanks, quotation marks, and a full stop or the like at the end."""
    return _bare(text).translate(_QUOTES).strip(" .,;:…'\"") or _bare(text)


_QUOTES = str.maketrans(dict.fromkeys('’‘‚`´“”„«»"', "'"))


def same_option(one: str, other: str) -> bool:
    """Say whether two texts differ by nothing that a student would see: case, blanks, quotation marks, a last full stop."""
    return _same(one) == _same(other)


def nearest(text: str, known: Iterable[str]) -> str:
    """Give what somebody who wrote this may have meant, or "" where nothing is near."""
    from rapidfuzz import fuzz, process

    offered = list(dict.fromkeys(known))
    found = process.extractOne(_bare(text), offered, scorer=fuzz.ratio, processor=_bare, score_cutoff=70)
    if found is None and len(text) > 4:  # a surname alone, misspelt
        longer = [each for each in offered if len(each) >= len(text)]
        found = process.extractOne(_bare(text), longer, scorer=fuzz.partial_ratio, processor=_bare, score_cutoff=80)
    return found[0] if found else ""


def _true_false_faults(question: TrueFalse) -> Iterator[Finding]:
    yield from _too_long(Part.FEEDBACK, question.feedback, FEEDBACK)


def _typed_faults(question: Typed) -> Iterator[Finding]:
    if not question.answers:
        yield Finding(Part.ANSWER, because(UploadFault.NO_ANSWER))
    yield from _option_texts(Part.ANSWER, question.answers)


def _number_faults(question: NumberAsked) -> Iterator[Finding]:
    if not math.isfinite(question.answer) or abs(question.answer) > _LARGEST:
        yield Finding(Part.ANSWER, because(UploadFault.NUMBER_OUTSIDE, value=str(question.answer)))
    if not 0 <= question.tolerance <= _LARGEST:
        yield Finding(Part.TOLERANCE, because(UploadFault.TOLERANCE_BELOW_0, value=str(question.tolerance)))
    yield from _too_long(Part.MEASURE, question.measure, MEASURE)


def _matching_faults(question: Matching) -> Iterator[Finding]:
    if not PAIRS[0] <= len(question.pairs) <= PAIRS[1]:
        why = because(UploadFault.PAIRS_OUTSIDE, count=len(question.pairs), least=PAIRS[0], most=PAIRS[1])
        yield Finding(Part.PAIRS, why)
    if len(question.spare) > SPARE:
        yield Finding(Part.SPARE, because(UploadFault.TOO_MANY_SPARE, count=len(question.spare), most=SPARE))
    for at, pair in enumerate(question.pairs):
        if not pair.left.strip() or not pair.right.strip():
            yield Finding(Part.PAIRS, because(UploadFault.PAIR_HALF, side=pair.left or pair.right), at)
        yield from _too_long(Part.PAIRS, pair.left, OPTION, at)
        yield from _too_long(Part.PAIRS, pair.right, OPTION, at)
    lefts: set[str] = set()
    for at, pair in enumerate(question.pairs):
        if pair.left.strip() and _same(pair.left) in lefts:
            yield Finding(Part.PAIRS, because(UploadFault.LEFT_TWICE, left=pair.left), at)
        lefts.add(_same(pair.left))
    rights = {_same(pair.right) for pair in question.pairs}
    yield from _option_texts(Part.SPARE, question.spare)
    for at, spare in enumerate(question.spare):
        if _same(spare) in rights:
            yield Finding(Part.SPARE, because(UploadFault.SPARE_MATCHES, spare=spare), at)


def _no_more(question: Question) -> Iterator[Finding]:
    """Leave to units/check.py what rests on facts and sources."""
    yield from ()


_FAULTS: Mapping[type[Question], Callable[[Any], Iterator[Finding]]] = {  # Any: no type says that each is under its record
    OneChoice: _choice_faults,
    SeveralChoices: _choice_faults,
    TrueFalse: _true_false_faults,
    Typed: _typed_faults,
    DateAsked: _no_more,
    Order: _no_more,
    SourceCriticism: _no_more,
    NumberAsked: _number_faults,
    Matching: _matching_faults,
}
