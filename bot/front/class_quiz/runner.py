"""One running class quiz in its channel: each step of it is stored, and then shown, one at a time.

What is decided, `study/class_quiz/quiz.py` decides; when, its clock says; where and how it is shown is its stage's business.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

import discord

from ...marking.near_miss import is_typed
from ...store.reasons import Unsaved
from ...study.class_quiz.press import Late
from ...study.class_quiz.quiz import ClassQuiz, Phase
from ...study.class_quiz.standings import Player
from ...study.reasons import ClassQuizReason
from ..kit.client import Client
from ..kit.verbs import Shown, Steer
from ..kit.verbs import Step as Turn
from . import words
from .boards.names import SeenNames
from .clock import Clock, Retries
from .counter import Counter
from .messages import UNREACHED, Messages, is_outage
from .private_lines.lines import PrivateLines
from .stage import Stage
from .stored_quiz import Overtaken, StoredQuiz

log = logging.getLogger(__name__)
_ENDS = {10003: "channel", 10004: "channel", 50001: "permission", 50013: "permission"}
"""Discord's codes after which there is nowhere left to play, and what the teacher is told."""
_THREAD_CLOSED = (50083, 160005)
"""Discord's codes for a thread that is archived or locked."""
MOST_TRIES = 5
"""How often a step is tried that is refused, or fails by a defect, before the quiz ends; about half a minute."""
Step = Callable[[ClassQuiz], ClassQuiz]


class Runner:
    """The running quiz; `quiz` is always what is stored."""

    def __init__(
        self,
        client: Client,
        quiz: ClassQuiz,
        *,
        over: Callable[[str], None],
        elapsed: Callable[[], float],
        resumed: bool = False,
    ) -> None:
        """Take whom to tell that it is over, and a clock in seconds that only runs on."""
        self._over = over
        self._lock = asyncio.Lock()
        self._stored = StoredQuiz(client.store.class_quizzes, quiz)
        start = client.now() if resumed else quiz.created
        self._clock = Clock(start, elapsed, self._go_on, name=f"class quiz {quiz.id}")
        self._retries = Retries(client.rng.random)
        self._ends_for = ""
        """Why the quiz ends as soon as that can be stored."""
        self._shown = self._stopped = self._told = False
        self._timed = not resumed
        """Whether Discord has said what time it is; before that, nothing is taken to be due."""
        self._counter = Counter(
            elapsed, count=lambda: self._stored.count, show=self._show_count, name=f"count of class quiz {quiz.id}"
        )
        self.watch: Callable[[], None] = lambda: None
        """Called after each showing, for who looks at the quiz on a card of their own."""
        self._closing: asyncio.Task[None] | None = None
        self._messages = Messages(client, self._stored, self._clock, all_noted=not resumed)
        self._stage = Stage(client, self._stored, self._clock, self._messages)

    @property
    def quiz(self) -> ClassQuiz:
        return self._stored.quiz

    @property
    def lines(self) -> PrivateLines:
        """The private lines of the question in play."""
        return self._stage.lines

    @property
    def typed(self) -> bool:
        """Whether the latest question is answered in one's own words."""
        asked = self._stage.latest_question
        return asked is not None and is_typed(asked.question)

    @property
    def seen(self) -> StoredQuiz:
        """Who has joined and answered, beside the quiz."""
        return self._stored

    @property
    def names(self) -> SeenNames:
        """The names of those who pressed."""
        return self._stage.board.names

    @property
    def stuck(self) -> bool:
        """Whether the step that is stored is not shown yet, so that the card before it is all there is."""
        return not self._shown

    async def change(self, step: Step) -> None:
        """Take a step of the quiz: it is stored, then shown; what the step refuses is raised.

        Raises Unsaved where the disk does not take it; the quiz then stands as it stood.
        """
        async with self._lock:
            try:
                await self._take(step)
            except Overtaken as late:
                await self._mend(late)
                self._wind()
                raise
            except Unsaved as error:
                self._note(error)
                raise
            await self._present()

    async def _take(self, step: Step) -> None:
        """Store a step; where another process has stored one before, from that one on."""
        try:
            await self._stored.take(step(self.quiz))
        except Overtaken:
            if not await self._stored.reload():
                raise
            await self._stored.take(step(self.quiz))

    async def keep(self, step: Step) -> None:
        """Take a step that changes nothing of what is shown; where it cannot be stored, what it notes is looked for later."""
        async with self._lock:
            try:
                await self._stored.take(step(self.quiz))
            except (Unsaved, Overtaken) as error:
                self._messages.all_noted = False
                await self._mend(error)
                self._wind()

    async def seek_lobby(self) -> None:
        """Look for the message of the lobby, which may have come to be; where there is none, the quiz is over."""
        async with self._lock:
            self._messages.all_noted = False
            await self._present()

    async def show_again(self) -> None:
        """Show the step that is stored once more, where that is not being tried already: somebody does not see it."""
        async with self._lock:
            if not self._clock.retrying:
                await self._present()

    async def show_marked(self, position: int) -> None:
        """Show what a question, and the class, came to once it was marked anew."""
        async with self._lock:
            self._stage.show_record_anew(position)
            if not self._clock.retrying:
                await self._present()

    async def resume(self) -> None:
        """Go on after a restart: the step that was stored is shown again, then what has become due is done.

        It is shown first, as Discord's answer tells what time it is there.
        """
        async with self._lock:
            try:
                await self._stored.recount()
            except Exception as error:  # noqa: BLE001 - the count begins at nothing
                self._note(error)
            await self._present()

    async def give_up(self, why: str) -> None:
        """End a quiz that has nowhere left to be played, with a word to the teacher."""
        async with self._lock:
            if self.quiz.phase is not Phase.DONE:
                self._ends_for = why
                await self._present()

    def seen_by(self, message: discord.Message | None) -> ClassQuiz:
        """Give the quiz as whoever presses sees it: a press may come before the time of its question's message is stored."""
        if message is not None and self.quiz.phase is Phase.ASKING and self.quiz.asked[-1].opened is None:
            return self.quiz.open(message.id, message.created_at)
        return self.quiz

    def note_time(self, moment: datetime) -> None:
        """Learn from a timestamp of Discord's that its clock is at least so far."""
        self._clock.note_past(moment)

    def note_player(self, player: Player) -> None:
        """Count one more in who joined, and show it soon."""
        self._stored.note_player(player)
        self._counter.note_change()

    def note_answer(self, position: int, user: int) -> None:
        """Count an answer to the question in play, and show it soon; where it was the last of all, close the question."""
        if position != self.quiz.position:
            return
        self._stored.note_answer(user)
        self._counter.note_change()
        if self._all_answered() and (self._closing is None or self._closing.done()):
            self._closing = asyncio.create_task(self._go_on())

    def stop(self) -> None:
        """Let go of the quiz; what is stored stays, and another process can resume it."""
        self._stopped = True
        self._clock.stop()
        self._counter.stop()
        if self._closing is not None and self._closing is not asyncio.current_task():
            self._closing.cancel()

    # ---- what the clock and the counter call

    async def _go_on(self) -> None:
        """Do what is due."""
        async with self._lock:
            try:
                if self._timed and not self._ends_for:
                    now = self._clock.now()
                    await self._stored.take(self.quiz.go_on(now) if self._all_answered() else self.quiz.advance(now))
            except Exception as error:  # noqa: BLE001 - an alarm has no caller: it is mended, or tried again
                await self._mend(error)
                self._wind()
            else:
                await self._present()

    async def _show_count(self) -> int:
        """Show the count where the card in play has one, and give it."""
        async with self._lock:
            count, quiz = self._stored.count, self.quiz
            counted = quiz.lobby if quiz.phase is Phase.LOBBY else quiz.phase is Phase.ASKING and quiz.asked[-1].opened
            if counted and not self._clock.retrying:
                await self._learn_players()
                await self._present()
        return count

    async def _learn_players(self) -> None:
        try:
            await self._stored.look_up_players()
        except Unsaved as error:
            self._note(error)

    def _all_answered(self) -> bool:
        return self._shown and self._stored.all_answered()

    # ---- with the lock held

    async def _present(self) -> None:
        """Show the step that is stored, or end the quiz where it has to; what fails is mended, or tried again."""
        self._clock.forget_retry()
        self._shown = False
        try:
            if self._ends_for and self.quiz.phase is not Phase.DONE:
                await self._end(self._ends_for)
            else:
                await self._stage.show()
        except Exception as error:  # noqa: BLE001 - whatever fails, the quiz goes on or ends
            await self._mend(error)
        else:
            self._shown, self._told, self._timed = True, False, True
            if self._retries.end():
                log.warning("Class quiz %s works again", self.quiz.id)
        self._counter.note_edit()
        self._wind()
        self.watch()

    def _wind(self) -> None:
        if self._stopped:
            return
        if self.quiz.phase is Phase.DONE and not self._clock.retrying:
            self._let_go()
        else:
            self._clock.wind(self._clock.now() if self._all_answered() else self.quiz.due)

    async def _mend(self, error: BaseException) -> None:
        """Do about a failure what can be done: try again after a pause, go elsewhere, or end the quiz."""
        try:
            await self._deal_with(error)
        except Exception as another:  # noqa: BLE001 - mending has failed, too
            self._note(another)
            self._clock.retry_in(self._retries.take_pause())

    async def _deal_with(self, error: BaseException) -> None:
        self._note(error)
        code = error.code if isinstance(error, discord.HTTPException) else 0
        if isinstance(error, Overtaken) and not await self._stored.reload():
            self._let_go()
        elif self.quiz.thread and code in (*_ENDS, *_THREAD_CLOSED):
            await self._stage.leave_thread(reopen=code in _THREAD_CLOSED)
            self._clock.retry_in(0)
        elif code in _ENDS or self._is_hopeless(error):
            self._clock.forget_retry()
            self._ends_for = _ENDS.get(code, "refused" if isinstance(error, discord.HTTPException) else "fault")
            if self.quiz.phase is not Phase.DONE:
                await self._end(self._ends_for)
        else:
            self._clock.retry_in(self._retries.take_pause())
            if isinstance(error, Unsaved) and not self._told:
                self._told = True
                await self._messages.tell_teacher(words.WORD_NOT_SAVED.format(channel=self.quiz.channel))

    def _is_hopeless(self, error: BaseException) -> bool:
        """Say whether it has been tried often enough: that helps against an outage, but not against a refusal or a defect."""
        passing = isinstance(error, Unsaved | Overtaken) or is_outage(error)
        return not passing and self._retries.count >= MOST_TRIES

    def _note(self, error: BaseException) -> None:
        """Log why something failed: a line a cause, until it works again, and a traceback for a defect alone."""
        cause = _describe(error)
        if self._retries.note(cause):
            known = isinstance(error, (discord.HTTPException, Overtaken, Unsaved, *UNREACHED))
            log.warning("Class quiz %s could not go on: %s", self.quiz.id, cause, exc_info=None if known else error)

    async def _end(self, why: str) -> None:
        await self._stored.take(self.quiz.finish(self._clock.now()))
        log.warning("Class quiz %s has ended: %s", self.quiz.id, words.WHY[why])
        await self._messages.tell_teacher(words.WORD_ENDED.format(channel=self.quiz.channel, why=words.WHY[why]))
        if why != "channel":
            await self._stage.close()

    def _let_go(self) -> None:
        """End the tasks of a quiz that is over, except the one that ends it."""
        self._over(self.quiz.id)
        self.stop()


def _describe(error: BaseException) -> str:
    """Say what went wrong, the same each time: a gateway's page differs by its numbers."""
    if isinstance(error, discord.HTTPException):
        return f"HTTP {error.status}/{error.code}"
    cause = error.__cause__ if isinstance(error, Unsaved) and error.__cause__ else error
    return type(cause).__name__ if isinstance(cause, Overtaken) else f"{type(cause).__name__}: {cause}"


def require_at(quiz: ClassQuiz, asked: Steer, *, stuck: bool = False) -> ClassQuiz:
    """Give the quiz where a control still belongs to what is shown; raise Late where it is of an earlier card.

    Where the quiz is stuck, the card before is all there is, and its End is taken.
    """
    if quiz.phase is Phase.DONE:
        raise Late(ClassQuizReason.OVER)
    is_before = asked.position in (quiz.position, quiz.position - 1)
    if (quiz.position, shown_in(quiz)) != (asked.position, asked.shown) and not (stuck and asked.step is Turn.END and is_before):
        raise Late(ClassQuizReason.GONE_ON)
    return quiz


def shown_in(quiz: ClassQuiz) -> Shown:
    """Say on which card the controls of a quiz stand in its phase."""
    return {Phase.LOBBY: Shown.LOBBY, Phase.STANDINGS: Shown.STANDINGS}.get(quiz.phase, Shown.QUESTION)
