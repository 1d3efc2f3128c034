"""Who and what has a name: the people and terms of a library, and whom and what everybody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec
from msgspec.structs import replace

from ..language.dates import MONTHS
from ..language.phrases import Phrase, may_hold_number, parse_phrase
from ..language.spelling import Word
from ..language.written_dates import ShortYears
from ..library.catalogue import Library
from ..library.model import Person, Term
from .well_known import DAYS, PEOPLE, PLACES


class Entity(msgspec.Struct, frozen=True, gc=False):
    """Somebody or something with a name, and all the forms of it."""

    name: str
    forms: tuple[Phrase, ...]
    person: bool
    loose: frozenset[str] = frozenset()
    """Keys of the forms of a term that share no word with its name: they find it, and need not answer for it."""

    def words(self) -> Iterator[Word]:
        for form in self.forms:
            yield from form.words


def entities_of(library: Library, years: ShortYears) -> Iterator[Entity]:
    """Give the people and terms of a library, then of the world those that it does not know."""
    surnames: dict[str, int] = {}
    for person in library.people.values():
        last = parse_phrase(person.name, romans=False).words[-1:]
        for word in last:
            surnames[word.plain] = surnames.get(word.plain, 0) + 1
    seen: set[str] = set()
    records: list[Person | Term] = [*library.people.values(), *library.terms.values()]
    for record in records:
        entity = _recorded(record, surnames, years)
        seen |= {form.key for form in entity.forms}
        if entity.forms:
            yield entity
    for entity in _world():
        form = entity.forms[0]
        if form.key in seen or (entity.person and form.words[-1].plain in surnames):
            continue
        seen.add(form.key)
        yield entity


@cache
def _world() -> tuple[Entity, ...]:
    """Give whom and what everybody knows; taken apart once for all libraries."""
    made: list[Entity] = []
    for name in (*PEOPLE, *PLACES, *MONTHS, *DAYS):
        form, human = parse_phrase(name, romans=False), name in PEOPLE
        made.append(Entity(name, (form, part_of(form, 1)) if human and len(form.words) > 1 else (form,), human))
    return tuple(made)


def _recorded(record: Person | Term, surnames: dict[str, int], years: ShortYears) -> Entity:
    forms = [parse_phrase(name, romans=has_number(name), years=years) for name in (record.name, *record.other_names)]
    person = isinstance(record, Person)
    if person and len(forms[0].words) > 1 and surnames.get(forms[0].words[-1].plain) == 1:
        forms.insert(1, part_of(forms[0], len(forms[0].words) - 1))
    named = {word.plain for word in forms[0].words}
    pairs = zip(forms[1:], record.other_names, strict=False) if not person else ()
    loose = {form.key for form, name in pairs if not named & {word.plain for word in form.words} and name.isascii()}
    return Entity(record.name, tuple(form for form in forms if form.key), person, frozenset(loose))


def part_of(form: Phrase, start: int) -> Phrase:
    """Give a name from one of its words on: the surname of a full name."""
    words = form.words[start:]
    return replace(
        form, words=words, initials=(), key=" ".join(sorted(w.plain for w in words)), joined="".join(w.plain for w in words)
    )


def has_number(text: str) -> bool:
    """Say whether an authored text holds a number, Roman ones in capitals included."""
    figures = re.search(r"\d|\b[IVXLC\u0425]{2,}(?:th|nd|rd|st)?\b|(?<=\w )[IVX]$", text)
    return figures is not None or (may_hold_number(text) and bool(parse_phrase(text, romans=False).numbers))
