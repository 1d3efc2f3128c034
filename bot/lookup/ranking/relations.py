"""Whether an answer keeps to what turns a question round: before, after, against, without; where; how many.

The words are so common that an index of them says nothing; so only the entries that are about to be shown are read for them.
"""

from __future__ import annotations

from ...language.english.words import SILENT
from ...language.folding import fold, split, split_word
from ...language.numerals import VALUES
from ...language.stems import stem
from ..entries import Entry
from ..query import Query

_ROOM = 4
"""Words after a relation word among which an entry must say what it relates to."""
_KIN = {"against": frozenset(("against", "anti", "oppose", "opposed", "versus")), "between": frozenset(("between", "and"))}
_NUMBERS = frozenset(VALUES) - {"first", "second", "third"}


def ignores(entry: Entry, query: Query) -> bool:
    """Say whether an entry lacks a relation word of a query, a place that it asks for, or a number."""
    if not (query.relations or query.place or query.count):
        return False
    if query.place and not entry.place:
        return True
    text = fold(" . ".join((entry.title, *entry.keywords, *entry.names, *entry.asked.splitlines(), entry.body)))
    if not all(any(kin in text for kin in _kin(relation[0])) for relation in query.relations):
        return True  # most entries lack the word, and so need not be taken apart
    said = [word for raw in split(text) for word in split_word(raw)]
    if query.count and not any(word.isdigit() or word in _NUMBERS for word in said):
        return True
    return not all(_says(said, *relation) for relation in query.relations)


def _says(said: list[str], relation: str, *related: str) -> bool:
    """Say whether a relation word stands in a text, with what it relates to close behind it."""
    kin = _kin(relation)
    wanted = next((stem(word) for word in related if word not in SILENT), "")
    for place, word in enumerate(said):
        if word in kin and (not wanted or wanted in map(stem, said[place + 1 : place + 1 + _ROOM])):
            return True
    return False


def _kin(relation: str) -> frozenset[str]:
    return _KIN.get(relation) or frozenset((relation,))
