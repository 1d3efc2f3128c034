"""The application's commands, global and of the server."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from ..records import Json, Wire, snowflake
from ..routing import Refused, Reply, Request, on
from .messages import strip_nulls

if TYPE_CHECKING:
    from ..server import Server

ALL = ("/applications/{application_id}/commands", "/applications/{application_id}/guilds/{guild_id}/commands")
ONE = tuple(f"{template}/{{command_id}}" for template in ALL)


def _known(server: Server, application: str, guild: int | None) -> list[Wire]:
    if application != server.world.bot["id"]:
        raise Refused(403, 20012, "You are not authorized to perform this action on this application")
    return server.world.commands.setdefault(guild, [])


def _register(server: Server, body: Json, guild: int | None, known: list[Wire]) -> Wire:
    """Make the record of a command; one of the same name keeps its id."""
    kind = body.get("type") or 1
    old = next((each for each in known if each["name"] == body["name"] and each["type"] == kind), None)
    permissions = body.get("default_member_permissions")
    made: Json = strip_nulls(body)
    made |= {"default_member_permissions": None if permissions is None else str(permissions), "type": kind}
    made |= {"description": body.get("description") or "", "application_id": server.world.bot["id"]}
    made |= {"id": old["id"] if old else str(snowflake()), "version": str(snowflake()), "nsfw": bool(body.get("nsfw"))}
    made |= {"contexts": body.get("contexts")}
    made.setdefault("dm_permission", guild is None)
    made.setdefault("integration_types", [0])
    if guild is not None:
        made["guild_id"] = str(guild)
    server.synced_at = time.monotonic()
    return Wire(made)


@on("GET", *ALL)
async def get_commands(server: Server, request: Request, application: str, guild: str = "") -> Any:
    return _known(server, application, int(guild) if guild else None)


@on("PUT", *ALL)
async def put_commands(server: Server, request: Request, application: str, guild: str = "") -> Any:
    where = int(guild) if guild else None
    known = _known(server, application, where)
    server.world.commands[where] = [_register(server, body, where, known) for body in request.body]
    return server.world.commands[where]


@on("POST", *ALL)
async def post_command(server: Server, request: Request, application: str, guild: str = "") -> Any:
    where = int(guild) if guild else None
    known = _known(server, application, where)
    made = _register(server, request.body, where, known)
    kept = [each for each in known if each["id"] != made["id"]]
    server.world.commands[where] = [*kept, made]
    return Reply(made, 200 if len(kept) < len(known) else 201)


@on("DELETE", *ONE)
async def delete_command(server: Server, request: Request, application: str, *numbers: str) -> None:
    known = _known(server, application, int(numbers[0]) if len(numbers) == 2 else None)
    found = next((each for each in known if each["id"] == numbers[-1]), None)
    if found is None:
        raise Refused(404, 10063, "Unknown application command")
    known.remove(found)
