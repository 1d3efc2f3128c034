"""One extract that a class writes about: a plain value, whose time and marks are decided here.

It says nothing of Discord and holds no answer: those are stored as they come, and given to what asks for them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from ...errors import Refusal
from ...library.extracts import Extract
from ...library.model import Source
from ..class_quiz.nicknames import name_player
from ..class_quiz.people import Extended
from ..gobbets.gobbet import Criterion
from ..reasons import ClassGobbetReason

MORE = timedelta(minutes=5)
"""What a teacher adds with one press."""
LONGEST = timedelta(minutes=60)
"""How long the common time may be, with all that was added."""
GRACE = timedelta(seconds=30)
"""How long after their time somebody may still hand in what stood in their form: nobody sees a countdown there."""
MOST_MARK = 3
"""Points that each criterion gives at most."""


class Phase(StrEnum):
    """Where it stands; after LAST, in which those are waited for who have more time, comes nothing but reading."""

    WRITING = "writing"
    LAST = "last"
    CLOSED = "closed"


class Handed(msgspec.Struct, frozen=True):
    """What the class writes about, as it was when it was posted: an edit of the content changes the next one alone."""

    extract: Extract
    source: Source


class ClassGobbet(msgspec.Struct, frozen=True, kw_only=True):
    """An extract in a channel, by a teacher; times are Discord's."""

    id: str
    guild: int
    channel: int
    teacher: int
    handed: Handed
    seed: int
    """What the nicknames are drawn by."""
    opened: datetime
    ends: datetime
    message: int = 0
    """The card of the class; 0 until it is noted."""
    phase: Phase = Phase.WRITING
    returned: datetime | None = None

    @property
    def extract(self) -> Extract:
        return self.handed.extract

    @property
    def closed(self) -> bool:
        return self.phase is Phase.CLOSED

    def own_end(self, user: int, extended: Sequence[Extended]) -> datetime:
        """Say until when somebody may write: longer than the others where a teacher has lengthened their times."""
        percent = next((each.percent for each in extended if each.user == user), 0)
        return self.ends + (self.ends - self.opened) * percent / 100

    def last_call(self, extended: Sequence[Extended], begun: Collection[int]) -> datetime:
        """Say when nothing can come in any more; of those with more time, only who has begun to write is waited for."""
        waited = [each for each in extended if each.user in begun]
        return max([self.ends, *(self.own_end(each.user, waited) for each in waited)]) + GRACE

    def due(self, extended: Sequence[Extended], begun: Collection[int]) -> datetime | None:
        """Say when the next step is to be taken; None where there is none."""
        if self.closed:
            return None
        return self.ends if self.phase is Phase.WRITING else self.last_call(extended, begun)

    def advance(self, now: datetime, extended: Sequence[Extended], begun: Collection[int]) -> ClassGobbet:
        """Take every step that is due; the same value where none is."""
        moved = self
        while (due := moved.due(extended, begun)) is not None and due <= now:
            moved = replace(moved, phase=Phase.LAST if moved.phase is Phase.WRITING else Phase.CLOSED)
        return moved

    def require_opening(self, user: int, at: datetime, extended: Sequence[Extended]) -> None:
        """Raise Refusal where it is too late for somebody to begin to write, or to change what they wrote."""
        if self.closed or at > self.own_end(user, extended):
            raise Refusal(ClassGobbetReason.TIME_UP)

    def require_in_time(self, user: int, at: datetime, extended: Sequence[Extended]) -> None:
        """Raise Refusal where what somebody hands in comes too late to count."""
        if self.closed or at > self.own_end(user, extended) + GRACE:
            raise Refusal(ClassGobbetReason.HANDED_IN_TOO_LATE)

    def require_closed(self) -> None:
        """Raise Refusal while answers may still change, as nobody may have them read meanwhile."""
        if not self.closed:
            raise Refusal(ClassGobbetReason.STILL_WRITING)

    def with_more(self) -> ClassGobbet:
        """Give everybody five minutes more; raise Refusal where their time is up, or is as long as it may be."""
        if self.phase is not Phase.WRITING:
            raise Refusal(ClassGobbetReason.TIME_UP)
        if self.ends + MORE - self.opened > LONGEST:
            raise Refusal(ClassGobbetReason.LONGEST, minutes=LONGEST // timedelta(minutes=1))
        return replace(self, ends=self.ends + MORE)

    def end(self, now: datetime) -> ClassGobbet:
        """End the time of all, so that nothing but last answers comes in; where they come in already, end it at once."""
        if self.phase is not Phase.WRITING:
            return replace(self, phase=Phase.CLOSED)
        return replace(self, phase=Phase.LAST, ends=max(self.opened, min(now, self.ends)))

    def name(self, number: int) -> str:
        """Give the nickname under which an answer is read."""
        return name_player(self.seed, number)


class ClassAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wrote, under the number that their nickname goes by, and what the teacher gives for it."""

    user: int
    number: int
    text: str
    at: datetime
    marks: Mapping[Criterion, int] = {}
    sentence: str = ""

    @property
    def total(self) -> int:
        return sum(self.marks.values())

    @property
    def looked_at(self) -> bool:
        """Whether the teacher has given it anything, be it no points."""
        return bool(self.marks or self.sentence)


MOST_POINTS = MOST_MARK * len(Criterion)


def give(marks: Mapping[Criterion, int], mark: int, *criteria: Criterion) -> Mapping[Criterion, int]:
    """Give a mark for some criteria, or with none named for all; those of the others stay."""
    given = dict.fromkeys(criteria or Criterion, max(0, min(mark, MOST_MARK)))
    return {**marks, **given}
