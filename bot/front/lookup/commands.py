"""/fact /summary /sources /who /define: what a student looks up, by name in any usual spelling."""

from __future__ import annotations

from collections.abc import Callable, Collection, Coroutine, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from discord import app_commands

from ...errors import Refusal
from ...library.catalogue import Library
from ...library.model import Fact, Length
from ...lookup.browse import choose_fact
from ...lookup.entries import EntryKind
from ..kit import words as kit_words
from ..kit.card import Card, Tone, quote, shorten
from ..kit.client import AnyCommand, Interaction, index_at, library_of, reads_day_first
from ..kit.controls import button, on_pick, on_press
from ..kit.custom_ids import read_value
from ..kit.failures import Shown
from ..kit.reasons import say_refusal
from ..kit.replies import Reply, answer, answer_press
from ..kit.verbs import EntryId, ShowAnother, ShowChosenFact, ShowEntry, ShowRelated, ShowSources, ShowSummary, TurnSources
from . import words
from .cards import fact_card, person_card, related_card, sources_card, summary_card, term_card
from .empty import require_some

if TYPE_CHECKING:
    from ...lookup.hits import Hit

T = TypeVar("T")
Choices = list[app_commands.Choice[str]]


# ---- finding


def complete(*kinds: EntryKind) -> Callable[[Interaction, str], Coroutine[Any, Any, Choices]]:
    """Make an autocomplete over these kinds; its values are ids, so that a choice always resolves."""

    async def choices(interaction: Interaction, current: str) -> Choices:
        hits = (await index_at(interaction)).complete(current, kinds=kinds, limit=25, day_first=reads_day_first(interaction))
        return [app_commands.Choice(name=shorten(hit.title, 100), value=hit.id) for hit in hits]

    return choices


async def find(
    interaction: Interaction, records: Mapping[str, T], text: str, kind: EntryKind, show: Callable[[T], Card]
) -> Reply:
    """Show the record that an id or any wording means; raise NothingFound with the nearest titles."""
    key = library_of(interaction).key_of(records, text)
    if key is not None:
        return Reply(show(records[key]))
    require_some(library_of(interaction), kind)
    index = await index_at(interaction)
    found = index.ask(text, kinds=(kind,), day_first=reads_day_first(interaction))
    if found.sure is None:
        raise NothingFound(text, found.perhaps or found.nearest)
    return Reply(show(known(library_of(interaction), records, found.sure.id)))


def known(library: Library, records: Mapping[str, T], key: str) -> T:
    """Look up an id that a control carries; raise Refusal where an edit of the content has taken it away.

    The controls of cards that were made before ids named their unit lead on, too.
    """
    found = library.key_of(records, key)
    if found is None:
        raise Refusal(kit_words.GONE)
    return records[found]


class NothingFound(Shown):
    """Nothing matches; knows the nearest titles, which are offered instead of an answer."""

    def __init__(self, text: str, nearest: Collection[Hit]) -> None:
        super().__init__(words.NOTHING_FOUND.format(query=quote(text)))
        self.nearest = tuple(nearest)[:3]

    def card(self) -> Card:
        rows = [[button(hit.title, ShowEntry(hit.kind, hit.id))] for hit in self.nearest]
        return Card(say_refusal(self), words.NEAREST if rows else "", tone=Tone.QUIET, controls=rows)


async def ready(find: Callable[[], Card]) -> Reply:
    """Make a card that needs no waiting; what it refuses is told by `answer`."""
    return Reply(find())


# ---- commands


@app_commands.command(description=words.FACT)
@app_commands.describe(topic=words.FACT_TOPIC)
@app_commands.autocomplete(topic=complete(EntryKind.FACT))
async def fact(interaction: Interaction, topic: str | None = None) -> None:
    library = library_of(interaction)
    if not topic:
        await answer(interaction, _new_fact(interaction))
        return
    await answer(interaction, find(interaction, library.facts, topic, EntryKind.FACT, partial(fact_card, library)))


@app_commands.command(description=words.SUMMARY)
@app_commands.describe(topic=words.SUMMARY_TOPIC, length=words.SUMMARY_LENGTH)
@app_commands.autocomplete(topic=complete(EntryKind.SUMMARY))
async def summary(interaction: Interaction, topic: str, length: Length = Length.PARAGRAPH) -> None:
    library = library_of(interaction)
    show = partial(summary_card, library, length=length)
    await answer(interaction, find(interaction, library.summaries, topic, EntryKind.SUMMARY, show))


@app_commands.command(description=words.SOURCES)
@app_commands.describe(fact=words.SOURCES_FACT)
@app_commands.autocomplete(fact=complete(EntryKind.FACT))
async def sources(interaction: Interaction, fact: str) -> None:
    library = library_of(interaction)
    await answer(interaction, find(interaction, library.facts, fact, EntryKind.FACT, partial(sources_card, library)))


@app_commands.command(description=words.WHO)
@app_commands.describe(person=words.WHO_PERSON)
@app_commands.autocomplete(person=complete(EntryKind.PERSON))
async def who(interaction: Interaction, person: str) -> None:
    library = library_of(interaction)
    await answer(interaction, find(interaction, library.people, person, EntryKind.PERSON, partial(person_card, library)))


@app_commands.command(description=words.DEFINE)
@app_commands.describe(term=words.DEFINE_TERM)
@app_commands.autocomplete(term=complete(EntryKind.TERM))
async def define(interaction: Interaction, term: str) -> None:
    library = library_of(interaction)
    await answer(interaction, find(interaction, library.terms, term, EntryKind.TERM, partial(term_card, library)))


COMMANDS: tuple[AnyCommand, ...] = (fact, summary, sources, who, define)


# ---- controls


@on_press(ShowSources)
async def _sources(interaction: Interaction, asked: ShowSources) -> None:
    library = library_of(interaction)
    work = ready(lambda: sources_card(library, known(library, library.facts, asked.fact), asked.page))
    await answer(interaction, work, private=True)


@on_press(TurnSources)
async def _turn_sources(interaction: Interaction, asked: TurnSources) -> None:
    library = library_of(interaction)
    await answer_press(interaction, ready(lambda: sources_card(library, known(library, library.facts, asked.fact), asked.page)))


@on_press(ShowRelated)
async def _related(interaction: Interaction, asked: ShowRelated) -> None:
    library = library_of(interaction)
    await answer(interaction, ready(lambda: related_card(library, known(library, library.facts, asked.fact))), private=True)


@on_press(ShowAnother)
async def _another(interaction: Interaction, asked: ShowAnother) -> None:
    await answer_press(interaction, _new_fact(interaction))


@on_pick(ShowChosenFact)
async def _show_chosen_fact(interaction: Interaction, asked: ShowChosenFact, values: list[str]) -> None:
    (key,) = read_value(values, tuple[EntryId])
    await show_record(interaction, EntryKind.FACT, key)


@on_press(ShowEntry)
async def _show_entry(interaction: Interaction, asked: ShowEntry) -> None:
    await show_record(interaction, asked.kind, asked.id)


@on_press(ShowSummary)
async def _summary(interaction: Interaction, asked: ShowSummary) -> None:
    library = library_of(interaction)
    work = ready(lambda: summary_card(library, known(library, library.summaries, asked.id), asked.length, asked.page))
    await answer_press(interaction, work)


async def show_record(interaction: Interaction, kind: EntryKind, key: str) -> None:
    """Show one record privately, below the card that it was asked from: a quiz or a list under it is not lost."""
    await answer(interaction, ready(lambda: record_card(library_of(interaction), kind, key)), private=True)


def record_card(library: Library, kind: EntryKind, key: str) -> Card:
    """Make the card of any record by its kind and id."""
    match kind:
        case EntryKind.FACT:
            return fact_card(library, known(library, library.facts, key))
        case EntryKind.PERSON:
            return person_card(library, known(library, library.people, key))
        case EntryKind.TERM:
            return term_card(library, known(library, library.terms, key))
        case EntryKind.SUMMARY:
            return summary_card(library, known(library, library.summaries, key), Length.PARAGRAPH)


async def _new_fact(interaction: Interaction) -> Reply:
    """Choose a fact that this person has not seen lately, and remember that it was shown."""
    client, library = interaction.client, library_of(interaction)
    require_some(library, EntryKind.FACT)
    facts: list[Fact] = list(library.facts.values())
    chosen = choose_fact(facts, await client.store.seen.of(interaction.user.id), client.rng)
    await client.store.seen.note(interaction.user.id, chosen.id, client.now())
    return Reply(fact_card(library, chosen))
