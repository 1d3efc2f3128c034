"""The extracts that classes write about just now: each ends by itself, also after a restart, and its card says how it stands.

Nothing of one is held here but its clock and the presses by which students can still be told something: what it is, the store
says at each step.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from datetime import datetime, timedelta

import discord

from ...errors import Refusal
from ...store.gobbets.in_class import Step
from ...store.reasons import StoreReason, Unsaved
from ...study.class_gobbet.round import GRACE, ClassGobbet, Phase
from ...study.class_quiz.people import Extended
from ..class_quiz.clock import Clock, Retries
from ..class_quiz.counter import Counter
from ..class_quiz.messages import SOUGHT, UNKNOWN_MESSAGE, UNREACHED
from ..kit.card import Card
from ..kit.client import Client, Interaction, Part
from ..kit.controls import verbs_on
from ..kit.verbs import WriteInClass
from .cards import class_card
from .teacher_cards import desk_card, reading_card

log = logging.getLogger(__name__)
NOWHERE = (10003, 10004, 50001, 50013)
"""Discord's codes after which no card can be shown; time goes on without it, and what is written is kept."""
LATELY = timedelta(hours=1)
"""How long after its end a card is looked at again at a start, as it may not have been shown that it is over."""
TOKEN = timedelta(minutes=14)
"""How long Discord takes private words after a press, less a minute for clocks that differ."""


class Running:
    """One of them: its clock, and its card."""

    def __init__(self, client: Client, gobbet: ClassGobbet, *, resumed: bool) -> None:
        self.id = gobbet.id
        self._client = client
        self._lock = asyncio.Lock()
        start = client.now() if resumed else gobbet.opened
        self._clock = Clock(start, time.monotonic, self._go_on, name=f"class gobbet {gobbet.id}")
        self._timed = not resumed
        """Whether Discord has said what time it is; before that, nothing is taken to be due."""
        self._retries = Retries(client.rng.random)
        self._count = 0
        self._desk: Interaction | None = None
        self._counter = Counter(
            time.monotonic, count=lambda: self._count, show=self._show_count, name=f"count of class gobbet {gobbet.id}"
        )

    async def change(self, step: Step) -> ClassGobbet:
        """Take a step, which is stored and then shown; raise what it refuses, and Refusal where it is gone."""
        async with self._lock:
            changed = await self._client.store.class_gobbets.change(self.id, step)
            if changed is None:
                raise Refusal(StoreReason.GOBBET_GONE)
            await self._present(changed)
        return changed

    async def begin(self, card: discord.InteractionMessage) -> None:
        """Note which message its card is, and let its time run."""
        async with self._lock:
            self._clock.set_to(card.created_at)
            try:
                await self._client.store.class_gobbets.note_message(self.id, card.id)
                gobbet = await self._client.store.class_gobbets.find(self.id)
            except Unsaved as error:
                self._try_again(error)
            else:
                self._clock.wind(gobbet.ends if gobbet else None)

    async def resume(self) -> None:
        """Show it as it is stored, and then do what has become due: Discord's answer tells what time it is there."""
        async with self._lock:
            try:
                await self._present(await self._client.store.class_gobbets.find(self.id))
            except Exception as error:  # noqa: BLE001 - one that cannot be shown must not keep the others from going on
                self._try_again(error)

    def note_answer(self, *, first: bool) -> None:
        """Show soon how many have handed in."""
        self._count += first
        self._counter.note_change()

    def show_soon(self) -> None:
        """Show it anew, and wait for whom there is to wait now, without keeping anybody waiting for that."""
        self._counter.note_change()

    def follow(self, interaction: Interaction) -> None:
        """Have the private card that a teacher's press brings say from now on how it stands, for as long as Discord lets it."""
        self._desk = interaction

    def leave(self) -> None:
        """Leave that card as it is: it shows something else."""
        self._desk = None

    def stop(self) -> None:
        """Let go of it; what is stored stays, and another process can take it up."""
        self._clock.stop()
        self._counter.stop()

    async def _go_on(self) -> None:
        """Do what is due; whatever fails is tried again."""
        async with self._lock:
            kept = self._client.store.class_gobbets
            try:
                gobbet = await kept.find(self.id)
                if gobbet is not None and self._timed:
                    extended, begun, now = await self._extended(gobbet), await kept.begun(self.id), self._clock.now()
                    gobbet = await kept.change(self.id, lambda held: held.advance(now, extended, begun))
                await self._present(gobbet)
            except Exception as error:  # noqa: BLE001 - an alarm has no caller: it is tried again
                self._try_again(error)

    async def _show_count(self) -> int:
        async with self._lock:
            count = self._count
            try:
                await self._present(await self._client.store.class_gobbets.find(self.id))
            except Exception as error:  # noqa: BLE001 - a count has no caller: it is tried again
                self._try_again(error)
        return count

    async def _extended(self, gobbet: ClassGobbet) -> Sequence[Extended]:
        return await self._client.store.extra_times.of(gobbet.guild)

    # ---- with the lock held

    async def _present(self, gobbet: ClassGobbet | None) -> None:
        """Show what is stored, and set the clock to what is due next; what Discord does not take is tried again."""
        self._clock.forget_retry()
        if gobbet is None:  # erased with its server
            running_of(self._client).forget(self.id)
            return
        kept = self._client.store.class_gobbets
        answers = await kept.answers(self.id)
        self._count = len(answers)
        extended, begun = await self._extended(gobbet), await kept.begun(self.id)
        last_call = gobbet.last_call(extended, begun)
        waits = last_call > gobbet.ends + GRACE and gobbet.phase is Phase.LAST
        try:
            await self._show(gobbet, class_card(gobbet, self._count, last_call=last_call if waits else None))
        except (discord.HTTPException, *UNREACHED) as error:
            if isinstance(error, discord.HTTPException) and error.code in NOWHERE:
                log.warning("The card of class gobbet %s cannot be shown: %s", self.id, error)
                self._timed = True
            else:
                self._try_again(error)
        else:
            self._timed = True
            self._retries.end()
        self._counter.note_edit()
        if self._desk is not None:
            desk = desk_card(gobbet, begun=len(begun), done=len(answers), last_call=last_call)
            await self._turn_desk(reading_card(gobbet, answers, 0) if gobbet.closed else desk)
        if gobbet.closed and not self._clock.retrying:
            running_of(self._client).forget(self.id)
        else:
            self._clock.wind(gobbet.due(extended, begun))

    async def _show(self, gobbet: ClassGobbet, card: Card) -> None:
        channel = self._client.get_partial_messageable(gobbet.channel, guild_id=gobbet.guild)
        number = gobbet.message or await self._find(channel, gobbet)
        if number:
            try:
                edited = await channel.get_partial_message(number).edit(view=card)
            except discord.NotFound as error:
                if error.code != UNKNOWN_MESSAGE:
                    raise
            else:
                self._clock.set_to(edited.edited_at or edited.created_at)
                await self._note(gobbet, number)
                return
        sent = await channel.send(view=card, nonce=f"{gobbet.id[:12]}-{number % 10**11}")
        self._clock.set_to(sent.created_at)
        await self._note(gobbet, sent.id)

    async def _turn_desk(self, card: Card) -> None:
        assert self._desk is not None
        try:
            await self._desk.edit_original_response(view=card)
        except (discord.HTTPException, *UNREACHED):  # Discord takes such edits for a quarter of an hour alone
            self._desk = None

    async def _note(self, gobbet: ClassGobbet, message: int) -> None:
        if gobbet.message != message:
            await self._client.store.class_gobbets.note_message(gobbet.id, message)

    async def _find(self, channel: discord.PartialMessageable, gobbet: ClassGobbet) -> int:
        """Find the card that was posted and not noted; 0 where there is none."""
        async for message in channel.history(limit=SOUGHT):
            if message.created_at < gobbet.opened:
                break
            own = self._client.user is not None and message.author.id == self._client.user.id
            if own and WriteInClass(gobbet.id) in verbs_on(discord.ui.LayoutView.from_message(message)):
                return message.id
        return 0

    def _try_again(self, error: BaseException) -> None:
        if self._retries.note(str(error)):
            known = isinstance(error, (discord.HTTPException, Unsaved, *UNREACHED))
            log.warning("Class gobbet %s could not go on: %s", self.id, error, exc_info=None if known else error)
        self._clock.retry_in(self._retries.take_pause())
        self._clock.wind(None)


class RunningGobbets(Part):
    """All of them, by id, and whom a press of theirs still lets be told something."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._running: dict[str, Running] = {}
        self._seen_over: set[str] = set()
        self._channels: dict[str, int] = {}
        self._entrances: dict[tuple[str, int], tuple[discord.Webhook, datetime]] = {}
        self._retries = Retries(client.rng.random)
        self._resuming: asyncio.Task[None] | None = None

    async def open(self, gobbet: ClassGobbet) -> Running:
        """Store a new one, before anything of it is shown; raise Refusal where its channel has one."""
        running = self._hold(gobbet, resumed=False)  # before it is stored, so that nothing takes it for one of an earlier process
        try:
            await self._client.store.class_gobbets.open(gobbet)
        except BaseException:
            self.forget(gobbet.id)
            raise
        return running

    def find(self, gobbet: ClassGobbet) -> Running:
        """Give what holds its clock and shows its card; for one that is over, to show that alone."""
        if gobbet.id in self._running:
            return self._running[gobbet.id]
        running = self._hold(gobbet, resumed=True)
        if not gobbet.closed:  # it could not be read at the start, and nothing would wind its clock
            running.show_soon()
        return running

    async def resume(self) -> None:
        """Take up what an earlier process had begun, and what it had not shown the end of."""
        try:
            stored = await self._client.store.class_gobbets.unfinished(since=self._client.now() - LATELY)
        except Unsaved as error:
            if self._retries.note(str(error)):
                log.warning("The extracts that classes write about cannot be read, which is tried again: %s", error.__cause__)
            self._resuming = asyncio.create_task(self._resume_in(self._retries.take_pause()))
            return
        self._retries.end()
        ours = [each for each in stored if self._client.serves(each.guild)]
        new = [each for each in ours if each.id not in self._running and each.id not in self._seen_over]
        self._seen_over.update(each.id for each in new if each.closed)
        await asyncio.gather(*(self._hold(each, resumed=True).resume() for each in new))

    async def _resume_in(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self.resume()

    def plays_in(self, channel: int) -> bool:
        return channel in self._channels.values()

    def close(self) -> None:
        """Stop all clocks; everything is stored."""
        if self._resuming is not None:
            self._resuming.cancel()
        for running in [*self._running.values()]:
            running.stop()
        self._running.clear()

    def forget(self, gobbet_id: str) -> None:
        """Let go of one that is over."""
        running = self._running.pop(gobbet_id, None)
        self._channels.pop(gobbet_id, None)
        if running is not None:
            self._seen_over.add(gobbet_id)
            running.stop()

    def note_press(self, interaction: Interaction, gobbet: ClassGobbet) -> None:
        """Remember a press of somebody's, by which they can be told something for a quarter of an hour."""
        self._entrances[gobbet.id, interaction.user.id] = (interaction.followup, interaction.created_at)
        oldest = interaction.created_at - TOKEN
        if len(self._entrances) % 100 == 0:
            self._entrances = {key: held for key, held in self._entrances.items() if held[1] > oldest}

    async def tell(self, gobbet: ClassGobbet, user: int, card: Card, now: datetime) -> bool:
        """Tell somebody alone; False where they have to look for themselves."""
        entrance, since = self._entrances.get((gobbet.id, user), (None, now))
        if entrance is None or now - since > TOKEN:
            return False
        try:
            await entrance.send(view=card, ephemeral=True)
        except (discord.HTTPException, *UNREACHED) as error:
            log.info("A student of class gobbet %s looks for their answer themselves: %s", gobbet.id, error)
            return False
        return True

    def _hold(self, gobbet: ClassGobbet, *, resumed: bool) -> Running:
        running = self._running[gobbet.id] = Running(self._client, gobbet, resumed=resumed)
        if not gobbet.closed:
            self._channels[gobbet.id] = gobbet.channel
        return running


def running_of(client: Client) -> RunningGobbets:
    return client.part(RunningGobbets)


def add_to(client: Client) -> None:
    """Keep them with the client."""
    client.keep(RunningGobbets(client))
