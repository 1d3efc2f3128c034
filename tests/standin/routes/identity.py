"""The bot itself, its application, users and members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..routing import Refused, Request, on
from .finding import find_guild, find_user

if TYPE_CHECKING:
    from ..server import Server


@on("GET", "/gateway/bot")
async def get_gateway(server: Server, request: Request) -> Any:
    left = 1000 - server.gateway.identifies
    limit = {"total": 1000, "remaining": left, "reset_after": 86400000, "max_concurrency": 1}
    return {"url": server.gateway_url, "shards": 1, "session_start_limit": limit}


@on("GET", "/users/@me")
async def get_me(server: Server, request: Request) -> Any:
    return {**server.world.bot, "mfa_enabled": False, "locale": "en-US", "email": None, "verified": True}


@on("GET", "/users/{user_id}")
async def get_user(server: Server, request: Request, number: str) -> Any:
    return find_user(server, number)


@on("POST", "/users/@me/channels")
async def open_dm(server: Server, request: Request) -> Any:
    user = find_user(server, str(request.body.get("recipient_id")))
    return server.world.dm(user)


@on("GET", "/applications/@me", "/oauth2/applications/@me")
async def get_application(server: Server, request: Request) -> Any:
    world = server.world
    return {
        "id": world.bot["id"], "name": world.bot.name, "icon": None, "description": "", "type": None, "bot": world.bot,
        "bot_public": False, "bot_require_code_grant": False, "verify_key": "0" * 64, "flags": 0, "flags_new": "0",
        "redirect_uris": [], "interactions_endpoint_url": None, "role_connections_verification_url": None,
        "owner": world.owner, "approximate_guild_count": 1, "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0, "explicit_content_filter": 0, "team": None,
        "integration_types_config": {"0": {}}, "eligible_oauth2_scopes": [],
    }  # fmt: skip


@on("GET", "/guilds/{guild_id}")
async def get_guild(server: Server, request: Request, number: str) -> Any:
    return find_guild(server, number)


@on("GET", "/guilds/{guild_id}/members/{user_id}")
async def get_member(server: Server, request: Request, guild: str, user: str) -> Any:
    member = server.world.members_in[find_guild(server, guild).id].get(int(user) if user.isdigit() else 0)
    if member is None:
        raise Refused(404, 10007, "Unknown Member")
    return member
