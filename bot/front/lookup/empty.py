"""What a look-up says where the units have nothing of its kind: that there is none, and what there is instead."""

from __future__ import annotations

from ...errors import Refusal
from ...library.catalogue import Library
from ...lookup.entry_kind import EntryKind
from . import words
from .records import records_of


def require_some(library: Library, kind: EntryKind) -> None:
    """Raise Refusal where there is no entry of a kind."""
    if not records_of(library, kind):
        raise Refusal(f"{words.NONE_OF[kind]} {say_holdings(library)}")


def require_timeline(library: Library) -> None:
    """Raise Refusal where no fact has a date."""
    if not library.timeline:
        raise Refusal(f"{words.NO_TIMELINE} {say_holdings(library)}")


def require_entries(library: Library, kind: EntryKind | None = None) -> None:
    """Raise Refusal where there is nothing at all to be looked up; of a kind that was asked for, it says that of this one."""
    if not (library.facts or library.people or library.terms or library.summaries or library.extracts):
        raise Refusal(f"{words.NONE_OF[kind] if kind else words.NO_ENTRIES} {say_holdings(library)}")


def say_holdings(library: Library) -> str:
    """Say what the units hold, with the command that shows it."""
    counts = {
        "questions": len(library.questions),
        "facts": len(library.facts),
        "people": len(library.people),
        "terms": len(library.terms),
        "summaries": len(library.summaries),
        "extracts": len(library.extracts),
    }
    held = [words.HOLDS[name][count == 1].format(count=count) for name, count in counts.items() if count]
    if not held:
        return words.HOLDS_NOTHING
    listed = held[0] if len(held) == 1 else f"{', '.join(held[:-1])}{words.AND}{held[-1]}"
    return words.THERE_ARE.format(held=listed)
