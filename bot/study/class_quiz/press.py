"""What a student answers in a class quiz, and which of two answers stands."""

from __future__ import annotations

import msgspec

from ...errors import Refusal
from ...marking.judgement import Given
from ..reasons import AnswerReason


class Late(Refusal):
    """A press for a question that is over, or that was made after its time."""


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
        raise Refusal(AnswerReason.ANSWERED_ALREADY)
    return old
