"""Discord's Gateway v10 for one shard: HELLO, heartbeats, IDENTIFY, READY, GUILD_CREATE, RESUME with replay."""

from __future__ import annotations

import json
import secrets
import time
import zlib
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from aiohttp import WSMessage, WSMsgType, web

from .interactions import LAG
from .records import DM, Json, Wire

if TYPE_CHECKING:
    from .server import Server

Encode: TypeAlias = Callable[[bytes], bytes] | None
GUILDS, MESSAGE_CONTENT = 1 << 0, 1 << 15
PRIVILEGED = 1 << 1 | 1 << 8 | MESSAGE_CONTENT
# The intent that an event needs in a guild and in a direct message; others are sent whatever the intents.
_INTENTS = {
    "MESSAGE_CREATE": (1 << 9, 1 << 12), "MESSAGE_UPDATE": (1 << 9, 1 << 12), "MESSAGE_DELETE": (1 << 9, 1 << 12),
    "THREAD_CREATE": (GUILDS, 0), "THREAD_UPDATE": (GUILDS, 0), "THREAD_DELETE": (GUILDS, 0),
    "THREAD_MEMBERS_UPDATE": (GUILDS, 0), "CHANNEL_UPDATE": (GUILDS, 0),
}  # fmt: skip
_MOST_PACKETS = 120
"""A minute; more closes the connection with 4008."""


def _make_encoder(kind: str | None) -> Encode:
    """Give an encoder for the `compress` a client asked for; KeyError where it is not known."""
    if kind is None:
        return None
    if kind == "zlib-stream":
        deflate = zlib.compressobj(1)
        return lambda data: deflate.compress(data) + deflate.flush(zlib.Z_SYNC_FLUSH)
    if kind == "zstd-stream":  # discord.py asks for it where its environment has `zstandard`
        import zstandard  # type: ignore[import-not-found,unused-ignore]

        squeeze = zstandard.ZstdCompressor().compressobj()
        return lambda data: squeeze.compress(data) + squeeze.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
    raise KeyError(kind)


class Session:
    """One shard's logical connection: it outlives its socket, so that RESUME can replay what was missed."""

    def __init__(self, identify: Json) -> None:
        self.shard: int
        self.shards: int
        self.shard, self.shards = identify.get("shard") or (0, 1)
        self.id = secrets.token_hex(16)
        self.intents: int = identify["intents"]
        self.sequence = 0
        self.sent: deque[tuple[int, bytes]] = deque(maxlen=20000)
        self.socket: web.WebSocketResponse | None = None
        self.encode: Encode = None
        self.ready_at = 0.0
        self.resumes = 0


class Gateway:
    """The bot's connections, one for each shard, and what is sent over them."""

    def __init__(self, server: Server, *, heartbeat_ms: int) -> None:
        self.server, self.heartbeat_ms = server, heartbeat_ms
        self.sessions: dict[int, Session] = {}
        """By shard; most bots have one."""
        self.sockets: set[web.WebSocketResponse] = set()
        self.identifies = 0

    @property
    def session(self) -> Session | None:
        """Give the session of a bot that has one."""
        return next(iter(self.sessions.values()), None)

    @session.setter
    def session(self, none: None) -> None:
        """Forget all sessions, as Discord does in time."""
        self.sessions.clear()

    @property
    def connected(self) -> bool:
        """Say whether every shard that has come is connected, and one has."""
        sockets = [session.socket for session in self.sessions.values()]
        return bool(sockets) and all(socket is not None and not socket.closed for socket in sockets)

    def session_of(self, guild_id: int | None) -> Session | None:
        """Give the session of the shard that a server is dealt to; direct messages are the first one's."""
        for session in self.sessions.values():
            if (guild_id >> 22) % session.shards == session.shard if guild_id else session.shard == 0:
                return session
        return None

    # ---- sending

    async def dispatch(self, session: Session, event: str, payload: Any, encoded: bytes | None = None) -> None:
        """Send an event, and keep it for a RESUME."""
        session.sequence += 1
        encoded = encoded or json.dumps(payload, separators=(",", ":")).encode()
        data = b'{"op":0,"t":"%s","s":%d,"d":%s}' % (event.encode(), session.sequence, encoded)
        session.sent.append((session.sequence, data))
        if session.socket is not None and not session.socket.closed:
            await _send(session.socket, session.encode, data)

    async def emit(self, event: str, payload: Json, guild_id: int | None) -> None:
        """Send an event, if the bot's intents let it through."""
        need, session = _INTENTS.get(event, (0, 0))[guild_id is None], self.session_of(guild_id)
        if session is None or (need and not session.intents & need):
            return
        if event in ("MESSAGE_CREATE", "MESSAGE_UPDATE"):
            payload = self.censor(payload)
            if guild_id is not None:
                member = self.server.world.members_in[guild_id].get(int(payload["author"]["id"]), {})
                payload |= {"guild_id": str(guild_id), "member": {key: member[key] for key in member.keys() - {"user"}}}
        await self.dispatch(session, event, payload)

    def censor(self, payload: Json) -> Json:
        """Hide what a bot without MESSAGE_CONTENT may not read: all but its own messages, mentions and direct messages."""
        world = self.server.world
        intents = self.session.intents if self.session is not None else 0
        ids = [payload["author"]["id"], *(user["id"] for user in payload["mentions"])]
        direct = world.channels[int(payload["channel_id"])]["type"] == DM
        if intents & MESSAGE_CONTENT or world.bot["id"] in ids or direct:
            return {**payload}
        return {**payload, "content": "", "embeds": [], "attachments": [], "components": []}

    # ---- one connection

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve a socket for as long as it lives."""
        socket = web.WebSocketResponse(max_msg_size=0, compress=False)
        await socket.prepare(request)
        try:
            encode = _make_encoder(request.query.get("compress"))
        except (KeyError, ImportError):
            self.server.violate("gateway", f"compress={request.query.get('compress')} is not known here")
            await socket.close(code=4000)
            return socket
        self.sockets.add(socket)
        await _send(socket, encode, json.dumps({"op": 10, "d": {"heartbeat_interval": self.heartbeat_ms}}).encode())
        try:
            await self._listen(socket, encode)
        except TimeoutError:  # the bot's event loop was blocked, or the process hangs
            if not self.sessions or self._served_by(socket) is not None:
                self.server.violate("missed_heartbeat", f"no heartbeat for {self.heartbeat_ms * 1.5:.0f} ms")
            await socket.close(code=4009)
        finally:
            self.sockets.discard(socket)
            session = self._served_by(socket)
            if session is not None:
                session.socket = None
            self.server.notify()
        return socket

    def _served_by(self, socket: web.WebSocketResponse) -> Session | None:
        return next((session for session in self.sessions.values() if session.socket is socket), None)

    async def _receive(self, socket: web.WebSocketResponse) -> WSMessage:
        try:
            return await socket.receive(timeout=self.heartbeat_ms / 1000 * 1.5)
        except TimeoutError:  # where it was our own loop that stood still, what the bot has sent meanwhile is yet to be read
            return await socket.receive(timeout=LAG)

    async def _listen(self, socket: web.WebSocketResponse, encode: Encode) -> None:
        recent: deque[float] = deque(maxlen=_MOST_PACKETS)
        while not socket.closed:
            message = await self._receive(socket)
            if message.type is not WSMsgType.TEXT:
                return
            if len(recent) == _MOST_PACKETS and time.monotonic() - recent[0] < 60:
                self.server.violate("gateway", f"more than {_MOST_PACKETS} gateway packets in 60 s")
                await socket.close(code=4008)
                return
            recent.append(time.monotonic())
            packet = json.loads(message.data)
            match packet["op"]:
                case 1:
                    await _send(socket, encode, b'{"op":11}')
                case 2:
                    await self._identify(socket, encode, packet["d"])
                case 6:
                    await self._resume(socket, encode, packet["d"])

    async def _identify(self, socket: web.WebSocketResponse, encode: Encode, data: Json) -> None:
        world = self.server.world
        refused = (4004, "authentication failed") if data["token"] != world.token else None
        if data["intents"] & PRIVILEGED:
            refused = (4014, "disallowed intents: the bot is to need no privileged one")
        if refused:
            self.server.violate("gateway", f"{refused[0]} {refused[1]}")
            await socket.close(code=refused[0], message=refused[1].encode())
            return
        session = Session(data)
        self.sessions[session.shard] = session
        guilds = [guild for guild in world.guilds.values() if self.session_of(guild.id) is session]
        session.socket, session.encode = socket, encode
        self.identifies += 1
        ready = {
            "v": 10, "user": {**world.bot, "verified": True, "mfa_enabled": False, "email": None},
            "guilds": [{"id": guild["id"], "unavailable": True} for guild in guilds],
            "session_id": session.id, "session_type": "normal",
            "resume_gateway_url": self.server.gateway_url, "shard": [session.shard, session.shards], "private_channels": [],
            "user_settings": {},
            "application": {"id": world.bot["id"], "flags": 0}, "relationships": [], "presences": [],
            "guild_join_requests": [], "_trace": [],
        }  # fmt: skip
        await self.dispatch(session, "READY", ready)
        if session.intents & GUILDS:
            for guild in guilds:
                await self.dispatch(session, "GUILD_CREATE", self._guild_payload(guild))
        session.ready_at = time.monotonic()
        self.server.notify()

    def _guild_payload(self, guild: Wire) -> Json:
        world, members = self.server.world, self.server.world.members_in[guild.id]
        mine = [channel for channel in world.channels.values() if channel.guild_id == guild.id and world.sees(world.bot, channel)]
        return {
            **guild, "joined_at": members[world.bot.id]["joined_at"], "large": len(members) > 250,
            "unavailable": False, "member_count": len(members), "members": [members[world.bot.id]],
            "channels": [channel for channel in mine if not channel.is_thread],
            "threads": [channel for channel in mine if channel.is_thread],
            "voice_states": [], "presences": [], "stage_instances": [], "soundboard_sounds": [], "guild_scheduled_events": [],
        }  # fmt: skip

    async def _resume(self, socket: web.WebSocketResponse, encode: Encode, data: Json) -> None:
        session = next((each for each in self.sessions.values() if each.id == data["session_id"]), None)
        if session is None or data["token"] != self.server.world.token:
            await _send(socket, encode, b'{"op":9,"d":false}')
            return
        session.socket, session.encode = socket, encode
        session.resumes += 1
        for sequence, packet in list(session.sent):
            if sequence > data["seq"]:
                await _send(socket, encode, packet)
        await self.dispatch(session, "RESUMED", {"_trace": []})
        self.server.notify()

    async def invalidate(self) -> None:
        """Say that the session is worth nothing any more: the bot has to identify anew."""
        session = self.session
        self.sessions.clear()
        if session is not None and session.socket is not None:
            await _send(session.socket, session.encode, b'{"op":9,"d":false}')

    async def ask_to_reconnect(self) -> None:
        """Tell the bot to connect again and resume, as Discord does before it restarts a gateway."""
        if self.session is not None and self.session.socket is not None:
            await _send(self.session.socket, self.session.encode, b'{"op":7,"d":null}')

    def drop(self) -> None:
        """Cut the connection, as a lost network does; the bot may RESUME."""
        socket = self.session.socket if self.session is not None else None
        if self.session is not None and socket is not None:
            self.session.socket = None
            if socket._req is not None and socket._req.transport is not None:
                socket._req.transport.abort()


async def _send(socket: web.WebSocketResponse, encode: Encode, data: bytes) -> None:
    try:
        if encode is None:
            await socket.send_str(data.decode())
        else:
            await socket.send_bytes(encode(data))  # no await between encoding and writing: the stream stays in order
    except (ConnectionError, RuntimeError):
        pass  # the client has gone; a RESUME will ask for it again
