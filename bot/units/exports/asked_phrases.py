"""Phrases that classes taught the look-up, as the `asked` of a unit's entries: written into the unit, or by themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from ...library.extracts import Extract
from ...library.ids import qualified
from ...library.model import Fact, Person, Summary, Term
from ...library.unit import Unit
from ...lookup.learnt import Learnt, fold_phrase
from .toml_text import write_text

E = TypeVar("E", Fact, Person, Term, Summary, Extract)
_MOST = 4000
"""Characters that `asked` may have."""
_TITLED = {"facts": "title", "people": "name", "terms": "name", "summaries": "title", "extracts": "title"}
"""The tables of a unit whose entries can be asked for, and what each calls its entries."""


def add_phrases(unit: Unit, key: str, taught: Iterable[Learnt]) -> Unit:
    """Give a unit whose entries are asked for by these phrases, too; `key` is its part of their ids.

    What an entry has already is not said again, and what finds no room in it any more is left out.
    """
    new = _new_phrases(unit, key, taught)

    def enlarge(entries: tuple[E, ...]) -> tuple[E, ...]:
        return tuple(replace(each, asked=_add(each.asked, new[each.id])) if each.id in new else each for each in entries)

    return replace(
        unit,
        facts=enlarge(unit.facts),
        people=enlarge(unit.people),
        terms=enlarge(unit.terms),
        summaries=enlarge(unit.summaries),
        extracts=enlarge(unit.extracts),
    )


def write_phrases(unit: Unit, key: str, taught: Iterable[Learnt]) -> str:
    """Write the phrases that are new to a unit as TOML, by table and entry; empty where there are none."""
    new = _new_phrases(unit, key, taught)
    parts = [
        f"[[{table}]]  # {' '.join(str(getattr(entry, title)).split())}\nid = {write_text(entry.id)}\n"
        f"asked = {write_text(_join(new[entry.id]))}\n"
        for table, title in _TITLED.items()
        for entry in getattr(unit, table)
        if entry.id in new
    ]
    return "\n".join(parts)


def _new_phrases(unit: Unit, key: str, taught: Iterable[Learnt]) -> Mapping[str, list[str]]:
    """Gather the phrases of each entry, by its id in this unit, that are not among its own; those that fold alike are one."""
    entries = {_whole_id(key, each.id): each for table in _TITLED for each in getattr(unit, table)}
    said = {name: {fold_phrase(line) for line in each.asked.splitlines()} for name, each in entries.items()}
    new: defaultdict[str, list[str]] = defaultdict(list)
    for each in taught:
        phrase = " ".join(each.phrase.split())
        folded = fold_phrase(phrase)
        if each.entry_id in entries and folded not in said[each.entry_id]:
            said[each.entry_id].add(folded)
            new[entries[each.entry_id].id].append(phrase)
    return new


def _whole_id(key: str, local: str) -> str:
    """Give the id that an entry has in a library; in a unit of a library it has that already."""
    return local if "/" in local else qualified(key, local)


def _add(asked: str, phrases: Iterable[str]) -> str:
    for phrase in phrases:
        longer = "\n".join([*asked.rstrip().splitlines(), phrase, ""])
        asked = longer if len(longer) <= _MOST else asked
    return asked


def _join(phrases: Iterable[str]) -> str:
    return "".join(f"{phrase}\n" for phrase in phrases)
