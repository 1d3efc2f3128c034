"""Servers carried from one database to another, from the command line; what is done is said as it is done."""

from __future__ import annotations

import asyncio
from pathlib import Path

from ..disk import open_private
from ..errors import SetupFault, StoreFault
from ..ops.shards import read_shards
from ..store import FILE
from ..store.database import Database
from ..store.moving.moving import move_servers, put_file, read_file
from ..store.moving.server_file import pack, unpack

MOST_PACKED = 256 << 20
"""Bytes of a file that is taken in."""


def carry_servers(data: Path, to: Path, servers: tuple[int, ...], shards: str, count: int) -> bool:
    """Carry servers, named by their ids or by shards, and print what was done; say whether all of them were carried."""
    if bool(servers) is bool(shards):
        raise SetupFault("Name the servers by their ids, or by --shards and --of: python -m bot move-servers --to FOLDER 123456")
    chosen = read_shards({"SHARD_COUNT": str(count), "SHARD_IDS": shards}) if shards else None
    if data.resolve() == to.resolve():
        raise SetupFault(f"--to is DATA_DIR itself, {str(to)!r}. Name the folder of the other process.")
    if not (data / FILE).exists():
        raise StoreFault(f"There is no database at {str(data / FILE)!r}. Is DATA_DIR right?")
    _make_ready(to)

    def wanted(guild: int) -> bool:
        return chosen.serve(guild) if chosen is not None else guild in servers

    moved = move_servers(data / FILE, to / FILE, wanted, lambda guild: print(f"Server {guild} is in {to / FILE}.", flush=True))
    for guild in moved.playing:
        print(f"Server {guild} stays for now: a class quiz or a class gobbet runs there. Run this again when it is over.")
    missing = sorted({*servers} - {*moved.servers, *moved.playing})
    for guild in missing:
        print(f"Nothing is kept of server {guild} in {data / FILE}.")
    print(f"{len(moved.servers)} server{'' if len(moved.servers) == 1 else 's'} moved.")
    return not (moved.playing or missing)


def write_server(data: Path, guild: int, file: Path) -> None:
    """Write all of a server into a file, and print where."""
    packed = pack(read_file(data / FILE, guild))
    if file.exists():
        raise StoreFault(f"{str(file)!r} is there already. Name another file.")
    with open_private(file) as out:
        out.write(packed)
    print(f"{file} is there, {len(packed) / 1e6:.1f} MB: all of server {guild}. Nothing was changed in {data / FILE}.")


def take_server(data: Path, file: Path) -> None:
    """Put a server of a file into the database, and print which."""
    try:
        if file.stat().st_size > MOST_PACKED:
            raise StoreFault(f"{str(file)!r} is larger than any server that Gobbet has written.")
        packed = file.read_bytes()
    except OSError as error:
        raise SetupFault(f"The file {str(file)!r} cannot be read ({error.strerror}).") from error
    found = unpack(packed)
    _make_ready(data)
    put_file(data / FILE, found)
    print(f"Server {found.server} is in {data / FILE} now. Start the bot.")


def _make_ready(data: Path) -> None:
    """Make a database where there is none, and bring it up to date; raise StoreFault where a bot runs on it."""

    async def work() -> None:
        await (await Database.open(data / FILE)).close()

    asyncio.run(work())
