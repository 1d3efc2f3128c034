"""One running class quiz in its channel: sleeps until something is due, stores each step, and then shows it.

What is decided, `study/class_quiz/quiz.py` decides; this sends, edits and repairs. Every way of showing can be done again,
so that a restart shows the stored step anew in the same messages.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

import discord

from ...library.questions import AnyQuestion
from ...study.class_quiz.press import Late
from ...study.class_quiz.quiz import ClassQuiz, Phase
from ...study.class_quiz.standings import Place, TeamPlace, rank_players, rank_teams
from ...study.questions.bank import find_question
from ...study.reasons import ClassQuizReason
from ..kit.card import Card, Tone, picture, shorten
from ..kit.client import Client
from ..kit.replies import Picture, Reply
from . import words
from .cards import Names, asking_card, lobby_card, names_of, podium_card, reveal_card, skipped_card, standings_card, title_of
from .reveal import chart_answers, mark_answers

log = logging.getLogger(__name__)
BEAT = timedelta(seconds=2)
"""The least time between two edits of a count."""
AGAIN = timedelta(seconds=5)
"""When a step that could not be shown is tried again."""
CHART = "answers.png"
_UNKNOWN_MESSAGE = 10008
_HAS_THREAD = 160004
_ENDS = {10003: "channel", 10004: "channel", 50001: "permission", 50013: "permission"}
"""Discord's codes after which there is nowhere left to play, and what the teacher is told."""
Step = Callable[[ClassQuiz], ClassQuiz]


class Runner:
    """The running quiz; `live` is always what is stored."""

    def __init__(self, client: Client, quiz: ClassQuiz, *, over: Callable[[str], None], resumed: bool = False) -> None:
        self.client, self.quiz = client, quiz
        self.count = 0
        self._over = over
        self._resumed = resumed
        self._lobby = client.get_partial_messageable(quiz.channel, guild_id=quiz.guild)
        self._lock = asyncio.Lock()
        self._clock: asyncio.Task[None] | None = None
        self._counter: asyncio.Task[None] | None = None
        self._again: datetime | None = None
        self._ahead = timedelta()
        """How far Discord's clock is ahead of this machine's."""
        self._edited = client.now()
        self._retired: set[int] = set()
        self._charts: dict[int, tuple[bytes, str]] = {}

    # ---- from outside

    async def change(self, step: Step) -> None:
        """Take a step of the quiz: it is stored, then shown; what the step refuses is raised."""
        async with self._lock:
            await self._take(step(self.quiz))
            await self._present()

    async def keep(self, step: Step) -> None:
        """Take a step that changes nothing of what is shown."""
        async with self._lock:
            await self._take(step(self.quiz))

    async def resume(self) -> None:
        """Go on after a restart: the step that was stored is shown again, then what has become due is done.

        It is shown first, as Discord's answer tells what time it is there.
        """
        async with self._lock:
            try:
                self.count = await self._count_stored()
            except Exception:
                log.exception("Class quiz %s could not be counted; its count begins at nothing", self.quiz.id)
            await self._present()

    async def _count_stored(self) -> int:
        store = self.client.store.class_quizzes
        if self.quiz.phase is Phase.LOBBY:
            return len(await store.players(self.quiz.id))
        return await store.count_answers(self.quiz.id, self.quiz.position)

    def seen_by(self, message: discord.Message | None) -> ClassQuiz:
        """Give the quiz as whoever presses sees it: a press may come before the time of its question's message is stored."""
        if message is not None and self.quiz.phase is Phase.ASKING and self.quiz.asked[-1].opened is None:
            return self.quiz.open(message.id, message.created_at)
        return self.quiz

    def note_time(self, moment: datetime) -> None:
        """Learn from a timestamp of Discord's that its clock is at least so far."""
        self._ahead = max(self._ahead, moment - self.client.now())

    def _set_time(self, message: discord.Message) -> None:
        """Learn Discord's time from a message that was sent or edited just now: this machine's clock may be slow or fast."""
        self._ahead = (message.edited_at or message.created_at) - self.client.now()

    def note_count(self, more: int = 1) -> None:
        """Count one more in, and show it soon, at most every two seconds."""
        self.count += more
        if self._counter is None or self._counter.done():
            self._counter = asyncio.create_task(self._show_count(), name=f"count of class quiz {self.quiz.id}")

    def stop(self) -> None:
        """Let go of the quiz; what is stored stays, and another process can resume it."""
        for task in (self._clock, self._counter):
            if task is not None:
                task.cancel()

    def now(self) -> datetime:
        """Say what time it is by Discord's clock, as far as is known."""
        return self.client.now() + self._ahead

    # ---- time

    def _wind(self) -> None:
        """Set the one clock of this quiz to what is due next."""
        if self._clock is not None and self._clock is not asyncio.current_task():
            self._clock.cancel()
        due = [moment for moment in (self.quiz.due, self._again and self._again + self._ahead) if moment is not None]
        self._clock = asyncio.create_task(self._wake(min(due)), name=f"class quiz {self.quiz.id}") if due else None

    async def _wake(self, due: datetime) -> None:
        await asyncio.sleep(max(0.0, (due - self.now()).total_seconds()))
        async with self._lock:
            try:
                await self._take(self.quiz.advance(self.now()))
                await self._present()
            except Exception:
                log.exception("Class quiz %s could not go on; it is tried again", self.quiz.id)
                self._again = self.client.now() + AGAIN
                self._wind()

    async def _take(self, quiz: ClassQuiz) -> None:
        """Store a step, and only then hold it."""
        if quiz.serial == self.quiz.serial:
            return
        await self.client.store.class_quizzes.save(quiz)
        if quiz.position != self.quiz.position:
            self.count = 0
        self.quiz = quiz

    async def _show_count(self) -> None:
        shown = -1
        while shown != self.count:
            await asyncio.sleep(max(0.0, (self._edited + BEAT - self.client.now()).total_seconds()))
            async with self._lock:
                shown = self.count
                counted = self.quiz.phase is Phase.LOBBY or (self.quiz.phase is Phase.ASKING and self.quiz.asked[-1].opened)
                if counted and self._again is None:
                    await self._present()

    # ---- showing

    async def _present(self) -> None:
        """Show the step that is stored; where Discord does not take it, try again, or end with a word to the teacher."""
        self._again = None
        try:
            await self._show()
            self._resumed = False
        except discord.HTTPException as error:
            await self._mend(error)
        except Exception:
            log.exception("Class quiz %s could not be shown; it is tried again", self.quiz.id)
            self._again = self.client.now() + AGAIN
        self._edited = self.client.now()
        if self.quiz.phase is Phase.DONE:
            self.stop_soon()
        else:
            self._wind()

    def stop_soon(self) -> None:
        """End the tasks of a quiz that is over, except the one that ends it."""
        self._over(self.quiz.id)
        for task in (self._clock, self._counter):
            if task is not None and task is not asyncio.current_task():
                task.cancel()

    async def _show(self) -> None:
        quiz = self.quiz
        match quiz.phase:
            case Phase.LOBBY:
                await self._show_lobby()
            case Phase.ASKING if quiz.asked[-1].opened is None:
                await self._ask()
            case Phase.ASKING | Phase.CLOSED:
                await self._show_question()
            case Phase.REVEAL:
                await self._reveal(quiz.position, steered=True)
            case Phase.STANDINGS:
                await self._show_standings()
            case Phase.PODIUM:
                await self._show_podium()
            case Phase.DONE if quiz.lobby and not quiz.asked:
                await self._lobby.get_partial_message(quiz.lobby).edit(view=lobby_card(self.client.library, quiz, self.count))

    async def _show_lobby(self) -> None:
        quiz = self.quiz
        if not quiz.lobby:
            found = await self._find_posted(f"g:live-join:{quiz.id}")
            await self._take(quiz.with_messages(lobby=found) if found else quiz.finish(self.now()))
        if self.quiz.lobby:
            try:
                await self._lobby.get_partial_message(self.quiz.lobby).edit(
                    view=lobby_card(self.client.library, self.quiz, self.count)
                )
            except discord.NotFound as error:
                if error.code != _UNKNOWN_MESSAGE:
                    raise
                message = await self._post(Reply(lobby_card(self.client.library, self.quiz, self.count)))
                await self._take(self.quiz.with_messages(lobby=message))
                await self._tell_teacher(words.WORD_REPAIRED.format(channel=quiz.channel))

    async def _ask(self) -> None:
        """Put the question in play: its time runs from the timestamp of its message."""
        question = self._question(self.quiz.position)
        if question is None:  # taken out of the unit since the quiz was drawn
            await self._take(self.quiz.skip())
            await self._show()
            return
        if self.quiz.position == 0:
            await self._open_thread()
        quiz = self.quiz
        message = await self._find_posted(f":{quiz.id}:{quiz.position}:card:")
        if not message:
            closes = self.now() + timedelta(seconds=quiz.asked[-1].allowed)
            message = await self._post(Reply(asking_card(self.client.library, quiz, question, 0, closes)))
        await self._take(quiz.open(message, discord.utils.snowflake_time(message)))
        await self._tidy_up(quiz.position - 1)

    async def _show_question(self) -> None:
        quiz, question = self.quiz, self._question(self.quiz.position)
        if question is not None:
            await self._edit_question(
                Reply(asking_card(self.client.library, quiz, question, self.count, quiz.asked[-1].deadline))
            )

    async def _reveal(self, position: int, *, steered: bool) -> None:
        question = self._question(position)
        if question is None:
            return
        quiz, library = self.quiz, self.client.library
        marks = await mark_answers(self.client, quiz, position, question)
        if marks and position not in self._charts:
            self._charts = {position: await chart_answers(library, quiz, position, question, marks)}
        png, alt = self._charts[position] if marks else (b"", "")
        shown = picture(CHART, alt) if marks else ""
        card = reveal_card(library, quiz, position, question, marks, shown=shown, steered=steered)
        await self._edit_question(Reply(card, Picture(CHART, png) if marks else None), position)

    async def _show_standings(self) -> None:
        quiz = self.quiz
        places, teams, names = await self.rank()
        reply = Reply(standings_card(quiz, places, teams, names))
        board = quiz.board or await self._find_posted(f"g:live-rank:{quiz.id}:{quiz.position}")
        if board:
            await self._place.get_partial_message(board).edit(view=reply.card)
        else:
            board = await self._post(reply)
        if board != quiz.board:
            await self._take(quiz.with_messages(board=board))
        await self._retire(quiz.position)

    async def _show_podium(self) -> None:
        places, teams, names = await self.rank()
        if not await self._find_posted(f"g:live-mine:{self.quiz.id}"):
            await self._post(Reply(podium_card(self.quiz, places, teams, names)))
        await self._tidy_up(self.quiz.position)
        await self._take(self.quiz.finish(self.now()))

    async def rank(self) -> tuple[list[Place], list[TeamPlace], Names]:
        """Rank the class from what is stored."""
        store = self.client.store.class_quizzes
        players = await store.players(self.quiz.id)
        places = rank_players(self.quiz, players, await store.marks(self.quiz.id))
        return places, rank_teams(places), names_of(self.quiz, players)

    # ---- cleaning up

    async def _tidy_up(self, position: int) -> None:
        """Take away what has had its time: the lobby's buttons, the standings, the controls of an earlier question."""
        quiz = self.quiz
        if position < 0 and quiz.lobby:
            await self._try(self._lobby.get_partial_message(quiz.lobby).edit(view=lobby_card(self.client.library, quiz, 0)))
        if quiz.board:
            await self._try(self._place.get_partial_message(quiz.board).delete())
            await self._take(quiz.with_messages(board=0))
        await self._retire(position)

    async def _retire(self, position: int) -> None:
        """Leave a question in the channel as a record, without controls."""
        if position < 0 or position in self._retired:
            return
        asked, question = self.quiz.asked[position], self._question(position)
        if question is None or not asked.message:
            return
        if asked.dropped:
            await self._try(self._edit_question(Reply(skipped_card(self.quiz, question, position)), position))
        elif asked.revealed:
            await self._try(self._reveal(position, steered=False))
        self._retired.add(position)

    async def _try(self, work: object) -> None:
        """Do what is for tidiness alone: the quiz goes on where it cannot be done."""
        try:
            await work  # type: ignore[misc]
        except discord.HTTPException as error:
            log.info("Class quiz %s could not tidy up: %s", self.quiz.id, error)

    # ---- Discord

    @property
    def _place(self) -> discord.PartialMessageable:
        """Where all but the lobby is shown."""
        return self.client.get_partial_messageable(self.quiz.thread or self.quiz.channel, guild_id=self.quiz.guild)

    async def _open_thread(self) -> None:
        """Open the thread that this quiz is played in, where it is wanted; without the right to, it is played in the channel."""
        quiz = self.quiz
        if not quiz.plan.in_thread or quiz.thread or not quiz.lobby:
            return
        name = shorten(words.TITLE.format(title=title_of(self.client.library, quiz)), 100)
        try:
            thread = (await self._lobby.get_partial_message(quiz.lobby).create_thread(name=name)).id
        except discord.HTTPException as error:
            if error.code != _HAS_THREAD:
                log.warning("Class quiz %s is played in its channel, as no thread can be opened: %s", quiz.id, error)
                return
            thread = quiz.lobby  # opened just before a crash: the thread of a message has its id
        await self._take(quiz.with_messages(thread=thread))

    def _question(self, position: int) -> AnyQuestion | None:
        return find_question(self.client.library, self.quiz.plan.drawn[position].question)

    async def _post(self, reply: Reply) -> int:
        message = await self._place.send(view=reply.card, files=reply.files())
        self._set_time(message)
        return message.id

    async def _edit_question(self, reply: Reply, position: int | None = None) -> None:
        """Edit the message of a question; one that was deleted is posted again, with a word to the teacher."""
        at = self.quiz.position if position is None else position
        asked = self.quiz.asked[at]
        try:
            edited = await self._place.get_partial_message(asked.message).edit(view=reply.card, attachments=reply.files())
        except discord.NotFound as error:
            if error.code != _UNKNOWN_MESSAGE or at != self.quiz.position:
                raise
            await self._take(self.quiz.moved(await self._post(reply)))
            await self._tell_teacher(words.WORD_REPAIRED.format(channel=self.quiz.channel))
        else:
            if edited.edited_at is not None:
                self._set_time(edited)

    async def _find_posted(self, mark: str) -> int:
        """Find a message that was sent just before a crash and not noted; 0 where there is none."""
        if not self._resumed:
            return 0
        async for message in self._place.history(limit=30):
            if self.client.user and message.author.id == self.client.user.id:
                view = discord.ui.LayoutView.from_message(message)
                if any(mark in str(getattr(item, "custom_id", "")) for item in view.walk_children()):
                    return message.id
        return 0

    async def _mend(self, error: discord.HTTPException) -> None:
        """End where there is nowhere left to play, else try again soon."""
        why = _ENDS.get(error.code)
        if why is None:
            log.warning("Class quiz %s: Discord refused a step, which is tried again: %s", self.quiz.id, error)
            self._again = self.client.now() + AGAIN
            return
        log.warning("Class quiz %s ends: %s", self.quiz.id, error)
        await self._end(why)

    async def give_up(self, why: str) -> None:
        """End a quiz that has nowhere left to be played, with a word to the teacher."""
        async with self._lock:
            if self.quiz.phase is not Phase.DONE:
                await self._end(why)
                self.stop_soon()

    async def _end(self, why: str) -> None:
        await self._take(self.quiz.finish(self.now()))
        await self._tell_teacher(words.WORD_ENDED.format(channel=self.quiz.channel, why=words.WHY[why]))

    async def _tell_teacher(self, text: str) -> None:
        try:
            direct = await self.client.create_dm(discord.Object(self.quiz.teacher))
            await direct.send(view=Card(text, tone=Tone.CAUTION))
        except discord.HTTPException as error:
            log.warning("The teacher of class quiz %s could not be told: %s", self.quiz.id, error)


def require_at(quiz: ClassQuiz, position: int, where: str) -> ClassQuiz:
    """Give the quiz where a control still belongs to what is shown; raise Late where it is of an earlier card."""
    shown = {Phase.LOBBY: "lobby", Phase.STANDINGS: "board"}.get(quiz.phase, "card")
    if quiz.phase is Phase.DONE:
        raise Late(ClassQuizReason.OVER)
    if quiz.position != position or where != shown:
        raise Late(ClassQuizReason.GONE_ON)
    return quiz
