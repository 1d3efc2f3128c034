"""What the question words of a query ask for: a person, a date, a meaning, a reason."""

from __future__ import annotations

import re

from .entries import Entry, Kind
from .vocabulary import OPENINGS, YES_NO, opening_of

_WHO_IS = re.compile(r"\bwho(?:'?s| is| was| are| were)\b")
_WHEN = re.compile(r"\bwhen\b|\bwhat (?:date|day|year)\b")
_WHY = re.compile(r"\bwhy\b|\bhow come\b")
_AT_LENGTH = re.compile(r"\b(?:explain|overview|summar\w+|in short|tell me about)\b")
_WHAT_IS = re.compile(r"\bwhat(?:'?s| is| was| are| were| does| do)\b|\b(?:define|definition|meaning|means?|meant)\b")
_WANTED, _ECHO, _LONG = 0.08, 0.12, 0.18
"""What it counts to be of the kind asked for; to have a title that asks the same way; to be a summary that nobody wants."""
_MYTH = 0.03
"""What it costs to answer another question than the one asked: whether something is so, or why, to a when."""
MOST_BONUS = _WANTED + _ECHO


class Asking:
    """What the question words of a query want: which kind of record, and a title that asks the same way."""

    def __init__(self, folded: str) -> None:
        person = bool(_WHO_IS.search(folded))
        at_length = bool(_AT_LENGTH.search(folded))
        self._gains = {
            Kind.PERSON: _WANTED if person else 0.0,
            Kind.TERM: _WANTED if not person and _WHAT_IS.search(folded) else 0.0,
            Kind.FACT: 0.0,
            Kind.SUMMARY: _WANTED if at_length else 0.0 if _WHY.search(folded) else -_LONG,
        }
        self._dated = _WANTED if _WHEN.search(folded) else 0.0
        self._opening = opening(folded)

    def bonus(self, entry: Entry, title_opening: str) -> float:
        """Give what a record gains or loses by its kind and the way it is asked for; a fact asked for by `when` has a date."""
        gain = self._dated if entry.date is not None else self._gains[entry.kind]
        if title_opening:
            if title_opening == self._opening:
                gain += _ECHO
            elif self._opening or title_opening == "did":
                gain -= _MYTH
        return gain


def opening(folded: str) -> str:
    """Give the question word that a text opens with, with the next word after `how` and `what is`; yes-or-no words are one."""
    words = folded.split(maxsplit=2)
    first = OPENINGS[opening_of(words)]
    finer = len(words) > 1 and (first == "how" or (first == "what" and words[1] in YES_NO))
    return f"{first} {words[1]}" if finer else first
