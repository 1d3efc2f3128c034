"""Rules on what turns the sense of an answer round: a negation, a prefix, the order of what a verb or a span parts."""

from __future__ import annotations

import re
from collections import Counter

from ...errors import because
from ...language.spelling import Word, word_of
from ..judgement import Judgement, wrong
from ..reasons import TypedReason
from .alignment import is_people
from .answer import FILLER_WORDS, Answer, Context
from .key import HALVES, Key, fuller_names
from .person_names import RELATIVES, TITLES

_WORD = re.compile(r"[^\W\d_]+")
_KIN = "|".join(sorted(RELATIVES))
_KIN_OF = re.compile(rf"\b(?P<kin>{_KIN})\s(?:of|to)\s(?P<whose>[^,;()]+)")
_WHOSE_KIN = re.compile(rf"(?P<whose>[^\W\d_]+)(?:'s|s')\s(?P<kin>{_KIN})\b")
_WAY = re.compile(r"\b(to|from)\s(?:the\s)?([^\W\d_]{3,})")
_NEAR = re.compile(
    r"""(?:(?:it|he|she|that|they)\s(?:was|were|is|came)\s)?(?:the\s(?:one|time|man|king|year|day)\s)?(?:just|shortly|right|soon)?\s?
    \b(before|after|until|since|unlike|opposite)\s(?=\w)""",
    re.VERBOSE,
)


def is_negated(answer: Answer, key: Key, context: Context) -> Judgement | None:
    negated = answer.phrase.negations != context.match.form.negations
    return wrong(because(TypedReason.NEGATED, answer=key.shown)) if negated else None


def only_near(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Refuse what only lies before or after what is asked for, unless the question asks for that: the one before Hastings."""
    found = _NEAR.match(answer.text)
    if found is None or word_of(found[1]).plain in key.told.prompt | key.words:
        return None
    return wrong(because(TypedReason.SOMETHING_ELSE, answer=key.shown))


def prefix_turned(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Refuse what differs by a prefix that turns the sense round: Stalinization for de-Stalinization."""
    match = context.match
    if key.person:
        return None
    if match.reversed or (match.missing and any(found.reversed for found in context.matches)):
        return wrong(because(TypedReason.TURNED_ROUND, answer=key.shown))
    return None


def sense_turned(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Refuse the reverse of what a verb, a preposition or a span says: Poland invaded Germany for Germany invaded Poland."""
    spanned = any(not sense.pivot for sense in key.senses)
    form = context.match.form
    if spanned and Counter(form.numbers) == Counter(answer.phrase.numbers) and form.numbers != answer.phrase.numbers:
        return wrong(because(TypedReason.SENSE_TURNED, answer=key.shown))
    paired = {given.plain: word.plain for given, word, _ in context.match.pairs}
    order = [paired.get(word.plain, word.plain) for word in answer.phrase.words]
    for sense in filter(lambda sense: sense.pivot, key.senses):
        parts = f" {answer.text} ".partition(f" {sense.pivot} ")
        before, after = ({paired.get(plain, plain) for plain in map(_plain, _WORD.findall(part))} for part in parts[::2])
        if before & sense.behind and after & sense.ahead and (sense.joint or not (sense.passive or " by " in answer.text)):
            return wrong(because(TypedReason.SENSE_TURNED, answer=key.shown))
        if sense.joint:
            continue
        ahead = [at for at, word in enumerate(order) if word in sense.ahead]
        behind = [at for at, word in enumerate(order) if word in sense.behind]
        if not ahead or not behind or (max(ahead) > min(behind) and max(behind) > min(ahead)):
            continue
        turned = max(behind) < min(ahead)
        first, second = (behind, ahead) if turned else (ahead, behind)
        passive = _has_by(answer, answer.phrase.words[max(first)], answer.phrase.words[min(second)])
        if turned is (passive is sense.passive):
            return wrong(because(TypedReason.SENSE_TURNED, answer=key.shown))
    return None


def kin_turned(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Refuse whose relative somebody is, where it is somebody else's: grandson of Batu for grandson of Genghis Khan."""
    asked = _KIN_OF.search(key.shown.casefold())
    if asked is None:
        return None
    said = _KIN_OF.search(answer.text) or _WHOSE_KIN.search(answer.text)
    own = key.words | {"him", "her", "them"}
    turned = said is not None and said["kin"] == asked["kin"] and own.isdisjoint(map(_plain, _WORD.findall(said["whose"])))
    return wrong(because(TypedReason.SENSE_TURNED, answer=key.shown)) if turned else None


def way_turned(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Refuse the way there for the way back: the flight from Varennes for that to Varennes."""
    own = {(way, _plain(place)) for way, place in _WAY.findall(key.shown.casefold())}
    if not own:
        return None
    said = {(way, _plain(place)) for way, place in _WAY.findall(answer.text)} - own
    turned = not said.isdisjoint(({"to": "from", "from": "to"}[way], place) for way, place in own)
    return wrong(because(TypedReason.SENSE_TURNED, answer=key.shown)) if turned else None


def halves_mixed(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Refuse what tells of one thing what is said of the other: to expel the emperor and revere the foreigners."""
    parts = HALVES.split(answer.text) if key.halves else []
    if len(parts) != 2:
        return None
    paired = {given.plain: word.plain for given, word, _ in context.match.pairs}
    told = [{paired.get(plain, plain) for plain in map(_plain, _WORD.findall(part))} for part in parts]
    if any(all(part & first and part & second for part in told) for first, second in key.halves):
        return wrong(because(TypedReason.SENSE_TURNED, answer=key.shown))
    return None


def _plain(word: str) -> str:
    return word_of(word).plain


def only_doer(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Give half for who did it, where it is asked who did it to whom: Clive, who defeated the Nawab."""
    if not key.asks_whom:
        return None
    given = {word.plain for word in answer.phrase.words if word.text not in TITLES | FILLER_WORDS}
    for sense in key.senses:
        doers, others = (sense.behind, sense.ahead) if sense.passive else (sense.ahead, sense.behind)
        names = doers | fuller_names(doers, context.lexicon)
        named = [word for word in given if word in doers or any(is_people(word, doer) for doer in doers)]
        if named and given <= names.union(named) - others:
            return Judgement.of_share(0.5, because(TypedReason.SOME_FOUND, found=1, asked=2, answer=key.shown))
    return None


def _has_by(answer: Answer, first: Word, second: Word) -> bool:
    """Say whether `by` stands between two words: Poland was invaded by Germany."""
    at = answer.text.find(first.text)
    return re.search(r"\bby\b", answer.text[at : answer.text.find(second.text, at + 1)]) is not None
