"""What the question words of a query ask for: a person, a date, a meaning, a reason."""

from __future__ import annotations

import re

from .entries import Entry, Kind

_WHO_IS = re.compile(r"\bwho(?:'?s| is| was| are| were)\b")
_WHEN = re.compile(r"\bwhen\b|\bwhat (?:date|day|year)\b")
_WHY = re.compile(r"\bwhy\b|\bhow come\b")
_AT_LENGTH = re.compile(r"\b(?:explain|overview|summar\w+|in short|tell me about)\b")
_WHAT_IS = re.compile(r"\bwhat(?:'?s| is| was| are| were| does| do)\b|\b(?:define|definition|meaning|means?|meant)\b")
_YES_NO = frozenset({"did", "was", "were", "is", "are", "had", "has", "have", "does", "do", "could"})
_ASKING = _YES_NO | {"why", "who", "when", "how", "what", "where"}
_WANTED, _ECHO, _LONG = 0.04, 0.04, 0.087
"""What it counts to be of the kind asked for; to have a title that asks the same way; to be a summary that nobody wants."""
MOST_BONUS = _WANTED + _ECHO


class Asking:
    """What the question words of a query want: which kind of record, and a title that asks the same way."""

    def __init__(self, folded: str) -> None:
        person = bool(_WHO_IS.search(folded))
        self._wanted = {
            Kind.PERSON: person,
            Kind.TERM: not person and bool(_WHAT_IS.search(folded)),
            Kind.FACT: bool(_WHEN.search(folded)),
            Kind.SUMMARY: bool(_AT_LENGTH.search(folded)),
        }
        self._why = bool(_WHY.search(folded))
        self._opening = opening(folded)

    def wants(self, entry: Entry) -> bool:
        """Say whether a record is of the kind asked for; a fact that is asked `when` has a date."""
        return self._wanted[entry.kind] and (entry.kind is not Kind.FACT or entry.date is not None)

    def too_long(self, entry: Entry) -> bool:
        """Say whether a record is a summary, which touches on much, and neither a summary nor a reason is asked for."""
        return entry.kind is Kind.SUMMARY and not self._wanted[Kind.SUMMARY] and not self._why

    def bonus(self, entry: Entry, title_opening: str) -> float:
        """Give what a record gains or loses by the way it is asked for."""
        gain = _WANTED if self.wants(entry) else 0.0
        gain += _ECHO if title_opening and title_opening == self._opening else 0.0
        return gain - (_LONG if self.too_long(entry) else 0.0)


def opening(folded: str) -> str:
    """Give the question word that a text opens with; all that ask for yes or no are one."""
    words = folded.split(maxsplit=2)
    first = words[0] if words else ""
    if first == "how" and len(words) > 1:
        return f"how {words[1]}"
    return "did" if first in _YES_NO else first if first in _ASKING else ""
