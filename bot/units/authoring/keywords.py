"""Remarks on keywords that are the title of another entry and win: whoever looks that up by its name is shown this one."""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import because
from ...language.english.words import SILENT
from ...language.folding import words
from ...language.stems import stem
from ...library.catalogue import Library
from ...library.unit import Unit
from ...lookup.entries import is_question
from ..faults import Remark
from ..reading import UnitReading

Told = frozenset[str]


def remark_on_keywords(reading: UnitReading, unit: Unit) -> None:
    """Note each keyword that says no more than another entry's title, where a look-up of that title gives this entry."""
    titles: dict[Told, tuple[str, str]] = {}
    for key, title in _titles(unit):
        titles.setdefault(_told(title), (key, title))
    shadows = []
    for file, key, keywords in _keywords(unit):
        for number, keyword in enumerate(keywords):
            other, title = titles.get(_told(keyword), ("", ""))
            if other and other != key and not is_question(keyword):
                shadows.append((file, key, number, keyword, other, title))
    if not shadows:
        return
    from ...lookup.index import Index  # with its many patterns: most units have no such keyword

    index = Index.of(Library([unit]))
    for file, key, number, keyword, other, title in shadows:
        if [hit.id for hit in index.find(title, limit=1)] == [key]:
            why = because(Remark.KEYWORD_IS_TITLE, keyword=keyword, title=title, other=other)
            reading.remark(file, key, f"keywords[{number}]", why)


def _told(text: str) -> Told:
    return frozenset(stem(word) for word in words(text) if word not in SILENT)


def _titles(unit: Unit) -> Iterator[tuple[str, str]]:
    yield from ((fact.id, fact.title) for fact in unit.facts)
    yield from ((person.id, person.name) for person in unit.people)
    yield from ((term.id, term.name) for term in unit.terms)
    yield from ((summary.id, summary.title) for summary in unit.summaries)


def _keywords(unit: Unit) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    yield from (("facts.toml", fact.id, fact.keywords) for fact in unit.facts)
    yield from ((f"summaries/{summary.id}.md", summary.id, summary.keywords) for summary in unit.summaries)
