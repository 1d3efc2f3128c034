"""Threads, the plain path: made from a message or by themselves, joined, left and listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..permissions import PRIVATE_THREADS, PUBLIC_THREADS
from ..records import DM, PRIVATE_THREAD, PUBLIC_THREAD, Channel
from ..routing import Refused, Reply, Request, on
from .finding import find_channel, find_guild, find_message, find_user

if TYPE_CHECKING:
    from ..server import Server


async def _make_thread(server: Server, request: Request, parent: Channel, kind: int, number: int | None = None) -> Reply:
    if parent["type"] == DM or parent.is_thread:
        raise Refused(400, 50024, "Cannot execute action on this channel type")
    thread = server.world.thread(parent, kind, request.body, number)
    await server.gateway.emit("THREAD_CREATE", {**thread, "newly_created": True}, thread.guild_id)
    return Reply(thread, 201)


@on("POST", "/channels/{channel_id}/messages/{message_id}/threads")
async def start_from_message(server: Server, request: Request, number: str, message: str) -> Any:
    parent = find_channel(server, number, PUBLIC_THREADS)
    found = find_message(server, parent, message)
    if found.id in server.world.channels:
        raise Refused(400, 160004, "A thread has already been created for this message")
    reply = await _make_thread(server, request, parent, PUBLIC_THREAD, found.id)
    found["thread"] = reply.body
    return reply


@on("POST", "/channels/{channel_id}/threads")
async def start_thread(server: Server, request: Request, number: str) -> Any:
    kind = request.body.get("type") or PRIVATE_THREAD
    parent = find_channel(server, number, PRIVATE_THREADS if kind == PRIVATE_THREAD else PUBLIC_THREADS)
    return await _make_thread(server, request, parent, kind)


@on("GET", "/guilds/{guild_id}/threads/active")
async def get_active(server: Server, request: Request, guild: str) -> Any:
    world, number = server.world, find_guild(server, guild).id
    threads = [
        channel
        for channel in world.channels.values()
        if channel.is_thread and channel.guild_id == number and world.sees(world.bot, channel)
    ]
    quiz = [thread for thread in threads if not thread["thread_metadata"]["archived"]]
    joined = [world.thread_members[thread.id].get(world.bot.id) for thread in quiz]
    return {"threads": quiz, "members": [member for member in joined if member], "has_more": False}


@on("PUT", "/channels/{channel_id}/thread-members/@me", "/channels/{channel_id}/thread-members/{user_id}")
async def join_thread(server: Server, request: Request, number: str, user: str = "") -> None:
    thread = find_channel(server, number)
    member = server.world.join_thread(thread, find_user(server, user or server.world.bot["id"]))
    event = {"id": thread["id"], "guild_id": thread["guild_id"], "member_count": thread["member_count"]}
    await server.gateway.emit("THREAD_MEMBERS_UPDATE", event | {"added_members": [member]}, thread.guild_id)


@on("DELETE", "/channels/{channel_id}/thread-members/@me", "/channels/{channel_id}/thread-members/{user_id}")
async def leave_thread(server: Server, request: Request, number: str, user: str = "") -> None:
    server.world.thread_members[find_channel(server, number).id].pop(int(user or server.world.bot.id), None)
