"""Looking things up for the bot, with Discord's own refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records import DM, Channel, Message, User, Wire
from ..routing import Refused

if TYPE_CHECKING:
    from ..server import Server


def find_channel(server: Server, number: str, need: int = 0) -> Channel:
    """Give a channel that the bot may use: 10003 where there is none, 50001 where it cannot look, 50013 where it may not."""
    world = server.world
    channel = world.channels.get(int(number)) if number.isdigit() else None
    if channel is None:
        raise Refused(404, 10003, "Unknown Channel")
    if channel["type"] != DM:
        if not world.sees(world.bot, channel):
            raise Refused(403, 50001, "Missing Access")
        if need & ~world.permissions(world.bot, channel):
            raise Refused(403, 50013, "Missing Permissions")
    return channel


def find_guild(server: Server, number: str) -> Wire:
    guild = server.world.guilds.get(int(number)) if number.isdigit() else None
    if guild is None:
        raise Refused(404, 10004, "Unknown Guild")
    return guild


def find_message(server: Server, channel: Channel, number: str) -> Message:
    message = server.world.messages[channel.id].get(int(number)) if number.isdigit() else None
    if message is None or message.ephemeral_to is not None:
        raise Refused(404, 10008, "Unknown Message")
    return message


def find_user(server: Server, number: str) -> User:
    user = server.world.users.get(int(number)) if number.isdigit() else None
    if user is None:
        raise Refused(404, 10013, "Unknown User")
    return user
