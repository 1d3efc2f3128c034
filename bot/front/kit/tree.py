"""The command tree: who may use a command, and be offered completions for it, is checked here before either runs."""

from __future__ import annotations

import logging
from typing import Any, TypeAlias, cast

import discord
import msgspec
from discord import app_commands

from ...errors import Refusal
from . import words
from .client import Client, find_library, has_library, note_arrival, note_name
from .controls import is_served, presser_of, require
from .custom_ids import Who, read_value
from .failures import report
from .replies import in_time

log = logging.getLogger(__name__)
FOR = "who"
"""The key of a command's or group's extras that says who it is for; without it, anybody."""
LONGEST = 300
"""Characters that are completed at most; nothing that a unit has is as long."""
Leaf: TypeAlias = app_commands.Command[Any, ..., Any]
_NUMBERS = discord.AppCommandOptionType.integer, discord.AppCommandOptionType.number
_NAMED_BY_ID = (
    discord.AppCommandOptionType.user,
    discord.AppCommandOptionType.channel,
    discord.AppCommandOptionType.role,
    discord.AppCommandOptionType.mentionable,
    discord.AppCommandOptionType.attachment,
)
MOST_TYPED = 6000
"""Characters that Discord lets anybody type into an option."""


class _Option(msgspec.Struct):
    """An option as it is sent: a value, or of a group the command with its options."""

    name: str
    type: int
    value: str | int | float | bool | None = None
    options: list[_Option] = []
    focused: bool = False


class _Sent(msgspec.Struct):
    """What is sent of a command."""

    name: str
    type: int = 1
    options: list[_Option] = []


class CheckedTree(app_commands.CommandTree[Client]):
    """Commands with their check; a refusal is told to whoever asked, and a completion offers nothing."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        typing = interaction.type is discord.InteractionType.autocomplete
        if not typing:
            note_arrival(interaction)
        try:
            if not (_may_complete(interaction) if typing else await is_served(interaction)):
                return await self._offer_nothing(interaction) if typing else False
            sent = read_value(interaction.data, _Sent)
            root = self.get_command(sent.name)
            if not isinstance(root, app_commands.Command | app_commands.Group) or sent.type != 1:
                raise Refusal(words.NO_SUCH_OPTION)
            command, options = _leaf_of(root, sent.options)
            note_name(interaction, command.qualified_name)
            require(interaction, command.extras.get(FOR, root.extras.get(FOR, Who.ANYBODY)))
            _check_options(command, options, typing=typing)
            if not has_library(interaction):
                await (find_library(interaction) if typing else in_time(interaction, find_library(interaction), private=True))
        except Exception as error:  # noqa: BLE001 - the last place before a user would see it
            if not typing:
                await report(interaction, error)
                return False
            if not isinstance(error, Refusal):
                log.warning("Nothing can be offered just now: %s", error)
            return await self._offer_nothing(interaction)
        return True

    @staticmethod
    async def _offer_nothing(interaction: discord.Interaction[Any]) -> bool:
        await interaction.response.autocomplete([])
        return False


def _may_complete(interaction: discord.Interaction[Any]) -> bool:
    at, presser = interaction.created_at.timestamp(), presser_of(interaction)
    served: bool = interaction.client.limits.may_complete(interaction.guild_id or 0, presser, at)
    return served


_COMMANDS = (1, 2)
"""Types of options that are commands and groups: discord.py would look for one below a command."""


def _leaf_of(root: Leaf | app_commands.Group, options: list[_Option]) -> tuple[Leaf, list[_Option]]:
    """Follow a group to the command that is meant; raise Refusal where there is none."""
    found: Leaf | app_commands.Group | None = root
    while isinstance(found, app_commands.Group) and len(options) == 1 and options[0].type in _COMMANDS:
        found, options = found.get_command(options[0].name), options[0].options
    if not isinstance(found, app_commands.Command) or any(option.type in _COMMANDS for option in options):
        raise Refusal(words.NO_SUCH_OPTION)
    return found, options


def _check_options(command: Leaf, options: list[_Option], *, typing: bool) -> None:
    """Raise Refusal for what the command does not take: discord.py itself checks neither ranges nor lengths.

    While somebody types, what is sent need not be whole, and only what is completed counts.
    """
    known = {each.display_name: each for each in command.parameters}
    given = {option.name for option in options}
    if len(given) < len(options) or not given <= known.keys():
        raise Refusal(words.NO_SUCH_OPTION)
    if any(option.type != known[option.name].type.value for option in options):
        raise Refusal(words.NO_SUCH_OPTION)  # discord.py would look for a user or a channel by what is a text
    if any(known[option.name].type in _NAMED_BY_ID and not _is_id(option.value) for option in options):
        raise Refusal(words.NO_SUCH_OPTION)  # of which discord.py would make a number, before anything of ours runs
    if typing:
        focused = [option for option in options if option.focused]
        if len(focused) != 1 or not known[focused[0].name].autocomplete or not _is_short(focused[0].value):
            raise Refusal(words.NO_SUCH_OPTION)
    elif any(each.required and name not in given for name, each in known.items()) or not all(
        _takes(known[option.name], option.value) for option in options
    ):
        raise Refusal(words.NO_SUCH_OPTION)


def _is_id(value: object) -> bool:
    return isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= 20


def _is_short(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST


def _takes(parameter: app_commands.Parameter, value: object) -> bool:
    """Say whether a parameter takes a value."""
    kind = parameter.type
    if parameter.choices and value not in [choice.value for choice in parameter.choices]:
        return False
    if kind is discord.AppCommandOptionType.boolean:
        return isinstance(value, bool)
    if isinstance(value, bool):
        return False
    least, most = parameter.min_value, parameter.max_value
    if kind in _NUMBERS:
        whole = isinstance(value, int) or (kind is discord.AppCommandOptionType.number and isinstance(value, float))
        return whole and _lies_within(cast(float, value), least, most)
    return isinstance(value, str) and _lies_within(len(value), 1 if least is None else least, most or MOST_TYPED)


def _lies_within(value: float, least: float | None, most: float | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)
