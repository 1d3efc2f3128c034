"""The stage of a class quiz: shows the step that is stored, and takes away what has had its time.

Every way of showing can be done again, so that a restart shows the stored step anew in the same messages. What showing
brings with it (the message of a question, a thread, the end) is stored as a step of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

import discord

from ...study.class_quiz.quiz import ClassQuiz, Phase
from ...study.class_quiz.standings import Place, TeamPlace, rank_players, rank_teams
from ...study.questions.kept import KeptQuestion
from ..kit.card import picture, shorten
from ..kit.client import Client
from ..kit.replies import Picture, Reply
from . import words
from .cards import Names, asking_card, lobby_card, names_of, podium_card, reveal_card, skipped_card, standings_card, title_of
from .clock import Clock
from .messages import UNKNOWN_MESSAGE, Messages, is_lobby, is_podium, is_question, is_standings
from .reveal import chart_answers, mark_answers
from .stored_quiz import StoredQuiz

log = logging.getLogger(__name__)
CHART = "answers.png"
_HAS_THREAD = 160004


class Stage:
    """Shows one quiz."""

    def __init__(self, client: Client, stored: StoredQuiz, clock: Clock, messages: Messages) -> None:
        self._client, self._stored, self._clock, self._messages = client, stored, clock, messages
        self._retired: set[int] = set()
        self._charts: dict[int, tuple[bytes, str]] = {}

    async def show(self) -> None:
        """Show the step that is stored; raise discord.HTTPException where Discord does not take it."""
        await self._show_phase()
        self._messages.all_noted = True

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
                await self._reveal(quiz.position, steered=True)
            case Phase.STANDINGS:
                await self._show_standings()
            case Phase.PODIUM:
                await self._show_podium()
            case Phase.DONE if quiz.lobby and not quiz.asked:
                await self._messages.lobby.edit(view=lobby_card(self._client.library, quiz, self._stored.count))

    async def _show_lobby(self) -> None:
        quiz = self._quiz
        if not quiz.lobby:
            found = await self._messages.find(is_lobby(quiz))
            await self._stored.take(quiz.with_messages(lobby=found) if found else quiz.finish(self._clock.now()))
        if self._quiz.lobby:
            card = lobby_card(self._client.library, self._quiz, self._stored.count)
            try:
                await self._messages.lobby.edit(view=card)
            except discord.NotFound as error:
                if error.code != UNKNOWN_MESSAGE:
                    raise
                message = await self._messages.post(Reply(card))
                await self._stored.take(self._quiz.with_messages(lobby=message))
                await self._messages.tell_teacher(words.WORD_REPAIRED.format(channel=quiz.channel))

    # ---- a question

    async def _ask(self) -> None:
        """Put the question in play: its time runs from the timestamp of its message."""
        asked = self._question(self._quiz.position)
        if asked is None:  # drawn before questions were kept, and taken out of the unit since
            await self._stored.take(self._quiz.skip())
            await self._show_phase()
            return
        if self._quiz.position == 0:
            await self._open_thread()
        quiz = self._quiz
        message = await self._messages.find(is_question(quiz))
        if not message:
            closes = self._clock.now() + timedelta(seconds=quiz.asked[-1].allowed)
            message = await self._messages.post(Reply(asking_card(asked.library, quiz, asked.question, 0, closes)))
        await self._stored.take(quiz.open(message, discord.utils.snowflake_time(message)))
        await self._tidy_up(quiz.position - 1)

    async def _open_thread(self) -> None:
        """Open the thread that this quiz is played in, where it is wanted; without the right to, it is played in the channel."""
        quiz = self._quiz
        if not quiz.plan.in_thread or quiz.thread or not quiz.lobby:
            return
        name = shorten(words.TITLE.format(title=title_of(self._client.library, quiz)), 100)
        try:
            thread = (await self._messages.lobby.create_thread(name=name)).id
        except discord.HTTPException as error:
            if error.code != _HAS_THREAD:
                log.warning("Class quiz %s is played in its channel, as no thread can be opened: %s", quiz.id, error)
                return
            thread = quiz.lobby  # opened just before a crash: the thread of a message has its id
        await self._stored.take(quiz.with_messages(thread=thread))

    async def _show_question(self) -> None:
        quiz, asked = self._quiz, self._question(self._quiz.position)
        if asked is None:  # as in `_ask`
            await self._stored.take(quiz.skip())
            await self._show_phase()
            return
        card = asking_card(asked.library, quiz, asked.question, self._stored.count, quiz.asked[-1].deadline)
        await self._edit_question(Reply(card), quiz.position)

    async def _reveal(self, position: int, *, steered: bool) -> None:
        asked = self._question(position)
        if asked is None:
            return
        quiz, library, question = self._quiz, asked.library, asked.question
        marks = await mark_answers(self._client, quiz, position, asked)
        if marks and position not in self._charts:
            self._charts = {position: await chart_answers(library, quiz, position, question, marks)}
        png, alt = self._charts[position] if marks else (b"", "")
        shown = picture(CHART, alt) if marks else ""
        card = reveal_card(library, quiz, position, question, marks, shown=shown, steered=steered)
        await self._edit_question(Reply(card, Picture(CHART, png) if marks else None), position)

    async def _edit_question(self, reply: Reply, position: int) -> None:
        """Edit the message of a question; the one in play, where it was deleted, is posted again, with a word to the teacher."""
        try:
            await self._messages.edit(self._quiz.asked[position].message, reply)
        except discord.NotFound as error:
            if error.code != UNKNOWN_MESSAGE or position != self._quiz.position:
                raise
            await self._stored.take(self._quiz.moved(await self._messages.post(reply)))
            await self._messages.tell_teacher(words.WORD_REPAIRED.format(channel=self._quiz.channel))

    def _question(self, position: int) -> KeptQuestion | None:
        return self._quiz.plan.question_at(position, self._client.library)

    # ---- standings

    async def _show_standings(self) -> None:
        quiz = self._quiz
        reply = Reply(standings_card(quiz, *await self._rank()))
        board = quiz.board or await self._messages.find(is_standings(quiz))
        if board:
            await self._messages.message(board).edit(view=reply.card)
        else:
            board = await self._messages.post(reply)
        if board != quiz.board:
            await self._stored.take(quiz.with_messages(board=board))
        await self._retire(quiz.position)

    async def _show_podium(self) -> None:
        ranked = await self._rank()
        if not await self._messages.find(is_podium(self._quiz)):
            await self._messages.post(Reply(podium_card(self._quiz, *ranked)))
        await self._tidy_up(self._quiz.position)
        await self._stored.take(self._quiz.finish(self._clock.now()))

    async def _rank(self) -> tuple[list[Place], list[TeamPlace], Names]:
        """Rank the class from what is stored."""
        store, quiz = self._client.store.class_quizzes, self._quiz
        players = await store.players(quiz.id)
        places = rank_players(quiz, players, await store.marks(quiz.id))
        return places, rank_teams(places), names_of(quiz, players)

    # ---- tidying up

    async def _tidy_up(self, position: int) -> None:
        """Take away what has had its time: the lobby's buttons, the standings, the controls of an earlier question."""
        quiz = self._quiz
        if position < 0 and quiz.lobby:
            await self._try(self._messages.lobby.edit(view=lobby_card(self._client.library, quiz, 0)))
        if quiz.board:
            await self._try(self._messages.message(quiz.board).delete())
            await self._stored.take(quiz.with_messages(board=0))
        await self._retire(position)

    async def _retire(self, position: int) -> None:
        """Leave a question in the channel as a record, without controls."""
        if position < 0 or position in self._retired:
            return
        asked, question = self._quiz.asked[position], self._question(position)
        if question is None or not asked.message:
            return
        if asked.dropped:
            await self._try(self._edit_question(Reply(skipped_card(self._quiz, question.question, position)), position))
        elif asked.revealed:
            await self._try(self._reveal(position, steered=False))
        self._retired.add(position)

    async def _try(self, work: Coroutine[Any, Any, object]) -> None:
        """Do what is for tidiness alone: the quiz goes on where it cannot be done."""
        try:
            await work
        except discord.HTTPException as error:
            log.info("Class quiz %s could not tidy up: %s", self._quiz.id, error)
