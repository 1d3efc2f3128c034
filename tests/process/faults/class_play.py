"""One class that plays quizzes in a channel of its own, whatever goes wrong: a teacher, and students who press until told.

Nothing is taken for granted of what the bot shows: each looks at the channel, does what stands there, and looks again.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

from ...standin.entry import Entry, UserError
from ...standin.interactions import Interaction, Sort, make_interaction
from ...standin.records import Channel, Json, Message, Part, User
from ...standin.scenario import StandIn
from ..class_quiz import ONWARD, is_podium

Slot = tuple[str, int, int]
"""Quiz, position, student."""
_CONTROL = re.compile(r"[gsm]:live-(?:pick|form):([\w-]+):(\d+)")
_TOLD = ("Saved", "answered this question already", "Too late", "time was up", "is over")
_CONTROLS = "Your controls"
GIVES_UP = 4
PATIENCE = 8.0
"""Seconds after which a student stops waiting for an answer that was promised."""


class Step(StrEnum):
    """The steps of a class quiz, at each of which something may go wrong."""

    LOBBY = "lobby"
    POSTED = "question posted"
    COUNT = "count edit"
    CLOSED = "closed"
    REVEAL = "reveal"
    STANDINGS = "standings"
    PODIUM = "podium"


@dataclass(frozen=True)
class Plan:
    """How a class plays."""

    questions: str
    """A saved set."""
    seconds: int = 30
    teams: str = "none"
    names: str = "shown"
    pace: str = "automatic"
    hurry: float = 1.0
    """How likely the teacher goes on as soon as everybody was told, and does not wait for the time to be up."""


Hook = Callable[[Step, "ClassPlay"], Awaitable[None]]


async def _nothing(step: Step, play: ClassPlay) -> None:
    """Let nothing go wrong."""


@dataclass(eq=False)
class ClassPlay:
    """A class in a channel, and what its users saw."""

    stand: StandIn
    channel: Channel
    teacher: User
    students: list[User]
    plan: Plan
    before: Hook = _nothing
    """Called before each step, once a quiz."""
    pressed: dict[Slot, set[int]] = field(default_factory=dict)
    saved: dict[Slot, int] = field(default_factory=dict)
    """The press that was acknowledged as saved."""
    saved_at: dict[Slot, float] = field(default_factory=dict)
    twice_told: int = 0
    done: set[Slot] = field(default_factory=set)
    podiums: int = 0
    opening: Interaction | None = None
    """The command that opens the quiz, as it is about to be sent."""
    _refused: Counter[int] = field(default_factory=Counter)
    """How often a card's controls were refused to the teacher; after a few times, they look for another way."""
    _hooked: set[Step] = field(default_factory=set)
    _over: bool = False

    async def play(self, within: float) -> bool:
        """Open a quiz and see it to its podium; False where that takes longer than so many seconds."""
        self._over, self._hooked = False, set()
        others = [asyncio.create_task(self._study(user)) for user in self.students]
        end, before = time.monotonic() + within, self._count_podiums()
        rng = Random(self.channel.id + self.podiums)
        try:
            while self._count_podiums() == before:
                if time.monotonic() > end:
                    return False
                await asyncio.sleep(rng.uniform(0.1, 0.3))
                with suppress(UserError):
                    await self._act(rng)
            self.podiums += 1
            return True
        finally:
            self._over = True
            await asyncio.gather(*others)

    # ---- what is seen

    def rooms(self) -> list[Channel]:
        """Give the channel and the threads in it."""
        made = self.stand.world.channels.values()
        return [self.channel, *(each for each in made if each.get("parent_id") == self.channel["id"])]

    def cards(self) -> list[Message]:
        """Give what stands in the channel and its threads for all to see, oldest first."""
        found = [message for room in self.rooms() for message in self.stand.world.messages[room.id].values()]
        return sorted((each for each in found if not each.ephemeral), key=lambda each: each.id)

    def _count_podiums(self) -> int:
        return sum(is_podium(card) for card in self.cards())

    # ---- the teacher

    async def _enter(self, step: Step) -> None:
        if step not in self._hooked:
            self._hooked.add(step)
            await self.before(step, self)

    async def _act(self, rng: Random) -> None:
        """Do what a teacher would do now."""
        for card in self.cards()[-4:][::-1]:
            if self._refused[card.id] >= GIVES_UP:
                continue
            if "Teacher" not in card.buttons or is_podium(card):
                continue
            if "Join" in card.buttons:
                if self.students and rng.random() < 0.5:
                    await self._wait_for(self._press(card, "Join", self.students[0]))
                await self._enter(Step.POSTED)
                await self._steer(card, "Start")
                return
            await self._go_on(card, rng)
            return
        if self.cards() and is_podium(self.cards()[-1]) and self.podiums < self._count_podiums():
            return
        self.opening = self._open()
        await self._enter(Step.LOBBY)
        await self._wait_for(self.opening)

    async def _steer(self, card: Message, label: str) -> None:
        """Bring the private card and press on it; count where either is refused."""
        opened = self._press(card, "Teacher", self.teacher)
        await self._wait_for(opened)
        controls = opened.response
        if controls is None or _CONTROLS not in controls.text:
            self._refused[card.id] += controls is not None
            return
        found = [each for each in controls.buttons if each == label or (label == "Next" and each in ONWARD)]
        if not found:  # it is closing, and goes on by itself
            return
        sent = self._press(controls, found[0], self.teacher)
        await self._wait_for(sent)
        said = [message for message in (sent.response, *sent.followups) if message is not None and message is not sent.source]
        self._refused[card.id] += any(_CONTROLS not in message.text for message in said)

    def _open(self) -> Interaction:
        plan = self.plan
        return self.stand.prepare(
            self.teacher,
            self.channel,
            "class quiz",
            questions=plan.questions,
            seconds=plan.seconds,
            teams=plan.teams,
            names=plan.names,
            pace=plan.pace,
        )

    async def _go_on(self, card: Message, rng: Random) -> None:
        if any(_CONTROL.match(part.get("custom_id", "")) for part in card.components):
            await self._enter(Step.COUNT)
            if not self._all_told(card) or rng.random() > self.plan.hurry:
                return
            await self._enter(Step.CLOSED)
            await self._steer(card, "Next")
            await self._enter(Step.REVEAL)
            return
        numbers = re.search(r"(\d+) of (\d+)", card.text)
        last = numbers is not None and numbers[1] == numbers[2]
        if not last or "Standings" not in card.text:
            await self._enter(Step.PODIUM if last else Step.STANDINGS)
        await self._steer(card, "Next")

    def _all_told(self, card: Message) -> bool:
        controls = [match for part in card.components if (match := _CONTROL.match(part.get("custom_id", "")))]
        return bool(controls) and all((controls[0][1], int(controls[0][2]), user.id) in self.done for user in self.students)

    # ---- the students

    async def _study(self, user: User) -> None:
        rng = Random(user.id)
        while not self._over:
            await asyncio.sleep(rng.uniform(0.2, 0.8))
            with suppress(UserError, IndexError):
                await self._answer(user, rng)

    async def _answer(self, user: User, rng: Random) -> None:
        """Answer the newest question with whatever it offers, until told what came of it."""
        for card in self.cards()[-2:][::-1]:
            parts = [part for part in card.components if _CONTROL.match(part.get("custom_id", "")) and not part.get("disabled")]
            if not parts:
                continue
            part = rng.choice(parts)
            match = _CONTROL.match(part["custom_id"])
            assert match is not None
            slot = (match[1], int(match[2]), user.id)
            if slot not in self.done:
                await self._hand_in(card, part, slot, user, rng)
            return

    async def _hand_in(self, card: Message, part: Json, slot: Slot, user: User, rng: Random) -> None:
        if part["type"] != Part.BUTTON:
            made = self._pick(card, part, user, rng)
        elif ":live-form:" in part["custom_id"]:
            opened = self._press(card, part["custom_id"], user)
            await self._wait_for(opened)
            if opened.modal is None:
                self._note(slot, opened)
                return
            made = self._fill(opened, card, rng)
        else:
            made = self._press(card, part["custom_id"], user)
        self.pressed.setdefault(slot, set()).add(made.id)
        await self._wait_for(made)
        self._note(slot, made)

    def _press(self, card: Message, which: str, user: User) -> Interaction:
        return self.stand.press(card, which, user)

    def _pick(self, card: Message, menu: Json, user: User, rng: Random) -> Interaction:
        values = [option["value"] for option in menu["options"]]
        chosen = rng.sample(values, rng.randint(menu["min_values"], min(menu["max_values"], len(values))))
        channel = self.stand.world.channels[int(card["channel_id"])]
        data = Entry(self.stand.world, user, channel).choose(menu, chosen)
        return make_interaction(self.stand.world, Sort.COMPONENT, user, channel, data, source=card)

    def _fill(self, opened: Interaction, card: Message, rng: Random) -> Interaction:
        assert opened.modal is not None
        letters = [line[2] for line in card.text.splitlines() if line.startswith("**") and line[3:5] == "**"]
        rng.shuffle(letters)
        text = "".join(letters) or rng.choice(["1956", "Khrushchev", "12 April 1961"])
        data = Entry(self.stand.world, opened.user, opened.channel).modal(opened.modal, {"text": text})
        return make_interaction(
            self.stand.world, Sort.MODAL, opened.user, opened.channel, data, source=opened.source, opener=opened
        )

    async def _wait_for(self, sent: Interaction) -> None:
        """Send, and wait for the answer, or for its end where it was put off."""
        await self.stand.server.send(sent)
        if await sent.done:
            with suppress(TimeoutError):
                await self.stand.until(lambda: not sent.pending, PATIENCE)

    def _note(self, slot: Slot, sent: Interaction) -> None:
        if sent.acked is None or sent.response is None or sent.response is sent.source:
            return  # Discord says that the application did not respond: the student presses again
        text = "\n".join(message.text for message in (sent.response, *sent.followups))
        if "Saved" in text:
            self.twice_told += slot in self.saved
            self.saved[slot], self.saved_at[slot] = sent.id, time.monotonic()
        if any(told in text for told in _TOLD):
            self.done.add(slot)
