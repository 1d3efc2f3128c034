"""/gobbet: an extract on one private card that moves from step to step.

All state is in the store; a control carries the gobbet's opaque id, and what it asks for is checked against it at each press.
"""

from __future__ import annotations

import secrets

from discord import app_commands

from ...errors import Refusal
from ...library.catalogue import Library
from ...library.extracts import Extract
from ...lookup.entries import EntryKind
from ...study.gobbets.gobbet import choose_extract, start_gobbet
from ..kit.card import shorten
from ..kit.client import AnyCommand, Interaction, library_of, place_of
from ..kit.controls import on_press
from ..kit.custom_ids import Verb
from ..kit.replies import Reply, answer
from ..kit.topics import complete_topic, resolve_topic
from ..kit.verbs import BeginGobbet, NewGobbet, StartGobbet
from ..lookup.empty import require_some
from ..lookup.records import known
from . import words
from .cards import current_card, half_done_card

_MOST_TOPICS = 12
"""Topics that are offered beside extracts."""


async def complete_extract(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer topics and extracts by their titles, of each those that hold what was typed before the others."""
    typed, library = current.strip().casefold(), library_of(interaction)
    topics = (await complete_topic(interaction, current))[:_MOST_TOPICS]
    titles = [app_commands.Choice(name=shorten(each.title, 100), value=each.id) for each in library.extracts.values()]
    return sorted((*topics, *titles), key=lambda choice: typed not in choice.name.casefold())[:25]


@app_commands.command(description=words.GOBBET)
@app_commands.describe(topic=words.GOBBET_TOPIC)
@app_commands.autocomplete(topic=complete_extract)
async def gobbet(interaction: Interaction, topic: str | None = None) -> None:
    await answer(interaction, _open(interaction, topic or ""), private=True)


COMMANDS: tuple[AnyCommand, ...] = (gobbet,)


async def _open(interaction: Interaction, text: str) -> Reply:
    """Begin a gobbet on what is named: an extract, a topic or anything at all."""
    library = library_of(interaction)
    require_some(library, EntryKind.EXTRACT)
    if extract := named_extract(library, text):
        return await _offer(interaction, BeginGobbet(extract.id), extract)
    topic = resolve_topic(library, text) if text else ""
    return await _offer(interaction, NewGobbet(topic), await _choose(interaction, topic), topic)


def named_extract(library: Library, text: str) -> Extract | None:
    """Find an extract by its id or its title."""
    key = library.key_of(library.extracts, text)
    title = text.strip().casefold()
    return library.extracts[key] if key else next((e for e in library.extracts.values() if e.title.casefold() == title), None)


async def _choose(interaction: Interaction, topic: str) -> Extract:
    client, library = interaction.client, library_of(interaction)
    seen = await client.store.gobbets.worked_on(interaction.user.id)
    chosen = choose_extract(library, client.rng, topic=topic, seen=seen)
    if chosen is None:
        raise Refusal(words.NO_SUCH_EXTRACT.format(topic=library.label(topic)) if topic else words.NO_EXTRACTS)
    return chosen


async def _offer(interaction: Interaction, anew: Verb, extract: Extract, topic: str = "") -> Reply:
    """Offer to go on with a gobbet that is half done, or begin this one."""
    half_done = await interaction.client.store.gobbets.find_open(interaction.user.id, place_of(interaction))
    if half_done is not None and half_done.taken:
        return Reply(half_done_card(half_done, anew))
    return await _begin(interaction, extract, topic)


async def _begin(interaction: Interaction, extract: Extract, topic: str) -> Reply:
    client = interaction.client
    begun = start_gobbet(
        extract,
        library_of(interaction),
        client.rng,
        gobbet_id=secrets.token_urlsafe(9),
        user=interaction.user.id,
        guild=place_of(interaction),
        now=client.now(),
        topic=topic,
    )
    await client.store.gobbets.start(begun)
    return Reply(current_card(begun))


@on_press(StartGobbet)
async def _start(interaction: Interaction, asked: StartGobbet) -> None:
    async def work() -> Reply:
        library = library_of(interaction)
        extract = known(library, library.extracts, asked.extract)
        return await _offer(interaction, BeginGobbet(extract.id), extract)

    await answer(interaction, work(), private=True)


@on_press(BeginGobbet)
async def _begin_anew(interaction: Interaction, asked: BeginGobbet) -> None:
    async def work() -> Reply:
        library = library_of(interaction)
        return await _begin(interaction, known(library, library.extracts, asked.extract), "")

    await answer(interaction, work(), update=True)


@on_press(NewGobbet)
async def _new(interaction: Interaction, asked: NewGobbet) -> None:
    async def work() -> Reply:
        require_some(library_of(interaction), EntryKind.EXTRACT)
        topic = asked.topic if asked.topic in library_of(interaction).topics else ""
        return await _begin(interaction, await _choose(interaction, topic), topic)

    await answer(interaction, work(), update=True)
