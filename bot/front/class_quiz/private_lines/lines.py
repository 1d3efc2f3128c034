"""The private lines of a running quiz: kept while their question is in play, and edited once what they tell is shown.

They turn once the standings are posted, or the podium, so that the class waits for no edit; at the reveal itself where it
stands until the teacher goes on, which may be minutes later.

The token of a press lets its line be edited for fifteen minutes. Tokens are held in memory alone, and given up when the next
question is put: whom an edit does not reach finds the same under *My answers*. The edits run in the background, a few at a
time, and the class never waits for one.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import discord

from ....library.questions import AnyQuestion
from ....study.class_quiz.progress import rank_progress
from ....study.class_quiz.quiz import ClassQuiz, Phase
from ....study.questions.kept import KeptQuestion
from ...kit.card import Card
from ...kit.client import Client, Interaction, Part
from ...questions.presenter import Dealt
from ..messages import UNREACHED
from .cards import result_card

log = logging.getLogger(__name__)
AT_ONCE = 4
"""Edits on their way at the same time."""
LIFE = timedelta(minutes=14)
"""How long after a press its line is edited; Discord takes its token for fifteen minutes."""


class _Original(int):
    """Stands for the answer to a press where discord.py takes the number of a message, which we were not told."""

    def __format__(self, spec: str) -> str:
        return "@original"


class Line(NamedTuple):
    """The answer to one press: by what it can be edited, and the share that it tells already."""

    press: int
    token: str
    is_there: Callable[[], bool]
    """Whether the press was answered: the last of a class may be revealed before its answer is out."""
    told: float | None = None


class LineEditors(Part):
    """What edits lines in the background, for all quizzes: some edits outlive their quiz by seconds."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._tasks: set[asyncio.Task[None]] = set()

    async def resume(self) -> None:
        """Do nothing: what was to be edited before a restart is under *My answers*."""

    def close(self) -> None:
        for task in self._tasks:
            task.cancel()

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Let some editing run in the background."""
        task = asyncio.create_task(work, name="private-lines")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def edit(self, token: str, card: Card) -> bool:
        """Edit the answer to a press; False where that cannot be done, which its student can bear."""
        application = self._client.application_id
        assert application is not None
        answer = discord.Webhook.partial(application, token, client=self._client)
        try:
            await answer.edit_message(_Original(), view=card)
        except (discord.HTTPException, *UNREACHED) as error:
            log.debug("A private line could not be edited: %s", type(error).__name__)  # a token may stand in what it says
            return False
        return True


class PrivateLines:
    """The lines of one quiz for the question in play."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._position = -1
        self._lines: dict[int, Line] = {}
        """By student: the latest press that was saved."""
        self._telling: asyncio.Task[None] | None = None

    def begin(self, position: int) -> None:
        """Give up what was not told of the question before."""
        if position != self._position:
            self._position, self._lines = position, {}
            if self._telling is not None:
                self._telling.cancel()

    def keep(self, interaction: Interaction, position: int) -> None:
        """Keep the line that answers a press, in place of an earlier one of the same student."""
        if position > self._position:  # the first press after a restart
            self.begin(position)
        user = interaction.user.id
        known = self._lines.get(user)
        if position == self._position and (known is None or known.press < interaction.id):
            self._lines[user] = Line(interaction.id, interaction.token, interaction.response.is_done)

    def turn(self, quiz: ClassQuiz, question: Callable[[int], KeptQuestion | None], *, now: datetime) -> None:
        """Let the lines tell what the answers to the latest question were worth, once it is time; and again where a mark was
        changed since.
        """
        if quiz.position != self._position or not self._lines or not _is_time(quiz):
            return
        kept = question(self._position)
        if kept is None:
            return
        if self._telling is not None:
            self._telling.cancel()
        dealt = Dealt(kept.library, kept.question, quiz.plan.drawn[quiz.position])
        self._telling = _editors(self._client).start(self._tell(quiz, dealt, quiz.position, now))

    async def _tell(self, quiz: ClassQuiz, dealt: Dealt[AnyQuestion], position: int, now: datetime) -> None:
        try:
            cards = await self._cards(quiz, dealt, position, now)
        except Exception:
            log.exception("The private lines of class quiz %s were not told", quiz.id)
            return
        await asyncio.gather(*(self._edit_each(cards) for _ in range(AT_ONCE)))

    async def _cards(self, quiz: ClassQuiz, dealt: Dealt[AnyQuestion], position: int, now: datetime) -> Iterator[_Told]:
        """Give what is to be told, best first; each card is made when its turn has come."""
        store = self._client.store.class_quizzes
        players, marks = await store.players(quiz.id), await store.marks(quiz.id)
        ranked = await asyncio.to_thread(rank_progress, quiz, players, marks, position)
        joined = {player.user: player for player in players}
        own = {mark.user: mark for mark in marks if mark.position == position}
        oldest = discord.utils.time_snowflake(now - LIFE)

        def each() -> Iterator[_Told]:
            for progress in ranked:
                user = progress.place.user
                line, mark = self._lines.get(user), own.get(user)
                if line is None or mark is None or line.told == mark.share or line.press < oldest:
                    continue
                card = result_card(quiz, dealt, mark, progress, joined[user], told=line.told)
                yield _Told(user, line, mark.share, card)

        return each()

    async def _edit_each(self, cards: Iterator[_Told]) -> None:
        for user, line, share, card in cards:
            if await _is_there(line) and await _editors(self._client).edit(line.token, card) and self._lines.get(user) == line:
                self._lines[user] = line._replace(told=share)


async def _is_there(line: Line) -> bool:
    """Wait for a press to be answered, as long as that takes at most."""
    for _ in range(15):
        if line.is_there():
            break
        await asyncio.sleep(0.2)
    return line.is_there()


def _is_time(quiz: ClassQuiz) -> bool:
    """Say whether the class has been shown all that comes by itself, and the latest question counts."""
    asked, stands = quiz.asked[-1], quiz.phase is Phase.REVEAL and quiz.until is None
    return asked.revealed and not asked.dropped and (stands or quiz.phase in (Phase.STANDINGS, Phase.PODIUM))


class _Told(NamedTuple):
    user: int
    line: Line
    share: float
    card: Card


def _editors(client: Client) -> LineEditors:
    return client.part(LineEditors)


def add_to(client: Client) -> None:
    """Keep the editors with the client."""
    client.keep(LineEditors(client))
