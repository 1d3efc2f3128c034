"""The stage of a class quiz: shows the step that is stored, and takes away what has had its time.

Every way of showing can be done again, so that a restart, or another try, shows the stored step anew in the same messages.
What showing brings with it (the message of a question, a thread, the end) is stored as a step of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any

import discord

from ...store.reasons import Unsaved
from ...study.class_quiz.quiz import ClassQuiz, Phase
from ...study.class_quiz.standings import Place, TeamPlace, rank_players, rank_teams
from ...study.questions.kept import KeptQuestion
from ..kit.card import Card, Tone, shorten, small
from ..kit.client import Client
from ..kit.replies import Reply
from . import words
from .boards.pictures import Board
from .cards import Names, asking_card, lobby_card, names_of, podium_card, skipped_card, standings_card, title_of
from .clock import Clock
from .messages import (
    UNKNOWN_MESSAGE,
    UNREACHED,
    Messages,
    is_any_standings,
    is_lobby,
    is_outage,
    is_podium,
    is_question,
    is_standings,
)
from .private_lines.lines import PrivateLines
from .projector.slides import with_lobby, with_question
from .reveal import Charts, mark_answers, show_revealed
from .stored_quiz import StoredQuiz

log = logging.getLogger(__name__)
_HAS_THREAD = 160004
UNTIDY = 3
"""How often what is for tidiness alone is tried again."""
REOPENINGS = 2
"""How often a thread that somebody closes is opened again; Discord lets a channel be edited twice in ten minutes."""
_QUESTION_SHOWN = (Phase.ASKING, Phase.CLOSED, Phase.REVEAL)
INEXACT = timedelta(seconds=2)
"""By how much the time shown on a card may be wrong."""


class Stage:
    """Shows one quiz."""

    def __init__(self, client: Client, stored: StoredQuiz, clock: Clock, messages: Messages) -> None:
        self._client, self._stored, self._clock, self._messages = client, stored, clock, messages
        self.lines, self.board = PrivateLines(client), Board(client)
        position = stored.quiz.position
        self._retired = {*range(position - 1)}
        """The questions that have had their time, and bear no controls any more."""
        self._old_boards: list[int] = []
        """Standings that are to be deleted."""
        self._lobby_closed = position > 0
        self._threads = True
        """Whether a thread may still be opened for it."""
        self._reopenings = REOPENINGS
        self._tries_to_tidy = 0
        self._charts: Charts = {}
        self._library = client.libraries.host
        """The units that the quiz was drawn from, as they are now; what it asks was kept as it was."""

    async def show(self) -> None:
        """Show the step that is stored, and take away what has had its time.

        Raises what Discord or the store answers where they do not take it; all of it is then to be tried again.
        """
        unsure = not self._messages.all_noted
        quiz, libraries = self._quiz, self._client.libraries
        self._library = await libraries.of(quiz.guild, quiz.plan.units or libraries.chosen(quiz.guild, quiz.channel))
        await self._show_phase()
        self.lines.turn(self._quiz, self.question, now=self._clock.now())
        await self._tidy_up(unsure=unsure)
        self._messages.all_noted = True
        if self._quiz.phase is Phase.PODIUM:
            await self._stored.take(self._quiz.finish(self._clock.now()))

    def show_record_anew(self, position: int) -> None:
        """Have the record of a question that has had its time shown once more: its marks have changed."""
        self._retired.discard(position)

    async def leave_thread(self, *, reopen: bool) -> None:
        """Go on where the quiz can be shown: in its thread, opened again, or else in the channel, with a word to the teacher."""
        if not reopen or not self._reopenings:
            await self._move_to_channel()
            return
        self._reopenings -= 1
        try:
            await self._messages.open_thread_again()
        except discord.HTTPException as error:
            if is_outage(error):
                raise
            await self._move_to_channel()

    async def _move_to_channel(self) -> None:
        quiz = self._quiz
        log.warning("Class quiz %s goes on in its channel, as its thread is closed or gone", quiz.id)
        self._threads = False
        left = quiz.with_messages(thread=0, board=0)
        await self._stored.take(left.moved(0) if quiz.phase in _QUESTION_SHOWN and quiz.asked[-1].opened else left)
        await self._messages.tell_teacher(words.WORD_MOVED.format(channel=quiz.channel))

    async def close(self) -> None:
        """Take all controls away, as far as that can be done: the quiz has ended before its time."""
        self._tries_to_tidy = UNTIDY
        await self._tidy_up(unsure=not self._messages.all_noted)

    @property
    def _quiz(self) -> ClassQuiz:
        return self._stored.quiz

    async def _show_phase(self) -> None:
        quiz = self._quiz
        match quiz.phase:
            case Phase.LOBBY:
                await self._show_lobby()
            case Phase.ASKING if quiz.asked[-1].opened is None:
                await self._ask()
            case Phase.ASKING | Phase.CLOSED:
                await self._show_question()
            case Phase.REVEAL:
                await self._reveal(quiz.position)
            case Phase.STANDINGS:
                await self._show_standings()
            case Phase.PODIUM:
                await self._show_podium()
            case Phase.DONE:
                pass  # all that is left is to tidy up

    async def _show_lobby(self) -> None:
        quiz = self._quiz
        if not quiz.lobby:
            found = await self._messages.find_lobby()
            await self._stored.take(quiz.with_messages(lobby=found) if found else quiz.finish(self._clock.now()))
        if self._quiz.lobby:
            title, names = title_of(self._library, quiz), [*names_of(self._quiz, self._stored.present).values()]
            reply = await with_lobby(Reply(lobby_card(self._library, self._quiz, names)), self._client, quiz, title, len(names))
            try:
                await self._messages.lobby.edit(view=reply.card, attachments=reply.files())
            except discord.NotFound as error:
                if error.code != UNKNOWN_MESSAGE:
                    raise
                message = await self._messages.post("lobby", reply, is_lobby(self._quiz), self._quiz.lobby)
                await self._stored.take(self._quiz.with_messages(lobby=message))
                await self._messages.tell_teacher(words.WORD_REPAIRED.format(channel=quiz.channel))

    # ---- a question

    async def _ask(self) -> None:
        """Put the question in play: its time runs from the timestamp of its message."""
        self.lines.begin(self._quiz.position)
        asked = self.question(self._quiz.position)
        if asked is None:  # drawn before questions were kept, and taken out of the unit since
            await self._stored.take(self._quiz.skip())
            await self._show_phase()
            return
        if self._quiz.position == 0:
            await self._open_thread()
        quiz = self._quiz
        closes = self._clock.now() + timedelta(seconds=quiz.asked[-1].allowed)
        card = asking_card(asked.library, quiz, asked.question, 0, closes, playing=self._stored.playing)
        reply = await with_question(Reply(card), quiz, asked)
        message = await self._messages.post("question", reply, is_question(quiz, quiz.position))
        await self._stored.take(quiz.open(message, discord.utils.snowflake_time(message), joined=self._stored.playing))
        if _differ(closes, self._quiz.due):
            await self._show_question()

    async def _open_thread(self) -> None:
        """Open the thread that this quiz is played in, where it is wanted; without the right to, it is played in the channel."""
        quiz = self._quiz
        if not quiz.plan.in_thread or quiz.thread or not quiz.lobby or not self._threads:
            return
        name = shorten(words.TITLE.format(title=title_of(self._library, quiz)), 100)
        try:
            thread = (await self._messages.lobby.create_thread(name=name)).id
        except discord.HTTPException as error:
            if error.code != _HAS_THREAD:
                log.warning("Class quiz %s is played in its channel, as no thread can be opened: %s", quiz.id, error)
                return
            thread = quiz.lobby  # opened just before a crash: the thread of a message has its id
        await self._stored.take(quiz.with_messages(thread=thread))

    async def _show_question(self) -> None:
        quiz, asked = self._quiz, self.question(self._quiz.position)
        if asked is None:  # as in `_ask`
            await self._stored.take(quiz.skip())
            await self._show_phase()
            return
        answers, playing = self._stored.answers, self._stored.playing
        closes, last = quiz.asked[-1].deadline, self._stored.last_call is not None
        card = asking_card(asked.library, quiz, asked.question, answers, closes, playing=playing, last=last)
        await self._edit_question(await with_question(Reply(card), quiz, asked), quiz.position)

    async def _reveal(self, position: int) -> None:
        asked = self.question(position)
        if asked is not None:
            await self._edit_question(await self._revealed(position, asked, steered=True), position)

    async def _revealed(self, position: int, asked: KeptQuestion, *, steered: bool) -> Reply:
        marks = await mark_answers(self._client, self._library, self._quiz, position, asked)
        return await show_revealed(self._quiz, position, asked, marks, self._charts, steered=steered)

    async def _edit_question(self, reply: Reply, position: int) -> None:
        """Edit the message of the question in play; where it was deleted, it is posted again, with a word to the teacher."""
        old = self._quiz.asked[position].message
        if not old:  # its thread had to be left
            new = await self._messages.post("question", reply, is_question(self._quiz, position))
            await self._stored.take(self._quiz.moved(new))
            return
        try:
            await self._messages.edit(old, reply)
        except discord.NotFound as error:
            if error.code != UNKNOWN_MESSAGE:
                raise
            new = await self._messages.post("question", reply, is_question(self._quiz, position), old)
            await self._stored.take(self._quiz.moved(new))
            await self._messages.tell_teacher(words.WORD_REPAIRED.format(channel=self._quiz.channel))

    def question(self, position: int) -> KeptQuestion | None:
        return self._quiz.plan.question_at(position, self._library)

    # ---- standings

    async def _show_standings(self) -> None:
        quiz = self._quiz
        drawn = await self.board.draw_standings(quiz, title_of(self._library, quiz))
        reply = Reply(standings_card(quiz, *await self._rank(), shown=drawn.shown), drawn.picture)
        if await self._edit_board(reply):
            return
        board = await self._messages.post("standings", reply, is_standings(quiz), quiz.board)
        await self._stored.take(self._quiz.with_messages(board=board))

    async def _edit_board(self, reply: Reply) -> bool:
        """Show the standings in the message that is noted; False where there is none, or it is of an earlier question."""
        board = self._quiz.board
        if board > self._quiz.asked[-1].message:
            try:
                await self._messages.edit(board, reply)
            except discord.NotFound as error:
                if error.code != UNKNOWN_MESSAGE:
                    raise
                return False
            return True
        if board:
            self._old_boards.append(board)
        return False

    async def _show_podium(self) -> None:
        drawn = await self.board.draw_podium(self._quiz, title_of(self._library, self._quiz))
        reply = Reply(podium_card(self._quiz, *await self._rank(), shown=drawn.shown), drawn.picture)
        await self._messages.post("podium", reply, is_podium(self._quiz))

    async def _rank(self) -> tuple[list[Place], list[TeamPlace], Names]:
        """Rank the class from what is stored."""
        store, quiz = self._client.store.class_quizzes, self._quiz
        players = await store.players(quiz.id)
        places = rank_players(quiz, players, await store.marks(quiz.id))
        return places, rank_teams(places), names_of(quiz, players)

    # ---- tidying up

    async def _tidy_up(self, *, unsure: bool) -> None:
        """Take away what has had its time: the lobby's buttons, the standings, the controls of earlier questions."""
        quiz = self._quiz
        if quiz.phase is Phase.LOBBY:
            return
        if unsure:
            quiz = await self._note_strays()
        if quiz.lobby and not self._lobby_closed:
            closed = lobby_card(self._library, quiz)
            self._lobby_closed = await self._clear(self._messages.lobby.edit(view=closed, attachments=[]))
        if quiz.board and quiz.phase is not Phase.STANDINGS:
            self._old_boards.append(quiz.board)
            await self._stored.take(quiz.with_messages(board=0))
        for board in [*self._old_boards]:
            if await self._clear(self._messages.message(board).delete()):
                self._old_boards.remove(board)
        for position in range(len(quiz.asked) - (quiz.phase in _QUESTION_SHOWN)):
            if position not in self._retired and await self._retire(position):
                self._retired.add(position)
        self._tries_to_tidy = 0

    async def _note_strays(self) -> ClassQuiz:
        """Note what may have been posted for a step that has been left since, so that its controls can be taken away."""
        quiz, messages = self._quiz, self._messages
        if not quiz.lobby and (lobby := await messages.find_lobby()):
            await self._stored.take(quiz.with_messages(lobby=lobby))
        if not quiz.board and quiz.phase is not Phase.STANDINGS and (board := await messages.find(is_any_standings(quiz))):
            await self._stored.take(self._quiz.with_messages(board=board))
        return self._quiz

    async def _retire(self, position: int) -> bool:
        """Leave a question in the channel as a record, without controls; False where that is to be done at a later time."""
        message = self._quiz.asked[position].message or await self._messages.find(is_question(self._quiz, position))
        if not message:
            return True
        try:
            record = await self._record_of(position)
        except Unsaved:
            raise
        except Exception:
            log.exception("Question %d of class quiz %s is left without its reveal", position + 1, self._quiz.id)
            record = None
        return await self._clear(self._messages.edit(message, record or self._bare(position)))

    async def _record_of(self, position: int) -> Reply | None:
        asked, question = self._quiz.asked[position], self.question(position)
        if question is None:
            return None
        if asked.revealed and not asked.dropped:
            return await self._revealed(position, question, steered=False)
        return Reply(skipped_card(self._quiz, question.question, position))

    def _bare(self, position: int) -> Reply:
        return Reply(Card(small(words.QUESTION.format(number=position + 1, total=len(self._quiz.plan.drawn))), tone=Tone.QUIET))

    async def _clear(self, work: Coroutine[Any, Any, object]) -> bool:
        """Do what is for tidiness alone, again where Discord cannot be reached; after some tries the quiz goes on without.

        False where it is to be done at a later time.
        """
        try:
            await work
        except (discord.HTTPException, *UNREACHED) as error:
            if is_outage(error) and self._tries_to_tidy < UNTIDY:
                self._tries_to_tidy += 1
                raise
            log.info("Class quiz %s could not tidy up: %s", self._quiz.id, error)
            return not is_outage(error)
        return True


def _differ(shown: datetime, due: datetime | None) -> bool:
    return due is not None and abs(due - shown) > INEXACT
