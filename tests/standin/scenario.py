"""What tests are written with: act as Discord's users against a real bot process, and see what they would see."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .entry import Entry, UserError, find_component
from .faults import Rule, Violation
from .interactions import Callback, Interaction, Sort, make_interaction
from .process import BotProcess, make_environment
from .records import Channel, Json, Message, Part, User, Wire
from .server import Server
from .world import World

PATIENCE = 60.0
"""Seconds of waiting for what is sure to come, on the slowest machine."""


class BotFailed(Exception):
    """The bot process ended, or did not become ready; the message ends with its log."""


class Answer:
    """What came of one interaction, as its user sees it now: later edits show here, too."""

    def __init__(self, interaction: Interaction) -> None:
        self.interaction = interaction
        self.failure, self.latency, self.callback = interaction.failure, interaction.latency, interaction.callback

    @property
    def message(self) -> Message:
        if self.interaction.response is None:
            raise UserError(f"no message in this answer (failure {self.failure}, callback {self.callback})")
        return self.interaction.response

    @property
    def text(self) -> str:
        return self.message.text

    @property
    def buttons(self) -> list[str]:
        return self.message.buttons

    @property
    def ephemeral(self) -> bool:
        return self.message.ephemeral

    @property
    def followups(self) -> list[Message]:
        return self.interaction.followups

    @property
    def modal(self) -> Json | None:
        return self.interaction.modal

    @property
    def choices(self) -> list[Json]:
        return self.interaction.choices or []


class StandIn:
    """A Discord of one's own: a world, the server it is reached through, and one bot process."""

    def __init__(
        self, *, students: int = 3, teachers: int = 1, channels: Sequence[str] = ("general", "quiz"), heartbeat_ms: int = 41250
    ) -> None:
        self.world = World(students=students, teachers=teachers, channels=channels)
        self.server = Server(self.world, heartbeat_ms=heartbeat_ms)
        self.bot: BotProcess | None = None
        self._logs: list[Path] = []

    async def __aenter__(self) -> StandIn:
        await self.server.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.bot is not None and self.bot.alive:
            self.bot.kill()
        await self.server.stop()
        for log in self._logs:
            log.unlink(missing_ok=True)

    # ---- who and where

    @property
    def teacher(self) -> User:
        return self.world.teachers[0]

    @property
    def students(self) -> list[User]:
        return self.world.students

    @property
    def commands(self) -> list[Wire]:
        return [command for known in self.world.commands.values() for command in known]

    def channel(self, where: str | Channel) -> Channel:
        """Give a channel or thread of the server by its name; the newest, where two share one."""
        if isinstance(where, Channel):
            return where
        found = [channel for channel in self.world.channels.values() if channel.guild_id and channel.name == where]
        if not found:
            raise UserError(f"no channel {where!r}")
        return found[-1]

    def messages(self, where: str | Channel, user: User | None = None) -> list[Message]:
        """List the messages of a channel, oldest first; with a user, only those that this user sees."""
        found = self.world.messages[self.channel(where).id].values()
        return [message for message in found if user is None or message.ephemeral_to in (None, user.id)]

    # ---- what went wrong

    @property
    def violations(self) -> list[Violation]:
        return self.server.violations

    @property
    def unimplemented(self) -> Counter[str]:
        return self.server.unimplemented

    def kinds(self) -> Counter[str]:
        """Count the violations of each kind."""
        return Counter(violation.kind for violation in self.violations)

    def tail(self) -> str:
        """Give the end of the bot's log."""
        return "" if self.bot is None else f"--- the bot's log, {self.bot.log}\n{self.bot.tail()}"

    # ---- the bot process

    async def launch(
        self,
        command: Sequence[str],
        *,
        settings: Mapping[str, str] | None = None,
        folder: Path | None = None,
        within: float = PATIENCE,
    ) -> BotProcess:
        """Start the bot and wait until it is ready and its commands are registered, be it from an earlier start."""
        if self.bot is not None and self.bot.alive:
            raise UserError("a bot is running already")
        gateway, before = self.server.gateway, self.server.gateway.identifies
        extra = {"DISCORD_TOKEN": self.world.token, **(settings or {})}
        bot = self.bot = BotProcess(command, make_environment(self.server.url, extra), folder)
        self._logs.append(bot.log)

        def ready() -> bool:
            return gateway.identifies > before and gateway.connected and bool(self.commands)

        try:
            await self.server.until(lambda: not bot.alive or ready(), within)
        except TimeoutError:
            lacks = "registered its commands" if gateway.connected else "connected"
            raise BotFailed(f"after {within} s the bot has not {lacks}\n{self.tail()}") from None
        if not bot.alive or gateway.session is None:
            raise BotFailed(f"the bot ended with code {bot.returncode}\n{self.tail()}")
        bot.ready_after = gateway.session.ready_at - bot.spawned
        bot.synced_after = max(0.0, self.server.synced_at - bot.spawned)
        return bot

    def kill_bot(self) -> None:
        """SIGKILL, and forget its session as Discord does in time."""
        if self.bot is not None:
            self.bot.kill()
        self.server.gateway.session = None

    async def stop_bot(self, within: float = 10.0) -> int:
        """SIGTERM and wait; give the exit code."""
        assert self.bot is not None
        code = await self.bot.terminate(within)
        self.server.gateway.session = None
        return code

    async def cut_gateway(self, within: float = PATIENCE) -> None:
        """Cut the connection as a lost network does, and wait until the bot has resumed."""
        session = self.server.gateway.session
        assert session is not None
        before = session.resumes
        self.server.gateway.drop()
        await self.until(lambda: session.resumes > before, within)

    def fail(
        self,
        route: str,
        status: int = 500,
        *,
        times: int | None = 1,
        processed: bool = False,
        code: int = 0,
        retry_after: float = 1.0,
    ) -> Rule:
        """Answer requests that fit "METHOD /path" (with * and ?) with an error; `processed`: after doing what was asked."""
        return self._add(Rule(route, times, status=status, processed=processed, code=code, retry_after=retry_after))

    def delay(self, route: str, seconds: float, *, times: int | None = None, processed: bool = False) -> Rule:
        """Hold requests back before they count as arrived; `processed`: hold back only the answer."""
        return self._add(Rule(route, times, seconds=seconds, processed=processed))

    def _add(self, rule: Rule) -> Rule:
        self.server.rules.append(rule)
        return rule

    async def until(self, holds: Callable[[], Any], within: float = PATIENCE) -> Any:
        """Wait until a condition on what is seen holds."""
        return await self.server.until(holds, within)

    async def quiet(self, seconds: float = 0.2, within: float = 10.0) -> None:
        """Wait until the bot has sent no request for some time, from now on."""
        seen, since = len(self.server.requests), time.monotonic()
        end = since + within
        while time.monotonic() - since < seconds:
            if time.monotonic() > end:
                raise TimeoutError(f"the bot was never quiet for {seconds} s")
            await asyncio.sleep(seconds / 4)
            if len(self.server.requests) != seen:
                seen, since = len(self.server.requests), time.monotonic()

    # ---- acting as a user

    async def play(self, interaction: Interaction) -> Answer:
        """Send an interaction and wait for its answer; for a deferred one until it is filled in."""
        source = interaction.source
        edits = source.edits if source else 0

        def moved() -> bool:
            return bool(interaction.actions) or (source is not None and (source.edits != edits or source.deleted))

        await self.server.send(interaction)
        if await interaction.done:
            with contextlib.suppress(TimeoutError):
                if interaction.callback is Callback.DEFERRED:
                    await self.until(lambda: not interaction.pending, PATIENCE)
                elif interaction.callback is Callback.DEFERRED_UPDATE:
                    await self.until(moved, 1.0)  # the bot may edit the card, follow up, or do nothing more
        return Answer(interaction)

    async def slash(self, user: User, where: str | Channel, command: str, **options: Any) -> Answer:
        """Use a slash command; an option that is a Python keyword is written with a trailing underscore."""
        return await self.play(self.prepare(user, where, command, **options))

    def prepare(self, user: User, where: str | Channel, command: str, **options: Any) -> Interaction:
        """Type a slash command that is not yet sent."""
        channel = self.channel(where)
        given = {name.rstrip("_"): value for name, value in options.items()}
        return make_interaction(self.world, Sort.COMMAND, user, channel, Entry(self.world, user, channel).command(command, given))

    async def autocomplete(
        self, user: User, where: str | Channel, command: str, option: str, typed: str, **options: Any
    ) -> list[Json]:
        """Type into an option that has autocomplete; give the choices that drop down."""
        channel = self.channel(where)
        data = Entry(self.world, user, channel).command(command, {**options, option: typed}, focused=option)
        return (await self.play(make_interaction(self.world, Sort.AUTOCOMPLETE, user, channel, data))).choices

    def press(self, card: Message | Answer, which: str, user: User) -> Interaction:
        """Make a press on a button that is not yet sent."""
        message = card.message if isinstance(card, Answer) else card
        component = find_component(message, which, user)
        if component["type"] != Part.BUTTON:
            raise UserError(f"{which!r} is not a button")
        channel = self.world.channels[int(message["channel_id"])]
        data = Entry(self.world, user, channel).press(component)
        return make_interaction(self.world, Sort.COMPONENT, user, channel, data, source=message)

    async def click(self, card: Message | Answer, which: str, user: User) -> Answer:
        """Press a button, named by custom_id, label or emoji."""
        return await self.play(self.press(card, which, user))

    async def select(self, card: Message | Answer, which: str, values: Sequence[Any], user: User) -> Answer:
        """Choose in a menu: option values or labels, or entities."""
        message = card.message if isinstance(card, Answer) else card
        channel = self.world.channels[int(message["channel_id"])]
        data = Entry(self.world, user, channel).choose(find_component(message, which, user), values)
        return await self.play(make_interaction(self.world, Sort.COMPONENT, user, channel, data, source=message))

    async def submit(self, shown: Answer, values: Mapping[str, Any]) -> Answer:
        """Fill in a modal and send it; keys are custom ids or labels."""
        opener = shown.interaction
        if shown.modal is None:
            raise UserError(f"that answer is not a modal (failure {shown.failure}, callback {shown.callback})")
        data = Entry(self.world, opener.user, opener.channel).modal(shown.modal, values)
        made = make_interaction(self.world, Sort.MODAL, opener.user, opener.channel, data, source=opener.source, opener=opener)
        return await self.play(made)
