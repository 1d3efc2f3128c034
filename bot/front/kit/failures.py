"""What a person sees when something cannot be done: a Refusal's own sentence, or an apology with an id for the log."""

from __future__ import annotations

import logging
import secrets

import aiohttp
import discord
from discord import app_commands

from ...errors import Refusal
from ...tally import Outcome
from . import words
from .card import Card, Tone
from .client import AnyCommand, Client, Interaction, note_outcome
from .reasons import say_refusal

log = logging.getLogger(__name__)
_GONE = (10003, 10008, 10062, 40060, 50001, 50027)
"""Discord's codes for a channel, message or interaction that is not there (any more), and for one that has its answer, of which
only the receipt was lost: nobody is left to be told."""

UNREACHED = (aiohttp.ClientError, OSError)
"""A network that is down, or no file handle left to connect with: the cause is not here, and a traceback would not say more."""
_DISCORDS = (discord.DiscordServerError, discord.Forbidden)
"""What Discord could not or would not do, where nothing is wrong with what it was asked."""


_NOT_TAKEN = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch, app_commands.TransformerError)
"""What discord.py raises for a command of an older Gobbet, or an option that cannot be read."""


class Shown(Refusal):
    """A refusal that offers something instead, on a card of its own."""

    def card(self) -> Card:
        return Card(say_refusal(self), tone=Tone.QUIET)


async def report(interaction: Interaction, error: BaseException) -> None:
    """Tell the one who asked, privately; log everything that is not a refusal, with the id they were told."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, discord.HTTPException) and cause.code in _GONE:
        log.info("The place of an answer is gone: %s", cause)
        note_outcome(interaction, Outcome.UNHEARD)
        return
    if interaction.client.is_closed():
        log.info("The bot stopped before it could answer in %s: %s", _name(interaction), cause)
        note_outcome(interaction, Outcome.UNHEARD)
        return
    outcome = Outcome.REFUSED
    if isinstance(cause, Shown):
        card = cause.card()
    elif isinstance(cause, Refusal):
        card = Card(say_refusal(cause), tone=Tone.QUIET)
    elif isinstance(cause, _NOT_TAKEN):
        card = Card(words.NO_SUCH_OPTION, tone=Tone.QUIET)
    elif isinstance(cause, app_commands.CheckFailure):
        card = Card(words.NOT_ALLOWED, tone=Tone.QUIET)
    else:
        outcome, number = Outcome.FAILED, secrets.token_hex(4)
        if isinstance(cause, UNREACHED):
            log.warning("Failure %s in %s: Discord could not be reached: %s", number, _name(interaction), cause)
        elif isinstance(cause, _DISCORDS):
            log.warning("Failure %s in %s, by Discord: %s", number, _name(interaction), cause)
        else:
            log.error("Failure %s in %s", number, _name(interaction), exc_info=cause)
        card = Card(words.APOLOGY.format(number=number), tone=Tone.WRONG)
    await _tell(interaction, card)
    note_outcome(interaction, outcome)


async def _tell(interaction: Interaction, card: Card) -> None:
    try:
        if interaction.response.is_done():
            await interaction.followup.send(view=card, ephemeral=True)
        else:
            await interaction.response.send_message(view=card, ephemeral=True)
    except UNREACHED as error:
        log.warning("A failure could not be told in %s: Discord could not be reached: %s", _name(interaction), error)
    except discord.HTTPException as error:
        ours = not isinstance(error, _DISCORDS) and error.code not in _GONE
        log.log(logging.ERROR if ours else logging.WARNING, "A failure could not be told in %s: %s", _name(interaction), error)


def _name(interaction: Interaction) -> str:
    if interaction.command is not None:
        return f"/{interaction.command.qualified_name}"
    data = dict(interaction.data or {})
    return ascii(data.get("custom_id", interaction.type.name))  # whoever forges an id writes no lines of their own into the log


def add_to(client: Client) -> None:
    client.tree.error(report)

    async def on_app_command_completion(interaction: Interaction, command: AnyCommand) -> None:
        note_outcome(interaction, Outcome.ANSWERED)

    client.event(on_app_command_completion)
