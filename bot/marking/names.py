"""Who and what can be meant: every name of the library and of the world around it, made ready once per library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from threading import Lock
from typing import NamedTuple
from weakref import WeakKeyDictionary

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ..language.dates import HistoricalDate
from ..language.phrases import Phrase, parse_phrase
from ..language.spelling import Word
from ..language.written_dates import ShortYears, authored_date
from ..library.catalogue import Library
from ..library.model import Fact
from ..library.questions import Typed
from .entities import Entity, entities_of, has_number, part_of
from .well_known import LOOKALIKES, lies_beside

_WORD = re.compile(r"[^\W\d_]{3,}")
_PATRONYMIC = re.compile(r".{3}([iy](ch|tch|tsch|c|cs|cz)|evna|ovna|ichna|inichna)$")
_SEVERAL_LETTERS = 4
_WHO = re.compile(
    r"""(?:\w+\s)?(?:who|whom|whose)\b|(?:\w+\s)?(?:which|what|name)\s(?:[\w'-]+\s){0,4}?(?:leader|man|woman|politician|person|
    writer|author|poet|novelist|minister|journalist|reporter|member|prisoner|marshal|premier|president|chief|historian|
    editor|successor|diplomat|dictator|scientist|cosmonaut|commander|rival|official)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_GENERIC = frozenset("group parti union comite congres army people government police front movement worker council".split())


READY, _MOST_KEPT = 100, 1000
"""Typed questions whose answers are made ready with a library, and how many are kept so: 2 ms each."""


class Accepted(NamedTuple):
    """What counts as right for one question, and what may stand beside it without harm."""

    forms: tuple[Phrase, ...]
    own: frozenset[int]
    """Indices of the entities that the answer is."""
    person: bool
    romans: bool
    context: frozenset[str]
    """Plain words of the prompt and the fact."""
    prompt: frozenset[str]
    numbers: frozenset[str]
    """Numbers of the prompt and the fact."""
    confusable: tuple[Phrase, ...]
    own_words: frozenset[str]
    subject: frozenset[str]
    """Plain words of the prompt and the fact's title."""
    place: frozenset[str]
    """Plain words of the fact's place."""
    dates: tuple[HistoricalDate, ...]
    """The answers that are dates and nothing else."""
    only_dates: bool


class Lexicon:
    """All names of a library, by phrase and by word."""

    def __init__(self, library: Library) -> None:
        self.years = ShortYears.of(fact.date for fact in library.timeline if fact.date)
        """What '56 and `the thirties` are here."""
        self.entities = tuple(entities_of(library, self.years))
        self.by_word: dict[str, tuple[int, ...]] = {}
        self.by_sound: dict[str, tuple[int, ...]] = {}
        self.by_key: dict[str, tuple[int, ...]] = {}
        for index, entity in enumerate(self.entities):
            self._register(index, entity)
        self.keys = list(self.by_key)
        self.words = list(self.by_word)
        written = set(_text_words(library))
        self.text_words = LOOKALIKES | {word.casefold() for word in written}
        self.common = LOOKALIKES | {word for word in written if word.islower()}
        self.groups = tuple(
            tuple(parse_phrase(name, romans=has_number(name), years=self.years) for name in group)
            for unit in library.units
            for group in unit.head.confusable
        )
        self._accepted: dict[tuple[Typed, tuple[str, ...], Fact | None], Accepted] = {}

    def _register(self, index: int, entity: Entity) -> None:
        for form in entity.forms:
            _file(self.by_key, form.key, index)
        if entity.person or all(len(form.words) == 1 for form in entity.forms[:1]):
            for word in entity.words() if entity.person else entity.forms[0].words:
                _file(self.by_word, word.plain, index)
                _file(self.by_sound, word.sound, index)

    def accepted(self, question: Typed, aliases: tuple[str, ...], library: Library) -> Accepted:
        """Give what is accepted for a question, made once; of a part of the library, for its fact as it is there."""
        key = question, aliases, _edited_fact(question, library)
        known = self._accepted.get(key)
        if known is None:
            if len(self._accepted) >= _MOST_KEPT:
                self._accepted.clear()
            known = self._accepted[key] = self._accept(question, aliases, library)
        return known

    def _accept(self, question: Typed, aliases: tuple[str, ...], library: Library) -> Accepted:
        texts = (*question.answers, *aliases)
        romans = any(has_number(text) for text in texts)
        forms = [parse_phrase(text, romans=has_number(text), years=self.years) for text in texts]
        prompt = parse_phrase(question.prompt, romans=romans, years=self.years)
        forbidden = {word.plain for word in prompt.words}
        confusable = [parse_phrase(text, romans=romans, years=self.years) for text in question.confusable]
        own = frozenset(self._own(forms))
        names = {form.key for form in forms}
        for group in self.groups:
            if any(form.key in names for form in group):
                confusable += [form for form in group if form.key not in names]
        barred = {form.key for form in confusable}
        for index in own:
            named = (form for form in self.entities[index].forms if form.key not in names | barred | self.entities[index].loose)
            forms += [form for form in named if not {w.plain for w in form.words} <= forbidden]
        person = any(self.entities[index].person for index in own) or _asks_for_person(question)
        if person:
            forms += [form for form in _surnames(forms, question) if form.joined not in self.common]
        fact = library.facts.get(question.fact)
        subject = _plain_words(fact.title) if fact else frozenset()
        place = _plain_words(" ".join(lies_beside(fact.place if fact else "", *texts)))
        context, numbers = _context(question, library, prompt, romans=romans, years=self.years)
        dates = () if _asks_how_many(question) else tuple(date for date in map(authored_date, texts) if date)
        own_words = frozenset(w.plain for form in forms for w in form.words)
        unique: dict[tuple[str, frozenset[str]], Phrase] = {}
        for form in forms:
            unique.setdefault((form.key, form.negations), form)
        return Accepted(
            tuple(unique.values()), own, person, romans, context, frozenset(forbidden), numbers, tuple(confusable), own_words,
            subject | forbidden, place, dates, len(dates) == len(texts),
        )  # fmt: skip

    def _own(self, forms: list[Phrase]) -> Iterator[int]:
        """Find the entities whose own name, or the surname that only they bear, is among the answers."""
        for key in {form.key for form in forms}:
            named = self.by_key.get(key, ())
            for index in named if len(named) == 1 else ():
                entity = self.entities[index]
                principal = entity.forms[:2] if entity.person else entity.forms[:1]
                if any(form.key == key for form in principal):
                    yield index

    def other_named(self, word: Word, accepted: Accepted) -> Entity | None:
        """Give the other person or place that a word names, rightly spelled or by its sound."""
        if word.plain in accepted.own_words:
            return None
        found = self.by_word.get(word.plain) or (self.by_sound.get(word.sound) if len(word.sound) >= _SEVERAL_LETTERS else None)
        return self.entities[found[0]] if found and accepted.own.isdisjoint(found) else None

    def other_phrase(self, phrase: Phrase, accepted: Accepted) -> Entity | None:
        """Give the other entity whose name a whole phrase is."""
        others = _apart_from(self.by_key.get(phrase.key, ()), accepted)
        return self.entities[others[0]] if others and phrase.key not in {form.key for form in accepted.forms} else None

    def nearest_other(self, word: Word, accepted: Accepted, within: int) -> Entity | None:
        """Give another name to which a word is as near as this, or nearer."""
        reach = min(within, (len(word.plain) - 1) // 4)
        for found, _, _ in process.extract(word.plain, self.words, scorer=OSA.distance, score_cutoff=reach, limit=8):
            others = self.by_word[found]
            if found not in accepted.own_words and accepted.own.isdisjoint(others):
                return self.entities[others[0]]
        return None

    def nearest_phrase(self, phrase: Phrase, accepted: Accepted, within: int) -> Entity | None:
        """Give another name to which a whole phrase is as near as this, or nearer."""
        reach = min(within, (len(phrase.key) - 1) // 4, 3)
        own = {form.key for form in accepted.forms}
        for found, _, _ in process.extract(phrase.key, self.keys, scorer=OSA.distance, score_cutoff=reach, limit=8):
            others = _apart_from(self.by_key[found], accepted)
            if others and found not in own:
                return self.entities[others[0]]
        return None


def _file(named: dict[str, tuple[int, ...]], key: str, index: int) -> None:
    """File an entity, of which there is a greater number each time, under a key."""
    filed = named.get(key, ())
    if filed[-1:] != (index,):
        named[key] = (*filed, index)


def _apart_from(indices: Iterable[int], accepted: Accepted) -> list[int]:
    return [index for index in indices if index not in accepted.own]


_LEXICONS: WeakKeyDictionary[Library, Lexicon] = WeakKeyDictionary()
_GATHERING = Lock()


def lexicon_of(library: Library) -> Lexicon:
    """Give the names of a library, or of the one that it is a part of; made at the first call, some 150 ms, and kept with it."""
    library = library if library.names is None else library.names
    lexicon = _LEXICONS.get(library)
    if lexicon is not None:
        return lexicon
    with _GATHERING:  # a class that types at the same time gathers the names once
        lexicon = _LEXICONS.get(library)
        if lexicon is not None:
            return lexicon
        lexicon = Lexicon(library)
        typed = (question for question in library.questions.values() if isinstance(question, Typed))
        for question in islice(typed, READY):
            lexicon.accepted(question, (), library)
        _LEXICONS[library] = lexicon
    return lexicon


def is_patronymic(word: Word) -> bool:
    return bool(_PATRONYMIC.search(word.text))


def _edited_fact(question: Typed, library: Library) -> Fact | None:
    """Give the fact of a question where a part of a library has it otherwise than the whole."""
    fact = library.facts.get(question.fact)
    if fact is None or library.names is None:
        return None
    whole = library.names.facts.get(fact.id)
    return None if whole is not None and _told(whole) == _told(fact) else fact


def _told(fact: Fact) -> tuple[object, ...]:
    """Give what may stand beside an answer without harm."""
    return fact.title, fact.statement, fact.place, fact.keywords, fact.people, fact.date


def _asks_how_many(question: Typed) -> bool:
    """Say whether four figures are a number here, not a year."""
    return bool(re.search(r"\bhow (?:many|much|long|far)\b|\bnumber of\b", question.prompt, re.IGNORECASE))


def _asks_for_person(question: Typed) -> bool:
    """Say whether a question whose answer no library knows asks who, and is answered by names."""
    return bool(_WHO.match(question.prompt))


def _surnames(forms: list[Phrase], question: Typed) -> list[Phrase]:
    """Let the surname of a full name do, where the authored answers name a person by two or three capitalised words."""
    named = [text.split() for text in question.answers]
    full = [all(part[:1].isupper() for part in parts) and 2 <= len(parts) <= 3 for parts in named]
    found, given = [], set[str]()
    for form, whole in zip(forms, full, strict=False):
        if whole and len(form.words) > 1 and form.words[-1].plain not in given:  # after Imre Nagy, Nagy Imre has no new surname
            found.append(part_of(form, len(form.words) - 1))
            given.add(form.words[0].plain)
    return [form for form in found if len(form.joined) > 2 and form.joined not in _GENERIC]


def _context(
    question: Typed, library: Library, prompt: Phrase, *, romans: bool, years: ShortYears
) -> tuple[frozenset[str], frozenset[str]]:
    fact = library.facts.get(question.fact)
    texts = [fact.title, fact.statement, fact.place, *fact.keywords] if fact else []
    texts += [library.people[key].name for key in fact.people if key in library.people] if fact else []
    phrases = [prompt, *(parse_phrase(part, romans=romans, years=years) for text in texts for part in _chunks(text))]
    numbers = {number for phrase in phrases for number in phrase.numbers}
    if fact and fact.date:
        numbers |= {str(day.year) for day in (fact.date.first, fact.date.last)}
    return frozenset(w.plain for phrase in phrases for w in phrase.words), frozenset(numbers)


def _plain_words(text: str) -> frozenset[str]:
    return frozenset(w.plain for w in parse_phrase(text, romans=False).words)


def _chunks(text: str) -> Iterator[str]:
    """Cut an authored text into pieces that parse_phrase does not find too long."""
    for start in range(0, len(text), 250):
        yield text[start : start + 250]


def _text_words(library: Library) -> Iterator[str]:
    """Give every word that the library itself writes; names with their misspellings are left out."""
    texts = [text for fact in library.facts.values() for text in (fact.title, fact.statement, fact.place)]
    texts += [person.entry for person in library.people.values()] + [term.entry for term in library.terms.values()]
    texts += [text for summary in library.summaries.values() for text in (summary.line, summary.paragraph, summary.page)]
    texts += [text for question in library.questions.values() for text in (question.prompt, question.explanation)]
    for text in texts:
        yield from _WORD.findall(text)
