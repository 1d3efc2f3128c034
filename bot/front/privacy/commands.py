"""/privacy, /class export-server and erase-server: about the server of the command, in direct messages about all that is held."""

from __future__ import annotations

import discord
import msgspec
from discord import app_commands, ui

from ...errors import Refusal
from ...store.privacy.privacy import LEFT_FOR
from ...store.upkeep.backups import WEEKS
from ..kit.card import Card, Tone, heading, small
from ..kit.client import AnyCommand, Interaction, place_of
from ..kit.controls import button, on_press, require
from ..kit.custom_ids import Who
from ..kit.replies import Picture, Reply, answer
from ..kit.verbs import AskToEraseMe, EraseMe, EraseServer, GetMyData, KeepAll
from ..teaching.classroom import classroom
from . import words

privacy = app_commands.Group(name="privacy", description=words.PRIVACY)
COMMANDS: tuple[AnyCommand, ...] = (privacy,)


@privacy.command(name="show", description=words.SHOW)
async def show(interaction: Interaction) -> None:
    async def work() -> Reply:
        held = await interaction.client.store.privacy.holding(interaction.user.id, interaction.guild_id)
        counts = {"answers": held.answers, "quizzes": held.class_quizzes, "reports": held.reports, "facts": held.facts}
        counts |= {"gobbets": held.class_gobbets, "votes": held.votes}
        endings = {f"{name}_s": "" if count == 1 else "zes" if name == "quizzes" else "s" for name, count in counts.items()}
        card = Card(
            heading(words.TITLE, words.LEAD.format(where=_where(interaction))),
            words.KEPT.format(**counts, **endings),
            small(words.WHO_SEES),
            tone=Tone.QUIET,
            controls=[[button(words.EXPORT_BUTTON, GetMyData(), emoji="📄"), button(words.ERASE_BUTTON, AskToEraseMe())]],
        )
        return Reply(card)

    await answer(interaction, work(), private=True)


@privacy.command(name="export", description=words.EXPORT)
async def export(interaction: Interaction) -> None:
    await answer(interaction, _export(interaction), private=True)


@on_press(GetMyData)
async def _get(interaction: Interaction, asked: GetMyData) -> None:
    await answer(interaction, _export(interaction), private=True)


async def _export(interaction: Interaction) -> Reply:
    rows = await interaction.client.store.privacy.export(interaction.user.id, interaction.guild_id)
    data = msgspec.json.format(msgspec.json.encode(rows), indent=1)
    file = Picture(words.FILE, data)
    card = Card(words.EXPORTED.format(where=_where(interaction)), ui.File(f"attachment://{file.name}"), tone=Tone.QUIET)
    return Reply(card, file)


@privacy.command(name="erase", description=words.ERASE)
async def erase(interaction: Interaction) -> None:
    await answer(interaction, _ask(interaction), private=True)


@on_press(AskToEraseMe)
async def _ask_again(interaction: Interaction, asked: AskToEraseMe) -> None:
    await answer(interaction, _ask(interaction), private=True)


async def _ask(interaction: Interaction) -> Reply:
    sure = button(words.ERASE_YES, EraseMe(), style=discord.ButtonStyle.danger)
    asked = words.ERASE_ASK.format(where=_where(interaction))
    return Reply(
        Card(
            asked,
            small(words.BACKUPS.format(weeks=WEEKS)),
            tone=Tone.CAUTION,
            controls=[[sure, button(words.ERASE_NO, KeepAll())]],
        )
    )


@on_press(EraseMe)
async def _erase(interaction: Interaction, asked: EraseMe) -> None:
    async def work() -> Reply:
        await interaction.client.store.erase_person(interaction.user.id, interaction.guild_id)
        return Reply(Card(words.ERASED.format(where=_where(interaction)), tone=Tone.QUIET))

    await answer(interaction, work(), update=True)


@on_press(KeepAll)
async def _keep(interaction: Interaction, asked: KeepAll) -> None:
    async def work() -> Reply:
        return Reply(Card(words.KEPT_ON, tone=Tone.QUIET))

    await answer(interaction, work(), update=True)


@classroom.command(name="export-server", description=words.EXPORT_SERVER)
async def export_server(interaction: Interaction) -> None:
    async def work() -> Reply:
        require(interaction, Who.MANAGER)
        data = await interaction.client.store.export_server(place_of(interaction))
        most = interaction.guild.filesize_limit if interaction.guild is not None else 0
        if len(data) > most:
            raise Refusal(words.SERVER_TOO_BIG.format(size=-(-len(data) // 2**20), most=most // 2**20))
        file = Picture(words.SERVER_FILE, data)
        card = Card(words.SERVER_EXPORTED, ui.File(f"attachment://{file.name}"), small(words.SERVER_FILE_HOW), tone=Tone.QUIET)
        return Reply(card, file)

    await answer(interaction, work(), private=True, slow=True)


@classroom.command(name="erase-server", description=words.ERASE_SERVER)
async def erase_server(interaction: Interaction) -> None:
    async def work() -> Reply:
        require(interaction, Who.MANAGER)
        sure = button(words.SERVER_YES, EraseServer(), style=discord.ButtonStyle.danger)
        keep = button(words.ERASE_NO, KeepAll())
        hints = small(f"{words.SERVER_HINT.format(days=LEFT_FOR.days)} {words.BACKUPS.format(weeks=WEEKS)}")
        return Reply(Card(words.SERVER_ASK, hints, tone=Tone.CAUTION, controls=[[sure, keep]]))

    await answer(interaction, work(), private=True)


@on_press(EraseServer)
async def _erase_server(interaction: Interaction, asked: EraseServer) -> None:
    async def work() -> Reply:
        if interaction.guild_id is not None:
            await interaction.client.store.erase_server(interaction.guild_id)
        return Reply(Card(words.SERVER_ERASED, tone=Tone.QUIET))

    await answer(interaction, work(), update=True)


def _where(interaction: Interaction) -> str:
    return words.HERE if interaction.guild_id is not None else words.EVERYWHERE
