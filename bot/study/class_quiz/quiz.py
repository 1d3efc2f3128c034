"""The class quiz as states and transitions: a plain value, and the clock an argument.

lobby -> (asking -> closed -> reveal -> standings)* -> podium -> done. Every time is Discord's: a question is open from
the timestamp of its message, and a press counts by the timestamp of its interaction, whenever it is processed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from ...errors import Refusal
from ..reasons import ClassQuizReason
from .people import People
from .plan import Pace, Plan
from .press import Late

GRACE = timedelta(seconds=1.5)
"""How long after closing a press that was made in time may still arrive."""
EXTRA = 15
"""Seconds that the teacher adds with one press."""
LONGEST = 600
"""Seconds that one question may be open in all."""


class Phase(StrEnum):
    """Where a class quiz stands."""

    LOBBY = "lobby"
    ASKING = "asking"
    CLOSED = "closed"
    REVEAL = "reveal"
    STANDINGS = "standings"
    PODIUM = "podium"
    DONE = "done"


class Pause(msgspec.Struct, frozen=True):
    """A time in which a question stood still; open-ended while it lasts."""

    start: datetime
    end: datetime | None = None


class AskedQuestion(msgspec.Struct, frozen=True, kw_only=True):
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
    ended: bool = False
    """It was open when the quiz was ended, and counts for nobody either."""
    joined: int = 0
    """How many played when it was asked."""

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


class ClassQuiz(msgspec.Struct, frozen=True, kw_only=True):
    """One class quiz in one channel; `serial` counts its changes, so that no change is stored over another."""

    id: str
    guild: int
    channel: int
    teacher: int
    plan: Plan
    created: datetime
    serial: int = 0
    phase: Phase = Phase.LOBBY
    asked: tuple[AskedQuestion, ...] = ()
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
    people: People = People()

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
    def left_to_play(self) -> int:
        """How many questions would not be played to their end if the quiz were ended now."""
        is_open = self.phase in (Phase.ASKING, Phase.CLOSED)
        return len(self.plan.drawn) - len(self.asked) + is_open

    @property
    def ended_early(self) -> bool:
        """Whether the teacher ended it, or something else did, before the last question was over."""
        over = self.phase in (Phase.PODIUM, Phase.DONE)
        return over and bool(self.asked) and (not self.last or self.asked[-1].ended)

    def leads(self, user: int) -> bool:
        return user == self.teacher or user in self.people.leaders

    @property
    def absent(self) -> frozenset[int]:
        """Who does not count, joined or not: whoever leads, was sent out or left."""
        return frozenset((self.teacher, *self.people.leaders, *self.people.sent_out, *self.people.left))

    @property
    def due(self) -> datetime | None:
        """When `advance` has something to do; None while the quiz waits for somebody."""
        return self.asked[-1].deadline if self.phase is Phase.ASKING else self.until

    # ---- what time and the bot do

    def with_messages(self, *, lobby: int | None = None, board: int | None = None, thread: int | None = None) -> ClassQuiz:
        """Note where the lobby, the standings or all the rest are shown; 0 for nowhere."""
        lobby, board = self.lobby if lobby is None else lobby, self.board if board is None else board
        thread = self.thread if thread is None else thread
        return replace(self, serial=self.serial + 1, lobby=lobby, board=board, thread=thread)

    def moved(self, message: int) -> ClassQuiz:
        """Note that the question in play is shown by another message; its time runs on."""
        asked = (*self.asked[:-1], replace(self.asked[-1], message=message))
        return replace(self, serial=self.serial + 1, asked=asked)

    def start(self) -> ClassQuiz:
        """Ask the first question; raise Refusal where the quiz has begun already."""
        if self.phase is not Phase.LOBBY:
            raise Refusal(ClassQuizReason.BEGUN_ALREADY)
        return self._ask_next()

    def open(self, message: int, at: datetime, *, joined: int = 0) -> ClassQuiz:
        """Note the message of the question in play, its timestamp, from which the time runs, and how many play."""
        if self.phase is not Phase.ASKING or self.asked[-1].opened is not None:
            raise Late(ClassQuizReason.QUESTION_OVER)
        return self._with_asked(self.phase, replace(self.asked[-1], message=message, opened=at, joined=joined))

    def advance(self, now: datetime) -> ClassQuiz:
        """Do what is due at this time: one step at most, and none while it is early."""
        if self.due is None or now < self.due:
            return self
        match self.phase:
            case Phase.ASKING:
                return self._close(self.due)
            case Phase.CLOSED:
                return self._with_asked(
                    Phase.REVEAL, replace(self.asked[-1], revealed=True), until=self._stands(now, self.plan.reading)
                )
            case Phase.REVEAL if not self.last:
                return self._to(Phase.STANDINGS, until=self._stands(now, self.plan.standing))
            case _:
                return self._ask_next()

    def all_answered(self, joined: int, answered: int) -> bool:
        """Say whether the open question may close before its time: all who play have answered, and none can change it.

        Where somebody has joined since it was asked, it stays open: a class may join by answering, and others may follow.
        """
        if not (self.plan.closes_early and self.plan.final and self.phase is Phase.ASKING) or self.paused:
            return False
        return self.asked[-1].opened is not None and 0 < joined <= self.asked[-1].joined and answered >= joined

    def finish(self, now: datetime) -> ClassQuiz:
        """End for good: after the podium, or at once where there is nowhere left to show anything."""
        asked = self.asked if self.phase not in (Phase.ASKING, Phase.CLOSED) else self._dropping(ended=True)
        return self._to(Phase.DONE, asked=asked, ended=now)

    # ---- what the teacher does; every time is that of the press

    def go_on(self, at: datetime) -> ClassQuiz:
        """End the phase before its time: close the question, or show what comes next."""
        match self.phase:
            case Phase.ASKING:
                asked = self._running()
                return self._close(asked.pauses[-1].start if asked.paused else at)
            case Phase.REVEAL | Phase.STANDINGS:
                return replace(self, until=at, left=None).advance(at)
            case _:
                raise Late(ClassQuizReason.NOTHING_TO_GO_ON_FROM)

    def pause(self, at: datetime) -> ClassQuiz:
        if self.paused:
            raise Refusal(ClassQuizReason.PAUSED_ALREADY)
        match self.phase:
            case Phase.ASKING:
                asked = self._running(at)
                return self._with_asked(self.phase, replace(asked, pauses=(*asked.pauses, Pause(at))))
            case Phase.REVEAL | Phase.STANDINGS if self.until is not None:
                return self._to(self.phase, left=max(self.until - at, timedelta()))
            case _:
                raise Late(ClassQuizReason.NOTHING_TO_PAUSE)

    def resume(self, at: datetime) -> ClassQuiz:
        if not self.paused:
            raise Refusal(ClassQuizReason.RUNNING_ALREADY)
        if self.left is not None:
            return self._to(self.phase, until=at + self.left)
        asked = self.asked[-1]
        ended = replace(asked.pauses[-1], end=max(at, asked.pauses[-1].start))
        return self._with_asked(self.phase, replace(asked, pauses=(*asked.pauses[:-1], ended)))

    def extend(self, at: datetime) -> ClassQuiz:
        """Give the open question 15 seconds more, to 10 minutes in all."""
        asked = self._running(at)
        if asked.allowed + EXTRA > LONGEST:
            raise Refusal(ClassQuizReason.LONGEST, minutes=LONGEST // 60)
        return self._with_asked(self.phase, replace(asked, allowed=asked.allowed + EXTRA))

    def skip(self) -> ClassQuiz:
        """Let the latest question count for nobody, and go on to the next."""
        if self.phase not in (Phase.ASKING, Phase.CLOSED, Phase.REVEAL, Phase.STANDINGS):
            raise Late(ClassQuizReason.NOTHING_TO_SKIP)
        return replace(self, asked=self._dropping())._ask_next()

    def end(self, now: datetime) -> ClassQuiz:
        """Go to the podium with what has been asked; an open question counts for nobody.

        From the lobby, cancel; and where the podium itself cannot be shown, end without it.
        """
        match self.phase:
            case Phase.LOBBY | Phase.PODIUM:
                return self.finish(now)
            case Phase.ASKING | Phase.CLOSED:
                return self._to(Phase.PODIUM, asked=self._dropping(ended=True))
            case Phase.REVEAL | Phase.STANDINGS:
                return self._to(Phase.PODIUM)
            case _:
                raise Late(ClassQuizReason.OVER)

    def with_people(self, people: People) -> ClassQuiz:
        """Note who leads, was sent out, left or was renamed; the same quiz where that is no change."""
        return self if people == self.people else replace(self, serial=self.serial + 1, people=people)

    # ---- what a student does

    def require_playing(self, user: int) -> None:
        """Raise Refusal for whoever leads the quiz, or was sent out of it."""
        if self.leads(user):
            raise Refusal(ClassQuizReason.LEADS)
        if user in self.people.sent_out:
            raise Refusal(ClassQuizReason.SENT_OUT)

    def require_joining(self) -> None:
        if self.phase in (Phase.PODIUM, Phase.DONE):
            raise Late(ClassQuizReason.OVER)

    def check_press(self, position: int, pressed: datetime) -> int:
        """Give the milliseconds that an answer took; raise Late or Refusal where it does not count."""
        if position != self.position or self.phase not in (Phase.ASKING, Phase.CLOSED):
            raise Late(ClassQuizReason.PRESSED_TOO_LATE)
        asked = self.asked[position]
        took = asked.took(pressed)
        if took is None:
            raise Refusal(ClassQuizReason.PRESSED_IN_PAUSE)
        if took > timedelta(seconds=asked.allowed) or (asked.closed is not None and pressed > asked.closed):
            raise Late(ClassQuizReason.PRESSED_AFTER_TIME)
        return round(took / timedelta(milliseconds=1))

    # ---- one step to the next state

    def _ask_next(self) -> ClassQuiz:
        if self.last:
            return self._to(Phase.PODIUM)
        asked = AskedQuestion(allowed=self.plan.seconds_at(len(self.asked)))
        return self._to(Phase.ASKING, asked=(*self.asked, asked))

    def _running(self, at: datetime | None = None) -> AskedQuestion:
        """Give the open question; raise Late where none is open, or its time was up at `at`."""
        if self.phase is not Phase.ASKING or self.asked[-1].opened is None:
            raise Late(ClassQuizReason.NO_QUESTION_OPEN)
        asked = self.asked[-1]
        if at is not None and asked.deadline is not None and at >= asked.deadline:
            raise Late(ClassQuizReason.TIME_UP)
        return asked

    def _close(self, at: datetime) -> ClassQuiz:
        asked = self._running()
        closed = min(at, asked.deadline) if asked.deadline else at
        return self._with_asked(Phase.CLOSED, replace(asked, closed=closed), until=closed + GRACE)

    def _stands(self, now: datetime, seconds: int) -> datetime | None:
        """Say until when a phase stands by itself; None where it stands until the teacher goes on."""
        return now + timedelta(seconds=seconds) if self.plan.pace is Pace.AUTOMATIC else None

    def _dropping(self, *, ended: bool = False) -> tuple[AskedQuestion, ...]:
        return (*self.asked[:-1], replace(self.asked[-1], dropped=True, ended=ended))

    def _with_asked(self, phase: Phase, asked: AskedQuestion, *, until: datetime | None = None) -> ClassQuiz:
        return self._to(phase, asked=(*self.asked[:-1], asked), until=until)

    def _to(
        self,
        phase: Phase,
        *,
        asked: tuple[AskedQuestion, ...] | None = None,
        until: datetime | None = None,
        left: timedelta | None = None,
        ended: datetime | None = None,
    ) -> ClassQuiz:
        return replace(
            self,
            serial=self.serial + 1,
            phase=phase,
            asked=self.asked if asked is None else asked,
            until=until,
            left=left,
            ended=ended or self.ended,
        )
