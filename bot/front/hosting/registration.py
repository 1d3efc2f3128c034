"""Commands are registered with Discord when they have changed, and not at each start: what was registered is noted in a file.

Another program may have overwritten them at Discord since. A start does not wait to see that: the client is connected by then,
and what is found otherwise is registered again.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from pathlib import Path

import discord
import msgspec
from discord import app_commands

from ...disk import NoFile, TooBig, open_private, read_file
from ..kit.client import Client

log = logging.getLogger(__name__)
_LARGEST = 100_000


class Registered(msgspec.Struct, frozen=True):
    """What was registered: digests of what was sent and of what Discord made of it, and the ids that it gave by name."""

    application: int
    sent: str
    made: str
    ids: dict[str, int]


def note_of(folder: Path, application: int) -> Path:
    """Name the file in which the registration of an application is noted."""
    return folder / f"commands-{application}.json"


async def register(client: Client, folder: Path | None, *, anew: bool = False) -> bool:
    """Register all commands, unless they are those that were last registered; False where that was not needed.

    Without a folder they always are.
    """
    application = client.application_id or 0
    sent = _digest([command.to_dict(client.tree) for command in client.tree.get_commands()])
    known = read_note(folder, application) if folder else None
    if known is not None and known.sent == sent and not anew:
        client.command_ids = known.ids
        return False
    made = await client.tree.sync()
    client.command_ids = {command.name: command.id for command in made}
    if folder is not None:
        _write_note(folder, Registered(application, sent, digest_of(made), client.command_ids))
    return True


async def mend(client: Client, folder: Path) -> None:
    """Register all commands again, where Discord has other ones than were registered."""
    known = read_note(folder, client.application_id or 0)
    try:
        if known is not None and digest_of(await client.tree.fetch_commands()) == known.made:
            return
        log.warning("Discord has other commands than were registered, so they are registered again")
        await register(client, folder, anew=True)
    except (discord.HTTPException, OSError) as error:
        log.warning("Whether Discord has the right commands cannot be seen just now: %s", error)


def digest_of(made: Sequence[app_commands.AppCommand]) -> str:
    """Make a digest of commands as Discord knows them, their ids with them, in any order."""
    return _digest(sorted(({"id": each.id, **each.to_dict()} for each in made), key=lambda each: str(each["name"])))


def _digest(commands: object) -> str:
    return hashlib.sha256(msgspec.json.encode(commands, order="sorted")).hexdigest()


def read_note(folder: Path, application: int) -> Registered | None:
    """Read what was registered; None where there is no note, or none that can be read."""
    try:
        return msgspec.json.decode(read_file(note_of(folder, application), _LARGEST), type=Registered)
    except (OSError, NoFile, TooBig, msgspec.DecodeError):
        return None


def _write_note(folder: Path, registered: Registered) -> None:
    """Note it; where that fails, they are registered once more at the next start."""
    try:
        with open_private(note_of(folder, registered.application)) as file:
            file.truncate(0)
            file.write(msgspec.json.encode(registered))
    except OSError as error:
        log.warning("What was registered with Discord cannot be noted: %s", error)
