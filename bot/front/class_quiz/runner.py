"""One running class quiz in its channel: each step of it is stored, and then shown, one at a time.

What is decided, `study/class_quiz/quiz.py` decides; when, its clock says; where and how it is shown is its stage's business.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

import discord

from ...study.class_quiz.press import Late
from ...study.class_quiz.quiz import ClassQuiz, Phase
from ...study.reasons import ClassQuizReason
from ..kit.client import Client
from ..kit.verbs import Shown, Steer
from . import words
from .clock import Clock
from .counter import Counter
from .messages import Messages
from .stage import Stage
from .stored_quiz import StoredQuiz

log = logging.getLogger(__name__)
_ENDS = {10003: "channel", 10004: "channel", 50001: "permission", 50013: "permission"}
"""Discord's codes after which there is nowhere left to play, and what the teacher is told."""
Step = Callable[[ClassQuiz], ClassQuiz]


class Runner:
    """The running quiz; `quiz` is always what is stored."""

    def __init__(self, client: Client, quiz: ClassQuiz, *, over: Callable[[str], None], resumed: bool = False) -> None:
        self._over = over
        self._lock = asyncio.Lock()
        self._stored = StoredQuiz(client.store.class_quizzes, quiz)
        self._clock = Clock(client.now, self._go_on, name=f"class quiz {quiz.id}")
        self._counter = Counter(
            client.now, count=lambda: self._stored.count, show=self._show_count, name=f"count of class quiz {quiz.id}"
        )
        self._messages = Messages(client, self._stored, self._clock, all_noted=not resumed)
        self._stage = Stage(client, self._stored, self._clock, self._messages)

    @property
    def quiz(self) -> ClassQuiz:
        return self._stored.quiz

    async def change(self, step: Step) -> None:
        """Take a step of the quiz: it is stored, then shown; what the step refuses is raised."""
        async with self._lock:
            await self._stored.take(step(self.quiz))
            await self._present()

    async def keep(self, step: Step) -> None:
        """Take a step that changes nothing of what is shown."""
        async with self._lock:
            await self._stored.take(step(self.quiz))

    async def resume(self) -> None:
        """Go on after a restart: the step that was stored is shown again, then what has become due is done.

        It is shown first, as Discord's answer tells what time it is there.
        """
        async with self._lock:
            try:
                await self._stored.recount()
            except Exception:
                log.exception("Class quiz %s could not be counted; its count begins at nothing", self.quiz.id)
            await self._present()

    async def give_up(self, why: str) -> None:
        """End a quiz that has nowhere left to be played, with a word to the teacher."""
        async with self._lock:
            if self.quiz.phase is not Phase.DONE:
                await self._end(why)
                self._let_go()

    def seen_by(self, message: discord.Message | None) -> ClassQuiz:
        """Give the quiz as whoever presses sees it: a press may come before the time of its question's message is stored."""
        if message is not None and self.quiz.phase is Phase.ASKING and self.quiz.asked[-1].opened is None:
            return self.quiz.open(message.id, message.created_at)
        return self.quiz

    def note_time(self, moment: datetime) -> None:
        """Learn from a timestamp of Discord's that its clock is at least so far."""
        self._clock.note_past(moment)

    def note_count(self) -> None:
        """Count one more in, and show it soon."""
        self._stored.count += 1
        self._counter.note_change()

    def stop(self) -> None:
        """Let go of the quiz; what is stored stays, and another process can resume it."""
        self._clock.stop()
        self._counter.stop()

    # ---- what the clock and the counter call

    async def _go_on(self) -> None:
        """Do what is due."""
        async with self._lock:
            try:
                await self._stored.take(self.quiz.advance(self._clock.now()))
                await self._present()
            except Exception:
                log.exception("Class quiz %s could not go on; it is tried again", self.quiz.id)
                self._clock.retry_soon()
                self._clock.wind(self.quiz.due)

    async def _show_count(self) -> int:
        """Show the count where the card in play has one, and give it."""
        async with self._lock:
            count, quiz = self._stored.count, self.quiz
            counted = quiz.phase is Phase.LOBBY or (quiz.phase is Phase.ASKING and quiz.asked[-1].opened)
            if counted and not self._clock.retrying:
                await self._present()
        return count

    # ---- with the lock held

    async def _present(self) -> None:
        """Show the step that is stored; where Discord does not take it, try again, or end with a word to the teacher."""
        self._clock.forget_retry()
        try:
            await self._stage.show()
        except discord.HTTPException as error:
            await self._mend(error)
        except Exception:
            log.exception("Class quiz %s could not be shown; it is tried again", self.quiz.id)
            self._clock.retry_soon()
        self._counter.note_edit()
        if self.quiz.phase is Phase.DONE:
            self._let_go()
        else:
            self._clock.wind(self.quiz.due)

    async def _mend(self, error: discord.HTTPException) -> None:
        """End where there is nowhere left to play, else try again soon."""
        why = _ENDS.get(error.code)
        if why is None:
            log.warning("Class quiz %s: Discord refused a step, which is tried again: %s", self.quiz.id, error)
            self._clock.retry_soon()
            return
        log.warning("Class quiz %s ends: %s", self.quiz.id, error)
        await self._end(why)

    async def _end(self, why: str) -> None:
        await self._stored.take(self.quiz.finish(self._clock.now()))
        await self._messages.tell_teacher(words.WORD_ENDED.format(channel=self.quiz.channel, why=words.WHY[why]))

    def _let_go(self) -> None:
        """End the tasks of a quiz that is over, except the one that ends it."""
        self._over(self.quiz.id)
        self.stop()


def require_at(quiz: ClassQuiz, asked: Steer) -> ClassQuiz:
    """Give the quiz where a control still belongs to what is shown; raise Late where it is of an earlier card."""
    shown = {Phase.LOBBY: Shown.LOBBY, Phase.STANDINGS: Shown.STANDINGS}.get(quiz.phase, Shown.QUESTION)
    if quiz.phase is Phase.DONE:
        raise Late(ClassQuizReason.OVER)
    if quiz.position != asked.position or asked.shown is not shown:
        raise Late(ClassQuizReason.GONE_ON)
    return quiz
