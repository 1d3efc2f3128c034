"""One interaction, from its dispatch to its last follow-up."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field
from enum import IntEnum

from .records import Channel, Json, Message, User, snowflake
from .world import LOCALE, World

ACK_WITHIN = 3.0
LAG = 0.5
"""How much later an interaction is given up: a callback counts by when its bytes arrived, not by when they were read."""
TOKEN_LIFE = 15 * 60.0
MAX_UPLOAD = 10 * 1024 * 1024


class Sort(IntEnum):
    """What a user did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Callback(IntEnum):
    """How the bot may answer."""

    MESSAGE = 4
    DEFERRED = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(eq=False)
class Interaction:
    """What was sent, and what came of it. `done` resolves at the answer, or at 3 s without one."""

    id: int
    token: str
    sort: Sort
    user: User
    channel: Channel
    payload: Json
    done: asyncio.Future[bool]
    source: Message | None = None
    """The message of the component, or of the one that opened the modal."""
    opener: Interaction | None = None
    """Of a modal submit: what was answered with the modal."""
    encoded: bytes | None = None
    dispatched: float = 0.0
    acked: float | None = None
    failure: str | None = None
    """Why the user reads "The application did not respond"."""
    callback: Callback | None = None
    response: Message | None = None
    followups: list[Message] = field(default_factory=list)
    modal: Json | None = None
    choices: list[Json] | None = None
    pending: bool = False
    """Deferred ("thinking…") and not yet filled in."""
    actions: int = 0
    """Follow-up requests that succeeded."""

    @property
    def latency(self) -> float | None:
        """Seconds from the dispatch to the arrival of the bot's callback."""
        return None if self.acked is None else self.acked - self.dispatched

    def metadata(self) -> Json:
        """What a message says of the interaction that it answers."""
        made: Json = {"id": str(self.id), "type": self.sort, "user": self.user}
        made["authorizing_integration_owners"] = self.payload["authorizing_integration_owners"]
        if self.sort is Sort.COMPONENT and self.source is not None:
            made["interacted_message_id"] = self.source["id"]
        if self.opener is not None:
            made["triggering_interaction_metadata"] = self.opener.metadata()
        elif self.sort is Sort.MODAL and self.source is not None:  # a form that nobody opened: as from a press on its card
            pressed = made | {"type": Sort.COMPONENT, "interacted_message_id": self.source["id"]}
            made["triggering_interaction_metadata"] = pressed
        return made


def make_interaction(
    world: World, sort: Sort, user: User, channel: Channel, data: Json, *,
    source: Message | None = None, opener: Interaction | None = None,
) -> Interaction:  # fmt: skip
    """Build an INTERACTION_CREATE that is not yet sent."""
    number, token = snowflake(), secrets.token_urlsafe(60)
    payload: Json = {
        "id": str(number), "application_id": world.bot["id"], "type": sort, "token": token, "version": 1, "data": data,
        "channel_id": channel["id"], "channel": channel, "locale": LOCALE, "entitlements": [], "entitlement_sku_ids": [],
        "attachment_size_limit": MAX_UPLOAD,
    }  # fmt: skip
    payload |= _where_from(world, user, channel)
    if source is not None:
        payload["message"] = source
    done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    return Interaction(number, token, sort, user, channel, payload, done, source=source, opener=opener)


def _where_from(world: World, user: User, channel: Channel) -> Json:
    """Say who acts, with which rights, in the server or in direct messages."""
    if channel.guild_id is None:
        owners = {"authorizing_integration_owners": {"0": "0"}}
        return {"user": user, "context": 1, "app_permissions": str(1 << 53), **owners}
    guild, members = channel["guild_id"], world.members_in[channel.guild_id]
    rights = str(world.permissions(user, channel))
    return {
        "guild_id": guild,
        "guild": {"id": guild, "locale": LOCALE, "features": []},
        "guild_locale": LOCALE,
        "member": {**members[user.id], "permissions": rights},
        "channel": {**channel, "permissions": rights},
        "context": 0,
        "authorizing_integration_owners": {"0": guild},
        "app_permissions": str(world.permissions(world.bot, channel)),
    }
