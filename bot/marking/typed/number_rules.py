"""Rules on numbers: a wrong year, reign or ordinal is never right, whatever else is."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from ...errors import because
from ...language.phrases import Phrase
from ..judgement import Judgement, near_miss, right, wrong
from ..reasons import TypedReason
from .alignment import Match
from .answer import JOINS, Answer, Context, shorten
from .key import Key
from .rest_rules import find_stray, goes_without_saying

_ORDINAL_AHEAD = re.compile(r"(?:the\s+)?(?:first|second|third|fourth|fifth|[1-5](?:st|nd|rd|th))\s+[^\W\d]")


def other_number(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Refuse another number in place of that of the key."""
    match, phrase = context.match, answer.phrase
    lacking, added = _numbers(match, phrase)
    if lacking and added and (key.person or not {*added} <= key.told.years):
        return wrong(because(TypedReason.OTHER_NUMBER, number=shorten(added[0]), answer=key.shown))
    return None


def of_two_crowns(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Take a ruler with both numbers, each of which is one of theirs: James VI and I."""
    numbers = answer.phrase.numbers
    if not key.person or len(numbers) < 2 or find_stray(answer, key, context):
        return None
    own = {form.numbers for form in key.forms}
    return right() if all((number,) in own for number in numbers) else None


def number_missing(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Leave to the teacher what lacks its number, unless that is a year that the name does without."""
    match = context.match
    lacking, added = _numbers(match, answer.phrase)
    if not lacking or added or _optional_year(lacking, match) or (match.missing and not goes_without_saying(match, key)):
        return None
    if any(not (found.missing or found.form.numbers) for found in context.matches):
        return None  # King Musa of Mali, who is Musa I of Mali and Mansa Musa
    if match.pairs:
        return near_miss(because(TypedReason.NUMBER_MISSING, answer=key.shown))
    return wrong(because(TypedReason.ANSWER_IS, answer=key.shown))


def other_letter(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Refuse V-1 for V-2, where single letters are a part of the name."""
    form = context.match.form
    if form.initials and not key.person and answer.phrase.initials != form.initials:
        return wrong(because(TypedReason.ANSWER_IS, answer=key.shown))
    return None


def number_besides(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Refuse a second number beside that of the key; one that the question itself names may stand there."""
    match, phrase = context.match, answer.phrase
    lacking, added = _numbers(match, phrase)
    need = match.form.numbers
    if (lacking and not _optional_year(lacking, match)) or not added:
        return None
    if key.person and phrase.numbers in [form.numbers for form in key.forms]:
        return None  # the number of another name: Mansa Musa I, who is Musa I of Mali
    if need and phrase.numbers[0] not in need:
        return wrong(because(TypedReason.OTHER_NUMBER, number=shorten(phrase.numbers[0]), answer=key.shown))
    told = {number for number in key.told.numbers if not key.person or len(number) > 2}  # a reign is never the prompt's
    if not key.person and len(added[0]) == 1 and _ORDINAL_AHEAD.match(answer.text):
        told -= {added[0]} - {*key.told.prompt_numbers}
    loose = [number for number in added if number not in told or (need and (len(number) != 4 or JOINS.search(answer.text)))]
    if not loose or (match.missing and not need and not goes_without_saying(match, key)):
        return None
    if need and not all(len(number) == 4 for number in loose):
        return wrong(because(TypedReason.OTHER_NUMBER, number=shorten(loose[0]), answer=key.shown))
    return near_miss(because(TypedReason.STRAY_NUMBER, number=shorten(loose[0]), answer=key.shown))


def _numbers(match: Match, phrase: Phrase) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the numbers that lack, and those that are there besides."""
    return _differing(match.form.numbers, phrase.numbers)


@lru_cache(maxsize=16)  # several rules ask of one answer
def _differing(need: tuple[str, ...], have: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    needed, had = Counter(need), Counter(have)
    return tuple((needed - had).elements()), tuple((had - needed).elements())


def _optional_year(lacking: tuple[str, ...], match: Match) -> bool:
    """Say whether what lacks is only the year behind a name of several words (the Hungarian Revolution of 1956), or a `One`."""
    optional = all(len(number) == 4 for number in lacking) or (lacking == ("1",) and len(match.form.words) >= 4)
    return optional and len(match.form.words) >= 2
