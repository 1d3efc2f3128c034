"""What works round simcord's page: the one file that uses simcord's private names, and edits the page that it serves.

All of that stands in one file on purpose, also where it grows long: a new simcord is then looked through in one place.

To report to simcord:
- After a press it shows what has changed to the window that pressed alone, and it has no way to show it to the others but a
  refresh of all of them, which refuses the press that meets it ("stale-revision"), though the button still stands there.
- A press made while a completion is under way is dropped without a word, and a press whose answer was lost is never asked about
  again, though its server would tell an identical one what became of it.
- Its page asks for news twice a second, each time for all of it. It words relative timestamps once, when it draws them.
- It makes a reader of Markdown for every text of every card each time anything is shown: three quarters of the time that takes.
- A menu keeps what was chosen in it by its place on the card, so that another menu that comes to stand there shows it as its own.
- On a narrow page a long command pushes Send out of sight, and its tools fill three lines; whoever stands a few pixels above the
  end is taken to read what is older, and new messages are not shown to them.
- There is no way to add a script, a style or a title; presses have one entry, which is private, and work that overlaps is
  refused; a timer cannot be left to the made-up clock alone; a new window opens on the first message, not on the newest.
- Work that comes to wait for something later is noticed up to 50 ms late, at each press.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib import resources
from typing import Any

import discord
import simcord
from simcord.preview import _action_plans as plans
from simcord.preview import _markdown as markdown

log = logging.getLogger(__name__)
BEAT = 0.4
"""Seconds between looks at the clock."""
LOOK = 0.01
"""Seconds between looks at work that is under way: what comes to rest without an end is noticed by a look alone."""
PATIENCE = 120.0
"""Seconds of real time that work may take, on the slowest machine."""
HOLD, MOST_HELD = 3.0, 4
"""Seconds that a window's question for news waits for some, and how many may wait: a browser opens six connections to a site."""
REMEMBERED = 40
"""Drawings of a window's cards that are remembered, so that a press on an older one finds its button."""
_WAIT = "{ waiting.push([kind, { ...extra, seen_revision: context.observedRevision }, metadata]); return; }"
_EDITS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "/": (
        ("<title>SimCord Preview</title>", "<title>Gobbet</title>"),
        ('aria-hidden="true">S</span>', 'aria-hidden="true">G</span>'),
        ("<strong>SimCord</strong><small>Preview</small>", "<strong>Gobbet</strong><small>Preview, on SimCord</small>"),
    ),
    "/app.js": (
        (  # a window waits for news rather than ask again and again, except for what its own press has changed
            'request("/api/state", "GET"',
            'request(state.pendingAction ? "/api/state" : `/api/state?seen=${state.observedRevision}`, "GET"',
        ),
    ),
    "/session.js": (("interval = 500", "interval = 100"),),
    "/timeline.js": (("ui.timeline.clientHeight <= 1 ?", "ui.timeline.clientHeight <= 150 ?"),),  # who is near the end follows it
    "/actions.js": (
        ("  let busyDeferred = false;", "  let busyDeferred = false;\n  const waiting = [];"),
        (
            "    if (pending || (uncertain && kind",
            f"    if (pending && !pageAction(kind)) {_WAIT}\n    if (pending || (uncertain && kind",
        ),
        ("awaitingRevision > context.publishedRevision) return;\n", f"awaitingRevision > context.publishedRevision) {_WAIT}\n"),
        (
            "    const next = queries.entries()",
            "    if (waiting.length) { dispatch(...waiting.shift()); return; }\n    const next = queries.entries()",
        ),
        ("resetInteraction: () => { ", "resetInteraction: () => { waiting.length = 0; "),
        ("return Boolean(pending || uncertain", "return Boolean((pending && !pending.queryIntent) || uncertain"),
        ('configure_presentation: "Viewport updated"', 'configure_presentation: "Ready"'),
        ('"Action was not completed."', '"Not done: the card has changed meanwhile. Look at it again."'),
        (
            '"Callback completed", select: "Callback completed", modal_submit: "Callback completed"',
            '"Done", select: "Done", modal_submit: "Done"',
        ),
    ),
    "/selects.js": (
        (  # a menu that has come to stand where another stood shows its own choice, not the one made there
            "  const draft = draftValue(key);",
            "  const offered = JSON.stringify(entries), before = (renderSelect.offered ||= new Map());\n"
            "  if (component.type === TYPE.STRING_SELECT && (before.get(key) ?? offered) !== offered)\n"
            "    options.onReconcileDraft?.(key, optionDefaults(entries).slice(0, maximum));\n"
            "  before.set(key, offered);\n"
            "  const draft = draftValue(key);",
        ),
    ),
    "/transport.js": (
        (  # the server tells an identical press what became of it
            'return request("/api/action", "POST", body);',
            'return request("/api/action", "POST", body).catch((error) => {\n'
            "      if (error.status) throw error;\n"
            '      return new Promise((ready) => setTimeout(ready, 500)).then(() => request("/api/action", "POST", body));\n'
            "    });",
        ),
    ),
}
"""What of simcord's page reads otherwise, by the path at which it is given out."""
_ADDED = {"/app.js": "page.js", "/preview.css": "page.css"}
"""What is added at the end of its files."""


class OneClock(simcord.Env):
    """A made-up Discord in which a timer ends by the made-up clock alone, whatever time passes on the machine meanwhile.

    simcord would end each by the machine's clock, too, and has one setting for two things: how long work may take, and which
    timers belong to it. A short one gives up work on a slow machine, and a long one keeps a press waiting for every timer.
    """

    def __init__(self, bot: discord.Client, **options: Any) -> None:  # options are simcord's own
        _require(simcord.Env, "_schedule_timer", "_settle_internal")
        super().__init__(bot, settle_timeout=PATIENCE, **options)

    async def _settle_internal(self, *, idle: float = LOOK, **how: Any) -> None:
        """Look more often than simcord does whether what is under way has come to wait for something later."""
        await super()._settle_internal(idle=idle, **how)

    def _schedule_timer(self, *_: object) -> None:
        """Leave the timer to `advance_time`."""


def set_clock(env: simcord.Env) -> None:
    """Set the made-up clock, which begins at a fixed moment, to the real time: before the bot starts, when no timer runs."""
    env.backend.advance_clock(max(_behind(env), 0.0))


async def catch_up(env: simcord.Env) -> None:
    """Move the made-up clock to the real time, beat by beat; each timer on the way ends at its own moment."""
    behind = _behind(env)
    if behind > 0:
        await env.advance_time(behind)


def _behind(env: simcord.Env) -> float:
    return (datetime.now(UTC) - env.now()).total_seconds()


def dress(preview: Any) -> None:
    """Have simcord's page be ours: its title, countdowns that run, no press dropped, Send in reach on a phone.

    Its server's way to give out its files is private, and what is edited in them must be there.
    """
    require_private_names(preview)
    require_edited_texts(preview)
    markdown._markdown_parser = _reuse_parser
    give = preview._server._static

    async def give_edited(request: Any) -> Any:
        response = await give(request)
        if request.path in _EDITS or request.path in _ADDED:
            response.text = _edit(request.path, response.text)
        return response

    preview._server._static = give_edited


def _edit(path: str, text: str) -> str:
    for old, new in _EDITS.get(path, ()):
        text = text.replace(old, new)
    added = _ADDED.get(path)
    return text + resources.files("bot.preview").joinpath(added).read_text("utf-8") if added else text


class _Names(Mapping[str, Any]):
    """The names that the text at hand may mention: a parser keeps what it was made with, and this leads to those of now."""

    now: Mapping[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        return self.now[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.now)

    def __len__(self) -> int:
        return len(self.now)


_make_parser = markdown._markdown_parser
_parsers: dict[int, tuple[Any, _Names]] = {}


def _reuse_parser(policy: Mapping[str, bool | str], context: Mapping[str, Any]) -> Any:
    """Give the parser for one of simcord's few sorts of text, made once; a text is read before another is asked for."""
    if id(policy) not in _parsers:
        held = _Names()
        _parsers[id(policy)] = _make_parser(policy, held), held
    parser, held = _parsers[id(policy)]
    held.now = context
    return parser


class Pulse:
    """Lets the made-up clock run with the real one, and shows every window what anybody's press, or the bot itself, changes.

    simcord refuses work that overlaps, and its page then takes no more presses: presses and beats take turns. Its page
    has one entry for presses, which is private.
    """

    def __init__(self, env: simcord.Env, preview: Any) -> None:
        """Take a preview that is not entered yet."""
        self._env, self._preview = env, preview
        self._turn = asyncio.Lock()
        self._shown: list[object] = []
        self._fresh: set[str] = set()
        """The windows that were shown something in this turn."""
        self._drawings: dict[str, dict[int, dict[int, Any]]] = {}
        """The components of each message, by window and revision: an edit of a message gives it others."""
        self._held: dict[str, asyncio.Event] = {}
        self._sent: dict[str, Mapping[str, Any]] = {}
        """The latest press of each window as it was handed on, for one that is sent again as its answer was lost."""
        self._errors = env.error_cursor
        self._act, self._publish, self._open = preview._action, preview._publish, preview._open_page
        self._give_state = preview._server._state
        preview._action, preview._publish, preview._open_page = self._act_in_turn, self._publish_one, self._open_on_newest
        preview._server._state = self._give_news

    async def beat(self) -> None:
        """Beat until cancelled; whoever waits for news then is told that there is none."""
        try:
            while True:
                await asyncio.sleep(BEAT)
                async with self._turn:
                    self._fresh.clear()
                    try:
                        await catch_up(self._env)
                    except TimeoutError as error:  # the next beat shows it
                        log.warning("The bot was too busy for the preview's clock: %s", error)
                    self._show()
        finally:
            for held in self._held.values():
                held.set()

    async def _act_in_turn(self, window: str, body: Mapping[str, Any]) -> Any:
        async with self._turn:
            self._fresh.clear()
            outcome = await self._act(window, self._as_pressed(window, body))
            self._show()
            return outcome

    def _show(self) -> None:
        """Show what has changed to every window that was not shown it yet."""
        for error in self._env.errors_since(self._errors):
            log.error("The bot failed in the preview", exc_info=error)
        self._errors = self._env.error_cursor
        state = self._state()
        if state == self._shown:
            return
        self._shown = state
        self._preview._advance_presentation_time()
        for page in tuple(self._preview._pages.values()):
            if page is not self._preview._python and page.id not in self._fresh:
                self._preview._publish(page, reason="refresh")

    def _state(self) -> list[object]:
        """Tell one state of the messages from another; the made-up time of an edit would not, as it stands still for a while."""
        messages = [message for channel in self._env.backend.messages.values() for message in channel.values()]
        return [(message.id, message.content, message.flags, message.components, message.attachments) for message in messages]

    def _publish_one(self, page: Any, **how: Any) -> None:
        """Show a window what there is, remember how its cards were drawn, and tell it that there is news."""
        self._publish(page, **how)
        self._fresh.add(page.id)
        drawings = self._drawings.setdefault(page.id, {})
        messages = self._env.backend.messages.get(page.channel_id, {})
        drawings[page.revision] = {key: message.components for key, message in messages.items()}
        while len(drawings) > REMEMBERED:
            del drawings[next(iter(drawings))]
        if page.id in self._held:
            self._held[page.id].set()

    def _as_pressed(self, window: str, body: Any) -> Any:
        """Give a press as simcord takes it, though the window has not drawn the latest yet: on the button that was seen."""
        page = self._preview._pages.get(window)
        if page is None or not isinstance(body, dict) or body.get("kind") not in self._preview._REVISION_KINDS:
            return body
        earlier = self._sent.get(window)
        if earlier is not None and earlier.get("request_id") == body.get("request_id"):
            return earlier
        seen = body.pop("seen_revision", body.get("published_revision"))
        handed_on = {**body, "published_revision": page.revision}
        if "control_key" in body and body.get("kind") in ("click", "select") and seen != page.revision:
            key = self._find_now(page, seen, body["control_key"])
            handed_on = {**handed_on, "control_key": key} if key else body
        self._sent[window] = handed_on
        return handed_on

    def _find_now(self, page: Any, seen: object, key: object) -> str | None:
        """Find where a button stands now that stood at `key` as the window saw it; None where it is gone."""
        drawn = self._drawings.get(page.id, {}).get(seen if isinstance(seen, int) else -1, {})
        for number, message in self._env.backend.messages.get(page.channel_id, {}).items():
            meant = [each["custom_id"] for place, each in controls_of(number, drawn.get(number, [])) if place == key]
            if meant:
                places = (place for place, each in controls_of(number, message.components) if each["custom_id"] == meant[0])
                return next(places, None)
        return None

    async def _give_news(self, request: Any) -> Any:
        """Answer a window that has seen a revision as soon as there is another, or after a while."""
        seen, window = request.query.get("seen", ""), request.headers.get("X-Simcord-Context", "")
        if seen.isdecimal():
            await self._wait_for_news(window, int(seen))
        return await self._give_state(request)

    async def _wait_for_news(self, window: str, seen: int) -> None:
        earlier = self._held.pop(window, None)
        if earlier is not None:  # its window has given it up
            earlier.set()
        page = self._preview._pages.get(window)
        if page is None or page.revision > seen or len(self._held) >= MOST_HELD:
            return
        held = self._held[window] = asyncio.Event()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(held.wait(), HOLD)
        if self._held.get(window) is held:
            del self._held[window]

    def _open_on_newest(self, viewer: Any = None, target: Any = None) -> Any:
        """Open a window on what is newest; simcord would open it on what was there at the start."""
        preview = self._preview
        self._drawings = {key: drawn for key, drawn in self._drawings.items() if key in preview._pages}
        self._sent = {key: body for key, body in self._sent.items() if key in preview._pages}
        preview._python.target_id = preview._initial_target(preview.viewers[0], preview.channel.id)
        return self._open(viewer, target)


def controls_of(message: int, components: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """List what can be pressed on a message by the key under which simcord's page knows it."""
    for root, component in enumerate(components):
        for path, each in plans._component_paths(component, str(root)):
            key = plans._component_key(each, path, message)
            if key is not None and each.get("custom_id"):
                yield key, each


def require_private_names(preview: Any) -> None:
    """Raise RuntimeError where simcord has changed what is used here, rather than serve a page that half works."""
    _require(
        preview, "_server", "_action", "_publish", "_open_page", "_pages", "_initial_target", "_advance_presentation_time",
        "_REVISION_KINDS",
    )  # fmt: skip
    _require(preview._server, "_static", "_state", "_STATIC_FILES")
    _require(plans, "_component_key", "_component_paths")
    _require(markdown, "_markdown_parser", "_FIELD_POLICIES")


def require_edited_texts(preview: Any) -> None:
    """Raise RuntimeError where a text of simcord's page that is edited is not in it exactly once."""
    static = resources.files("simcord.preview").joinpath("static")
    for path, edits in _EDITS.items():
        text = static.joinpath(preview._server._STATIC_FILES[path]).read_text("utf-8")
        for old, _ in edits:
            if text.count(old) != 1:
                raise RuntimeError(f"simcord {simcord.__version__} has no {old!r} in {path}: see bot/preview/simcord_page.py")


def _require(owner: object, *names: str) -> None:
    lacking = [name for name in names if not hasattr(owner, name)]
    if lacking:
        raise RuntimeError(f"simcord {simcord.__version__} has no {', '.join(lacking)} any more: see bot/preview/simcord_page.py")
