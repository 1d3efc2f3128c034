"""Channels and the messages that the bot writes there by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..permissions import ATTACH, HISTORY, MANAGE_CHANNELS, MANAGE_MESSAGES, MANAGE_THREADS, SEND, SEND_IN_THREADS
from ..records import COMPONENTS_V2, DM, Channel, Json, Message, blank_message
from ..routing import Refused, Request, on
from .finding import find_channel, find_guild, find_message
from .messages import delete_message, edit_message, fill_message, post_message

if TYPE_CHECKING:
    from ..server import Server

MESSAGES = "/channels/{channel_id}/messages"
MESSAGE = MESSAGES + "/{message_id}"
_ALLOWED_FLAGS = 1 << 2 | 1 << 12 | COMPONENTS_V2


@on("GET", "/channels/{channel_id}")
async def get_channel(server: Server, request: Request, number: str) -> Any:
    return find_channel(server, number)


@on("GET", "/guilds/{guild_id}/channels")
async def get_channels(server: Server, request: Request, guild: str) -> Any:
    number = find_guild(server, guild).id
    return [channel for channel in server.world.channels.values() if channel.guild_id == number and not channel.is_thread]


@on("PATCH", "/channels/{channel_id}")
async def edit_channel(server: Server, request: Request, number: str) -> Any:
    channel = find_channel(server, number)
    if not channel.is_thread:
        find_channel(server, number, MANAGE_CHANNELS)
    elif channel["owner_id"] != server.world.bot["id"] or channel.locked or "locked" in request.body:
        find_channel(server, number, MANAGE_THREADS)
    for key, value in request.body.items():
        if channel.is_thread and key in ("archived", "locked", "invitable", "auto_archive_duration"):
            channel["thread_metadata"][key] = value
        elif key in channel and key not in ("id", "type", "guild_id"):
            channel[key] = value
    await server.gateway.emit("THREAD_UPDATE" if channel.is_thread else "CHANNEL_UPDATE", channel, channel.guild_id)
    return channel


@on("POST", "/channels/{channel_id}/typing")
async def type_in_channel(server: Server, request: Request, number: str) -> None:
    find_channel(server, number)


@on("POST", MESSAGES)
async def create_message(server: Server, request: Request, number: str) -> Any:
    data = request.body or {}
    channel = _writable(server, request, number)
    nonce = str(data.get("nonce") or "")
    if data.get("enforce_nonce") and (made := server.world.find_by_nonce(channel, nonce)) is not None:
        if made.deleted:
            raise Refused(404, 10008, "Unknown Message")
        return made
    message = blank_message(server.world.bot, channel, **({"nonce": nonce} if nonce else {}))
    message["flags"] = (data.get("flags") or 0) & _ALLOWED_FLAGS
    if reference := data.get("message_reference"):
        _refer(server, message, channel, reference)
    fill_message(server, message, channel, request, data)
    if nonce:
        server.world.nonces[channel.id, nonce] = message
    return await post_message(server, message, channel)


def _writable(server: Server, request: Request, number: str) -> Channel:
    channel = find_channel(server, number)
    if channel["type"] == DM and channel["recipients"][0].id in server.world.closed_dms:
        raise Refused(403, 50007, "Cannot send messages to this user")
    need = SEND_IN_THREADS if channel.is_thread else SEND
    find_channel(server, number, need | (ATTACH if request.files else 0))
    if channel.locked and not server.world.permissions(server.world.bot, channel) & MANAGE_THREADS:
        raise Refused(400, 160005, "Thread is locked")
    if channel.is_thread:
        channel["thread_metadata"]["archived"] = False  # a message opens a thread again
    return channel


def _refer(server: Server, message: Message, channel: Channel, reference: Json) -> None:
    target = server.world.messages[channel.id].get(int(reference["message_id"]))
    if target is not None:
        message["type"], message["referenced_message"] = 19, target
        message["message_reference"] = {"type": 0, "channel_id": channel["id"], "message_id": target["id"]}
    elif reference.get("fail_if_not_exists", True):
        errors = {"message_reference": {"_errors": [{"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}]}}
        raise Refused(400, 50035, "Invalid Form Body", errors=errors)


@on("GET", MESSAGES)
async def get_messages(server: Server, request: Request, number: str) -> Any:
    channel = find_channel(server, number, HISTORY)
    found = [message for message in server.world.messages[channel.id].values() if message.ephemeral_to is None]
    found.sort(key=lambda message: -message.id)
    limit = int(request.query.get("limit", 50))
    if "before" in request.query:
        found = [message for message in found if message.id < int(request.query["before"])]
    if "after" in request.query:
        found = [message for message in found if message.id > int(request.query["after"])][-limit:]
    return [server.gateway.censor(message) for message in found[:limit]]


@on("GET", MESSAGE)
async def get_message(server: Server, request: Request, number: str, message: str) -> Any:
    return server.gateway.censor(find_message(server, find_channel(server, number, HISTORY), message))


@on("PATCH", MESSAGE)
async def patch_message(server: Server, request: Request, number: str, message: str) -> Any:
    channel = find_channel(server, number)
    found = find_message(server, channel, message)
    if channel.is_thread and channel["thread_metadata"]["archived"]:
        raise Refused(400, 50083, "Thread is archived")
    if found["author"] is not server.world.bot:
        raise Refused(403, 50005, "Cannot edit a message authored by another user")
    return await edit_message(server, found, channel, request, request.body or {})


@on("DELETE", MESSAGE)
async def remove_message(server: Server, request: Request, number: str, message: str) -> None:
    channel = find_channel(server, number)
    found = find_message(server, channel, message)
    if found["author"] is not server.world.bot:
        find_channel(server, number, MANAGE_MESSAGES)
    await delete_message(server, found, channel)
