"""The data of the stand-in's Discord: one server with a class in it, its channels, messages and commands."""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Iterator, Sequence
from typing import Any

from .permissions import BOT, EVERYONE, MANAGE_THREADS, TEACHER, VIEW, count_permissions
from .records import DM, PRIVATE_THREAD, TEXT, Channel, File, Json, Message, User, Wire, age_of, snowflake, timestamp

LOCALE = "en-US"
LONG_AGO = "2025-09-01T08:00:00.000000+00:00"
"""When everybody, the bot included, came to a server."""
NONCE_SECONDS = 300
"""How long a nonce is remembered; Discord says "the past few minutes"."""


class World:
    """A server "History 101" with the bot, an owner, teachers and students, and direct messages as they are opened."""

    def __init__(self, *, students: int = 3, teachers: int = 1, channels: Sequence[str] = ("general", "quiz")) -> None:
        self.users: dict[int, User] = {}
        self.channels: dict[int, Channel] = {}
        self.messages: dict[int, dict[int, Message]] = {}
        self.nonces: dict[tuple[int, str], Message] = {}
        """The message that was made for a nonce in a channel."""
        self.thread_members: dict[int, dict[int, Json]] = {}
        self.commands: dict[int | None, list[Wire]] = {None: []}
        """By guild id; None holds the global ones."""
        self.blobs: dict[int, File] = {}
        self.closed_dms: set[int] = set()
        """Users whom the bot cannot write to."""
        self.cdn = ""
        """Where files are served from; the server sets it once it has a port."""
        self.bot = self.user("testbot", bot=True)
        self.token = make_token(self.bot)
        self.owner = self.user("owner")
        self.teachers = [self.user(f"teacher{number or ''}") for number in range(teachers)]
        self.students = [self.user(f"student{number}") for number in range(students)]
        self.members: dict[int, Json] = {}
        self.guild = make_guild(self.owner)
        self.guilds = {self.guild.id: self.guild}
        self.members_in = {self.guild.id: self.members}
        """By server; most tests know only the first, which is `guild`."""
        self._seat_class()
        for position, name in enumerate(channels):
            self.channel(name, position=position)

    # ---- building

    def user(self, name: str, *, bot: bool = False) -> User:
        """Make an account."""
        user = User(
            id=str(snowflake()), username=name, discriminator="0", global_name=None if bot else name.capitalize(), avatar=None,
            public_flags=0, flags=0, bot=bot, system=False, banner=None, accent_color=None, avatar_decoration_data=None,
            collectibles=None, primary_guild=None,
        )  # fmt: skip
        self.users[user.id] = user
        return user

    def _seat_class(self) -> None:
        """Give the server its roles and its people."""
        self._role("@everyone", EVERYONE, number=self.guild.id)
        staff, crew = self._role("Teacher", TEACHER), self._role("testbot", BOT, tags={"bot_id": self.bot["id"]})
        self.join(self.bot, [crew["id"]])
        for user in (self.owner, *self.students):
            self.join(user)
        for user in self.teachers:
            self.join(user, [staff["id"]])

    def found_server(self, name: str, *, teachers: int = 1, students: int = 1) -> Channel:
        """Make another server, before the bot connects, with people and a channel of its own; give that channel."""
        guild = make_guild(self.user(f"owner of {name}"), name)
        self.guilds[guild.id], self.members_in[guild.id] = guild, {}
        self._role("@everyone", EVERYONE, number=guild.id, guild=guild)
        staff = self._role("Teacher", TEACHER, guild=guild)
        crew = self._role("testbot", BOT, guild=guild, tags={"bot_id": self.bot["id"]})
        self.join(self.bot, [crew["id"]], guild)
        for number in range(teachers):
            self.join(self.user(f"{name} teacher{number}"), [staff["id"]], guild)
        for number in range(students):
            self.join(self.user(f"{name} student{number}"), (), guild)
        return self.channel(name, guild_id=guild["id"])

    def _role(self, name: str, permissions: int, *, number: int = 0, guild: Wire | None = None, **extra: Any) -> Wire:
        guild = guild or self.guild
        role = Wire(
            id=str(number or snowflake()), name=name, permissions=str(permissions), position=len(guild["roles"]), color=0,
            colors={"primary_color": 0, "secondary_color": None, "tertiary_color": None}, hoist=False, managed=bool(extra),
            mentionable=False, icon=None, unicode_emoji=None, flags=0, **extra,
        )  # fmt: skip
        guild["roles"].append(role)
        return role

    def join(self, user: User, roles: Sequence[str] = (), guild: Wire | None = None) -> Json:
        """Take a user into a server; the first, unless another is named."""
        member = self.members_in[(guild or self.guild).id][user.id] = {
            "user": user, "roles": list(roles), "nick": None, "avatar": None, "banner": None, "joined_at": LONG_AGO,
            "communication_disabled_until": None, "premium_since": None, "pending": False, "flags": 0, "mute": False,
            "deaf": False, "collectibles": None, "avatar_decoration_data": None,
        }  # fmt: skip
        return member

    def channel(self, name: str, *, position: int = 0, **extra: Any) -> Channel:
        """Make a text channel of the server."""
        made = Channel(
            id=str(snowflake()), type=TEXT, flags=0, guild_id=self.guild["id"], name=name, position=position, parent_id=None,
            topic=None, nsfw=False, rate_limit_per_user=0, last_message_id=None, permission_overwrites=[],
        )  # fmt: skip
        made.update(extra)
        return self._keep(made)

    def thread(self, parent: Channel, kind: int, body: Json, number: int | None = None) -> Channel:
        """Make a thread of the bot's from a request body."""
        meta = {"archived": False, "archive_timestamp": timestamp(), "locked": False, "create_timestamp": timestamp()}
        meta["auto_archive_duration"] = body.get("auto_archive_duration") or 1440
        if kind == PRIVATE_THREAD:
            meta["invitable"] = body.get("invitable", True)
        made = Channel(
            id=str(number or snowflake()), type=kind, flags=0, guild_id=parent["guild_id"], name=body["name"],
            parent_id=parent["id"], owner_id=self.bot["id"], thread_metadata=meta, message_count=0, member_count=1,
            total_message_sent=0, rate_limit_per_user=body.get("rate_limit_per_user") or 0, last_message_id=None,
        )  # fmt: skip
        self.thread_members[made.id] = {}
        self.join_thread(self._keep(made), self.bot)
        return made

    def join_thread(self, thread: Channel, user: User) -> Json:
        """Take a user into a thread."""
        member = {"id": thread["id"], "user_id": user["id"], "join_timestamp": timestamp(), "flags": 0}
        self.thread_members[thread.id][user.id] = member
        thread["member_count"] = len(self.thread_members[thread.id])
        return member

    def dm(self, user: User) -> Channel:
        """Give the direct messages of the bot and this user, opened where they are not."""
        for channel in self.channels.values():
            if channel["type"] == DM and channel["recipients"][0] is user:
                return channel
        return self._keep(Channel(id=str(snowflake()), type=DM, flags=0, last_message_id=None, recipients=[user]))

    def _keep(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        self.messages[channel.id] = {}
        return channel

    def store(self, channel: Channel, file: File, **extra: Any) -> Json:
        """Keep a file's bytes and give its attachment payload."""
        number = snowflake()
        self.blobs[number] = file
        url = f"{self.cdn}/attachments/{channel['id']}/{number}/{file.name}"
        made: Json = {"id": str(number), "filename": file.name, "size": len(file.data), "url": url, "proxy_url": url}
        made |= {"content_type": file.content_type, **extra}
        if file.data[:8] == b"\x89PNG\r\n\x1a\n":
            made["width"], made["height"] = struct.unpack(">II", file.data[16:24])
        return made

    # ---- asking

    def permissions(self, user: User, channel: Channel | None = None) -> int:
        """Give what a user may do in a channel of the server, or in the server at large."""
        if channel is not None and channel.is_thread:
            channel = self.channels[int(channel["parent_id"])]
        guild = self.guilds[channel.guild_id if channel is not None and channel.guild_id else self.guild.id]
        return count_permissions(guild, self.members_in[guild.id].get(user.id), channel)

    def find_by_nonce(self, channel: Channel, nonce: str) -> Message | None:
        """Give the message that was made for a nonce in the past few minutes."""
        made = self.nonces.get((channel.id, nonce))
        return made if made is not None and age_of(made.id) < NONCE_SECONDS else None

    def sees(self, user: User, channel: Channel) -> bool:
        """Say whether a channel is there for this user."""
        if channel["type"] == DM:
            return channel["recipients"][0] is user or user is self.bot
        if channel["type"] == PRIVATE_THREAD and user.id not in self.thread_members[channel.id]:
            return bool(self.permissions(user, channel) & MANAGE_THREADS)
        return bool(self.permissions(user, channel) & VIEW)

    def mentions(self, text: str) -> Iterator[User]:
        """Find the users that a text names."""
        for number in dict.fromkeys(re.findall(r"<@!?(\d+)>", text)):
            if int(number) in self.users:
                yield self.users[int(number)]


def make_token(bot: User) -> str:
    """Give a token of the right shape that no Discord knows; its first part is the bot's id, as in real ones."""
    head = base64.urlsafe_b64encode(bot["id"].encode()).decode().rstrip("=")
    return f"{head}.GfAkE0.standin-token-of-valid-shape-0000000"


def make_guild(owner: User, name: str = "History 101") -> Wire:
    """Found an empty server."""
    return Wire(
        id=str(snowflake()), name=name, icon=None, description=None, home_header=None,
        splash=None, discovery_splash=None, features=[], banner=None, owner_id=owner["id"], application_id=None,
        region="rotterdam", afk_channel_id=None, afk_timeout=300, system_channel_id=None, system_channel_flags=0,
        widget_enabled=False, widget_channel_id=None, verification_level=0, roles=[], default_message_notifications=1,
        mfa_level=0, explicit_content_filter=0, max_presences=None, max_members=500000, max_stage_video_channel_users=50,
        max_video_channel_users=25, vanity_url_code=None, premium_tier=0, premium_subscription_count=0,
        preferred_locale=LOCALE, rules_channel_id=None, safety_alerts_channel_id=None, public_updates_channel_id=None,
        premium_progress_bar_enabled=False, nsfw=False, nsfw_level=0, emojis=[], stickers=[], incidents_data=None,
    )  # fmt: skip
