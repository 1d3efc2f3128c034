"""Rules on others: what names somebody or something else, or is as near to that as to the answer."""

from __future__ import annotations

import re

from ...errors import because
from ...language.phrases import CONNECTORS, Phrase
from ...language.spelling import Word
from ..judgement import Judgement, near_miss, wrong
from ..reasons import TypedReason
from .alignment import Match, is_people, match_phrase
from .answer import FILLER_WORDS, INFLECTION, JOINS, Answer, Context, is_doer
from .key import Key
from .names import Entity
from .person_names import RELATIVES, TITLES, are_father_and_son, are_of_two_sexes
from .rest_rules import goes_without_saying, is_of_realm

_MARRIED = frozenset("mrs madame lady miss ms frau".split())
"""What may tell, ahead of a surname that several bear, that a woman of the family is meant: Mrs Mandela."""
_CHILD_OF = ("ibn", "bin", "bint")
_CHILD = re.compile(r"\b(?:ibn|bin|bint)\s(?:[ae]\w-)?(?P<name>[^\W\d_]+)")
_PARTING = re.compile(r"\s*(?:\b(?:and|then|plus|but|also|it was|as well as)\b|[,;:.&+/()]|\s-\s)\s*")


def is_other(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Refuse the whole name of somebody or something else."""
    match = context.match
    same = match.exact and answer.phrase.initials == match.form.initials
    if same and (not match.form.words or all(extra.plain in key.told.prompt for extra in match.extras)):
        return None
    other = context.lexicon.other_phrase(answer.phrase, key.own)
    if other and other.person and match.missing and not match.extras and goes_without_saying(match, key):
        return None  # Radcliffe, where a line is asked for that is called after him
    return wrong(because(TypedReason.IS_OTHER, other=other.name, answer=key.shown)) if other else None


def is_confusable(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Refuse what the author says is easily mixed up, where it is no farther than the answer."""
    match, phrase = context.match, answer.phrase
    if match.exact and not match.form.words:
        return None
    heads = {word.plain[:1] for word in phrase.words}
    for form in [form for own_heads, form in key.confusable if own_heads <= heads]:
        beside = match.exact and all(word.plain in key.told.place for word in form.words)
        if beside or len(form.words) > len(phrase.words) or sorted(form.numbers) != sorted(phrase.numbers):
            continue
        found = match_phrase(phrase, form, complete=True)
        if not found.missing and found.rank <= match.rank:
            return wrong(because(TypedReason.SOMETHING_ELSE, answer=key.shown))
    return None


def word_of_other(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Refuse a word that is no slip, as it is another name, another word of the unit, or as near to another name."""
    lexicon = context.lexicon
    pairs = context.match.pairs
    for given, word, cost in pairs:
        if given.plain == word.plain:
            continue
        whole = (own.plain for _, own, slip in pairs if key.person and not slip and own is not word)
        sure = {plain for plain in whole if len(plain) > 2}
        other = lexicon.other_named(given, key.own, key.words)
        if other and not _tells_apart(sure, other) and not _told_by_number(context.match.form, other):
            return wrong(because(TypedReason.IS_OTHER, other=other.name, answer=key.shown))
        if not cost:
            continue
        if (
            given.text in lexicon.text_words
            and not _inflected(given, word)
            and not (len(pairs) + len(context.match.missing) > 1 and (key.person or _are_alike(given.plain, word.plain)))
            and given.plain not in key.words
        ):
            return near_miss(because(TypedReason.OTHER_WORD, word=given.text, answer=key.shown))
        other = lexicon.nearest_other(given, key.own, key.words, cost)
        if other and not _tells_apart(sure, other):
            return near_miss(because(TypedReason.AS_NEAR_TO_OTHER, other=other.name, answer=key.shown))
    return None


def _are_alike(given: str, word: str) -> bool:
    """Say whether one is the country of the other: the war in Crimea, for the Crimean War."""
    return is_people(given, word) or is_people(word, given)


def _tells_apart(sure: set[str], other: Entity) -> bool:
    """Say whether a word that is written right is no name of the other: Frederick Douglas is not Stephen."""
    return bool(sure) and sure.isdisjoint(word.plain for word in other.words())


def _told_by_number(form: Phrase, other: Entity) -> bool:
    """Say whether a reign tells an answer apart from a namesake whose name is spelt as it is: Mehmet VI, beside Mehmet II."""
    return bool(form.numbers) and other.person and all(each.numbers != form.numbers for each in other.forms)


def _inflected(given: Word, word: Word) -> bool:
    """Say whether two words are forms of one verb: invades, invaded."""
    return INFLECTION.sub("", given.text) == INFLECTION.sub("", word.text)


def names_other(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Refuse a second name beside the answer, unless it only says whose, where or of whom, as the question does."""
    match, lexicon, told = context.match, context.lexicon, key.told
    for extra in match.extras:
        other = lexicon.other_named(extra, key.own, key.words)
        if other is None and not match.missing and extra.plain not in told.context and len(extra.plain) > 5:
            other = lexicon.nearest_other(extra, key.own, key.words, 1)
        if other is None or extra.text in FILLER_WORDS or (key.person and extra.text in TITLES):
            continue
        if not match.missing and (_said_of(extra, answer, key, context, other) or _is_called_after(key, other)):
            continue
        near = not key.person or extra.plain in told.prompt
        if other.person and near and not match.missing and not CONNECTORS.search(answer.text):
            return near_miss(because(TypedReason.NAMED_OTHER_TOO, other=other.name, answer=key.shown))
        if other.person and extra.plain != other.forms[0].words[-1].plain:
            fuller = key.person and not match.missing and len(match.pairs) + len(match.extras) > 2
            judge = near_miss if fuller and not CONNECTORS.search(answer.text) else wrong
            return judge(because(TypedReason.STRAY_WORD, word=extra.text, answer=key.shown))
        return wrong(because(TypedReason.NAMED_OTHER, other=other.name, answer=key.shown))
    return None


def names_second(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Refuse a second whole name of several words behind an `and` or a comma: the Somme and the Battle of Britain."""
    if context.match.missing or not _PARTING.search(answer.text):
        return None
    for part in _PARTING.split(answer.text):
        phrase = context.lexicon.parse(part, romans=key.romans)
        few = len(phrase.words) + len(phrase.numbers) < 2  # names_other knows single words, and `Budapest, Hungary`
        if few or phrase.key in key.keys or {word.plain for word in phrase.words} <= key.words | key.told.prompt:
            continue
        if other := context.lexicon.other_phrase(phrase, key.own):
            return wrong(because(TypedReason.NAMED_OTHER, other=other.name, answer=key.shown))
    return None


def relative(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Refuse whoever is only named by the person: Diem's brother, the father of Tipu, Lady Mountbatten."""
    if not key.person:
        return None
    own = (word.text for index in key.own for word in context.lexicon.entities[index].words())
    titles = {*own, *key.shown.casefold().split()}
    if are_of_two_sexes(titles, answer.text.split()) or are_father_and_son(key.shown, answer.text):
        return wrong(because(TypedReason.SOMETHING_ELSE, answer=key.shown))
    if _is_child_of(answer.text, context.match, key):
        return wrong(because(TypedReason.SOMETHING_ELSE, answer=key.shown))
    bearers = {each for given, _, _ in context.match.pairs for each in context.lexicon.by_word.get(given.plain, ())}
    for extra in context.match.extras:
        if extra.text in _MARRIED and len(context.match.pairs) == 1 and bearers - key.own:
            return near_miss(because(TypedReason.STRAY_WORD, word=extra.text, answer=key.shown))
        if extra.text not in RELATIVES:
            continue
        if extra.plain in key.told.prompt and not _is_of_answer(extra, answer.text, context.match):
            continue  # Anne, the second wife of Henry, where the second wife is asked for
        title = extra.text in TITLES and answer.text.startswith(f"{extra.text} ") and " of " not in answer.text
        if not title:
            return wrong(because(TypedReason.SOMETHING_ELSE, answer=key.shown))
    return None


def _is_child_of(text: str, match: Match, key: Key) -> bool:
    """Say whether the person is only named as the father of another: Abdullah ibn Umar, where Umar ibn al-Khattab is meant."""
    names = {given.text: word.plain for given, word, _ in match.pairs}
    found = _CHILD.search(text)
    if found is None or found["name"] not in names:
        return False
    own = re.compile(rf"(?:{'|'.join(_CHILD_OF)})(?:[ae]\w)?{names[found['name']]}")
    return not any(own.search(form.run) for form in key.forms)


def _is_of_answer(relative: Word, text: str, match: Match) -> bool:
    """Say whether it is the answer's own relative that is told of, though the question has the word, too."""
    names = "|".join(re.escape(given.text) for given, _, _ in match.pairs)
    return re.search(rf"\b{relative.text}\sof\s(?:{names})\b|\b(?:{names})'s\s{relative.text}\b", text) is not None


def _is_called_after(key: Key, other: Entity) -> bool:
    """Say whether a thing has somebody's name in its own: Sir Cyril Radcliffe's line."""
    return other.person and not key.person and any(word.plain in key.words for form in other.forms for word in form.words[-1:])


def _said_of(extra: Word, answer: Answer, key: Key, context: Context, other: Entity) -> bool:
    """Say whether a name only goes with the answer: `Stalin's cult of personality`, `Khrushchev denounced Stalin`."""
    text, told, match, lexicon = answer.text, key.told, context.match, context.lexicon
    near = extra.plain in told.place or is_doer(other, key)
    if near and not key.person and not key.senses and not JOINS.search(text):
        return True
    if not other.person and key.person and is_of_realm(extra.text, text, match, key, lexicon):
        return True
    if CONNECTORS.search(text):
        return False
    if not key.person:
        return extra.plain in (told.subject if other.person else told.prompt)
    first = min((text.find(given.text) for given, _, _ in match.pairs), default=-1)
    return extra.plain in told.prompt and 0 <= first < text.find(extra.text)
