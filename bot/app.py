"""The bot itself: carries library, index, store, clock and dice; loads the front."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random, SystemRandom
from typing import TYPE_CHECKING

import aiohttp
import discord
from discord import app_commands

from .errors import Refusal, SetupFault
from .front.class_gobbet import commands as class_gobbet
from .front.class_gobbet import comparing, reading, running, writing
from .front.class_quiz import accepting, pressing, results, running_quizzes
from .front.class_quiz import commands as class_quiz
from .front.class_quiz.people import entrances, extra_time
from .front.class_quiz.people import pressing as renaming
from .front.class_quiz.sets import arranging, new_question
from .front.class_quiz.sets import commands as sets
from .front.class_quiz.teacher import private_cards, steering, students
from .front.gobbets import commands as gobbets
from .front.gobbets import working
from .front.hosting import content, help_command, registration, welcome
from .front.hosting import words as hosting_words
from .front.kit import controls, failures
from .front.kit.client import Client
from .front.kit.limits import Limits
from .front.kit.tree import CheckedTree
from .front.lookup import ask, timeline
from .front.lookup import commands as lookup
from .front.practice import answering, quiz, scores
from .front.privacy import commands as privacy
from .front.teaching import classroom, near_misses, pointing, reports, taught, unanswered
from .front.teaching.settings import commands as settings_card
from .front.units import adding, choosing, pending_uploads
from .front.units import commands as units
from .front.units.editing import commands as editing
from .front.units.editing import desk
from .front.units.exporting import commands as exporting
from .library.catalogue import Library
from .library.ids import unit_key
from .lookup.timespan import Chronology
from .marking.kinds import prepare
from .ops.process import hold_collections, spare_made
from .ops.shards import ALL, Shards
from .store import Store
from .store.batches import Batches
from .store.units.libraries import Libraries, index_of
from .study.questions.bank import id_now
from .tally import Answering
from .turns import let_go
from .units.parse import Parse, parse_apart, parse_here

if TYPE_CHECKING:
    from .lookup.index import Index

log = logging.getLogger(__name__)
FEATURES = (
    lookup, ask, timeline, quiz, answering, scores, gobbets, working, classroom, class_quiz, pressing, steering, students,
    renaming, extra_time, accepting, results, class_gobbet, writing, reading, comparing, sets, arranging, new_question,
    near_misses, reports, unanswered, pointing, taught, settings_card, privacy, units, choosing, adding, editing, exporting,
    content, help_command,
)  # fmt: skip
LOOK_UPS = frozenset(command.name for feature in (lookup, ask, timeline) for command in feature.COMMANDS)
"""The names of the commands that answer from the library and ask nothing."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Gobbet(Client):
    """The client; it asks for the guilds intent alone and pings nobody."""

    def __init__(
        self,
        library: Library,
        store: Store,
        *,
        index: Index | None = None,
        units: Sequence[str] = (),
        content: Path | None = None,
        now: Callable[[], datetime] = _utc_now,
        rng: Random | None = None,
        connector: aiohttp.BaseConnector | None = None,
        notes: Path | None = None,
        sync: bool = False,
        shards: Shards = ALL,
    ) -> None:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody misses what only voice needs
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            connector=connector,
            max_messages=None,
            chunk_guilds_at_startup=False,
            **shards.options,
        )
        self._shards = shards
        self.libraries = Libraries(library, store.units, store.chosen, default=tuple(map(unit_key, units)), index=index)
        self.store = store
        self.content, self._notes, self._sync = content, notes, sync
        self._reloads: Batches[None, Library] = Batches(self._read_again, most=sys.maxsize)
        self.now = now
        self.rng = rng or SystemRandom()
        self.parts = {}
        self.limits = Limits()
        self.answering = Answering()
        self.greeting = ""
        self.command_ids: dict[str, int] = {}
        self.tree: app_commands.CommandTree[Client] = CheckedTree(
            self,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )
        controls.add_to(self)
        welcome.add_to(self)  # before the quizzes, so that the first card stands first
        running_quizzes.add_to(self)
        private_cards.add_to(self)
        running.add_to(self)
        entrances.add_to(self)
        desk.add_to(self)
        pending_uploads.add_to(self)
        failures.add_to(self)
        for feature in FEATURES:
            for command in feature.COMMANDS:
                self.tree.add_command(command)

    def serves(self, guild: int) -> bool:
        return self._shards.serve(guild)

    async def reload_content(self) -> Library:
        """Read the content again, off the event loop; what is being answered meanwhile is answered from the old one.

        Whoever asks while it is read waits for one more reading, which serves them all.
        """
        return await self._reloads.join(None)

    async def _read_again(self, asked: Sequence[None]) -> Sequence[Library]:
        if self.content is None:
            raise Refusal(hosting_words.UNIT_FIXED)
        hold_collections()
        try:
            library, index = await asyncio.to_thread(read_content, self.content, parse_apart)
        finally:
            spare_made()
        await asyncio.to_thread(let_go, self.libraries.renew(library, index))
        await self.store.adopt_ids(partial(id_now, library))
        log.info("Content read again: %d facts", len(library))
        return [library] * len(asked)

    async def setup_hook(self) -> None:
        if await registration.register(self, self._notes, anew=self._sync):
            self._notes = None  # what was registered just now needs no look

    async def look_after_commands(self) -> None:
        """See that Discord still has the commands that an earlier start registered."""
        if self._notes is not None:
            await registration.mend(self, self._notes)

    async def on_ready(self) -> None:
        servers = len(self.guilds)
        log.info("Ready in %d server%s with %d facts", servers, "" if servers == 1 else "s", len(self.libraries.host))
        for part in self.parts.values():
            await part.resume()

    async def close(self) -> None:
        for part in self.parts.values():
            part.close()
        await super().close()


class ManyShards(Gobbet, discord.AutoShardedClient):
    """The client of a process with several shards, each with a connection of its own."""


def read_content(content: Path, parse: Parse = parse_here) -> tuple[Library, Index]:
    """Read a content folder and make all that is looked up in it; raise ContentFault with every fault."""
    from .units.load import load_library  # which reads and checks files: a start finds what it needs in its note

    library = load_library(content, parse)
    prepare(library)
    Chronology.of(library)
    return library, index_of(library)


def require_units(library: Library, default: Sequence[str]) -> None:
    """Raise SetupFault where a unit that every server is to have is not in the content folder."""
    there = [unit.head.id for unit in library.units]
    unknown = [key for key in default if key not in there]
    if unknown:
        raise SetupFault(f"DEFAULT_UNITS names {', '.join(unknown)}. The units of the content folder are: {', '.join(there)}.")
