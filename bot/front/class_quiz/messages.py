"""The messages of a class quiz in Discord: each posted once, whatever fails, edited, and known again by their controls.

A post that failed may have been done all the same. What Discord has confirmed is remembered here, until it is noted in the
store; for what it has not, a nonce of the quiz's step makes Discord give the first message back for some minutes; and after
that, or after a restart, the channel is looked through.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from hashlib import blake2b
from typing import TypeAlias

import aiohttp
import discord

from ...study.class_quiz.quiz import ClassQuiz
from ..kit.card import Card, Tone
from ..kit.client import Client
from ..kit.controls import verbs_on
from ..kit.custom_ids import Verb
from ..kit.replies import Reply
from ..kit.verbs import JoinQuiz, OpenControls, Shown, Steer, TurnResults
from .clock import Clock
from .stored_quiz import StoredQuiz

log = logging.getLogger(__name__)
UNKNOWN_MESSAGE = 10008
"""Discord's code for a message that was deleted."""
SOUGHT = 300
"""How many of the latest messages are looked through for one that was not noted."""
PROMPT = 2.0
"""Seconds within which an answer tells what time it is at Discord; a later one may have been tried twice."""
UNREACHED = (discord.RateLimited, aiohttp.ClientError, OSError, TimeoutError)
"""What is raised, besides discord.HTTPException, where Discord or the way to it does not work just now."""
_OUTAGES = (429, 500, 502, 503, 504, 520, 521, 522, 524)


def is_outage(error: BaseException) -> bool:
    """Say whether it helps to try again later: Discord is not there just now, rather than refuses."""
    return isinstance(error, UNREACHED) or (isinstance(error, discord.HTTPException) and error.status in _OUTAGES)


# ---- by what a message is known again: a verb that no other message of the channel has on its controls

IsOurs: TypeAlias = Callable[[Verb], bool]
_FOR_TEACHERS = (OpenControls, Steer)
"""What stands on each card for its teacher; the second on cards of before there were private controls."""


def is_lobby(quiz: ClassQuiz) -> IsOurs:
    return lambda verb: verb == JoinQuiz(quiz.id)


def is_question(quiz: ClassQuiz, position: int) -> IsOurs:
    shown = (quiz.id, position, Shown.QUESTION)
    return lambda verb: isinstance(verb, _FOR_TEACHERS) and (verb.quiz, verb.position, verb.shown) == shown


def is_standings(quiz: ClassQuiz) -> IsOurs:
    shown = (quiz.id, quiz.position, Shown.STANDINGS)
    return lambda verb: isinstance(verb, _FOR_TEACHERS) and (verb.quiz, verb.position, verb.shown) == shown


def is_any_standings(quiz: ClassQuiz) -> IsOurs:
    shown = (quiz.id, Shown.STANDINGS)
    return lambda verb: isinstance(verb, _FOR_TEACHERS) and (verb.quiz, verb.shown) == shown


def is_podium(quiz: ClassQuiz) -> IsOurs:
    return lambda verb: verb == TurnResults(quiz.id, 0)


def write_nonce(quiz: ClassQuiz, kind: str, *replaces: int) -> str:
    """Make what Discord knows a message of this step again by, 24 of the 25 characters it takes; another one for a message
    that stands for a deleted one.
    """
    step = ":".join(map(str, (quiz.id, kind, quiz.position, quiz.thread, *replaces)))
    return blake2b(step.encode(), digest_size=12).hexdigest()


class Messages:
    """Where a quiz is shown; Discord's answers set its clock."""

    def __init__(self, client: Client, stored: StoredQuiz, clock: Clock, *, all_noted: bool) -> None:
        self.all_noted = all_noted
        """Whether each message that was posted is noted in the store; False after a restart, until a step is shown."""
        self._posted: dict[str, int] = {}
        """The message that Discord confirmed last, by its nonce."""
        self._client, self._stored, self._clock = client, stored, clock
        self._channel = self._place(stored.quiz.channel)

    @property
    def lobby(self) -> discord.PartialMessage:
        return self._channel.get_partial_message(self._stored.quiz.lobby)

    def message(self, number: int) -> discord.PartialMessage:
        """Give a message of this quiz by its id; all but the lobby stand in its thread, where it has one."""
        return self._room.get_partial_message(number)

    async def post(self, kind: str, reply: Reply, is_ours: IsOurs, *replaces: int) -> int:
        """Post the message of this step, or give the one that was posted before, whether or not that was confirmed."""
        nonce = write_nonce(self._stored.quiz, kind, *replaces)
        found = self._posted.get(nonce) or (0 if self.all_noted else await self.find(is_ours))
        if found:
            return found
        asked = self._clock.elapsed()
        self.all_noted = False
        sent = await self._send(reply, nonce)
        self._posted = {nonce: sent.id}
        if self._clock.elapsed() - asked > PROMPT:
            self._clock.note_past(sent.created_at)
        else:
            self._clock.set_to(sent.created_at)
        return sent.id

    async def _send(self, reply: Reply, nonce: str) -> discord.Message:
        try:
            return await self._room.send(
                view=reply.card, files=reply.files(), nonce=nonce
            )  # with a nonce, discord.py enforces it
        except discord.NotFound as error:
            if error.code != UNKNOWN_MESSAGE:
                raise
        return await self._room.send(view=reply.card, files=reply.files())  # the message with this nonce was deleted meanwhile

    async def edit(self, number: int, reply: Reply) -> None:
        edited = await self.message(number).edit(view=reply.card, attachments=reply.files())
        if edited.edited_at is not None:
            self._clock.set_to(edited.edited_at)

    async def find(self, is_ours: IsOurs) -> int:
        """Find a message that was posted, and not noted; 0 where there is none."""
        return await self._find_in(self._room, is_ours)

    async def find_lobby(self) -> int:
        """Find the message of the lobby, which stands in the channel itself; 0 where there is none."""
        return await self._find_in(self._channel, is_lobby(self._stored.quiz))

    async def _find_in(self, place: discord.PartialMessageable, is_ours: IsOurs) -> int:
        quiz = self._stored.quiz
        async for message in place.history(limit=SOUGHT):
            if message.created_at < quiz.created:
                break
            own = self._client.user is not None and message.author.id == self._client.user.id
            if own and any(map(is_ours, verbs_on(discord.ui.LayoutView.from_message(message)))):
                return message.id
        return 0

    async def open_thread_again(self) -> None:
        """Take the quiz's thread out of the archive, and unlock it; raise discord.HTTPException where that is not allowed."""
        thread = await self._client.fetch_channel(self._stored.quiz.thread)
        if isinstance(thread, discord.Thread) and thread.locked:
            await thread.edit(archived=False, locked=False)
        elif isinstance(thread, discord.Thread):
            await thread.edit(archived=False)

    async def tell_teacher(self, text: str) -> None:
        """Say something to the teacher alone, where they can be reached."""
        quiz = self._stored.quiz
        try:
            direct = await self._client.create_dm(discord.Object(quiz.teacher))
            await direct.send(view=Card(text, tone=Tone.CAUTION))
        except (discord.HTTPException, *UNREACHED) as error:
            log.warning("The teacher of class quiz %s could not be told: %s", quiz.id, error)

    @property
    def _room(self) -> discord.PartialMessageable:
        """Where all but the lobby is shown."""
        return self._place(self._stored.quiz.thread or self._stored.quiz.channel)

    def _place(self, channel: int) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(channel, guild_id=self._stored.quiz.guild)
