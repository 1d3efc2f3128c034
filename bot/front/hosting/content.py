"""/host reload: the host brings edited content in without a gap in service."""

from __future__ import annotations

import discord
from discord import app_commands

from ...errors import Refusal
from ...units.faults import ContentFault
from ..kit.card import Card, Tone, heading, quote, shorten
from ..kit.client import AnyCommand, Interaction
from ..kit.replies import Reply, answer
from . import words

host = app_commands.Group(name="host", description=words.HOST, default_permissions=discord.Permissions(administrator=True))
COMMANDS: tuple[AnyCommand, ...] = (host,)


@host.command(name="reload", description=words.UNIT_RELOAD)
async def reload(interaction: Interaction) -> None:
    async def work() -> Reply:
        _require_host(interaction)
        try:
            library = await interaction.client.reload_content()
        except ContentFault as fault:
            # What keeps the old content is the host's to mend: the faults are theirs to read, not the class's.
            faults = shorten("\n".join(quote(str(each), 300) for each in fault.faults), 3000)
            return Reply(Card(heading(words.UNIT_KEPT), faults, tone=Tone.WRONG))
        return Reply(Card(words.UNIT_RELOADED.format(facts=len(library), questions=len(library.questions)), tone=Tone.RIGHT))

    await answer(interaction, work(), private=True)


def _require_host(interaction: Interaction) -> None:
    """Raise Refusal for anybody but the owner of the bot's application or a member of its team."""
    application = interaction.client.application
    owners = {member.id for member in application.team.members} if application and application.team else set()
    if application and application.owner:
        owners.add(application.owner.id)
    if interaction.user.id not in owners:
        raise Refusal(words.HOST_ONLY)
