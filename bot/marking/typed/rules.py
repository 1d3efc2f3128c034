"""The ordered table of rules for typed answers: the first that has a verdict gives it.

Each rule is `(answer, key, context) -> verdict or nothing`. Their order is that of the design: the sense of word order; what is
the answer as it stands; several answers; negations and numbers; the names of others; and only then what is missing, what is there
besides, and spelling.
"""

from __future__ import annotations

import re
from itertools import islice

from ...errors import because
from ...language.phrases import CHOICES
from ..judgement import Judgement, Verdict, right, wrong
from ..reasons import TypedReason
from .answer import FILLER_WORDS, Answer, Context, Rule
from .beside.remarks import REMARK, is_remark
from .beside.words import Beside
from .key import Key
from .names import Lexicon
from .number_rules import number_besides, number_missing, of_two_crowns, other_letter, other_number
from .other_rules import is_confusable, is_other, names_other, names_second, relative, word_of_other
from .rest_rules import initial_for_forename, part_missing, stray_word
from .sense_rules import halves_mixed, is_negated, kin_turned, only_doer, only_near, prefix_turned, sense_turned, way_turned

_DOTTED = re.compile(r"(?:[^\W\d_][. ]+){1,7}[^\W\d_]\.?")
"""Letters written one by one: A.N.C."""
_NO_LETTERS = re.compile(r"^(?:the|an?)\s|\W")
_IN_ANY_WORDS = frozenset((TypedReason.SENSE_TURNED, TypedReason.SEVERAL_ANSWERS, TypedReason.IS_OTHER))
"""What no remark explains: the reverse, two answers, and the whole name of another."""
_MOST_REMARKS = 4
"""How many places are tried, behind the first word of the answer."""


def judge_text(text: str, key: Key, lexicon: Lexicon) -> Judgement:
    """Judge a text that clean_text let through."""
    answer = Answer(text, key, lexicon)
    context = Context(answer, key, lexicon)
    judged = _judge_whole(answer, key, context)
    if judged.verdict is Verdict.RIGHT or (judged.reason and judged.reason.reason in _IN_ANY_WORDS):
        return judged
    return _judge_without_remark(text, key, context, answer.beside) or judged


def _judge_whole(answer: Answer, key: Key, context: Context) -> Judgement:
    for rule in RULES:
        if judged := rule(answer, key, context):
            return judged
    return right() if context.match.exact else right(because(TypedReason.SPELLED, answer=key.shown))


def _judge_without_remark(text: str, key: Key, context: Context, beside: Beside) -> Judgement | None:
    """Take an answer that is right without the remark behind it; nothing where it is not, or where that is no remark."""
    if not beside.loose:
        return None
    pairs, lexicon = context.match.pairs, context.lexicon
    text = text.replace("=", " means ")
    named = min((text.find(given.text) + 1 for given, _, _ in pairs), default=0)
    most = _MOST_REMARKS if pairs else 1
    for cut in islice(REMARK.finditer(text, named), most):
        ahead = text[: cut.start()]
        if " but " in ahead or not (pairs or _may_be_joined(ahead, key)):
            break
        if is_remark(text[cut.end() :], beside, set_off=not cut[0].isspace()):
            answer = Answer(ahead, key, lexicon, beside)
            judged = _judge_whole(answer, key, Context(answer, key, lexicon))
            if judged.verdict is Verdict.RIGHT:
                return judged
    return None


def _may_be_joined(ahead: str, key: Key) -> bool:
    """Say whether what no word of the answer is seen in may end in it, its words written together: it was shahjahan."""
    last = ahead.rpartition(" ")[2]
    return any(abs(len(last) - len(form.run)) < 2 for form in key.forms if len(form.words) > 1)


def is_whole(text: str, key: Key, lexicon: Lexicon) -> bool:
    """Say whether every word of the key is there, though the question has some of them, too, and nothing besides."""
    answer = Answer(text, key, lexicon)
    match = Context(answer, key, lexicon).match
    given = {given.plain for given, _, _ in match.pairs}
    return not match.missing and all(word.plain in given or word.text in FILLER_WORDS for word in answer.whole.words)


def is_a_key(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Take what is a form of the key, in whatever order where order is not its sense."""
    whole = answer.whole
    if any(whole.key == form.key and whole.negations == form.negations for form in key.forms):
        return right()
    dotted = _DOTTED.fullmatch(answer.text)
    if not key.initials and not dotted:
        return None
    letters = _NO_LETTERS.sub("", answer.text)
    if letters in key.initials:
        return right()
    return right() if dotted and letters in {"".join(word.text for word in form.words) for form in key.forms} else None


def several_answers(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Judge `Stalin or Lenin`: right only where each part is."""
    parts = answer.parts
    if len(parts) < 2 or any(CHOICES.search(form.joined) for form in key.forms):
        return None
    verdicts = {judge_text(part, key, context.lexicon).verdict for part in parts[:4]}
    if verdicts == {Verdict.RIGHT} and len(parts) <= 4:
        return right()
    return wrong(because(TypedReason.SEVERAL_ANSWERS, answer=key.shown))


RULES: tuple[Rule, ...] = (
    sense_turned,
    kin_turned,
    way_turned,
    halves_mixed,
    is_a_key,
    several_answers,
    is_negated,
    only_near,
    of_two_crowns,
    other_number,
    number_missing,
    other_letter,
    number_besides,
    prefix_turned,
    only_doer,
    relative,
    is_other,
    is_confusable,
    word_of_other,
    names_second,
    names_other,
    initial_for_forename,
    part_missing,
    stray_word,
)
"""In this order; what none of them refuses is right, but for its spelling."""
