"""What counts as right for one question, and what the question itself says, so that it may stand beside an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from ...language.date_words import NAMES
from ...language.dates import HistoricalDate
from ...language.phrases import ARTICLES, PARTICLES, Phrase
from ...language.spelling import clean_text, word_of
from ...language.written_dates import authored_date
from ...library.catalogue import Library
from ...library.model import Fact
from ...library.questions import Typed
from ...library.unit import Unit, UnitHead
from .beside.words import Told
from .names import Lexicon, called_by_body, chunks, has_number, initials_of, lexicon_of, plain_words, unit_of
from .person_names import ROLES, SON_OF, TITLES, doers_in, first_letters, short_names

_WHO = re.compile(
    rf"""(?:\w+\s)?(?:who|whose)\b|(?:\w+\s){{0,3}}whom\b
    |(?:\w+\s)?(?:which|what|name)\s(?:(?!(?:did|does|was|were|is|has|had)\b)[\w'-]+\s){{0,4}}?(?:{"|".join(sorted(ROLES))})\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WHERE = re.compile(
    r"""\bwhere\b|\b(?:in|at|near)\ which\ (?:place|town\w*|city|village|meadow|field|suburb|port|island|valley|region|street
    |square|castle|camp)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SIDE = re.compile(
    r"""^(?:by\ )?whom?\b|\b(?:which|what)\ (?:[\w-]+\ ){0,2}(?:powers?|side|army|people|nations?|troops|forces|kingdoms?
    |countr(?:y|ies))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WHOM = re.compile(r"\bwho\b.*\bwhom\b", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:about|around|roughly|nearly|almost|approximately|some|circa|ca\.?|c\.)\s+", re.IGNORECASE)
_HOW_MANY = re.compile(r"\bhow (?:many|much|long|far)\b|\bnumber of\b", re.IGNORECASE)
_LIST = re.compile(r"\s(?:and|&)\s|[,;]")
_CLASSED = re.compile(r"((?:[A-Z][\w'-]*\s|of\s|the\s){2,9})[a-z]+")
_PLACED = re.compile(r"(?:Battle of|Siege of|Fort|Mount|Lake|River|Cape|Castle|Palace)\s(?:of\s)?(?:the\s)?([A-Z][\w'-]{3,})")
"""What goes by its name alone: Antietam, Sumter, Vesuvius."""
_SPAN = re.compile(
    r"\d\s*(?:bce?|ad|ce)?\s*(?:-|\u2013|\u2014|\bto\b|\buntil\b|\btill\b)\s*(?:bce?|ad|ce)?\s*\d|\d\s?:\s?\d", re.IGNORECASE
)
HALVES = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+(?:and|&)\s+")
_NO_PIVOTS = (PARTICLES - SON_OF) | TITLES | {"with", "or", "no"}
_WRITTEN = re.compile(r"[^\W_]+(?:['\u2019]s\b)?")
_DEED = re.compile(r"[a-z]{3,}ed|took|beat|won|shot|left|sent|gave|led|fought|struck|drove|slew|overthrew")
"""What somebody did: the rebels burned the palace."""
_PARTING = frozenset("without than against over above under before after to into".split())
"""What parts a phrase of any words so that it means something else turned round: no taxation without representation."""
_DETERMINERS = frozenset("the a an his her its their".split())
_AUXILIARY = frozenset("was were is are had has been".split())
_OF_BRITAIN = frozenset(("england", "english"))
"""What British kings and laws are called after, too."""
_RELATIONS = frozenset("to from over by against before after into under above between versus".split())


READY, _MOST_KEPT = 100, 1000
"""Typed questions whose keys are made ready with a library, and how many of a unit are kept so: 2 ms each."""


class Key(NamedTuple):
    """What counts as right for one question."""

    shown: str
    forms: tuple[Phrase, ...]
    keys: frozenset[str]
    wholes: frozenset[str]
    """Keys of the forms that are whole names, not short ones."""
    words: frozenset[str]
    own: frozenset[int]
    """Indices of the entities that the answer is."""
    person: bool
    romans: bool
    confusable: tuple[tuple[frozenset[str], Phrase], ...]
    """Forms that must not pass, each with the first letters of its words, so that most are passed over at once."""
    confusable_words: frozenset[str]
    told: Told
    senses: tuple[Sense, ...] = ()
    asks_whom: bool = False
    """Who did it to whom."""
    asks_where: bool = False
    versus: bool = False
    """Whether it is the name of a case, in which `vs` offers no choice: Brown v. Board of Education."""
    peoples: bool = False
    """Whether a people may stand for its country: it is told who did what, or asked which power or side."""
    dates: tuple[HistoricalDate, ...] = ()
    """The answers that are dates and nothing else."""
    only_dates: bool = False
    halves: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    """What is told in each of two parts that an `and` joins: to revere the emperor and expel the foreigners."""
    initials: frozenset[str] = frozenset()
    """The answers cut short to the first letters of their words: KKK."""


class Sense(NamedTuple):
    """Words of an answer whose order is its sense: those ahead of a verb or a preposition, and those behind it."""

    ahead: frozenset[str]
    pivot: str
    behind: frozenset[str]
    passive: bool
    joint: str = ""
    """A preposition that must stand in an answer that turns round what it parts; empty for a verb."""


class Keys:
    """The keys of a unit's questions, each made once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._known: dict[tuple[Typed, tuple[str, ...], Fact | None], Key] = {}

    def key(self, question: Typed, aliases: tuple[str, ...], library: Library) -> Key:
        asked = question, aliases, _edited_fact(question, library, self.lexicon)
        found = self._known.get(asked)
        if found is None:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            found = self._known[asked] = make_key(question, aliases, library, self.lexicon)
        return found


def _edited_fact(question: Typed, library: Library, lexicon: Lexicon) -> Fact | None:
    """Give the fact of a question where what was kept with it has it otherwise than its unit."""
    fact = library.facts.get(question.fact)
    whole = lexicon.facts.get(question.fact)
    return None if fact is None or (whole is not None and _taught(whole) == _taught(fact)) else fact


def _taught(fact: Fact) -> tuple[object, ...]:
    """Give what may stand beside an answer without harm."""
    return fact.title, fact.statement, fact.place, fact.keywords, fact.people, fact.date


_NO_UNIT = Unit(head=UnitHead(id="none", title="None"))
_KEYS: dict[int, Keys] = {}


def keys_of(question: Typed, library: Library) -> Keys:
    """Give the keys of the unit that a question belongs to."""
    lexicon = lexicon_of(unit_of(question, library) or _NO_UNIT)
    keys = _KEYS.get(id(lexicon))
    if keys is None:
        while len(_KEYS) >= 64:
            _KEYS.pop(next(iter(_KEYS)))
        keys = _KEYS[id(lexicon)] = Keys(lexicon)
    return keys


def make_key(question: Typed, aliases: tuple[str, ...], library: Library, lexicon: Lexicon) -> Key:
    """Say what counts as right for a question, with what a teacher accepts besides."""
    texts = tuple(_ABOUT.sub("", text) if has_number(text) else text for text in (*question.answers, *aliases))
    romans = any(map(has_number, texts))
    own = frozenset(_own(texts, lexicon))
    senses = tuple(_senses(texts))
    person = any(lexicon.entities[index].person for index in own)
    named = all(sense.pivot in SON_OF for sense in senses) and not all(text.casefold().startswith("the ") for text in texts)
    person = person or (not own and named and bool(_WHO.match(question.prompt)))
    given = [lexicon.parse(text, person=person) for text in texts]
    prompt = lexicon.parse(question.prompt, romans=romans)
    confusable = list(_confusable(question, given, lexicon, person=person))
    barred = frozenset(form.key for form in (*confusable, *given))
    others = _other_forms(question, texts, own, prompt, lexicon, person=person)
    forms = [*given, *(form for form in others if form.key not in barred and not _is_said(form, prompt))]
    dates = () if _HOW_MANY.search(question.prompt) else tuple(date for date in map(authored_date, texts) if date)
    unique: dict[tuple[str, frozenset[str]], Phrase] = {}
    for form in forms:
        unique.setdefault((form.key, form.negations), form)
    said = frozenset(word.plain for form in forms for word in form.words)
    return Key(
        shown=question.answers[0],
        forms=tuple(unique.values()),
        keys=frozenset(form.key for form in forms),
        wholes=frozenset(form.key for form in (*given, *(form for index in own for form in lexicon.entities[index].forms))),
        words=said | fuller_names(said, lexicon) if senses else said,
        own=own,
        person=person,
        romans=romans or any(form.numbers for form in forms),
        confusable=tuple((frozenset(word.plain[:1] for word in form.words), form) for form in confusable),
        confusable_words=frozenset(word.plain for form in confusable for word in form.words),
        told=_told(question, library, lexicon, prompt, own, texts, romans=romans),
        senses=senses,
        asks_whom=_WHOM.search(question.prompt) is not None,
        versus=any("v" in form.initials for form in forms),
        asks_where=_WHERE.search(question.prompt) is not None,
        peoples=bool(senses) or (not person and _SIDE.search(question.prompt) is not None),
        dates=dates,
        only_dates=len(dates) == len(texts),
        halves=tuple(_halves(texts)),
        initials=frozenset(initials_of(texts, lexicon, own)),
    )


def _confusable(question: Typed, given: list[Phrase], lexicon: Lexicon, *, person: bool) -> Iterator[Phrase]:
    """Give what the question says is no answer, and what stands in one group of the unit with the answer."""
    yield from (lexicon.parse(text, person=person) for text in question.confusable)
    names = {form.key for form in given}
    for group in lexicon.groups:
        if any(form.key in names for form in group):
            yield from (form for form in group if form.key not in names)


def _other_forms(
    question: Typed, texts: Sequence[str], own: frozenset[int], prompt: Phrase, lexicon: Lexicon, *, person: bool
) -> Iterator[Phrase]:
    """Give the other names of whom or what an answer names, and what is usually said for short."""
    for index in sorted(own):
        entity = lexicon.entities[index]
        yield from (*entity.forms, *entity.shorts)
        for form in entity.shared:
            if lexicon.is_meant(index, form, prompt) or lexicon.is_called_so(index, form, lexicon.facts.get(question.fact)):
                yield form
    if not person:
        yield from lexicon.same_states(map(lexicon.parse, texts))
        yield from _without_class(texts, lexicon)
        yield from called_by_body(texts, lexicon)
    elif not own:
        yield from _shorts(question, lexicon)


def _is_said(form: Phrase, prompt: Phrase) -> bool:
    """Say whether all of a name stands in the prompt, so that it is no answer."""
    words = {word.plain for word in form.words} <= {word.plain for word in prompt.words}
    return words and {*form.numbers} <= {*prompt.numbers}


def _own(texts: Iterable[str], lexicon: Lexicon) -> Iterator[int]:
    """Find the people and terms that an accepted answer names, as a person's name or as another's."""
    for person in (False, True):
        forms = [lexicon.parse(text, person=person) for text in texts]
        yield from (index for index in lexicon.owners(forms) if lexicon.entities[index].person is person)


def fuller_names(said: Set[str], lexicon: Lexicon) -> set[str]:
    """Give all names of whoever is named with these plain words: Robert Clive, where Clive defeated somebody."""
    people = (entity for entity in lexicon.entities if entity.person)
    return {word.plain for entity in people if entity.is_named(said) for word in entity.words()}


def _shorts(question: Typed, lexicon: Lexicon) -> Iterator[Phrase]:
    """Let the surname of somebody whom the unit does not know do, where nobody else bears it."""
    given: set[str] = set()
    for text in question.answers:
        words = text.split()
        named = 2 <= len(words) <= 5 and not _LIST.search(text) and words[0][:1].isupper() and words[-1] != words[-1].lower()
        if not named or words[-1] in given:
            continue  # after Imre Nagy, Nagy Imre has no new surname
        given.add(words[0])
        for short in short_names(text):
            form = lexicon.parse(short, person=True)
            fine = len(form.joined) > 2 and form.joined not in lexicon.common
            if fine and not lexicon.by_key.get(form.key):
                yield form


def _without_class(texts: Iterable[str], lexicon: Lexicon) -> Iterator[Phrase]:
    """Let a name of several words do without the small word that says what it is: Bay of Pigs invasion."""
    for text in texts:
        if named := _CLASSED.fullmatch(text) or _PLACED.fullmatch(text):
            form = lexicon.parse(named[1])
            if (len(form.words) > 1 or named.re is _PLACED) and not lexicon.by_key.get(form.key):
                yield form


def _told(
    question: Typed,
    library: Library,
    lexicon: Lexicon,
    prompt: Phrase,
    own: frozenset[int],
    texts: Sequence[str],
    *,
    romans: bool,
) -> Told:
    said = frozenset(word.plain for word in prompt.words)
    fact = library.facts.get(question.fact)
    lines = [fact.title, fact.statement, fact.place, *fact.keywords] if fact else []
    lines += [library.people[key].name for key in fact.people if key in library.people] if fact else []
    lines += [lexicon.entities[index].entry for index in own]
    phrases = [prompt, *(lexicon.parse(part, romans=romans) for line in lines for part in chunks(line))]
    numbers = {number for phrase in phrases for number in phrase.numbers}
    about = [*lexicon.facts_on(texts), *([fact] if fact else [])]
    ends = [day for each in about if each.date for day in (each.date.first, each.date.last)]
    years = frozenset(str(day.year if day.year > 0 else 1 - day.year) for day in ends)
    numbers |= years | {str(day.day) for day in ends}
    place = frozenset(word for each in about for word in plain_words(each.place)) | {NAMES[day.month - 1] for day in ends}
    near = place | plain_words(" ".join(texts))
    place |= {word for each in near for word in lexicon.neighbours.get(each, ())}
    context = frozenset(word.plain for phrase in phrases for word in phrase.words)
    subject = said | (plain_words(fact.title) if fact else frozenset())
    doers = {word_of(word).plain for word in doers_in([*lines[:2], *(lexicon.entities[index].entry for index in own)])}
    doers |= {word.plain for entity in lexicon.makers(texts) for word in entity.words()}
    place |= {first_letters(part) for each in about for part in each.place.split(",")}
    home = lexicon.home | (_OF_BRITAIN if "britain" in lexicon.home | said else frozenset())
    return Told(said, subject, context, place, frozenset(numbers), frozenset(prompt.numbers), frozenset(doers), years, home)


def _senses(texts: Iterable[str]) -> Iterator[Sense]:
    """Find what parts an answer so that it means something else turned round: the verb of `Germany invaded Poland`."""
    for text in texts:
        words = _WRITTEN.findall(text)
        if _SPAN.search(text):
            yield Sense(frozenset(), "", frozenset(), passive=False)
        yield from _pivots(words)


def _halves(texts: Iterable[str]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    for text in texts:
        parts = [plain_words(part) for part in HALVES.split(text)]
        if len(parts) == 2:
            yield parts[0] - parts[1], parts[1] - parts[0]


def _pivots(words: list[str]) -> Iterator[Sense]:
    """Find the words that part names, and, where somebody did something or is against somebody, those that part other words."""
    for at in range(1, len(words) - 1):
        word = words[at]
        if not word.islower() or (word in ARTICLES and word not in _RELATIONS) or word in _NO_PIVOTS:
            continue
        ahead, behind = words[:at], words[at + 1 :]
        first, second = plain_words(" ".join(ahead)) - _AUXILIARY, plain_words(" ".join(behind))
        doers, others = _named(ahead), _named(behind)
        joint = ""
        if not (doers and others) and word in _PARTING:
            doers, others, joint = first, second, word
        elif _DEED.fullmatch(word) or (word.endswith("s") and behind[0] in _DETERMINERS):
            doers, others = doers or first, others or second
        if doers and others:
            yield Sense(doers - second, clean_text(word), others - first, passive="by" in words[at:], joint=joint)


def _named(words: Iterable[str]) -> frozenset[str]:
    named = (word for word in words if word[:1].isupper() or word[:1].isdigit())
    return plain_words(" ".join(word for word in named if word.casefold() not in ARTICLES))
