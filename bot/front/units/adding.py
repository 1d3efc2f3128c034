"""/unit add: a teacher's file is read, shown as it was understood, and put to use when its teacher says so, never before."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from ...errors import Refusal
from ..kit import words as kit_words
from ..kit.card import Card, Tone, quote
from ..kit.client import AnyCommand, Interaction, place_of
from ..kit.controls import loaded, on_pick, on_press
from ..kit.custom_ids import digest
from ..kit.failures import UNREACHED
from ..kit.replies import Reply, answer
from ..kit.verbs import AnswerUpload, DecideUpload, TurnUpload, UploadStep, UploadView
from . import words
from .commands import unit
from .pending_uploads import PendingUpload, new_id, uploads_of
from .saving import find_destination, save_upload

if TYPE_CHECKING:
    from ...units.imports.upload import Ask, Option

COMMANDS: tuple[AnyCommand, ...] = ()
MOST_MB = 4
_LONGEST_NAME = 200
PATIENCE = 20.0
"""Seconds in which Discord must have given the file."""


@unit.command(name="add", description=words.ADD)
@app_commands.describe(file=words.ADD_FILE, title=words.ADD_TITLE)
async def add(interaction: Interaction, file: discord.Attachment, title: app_commands.Range[str, 1, 100] = "") -> None:
    async def work() -> Reply:
        _require_fitting(file)
        return Reply(await _take(interaction, file, title))

    await answer(interaction, work(), private=True, slow=True)


def _require_fitting(file: object) -> None:
    """Raise Refusal for no file, as discord.py gives where the id of one is forged, and for one that is too big."""
    if not isinstance(file, discord.Attachment):
        raise Refusal(kit_words.NO_SUCH_OPTION)
    if file.size > MOST_MB * 1_000_000:
        raise Refusal(words.UPLOAD_TOO_BIG.format(most=MOST_MB))


async def _take(interaction: Interaction, file: discord.Attachment, title: str) -> Card:
    """Fetch and read a file, and keep what it holds until its teacher has decided."""
    from ...units.imports.upload import Unusable, clean  # what reads files is imported when there is one to read
    from . import upload_cards

    client, uploads, wanted = interaction.client, uploads_of(interaction.client), " ".join(clean(title).split())
    name = file.filename[:_LONGEST_NAME]
    with uploads.turn_of(interaction.user.id):
        data = await _fetch(file)
        try:
            read = await uploads.read(name, data, title=wanted)
        except Unusable as fault:
            return upload_cards.unusable_card(name, fault)
    upload = PendingUpload(
        id=new_id(),
        guild=place_of(interaction),
        user=interaction.user.id,
        name=name,
        title=wanted,
        data=data if read.imported.asks else b"",
        began=client.now(),
        read=read,
    )
    uploads.hold(upload)
    return upload_cards.upload_card(upload, find_destination(client, upload.guild, read.unit))


async def _fetch(file: discord.Attachment) -> bytes:
    """Fetch what was uploaded from Discord, which has checked its size; raise Refusal where it does not come."""
    try:
        async with asyncio.timeout(PATIENCE):
            data = await file.read()
    except (TimeoutError, discord.HTTPException, *UNREACHED) as error:
        raise Refusal(words.UPLOAD_NOT_FETCHED) from error
    if len(data) > MOST_MB * 1_000_000:
        raise Refusal(words.UPLOAD_TOO_BIG.format(most=MOST_MB))
    return data


# ---- presses


@on_press(TurnUpload)
async def _turn(interaction: Interaction, asked: TurnUpload) -> None:
    async def work() -> Reply:
        return Reply(_card(interaction, loaded(interaction, PendingUpload), asked.view, asked.page))

    await answer(interaction, work(), update=True)


def _card(interaction: Interaction, upload: PendingUpload, view: UploadView | None = None, page: int = 0, lead: str = "") -> Card:
    from .upload_cards import upload_card

    return upload_card(upload, find_destination(interaction.client, upload.guild, upload.read.unit), view, page, lead)


@on_pick(AnswerUpload)
async def _answer(interaction: Interaction, asked: AnswerUpload, values: list[str]) -> None:
    """Read the file again with one more answer; what was answered meanwhile from another menu is kept."""

    async def work() -> Reply:
        upload = loaded(interaction, PendingUpload)
        async with upload.lock:
            ask = next((each for each in upload.open_asks() if digest(each.id) == asked.asked), None)
            option = next((each for each in ask.options if [digest(each.value)] == values), None) if ask else None
            if ask is None or option is None:  # answered already, by a press before this one
                return Reply(_card(interaction, upload, page=asked.page))
            return Reply(await _read_again(interaction, upload, upload.given | {ask.id: (ask, option)}, asked.page))

    await answer(interaction, work(), update=True, slow=True)


async def _read_again(
    interaction: Interaction, upload: PendingUpload, given: Mapping[str, tuple[Ask, Option]], page: int = 0
) -> Card:
    from ...units.imports.upload import Unusable
    from . import upload_cards

    _require_waiting(upload)
    answers = {key: option.value for key, (_, option) in given.items()}
    uploads = uploads_of(interaction.client)
    try:
        with uploads.turn_of(upload.user):
            read = await uploads.read(upload.name, upload.data, title=upload.title, answers=answers)
    except Unusable as fault:
        return _card(interaction, upload, page=page, lead=upload_cards.tell_unusable(fault))
    upload.read, upload.given, upload.leaves_out = read, dict(given), False
    return _card(interaction, upload, page=page)


def _require_waiting(upload: PendingUpload) -> None:
    """Raise Refusal where a press before this one has ended the matter."""
    if upload.is_over:
        raise Refusal(words.UPLOAD_OVER)


@on_press(DecideUpload)
async def _decide(interaction: Interaction, asked: DecideUpload) -> None:
    async def work() -> Reply:
        upload = loaded(interaction, PendingUpload)
        async with upload.lock:
            _require_waiting(upload)
            return Reply(await _take_step(interaction, upload, asked))

    await answer(interaction, work(), update=True, slow=asked.step in (UploadStep.ACCEPT, UploadStep.ANEW))


async def _take_step(interaction: Interaction, upload: PendingUpload, asked: DecideUpload) -> Card:
    from . import upload_cards

    match asked.step:
        case UploadStep.ACCEPT:
            shown = [ask for ask in upload_cards.on_page(upload.open_asks(), asked.page) if upload_cards.proposes(ask)]
            if not shown:
                return _card(interaction, upload)
            return await _read_again(interaction, upload, upload.given | {ask.id: (ask, ask.options[0]) for ask in shown})
        case UploadStep.ANEW:
            return await _read_again(interaction, upload, {}) if upload.given else _card(interaction, upload)
        case UploadStep.LEAVE_OUT:
            upload.leaves_out = True
            return _card(interaction, upload)
        case UploadStep.CANCEL:
            uploads_of(interaction.client).drop(upload)
            return Card(words.CANCELLED.format(name=quote(upload.name)), tone=Tone.QUIET)
        case UploadStep.USE:
            return await _use(interaction, upload)


async def _use(interaction: Interaction, upload: PendingUpload) -> Card:
    """Store an upload as it was shown, and choose it here."""
    from . import upload_cards

    if not upload_cards.is_usable(upload):  # no card has such a button
        raise Refusal(kit_words.OLD_BUTTON)
    client, channel = interaction.client, interaction.channel
    destination = find_destination(client, upload.guild, upload.read.unit)
    here = channel.parent_id if isinstance(channel, discord.Thread) else interaction.channel_id
    saved = await save_upload(client, upload.guild, here or 0, destination.unit, upload.name)
    uploads_of(client).drop(upload)
    return upload_cards.used_card(client, saved, destination)
