"""Who says what about a fact: one line a source, which fits a phone, and each source in full on a press."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

import discord

from ...errors import Refusal
from ...library.catalogue import Library
from ...library.model import Fact, Source, Stance, Testimony
from ..kit import words as kit_words
from ..kit.card import Card, Control, Tone, heading, lead_of, rule, shorten, small
from ..kit.controls import button, hold_page, menu, pager
from ..kit.verbs import ShowSource, TurnSources
from . import words
from .cards import TONES, cite, cite_in_line, cite_shortly

LINES = 6
"""Sources on a page: with the statement above and the menu below, a phone shows them without scrolling."""
LINE = 30
"""Letters of a line in which a source is named; a phone shows them in one."""
STATEMENT = 160
_STANCES = [*words.STANCES]
_TONES = {Stance.AGREES: Tone.RIGHT, Stance.WRONG: Tone.WRONG}


class Witness(NamedTuple):
    """A source, and what it says on a fact."""

    source: Source
    testimony: Testimony


def _witnesses(library: Library, fact: Fact) -> list[Witness]:
    """List who says what about a fact: sources that agree first, then those that dissent by kind, then the silent ones."""
    found = [Witness(*pair) for pair in library.witnesses(fact)]
    return sorted(found, key=lambda each: _STANCES.index(each.testimony.stance))


def sources_card(library: Library, fact: Fact, page: int = 0) -> Card:
    """Name the sources of a fact by what they say of it; of a single one all is told at once."""
    witnesses = _witnesses(library, fact)
    title = heading(words.SOURCES_TITLE.format(title=fact.title), words.STATUS[fact.status])
    if len(witnesses) == 1:
        return Card(title, small(_said(fact)), rule(), *testimony_text(*witnesses[0]), tone=TONES[fact.status])
    pages = [witnesses[start : start + LINES] for start in range(0, len(witnesses), LINES)]
    at = hold_page(page, len(pages))
    rows: list[Sequence[Control]] = [[_source_menu(fact, pages[at], at)]]
    return Card(
        title, small(_said(fact)), rule(), _list(pages[at]), tone=TONES[fact.status],
        controls=[*rows, pager(lambda turned: TurnSources(fact.id, turned), page=at, pages=len(pages))],
    )  # fmt: skip


def _said(fact: Fact) -> str:
    """Say in short what the sources are for; of a misconception both what is believed and what is so."""
    if not fact.myth:
        return lead_of(fact.statement, STATEMENT)
    believed = words.BELIEF.format(myth=lead_of(fact.myth, STATEMENT // 2))
    return "\n".join([believed, words.RATHER.format(statement=lead_of(fact.statement, STATEMENT // 2))])


def _list(witnesses: Sequence[Witness]) -> str:
    lines = []
    for stance, group in groupby(witnesses, key=lambda each: each.testimony.stance):
        lines += [f"**{words.STANCES_OF_MANY[stance]}**", *(cite_in_line(each.source, LINE) for each in group)]
    return "\n".join(lines)


def _source_menu(fact: Fact, witnesses: Sequence[Witness], page: int) -> Control:
    options = {
        each.testimony.source: discord.SelectOption(
            label=shorten(cite_shortly(each.source), 100),
            value=each.testimony.source,
            description=f"{words.STANCES[each.testimony.stance]} · {words.KINDS[each.source.kind]}",
        )
        for each in witnesses
    }
    return menu(words.SOURCE_MENU, ShowSource(fact.id, page), options=[*options.values()])


def source_card(library: Library, fact: Fact, key: str, page: int) -> Card:
    """Show one source in full: what it says of a fact, why it errs where it does, and how far to trust it."""
    said = [each for each in _witnesses(library, fact) if each.testimony.source == key]
    if not said:
        raise Refusal(kit_words.GONE)
    return Card(
        small(words.SOURCES_TITLE.format(title=fact.title)),
        *(block for each in said for block in testimony_text(*each)),
        tone=_TONES.get(said[0].testimony.stance, Tone.QUIET),
        controls=[[button(words.ALL_SOURCES, TurnSources(fact.id, page), emoji="📚")]],
    )


def testimony_text(source: Source, testimony: Testimony) -> list[str]:
    """Tell what one source says, its own words in quotation marks, why it dissents where it does, and how far to trust it.

    A quotation ends with its block.
    """
    link = f" · [read]({source.link})" if source.link else ""
    stance = f"{words.STANCES[testimony.stance]} · {words.KINDS[source.kind]}{link}"
    where = f" ({testimony.locator})" if testimony.locator else ""
    claim, quote = testimony.claim, words.QUOTED.format(quote=testimony.quote) if testimony.quote else ""
    told = f"{claim}{where if not quote else ''}" if claim or (where and not quote) else ""
    trust = small(("" if testimony.checked else words.NOT_COMPARED) + words.TRUST.format(trust=source.trust))
    return [f"**{cite(source)}**\n{stance}", told, f"> {quote}{where}" if quote else "", testimony.note, trust]
