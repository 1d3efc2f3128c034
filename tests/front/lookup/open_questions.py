"""Questions that a look-up is not sure of, found by asking it, so that they hold however its thresholds are set."""

from __future__ import annotations

from collections.abc import Iterator

from bot.lookup.entry_kind import EntryKind
from bot.lookup.hits import Found
from bot.lookup.index import Index

KNOWN = ("stalin", "congress", "hungary", "poland", "khrushchev", "gulag", "speech", "tito", "berlin", "beria", "shoe")
ODD = ("guy", "drama", "weather", "vibes", "homework", "meaning", "the start", "and the others", "thing", "party")
NOTHING = "xyzzy plugh frobnicate"


def perhaps(index: Index, *kinds: EntryKind, least: int = 2) -> Iterator[tuple[str, Found]]:
    """Give questions that end in perhaps, with what is offered."""
    for question in (f"{known} {odd}" for odd in ODD for known in KNOWN):
        found = index.ask(question, kinds=kinds or tuple(EntryKind))
        if len(found.perhaps) >= least:
            yield question, found


def nearest(index: Index) -> Iterator[tuple[str, Found]]:
    """Give questions that nothing is found for, with the nearest titles."""
    for question in (f"{odd} {known}x" for odd in ("of whom", "xyzzy plugh", "bake sourdough with") for known in KNOWN):
        found = index.ask(question)
        if found.nearest:
            yield question, found


def elsewhere(index: Index, kind: EntryKind) -> Iterator[tuple[str, Found]]:
    """Give titles that one kind has nothing for, and all together are sure of."""
    for entry in index.entries:
        found = index.ask(entry.title)
        if found.sure and found.sure.kind is not kind and not index.ask(entry.title, kinds=(kind,)).shown:
            yield entry.title, found
