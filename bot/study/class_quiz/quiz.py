"""The class quiz as states and transitions: a plain value, and the clock an argument.

lobby -> (asking -> closed -> reveal -> standings)* -> podium -> done. Every time is Discord's: a question is open from
the timestamp of its message, and a press counts by the timestamp of its interaction, whenever it is processed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

import msgspec
from msgspec.structs import replace

from ...errors import Refusal
from ...library.catalogue import Library
from ...library.model import AnyQuestion
from ...marking.judgement import Given
from ..practice import Drawn, draw_question

GRACE = timedelta(seconds=1.5)
"""How long after closing a press that was made in time may still arrive."""
READING = timedelta(seconds=15)
"""How long a reveal stands before the standings follow."""
STANDING = timedelta(seconds=8)
"""How long the standings stand before the next question."""
EXTRA = 15
"""Seconds that the teacher adds with one press."""
LONGEST = 600
"""Seconds that one question may be open in all."""


class Late(Refusal):
    """A press for a question that is over, or that was made after its time."""


class Phase(StrEnum):
    """Where a class quiz stands."""

    LOBBY = "lobby"
    ASKING = "asking"
    CLOSED = "closed"
    REVEAL = "reveal"
    STANDINGS = "standings"
    PODIUM = "podium"
    DONE = "done"


class Scoring(StrEnum):
    """What a right answer earns: more the faster it came, or one point."""

    SPEED = "speed"
    ACCURACY = "accuracy"


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What the teacher chose, and what was drawn for it; all students see the same order of options."""

    drawn: tuple[Drawn, ...]
    seed: int
    topic: str = ""
    set_name: str = ""
    seconds: int = 20
    scoring: Scoring = Scoring.SPEED
    final: bool = True
    teams: int = 0
    nicknames: bool = False
    in_thread: bool = False


class Pause(msgspec.Struct, frozen=True):
    """A time in which a question stood still; open-ended while it lasts."""

    start: datetime
    end: datetime | None = None


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question as it was put to the class, with the time in which it could be answered."""

    allowed: int
    """Seconds, with those that were added."""
    message: int = 0
    opened: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    closed: datetime | None = None
    revealed: bool = False
    dropped: bool = False
    """Skipped by the teacher: it counts for nobody."""

    @property
    def counts(self) -> bool:
        return self.revealed and not self.dropped

    @property
    def paused(self) -> bool:
        return bool(self.pauses) and self.pauses[-1].end is None

    @property
    def deadline(self) -> datetime | None:
        """When the time is up; None while it is not running."""
        if self.opened is None or self.paused:
            return None
        return self.opened + timedelta(seconds=self.allowed) + self._stood_still(self.pauses)

    def took(self, pressed: datetime) -> timedelta | None:
        """Give the running time until a press; None where it was made while the question stood still."""
        if self.opened is None or any(p.start <= pressed and (p.end is None or pressed < p.end) for p in self.pauses):
            return None
        return max(pressed - self.opened - self._stood_still(p for p in self.pauses if p.start <= pressed), timedelta())

    def _stood_still(self, pauses: Iterable[Pause]) -> timedelta:
        return sum((pause.end - pause.start for pause in pauses if pause.end), timedelta())


class Live(msgspec.Struct, frozen=True, kw_only=True):
    """One class quiz in one channel; `serial` counts its changes, so that no change is stored over another."""

    id: str
    guild: int
    channel: int
    teacher: int
    plan: Plan
    created: datetime
    serial: int = 0
    phase: Phase = Phase.LOBBY
    asked: tuple[Asked, ...] = ()
    until: datetime | None = None
    """When this phase ends by itself, for those that have no question open."""
    left: timedelta | None = None
    """What was left of this phase when it was paused."""
    lobby: int = 0
    board: int = 0
    """The messages of the lobby and of the latest standings."""
    thread: int = 0
    """The thread that everything but the lobby is shown in; 0 for the channel itself."""
    ended: datetime | None = None

    @property
    def position(self) -> int:
        """The question in play, from 0; -1 in the lobby."""
        return len(self.asked) - 1

    @property
    def last(self) -> bool:
        return len(self.asked) == len(self.plan.drawn)

    @property
    def paused(self) -> bool:
        return self.left is not None or (self.phase is Phase.ASKING and self.asked[-1].paused)

    @property
    def due(self) -> datetime | None:
        """When `advance` has something to do; None while the quiz waits for somebody."""
        return self.asked[-1].deadline if self.phase is Phase.ASKING else self.until

    # ---- what time and the bot do

    def with_messages(self, *, lobby: int | None = None, board: int | None = None, thread: int | None = None) -> Live:
        """Note where the lobby, the standings or all the rest are shown; 0 for nowhere."""
        lobby, board = self.lobby if lobby is None else lobby, self.board if board is None else board
        thread = self.thread if thread is None else thread
        return replace(self, serial=self.serial + 1, lobby=lobby, board=board, thread=thread)

    def moved(self, message: int) -> Live:
        """Note that the question in play is shown by another message; its time runs on."""
        asked = (*self.asked[:-1], replace(self.asked[-1], message=message))
        return replace(self, serial=self.serial + 1, asked=asked)

    def start(self) -> Live:
        """Ask the first question; raise Refusal where the quiz has begun already."""
        if self.phase is not Phase.LOBBY:
            raise Refusal("This quiz has begun already.")
        return self._ask_next()

    def open(self, message: int, at: datetime) -> Live:
        """Note the message of the question in play and its timestamp, from which the time runs."""
        if self.phase is not Phase.ASKING or self.asked[-1].opened is not None:
            raise Late("That question is over.")
        return self._with_asked(self.phase, replace(self.asked[-1], message=message, opened=at))

    def advance(self, now: datetime) -> Live:
        """Do what is due at this time: one step at most, and none while it is early."""
        if self.due is None or now < self.due:
            return self
        match self.phase:
            case Phase.ASKING:
                return self._close(self.due)
            case Phase.CLOSED:
                return self._with_asked(Phase.REVEAL, replace(self.asked[-1], revealed=True), until=now + READING)
            case Phase.REVEAL if not self.last:
                return self._to(Phase.STANDINGS, until=now + STANDING)
            case _:
                return self._ask_next()

    def finish(self, now: datetime) -> Live:
        """End for good: after the podium, or at once where there is nowhere left to show anything."""
        asked = self.asked if self.phase not in (Phase.ASKING, Phase.CLOSED) else self._dropping()
        return self._to(Phase.DONE, asked=asked, ended=now)

    # ---- what the teacher does; every time is that of the press

    def go_on(self, at: datetime) -> Live:
        """End the phase before its time: close the question, or show what comes next."""
        match self.phase:
            case Phase.ASKING:
                asked = self._running()
                return self._close(asked.pauses[-1].start if asked.paused else at)
            case Phase.REVEAL | Phase.STANDINGS:
                return replace(self, until=at, left=None).advance(at)
            case _:
                raise Late("There is nothing to go on from just now.")

    def pause(self, at: datetime) -> Live:
        if self.paused:
            raise Refusal("The quiz stands still already.")
        match self.phase:
            case Phase.ASKING:
                asked = self._running(at)
                return self._with_asked(self.phase, replace(asked, pauses=(*asked.pauses, Pause(at))))
            case Phase.REVEAL | Phase.STANDINGS:
                assert self.until is not None
                return self._to(self.phase, left=max(self.until - at, timedelta()))
            case _:
                raise Late("There is nothing to pause just now.")

    def resume(self, at: datetime) -> Live:
        if not self.paused:
            raise Refusal("The quiz is running.")
        if self.left is not None:
            return self._to(self.phase, until=at + self.left)
        asked = self.asked[-1]
        ended = replace(asked.pauses[-1], end=max(at, asked.pauses[-1].start))
        return self._with_asked(self.phase, replace(asked, pauses=(*asked.pauses[:-1], ended)))

    def extend(self, at: datetime) -> Live:
        """Give the open question 15 seconds more, to 10 minutes in all."""
        asked = self._running(at)
        if asked.allowed + EXTRA > LONGEST:
            raise Refusal(f"A question stays open for {LONGEST // 60} minutes at most.")
        return self._with_asked(self.phase, replace(asked, allowed=asked.allowed + EXTRA))

    def skip(self) -> Live:
        """Let the latest question count for nobody, and go on to the next."""
        if self.phase not in (Phase.ASKING, Phase.CLOSED, Phase.REVEAL, Phase.STANDINGS):
            raise Late("There is no question to skip just now.")
        return replace(self, asked=self._dropping())._ask_next()

    def end(self, now: datetime) -> Live:
        """Go to the podium with what has been asked; an open question counts for nobody. From the lobby, cancel."""
        match self.phase:
            case Phase.LOBBY:
                return self.finish(now)
            case Phase.ASKING | Phase.CLOSED:
                return self._to(Phase.PODIUM, asked=self._dropping())
            case Phase.REVEAL | Phase.STANDINGS:
                return self._to(Phase.PODIUM)
            case _:
                raise Late("This quiz is over.")

    # ---- what a student does

    def require_joining(self) -> None:
        if self.phase in (Phase.PODIUM, Phase.DONE):
            raise Late("This quiz is over.")

    def check_press(self, position: int, pressed: datetime) -> int:
        """Give the milliseconds that an answer took; raise Late or Refusal where it does not count."""
        if position != self.position or self.phase not in (Phase.ASKING, Phase.CLOSED):
            raise Late("That question is over; your press came too late.")
        asked = self.asked[position]
        took = asked.took(pressed)
        if took is None:
            raise Refusal("The quiz stands still just now. Answer when your teacher lets it go on.")
        if took > timedelta(seconds=asked.allowed) or (asked.closed is not None and pressed > asked.closed):
            raise Late("Too late: the time was up when you pressed.")
        return round(took / timedelta(milliseconds=1))

    # ---- one step to the next state

    def _ask_next(self) -> Live:
        if self.last:
            return self._to(Phase.PODIUM)
        return self._to(Phase.ASKING, asked=(*self.asked, Asked(allowed=self.plan.seconds)))

    def _running(self, at: datetime | None = None) -> Asked:
        """Give the open question; raise Late where none is open, or its time was up at `at`."""
        if self.phase is not Phase.ASKING or self.asked[-1].opened is None:
            raise Late("No question is open just now.")
        asked = self.asked[-1]
        if at is not None and asked.deadline is not None and at >= asked.deadline:
            raise Late("The time is up already.")
        return asked

    def _close(self, at: datetime) -> Live:
        asked = self._running()
        closed = min(at, asked.deadline) if asked.deadline else at
        return self._with_asked(Phase.CLOSED, replace(asked, closed=closed), until=closed + GRACE)

    def _dropping(self) -> tuple[Asked, ...]:
        return (*self.asked[:-1], replace(self.asked[-1], dropped=True))

    def _with_asked(self, phase: Phase, asked: Asked, *, until: datetime | None = None) -> Live:
        return self._to(phase, asked=(*self.asked[:-1], asked), until=until)

    def _to(
        self,
        phase: Phase,
        *,
        asked: tuple[Asked, ...] | None = None,
        until: datetime | None = None,
        left: timedelta | None = None,
        ended: datetime | None = None,
    ) -> Live:
        return replace(
            self,
            serial=self.serial + 1,
            phase=phase,
            asked=self.asked if asked is None else asked,
            until=until,
            left=left,
            ended=ended or self.ended,
        )


class Pressed(msgspec.Struct, frozen=True, kw_only=True):
    """What one student answered to one question: the press by its Discord id, and the milliseconds it took."""

    position: int
    user: int
    press: int
    given: Given
    took: int


def prefer(old: Pressed | None, new: Pressed, *, final: bool) -> Pressed:
    """Say which of two answers to one question stands; raise Refusal for a second one where the first is final.

    Where answers may be changed, the latest press stands, in whatever order they are processed.
    """
    if old is None or (old.press < new.press and not final):
        return new
    if final and old.press != new.press:
        raise Refusal("You have answered this question already; your first answer counts.")
    return old


def draw_plan(
    questions: Iterable[AnyQuestion], library: Library, *,
    seed: int, seconds: int = 20, scoring: Scoring = Scoring.SPEED, final: bool = True, teams: int = 0,
    nicknames: bool = False, in_thread: bool = False, topic: str = "", set_name: str = "",
) -> Plan:  # fmt: skip
    """Shuffle the options of each question by the seed, once for the whole class."""
    rng = Random(seed)
    drawn = tuple(draw_question(question, library, rng) for question in questions)
    return Plan(
        drawn=drawn, seed=seed, topic=topic, set_name=set_name, seconds=seconds, scoring=scoring, final=final, teams=teams,
        nicknames=nicknames, in_thread=in_thread,
    )  # fmt: skip
