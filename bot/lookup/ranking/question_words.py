"""What the question words of a query ask for: a person, a date, a meaning, a reason."""

from __future__ import annotations

import re

from ..entries import Entry
from ..entry_kind import EntryKind
from ..postings import OPENINGS, YES_NO, opening_of

_ASKS = re.compile(r"\b(?:wh|how come|explain|overview|summar|in short|tell me|defin|mean)")
"""What each of the following begins with."""
_WHO_IS = re.compile(r"\bwho(?:'?s| is| was| are| were)\b")
_WHEN = re.compile(r"\bwhen\b|\bwhat (?:date|day|year)\b")
_WHY = re.compile(r"\bwhy\b|\bhow come\b")
_AT_LENGTH = re.compile(r"\b(?:explain|overview|summar\w+|in short|tell me about)\b")
_WHAT_IS = re.compile(r"\bwhat(?:'?s| is| was| are| were| does| do)\b|\b(?:define|definition|meaning|means?|meant)\b")
_WANTED, _ECHO, _LONG = 0.1, 0.12, 0.18
"""What it counts to be of the kind asked for; to have a title that asks the same way; to be a summary that nobody wants."""
_MYTH = 0.05
"""What it costs to have a title that asks whether something is so, where that was not asked."""
MOST_BONUS = _WANTED + _ECHO


class QuestionWords:
    """What the question words of a query want: which kind of record, and a title that asks the same way."""

    def __init__(self, folded: str, *, echo: str = "") -> None:
        """Read what is wanted; `echo` is the text whose way of asking titles may share."""
        asks = _ASKS.search(folded) is not None  # most queries are names and topics, and then the rest need not be tried
        person = asks and _WHO_IS.search(folded) is not None
        meaning = asks and not person and _WHAT_IS.search(folded) is not None
        at_length = asks and _AT_LENGTH.search(folded) is not None
        reasons = asks and _WHY.search(folded) is not None
        dated = asks and _WHEN.search(folded) is not None
        self._person = _WANTED if person else 0.0
        self._term = _WANTED if meaning else 0.0
        self._summary = _WANTED if at_length else 0.0 if reasons else -_LONG
        self._dated = _WANTED if dated else 0.0
        self._opening = opening(echo)

    def bonus(self, entry: Entry, title_opening: str) -> float:
        """Give what a record gains or loses by its kind and the way it is asked for; a fact asked for by `when` has a date."""
        kind, gain = entry.kind, 0.0
        if entry.date is not None:
            gain = self._dated
        elif kind is EntryKind.PERSON:
            gain = self._person
        elif kind is EntryKind.TERM:
            gain = self._term
        elif kind is EntryKind.SUMMARY:
            gain = self._summary
        if title_opening == "did" and self._opening != "did":
            gain -= _MYTH
        if title_opening and title_opening == self._opening:
            gain += _ECHO
        return gain


def opening(folded: str) -> str:
    """Give the question word that a text opens with, with the next word after `how` and `what is`; yes-or-no words are one."""
    words = folded.split(maxsplit=2)
    first = OPENINGS[opening_of(words)]
    finer = len(words) > 1 and (first == "how" or (first == "what" and words[1] in YES_NO))
    return f"{first} {words[1]}" if finer else first
