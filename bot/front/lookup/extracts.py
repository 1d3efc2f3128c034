"""Cards of extracts: the words of a source, whose they are, where they stand, and what they bear on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import discord

from ...errors import Refusal
from ...library.catalogue import Library
from ...library.extracts import Extract
from ...library.model import Fact, Source
from ..kit import words as kit_words
from ..kit.card import Card, Control, Tone, heading, shorten, small
from ..kit.controls import button, hold_page, menu, pager
from ..kit.verbs import ShowChosenFact, StartGobbet, TurnExtracts
from . import words
from .cards import cite_shortly


def quote_lines(text: str) -> str:
    """Set the words of a source apart from our own."""
    return "\n".join(f"> {line}" if line.strip() else ">" for line in text.splitlines())


def say_whose(extract: Extract) -> str:
    """Say who said it to whom, of what sort it is, where and when."""
    by = words.EXTRACT_BY.format(author=extract.author, audience=extract.audience)
    return " · ".join(part for part in (by, words.EXTRACT_KINDS[extract.kind], extract.place, extract.when) if part)


def say_where(extract: Extract, source: Source) -> str:
    """Write the small print: where the words stand, why they may be shown, and what of them nobody has checked."""
    where = [words.EXTRACT_FROM.format(source=cite_shortly(source)), extract.locator]
    where += [words.EXTRACT_READ.format(link=extract.link)] if extract.link else []
    lines = [" · ".join(part for part in where if part)]
    lines += [words.EXTRACT_RIGHTS.format(rights=words.RIGHTS[extract.rights], reason=extract.rights_reason)]
    lines += [words.EXTRACT_UNCHECKED.format(unchecked=extract.unchecked)] if extract.unchecked else []
    return small("\n".join(lines))


def extract_card(library: Library, extract: Extract, *, pages: Sequence[Control] = ()) -> Card:
    """Show an extract whole, with the facts that it bears on; `pages` turns to others."""
    original = words.EXTRACT_ORIGINAL.format(text=extract.original) if extract.original else ""
    facts = [*_facts_of(library, extract)]
    return Card(
        heading(extract.title, say_whose(extract)),
        quote_lines(extract.text),
        small(original) if original else "",
        extract.context,
        say_where(extract, library.source_of(extract)),
        tone=Tone.KNOWLEDGE,
        controls=[
            [button(words.WORK_BUTTON, StartGobbet(extract.id), style=discord.ButtonStyle.primary, emoji="✍️")],
            [_facts_menu(facts)] if facts else [],
            pages,
        ],
    )


def _facts_of(library: Library, extract: Extract) -> Iterator[tuple[Fact, str]]:
    """Pair each fact that there still is with how the extract bears on it."""
    for keys, how in ((extract.supports, words.SUPPORTS), (extract.contradicts, words.CONTRADICTS)):
        yield from ((library.facts[key], how) for key in keys if key in library.facts)


def _facts_menu(facts: list[tuple[Fact, str]]) -> Control:
    options = [discord.SelectOption(label=shorten(fact.title, 100), value=fact.id, description=how) for fact, how in facts[:25]]
    return menu(words.EXTRACT_FACTS, ShowChosenFact(), options=options)


def extracts_card(library: Library, fact: Fact, page: int = 0) -> Card:
    """Show the extracts that bear on a fact, one a page; raise Refusal where an edit has left none."""
    extracts = library.extracts_on(fact)
    if not extracts:
        raise Refusal(kit_words.GONE)
    at = hold_page(page, len(extracts))
    turn = pager(lambda turned: TurnExtracts(fact.id, turned), page=at, pages=len(extracts))
    return extract_card(library, extracts[at], pages=turn)
