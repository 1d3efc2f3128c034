"""All class quizzes that run just now, each in its channel; a restart finds them again in the store."""

from __future__ import annotations

import asyncio
import logging
import time

import discord
from msgspec.structs import replace

from ...errors import Refusal
from ...store.reasons import Unsaved
from ...study.class_quiz.quiz import ClassQuiz
from ...study.reasons import ClassQuizReason
from ..kit.client import Client, Part
from . import words
from .clock import Retries
from .private_lines import lines
from .runner import Runner

log = logging.getLogger(__name__)


class RunningQuizzes(Part):
    """The running class quizzes by id."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._runners: dict[str, Runner] = {}
        self._retries = Retries(client.rng.random)
        self._resuming: asyncio.Task[None] | None = None

    async def open(self, quiz: ClassQuiz) -> Runner:
        """Store a new quiz, before anything of it is shown; raise Refusal where its channel has one."""
        extended = await self._client.store.extra_times.of(quiz.guild)
        quiz = replace(quiz, people=replace(quiz.people, extended=extended))
        runner = self._hold(quiz)  # before it is stored, so that nothing takes it for one of an earlier process
        try:
            await self._client.store.class_quizzes.create(quiz)
        except BaseException:
            self._forget(quiz.id)
            raise
        return runner

    async def show_in(self, channel: int) -> ClassQuiz | None:
        """Give the quiz that takes a channel, and show its card once more, which may have been deleted."""
        unfinished = await self._client.store.class_quizzes.unfinished()
        taking = next((each for each in unfinished if each.channel == channel), None)
        if taking is None:
            return None
        runner = await self.find(taking.id)
        await runner.show_again()
        return runner.quiz

    async def find(self, quiz_id: str) -> Runner:
        """Give a running quiz; raise Refusal where it is over or unknown."""
        if quiz_id in self._runners:
            return self._runners[quiz_id]
        quiz = await self._client.store.class_quizzes.find(quiz_id)
        if quiz is None:
            raise Refusal(words.GONE)
        if quiz.ended is not None:
            raise Refusal(ClassQuizReason.OVER)
        await self._take_up()
        if quiz_id not in self._runners:
            raise Refusal(ClassQuizReason.OVER)
        return self._runners[quiz_id]

    async def resume(self) -> None:
        """Go on with every quiz that is stored as unfinished; where they cannot be read, later."""
        try:
            await self._take_up()
        except Unsaved as error:
            if self._retries.note(str(error)):
                log.warning("The running class quizzes cannot be read, which is tried again: %s", error.__cause__)
            self._resuming = asyncio.create_task(self._resume_in(self._retries.take_pause()))
        else:
            self._retries.end()

    async def _resume_in(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self.resume()

    async def _take_up(self) -> None:
        """Run every quiz that is stored as unfinished and not running here; each goes its own way at once."""
        unfinished = await self._client.store.class_quizzes.unfinished()
        ours = [quiz for quiz in unfinished if self._client.serves(quiz.guild) and quiz.id not in self._runners]
        found = [self._hold(quiz, resumed=True) for quiz in ours]
        await asyncio.gather(*(runner.resume() for runner in found))

    async def leave(self, *channels: int) -> None:
        """End the quizzes of channels that are gone, with a word to their teachers."""
        gone = [runner for runner in self._runners.values() if {runner.quiz.channel, runner.quiz.thread} & {*channels}]
        await asyncio.gather(*(runner.give_up("channel") for runner in gone))

    def in_server(self, guild: int) -> list[Runner]:
        """List the quizzes that run in a server."""
        return [runner for runner in self._runners.values() if runner.quiz.guild == guild]

    def plays_in(self, channel: int) -> bool:
        return any((runner.quiz.thread or runner.quiz.channel) == channel for runner in self._runners.values())

    def running(self) -> int:
        return len(self._runners)

    def close(self) -> None:
        """Stop all clocks; everything is stored."""
        if self._resuming is not None:
            self._resuming.cancel()
        for runner in [*self._runners.values()]:
            runner.stop()
        self._runners.clear()

    def _hold(self, quiz: ClassQuiz, *, resumed: bool = False) -> Runner:
        runner = Runner(self._client, quiz, over=self._forget, elapsed=time.monotonic, resumed=resumed)
        self._runners[quiz.id] = runner
        return runner

    def _forget(self, quiz_id: str) -> None:
        self._runners.pop(quiz_id, None)


def quizzes_of(client: Client) -> RunningQuizzes:
    """Give the class quizzes that run in a client."""
    return client.part(RunningQuizzes)


def add_to(client: Client) -> None:
    """Keep the running quizzes with the client, and learn of channels that are deleted.

    A quiz that stands still would not notice by itself.
    """

    running = RunningQuizzes(client)
    client.keep(running)
    lines.add_to(client)

    async def on_guild_channel_delete(channel: discord.abc.GuildChannel) -> None:
        await running.leave(channel.id)

    async def on_raw_thread_delete(gone: discord.RawThreadDeleteEvent) -> None:
        await running.leave(gone.thread_id)

    client.event(on_guild_channel_delete)
    client.event(on_raw_thread_delete)
