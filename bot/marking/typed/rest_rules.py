"""Rules on the rest: what of the answer is missing, and what is there besides."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from ...errors import because
from ...language.phrases import ARTICLES, Phrase
from ...language.spelling import Word, resembles, word_of
from ..judgement import Judgement, near_miss, right, wrong
from ..reasons import TypedReason
from .alignment import SAME_THINGS, Match
from .answer import FILLER_WORDS, INFLECTION, Answer, Context
from .key import Key
from .person_names import TITLES, is_patronymic

_PLACES = frozenset("republic city town country prison fortress castle palace river island kingdom village naval sea".split())
"""What says of which kind a place or a battle is, beside its name."""
_CLASSES = frozenset("act law rocket".split())
_MEASURES = frozenset(word_of(word).plain for word in "second minute hour day week month year mile km".split())


def initial_for_forename(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Take T. Gracchus for Tiberius Gracchus, and refuse G. Gracchus, where the surname alone would not do."""
    match, initials = context.match, answer.phrase.initials
    if not (key.person and match.missing and match.pairs and initials) or match.extras:
        return None
    lacking = [word.plain[:1] for word in match.missing]
    if lacking != [*initials][: len(lacking)]:
        return wrong(because(TypedReason.ANSWER_IS, answer=key.shown))
    surnames = {word.plain for _, word, _ in match.pairs}
    alike = context.lexicon.bearers(surnames, lacking[0]) - key.own
    return near_miss(because(TypedReason.PART_MISSING, answer=key.shown)) if alike else right()


def part_missing(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Refuse what is not all of the answer, or leave it to the teacher where it is most; the prompt may say the rest."""
    match, phrase = context.match, answer.phrase
    if not match.missing or goes_without_saying(match, key):
        return None
    lacking = set(match.form.numbers) - set(phrase.numbers)
    if (lacking and lacking != {"1"}) or set(phrase.numbers) - {*match.form.numbers, *key.told.numbers}:
        return wrong(because(TypedReason.ANSWER_IS, answer=key.shown))
    found = len(match.pairs)
    unknown = [given for given in match.extras if given.text not in context.lexicon.text_words]
    alike = any(resembles(given, word) for given in unknown for word in match.missing)
    half = 2 * found >= len(match.form.words) and not match.extras and any(len(g.plain) > 3 for g, _, _ in match.pairs)
    if half or (alike and (found or len(match.form.words) == 1)):
        return near_miss(because(TypedReason.PART_MISSING, answer=key.shown))
    parted = len(phrase.words) != len(match.form.words) and len(unknown) == len(match.extras)
    if parted and resembles(_one_word(phrase), _one_word(match.form)):
        return near_miss(because(TypedReason.NOT_THE_SAME_WORD, answer=key.shown))
    return wrong(because(TypedReason.ANSWER_IS, answer=key.shown))


def goes_without_saying(match: Match, key: Key) -> bool:
    """Say whether all that is missing goes without saying: `22nd` where the prompt asks for a congress, Barbarossa."""
    if all(_is_said(word, key) for word in match.missing):
        return bool(match.form.numbers or any(len(word.plain) > 2 for _, word, _ in match.pairs))
    rest = {word.plain for word in match.missing if not _is_said(word, key)}
    form = match.form
    if form.numbers and not match.extras and rest <= _MEASURES:
        return True
    if match.extras or key.person or not (match.pairs or form.numbers):
        return False
    return rest == {"operation"} or (rest <= _CLASSES and len(form.words) + len(form.numbers) + len(form.initials) > 2)


def _is_said(word: Word, key: Key) -> bool:
    """Say whether the prompt has a word, or calls the thing by another: `Which attack?` of the Tet Offensive."""
    prompt = key.told.prompt
    return word.plain in prompt or any(word.plain in things and prompt & things for things in SAME_THINGS)


def _one_word(phrase: Phrase) -> Word:
    return Word(phrase.joined, phrase.joined, phrase.joined, phrase.joined)


def stray_word(answer: Answer, key: Key, context: Context) -> Judgement | None:
    """Leave to the teacher a word beside the answer that is neither filler nor of the question."""
    stray = find_stray(answer, key, context)
    return near_miss(because(TypedReason.STRAY_WORD, word=stray, answer=key.shown)) if stray else None


def find_stray(answer: Answer, key: Key, context: Context) -> str:
    match, told = context.match, key.told
    for extra in match.extras:
        known = (
            extra.text in FILLER_WORDS
            or extra.plain in key.words
            or extra.text in ARTICLES
            or extra.plain in told.context
            or extra.plain in told.place
        )
        beside = extra.text in _PLACES and not key.person
        told_of = _bare(extra.plain) in {_bare(word) for word in told.prompt}
        dated = extra.text in ("bc", "ad") and not match.form.numbers
        titled = key.shown.casefold().split()[0] in TITLES
        ruled = key.person and (match.form.numbers or titled) and f" of {extra.text}" in answer.text
        if not (known or beside or told_of or dated or ruled or (key.person and _goes_with_name(extra, match, key))):
            return extra.text
    if key.person and len(match.pairs) < 2 and not _are_initials("".join(answer.phrase.initials), match, key):
        return answer.phrase.initials[0]
    return ""


def _bare(word: str) -> str:
    """Give a verb without its ending: stormed and storming are one."""
    return INFLECTION.sub("", word)


def _goes_with_name(extra: Word, match: Match, key: Key) -> bool:
    if extra.text in TITLES or is_patronymic(extra.text):
        return True
    given = {word.plain for _, word, _ in match.pairs}
    middle = len(match.pairs) > 1 and any(extra.plain[0] in form.initials for form in key.forms)
    fuller = (form for form in key.forms if len(form.words) > len(match.form.words))
    forename = any(_is_slip(extra, word) for form in fuller for word in form.words if word.plain not in given)
    return middle or forename or _are_two_initials(extra.text, match, key)


def _are_two_initials(text: str, match: Match, key: Key) -> bool:
    """Say whether two letters are initials (NS), rather than a name of two letters (Li)."""
    if len(text) != 2 or not _are_initials(text[0], match, key):
        return False
    return text[1] not in "aeiouy" or _are_initials(text[1], match, key)


def _is_slip(given: Word, word: Word) -> bool:
    """Say whether a forename beside a surname that would do alone is only misspelt, or cut short: Ann for Anne, Jeff."""
    if len(given.text) > 2 and word.text.startswith(given.text):
        return True
    if min(len(given.text), len(word.text)) < 5:
        return False
    near = given.text[:1] == word.text[:1] and OSA.distance(given.text, word.text) <= 1
    return near and given.text[-1:] != "a" != word.text[-1:]


def _are_initials(letters: str, match: Match, key: Key) -> bool:
    """Say whether letters can be the initials of the person: the first must be that of a name beside the one given."""
    if not letters:
        return True
    given = {word.plain for _, word, _ in match.pairs}
    heads = {word.plain[0] for form in key.forms for word in form.words if word.plain not in given}
    if heads & {"j", "i"}:
        heads |= {"j", "i", "y"}
    return len(letters) <= 2 and letters[0] in heads
