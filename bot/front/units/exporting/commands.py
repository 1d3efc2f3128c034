"""/unit export and /unit template: files for teachers alone, as they hold every key."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from discord import app_commands, ui

from ....errors import Refusal
from ....library.ids import as_written
from ....library.unit import Unit
from ....units.editing.fields import entries_of, id_of, title_of
from ...kit.card import Card, Tone, heading, quote, shorten, small
from ...kit.client import AnyCommand, Client, Interaction, place_of
from ...kit.replies import Picture, Reply, answer
from ..commands import unit
from ..editing.desk import desk_of
from . import words

if TYPE_CHECKING:
    from ....store.lookups.taught import Taught
    from ....units.exports.exported import Exported, LeftOut

COMMANDS: tuple[AnyCommand, ...] = ()
MOST_MB = 9
"""What Discord takes of a bot, with room for what is sent along."""
_LISTED, _LIKE_ENOUGH = 10, 85


class _Place(NamedTuple):
    """A unit that may be handed out, as commands name it."""

    key: str
    unit_id: str
    title: str


def _offered(interaction: Interaction) -> list[_Place]:
    """List the units of this server, then those of the host."""
    own = [_Place(each.key, each.unit_id, each.title) for each in interaction.client.store.units.of(place_of(interaction))]
    return own + [_Place(_name(each), each.head.id, each.head.title) for each in interaction.client.libraries.host.units]


def _name(host: Unit) -> str:
    return host.key or host.head.id


async def complete_unit(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer the units that may be handed out, those that hold what was typed first."""
    typed = current.strip().casefold()
    found = sorted(_offered(interaction), key=lambda each: typed not in each.title.casefold())
    return [app_commands.Choice(name=shorten(each.title, 100), value=each.key) for each in found[:25]]


async def complete_format(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer the formats that there are."""
    typed = current.strip().casefold()
    named = [(words.FORMATS.get(name, name), name) for name in await asyncio.to_thread(_formats)]
    return [app_commands.Choice(name=told, value=name) for told, name in named if typed in told.casefold()][:25]


def _formats() -> list[str]:
    from ....units.exports.formats import FORMATS  # what writes files is imported when one is asked for

    return [*FORMATS]


@unit.command(name="export", description=words.EXPORT)
@app_commands.describe(unit=words.EXPORT_UNIT, format=words.EXPORT_FORMAT)
@app_commands.autocomplete(unit=complete_unit, format=complete_format)
async def export(interaction: Interaction, unit: str, format: str) -> None:  # noqa: A002 - what the option is called
    async def work() -> Reply:
        found = _find(interaction, unit)
        name = next((key for key in await asyncio.to_thread(_formats) if key == format), "")
        if not name:
            raise Refusal(words.NO_SUCH_FORMAT)
        text, version = await _text(interaction, found)
        taught = interaction.client.store.taught.of(place_of(interaction))
        return _hand_out(found, version, *await asyncio.to_thread(_export, text, name, found.key, taught))

    await answer(interaction, work(), private=True, slow=True)


def _find(interaction: Interaction, text: str) -> _Place:
    """Give the unit that a key, an id or a title means; raise Refusal where there is none."""
    offered = _offered(interaction)
    exact = next((each for each in offered if text in (each.key, each.unit_id)), None)
    if exact is not None:
        return exact
    titles = {number: each.title for number, each in enumerate(offered)}
    from rapidfuzz import fuzz, process, utils  # a start waits for none of it

    best = process.extractOne(text[:200], titles, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=_LIKE_ENOUGH)
    if best is None:
        raise Refusal(words.NO_SUCH_UNIT.format(query=quote(text)))
    return offered[best[2]]


async def _text(interaction: Interaction, found: _Place) -> tuple[Unit, int]:
    """Give a unit with its author's ids, and its version; the host's has none."""
    client = interaction.client
    own = client.store.units.find(place_of(interaction), found.key)
    if own is not None:
        return await desk_of(interaction).unit(client, own), own.version
    host = next((each for each in client.libraries.host.units if _name(each) == found.key), None)
    if host is None:  # while this waited, it was removed
        raise Refusal(words.NO_SUCH_UNIT.format(query=quote(found.title)))
    return host, 0


def _export(text: Unit, name: str, key: str, taught: Sequence[Taught]) -> tuple[Exported, list[str]]:
    """Write a unit in a format, with what this server taught, and say what is not in it; in a thread, as it may take seconds."""
    from ....lookup.learnt import Learnt
    from ....units.exports.asked_phrases import add_phrases
    from ....units.exports.formats import FORMATS

    learnt = add_phrases(text, key, [Learnt(each.phrase, each.entry_id) for each in taught])
    written = as_written(learnt) if text.key else learnt
    made, titles = FORMATS[name](written), {id_of(each): title_of(each) for each in entries_of(written)}
    return made, [_say_left(each, titles) for each in made.left_out]


def _hand_out(found: _Place, version: int, made: Exported, left_out: Sequence[str]) -> Reply:
    if len(made.data) > MOST_MB * 1_000_000:
        raise Refusal(words.TOO_BIG.format(size=round(len(made.data) / 1_000_000)))
    card = Card(
        heading(words.READY.format(title=quote(found.title, 100)), words.READY_OWN.format(version=version) if version else ""),
        ui.File(f"attachment://{made.name}"),
        _say_left_out(left_out),
        small(words.READY_PRIVATE),
        tone=Tone.CAUTION if left_out else Tone.KNOWLEDGE,
    )
    return Reply(card, Picture(made.name, made.data))


def _say_left_out(left_out: Sequence[str]) -> str:
    """Count what is not in the file, and name the first of it."""
    if not left_out:
        return words.READY_WHOLE
    told = [words.LEFT_OUT[len(left_out) != 1].format(count=len(left_out)), *left_out[:_LISTED]]
    if len(left_out) > _LISTED:
        told.append(words.LEFT_MORE.format(count=len(left_out) - _LISTED))
    return "\n".join(told)


def _say_left(left: LeftOut, titles: Mapping[str, str]) -> str:
    """Say why something is left out, by what it is called."""
    from ....units.fault_words import WORDINGS  # which a start does without

    why = quote(WORDINGS[left.why.reason].fill(left.why), 200)
    named = quote(titles.get(left.entry, left.entry), 60)
    return words.LEFT.format(entry=named, why=why) if left.entry else words.LEFT_OF_UNIT.format(why=why)


# ---- the template


@unit.command(name="template", description=words.TEMPLATE)
async def template(interaction: Interaction) -> None:
    async def work() -> Reply:
        book, table = await asyncio.to_thread(_make_templates)
        card = Card(
            heading(words.TEMPLATE_TITLE),
            words.TEMPLATE_HOW.format(add=_mention(interaction.client, words.ADD_COMMAND)),
            ui.File(f"attachment://{book.name}"),
            ui.File(f"attachment://{table.name}"),
            tone=Tone.KNOWLEDGE,
        )
        return Reply(card, Picture(book.name, book.data), more=(Picture(table.name, table.data),))

    await answer(interaction, work(), private=True, slow=True)


def _make_templates() -> tuple[Exported, Exported]:
    from ....units.exports.template.csv_table import make_csv_template
    from ....units.exports.template.workbook import make_template

    return make_template(), make_csv_template()


def _mention(client: Client, command: str) -> str:
    number = client.command_ids.get(command.partition(" ")[0])
    return f"</{command}:{number}>" if number else f"`/{command}`"
