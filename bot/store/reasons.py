"""Why something cannot be stored; the front has the sentences."""

from __future__ import annotations

from ..errors import Reason, Refusal, needs


class StoreReason(Reason):
    """Of what is there already, and of a disk that does not take or give what is asked of it."""

    SET_NAME_TAKEN = needs()
    CHANNEL_TAKEN = needs()
    CHANNEL_HAS_GOBBET = needs()
    GOBBET_GONE = needs()
    UNIT_CHANGED = needs()
    TOO_MANY_UNITS = needs(most=int)
    TOO_MANY_PHRASES = needs(most=int)
    QUIZ_RUNS = needs()
    UNSAVED = needs()
    UNREAD = needs()


class Unsaved(Refusal):
    """The disk did not take or give something just now: nothing of it is stored, and it may go well later."""
