"""The teachers' private cards that are open just now: each follows its quiz for as long as Discord lets it be edited.

A private message can be edited for fifteen minutes after a press: each press on it renews that, and after fourteen without
one it says that a fresh one is behind *Teacher*. It moves down with the quiz, so that it stands under the latest card of the
class. Tokens are kept in memory alone: after a restart, a press on the card, or *Teacher*, has it follow again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import Any

import discord

from ....study.class_quiz.quiz import ClassQuiz, Phase
from ...kit.card import Card
from ...kit.client import Client, Interaction, Part
from ..cards import title_of
from ..messages import UNREACHED
from ..runner import Runner
from .cards import controls_card, ending_card, stale_card

log = logging.getLogger(__name__)
FRESH = 14 * 60.0
"""Seconds after a press for which a card follows its quiz."""


class View(Enum):
    """What a private card shows; what is about students stands until the teacher leaves it."""

    CONTROLS = auto()
    ENDING = auto()
    STUDENTS = auto()


class PrivateCard:
    """One teacher's card of one quiz."""

    def __init__(self, runner: Runner, title: Callable[[ClassQuiz], str], gone: Callable[[PrivateCard], None]) -> None:
        self.runner, self.view = runner, View.CONTROLS
        self._title, self._gone = title, gone
        self._press: Interaction | None = None
        self._sent: discord.WebhookMessage | None = None
        """The message, where it was sent besides the answer of the press."""
        self._under = 0
        """Which card of the class it stands under."""
        self._shown: object = None
        self._again = False
        self._lock = asyncio.Lock()
        self._showing: asyncio.Task[None] | None = None
        self._end: asyncio.TimerHandle | None = None

    def renew(self, press: Interaction, sent: discord.WebhookMessage | None = None, *, under: bool) -> None:
        """Take a press that the card can be edited by from now on: on it, or, with `under`, one that has just brought it."""
        self._press, self._sent, self._shown = press, sent, None
        if under:
            self._under = _latest(self.runner.quiz, 0)
        if self._end is not None:
            self._end.cancel()
        self._end = asyncio.get_running_loop().call_later(FRESH, self._expire)

    def note_change(self) -> None:
        """Show soon how the quiz stands now, unless it is students that are looked at."""
        self._again = True
        if self._showing is None or self._showing.done():
            self._showing = asyncio.create_task(self._keep_showing())

    async def show(self, told: str = "") -> None:
        """Show how the quiz stands now, with a word above it."""
        self._again = False
        await self._put(lambda: self.card(told))

    def put(self, card: Card) -> Card:
        """Take it that a card is shown as the answer of the press, and give it."""
        self._shown = _written(card)
        return card

    def card(self, told: str = "") -> Card:
        quiz = self.runner.quiz
        if self.view is View.ENDING and quiz.phase not in (Phase.PODIUM, Phase.DONE):
            return ending_card(quiz)
        return controls_card(self._title(quiz), self.runner.seen, stuck=self.runner.stuck, told=told, typed=self.runner.typed)

    def stop(self) -> None:
        """Follow no more."""
        for waiting in (self._end, self._showing):
            if waiting is not None and waiting is not asyncio.current_task():
                waiting.cancel()

    async def remove(self) -> None:
        """Take the card away, as another one has come in its place."""
        self.stop()
        await self._try(self._delete)

    async def _keep_showing(self) -> None:
        while self._again:
            self._again = False
            if self.view is not View.STUDENTS:
                await self._put(self.card)
            if self.runner.quiz.phase is Phase.DONE:
                self._gone(self)

    async def _put(self, make: Callable[[], Card]) -> None:
        """Show a card: under the latest card of the class, where that has moved on, else in place; what is shown stands."""
        async with self._lock:
            card = make()
            shown, under = _written(card), _latest(self.runner.quiz, self._under)
            if under != self._under and self._is_here():
                self._under = under
                if await self._try(partial(self._send_below, card)):
                    self._shown = shown
                    return
            if shown != self._shown and await self._try(partial(self._edit, card)):
                self._shown = shown

    async def _send_below(self, card: Card) -> None:
        assert self._press is not None
        sent = await self._press.followup.send(view=card, ephemeral=True, wait=True)
        await self._try(self._delete)
        self._sent = sent

    async def _edit(self, card: Card) -> None:
        if self._sent is not None:
            await self._sent.edit(view=card)
        elif self._press is not None:
            await self._press.edit_original_response(view=card)

    async def _delete(self) -> None:
        if self._sent is not None:
            await self._sent.delete()
        elif self._press is not None:
            await self._press.delete_original_response()

    async def _try(self, work: Callable[[], Any]) -> bool:  # a coroutine of discord.py's, whatever it gives
        """Do what is for comfort alone: the class's card has the way to a fresh one."""
        try:
            await work()
        except (discord.HTTPException, *UNREACHED) as error:
            log.info("The controls of class quiz %s could not be shown: %s", self.runner.quiz.id, error)
            return False
        return True

    def _is_here(self) -> bool:
        quiz = self.runner.quiz
        return self._press is not None and self._press.channel_id == (quiz.thread or quiz.channel)

    def _expire(self) -> None:
        self._gone(self)
        self.stop()
        if self.runner.quiz.phase is not Phase.DONE:
            self._showing = asyncio.create_task(self._say_stale())

    async def _say_stale(self) -> None:
        await self._try(partial(self._edit, stale_card(self.runner.quiz)))


def _written(card: Card) -> object:
    return [item.to_component_dict() for item in card.children]


def _latest(quiz: ClassQuiz, before: int) -> int:
    """Say which card of the class is the latest, by its id; -1 for the podium, and `before` while none is posted yet."""
    if quiz.phase in (Phase.PODIUM, Phase.DONE):
        return -1 if quiz.asked else before
    if not quiz.asked:
        return quiz.lobby or before
    return max(quiz.board, quiz.asked[-1].message) or before


class PrivateCards(Part):
    """The cards that are open, by quiz and teacher."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._cards: dict[tuple[str, int], PrivateCard] = {}

    async def resume(self) -> None:
        """Nothing of an earlier process is left to go on with."""

    def close(self) -> None:
        for card in self._cards.values():
            card.stop()
        self._cards.clear()

    def renew(self, press: Interaction, runner: Runner, view: View) -> PrivateCard:
        """Have the private card that was pressed on follow the quiz, showing this from now on."""
        card = self._card_of(press.user.id, runner)
        card.renew(press, under=False)
        card.view = view
        return card

    async def bring(self, press: Interaction, runner: Runner) -> None:
        """Bring a fresh card, as the answer of a press or besides it; an earlier one of this teacher goes."""
        earlier = self._cards.pop((runner.quiz.id, press.user.id), None)
        card = self._card_of(press.user.id, runner)
        sent: discord.WebhookMessage | None = None
        if press.response.is_done():
            sent = await press.followup.send(view=card.card(), ephemeral=True, wait=True)
        else:
            await press.response.send_message(view=card.card(), ephemeral=True)
        card.renew(press, sent, under=True)
        if earlier is not None:
            await earlier.remove()

    def _card_of(self, teacher: int, runner: Runner) -> PrivateCard:
        key = (runner.quiz.id, teacher)
        if key not in self._cards or self._cards[key].runner is not runner:
            library = self._client.libraries.host
            self._cards[key] = PrivateCard(runner, partial(title_of, library), partial(self._forget, key))
        runner.watch = partial(self._note_change, runner.quiz.id)
        return self._cards[key]

    def _note_change(self, quiz_id: str) -> None:
        for (quiz, _), card in self._cards.items():
            if quiz == quiz_id:
                card.note_change()

    def _forget(self, key: tuple[str, int], card: PrivateCard) -> None:
        if self._cards.get(key) is card:
            del self._cards[key]
            card.stop()


def private_cards_of(client: Client) -> PrivateCards:
    """Give the private cards of teachers that are open in a client."""
    return client.part(PrivateCards)


def add_to(client: Client) -> None:
    client.keep(PrivateCards(client))
