"""What can be looked up: one entry for each fact, person, term, summary and extract of a library."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..language.dates import HistoricalDate
from ..language.folding import words
from ..language.romanisation import hear
from ..library.catalogue import Library
from ..library.model import Person
from .entry_kind import EntryKind
from .postings import ASKED, BODY, KEYWORD, OPENINGS, PEOPLE, QUESTION, TITLE, Field

_QUESTION_WORDS = frozenset(OPENINGS) - {"", "did"}


class Entry(msgspec.Struct, frozen=True, gc=False):
    """What the index knows of one record."""

    kind: EntryKind
    id: str
    title: str
    names: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    body: str = ""
    date: HistoricalDate | None = None
    place: str = ""
    weight: int = 1
    """How much it matters in the unit, 1 to 3."""
    old_style: HistoricalDate | None = None
    """The same date as sources of the time have it."""
    asked: str = ""
    """What people ask who do not know its title, a phrase a line."""

    @property
    def dates(self) -> tuple[HistoricalDate, ...]:
        """Its date by either calendar."""
        return tuple(date for date in (self.date, self.old_style) if date is not None)


def fields_of(entry: Entry) -> Iterator[Field]:
    """List the fields of an entry, the least telling first; a person is known by any name, other things by their titles."""
    yield BODY, entry.body
    yield from ((ASKED, phrase) for phrase in entry.asked.splitlines())
    yield from ((PEOPLE, name) for name in entry.people)
    if entry.place:
        yield KEYWORD, entry.place
    yield from ((QUESTION if is_question(keyword) else KEYWORD, keyword) for keyword in entry.keywords)
    yield from ((TITLE, name) for name in entry.names)
    if entry.kind is EntryKind.PERSON and " " in entry.title:
        yield TITLE, entry.title.rpartition(" ")[2]  # people are asked for by surname
    yield TITLE, entry.title


def is_question(keyword: str) -> bool:
    """Say whether a keyword is a question: `why secret speech`."""
    first, _, rest = keyword.partition(" ")
    return bool(rest) and first.lower() in _QUESTION_WORDS


def entries_of(library: Library) -> Iterator[Entry]:
    """List the entries of a library: facts, people, terms, summaries, extracts, each in unit order."""
    names = {person.id: tuple(_names_apart(person)) for person in library.people.values()}
    for fact in library.facts.values():
        people = tuple(name for key in fact.people for name in names.get(key, ()))
        keywords = fact.keywords + ((fact.old_style.words(),) if fact.old_style else ())
        body = " ".join(part for part in (fact.statement, fact.myth) if part)
        yield Entry(
            EntryKind.FACT,
            fact.id,
            fact.title,
            (),
            keywords,
            people,
            body,
            fact.date,
            fact.place,
            fact.weight,
            fact.old_style,
            fact.asked,
        )
    for person in library.people.values():
        yield Entry(EntryKind.PERSON, person.id, person.name, person.other_names, asked=person.asked, body=person.entry)
    for term in library.terms.values():
        yield Entry(EntryKind.TERM, term.id, term.name, term.other_names, asked=term.asked, body=term.entry)
    for summary in library.summaries.values():
        body = f"{summary.line} {summary.paragraph}"
        yield Entry(EntryKind.SUMMARY, summary.id, summary.title, (), summary.keywords, asked=summary.asked, body=body)

    for extract in library.extracts.values():
        people = (extract.author,)
        # its words, and not what is said about them: a fact must not lose a question to an extract that only bears on it
        yield Entry(
            EntryKind.EXTRACT, extract.id, extract.title, (), extract.keywords, people, asked=extract.asked, body=extract.text
        )


def _names_apart(person: Person) -> Iterator[str]:
    """Give a person's name and those other names that are no spelling of one given before: Koba, but not Staline."""
    heard: set[str] = set()
    for name in (person.name, *person.other_names):
        sounds = {hear(word) for word in words(name)}
        if not sounds <= heard:
            yield name
        heard |= sounds
