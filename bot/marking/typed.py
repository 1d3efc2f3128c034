"""Short typed answers: spelling is forgiven, history is not.

The order of the rules is that of the design: what is no answer at all; dates, numbers, hedges and negations; the names
of others; reversing prefixes; and only then spelling.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from rapidfuzz.distance import OSA

from ..errors import because
from ..language.dates import HistoricalDate, Precision
from ..language.phrases import ARTICLES, CHOICES, CONNECTORS, Phrase, parse_phrase, reverses, strip_filler
from ..language.spelling import Word, clean_text, passes, readings_of, resembles, slips, too_long
from ..library.catalogue import Library
from ..library.questions import Typed
from .dates import DateKey, is_span, judge_date, leaves_century
from .judgement import Given, Judgement, QuestionKind, Rules, Verdict, near_miss, right, wrong
from .names import Accepted, Lexicon, is_patronymic, lexicon_of
from .reasons import TypedReason

_FILLER_WORDS = frozenset(
    """was is were are be been he she they this that answer maybe probably perhaps possibly surely definitely certainly obviously
    clearly um uh erm hmm well oh ok okay so guess think believe sure pretty fairly quite called named known as name must have
    could would might should but please lol yes yeah there because of course just like course then also by his her their
    thing word term person guy man famous so-called socalled myself correct right obviously simply really my me long about
    around roughly
    approximately circa ca nearly almost exactly only out party soviet ssr republic city town country""".split()
)
_TITLES = frozenset(
    """comrade mr mrs ms miss dr doctor sir premier president general marshal secretary firstsecretary generalsecretary chairman
    leader soviet minister prime party communist chief comrad tovarishch herr monsieur professor colonel foreign dictator
    head great old joe uncle""".split()
)


_ENDLESS = re.compile(r"\d{20}")
_JOINS = re.compile(r"\b(?:and|und|et|plus|as well as|both)\b|[&+;]|\?(?=\s*\w)")


class Match(NamedTuple):
    """How an answer lies beside one accepted form."""

    form: Phrase
    pairs: tuple[tuple[Word, Word, int], ...]
    missing: tuple[Word, ...]
    extras: tuple[Word, ...]
    reversed: bool

    @property
    def exact(self) -> bool:
        return not self.missing and all(not cost for _, _, cost in self.pairs)

    @property
    def rank(self) -> tuple[int, int, int, int]:
        return len(self.missing), self.reversed, len(self.extras), sum(cost for _, _, cost in self.pairs)


class TypedKind(QuestionKind[Typed]):
    """Right, wrong, or a near miss that the teacher may accept; no shares."""

    typed = True

    def key(self, question: Typed, library: Library) -> str:
        return question.answers[0]

    def judge(self, question: Typed, given: Given, library: Library, rules: Rules) -> Judgement:
        if too_long(given.text):
            return wrong(TypedReason.TOO_LONG)
        text = clean_text(given.text)
        if _ENDLESS.search(text):
            return wrong(because(TypedReason.ENDLESS_NUMBER, answer=question.answers[0]))
        if not any(letter.isalnum() for letter in text):
            return wrong(TypedReason.UNREADABLE)
        lexicon = lexicon_of(library)
        accepted = lexicon.accepted(question, rules.aliases, library)
        dated = [self._judge_date(given.text, date, question, rules, accepted.dates) for date in accepted.dates]
        best = max(dated, key=lambda judged: (judged.verdict is Verdict.RIGHT, judged.verdict is Verdict.NEAR_MISS), default=None)
        if best and (accepted.only_dates or best.verdict is Verdict.RIGHT or leaves_century(best)):
            return best
        return _judge_text(text, question.answers[0], lexicon, accepted)

    @staticmethod
    def _judge_date(
        text: str, date: HistoricalDate, question: Typed, rules: Rules, dates: tuple[HistoricalDate, ...]
    ) -> Judgement:
        """Judge a date as exactly as the author wrote it; one that only says less is a near miss.

        Where the author accepts both a year and a day in it, a wrong day is wrong, though its year is right.
        """
        exact = max((other for other in dates if other.overlaps(date)), key=lambda other: other.precision.rank)
        judged = judge_date(DateKey(exact, date.precision, question.prompt), text, rules)
        if judged.verdict is Verdict.RIGHT and date.is_interval and not is_span(text, rules, near=date.start.year):
            return near_miss(because(TypedReason.LIES_WITHIN, answer=question.answers[0]))
        if judged.verdict is not Verdict.PARTLY:
            return judged
        coarser = judge_date(DateKey(date, Precision.YEAR), text, rules).share == 1
        return near_miss(judged.reason) if coarser else wrong(judged.reason)


def _judge_text(text: str, shown: str, lexicon: Lexicon, accepted: Accepted) -> Judgement:
    whole = parse_phrase(text, romans=accepted.romans, years=lexicon.years)
    if any(whole.key == form.key and whole.negations == form.negations for form in accepted.forms):
        return right()
    if not (whole.words or whole.numbers) and "".join(whole.initials) in {form.joined for form in accepted.forms}:
        return right()
    text = strip_filler(text)
    parts = [part for part in CHOICES.split(text) if any(letter.isalnum() for letter in part)]
    if len(parts) > 1 and not any(CHOICES.search(form.joined) for form in accepted.forms):
        return _judge_parts(parts, shown, lexicon, accepted)
    phrase = parse_phrase(text, romans=accepted.romans, years=lexicon.years)
    if not (phrase.words or phrase.numbers):
        return wrong(because(TypedReason.ANSWER_IS, answer=shown))
    return _judge_phrase(phrase, text, shown, lexicon, accepted)


def _judge_parts(parts: list[str], shown: str, lexicon: Lexicon, accepted: Accepted) -> Judgement:
    """Judge `Stalin or Lenin`: right only where each part is."""
    verdicts = {_judge_text(part, shown, lexicon, accepted).verdict for part in parts[:4]}
    if verdicts == {Verdict.RIGHT} and len(parts) <= 4:
        return right()
    return wrong(because(TypedReason.SEVERAL_ANSWERS, answer=shown))


def _judge_phrase(phrase: Phrase, text: str, shown: str, lexicon: Lexicon, accepted: Accepted) -> Judgement:
    matches = [match_phrase(phrase, form) for form in accepted.forms]
    match = min(matches, key=lambda found: found.rank)
    if phrase.negations != match.form.negations:
        return wrong(because(TypedReason.NEGATED, answer=shown))
    fault = _number_fault(phrase, match, shown, accepted, text)
    if fault is not None:
        return fault
    if match.reversed or (match.missing and any(found.reversed for found in matches)):
        return wrong(because(TypedReason.TURNED_ROUND, answer=shown))
    other = _other_fault(phrase, match, shown, lexicon, accepted, text)
    if other is not None:
        return other
    if match.missing and not _prompt_says(match, phrase, accepted):
        return _missing_fault(phrase, match, shown, lexicon, accepted)
    if stray := _stray(phrase, match, accepted):
        return near_miss(because(TypedReason.STRAY_WORD, word=stray, answer=shown))
    return right() if match.exact else right(because(TypedReason.SPELLED, answer=shown))


def match_phrase(phrase: Phrase, form: Phrase) -> Match:
    """Pair the words of an answer with those of a form, in any order, exact ones first."""
    free = list(phrase.words)
    pairs: list[tuple[Word, Word, int]] = []
    rest: list[Word] = []
    for word in form.words:
        same = next((given for given in free if given.plain == word.plain), None)
        if same is None:
            rest.append(word)
        else:
            free.remove(same)
            pairs.append((same, word, 0))
    missing: list[Word] = []
    turned = False
    for word in rest:
        found = _best_given(free, word)
        if found is None:
            turned = turned or any(_turned(given, word) for given in free)
            missing.append(word)
            continue
        free.remove(found[0])
        turned = turned or reverses(found[1], word, found[2])
        pairs.append((found[0], word, found[2]))
    if missing and len(phrase.words) != len(form.words) and _same_joined(phrase, form):
        return Match(form, tuple((given, given, 0) for given in phrase.words), (), (), reversed=False)
    return Match(form, tuple(pairs), tuple(missing), tuple(free), turned)


def _best_given(free: list[Word], word: Word) -> tuple[Word, Word, int] | None:
    """Give the typed word that is nearest to a word, the reading of it that is, and the slips; None where none passes."""
    found = [(given, reading, slips(reading, word)) for given in free for reading in readings_of(given) if passes(reading, word)]
    return min(found, key=lambda one: one[2]) if found else None


def _turned(given: Word, word: Word) -> bool:
    return reverses(given, word, min(OSA.distance(given.plain, word.plain), 3))


def _same_joined(phrase: Phrase, form: Phrase) -> bool:
    """Say whether the words are the same but for where they are parted; a slip passes in a long one."""
    if phrase.joined == form.joined:
        return True
    distance = OSA.distance(phrase.joined, form.joined, score_cutoff=1)
    return len(form.joined) >= 9 and distance <= 1 and phrase.joined[:2] == form.joined[:2]


def _number_fault(phrase: Phrase, match: Match, shown: str, accepted: Accepted, text: str) -> Judgement | None:
    """Refuse numbers that differ in value; a year that the question itself names may be left out or added."""
    need, have = Counter(match.form.numbers), Counter(phrase.numbers)
    lacking, added = list((need - have).elements()), list((have - need).elements())
    if lacking and added:
        return wrong(because(TypedReason.OTHER_NUMBER, number=_shorten(added[0]), answer=shown))
    if lacking and not _optional_year(lacking, match):
        if match.missing:
            return None
        if match.pairs:
            return near_miss(because(TypedReason.NUMBER_MISSING, answer=shown))
        return wrong(because(TypedReason.ANSWER_IS, answer=shown))
    if match.form.initials and not accepted.person and phrase.initials != match.form.initials:
        return wrong(because(TypedReason.ANSWER_IS, answer=shown))
    loose = [number for number in added if number not in accepted.numbers or (need and (len(number) != 4 or _JOINS.search(text)))]
    if need and added and phrase.numbers[0] not in need:
        return wrong(because(TypedReason.OTHER_NUMBER, number=_shorten(phrase.numbers[0]), answer=shown))
    if loose and (need or not match.missing):
        if need:
            return wrong(because(TypedReason.OTHER_NUMBER, number=_shorten(loose[0]), answer=shown))
        return near_miss(because(TypedReason.STRAY_NUMBER, number=_shorten(loose[0]), answer=shown))
    return None


def _optional_year(lacking: list[str], match: Match) -> bool:
    """Say whether what lacks is only the year behind a name of several words (the Hungarian Revolution of 1956), or a `One`."""
    optional = all(len(number) == 4 for number in lacking) or (lacking == ["1"] and len(match.form.words) >= 3)
    return optional and len(match.form.words) >= 2 and not match.missing


def _other_fault(phrase: Phrase, match: Match, shown: str, lexicon: Lexicon, accepted: Accepted, text: str) -> Judgement | None:
    """Refuse what names somebody or something else, or is as near to that as to the answer."""
    if match.exact and (not match.extras or not match.form.words):
        return None if match.form.words else _extra_fault(match, shown, lexicon, accepted, text)
    asked = match.exact and all(extra.plain in accepted.prompt for extra in match.extras)
    other = lexicon.other_phrase(phrase, accepted)
    if other and not asked:
        return wrong(because(TypedReason.IS_OTHER, other=other.name, answer=shown))
    for form in accepted.confusable:
        found = match_phrase(phrase, form)
        if not found.missing and found.rank <= match.rank and Counter(form.numbers) == Counter(phrase.numbers):
            return wrong(because(TypedReason.SOMETHING_ELSE, answer=shown))
    for given, word, cost in match.pairs:
        if cost and (fault := _pair_fault(given, word, cost, shown, lexicon, accepted)):
            return fault
    if not match.exact and not match.missing and not match.extras:
        within = OSA.distance(phrase.key, match.form.key)
        if other := lexicon.nearest_phrase(phrase, accepted, within):
            return near_miss(because(TypedReason.AS_NEAR_TO_OTHER, other=other.name, answer=shown))
    return _extra_fault(match, shown, lexicon, accepted, text)


def _pair_fault(given: Word, word: Word, cost: int, shown: str, lexicon: Lexicon, accepted: Accepted) -> Judgement | None:
    if other := lexicon.other_named(given, accepted):
        return wrong(because(TypedReason.IS_OTHER, other=other.name, answer=shown))
    if given.text in lexicon.text_words and given.sound != word.sound and given.plain not in accepted.own_words:
        return near_miss(because(TypedReason.OTHER_WORD, word=given.text, answer=shown))
    if other := lexicon.nearest_other(given, accepted, cost):
        return near_miss(because(TypedReason.AS_NEAR_TO_OTHER, other=other.name, answer=shown))
    return None


def _extra_fault(match: Match, shown: str, lexicon: Lexicon, accepted: Accepted, text: str) -> Judgement | None:
    """Refuse a second name beside the answer, unless it only says whose, where or of whom, as the question does."""
    for extra in match.extras:
        other = lexicon.other_named(extra, accepted)
        if other is None and not match.missing and extra.plain not in accepted.context:
            other = lexicon.nearest_other(extra, accepted, 1) if len(extra.plain) > 5 else None
        if other is None or extra.text in _FILLER_WORDS or (accepted.person and extra.text in _TITLES):
            continue
        if not match.missing and _said_of(extra, match, accepted, text, other.person):
            continue
        near = extra.plain in (accepted.prompt if accepted.person else accepted.context)
        if other.person and near and not match.missing and not CONNECTORS.search(text):
            return near_miss(because(TypedReason.NAMED_OTHER_TOO, other=other.name, answer=shown))
        if other.person and extra.plain != other.forms[0].words[-1].plain:
            return wrong(because(TypedReason.STRAY_WORD, word=extra.text, answer=shown))
        return wrong(because(TypedReason.NAMED_OTHER, other=other.name, answer=shown))
    return None


def _said_of(extra: Word, match: Match, accepted: Accepted, text: str, person: bool) -> bool:
    """Say whether a name only goes with the answer: `Stalin's cult of personality`, `Khrushchev denounced Stalin`."""
    if not accepted.person and extra.plain in accepted.place and not _JOINS.search(text):
        return True
    if CONNECTORS.search(text):
        return False
    if not accepted.person:
        return extra.plain in (accepted.subject if person else accepted.prompt)
    first = min((text.find(given.text) for given, _, _ in match.pairs), default=-1)
    return extra.plain in accepted.prompt and 0 <= first < text.find(extra.text)


def _prompt_says(match: Match, phrase: Phrase, accepted: Accepted) -> bool:
    """Say whether all that is missing stands in the prompt: `22nd` where it asks for a congress."""
    said = all(word.plain in accepted.prompt for word in match.missing)
    return said and bool(match.form.numbers or any(not cost for _, _, cost in match.pairs))


def _missing_fault(phrase: Phrase, match: Match, shown: str, lexicon: Lexicon, accepted: Accepted) -> Judgement:
    lacking = set(match.form.numbers) - set(phrase.numbers)
    if (lacking and lacking != {"1"}) or set(phrase.numbers) - {*match.form.numbers, *accepted.numbers}:
        return wrong(because(TypedReason.ANSWER_IS, answer=shown))
    found = len(match.pairs)
    unknown = [given for given in match.extras if given.text not in lexicon.text_words]
    alike = any(resembles(given, word) for given in unknown for word in match.missing)
    half = 2 * found >= len(match.form.words) and not match.extras and any(len(g.plain) > 3 for g, _, _ in match.pairs)
    if half or (alike and (found or len(match.form.words) == 1)):
        return near_miss(because(TypedReason.PART_MISSING, answer=shown))
    parted = len(phrase.words) != len(match.form.words) and len(unknown) == len(match.extras)
    if parted and resembles(_whole(phrase), _whole(match.form)):
        return near_miss(because(TypedReason.NOT_THE_SAME_WORD, answer=shown))
    return wrong(because(TypedReason.ANSWER_IS, answer=shown))


def _whole(phrase: Phrase) -> Word:
    return Word(phrase.joined, phrase.joined, phrase.joined, phrase.joined)


def _stray(phrase: Phrase, match: Match, accepted: Accepted) -> str:
    """Give the first word beside the answer that is neither filler nor of the question."""
    harmless = accepted.context | accepted.place
    for extra in match.extras:
        known = extra.text in _FILLER_WORDS or extra.text in ARTICLES or extra.plain in harmless
        if not known and not (accepted.person and _goes_with_name(extra, accepted)):
            return extra.text
    if accepted.person and len(match.pairs) < 2 and not _are_initials("".join(phrase.initials), accepted):
        return phrase.initials[0]
    return ""


def _goes_with_name(extra: Word, accepted: Accepted) -> bool:
    return extra.text in _TITLES or is_patronymic(extra) or _are_initials(extra.text, accepted)


def _are_initials(letters: str, accepted: Accepted) -> bool:
    """Say whether letters can be the initials of the person: the first must be that of a known name."""
    names = {word.plain[0] for form in accepted.forms for word in form.words}
    if names & {"j", "i"}:
        names |= {"j", "i", "y"}
    return not letters or (len(letters) <= 2 and letters[0] in names)


def _shorten(number: str) -> str:
    return number if len(number) <= 12 else number[:9] + "…"
