"""The messages of a class quiz in Discord: posted, edited, and known again after a crash by their controls."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeAlias

import discord

from ...study.class_quiz.quiz import ClassQuiz
from ..kit.card import Card, Tone
from ..kit.client import Client
from ..kit.controls import verbs_on
from ..kit.custom_ids import Verb
from ..kit.replies import Reply
from ..kit.verbs import JoinQuiz, ShowMyAnswers, ShowMyRank, Shown, Steer
from .clock import Clock
from .stored_quiz import StoredQuiz

log = logging.getLogger(__name__)
UNKNOWN_MESSAGE = 10008
"""Discord's code for a message that was deleted."""
SOUGHT = 30
"""How many of the latest messages are looked through for one that was not noted."""

# ---- by what a message is known again: a verb that no other message of the channel has on its controls

IsOurs: TypeAlias = Callable[[Verb], bool]


def is_lobby(quiz: ClassQuiz) -> IsOurs:
    return lambda verb: verb == JoinQuiz(quiz.id)


def is_question(quiz: ClassQuiz) -> IsOurs:
    shown = (quiz.id, quiz.position, Shown.QUESTION)
    return lambda verb: isinstance(verb, Steer) and (verb.quiz, verb.position, verb.shown) == shown


def is_standings(quiz: ClassQuiz) -> IsOurs:
    return lambda verb: verb == ShowMyRank(quiz.id, quiz.position)


def is_podium(quiz: ClassQuiz) -> IsOurs:
    return lambda verb: verb == ShowMyAnswers(quiz.id)


class Messages:
    """Where a quiz is shown; Discord's answers set its clock."""

    def __init__(self, client: Client, stored: StoredQuiz, clock: Clock, *, all_noted: bool) -> None:
        self.all_noted = all_noted
        """False after a restart, until a step is shown: a message may have been sent just before, and not noted."""
        self._client, self._stored, self._clock = client, stored, clock
        self._channel = self._place(stored.quiz.channel)

    @property
    def lobby(self) -> discord.PartialMessage:
        return self._channel.get_partial_message(self._stored.quiz.lobby)

    def message(self, number: int) -> discord.PartialMessage:
        """Give a message of this quiz by its id; all but the lobby stand in its thread, where it has one."""
        return self._room.get_partial_message(number)

    async def post(self, reply: Reply) -> int:
        sent = await self._room.send(view=reply.card, files=reply.files())
        self._clock.set_to(sent.edited_at or sent.created_at)
        return sent.id

    async def edit(self, number: int, reply: Reply) -> None:
        edited = await self.message(number).edit(view=reply.card, attachments=reply.files())
        if edited.edited_at is not None:
            self._clock.set_to(edited.edited_at)

    async def find(self, is_ours: IsOurs) -> int:
        """Find a message that was sent just before a crash and not noted; 0 where there is none."""
        if self.all_noted:
            return 0
        async for message in self._room.history(limit=SOUGHT):
            own = self._client.user is not None and message.author.id == self._client.user.id
            if own and any(map(is_ours, verbs_on(discord.ui.LayoutView.from_message(message)))):
                return message.id
        return 0

    async def tell_teacher(self, text: str) -> None:
        """Say something to the teacher alone, where they can be reached."""
        quiz = self._stored.quiz
        try:
            direct = await self._client.create_dm(discord.Object(quiz.teacher))
            await direct.send(view=Card(text, tone=Tone.CAUTION))
        except discord.HTTPException as error:
            log.warning("The teacher of class quiz %s could not be told: %s", quiz.id, error)

    @property
    def _room(self) -> discord.PartialMessageable:
        """Where all but the lobby is shown."""
        return self._place(self._stored.quiz.thread or self._stored.quiz.channel)

    def _place(self, channel: int) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(channel, guild_id=self._stored.quiz.guild)
