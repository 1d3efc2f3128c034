"""The plumbing that every request goes through: injected faults, authorization, rate limits, the body, its handler."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import quote

from aiohttp import web, web_protocol, web_server

from .bodies import Malformed, check_body, read_body, refusal
from .faults import Buckets, Rule, Violation
from .gateway import Gateway
from .interactions import ACK_WITHIN, LAG, Interaction
from .routes import HANDLERS
from .routing import Match, Refused, Reply, Request, Routes
from .schema import load_schema
from .world import World

_BY_TOKEN = ("/interactions/", "/webhooks/{webhook_id}/{webhook_token}")
"""Routes whose path holds a token of its own, in place of the bot's."""


class _Stamped(web_protocol.RequestHandler):
    """Notes when bytes arrive, so that latencies do not include the time a request waits here for its turn."""

    __slots__ = ("arrived",)
    arrived: float

    def data_received(self, data: bytes) -> None:
        self.arrived = time.monotonic()
        super().data_received(data)


web_server.RequestHandler = _Stamped  # type: ignore[attr-defined,misc,unused-ignore]


class Record(NamedTuple):
    """One line of the request log."""

    at: float
    method: str
    path: str
    template: str | None
    status: int


class Server:
    """REST and Gateway on one port of 127.0.0.1. Tests reach it through `scenario.StandIn`."""

    def __init__(self, world: World, *, heartbeat_ms: int = 41250) -> None:
        self.world = world
        self.gateway = Gateway(self, heartbeat_ms=heartbeat_ms)
        self.violations: list[Violation] = []
        self.unimplemented: Counter[str] = Counter()
        self.own_faults: list[str] = []
        """Answers of ours that the specification refuses, and our own exceptions."""
        self.requests: list[Record] = []
        self.rules: list[Rule] = []
        self.interactions: dict[int, Interaction] = {}
        self.tokens: dict[str, Interaction] = {}
        self.synced_at = 0.0
        self.unchecked: list[tuple[Request, int, Any]] | None = None
        """A list: bodies are checked afterwards, so that the checks do not compete with the bot under load."""
        self._schema = load_schema()
        self._routes = Routes(
            [*(self._schema.routes.items() if self._schema else ()), *((path, {method}) for method, path in HANDLERS)]
        )
        self._buckets = Buckets()
        self._pulse = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self._port = 0

    # ---- life

    async def start(self) -> None:
        """Listen on a free port."""
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_get("/gateway", self.gateway.handle)
        app.router.add_get("/gateway/", self.gateway.handle)
        app.router.add_get("/cdn/{rest:.*}", self._serve_file)
        app.router.add_route("*", "/api/{version:v[0-9]+}{path:/.*}", self._serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, backlog=4096).start()
        self._port = self._runner.addresses[0][1]
        self.world.cdn = f"{self.url}/cdn"

    async def stop(self) -> None:
        for socket in list(self.gateway.sockets):
            await socket.close(code=1001)
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def gateway_url(self) -> str:
        return f"ws://127.0.0.1:{self._port}/gateway"

    def notify(self) -> None:
        """Wake whoever waits in `until`: something changed."""
        self._pulse.set()
        self._pulse = asyncio.Event()

    async def until(self, holds: Callable[[], Any], within: float = 5.0) -> Any:
        """Wait until a condition on the state holds; TimeoutError after `within` seconds."""
        end = time.monotonic() + within
        while not (value := holds()):
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"not within {within} s")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._pulse.wait(), min(left, 0.25))
        return value

    def violate(self, kind: str, reason: str, request: str = "", body: Any = "") -> None:
        """Note what the bot should not have done."""
        text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
        self.violations.append(Violation(kind, reason, request, text[:2000]))

    # ---- interactions

    async def send(self, interaction: Interaction) -> None:
        """Dispatch an interaction and start its 3 seconds."""
        self.interactions[interaction.id] = self.tokens[interaction.token] = interaction
        interaction.dispatched = time.monotonic()
        asyncio.get_running_loop().call_later(ACK_WITHIN + LAG, self._expire, interaction)
        session = self.gateway.session_of(int(interaction.payload.get("guild_id") or 0))
        if session is None:
            self.fail(interaction, "undelivered", "the bot is not connected")
        else:
            await self.gateway.dispatch(session, "INTERACTION_CREATE", interaction.payload, interaction.encoded)

    def _expire(self, interaction: Interaction) -> None:
        if interaction.acked is None and interaction.failure is None:
            self.fail(interaction, "unanswered", f"no answer within {ACK_WITHIN} s")

    def fail(self, interaction: Interaction, kind: str, reason: str) -> None:
        """Give an interaction up."""
        data = interaction.payload["data"]
        interaction.failure = kind
        self.violate(kind, reason, f"interaction {interaction.id} ({data.get('name') or data.get('custom_id')})")
        if not interaction.done.done():
            interaction.done.set_result(False)
        self.notify()

    # ---- one request

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method, path = request.method, request.match_info["path"]
        found = self._routes.match(path)
        template = found.template if found else None
        rules = [rule for rule in self.rules if rule.take(method, path, template)]
        started, headers = time.monotonic(), dict[str, str]()
        early = sum(rule.seconds for rule in rules if not rule.processed)
        await asyncio.sleep(early)
        failing = next((rule for rule in rules if rule.status), None)
        status, body = 0, None
        if failing is None or failing.processed:
            try:
                status, body = await self._answer(request, path, found, headers, stamped=not early)
            except ConnectionError:  # the bot was killed before its request was whole
                return web.Response(status=499)
        if failing is not None:
            status, body = _injected(failing, headers)
        await asyncio.sleep(sum(rule.seconds for rule in rules if rule.processed))
        self.requests.append(Record(started, method, path, template, status))
        self.notify()
        if body is None:
            return web.Response(status=status, headers=headers)
        text = json.dumps(body, separators=(",", ":")).encode()
        return web.Response(body=text, status=status, headers=headers, content_type="application/json")

    async def _answer(
        self, request: web.Request, path: str, found: Match | None, headers: dict[str, str], *, stamped: bool
    ) -> tuple[int, Any]:
        try:
            asked = self._admit(request, path, found, headers)
            await read_body(request, asked)
            if stamped:
                asked.arrived = request.protocol.arrived  # type: ignore[attr-defined]
            return await self._handle(asked)
        except Malformed as error:
            self.violate(error.kind, str(error), f"{request.method} {path}")
            return error.answer.status, error.answer.body
        except Refused as error:
            return error.status, error.body
        except ConnectionError:
            raise
        except Exception as error:  # a defect of the stand-in must not pass for one of the bot
            self.own_faults.append(f"{request.method} {path}: {error!r}")
            raise

    def _admit(self, request: web.Request, path: str, found: Match | None, headers: dict[str, str]) -> Request:
        """Refuse what has no route, no handler or no right, and what comes too fast."""
        method, line = request.method, f"{request.method} {path}"
        if found is None or method not in found.methods:
            if self._schema is not None:
                self.violate("unknown_route", "no such route in Discord's API v10", line)
            self.unimplemented[line] += self._schema is None
            raise Refused(404, 0, "404: Not Found")
        template = found.template
        if (method, template) not in HANDLERS:
            self.unimplemented[f"{method} {template}"] += 1
            raise Refused(404, 0, "404: Not Found (not implemented by the stand-in)")
        if not template.startswith(_BY_TOKEN) and request.headers.get("Authorization") != f"Bot {self.world.token}":
            raise Refused(401, 0, "401: Unauthorized")
        asked = Request(method, template, path, found.parameters, dict(request.query), time.monotonic())
        pace = self._buckets.take(asked)
        headers |= pace.headers
        if pace.wait is not None:
            scope = "global" if pace.everywhere else "route"
            self.violate("rate_limited", f"over the {scope} limit; retry after {pace.wait:.2f} s", line)
            headers |= {"Retry-After": f"{pace.wait:.3f}", "Via": "1.1 google"}
            retry = {"retry_after": round(pace.wait, 3), "global": pace.everywhere}
            raise Refused(429, 0, "You are being rate limited.", **retry)
        return asked

    async def _handle(self, asked: Request) -> tuple[int, Any]:
        if self.unchecked is None:
            self._check(asked)
        result = await HANDLERS[asked.method, asked.template](self, asked, *asked.parameters)
        status, answer = (result.status, result.body) if isinstance(result, Reply) else (204 if result is None else 200, result)
        if self.unchecked is None:
            self._check_own(asked, status, answer)
        else:
            self.unchecked.append((asked, status, answer))
        return status, answer

    def _check(self, asked: Request) -> None:
        faults = check_body(asked)
        for fault in faults:
            reason = ": ".join(filter(None, (".".join(map(str, fault.place)), fault.reason)))
            self.violate(fault.kind, reason, asked.line, asked.raw.decode("utf-8", "replace"))
        if faults:
            raise refusal(faults)

    def _check_own(self, asked: Request, status: int, answer: Any) -> None:
        if self._schema is not None and answer is not None:
            found = self._schema.check_answer(asked.method, asked.template, status, answer)
            self.own_faults += [f"{asked.method} {asked.template} {status}: {fault}" for fault in found]

    def check_later(self) -> None:
        """Check what was put off while `unchecked` was a list."""
        waiting, self.unchecked = self.unchecked or [], None
        for asked, status, answer in waiting:
            with contextlib.suppress(Refused):  # noted; the bot has had its answer long since
                self._check(asked)
            self._check_own(asked, status, answer)

    async def _serve_file(self, request: web.Request) -> web.Response:
        kind, *rest = request.match_info["rest"].split("/")
        if kind == "attachments" and len(rest) > 1 and rest[1].isdigit() and int(rest[1]) in self.world.blobs:
            file = self.world.blobs[int(rest[1])]
            headers = {"Content-Type": file.content_type, "Content-Disposition": f"filename={quote(file.name)}"}
            return web.Response(body=file.data, headers=headers)
        return web.Response(status=404)


def _injected(rule: Rule, headers: dict[str, str]) -> tuple[int, Any]:
    if rule.status == 429:
        headers |= {"Retry-After": str(rule.retry_after), "Via": "1.1 google", "X-RateLimit-Scope": "shared"}
        return 429, {"message": "You are being rate limited.", "retry_after": rule.retry_after, "global": False}
    return rule.status, {"message": f"{rule.status}: injected by the stand-in", "code": rule.code}
