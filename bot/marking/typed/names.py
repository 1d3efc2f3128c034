"""Who and what can be meant: every name of one unit, made ready once; what else is loaded is nobody here.

Long on purpose: what names a unit has, and by which of them each may go, is seen in one place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from threading import Lock

import msgspec
from msgspec.structs import replace

from ...distances import OSA, process
from ...language.dates import MONTHS
from ...language.english.frequencies import frequency
from ...language.phrases import Phrase, may_hold_number, parse_phrase
from ...language.spelling import Word, clean_text, passes, word_of
from ...language.stems import stem
from ...language.written_dates import ShortYears
from ...library.catalogue import Library
from ...library.ids import unit_of_id
from ...library.model import Fact, Person, Term
from ...library.questions import Typed
from ...library.unit import Unit
from .alignment import STATES
from .person_names import TITLES, first_letters, is_forename, short_names

_WORD = re.compile(r"[^\W\d_]{3,}")
_WRITTEN_WORD = re.compile(r"[^\W_]+(?:['\u2019]s\b)?")
_REIGN = re.compile(r"[IVX]{2,}|V|X")
_NUMBER_INSIDE = re.compile(r" [IVX]+ [A-Z]")
"""Alexios I Komnenos goes by either."""
_SEVERAL_LETTERS = 4
COMMONEST = 60
"""Words at least as common as this (tenths of Zipf) tell nobody apart: the, was, who."""
_BODY = re.compile(r"(?<=[a-z] )(Congress|Company|Parliament|Assembly|Senate|Commune|Directory|Convention)\b(?! [A-Z])")
_TOLD = re.compile(r"(?<=\w),?\s(?:of|the)\s", re.IGNORECASE)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DONE_TO = re.compile(r"\b(?:whom|whose|against|by|was|were|with|in|at|lost|fled|enemy|rival|opponent|victim)\b")
_MOST_UNITS = 64
_PARTS_OF_BRITAIN = frozenset("england english scotland scottish wales welsh".split())
"""Where a unit tells these apart, England is not Britain."""


class Entity(msgspec.Struct, frozen=True, gc=False):
    """Somebody or something with a name, and all the forms of it."""

    name: str
    forms: tuple[Phrase, ...]
    """Its whole names, the first one first."""
    person: bool
    entry: str = ""
    shorts: tuple[Phrase, ...] = ()
    """Shorter names that stand for it, as far as nobody else bears them."""
    called: tuple[Phrase, ...] = ()
    """A person's names without what is told behind them, as many are of England or the Elder."""
    shared: tuple[Phrase, ...] = ()
    """Shorter names that others bear, too."""
    first_shorts: frozenset[str] = frozenset()
    """Keys of those that are short for its first name: Mao is Mao Zedong, though Jiang Qing was called Madame Mao."""

    forenames: tuple[Phrase, ...] = ()
    """What stands for a ruler as long as nobody else goes by it."""

    def is_named(self, said: Set[str]) -> bool:
        """Say whether these plain words hold one of the names."""
        return any(form.words and {word.plain for word in form.words} <= said for form in (*self.forms, *self.shorts))

    def words(self) -> Iterator[Word]:
        for form in self.called or self.forms:
            yield from form.words


class Lexicon:
    """All names of a unit, by phrase and by word."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.facts = {fact.id: fact for fact in unit.facts}
        self.years = ShortYears.of(fact.date for fact in unit.facts if fact.date)
        """What '56 and `the thirties` are here."""
        self.entities = tuple(_own_shorts(list(_entities(unit, self.years))))
        self.by_word: dict[str, tuple[int, ...]] = {}
        self.by_sound: dict[str, tuple[int, ...]] = {}
        self.by_key: dict[str, tuple[int, ...]] = {}
        for index, entity in enumerate(self.entities):
            self._register(index, entity)
        self.words = list(self.by_word)
        written = set(_text_words(unit))
        listed = {word.casefold() for group in unit.head.confusable for name in group if name.islower() for word in name.split()}
        self.text_words = listed | {word.casefold() for word in written}
        self.common = listed | {word for word in written if word.islower()}
        self.bodies = frozenset(word.casefold() for text in _texts(unit) for word in _BODY.findall(text))
        """What the unit calls by one word in the middle of a sentence: the Congress."""
        self.groups = tuple(tuple(self.parse(name) for name in group if not name.islower()) for group in unit.head.confusable)
        self._titles = [(fact.title.casefold(), fact) for fact in unit.facts]
        self.neighbours = _neighbours(unit)
        self.home = plain_words(unit.head.title)

    def parse(self, text: str, *, romans: bool | None = None, person: bool = False) -> Phrase:
        return parse_phrase(text, romans=has_number(text) if romans is None else romans, years=self.years, person=person)

    def _register(self, index: int, entity: Entity) -> None:
        for form in (*entity.forms, *entity.shorts):
            _file(self.by_key, form.key, index)
        if entity.person or len(entity.forms[0].words) == 1:
            for word in entity.words() if entity.person else entity.forms[0].words:
                if word.text not in TITLES:
                    _file(self.by_word, word.plain, index)
                    _file(self.by_sound, word.sound, index)

    def facts_on(self, names: Iterable[str]) -> list[Fact]:
        """Find the facts whose titles have one of these names."""
        sought = [name.casefold() for name in names if len(name) > 3]
        return [fact for title, fact in self._titles if any(name in title for name in sought)]

    def makers(self, names: Iterable[str]) -> Iterator[Entity]:
        """Give the people of whom the unit says that they made or led what has one of these names."""
        people = [(entity, entity.entry.casefold()) for entity in self.entities if entity.person]
        named = ((entity, entry) for entity, entry in people if any(len(name) > 2 and name.casefold() in entry for name in names))
        yield from (entity for entity, entry in named if not _DONE_TO.search(entry))

    def owners(self, forms: Iterable[Phrase]) -> Iterator[int]:
        """Find the entities that one of these forms names, and nobody else bears."""
        for key in {form.key for form in forms}:
            owners = self.by_key.get(key, ())
            if len(owners) == 1:
                yield from owners

    def other_named(self, word: Word, own: frozenset[int], own_words: frozenset[str]) -> Entity | None:
        """Give the other person or place that a word names, rightly spelled or by its sound."""
        if word.plain in own_words:
            return None
        found = self.by_word.get(word.plain) or (self.by_sound.get(word.sound) if len(word.sound) >= _SEVERAL_LETTERS else None)
        return self.entities[found[0]] if found and own.isdisjoint(found) else None

    def same_states(self, forms: Iterable[Phrase]) -> Iterator[Phrase]:
        """Give the other names of a state that one of these forms names, which name nothing else of the unit."""
        keys = {form.key for form in forms}
        for names in STATES:
            alike = [self.parse(name) for name in names]
            if any(form.key in keys for form in alike):
                yield from (form for form in alike if not self.by_key.get(form.key))
                if "Britain" in names and self.text_words.isdisjoint(_PARTS_OF_BRITAIN):
                    yield self.parse("England")

    def bearers(self, surnames: Iterable[str], initial: str) -> set[int]:
        """Find the people who have all these words in a name, and another that begins so."""
        found = [set(self.by_word.get(word, ())) for word in surnames]
        together = set.intersection(*found) if found else set()
        return {index for index in together if any(word.plain[:1] == initial for word in self.entities[index].words())}

    def is_meant(self, index: int, short: Phrase, prompt: Phrase) -> bool:
        """Say whether a prompt tells which bearer of a short name it asks for: it speaks of this one as the unit does."""
        others = {each for word in short.words for each in self.by_word.get(word.plain, ())} - {index}
        said = {stem(word.text) for word in prompt.words if word not in short.words and frequency(word.text) < COMMONEST}
        fits = {each: len(said & self._entry_words(each)) for each in (index, *others)}
        own = fits.pop(index)
        return own > 1 and all(own > 2 * fit for fit in fits.values())

    def is_called_so(self, index: int, short: Phrase, fact: Fact | None) -> bool:
        """Say whether a fact calls somebody by a name that others bear, too, and tells of none of those."""
        if fact is None or any(form.numbers for form in self.entities[index].forms):
            return False
        said = {word_of(word.casefold()).plain for word in _WORD.findall(fact.statement)}
        names = {word.plain for word in short.words}
        bearers = {each for name in names for each in self.by_word.get(name, ())} - {index}
        others = {word.plain for each in bearers for word in self.entities[each].words()} - names
        return names <= said and said.isdisjoint(others)

    def _entry_words(self, index: int) -> set[str]:
        return {stem(word.text) for part in chunks(self.entities[index].entry) for word in self.parse(part).words}

    def other_phrase(self, phrase: Phrase, own: frozenset[int]) -> Entity | None:
        """Give the other entity whose name a whole phrase is."""
        other = next((index for index in self.by_key.get(phrase.key, ()) if index not in own), None)
        return None if other is None else self.entities[other]

    def nearest_other(self, word: Word, own: frozenset[int], own_words: frozenset[str], within: int) -> Entity | None:
        """Give another name to which a word is as near as this, or nearer."""
        reach = min(within, (len(word.plain) - 1) // 4)
        for found, _, _ in process.extract(word.plain, self.words, scorer=OSA.distance, score_cutoff=reach, limit=8):
            others = self.by_word[found]
            if found not in own_words and own.isdisjoint(others):
                return self.entities[others[0]]
        return None


def _file(named: dict[str, tuple[int, ...]], key: str, index: int) -> None:
    """File an entity under a key."""
    filed = named.get(key, ())
    if index not in filed:
        named[key] = (*filed, index)


_GATHERING = Lock()
_LEXICONS: dict[int, Lexicon] = {}
"""By the identity of the unit, which its lexicon keeps alive; the oldest goes where there are many."""


def lexicon_of(unit: Unit) -> Lexicon:
    """Give the names of a unit, made at the first call."""
    if lexicon := _LEXICONS.get(id(unit)):
        return lexicon
    with _GATHERING:  # a class that types at the same time gathers the names once
        if lexicon := _LEXICONS.get(id(unit)):
            return lexicon
        while len(_LEXICONS) >= _MOST_UNITS:
            _LEXICONS.pop(next(iter(_LEXICONS)))
        lexicon = _LEXICONS[id(unit)] = Lexicon(unit)
    return lexicon


def unit_of(question: Typed, library: Library) -> Unit | None:
    """Give the unit of a question, as the whole library has it; None for a question of no unit."""
    whole = library if library.names is None else library.names
    own = whole.unit_of_question(question) or library.unit_of_question(question)
    if own is None and question.fact in library.facts:
        own = library.unit_of(library.facts[question.fact])
    key = own.key if own is not None else unit_of_id(question.id)
    named = next((unit for unit in whole.units if key and unit.key == key), None)
    if named is None and own is None and len(whole.units) == 1:
        return whole.units[0]
    return named or own


def plain_words(text: str) -> frozenset[str]:
    """Give the words of an authored text in plain form."""
    return frozenset(word.plain for part in chunks(text) for word in parse_phrase(part, romans=False).words)


def chunks(text: str) -> Iterator[str]:
    """Cut an authored text into pieces that parse_phrase does not find too long."""
    words = text.split()
    yield from (" ".join(words[start : start + 12]) for start in range(0, len(words), 12))


def has_number(text: str) -> bool:
    """Say whether an authored text holds a number, Roman ones in capitals included."""
    figures = re.search(r"\d|\b[IVXLC\u0425]{2,}(?:th|nd|rd|st)?\b|(?<=\w )[IVX](?=$|\s)", text)
    return figures is not None or (may_hold_number(text) and bool(parse_phrase(text, romans=False).numbers))


def _entities(unit: Unit, years: ShortYears) -> Iterator[Entity]:
    entities = [_recorded(record, years) for record in _records(unit)]
    yield from (entity for entity in entities if entity.forms)
    seen = {form.key for entity in entities for form in entity.forms}
    surnames = {form.words[-1].plain for entity in entities if entity.person for form in entity.forms if form.words}
    people = {form.key for entity in entities if entity.person for form in entity.forms}
    for group in (*unit.head.confusable, MONTHS, _DAYS):
        forms = {name: parse_phrase(name, romans=has_number(name), years=years) for name in group}
        human = any(form.key in people for form in forms.values())
        for name, form in forms.items():
            if not form.words or name.islower() or form.key in seen or (human and form.words[-1].plain in surnames):
                continue
            seen.add(form.key)
            shorts = tuple(parse_phrase(short, romans=False, person=True) for short in short_names(name)) if human else ()
            yield Entity(name, (form,), human, shorts=shorts)


def _records(unit: Unit) -> list[Person | Term]:
    return [*unit.people, *unit.terms]


def _recorded(record: Person | Term, years: ShortYears) -> Entity:
    person = isinstance(record, Person)

    def parse(name: str) -> Phrase:
        return parse_phrase(name, romans=has_number(name), years=years, person=person)

    names = (record.name, *record.other_names)
    forms = {form.key: form for form in map(parse, names) if form.key}
    entity = Entity(record.name, tuple(forms.values()), person, record.entry)
    if not isinstance(record, Person):
        return entity
    return replace(
        entity,
        shorts=tuple(map(parse, _shorts_of(record))),
        called=tuple(parse(_TOLD.split(name)[0]) for name in names),
        first_shorts=frozenset(parse(short).key for short in short_names(record.name)),
        forenames=tuple(map(parse, _forenames_of(record))),
    )


def _shorts_of(person: Person) -> list[str]:
    """Give what the author says is short for a name, or what people everywhere take for it."""
    if person.short is not None:
        return [*person.short]
    written = [name.split() for name in (person.name, *person.other_names)]
    turned = written[0][-1], written[0][0]
    names = [" ".join(name) for name in written if (name[0], name[-1]) != turned]  # Nagy Imre has no new surname
    numbered = has_number(person.name) and {name[0] for name in written if len(name) > 1 and _REIGN.fullmatch(name[1])}
    if numbered:  # a ruler goes by the name with its number, not by that of the house: Napoleon III is not Bonaparte
        names = [name for name in names if " of " in name or " the " in name or _NUMBER_INSIDE.search(name)]
    shorts = [short for name in names for short in short_names(name) if not numbered or not _resembles_any(short, numbered)]
    shorts = [short for short in shorts if not is_forename(short, person.name) and not _is_pronoun(short)]
    if any(_REIGN.fullmatch(word) for name in written for word in name):
        return shorts  # Charles is not enough for Charles V, though he was Charles I of Spain
    return shorts + [name.removesuffix(" I") for name in (person.name, *person.other_names) if name.endswith(" I")]


def _is_pronoun(short: str) -> bool:
    """Say whether a short name is a small word that everybody writes: He, of Ma He."""
    return len(short) < 4 and frequency(short.casefold()) >= COMMONEST


def _forenames_of(person: Person) -> list[str]:
    """Give the name of a ruler without the number, where the unit calls them otherwise: Harold Godwinson, who is Harold II."""
    first, *others = [name.split() for name in (person.name, *person.other_names)]
    if person.short is not None or has_number(person.name):
        return []
    return [name[0] for name in others if len(name) == 2 and name[0] == first[0] and _REIGN.fullmatch(name[1])]


def _resembles_any(short: str, names: Iterable[str]) -> bool:
    """Say whether a short name is a spelling of one that needs its number: Ramses, where Ramesses II is meant."""
    word = word_of(clean_text(short))
    return any(passes(word, word_of(clean_text(name))) for name in names)


def _own_shorts(entities: list[Entity]) -> Iterator[Entity]:
    """Leave out each shorter name that somebody or something else bears, too."""
    bearers: dict[str, set[int]] = {}
    first: dict[str, set[int]] = {}
    for index, entity in enumerate(entities):
        whole = {form.key for form in entity.forms}
        numberless = {" ".join(sorted(word.plain for word in form.words)) for form in entity.forms if form.numbers}
        for key in whole | numberless | {form.key for form in entity.shorts}:  # Darius is Darius III as well as Darius I
            bearers.setdefault(key, set()).add(index)
        for key in whole | entity.first_shorts:
            first.setdefault(key, set()).add(index)
    called = Counter(form.key for entity in entities for form in entity.forenames)
    for index, entity in enumerate(entities):
        own = (form for form in entity.shorts if len(bearers[form.key]) == 1 or first.get(form.key) == {index})
        alone = (form for form in entity.forenames if bearers.get(form.key, {index}) == {index} and called[form.key] == 1)
        shorts = (*own, *alone)
        shared = tuple(form for form in entity.shorts if form not in shorts)
        yield replace(entity, shorts=shorts, shared=shared)


def _neighbours(unit: Unit) -> dict[str, frozenset[str]]:
    """Give for each word of a place the words that the unit names it with: Poznan, Poland."""
    found: dict[str, set[str]] = {}
    for fact in unit.facts:
        words = plain_words(fact.place) if "," in fact.place else frozenset[str]()
        for word in words:
            found.setdefault(word, set()).update(words)
    return {word: frozenset(words) for word, words in found.items()}


def _text_words(unit: Unit) -> Iterator[str]:
    """Give every word that the unit itself writes; names with their misspellings are left out."""
    for text in _texts(unit):
        yield from _WORD.findall(text)


def _texts(unit: Unit) -> list[str]:
    texts = [text for fact in unit.facts for text in (fact.title, fact.statement, fact.place)]
    texts += [record.entry for record in _records(unit)]
    texts += [text for summary in unit.summaries for text in (summary.line, summary.paragraph, summary.page)]
    texts += [text for question in unit.questions for text in (question.prompt, question.explanation)]
    return texts


def called_by_body(texts: Iterable[str], lexicon: Lexicon) -> Iterator[Phrase]:
    """Let a body go by its last word where the unit calls it so: the Congress."""
    for text in texts:
        form = lexicon.parse(text)
        if len(form.words) > 1 and form.words[-1].text in lexicon.bodies and text == text.title():
            yield lexicon.parse(form.words[-1].text)


def initials_of(texts: Iterable[str], lexicon: Lexicon, own: frozenset[int]) -> Iterator[str]:
    """Give the first letters of names of three words or more, where no other name of the unit has them."""
    others = {first_letters(entity.name) for at, entity in enumerate(lexicon.entities) if at not in own}
    for text in texts:
        for letters in {first_letters(text), "".join(word[0] for word in _WRITTEN_WORD.findall(text)).casefold()}:
            if len(letters) > 2 and not has_number(text) and letters not in others and not lexicon.by_key.get(letters):
                yield letters
