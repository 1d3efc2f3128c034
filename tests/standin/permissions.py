"""Who may do what where: Discord's documented computation from roles and overwrites."""

from __future__ import annotations

from .records import Channel, Json, Wire

ADMINISTRATOR, MANAGE_CHANNELS, MANAGE_GUILD, ADD_REACTIONS, VIEW = 1 << 3, 1 << 4, 1 << 5, 1 << 6, 1 << 10
SEND, MANAGE_MESSAGES, EMBED, ATTACH, HISTORY = 1 << 11, 1 << 13, 1 << 14, 1 << 15, 1 << 16
MENTION_EVERYONE, USE_COMMANDS, MANAGE_THREADS = 1 << 17, 1 << 31, 1 << 34
PUBLIC_THREADS, PRIVATE_THREADS, SEND_IN_THREADS = 1 << 35, 1 << 36, 1 << 38
ALL = (1 << 53) - 1

EVERYONE = VIEW | SEND | EMBED | ATTACH | HISTORY | ADD_REACTIONS | USE_COMMANDS | PUBLIC_THREADS | SEND_IN_THREADS
TEACHER = MANAGE_GUILD | MANAGE_MESSAGES
BOT = EVERYONE | MANAGE_MESSAGES | MANAGE_THREADS | PRIVATE_THREADS


def count_permissions(guild: Wire, member: Json | None, channel: Channel | None) -> int:
    """Give what a member may do in a channel, or in the guild at large; a thread has its parent's overwrites."""
    if member is None:
        return 0
    user = member["user"]["id"]
    if user == guild["owner_id"]:
        return ALL
    held = [guild["id"], *member["roles"]]
    allowed = 0
    for role in guild["roles"]:
        allowed |= int(role["permissions"]) if role["id"] in held else 0
    if allowed & ADMINISTRATOR:
        return ALL
    overwrites = {entry["id"]: entry for entry in channel["permission_overwrites"]} if channel is not None else {}
    for ids in ([guild["id"]], member["roles"], [user]):
        chosen = [overwrites[key] for key in ids if key in overwrites]
        for entry in chosen:
            allowed &= ~int(entry["deny"])
        for entry in chosen:
            allowed |= int(entry["allow"])
    return allowed
