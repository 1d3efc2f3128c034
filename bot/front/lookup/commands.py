"""/fact /summary /sources /who /define: what a student looks up, by name in any usual spelling."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Literal

from discord import app_commands

from ...library.model import Fact, Length
from ...lookup.browse import choose_fact
from ...lookup.entry_kind import EntryKind
from ..kit.card import shorten
from ..kit.client import AnyCommand, Interaction, index_at, library_of, reads_day_first
from ..kit.controls import on_pick, on_press
from ..kit.custom_ids import read_value
from ..kit.replies import Reply, answer, is_own
from ..kit.verbs import (
    EntryId,
    EntryView,
    ReadExtracts,
    ShowAnother,
    ShowChosenFact,
    ShowEntry,
    ShowRelated,
    ShowSource,
    ShowSources,
    ShowSummary,
    TurnExtracts,
    TurnSources,
)
from . import words
from .audience import answer_look_up, turn_look_up
from .cards import fact_card, related_card, summary_card
from .empty import require_some
from .extracts import extracts_card
from .finding import Wanted, look_up
from .perhaps import count_opened
from .records import known, ready, record_card, show_record
from .source_cards import source_card, sources_card

Choices = list[app_commands.Choice[str]]
_VIEWS = {Length.LINE: EntryView.LINE, Length.PARAGRAPH: EntryView.CARD, Length.PAGE: EntryView.PAGE}


def complete(*kinds: EntryKind) -> Callable[[Interaction, str], Coroutine[Any, Any, Choices]]:
    """Make an autocomplete over these kinds; its values are ids, so that a choice always resolves."""

    async def choices(interaction: Interaction, current: str) -> Choices:
        hits = (await index_at(interaction)).complete(current, kinds=kinds, limit=25, day_first=reads_day_first(interaction))
        return [app_commands.Choice(name=shorten(hit.title, 100), value=hit.id) for hit in hits]

    return choices


# ---- commands


@app_commands.command(description=words.FACT)
@app_commands.describe(topic=words.FACT_TOPIC)
@app_commands.autocomplete(topic=complete(EntryKind.FACT))
async def fact(interaction: Interaction, topic: str | None = None) -> None:
    await answer_look_up(interaction, look_up(interaction, Wanted(topic, EntryKind.FACT)) if topic else _new_fact(interaction))


@app_commands.command(description=words.SUMMARY)
@app_commands.describe(topic=words.SUMMARY_TOPIC, length=words.SUMMARY_LENGTH)
@app_commands.autocomplete(topic=complete(EntryKind.SUMMARY))
async def summary(interaction: Interaction, topic: str, length: Literal["line", "paragraph", "page"] = "paragraph") -> None:
    await answer_look_up(interaction, look_up(interaction, Wanted(topic, EntryKind.SUMMARY, _VIEWS[Length(length)])))


@app_commands.command(description=words.SOURCES)
@app_commands.describe(fact=words.SOURCES_FACT)
@app_commands.autocomplete(fact=complete(EntryKind.FACT))
async def sources(interaction: Interaction, fact: str) -> None:
    await answer_look_up(interaction, look_up(interaction, Wanted(fact, EntryKind.FACT, EntryView.SOURCES)))


@app_commands.command(description=words.WHO)
@app_commands.describe(person=words.WHO_PERSON)
@app_commands.autocomplete(person=complete(EntryKind.PERSON))
async def who(interaction: Interaction, person: str) -> None:
    await answer_look_up(interaction, look_up(interaction, Wanted(person, EntryKind.PERSON)))


@app_commands.command(description=words.DEFINE)
@app_commands.describe(term=words.DEFINE_TERM)
@app_commands.autocomplete(term=complete(EntryKind.TERM))
async def define(interaction: Interaction, term: str) -> None:
    await answer_look_up(interaction, look_up(interaction, Wanted(term, EntryKind.TERM)))


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
    await turn_look_up(interaction, ready(lambda: sources_card(library, known(library, library.facts, asked.fact), asked.page)))


@on_pick(ShowSource)
async def _source(interaction: Interaction, asked: ShowSource, values: list[str]) -> None:
    async def work() -> Reply:
        (key,) = read_value(values, tuple[EntryId])
        library = library_of(interaction)
        return Reply(source_card(library, known(library, library.facts, asked.fact), key, asked.page))

    await turn_look_up(interaction, work())


@on_press(ReadExtracts)
async def _read(interaction: Interaction, asked: ReadExtracts) -> None:
    library = library_of(interaction)
    await answer(interaction, ready(lambda: extracts_card(library, known(library, library.facts, asked.fact))), private=True)


@on_press(TurnExtracts)
async def _turn_extracts(interaction: Interaction, asked: TurnExtracts) -> None:
    library = library_of(interaction)
    await turn_look_up(interaction, ready(lambda: extracts_card(library, known(library, library.facts, asked.fact), asked.page)))


@on_press(ShowRelated)
async def _related(interaction: Interaction, asked: ShowRelated) -> None:
    library = library_of(interaction)
    await answer(interaction, ready(lambda: related_card(library, known(library, library.facts, asked.fact))), private=True)


@on_press(ShowAnother)
async def _another(interaction: Interaction, asked: ShowAnother) -> None:
    await turn_look_up(interaction, _new_fact(interaction))


@on_pick(ShowChosenFact)
async def _show_chosen_fact(interaction: Interaction, asked: ShowChosenFact, values: list[str]) -> None:
    (key,) = read_value(values, tuple[EntryId])
    await show_record(interaction, EntryKind.FACT, key)


@on_press(ShowEntry)
async def _show_entry(interaction: Interaction, asked: ShowEntry) -> None:
    async def work() -> Reply:
        card = record_card(library_of(interaction), asked.kind, asked.id)
        if asked.question and is_own(interaction):
            await count_opened(interaction, asked.question, asked.id)
        return Reply(card)

    await answer(interaction, work(), private=True)


@on_press(ShowSummary)
async def _summary(interaction: Interaction, asked: ShowSummary) -> None:
    library = library_of(interaction)
    work = ready(lambda: summary_card(library, known(library, library.summaries, asked.id), asked.length, asked.page))
    await turn_look_up(interaction, work)


async def _new_fact(interaction: Interaction) -> Reply:
    """Choose a fact that this person has not seen lately, and remember that it was shown."""
    client, library = interaction.client, library_of(interaction)
    require_some(library, EntryKind.FACT)
    facts: list[Fact] = list(library.facts.values())
    chosen = choose_fact(facts, await client.store.seen.of(interaction.user.id), client.rng)
    await client.store.seen.note(interaction.user.id, chosen.id, client.now())
    return Reply(fact_card(library, chosen))
