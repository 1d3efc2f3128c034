"""Where an uploaded unit goes: as a new unit of the server, or the next version of one; and that it is chosen there at once."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from ...library.unit import Unit
from ...store.units.server_units import Change, ServerUnit
from ..kit.client import Client

_ID_LENGTH = 40
"""Characters of a unit's id at most."""


class Destination(msgspec.Struct, frozen=True):
    """What a unit becomes in a server: under which head, and which unit it is the next version of, be it removed or not."""

    unit: Unit
    before: ServerUnit | None
    renamed: bool = False
    """Whether it has another id than its file says, as the host has a unit of that one."""


def find_destination(client: Client, guild: int, unit: Unit) -> Destination:
    """Say what a unit will become; what has the id of a unit of the host gets another one."""
    taken = {each.head.id for each in client.libraries.host.units}
    unit_id = free_id(unit.head.id, taken)
    if unit_id != unit.head.id:
        unit = replace(unit, head=replace(unit.head, id=unit_id))
        return Destination(unit, client.store.units.named(guild, unit_id), renamed=True)
    return Destination(unit, client.store.units.named(guild, unit_id))


def free_id(unit_id: str, taken: set[str]) -> str:
    """Give an id, or the first of `id-2`, `id-3` and so on that is not taken."""
    number, free = 1, unit_id
    while free in taken:
        number += 1
        free = f"{unit_id[: _ID_LENGTH - 4].rstrip('-')}-{number}"
    return free


async def save_upload(client: Client, guild: int, channel: int, unit: Unit, file: str) -> ServerUnit:
    """Store a unit as a version made by an upload, and choose it in the server and in a channel that has chosen by itself."""
    saved = await client.store.units.save(guild, unit, change=Change.UPLOAD, detail=file, now=client.now())
    await choose_saved(client, saved, channel)
    return saved


async def choose_saved(client: Client, saved: ServerUnit, channel: int) -> None:
    """Choose a unit in its server, and in a channel that has chosen by itself."""
    guild = saved.guild
    for place in {0, channel}:
        if place == 0 or client.store.chosen.of(guild, place) is not None:
            chosen = client.libraries.chosen(guild, place)
            if saved.key not in chosen or client.store.chosen.of(guild, place) is None:
                await client.store.chosen.choose(guild, place, tuple(dict.fromkeys((*chosen, saved.key))))
