"""Short typed answers: a date is judged as a date, everything else by the table of rules."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ...errors import Why, because
from ...language.dates import HistoricalDate, Precision
from ...language.spelling import clean_text, too_long, word_of
from ...library.catalogue import Library
from ...library.questions import Typed
from ..dates import DateKey, is_span, judge_date
from ..judgement import Given, Judgement, QuestionKind, Rules, Verdict, near_miss, wrong
from ..reasons import TypedReason
from .answer import is_endless
from .key import Key, keys_of
from .lists import Item, asks_two, items_of, judge_list
from .rules import is_whole, judge_text

_OPEN = re.compile(
    r"""^(?:\w+,?\s)?(?:why|explain|how(?!\s+(?:many|much|long|far|old|often|big|high))|for\swhat|against\swhat
    |(?:name|give|state)\s(?:one|an?)\s|what\s(?:happened|did|does|do|had|made|caused|led|was\sthe\s(?:aim|purpose|reason|cause|effect|result|meaning)))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FEWEST = 3
"""Words of a key that a sentence of one's own can say otherwise, and of such a sentence."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_FROM_WORST = (Verdict.WRONG, Verdict.NEAR_MISS, Verdict.RIGHT)
_PLAIN_WRONG = frozenset((TypedReason.OTHER_NUMBER, TypedReason.SENSE_TURNED, TypedReason.SEVERAL_ANSWERS, TypedReason.IS_OTHER))


class TypedKind(QuestionKind[Typed]):
    """Right, wrong, or a near miss that the teacher may accept; shares only where so many things are asked for."""

    typed = True

    def key(self, question: Typed, library: Library) -> str:
        return question.answers[0]

    def judge(self, question: Typed, given: Given, library: Library, rules: Rules) -> Judgement:
        if too_long(given.text):
            return wrong(TypedReason.TOO_LONG)
        text = clean_text(given.text)
        if is_endless(text):
            return wrong(because(TypedReason.ENDLESS_NUMBER, answer=question.answers[0]))
        if not any(letter.isalnum() for letter in text):
            return wrong(TypedReason.UNREADABLE)
        keys = keys_of(question, library)
        key = keys.key(question, rules.aliases, library)
        dated = [_judge_date(given.text, date, question, rules, key.dates) for date in key.dates]
        best = max(dated, key=lambda judged: _FROM_WORST.index(judged.verdict), default=None)
        if best and ((key.only_dates and not key.own) or best.verdict is Verdict.RIGHT):
            return best
        judged = judge_text(text, key, keys.lexicon)
        sure = judged.verdict is Verdict.RIGHT and not asks_two(question)
        if not sure or (items_of(question) and not is_whole(text, key, keys.lexicon)):
            listed = judge_list(question, text, lambda item, part: self._is_item(question, item, part, library))
            if listed is not None:
                return listed
        if judged.verdict is Verdict.WRONG and _is_in_own_words(question, text, key, judged.reason):
            return near_miss(because(TypedReason.OWN_WORDS, answer=key.shown))
        return judged

    def _is_item(self, question: Typed, item: Item, text: str, library: Library) -> bool:
        """Say whether a part of an answer is one of the things that are asked for."""
        keys = keys_of(question, library)
        key = keys.key(replace(question, prompt=item.prompt, answers=(item.text,)), (), library)
        return judge_text(text, key, keys.lexicon).verdict is Verdict.RIGHT


def _judge_date(text: str, date: HistoricalDate, question: Typed, rules: Rules, dates: tuple[HistoricalDate, ...]) -> Judgement:
    """Judge a date as exactly as the author wrote it; one that only says less is a near miss.

    Where the author accepts both a year and a day in it, a wrong day is wrong, though its year is right.
    """
    exact = max((other for other in dates if other.overlaps(date)), key=lambda other: other.precision.rank)
    judged = judge_date(DateKey(exact, date.precision, question.prompt), text, rules)
    if judged.verdict is Verdict.RIGHT and date.is_interval and not is_span(text, rules, near=date.start.year):
        return near_miss(because(TypedReason.LIES_WITHIN, answer=question.answers[0]))
    if judged.verdict is not Verdict.PARTLY:
        return judged
    coarser = judge_date(DateKey(date, Precision.YEAR, ""), text, rules).share == 1
    return near_miss(judged.reason) if coarser else wrong(judged.reason)


def _is_in_own_words(question: Typed, text: str, key: Key, reason: Why | None) -> bool:
    """Say whether a refused answer may say the same as the key in words of one's own, which no comparison of words can judge.

    What says another number, the reverse, or names somebody else instead is wrong in any words.
    """
    said = {word_of(word).plain for word in text.split()}
    denied = any({word.plain for word in form.words} <= said for form in key.forms)
    plain = _PLAIN_WRONG | {TypedReason.NEGATED} if denied else _PLAIN_WRONG
    told = max((len(_WORD.findall(answer)) for answer in question.answers if answer != answer.title()), default=0)
    fits = not key.own and _OPEN.search(question.prompt) and min(told, len(_WORD.findall(text))) >= _FEWEST
    return bool(fits) and (reason is None or reason.reason not in plain)
