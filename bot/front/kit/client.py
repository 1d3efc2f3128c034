"""What every command may ask of the bot: the library, the store, the clock and the dice; and who is a teacher."""

from __future__ import annotations

import asyncio
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import discord
from discord import app_commands

from ...marking.judgement import Rules
from ...tally import Answering, Outcome
from .limits import Limits

if TYPE_CHECKING:
    from ...library.catalogue import Library
    from ...lookup.index import Index
    from ...store import Store
    from ...store.units.libraries import Keys, Libraries


class Part(ABC):
    """What a feature keeps with the client for as long as it runs, as the class quizzes that are played."""

    @abstractmethod
    async def resume(self) -> None:
        """Go on with what an earlier process had begun; called whenever the client is ready."""

    @abstractmethod
    def close(self) -> None:
        """Let go of everything, as the client is closing."""

    def plays_in(self, channel: int) -> bool:
        """Say whether its cards stand in a channel just now, so that others should not push them away."""
        return False

    def running(self) -> int:
        """Count what runs on just now."""
        return 0


P = TypeVar("P", bound=Part)


class Client(discord.Client, ABC):
    """A client with what the front needs at hand; `bot.app` fills it."""

    libraries: Libraries
    store: Store
    tree: app_commands.CommandTree[Client]
    command_ids: dict[str, int]
    limits: Limits
    answering: Answering
    now: Callable[[], datetime]
    rng: Random
    greeting: str
    """What the first card says above all else, as the preview does; empty for none."""
    parts: dict[type[Part], Part]
    """What features keep, by its class; `part` finds it."""

    @abstractmethod
    async def reload_content(self) -> Library:
        """Read the content again and use it from now on; raise ContentFault, and keep the old one, where it has faults."""

    def serves(self, guild: int) -> bool:
        """Say whether this process serves a server: of those of other shards it may hold data, and leaves them alone."""
        return True

    def keep(self, part: Part) -> None:
        """Keep what a feature needs from now on; a second one of its class fails loudly."""
        if type(part) in self.parts:
            raise ValueError(f"two parts of {type(part).__name__}")
        self.parts[type(part)] = part

    def part(self, kind: type[P]) -> P:
        """Give the part of this class."""
        part = self.parts[kind]
        assert isinstance(part, kind)
        return part


AnyCommand: TypeAlias = app_commands.Command[Any, ..., Any] | app_commands.Group
Interaction: TypeAlias = discord.Interaction[Client]


_ARRIVED, _NAME = "arrived", "name"


def note_arrival(interaction: Interaction) -> None:
    """Begin to count the time that somebody waits for an answer."""
    interaction.extras[_ARRIVED] = time.perf_counter()


def note_name(interaction: Interaction, name: str) -> None:
    """Name what was pressed, by its verb, or the command that was sent."""
    interaction.extras[_NAME] = name


def note_outcome(interaction: Interaction, outcome: Outcome) -> None:
    """Count what came of it, once; what comes later is what was told already."""
    arrived = interaction.extras.pop(_ARRIVED, None)
    if arrived is None:
        return
    sort = "command" if interaction.type is discord.InteractionType.application_command else "control"
    name = interaction.extras.get(_NAME, "unknown")  # as it was checked: what is forged may have none
    interaction.client.answering.note(sort, name, outcome, time.perf_counter() - arrived)


async def member_names(interaction: Interaction, users: Sequence[int]) -> dict[int, str]:
    """Look up in Discord what members of a server are called, as that is not stored; whoever has left is missing."""
    guild = interaction.guild
    if guild is None:
        return {}

    async def look_up(user: int) -> tuple[int, str] | None:
        try:
            member = guild.get_member(user) or await guild.fetch_member(user)
        except discord.HTTPException:
            return None
        return user, member.display_name

    return dict(found for found in await asyncio.gather(*map(look_up, users)) if found)


def place_of(interaction: Interaction) -> int:
    """Give the id of the server that scores belong to, or 0 in direct messages."""
    return interaction.guild_id or 0


_LIBRARY = "library"


def units_at(interaction: Interaction) -> tuple[int, Keys]:
    """Give the server whose units hold here, and which of them: in direct messages, those of the server chosen there."""
    client, guild, channel = interaction.client, interaction.guild_id or 0, interaction.channel
    if not guild:
        chosen = client.store.chosen.direct(interaction.user.id)
        guild = chosen if chosen and client.get_guild(chosen) else 0
        return guild, client.libraries.chosen(guild)
    where = channel.parent_id if isinstance(channel, discord.Thread) else interaction.channel_id
    return guild, client.libraries.chosen(guild, where or 0)


def has_library(interaction: Interaction) -> bool:
    """Take the library of the place where somebody pressed or typed, if it is at hand; `library_of` gives it from then on."""
    library = interaction.client.libraries.at_hand(*units_at(interaction))
    interaction.extras[_LIBRARY] = library
    return library is not None


async def find_library(interaction: Interaction) -> None:
    """Make that library, where it is not at hand."""
    interaction.extras[_LIBRARY] = await interaction.client.libraries.of(*units_at(interaction))


def library_of(interaction: Interaction) -> Library:
    """Give the library of the place where somebody pressed or typed."""
    library: Library = interaction.extras[_LIBRARY]
    return library


async def whole_library(interaction: Interaction) -> Library:
    """Give the library of all that the server may choose: what was asked there once may not be chosen any more."""
    libraries, guild = interaction.client.libraries, place_of(interaction)
    return await libraries.of(guild, libraries.offered(guild))


async def index_at(interaction: Interaction) -> Index:
    """Give the index over the library of that place, made when it is first needed."""
    return await interaction.client.libraries.index(library_of(interaction))


def reads_day_first(interaction: Interaction) -> bool:
    """Say whether 3/5 is 3 May to this server; in direct messages it is."""
    return interaction.client.store.servers.of(place_of(interaction)).day_first


def local_time(interaction: Interaction, moment: datetime) -> datetime:
    """Give a moment by the clock of the server; in direct messages, and where the machine knows its zone no more, by UTC."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # a start does without it

    try:
        return moment.astimezone(ZoneInfo(interaction.client.store.servers.of(place_of(interaction)).time_zone))
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return moment.astimezone(UTC)


def is_manager(interaction: Interaction) -> bool:
    """Say whether this person may manage the server."""
    return interaction.guild_id is not None and interaction.permissions.manage_guild


def is_teacher(interaction: Interaction) -> bool:
    """Say whether this person runs the class: whoever may manage the server, or has its teacher role."""
    if is_manager(interaction):
        return True
    role = interaction.client.store.servers.of(place_of(interaction)).teacher_role
    user = interaction.user
    return role != 0 and isinstance(user, discord.Member) and user.get_role(role) is not None


def rules_for(client: Client, guild: int, question_id: str) -> Rules:
    """Give the rules by which a server judges a question."""
    settings = client.store.servers.of(guild)
    return Rules(day_first=settings.day_first, aliases=client.store.marking.aliases(guild, question_id))
