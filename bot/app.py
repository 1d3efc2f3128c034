"""The bot itself: carries library, index, store, clock and dice; loads the front; starts and stops cleanly."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random, SystemRandom
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord import app_commands

from .errors import Refusal, SetupFault
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
from .front.hosting.vitals import Vitals
from .front.kit import controls, failures
from .front.kit.client import Client
from .front.kit.limits import Limits
from .front.kit.tree import CheckedTree
from .front.lookup import ask, timeline
from .front.lookup import commands as lookup
from .front.practice import answering, quiz, scores
from .front.privacy import commands as privacy
from .front.teaching import classroom, near_misses, pointing, reports, server_settings, taught, unanswered
from .front.units import adding, choosing, pending_uploads
from .front.units import commands as units
from .front.units.editing import commands as editing
from .front.units.editing import desk
from .front.units.exporting import commands as exporting
from .library.catalogue import Library
from .library.ids import unit_key
from .lookup.timespan import Chronology
from .marking.kinds import kinds, prepare
from .ops.health import serve_vitals
from .ops.log import log_loop_fault
from .ops.process import hold_collections, resume_collections, return_memory, spare_made, spare_made_before_running
from .ops.settings import Settings
from .ops.stopping import SignalThread
from .store import Store
from .store.batches import Batches
from .store.reasons import Unsaved
from .store.units.libraries import Libraries, index_of
from .study.questions.bank import id_now
from .tally import Answering
from .turns import let_go
from .units.faults import ContentFault
from .units.load import load_library
from .units.note import ContentNote
from .units.parse import Parse, parse_apart, parse_here

if TYPE_CHECKING:
    from .lookup.index import Index

log = logging.getLogger(__name__)
FEATURES = (
    lookup, ask, timeline, quiz, answering, scores, gobbets, working, classroom, class_quiz, pressing, steering, students,
    renaming, extra_time, accepting, results, sets, arranging, new_question, near_misses, reports, unanswered, pointing, taught,
    server_settings, privacy, units, choosing, adding, editing, exporting, content, help_command,
)  # fmt: skip
GRACE = 3.0
"""Seconds that a stop gives to what is being answered; Discord takes no answer that comes later."""
UPKEEP = 600.0
"""Seconds between looks at what is to be backed up or erased, and before the first, when there are other things to do."""
TOGETHER = 0.5
"""Seconds in which all signals to read the content again are one."""
_ANSWERING = ("CommandTree-invoker", "discord-ui-dynamic-item", "discord.py: on_interaction")
"""How discord.py names the tasks in which commands, controls and forms are answered."""


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
    ) -> None:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody misses what only voice needs
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            connector=connector,
            max_messages=None,
            chunk_guilds_at_startup=False,
        )
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
        entrances.add_to(self)
        desk.add_to(self)
        pending_uploads.add_to(self)
        failures.add_to(self)
        for feature in FEATURES:
            for command in feature.COMMANDS:
                self.tree.add_command(command)

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


def read_content(content: Path, parse: Parse = parse_here) -> tuple[Library, Index]:
    """Read a content folder and make all that is looked up in it; raise ContentFault with every fault."""
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


async def run(settings: Settings, token: str, signals: SignalThread, *, sync: bool = False) -> None:
    """Run until SIGTERM or SIGINT; what was acknowledged is on disk when this returns."""
    starting = asyncio.current_task()
    assert starting is not None
    signals.serve(starting.cancel)
    asyncio.get_running_loop().set_exception_handler(log_loop_fault)
    note = ContentNote(settings.content_dir, settings.data_dir)
    library = note.read() or load_library(settings.content_dir)
    require_units(library, settings.default_units)
    store = await Store.open(settings.data_dir)
    try:
        note.keep(library)
        # discord.py opens a connection for each answer; without a limit it breaks near 2,000 at once.
        connector = aiohttp.TCPConnector(limit=128)
        await store.adopt_ids(partial(id_now, library))
        await _load_for_running(store)
        client = Gobbet(
            library, store, units=settings.default_units, content=settings.content_dir, connector=connector,
            notes=settings.data_dir, sync=sync,
        )  # fmt: skip
        async with client, serve_vitals(Vitals(client), settings):
            _stop_on_signals(client, signals)
            spare_made_before_running()
            beside = [asyncio.create_task(_warm_up(client)), asyncio.create_task(_keep_order(client, store))]
            await _connect_while(client, token, store.database.watch())
            for task in beside:
                task.cancel()
    finally:
        await store.close()
    log.info("Stopped; everything that was acknowledged is stored")


async def _load_for_running(store: Store) -> None:
    """Load what a class quiz that goes on will need at once, before anybody can press: loading holds up other threads, too."""
    if await store.class_quizzes.unfinished():
        from .pictures import charts  # noqa: F401 - Pillow, which a start without a quiz does not wait for

        kinds()


async def _warm_up(client: Gobbet) -> None:
    """Once the bot is there, make ready what the first look-up and the first burst of presses would wait for.

    It starts with the connection: discord.py calls itself ready only two seconds after the last server came, and a class
    may press by then.
    """

    await client.wait_for("connect")
    library = await client.libraries.of(0, client.libraries.default())
    await client.libraries.index(library)
    await asyncio.to_thread(prepare, library)
    await asyncio.to_thread(Chronology.of, library)
    await client.look_after_commands()
    resume_collections()
    return_memory()


async def _keep_order(client: Gobbet, store: Store) -> None:
    """Back up each day, and erase what is kept no longer: of servers that sent the bot away, and answers that are too old."""
    while True:
        await asyncio.sleep(UPKEEP)
        await store.database.back_up_when_due(client.now())
        try:
            if client.is_ready():
                await store.privacy.note_servers([guild.id for guild in client.guilds], client.now())
            if gone := await store.drop_old(client.now()):
                log.info("Erased the data of %d servers that the bot is no longer in", gone)
        except Unsaved:  # the log has its cause, and the next time is soon
            continue
        except Exception:
            log.exception("What is kept no longer could not be erased; it is tried again")


async def _connect_while(client: Gobbet, token: str, watched: Coroutine[None, None, None]) -> None:
    """Stay connected until the client is closed, or until the watch raises why the bot cannot go on."""
    connected, watching = asyncio.create_task(_connect(client, token)), asyncio.create_task(watched)
    try:
        await asyncio.wait([connected, watching], return_when=asyncio.FIRST_COMPLETED)
        if not connected.done():
            await client.close()
        await connected
        if watching.done():
            await watching
    finally:
        watching.cancel()
        connected.cancel()


async def _connect(client: Gobbet, token: str) -> None:
    try:
        await client.start(token)
    except discord.LoginFailure as error:
        raise SetupFault(
            "Discord does not accept the token of DISCORD_TOKEN. Copy it again from the Bot page of the developer portal."
        ) from error
    except (OSError, aiohttp.ClientError, discord.DiscordServerError) as error:
        raise SetupFault(f"Discord cannot be reached ({error}). Check the network of this machine, and start again.") from error


def _stop_on_signals(client: Gobbet, signals: SignalThread) -> None:
    loop = asyncio.get_running_loop()
    under_way: set[asyncio.Task[None]] = set()

    def begin(work: Coroutine[Any, Any, None]) -> None:
        task = loop.create_task(work)
        under_way.add(task)
        task.add_done_callback(under_way.discard)

    async def close() -> None:
        await _finish_answers()
        await client.close()

    def stop() -> None:
        log.info("Stopping")
        begin(close())

    asked_to_reload = asyncio.Event()

    async def reload_soon() -> None:
        await asyncio.sleep(TOGETHER)
        asked_to_reload.clear()
        try:
            await client.reload_content()
        except ContentFault as fault:
            log.error("The content has faults, so the old one stays in use:\n%s", fault)
        except (MemoryError, OSError) as error:
            log.error("The content cannot be read just now, so the old one stays in use: %s", str(error) or "not enough memory")

    def reload() -> None:
        if not asked_to_reload.is_set():
            asked_to_reload.set()
            begin(reload_soon())

    signals.serve(stop, reload)


async def _finish_answers() -> None:
    """Let what is being answered be answered, as its connections are about to close."""
    loop = asyncio.get_running_loop()
    end = loop.time() + GRACE
    while (left := end - loop.time()) > 0:
        answering = [task for task in asyncio.all_tasks() if task.get_name().startswith(_ANSWERING)]
        if not answering:
            return
        await asyncio.wait(answering, timeout=left)
