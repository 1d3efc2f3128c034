"""Carries servers from one database to another: each is put there in one transaction, and then taken away here in one.

It may be killed at any moment and run again: a mark at the destination tells a server that was copied and not yet taken away
from one that is served there. What is written here meanwhile is copied again before anything is taken away.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ...errors import StoreFault
from ..privacy.privacy import drop_texts, erase_rows
from ..upkeep.hold import Hold
from ..upkeep.migrate import list_migrations, require_ours
from .carried import CARRIED, GUILD
from .server_file import ServerFile, digest, holds_server, put_server, read_server


@dataclass
class Moved:
    """What a move did."""

    servers: list[int] = field(default_factory=list)
    playing: list[int] = field(default_factory=list)
    """Servers in which a class plays or writes just now, and a bot that leads it: they stay for now."""


def move_servers(
    source: Path, destination: Path, wanted: Callable[[int], bool], told: Callable[[int], None] = lambda _: None
) -> Moved:
    """Move the servers that are wanted; `told` hears of each. A bot may run on the source, and none on the destination.

    The destination must be there and up to date. Raises StoreFault where a database cannot be used or has another bot, or where a
    server is in both.
    """
    moved = Moved()
    with _open(destination) as there, _open(source) as here, _holding(destination), contextlib.ExitStack() as held:
        in_use = not _try_hold(source, held)
        for guild in list_servers(here):
            if not wanted(guild):
                continue
            if in_use and _plays(here, guild):
                moved.playing.append(guild)
                continue
            _move(here, there, guild)
            moved.servers.append(guild)
            told(guild)
        _forget_marks(here, there)
        if moved.servers:
            with _transaction(here):
                drop_texts(here)
            here.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return moved


def list_servers(bare: sqlite3.Connection) -> list[int]:
    """List the servers of which a database holds anything."""
    named = [f"SELECT guild_id FROM {name}" for name, carried in CARRIED.items() if carried.rows == GUILD]
    return [guild for (guild,) in bare.execute(f"{' UNION '.join(named)} ORDER BY 1") if guild]


def _move(here: sqlite3.Connection, there: sqlite3.Connection, guild: int) -> None:
    """Move one server. It is copied first, so that whoever writes here waits only where it was written to meanwhile."""
    with _transaction(here, "DEFERRED"):
        copy = read_server(here, guild)
    with _transaction(there):
        _land(there, copy)
    with _transaction(here):
        latest = read_server(here, guild)
        if digest(latest) != digest(copy):
            with _transaction(there):
                _land(there, latest)
        erase_rows(here, guild)
    with _transaction(there):
        there.execute("DELETE FROM arriving_servers WHERE guild_id = ?", (guild,))


def _land(there: sqlite3.Connection, copy: ServerFile) -> None:
    """Put a server there, in place of an older copy that nobody has touched since; one that is as it was copied stays."""
    mark = there.execute("SELECT copied, landed FROM arriving_servers WHERE guild_id = ?", (copy.server,)).fetchone()
    if mark is not None:
        if mark[0] == digest(copy):
            return
        if digest(read_server(there, copy.server)) != mark[1]:
            raise StoreFault(
                f"Server {copy.server} was copied before, and both copies were written to since. Stop both bots, and erase it "
                "in one of the two databases; the other servers are moved by another run."
            )
        erase_rows(there, copy.server)
    put_server(there, copy)
    there.execute(
        "INSERT INTO arriving_servers VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET copied = excluded.copied, landed = excluded.landed",
        (copy.server, digest(copy), digest(read_server(there, copy.server))),
    )


def _forget_marks(here: sqlite3.Connection, there: sqlite3.Connection) -> None:
    """Drop the marks of servers that were taken away here, and not marked so there before a kill."""
    with _transaction(there):
        for (guild,) in there.execute("SELECT guild_id FROM arriving_servers").fetchall():
            if not holds_server(here, guild):
                there.execute("DELETE FROM arriving_servers WHERE guild_id = ?", (guild,))


def _plays(bare: sqlite3.Connection, guild: int) -> bool:
    found = bare.execute(
        "SELECT 1 FROM live_quizzes WHERE guild_id = :guild AND ended_at IS NULL"
        " UNION SELECT 1 FROM class_gobbets WHERE guild_id = :guild AND phase <> 'closed'",
        {"guild": guild},
    )
    return found.fetchone() is not None


def put_file(database: Path, file: ServerFile) -> None:
    """Put a server of a file into a database that no bot runs on; raise StoreFault where it does not fit."""
    with _open(database) as bare, _holding(database), _transaction(bare):
        put_server(bare, file)


def read_file(database: Path, guild: int) -> ServerFile:
    """Read a server of a database, in use or not; raise StoreFault where nothing is held of it."""
    with _open(database) as bare, _transaction(bare, "DEFERRED"):
        if not holds_server(bare, guild):
            held = ", ".join(map(str, list_servers(bare)[:20]))
            raise StoreFault(f"Nothing is kept of server {guild}. There is something of: {held or 'none'}.")
        return read_server(bare, guild)


# ---- databases


@contextlib.contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database that is there and up to date; raise StoreFault for any other."""
    if not path.exists():
        raise StoreFault(f"There is no database at {str(path)!r}.")
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as bare:
            require_ours(bare, path)
            if bare.execute("PRAGMA user_version").fetchone()[0] < max(list_migrations()):
                raise StoreFault(
                    f"The database {str(path)!r} is of an older Gobbet. Start the bot on it once: that brings it up to date."
                )
            for pragma in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON", "temp_store = MEMORY"):
                bare.execute(f"PRAGMA {pragma}")
            yield bare
    except sqlite3.Error as error:
        raise StoreFault(f"The database {str(path)!r} cannot be used ({error}). What was moved before is moved.") from error


@contextlib.contextmanager
def _holding(path: Path) -> Iterator[None]:
    hold = Hold.take(path)
    try:
        yield
    finally:
        hold.release()


def _try_hold(path: Path, held: contextlib.ExitStack) -> bool:
    """Keep bots away from a database, where none runs on it."""
    try:
        held.enter_context(_holding(path))
    except StoreFault:
        return False
    return True


@contextlib.contextmanager
def _transaction(bare: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """Commit what is done in the context, also where it is left early; what raises is rolled back."""
    bare.execute(f"BEGIN {kind}")
    try:
        yield
        bare.execute("COMMIT")
    except BaseException:
        if bare.in_transaction:
            bare.execute("ROLLBACK")
        raise
