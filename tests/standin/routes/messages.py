"""What the bot writes: filling a message from a request body, posting, editing and deleting it."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Any

from ..bodies import media_of
from ..permissions import MENTION_EVERYONE
from ..records import EPHEMERAL, LOADING, SELECTS, Channel, Json, Message, Part, snowflake, timestamp, walk
from ..routing import Refused, Request

if TYPE_CHECKING:
    from ..server import Server

_UNKNOWN_HERE = ("embeds", "poll", "sticker_ids")


def strip_nulls(value: Any) -> Any:
    """Leave out what a request set to null, as Discord's answers do."""
    if isinstance(value, dict):
        return {key: strip_nulls(inner) for key, inner in value.items() if inner is not None}
    return [strip_nulls(inner) for inner in value] if isinstance(value, list) else value


def dress_components(components: list[Json]) -> list[Json]:
    """Give components as Discord gives them back: with numeric ids and their defaults."""
    made: list[Json] = strip_nulls(components)
    every = [component for component, _ in walk(made)]
    taken = {component.get("id") for component in every}
    free = (number for number in count(1) if number not in taken)
    for component in every:
        if "id" not in component:
            component["id"] = next(free)
        if component["type"] in SELECTS:
            component.setdefault("min_values", 1)
            component.setdefault("max_values", 1)
        if component["type"] == 11:
            component.setdefault("description", None)
    return made


def fill_message(server: Server, message: Message, channel: Channel, request: Request, data: Json) -> None:
    """Put a request's content, components and files into a message; what is absent stays as it is."""
    for key in _UNKNOWN_HERE:
        if data.get(key):
            server.unimplemented[f"{key} in {request.method} {request.template}"] += 1
    if "content" in data:
        message["content"] = data["content"] or ""
    _attach(server, message, channel, request, data)
    if "components" in data:
        message["components"] = dress_components(data["components"] or [])
        _link_media(message)
    if "flags" in data:
        kept = EPHEMERAL | LOADING
        message["flags"] = message["flags"] & kept | (data["flags"] or 0) & ~kept
    if "content" in data or "allowed_mentions" in data:
        _mention(server, message, channel, data.get("allowed_mentions"))
    if not (message["content"] or message["components"] or message["attachments"]):
        server.violate("empty_message", "a message needs content, a component or a file", request.line, data)
        raise Refused(400, 50006, "Cannot send an empty message")


def _attach(server: Server, message: Message, channel: Channel, request: Request, data: Json) -> None:
    given = {str(entry["id"]): entry for entry in data.get("attachments") or []}
    if "attachments" in data:
        message["attachments"] = [entry for entry in message["attachments"] if entry["id"] in given]
        message.files = [file for file in message.files if file.name in {e["filename"] for e in message["attachments"]}]
    for number, file in sorted(request.files.items()):
        about = given.get(str(number), {})
        extra = {key: about[key] for key in ("description", "title") if about.get(key) is not None}
        message["attachments"].append(server.world.store(channel, file, **extra))
        message.files.append(file)


def _link_media(message: Message) -> None:
    """Put the address of an uploaded file in place of attachment://name."""
    urls = {f"attachment://{entry['filename']}": entry for entry in message["attachments"]}
    for component, _ in walk(message["components"]):
        for media in media_of(component):
            found = urls.get(media["url"])
            url = found["url"] if found else media["url"]
            media |= {"id": found["id"] if found else str(snowflake()), "url": url, "proxy_url": url}
            if component["type"] == Part.FILE:
                component |= {"name": found["filename"] if found else None, "size": found["size"] if found else None}


def _mention(server: Server, message: Message, channel: Channel, allowed: Json | None) -> None:
    """Note whom the text pings: what allowed_mentions lets through, and @everyone only with the permission for it."""
    parse = (allowed.get("parse") or []) if allowed is not None else ["users", "everyone"]
    named = [str(user) for user in (allowed or {}).get("users") or []]
    text = message.text
    message["mentions"] = [user for user in server.world.mentions(text) if "users" in parse or user["id"] in named]
    loud = re.search("@everyone|@here", text) is not None and "everyone" in parse
    may = channel.guild_id is not None and server.world.permissions(server.world.bot, channel) & MENTION_EVERYONE
    message["mention_everyone"] = bool(loud and may)


async def post_message(server: Server, message: Message, channel: Channel) -> Message:
    """Put a finished message into its channel and tell the bot."""
    server.world.messages[channel.id][message.id] = message
    if message.ephemeral_to is None:
        channel["last_message_id"] = message["id"]
        if channel.is_thread:
            channel["message_count"] += 1
            channel["total_message_sent"] += 1
        await server.gateway.emit("MESSAGE_CREATE", message, channel.guild_id)
    return message


async def edit_message(server: Server, message: Message, channel: Channel, request: Request, data: Json) -> Message:
    """Change a message as the data of a request says; a refused change leaves it as it was."""
    before = {**message}
    try:
        fill_message(server, message, channel, request, data)
    except Refused:
        message.update(before)
        raise
    if message["flags"] & LOADING:  # the first edit of a deferred answer fills it in, and is no edit to the reader
        message["flags"] &= ~LOADING
    else:
        message["edited_timestamp"] = timestamp()
        message.edits += 1
    if message.ephemeral_to is None:
        await server.gateway.emit("MESSAGE_UPDATE", message, channel.guild_id)
    return message


async def delete_message(server: Server, message: Message, channel: Channel) -> None:
    """Take a message away and tell the bot."""
    server.world.messages[channel.id].pop(message.id, None)
    message.deleted = True
    if message.ephemeral_to is None:
        event = {"id": message["id"], "channel_id": channel["id"]}
        event |= {"guild_id": channel["guild_id"]} if channel.guild_id else {}
        await server.gateway.emit("MESSAGE_DELETE", event, channel.guild_id)
