"""Whether an answer keeps to what turns a question round: before, after, against, without; where; how many.

The words are so common that an index of them says nothing; so only the entry that is about to be shown is read for them, and of
it no more than what stands behind such a word.
"""

from __future__ import annotations

import re
from functools import cache

from ...language.english.words import SILENT
from ...language.folding import fold, split, split_word
from ...language.numerals import VALUES
from ...language.stems import stem
from ..entries import Entry
from ..query import Query

_ROOM = 4
"""Words after a relation word among which an entry must say what it relates to."""
_LETTERS = 80
"""Letters in which so many words have room."""
_KIN = {"against": ("against", "anti", "oppose", "opposed", "versus"), "between": ("between", "and")}
_NUMBER = re.compile(r"\d|\b(?:" + "|".join(VALUES) + r")\b")


def ignores(entry: Entry, query: Query) -> bool:
    """Say whether an entry lacks a relation word of a query, a place that it asks for, or a number."""
    if query.place and not entry.place:
        return True
    if not (query.relations or query.count):
        return False
    text = " . ".join((entry.title, *entry.keywords, *entry.names, *entry.asked.splitlines(), entry.body)).lower()
    if query.count and not _NUMBER.search(text):
        return True
    return not all(_says(text, *relation) for relation in query.relations)


def _says(text: str, relation: str, *related: str) -> bool:
    """Say whether a relation word stands in a text, with what it relates to close behind it."""
    wanted = next((stem(word) for word in related if word not in SILENT), "")
    for found in _word(relation).finditer(text):
        behind = [word for raw in split(fold(text[found.end() : found.end() + _LETTERS])) for word in split_word(raw)]
        if not wanted or wanted in map(stem, behind[:_ROOM]):
            return True
    return False


@cache
def _word(relation: str) -> re.Pattern[str]:
    """Give what finds a relation word, or one that says the same."""
    return re.compile(rf"\b(?:{'|'.join(_KIN.get(relation, (relation,)))})\b")
