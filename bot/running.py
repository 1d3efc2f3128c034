"""Runs the bot: from its settings to the last stored answer; what is done beside it once it is there, and on a signal."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp
import discord

from .app import LOOK_UPS, Gobbet, ManyShards, require_units
from .errors import SetupFault
from .front.hosting.vitals import Vitals
from .library.catalogue import Library
from .lookup.timespan import Chronology
from .marking.kinds import kinds, prepare
from .ops.health import serve_vitals
from .ops.log import log_loop_fault
from .ops.process import resume_collections, return_memory, spare_made_before_running
from .ops.settings import Settings
from .ops.shards import Shards
from .ops.stopping import SignalThread
from .store import Store
from .store.reasons import Unsaved
from .study.questions.bank import id_now
from .units.faults import ContentFault
from .units.note import ContentNote

log = logging.getLogger(__name__)
GRACE = 3.0
"""Seconds that a stop gives to what is being answered; Discord takes no answer that comes later."""
UPKEEP = 600.0
"""Seconds between looks at what is to be backed up or erased, and before the first, when there are other things to do."""
TOGETHER = 0.5
"""Seconds in which all signals to read the content again are one."""
_ANSWERING = ("CommandTree-invoker", "discord-ui-dynamic-item", "discord.py: on_interaction")
"""How discord.py names the tasks in which commands, controls and forms are answered."""


async def run(settings: Settings, token: str, signals: SignalThread, *, sync: bool = False) -> None:
    """Run until SIGTERM or SIGINT; what was acknowledged is on disk when this returns."""
    starting = asyncio.current_task()
    assert starting is not None
    signals.serve(starting.cancel)
    asyncio.get_running_loop().set_exception_handler(log_loop_fault)
    note = ContentNote(settings.content_dir, settings.data_dir)
    library = note.read() or _read_files(settings.content_dir)
    require_units(library, settings.default_units)
    store = await Store.open(settings.data_dir)
    try:
        note.keep(library)
        # discord.py opens a connection for each answer; without a limit it breaks near 2,000 at once.
        connector = aiohttp.TCPConnector(limit=128)
        await store.adopt_ids(partial(id_now, library))
        await _load_for_running(store)
        await _warn_of_others(store, settings.shards)
        kind = ManyShards if len(settings.shards.ids) > 1 else Gobbet
        client = kind(
            library, store, units=settings.default_units, content=settings.content_dir, connector=connector,
            notes=settings.data_dir, sync=sync, shards=settings.shards,
        )  # fmt: skip
        async with client, serve_vitals(Vitals(client), settings):
            _stop_on_signals(client, signals)
            spare_made_before_running()
            beside = [asyncio.create_task(work(client, store)) for work in (_warm_up, _ready_to_mark, _keep_order)]
            await _connect_while(client, token, store.database.watch())
            for task in beside:
                task.cancel()
    finally:
        await store.close()
    log.info("Stopped; everything that was acknowledged is stored")


def _read_files(content: Path) -> Library:
    from .units.load import load_library  # which reads and checks files: most starts find what they need in their note

    return load_library(content)


async def _warn_of_others(store: Store, shards: Shards) -> None:
    """Tell the host of servers that lie in this database and are served by another process."""
    if shards.count > 1:
        from .store.moving.moving import list_servers  # which a bot that is alone does without

        others = [guild for guild in await store.database.read(list_servers) if not shards.serve(guild)]
        if others:
            log.warning("%d servers of this database are of other shards, and left alone: see move-servers", len(others))


async def _load_for_running(store: Store) -> None:
    """Load what a class quiz that goes on will need at once, before anybody can press: loading holds up other threads, too."""
    if await store.class_quizzes.unfinished():
        from .pictures import charts  # noqa: F401 - Pillow, which a start without a quiz does not wait for

        kinds()


async def _warm_up(client: Gobbet, store: Store) -> None:
    """Once the bot is there, make ready what the first look-up would wait for.

    It starts with the connection: discord.py calls itself ready only two seconds after the last server came, and a class
    may press by then.
    """

    await client.wait_for("connect")
    await asyncio.to_thread(Chronology.of, await client.libraries.prepare())
    await client.look_after_commands()
    resume_collections()
    return_memory()


async def _ready_to_mark(client: Gobbet, store: Store) -> None:
    """Make ready what judging typed answers needs, once somebody does more than look up, or at once where a class quiz goes on.

    It takes 0.4 s of a thread, and whoever opens a quiz takes longer to their first answer; until then it is 8 MB less, and
    look-ups, which need none of it, share the processor with none of it.
    """
    await client.wait_for("connect")
    if not await store.class_quizzes.unfinished():
        await client.wait_for("interaction", check=_may_lead_to_answers)
    await asyncio.to_thread(prepare, await client.libraries.of(0, client.libraries.default()))


def _may_lead_to_answers(interaction: discord.Interaction) -> bool:
    """Say whether somebody may be about to answer a question: by anything but a look-up, or what is typed into one."""
    return not interaction.data or interaction.data.get("name") not in LOOK_UPS


async def _keep_order(client: Gobbet, store: Store) -> None:
    """Back up each day, and erase what is kept no longer: of servers that sent the bot away, and answers that are too old."""
    while True:
        await asyncio.sleep(UPKEEP)
        await store.database.back_up_when_due(client.now())
        try:
            if client.is_ready():
                await store.privacy.note_servers([guild.id for guild in client.guilds], client.now(), client.serves)
            if gone := await store.drop_old(client.now(), client.serves):
                log.info("Erased the data of %d servers that the bot is no longer in", gone)
        except Unsaved:  # the log has its cause, and the next time is soon
            continue
        except Exception:
            log.exception("What is kept no longer could not be erased; it is tried again")


async def _connect_while(client: Gobbet, token: str, watched: Coroutine[None, None, None]) -> None:
    """Stay connected until the client is closed, or until the watch raises why the bot cannot go on."""
    connected, watching = asyncio.create_task(connect(client, token)), asyncio.create_task(watched)
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


async def connect(client: discord.Client, token: str) -> None:
    """Stay connected until the client is closed; SetupFault says why that cannot begin."""
    try:
        await client.start(token)
    except discord.LoginFailure as error:
        raise SetupFault(
            "Discord does not accept the token of DISCORD_TOKEN. Copy it again from the Bot page of the developer portal."
        ) from error
    except (OSError, aiohttp.ClientError, discord.DiscordServerError) as error:
        if client.is_closed():
            return  # by a signal while it was connecting
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
