"""The three answers of every look-up: the entry, or what is perhaps meant, or nothing but a way on.

What was not sure is kept for the server's teachers, without who asked, and so is what is opened then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import discord
import msgspec

from ...library.catalogue import Library
from ...lookup.entry_kind import EntryKind
from ...store.lookups.unanswered import Ending
from ...store.reasons import Unsaved
from ..kit.card import Card, Control, Tone, quote, shorten, small
from ..kit.client import Interaction, index_at, library_of, place_of, reads_day_first, units_at
from ..kit.controls import Pick, button, menu
from ..kit.failures import Shown
from ..kit.reasons import say_refusal
from ..kit.replies import Reply
from ..kit.verbs import EntryView, Practise, ShowAnother, ShowEntry, ShowOther
from . import words
from .empty import require_entries, require_some, say_holdings
from .perhaps import asked_lead, perhaps_card
from .records import option_line, record_card, records_of

if TYPE_CHECKING:
    from ...lookup.hits import Found, Hit

NEAR = 0.06
"""A title that scores less has nothing to do with the question: offering it would be silly."""
_LONGEST = 300
"""Characters that are kept of a question."""


class Wanted(msgspec.Struct, frozen=True):
    """What somebody looks up: in their words, of one kind or of any, and how it is to be shown."""

    text: str
    kind: EntryKind | None = None
    view: EntryView = EntryView.CARD


async def look_up(interaction: Interaction, wanted: Wanted) -> Reply:
    """Show the entry that an id or any wording means, or what is perhaps meant; raise NothingFound with the nearest titles."""
    library = library_of(interaction)
    key = library.key_of(records_of(library, wanted.kind), wanted.text) if wanted.kind else None
    if wanted.kind and key is not None:
        return Reply(record_card(library, wanted.kind, key, wanted.view))
    require_entries(library, wanted.kind)
    found, elsewhere = await _ask(interaction, wanted)
    if found.sure is not None:
        return Reply(_sure_card(library, found, wanted, elsewhere=elsewhere))
    if wanted.kind and not found.perhaps:
        require_some(library, wanted.kind)
    question = await note_unanswered(interaction, wanted.text, Ending.PERHAPS if found.perhaps else Ending.NOTHING)
    if not found.perhaps:
        raise NothingFound(library, wanted.text, found.nearest, question)
    title = words.PERHAPS[len(found.perhaps) > 1]
    if elsewhere and wanted.kind:
        title = words.NONE_BUT_PERHAPS[len(found.perhaps) > 1].format(kinds=words.ENTRY_KINDS[wanted.kind])
    return Reply(perhaps_card(library, found.perhaps, title=title, asked=wanted.text, view=wanted.view, question=question))


async def ask(interaction: Interaction, text: str, kinds: Collection[EntryKind] = tuple(EntryKind)) -> Found:
    """Look up among the units of this place, with what their server was taught."""
    index = await index_at(interaction)
    learnt = interaction.client.store.taught.learnt(units_at(interaction)[0])
    return index.ask(text, kinds=kinds, learnt=learnt, day_first=reads_day_first(interaction))


async def _ask(interaction: Interaction, wanted: Wanted) -> tuple[Found, bool]:
    """Look up in the kind that is wanted, then in all; say whether the answer is from elsewhere.

    What the server was taught goes before what is perhaps meant, whatever its kind.
    """
    if wanted.kind is None:
        return await ask(interaction, wanted.text), False
    own = await ask(interaction, wanted.text, (wanted.kind,))
    taught = interaction.client.store.taught.learnt(units_at(interaction)[0]).entry_of(wanted.text)
    if own.sure or (own.perhaps and taught is None):
        return own, False
    every = await ask(interaction, wanted.text)
    if own.perhaps and (every.sure is None or every.sure.id != taught):
        return own, False
    return every, bool(every.shown)


def _sure_card(library: Library, found: Found, wanted: Wanted, *, elsewhere: bool) -> Card:
    """Show the entry that is surely meant: to a question with the next best, and where it is of another kind, that is said."""
    assert found.sure is not None
    card = record_card(library, found.sure.kind, found.sure.id, wanted.view)
    if wanted.kind is None:
        card.lead_with(asked_lead(wanted.text))
        if found.others:
            card.offer([_others_menu(library, found.others)])
    elif elsewhere:
        card.lead_with(words.NONE_BUT.format(kinds=words.ENTRY_KINDS[wanted.kind]))
    return card


def _others_menu(library: Library, hits: Iterable[Hit]) -> Pick:
    options = [
        discord.SelectOption(
            label=shorten(hit.title, 100), value=f"{hit.kind.value}/{hit.id}", description=option_line(library, hit.kind, hit.id)
        )
        for hit in hits
    ]
    return menu(words.ASK_CLOSE, ShowOther(), options=options)


class NothingFound(Shown):
    """Nothing matches; offers the nearest titles or, where there are none, what there is."""

    def __init__(self, library: Library, text: str, nearest: Collection[Hit], question: int = 0) -> None:
        super().__init__(words.NOTHING_FOUND.format(query=quote(text)))
        self._library, self._nearest, self._question = library, tuple(hit for hit in nearest if hit.score >= NEAR)[:3], question

    def card(self) -> Card:
        fact = [button(words.ANY_FACT, ShowAnother(), emoji="🎲")] if self._library.facts else []
        practise = [button(words.PRACTISE, Practise(), emoji="🧠")] if self._library.questions else []
        rows: list[list[Control]] = [[button(hit.title, ShowEntry(hit.kind, hit.id, self._question))] for hit in self._nearest]
        told = words.NEAREST if rows else small(say_holdings(self._library))
        return Card(say_refusal(self), told, tone=Tone.QUIET, controls=[*rows, [*fact, *practise]])


async def note_unanswered(interaction: Interaction, text: str, ending: Ending) -> int:
    """Keep a question for this server's teachers, without who asked, and give its number.

    0 where it is not kept: in direct messages nobody would read it, and a disk that does not take it keeps nobody from an answer.
    """
    from ...lookup.learnt import fold_phrase

    question = " ".join(text.split())[:_LONGEST]
    guild, client, folded = place_of(interaction), interaction.client, fold_phrase(question)
    if not guild or not folded:
        return 0
    if not client.limits.may_note(guild, interaction.user.id, interaction.created_at.timestamp()):
        return 0
    try:
        return await client.store.unanswered.note_soon(guild, question, folded, ending, client.now())
    except Unsaved:
        return 0
