"""Any entry of the library by its kind and id: its card, and its first line where it is one of several."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from ...errors import Refusal
from ...library.catalogue import Library
from ...library.extracts import Extract
from ...library.model import Fact, Length, Person, Status, Summary, Term
from ...lookup.entry_kind import EntryKind
from ..kit import words as kit_words
from ..kit.card import Card, lead_of, plain
from ..kit.client import Interaction, library_of
from ..kit.replies import Reply, answer
from ..kit.verbs import EntryView
from . import words
from .cards import fact_card, person_card, summary_card, term_card
from .extracts import extract_card
from .source_cards import sources_card

T = TypeVar("T")
_LENGTHS = {EntryView.LINE: Length.LINE, EntryView.PAGE: Length.PAGE}
FIRST_LINE = 110
"""Letters of a first line: three lines of a phone."""


def records_of(library: Library, kind: EntryKind) -> Mapping[str, Fact | Person | Term | Summary | Extract]:
    """Give all entries of a kind by id."""
    match kind:
        case EntryKind.FACT:
            return library.facts
        case EntryKind.PERSON:
            return library.people
        case EntryKind.TERM:
            return library.terms
        case EntryKind.SUMMARY:
            return library.summaries
        case EntryKind.EXTRACT:
            return library.extracts


def kind_of(library: Library, key: str) -> EntryKind | None:
    """Give the kind of the entry that has this id; an id names one entry, whatever its kind."""
    return next((kind for kind in EntryKind if key in records_of(library, kind)), None)


def known(library: Library, records: Mapping[str, T], key: str) -> T:
    """Look up an id that a control carries; raise Refusal where an edit of the content has taken it away.

    The controls of cards that were made before ids named their unit lead on, too.
    """
    found = library.key_of(records, key)
    if found is None:
        raise Refusal(kit_words.GONE)
    return records[found]


def record_card(library: Library, kind: EntryKind, key: str, view: EntryView = EntryView.CARD) -> Card:
    """Make the card of any entry by its kind and id; a view that its kind does not have is that card."""
    match kind:
        case EntryKind.FACT:
            fact = known(library, library.facts, key)
            return sources_card(library, fact) if view is EntryView.SOURCES else fact_card(library, fact)
        case EntryKind.PERSON:
            return person_card(library, known(library, library.people, key))
        case EntryKind.TERM:
            return term_card(library, known(library, library.terms, key))
        case EntryKind.SUMMARY:
            summary = known(library, library.summaries, key)
            return summary_card(library, summary, _LENGTHS.get(view, Length.PARAGRAPH))
        case EntryKind.EXTRACT:
            return extract_card(library, known(library, library.extracts, key))


def title_of(library: Library, kind: EntryKind, key: str) -> str:
    """Give what an entry is called."""
    record = known(library, records_of(library, kind), key)
    return record.name if isinstance(record, Person | Term) else record.title


def first_line(library: Library, kind: EntryKind, key: str, most: int = FIRST_LINE) -> str:
    """Give the beginning of what an entry says; of a misconception it is what is true instead."""
    record = known(library, records_of(library, kind), key)
    match record:
        case Fact():
            said = record.statement
        case Summary():
            said = record.line
        case Extract():
            said = record.text
        case _:
            said = record.entry
    return lead_of(" ".join(said.split()), most)


def about_line(library: Library, kind: EntryKind, key: str) -> str:
    """Say of what sort an entry is; of a fact when it was, and whether it is in doubt."""
    record = known(library, records_of(library, kind), key)
    told = [words.KIND[kind]]
    if isinstance(record, Fact):
        told += [record.date.words()] if record.date else []
        told += [words.STATUS[record.status]] if record.status is not Status.ESTABLISHED else []
    return " · ".join(told)


def option_line(library: Library, kind: EntryKind, key: str) -> str:
    """Give an entry's first line as a menu shows it below the title, where Discord knows no markup."""
    return plain(first_line(library, kind, key, 100), 100)


async def show_record(interaction: Interaction, kind: EntryKind, key: str) -> None:
    """Show one record privately, below the card that it was asked from: a quiz or a list under it is not lost."""
    await answer(interaction, ready(lambda: record_card(library_of(interaction), kind, key)), private=True)


async def ready(find: Callable[[], Card]) -> Reply:
    """Make a card that needs no waiting; what it refuses is told by `answer`."""
    return Reply(find())
