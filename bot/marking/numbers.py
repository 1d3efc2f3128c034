"""Questions that ask for a number: right within a tolerance, however thousands and decimals are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ..errors import because
from ..language.numerals import Amount, read_amounts, write_number
from ..language.phrases import ARTICLES, NEGATIONS, strip_filler
from ..language.spelling import clean_text, romanise, too_long, unmark, word_of
from ..library.catalogue import Library
from ..library.questions import NumberAsked
from .judgement import Given, Judgement, QuestionKind, Rules, near_miss, right, wrong
from .reasons import NumberReason, TeacherReason, TypedReason

_FRACTIONS = {"\u00bc": " 1/4", "\u00bd": " 1/2", "\u00be": " 3/4", "\u2153": " 1/3", "\u2154": " 2/3"}
"""As clean_text would glue them to the figures ahead of them."""
_PER_CENT = re.compile(r"\bper cent\b|%")
_LOOSE = frozenset(
    """about around roughly approximately approx circa ca nearly almost exactly some was were is are it that this there they the
    answer equals total altogether overall maybe probably perhaps possibly number i think guess or so in""".split()
)
"""Words that change nothing of a number; others beside it are left to the teacher, as `more than` or another measure."""
_MEASURES = {
    "kilometre": "km", "kilometer": "km", "metre": "m", "meter": "m", "centimetre": "cm", "centimeter": "cm", "kilogram": "kg",
    "kilo": "kg", "gram": "g", "tonne": "t", "ton": "t", "hour": "h", "minute": "min", "second": "s", "litre": "l", "liter": "l",
    "hectare": "ha", "dollar": "usd", "euro": "eur", "pct": "percent", "prozent": "percent",
}  # fmt: skip
"""Measures that are written in two ways."""


class NumberKind(QuestionKind[NumberAsked]):
    """All or nothing, within the tolerance, its ends included.

    The measure may be written or left out. Where it begins with a scale ("million dead"), 20, 20 million and 20,000,000 are
    the same. A sign with three figures behind it is read both ways, as 1.500 is 1500 to half of the world.
    """

    typed = True

    def key(self, question: NumberAsked, library: Library) -> str:
        return _show(question)

    def judge(self, question: NumberAsked, given: Given, library: Library, rules: Rules) -> Judgement:
        if any(_are_same(question, given.text, alias) for alias in rules.aliases):
            return right(TeacherReason.ACCEPTED)
        return _judge(question, given.text)


def _judge(question: NumberAsked, text: str) -> Judgement:
    shown = _show(question)
    amounts, beside = _read(question, text)
    if not amounts or not all(amount.values for amount in amounts):
        return wrong(because(NumberReason.NO_NUMBER, answer=shown))
    values = frozenset.intersection(*(amount.values for amount in amounts))
    if not values:
        return wrong(because(TypedReason.SEVERAL_ANSWERS, answer=shown))
    if NEGATIONS & {*beside}:
        return wrong(because(TypedReason.NEGATED, answer=shown))
    distance = min(_distances(question, values))
    if distance > Decimal(repr(question.tolerance)):
        return wrong(because(TypedReason.OTHER_NUMBER, number=_shorten(amounts[0].text), answer=shown))
    if stray := _stray(question, beside):
        return near_miss(because(TypedReason.STRAY_WORD, word=stray, answer=shown))
    return right(because(NumberReason.NEAR_ENOUGH, answer=shown)) if distance else right()


def _show(question: NumberAsked) -> str:
    return f"{write_number(question.answer)} {question.measure}".strip()


def _read(question: NumberAsked, text: str) -> tuple[list[Amount], list[str]]:
    """Read the numbers of an answer and the words beside them; a number that the question names may stand beside another."""
    if too_long(text):
        return [], []
    metres = "m" in _measure_words(question.measure)
    amounts, beside = read_amounts(strip_filler(_clean(text)), metres=metres)
    named = {value for each in read_amounts(_clean(f"{question.prompt} {question.measure}"))[0] for value in each.values}
    return [amount for amount in amounts if not amount.values & named] or amounts, beside


def _clean(text: str) -> str:
    for sign, written in _FRACTIONS.items():
        text = text.replace(sign, written)
    return _PER_CENT.sub(" percent ", clean_text(text))


def _distances(question: NumberAsked, values: frozenset[Decimal]) -> list[Decimal]:
    """Give how far each reading lies from the answer, also as so many of the scale that the measure begins with."""
    answer = Decimal(repr(question.answer))
    counted = read_amounts(_clean(f"1 {question.measure}"), metres=True)[0]
    scales = {Decimal(1), *(counted[0].values if counted else ())}
    return [abs(value / scale - answer) for value in values for scale in scales if scale]


def _stray(question: NumberAsked, beside: Sequence[str]) -> str:
    """Give the first word beside a number that says more than the question does; empty where there is none."""
    said = {*_measure_words(question.measure), *map(_level, re.findall(r"[^\W\d_]+", _clean(question.prompt)))}
    loose = _LOOSE | ARTICLES
    return next((word for word in beside if word not in loose and _level(word) not in said), "")


def _measure_words(measure: str) -> set[str]:
    return {_level(word) for word in re.findall(r"[^\W\d_]+", _clean(measure))}


def _level(word: str) -> str:
    """Level what is written in two ways: case and number by its plain form, and a measure by its sign."""
    bare = unmark(romanise(word))
    return _MEASURES.get(bare.removesuffix("s")) or word_of(word).plain


def _are_same(question: NumberAsked, text: str, alias: str) -> bool:
    """Say whether two answers name one number, with the same words beside it."""
    (own, words), (other, others) = _read(question, text), _read(question, alias)
    if len(own) != 1 or len(other) != 1 or not own[0].values & other[0].values:
        return False
    loose = _LOOSE | ARTICLES
    return {_level(word) for word in words if word not in loose} == {_level(word) for word in others if word not in loose}


def _shorten(number: str) -> str:
    return number if len(number) <= 30 else number[:29] + "…"
