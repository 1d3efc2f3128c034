"""What a question names: the people and terms whose whole name stands in it, whatever else it asks.

`What was Nagy's first demand?` may be answered by a fact or not at all; the entry on Nagy is a fair guess in any case.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..entries import Entry
from ..entry_kind import EntryKind
from ..postings import Vocabulary
from ..query import Query

_SURELY = 0.8
"""How surely the words of a name must be meant."""
_MOST = 20
"""Names that are looked at for a word."""
Name = tuple[tuple[int, ...], int]


class Named:
    """Finds the entries that a query names: people by a surname or any name of theirs, terms by their name."""

    def __init__(self, vocabulary: Vocabulary, names: Iterable[tuple[Sequence[str], int]]) -> None:
        """Take names, in folded words, with the number of the entry that bears each."""
        self._vocabulary = vocabulary
        self._by_word: dict[int, list[Name]] = {}
        for words, number in names:
            stems = tuple({vocabulary.known[word] for word in words if word in vocabulary.known})
            if stems:
                rarest = min(stems, key=lambda stem: (vocabulary.counts[stem], stem))
                self._by_word.setdefault(rarest, []).append((stems, number))

    def of(self, query: Query) -> list[int]:
        """List the entries whose names a query says, those first of whose names it says most."""
        meant = {stem: slot.weight for slot in query.slots for stem, sure in slot.matches.items() if sure >= _SURELY}
        said: dict[int, float] = {}
        for stem in meant:
            for stems, number in self._by_word.get(stem, ())[:_MOST]:
                if all(stem in meant for stem in stems):
                    said[number] = max(said.get(number, 0.0), sum(meant[each] for each in stems))
        return sorted(said, key=lambda number: (-said[number], number))


def names_of(entry: Entry) -> Iterable[str]:
    """List what an entry is called; only people and terms are called anything in a sentence."""
    if entry.kind is EntryKind.PERSON:
        return (entry.title, entry.title.rpartition(" ")[2], *entry.names)
    return (entry.title, *entry.names) if entry.kind is EntryKind.TERM else ()
