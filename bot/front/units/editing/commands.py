"""/unit edit: one entry of a server's own unit at a time, each change a version that can be taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from discord import app_commands, ui

from ....errors import Refusal
from ....library.unit import Unit
from ....store.reasons import StoreReason
from ....store.units.server_units import Change, ServerUnit
from ....units.editing.fields import (
    FORMS,
    Editable,
    EditKind,
    Field,
    entries_of,
    find_entry,
    first_form,
    id_of,
    key_of,
    kind_of,
    title_of,
)
from ...kit import words as kit_words
from ...kit.card import Card, plain, quote, shorten
from ...kit.client import AnyCommand, Interaction, place_of
from ...kit.controls import on_fill, on_pick, on_press
from ...kit.custom_ids import read_value
from ...kit.forms import open_form
from ...kit.replies import Reply, answer, answer_press
from ...kit.verbs import AskToRemove, DropTyped, EditEntry, NewQuestion, RemoveEntry, ShowEntries
from ..commands import complete_own, find_own, owned, unit
from . import words
from .cards import ask_card, entry_card, faulty_card, hanging_card, is_question, kinds_card, list_card, tell_fault
from .desk import DraftKey, desk_of
from .forms import entry_form

COMMANDS: tuple[AnyCommand, ...] = ()
_LIKE_ENOUGH = 75


async def complete_entry(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer the entries of the unit that is named, those that hold what was typed first."""
    try:
        own = find_own(interaction, str(getattr(interaction.namespace, "unit", "")))
    except Refusal:
        return []
    entries, typed = entries_of(await desk_of(interaction).unit(interaction.client, own)), current.strip().casefold()
    found = [each for each in entries if typed in title_of(each).casefold()]
    return [
        app_commands.Choice(
            name=shorten(words.KIND_LINE.format(kind=words.KINDS[kind_of(each)], title=plain(title_of(each), 80)), 100),
            value=f"{kind_of(each)}/{key_of(each)}",
        )
        for each in found[:25]
    ]


@unit.command(name="edit", description=words.EDIT)
@app_commands.describe(unit=words.EDIT_UNIT, entry=words.EDIT_ENTRY)
@app_commands.autocomplete(unit=complete_own, entry=complete_entry)
async def edit(interaction: Interaction, unit: str, entry: str = "") -> None:
    async def work() -> Reply:
        own = _find_editable(interaction, unit)
        text = await desk_of(interaction).unit(interaction.client, own)
        if not entry:
            return Reply(list_card(own, text, 0))
        return Reply(await entry_card(own, text, _find_named(own, text, entry)))

    await answer(interaction, work(), private=True)


def _find_editable(interaction: Interaction, text: str) -> ServerUnit:
    """Give the server's own unit that is meant; of the host's, say how to make it one."""
    try:
        return find_own(interaction, text)
    except Refusal:
        titles = {each.key: each.head.title for each in interaction.client.libraries.host.units}
        from rapidfuzz import fuzz, process, utils  # a start waits for none of it

        best = process.extractOne(text[:200], titles, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=85)
        title = titles.get(text) or (best[0] if best else "")
        if title:
            raise Refusal(words.HOST_UNIT.format(title=quote(title, 100))) from None
        raise


def _find_named(own: ServerUnit, text: Unit, query: str) -> Editable:
    """Give the entry that a completion, an id or a title means; raise Refusal where there is none."""
    entries = entries_of(text)
    exact = next((each for each in entries if query in (f"{kind_of(each)}/{key_of(each)}", id_of(each))), None)
    if exact is not None:
        return exact
    titles = dict(enumerate(map(title_of, entries)))
    from rapidfuzz import fuzz, process, utils  # a start waits for none of it

    best = process.extractOne(query[:200], titles, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=_LIKE_ENOUGH)
    if best is None:
        raise Refusal(words.NO_SUCH_ENTRY.format(title=quote(own.title, 100), query=quote(query)))
    return entries[best[2]]


async def _unit(interaction: Interaction, number: int) -> tuple[ServerUnit, Unit]:
    own = owned(interaction, number)
    return own, await desk_of(interaction).unit(interaction.client, own)


def _entry(text: Unit, kind: EditKind, key: str) -> Editable:
    record = find_entry(text, kind, key)
    if record is None:
        raise Refusal(words.GONE)
    return record


# ---- looking


@on_press(ShowEntries)
async def _turn(interaction: Interaction, asked: ShowEntries) -> None:
    async def work() -> Reply:
        return Reply(list_card(*await _unit(interaction, asked.unit), asked.page))

    await answer(interaction, work(), update=True)


@on_pick(ShowEntries)
async def _show(interaction: Interaction, asked: ShowEntries, values: list[str]) -> None:
    async def work() -> Reply:
        own, text = await _unit(interaction, asked.unit)
        kind, _, key = values[0].partition("/")
        return Reply(await entry_card(own, text, _entry(text, read_value(kind, EditKind), key)))

    await answer(interaction, work(), update=True)


# ---- new questions


@on_press(NewQuestion)
async def _offer_kinds(interaction: Interaction, asked: NewQuestion) -> None:
    async def work() -> Reply:
        return Reply(kinds_card(*await _unit(interaction, asked.unit)))

    await answer(interaction, work(), update=True)


@on_pick(NewQuestion)
async def _begin(interaction: Interaction, asked: NewQuestion, values: list[str]) -> None:
    async def work() -> ui.Modal:
        (kind,) = read_value(values, tuple[EditKind])
        if not is_question(kind):
            raise Refusal(kit_words.OLD_BUTTON)
        own, text = await _unit(interaction, asked.unit)
        return await _fill_form(interaction, EditEntry(own.number, own.version, kind, first_form(kind)), text)

    await open_form(interaction, work())


# ---- forms


def _draft_key(interaction: Interaction, asked: EditEntry | DropTyped) -> DraftKey:
    return DraftKey(place_of(interaction), interaction.user.id, asked.unit, asked.kind, asked.id)


@on_press(EditEntry)
async def _open(interaction: Interaction, asked: EditEntry) -> None:
    """Open a form of the entry as it is now, whatever version the card was of."""

    async def work() -> ui.Modal:
        own, text = await _unit(interaction, asked.unit)
        if asked.part not in FORMS[asked.kind]:
            raise Refusal(kit_words.OLD_BUTTON)
        return await _fill_form(interaction, EditEntry(own.number, own.version, asked.kind, asked.part, asked.id), text)

    await open_form(interaction, work())


async def _fill_form(interaction: Interaction, asked: EditEntry, text: Unit) -> ui.Modal:
    record = _entry(text, asked.kind, asked.id) if asked.id else None
    draft = desk_of(interaction).find(_draft_key(interaction, asked), interaction.client.now())
    shown = await asyncio.to_thread(_shown, text, record)
    return entry_form(asked, {**shown, **draft})


def _shown(text: Unit, record: Editable | None) -> Mapping[Field, str]:
    """Give the texts of an entry; in a thread, as a big unit takes a while."""
    if record is None:
        return {}
    from ....units.editing.names import Names  # what reads and checks entries is imported when there is one to edit
    from ....units.editing.texts import show_texts

    return show_texts(record, Names(text))


@on_fill(EditEntry)
async def _take(interaction: Interaction, asked: EditEntry, typed: dict[str, str]) -> None:
    async def work() -> Reply:
        fields = read_value(typed, dict[Field, str])
        if not fields.keys() <= {*FORMS[asked.kind].get(asked.part, ())}:
            raise Refusal(kit_words.OLD_BUTTON)
        return Reply(await _store_typed(interaction, asked, fields))

    await answer_press(interaction, work())


async def _store_typed(interaction: Interaction, asked: EditEntry, typed: Mapping[Field, str]) -> Card:
    """Store what was typed as the next version, or keep it on the desk and say what is in the way."""
    client, desk, key = interaction.client, desk_of(interaction), _draft_key(interaction, asked)
    own, text = await _unit(interaction, asked.unit)
    record = find_entry(text, asked.kind, asked.id) if asked.id else None
    seen = text if asked.version == own.version else await client.store.units.text(own, asked.version)
    texts = await asyncio.to_thread(_changed, seen, asked, typed, desk.find(key, client.now()))
    if asked.id and record is None:
        desk.drop(key)
        raise Refusal(words.GONE)
    if asked.id and not texts:
        return await entry_card(own, text, _entry(text, asked.kind, asked.id), words.SAVED_SAME)
    desk.keep(key, texts, client.now())
    if asked.version != own.version:
        return faulty_card(own, asked.kind, record, texts, (), words.CLASH)
    from ....units.editing.changes import Changed, change_entry

    made = await asyncio.to_thread(change_entry, text, asked.kind, asked.id, texts)
    if not isinstance(made, Changed):
        return faulty_card(own, asked.kind, record, texts, made)
    try:
        saved = await _save(interaction, own, made.unit, title_of(made.record), after=asked.version)
    except Refusal as refusal:
        if isinstance(refusal.why, str) or refusal.why.reason is not StoreReason.UNIT_CHANGED:
            raise
        return faulty_card(owned(interaction, own.number), asked.kind, record, texts, (), words.CLASH)
    desk.drop(key)
    remarks = [words.REMARK.format(told=tell_fault(each).removeprefix("- ")) for each in made.remarks]
    lead = "\n".join([words.SAVED.format(version=saved.version), *remarks])
    return await entry_card(saved, made.unit, made.record, lead)


def _changed(seen: Unit | None, asked: EditEntry, typed: Mapping[Field, str], draft: Mapping[Field, str]) -> dict[Field, str]:
    """Give all that was changed, in this form and in others before it, against the version that was shown."""
    from ....units.editing.texts import changed_texts

    record = find_entry(seen, asked.kind, asked.id) if seen is not None and asked.id else None
    shown = _shown(seen, record) if seen is not None else {}
    return changed_texts(shown, {**draft, **typed})


async def _save(interaction: Interaction, own: ServerUnit, made: Unit, title: str, *, after: int) -> ServerUnit:
    client = interaction.client
    return await client.store.units.save(
        own.guild, made, change=Change.EDIT, detail=plain(title, 100), now=client.now(), after=after
    )


@on_press(DropTyped)
async def _drop(interaction: Interaction, asked: DropTyped) -> None:
    async def work() -> Reply:
        own, text = await _unit(interaction, asked.unit)
        desk_of(interaction).drop(_draft_key(interaction, asked))
        return Reply(list_card(own, text, 0, words.DROPPED))

    await answer(interaction, work(), update=True)


# ---- removal


@on_press(AskToRemove)
async def _ask(interaction: Interaction, asked: AskToRemove) -> None:
    async def work() -> Reply:
        own, text = await _unit(interaction, asked.unit)
        return Reply(ask_card(own, text, _entry(text, asked.kind, asked.id)))

    await answer(interaction, work(), update=True)


@on_press(RemoveEntry)
async def _remove(interaction: Interaction, asked: RemoveEntry) -> None:
    async def work() -> Reply:
        from ....units.editing.changes import Changed, remove_entry

        own, text = await _unit(interaction, asked.unit)
        record = _entry(text, asked.kind, asked.id)
        made = await asyncio.to_thread(remove_entry, text, asked.kind, asked.id)
        if not isinstance(made, Changed):
            return Reply(hanging_card(own, record, made))
        saved = await _save(interaction, own, made.unit, title_of(record), after=asked.version)
        said = words.REMOVED.format(title=quote(title_of(record), 200), version=saved.version)
        return Reply(list_card(saved, made.unit, 0, said))

    await answer(interaction, work(), update=True)
