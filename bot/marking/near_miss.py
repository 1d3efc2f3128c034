"""What a teacher accepts besides: which answers are the same, and how marks change with a teacher's word.

Pure. A near miss is an answer that was refused and came close, or that two students wrote alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

import msgspec

from ..library.catalogue import Library
from ..library.questions import AnyQuestion
from .judgement import Given, Judgement, Rules, right
from .kinds import DEFAULT_RULES, judge, kind_of
from .reasons import TeacherReason

Grade: TypeAlias = Callable[[Given], Judgement | None]
"""What a stored answer is worth now; None leaves it as it is."""

_WORD = re.compile(r"[^\W_]+")
_BELOW_ZERO = re.compile("\\s*[-\u2212](?=\\d)")
_ARTICLES = frozenset(("the", "a", "an"))


def normal_of(text: str) -> str:
    """Level case, accents, script, punctuation and articles; words keep their order, so that 3/4 is not 4/3.

    Empty for what is no short answer at all.
    """
    from ..language.spelling import clean_text, romanise, unmark

    if _BELOW_ZERO.match(text):
        text = f"minus {text}"
    words = (unmark(romanise(word)) for word in _WORD.findall(clean_text(text)))
    return " ".join(word for word in words if word not in _ARTICLES)


def is_typed(question: AnyQuestion) -> bool:
    return kind_of(question).typed


def mark(question: AnyQuestion, given: Given, library: Library, rules: Rules = DEFAULT_RULES) -> Judgement:
    """Judge an answer in a server: a teacher's word first, then the rules."""
    if rules.aliases and is_typed(question):
        normal = normal_of(given.text)
        if normal and normal in map(normal_of, rules.aliases):
            return right(TeacherReason.ACCEPTED)
    return judge(question, given, library, rules=rules)


def regrading(
    question: AnyQuestion, library: Library, *, day_first: bool, before: tuple[str, ...], after: tuple[str, ...]
) -> Grade:
    """Make the grade of stored answers when what a teacher accepts changes; only what that changes is touched."""
    old_rules, new_rules = (Rules(day_first=day_first, aliases=aliases) for aliases in (before, after))

    def grade(given: Given) -> Judgement | None:
        old, new = (mark(question, given, library, rules) for rules in (old_rules, new_rules))
        return new if (old.verdict, old.share) != (new.verdict, new.share) else None

    return grade


def accepting(normal: str) -> Grade:
    """Make the grade that holds one answer for right, and leaves all others."""

    def grade(given: Given) -> Judgement | None:
        return right(TeacherReason.ACCEPTED) if normal_of(given.text) == normal else None

    return grade


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that earned nothing, for the queue; `close` says that the rules themselves found it close."""

    guild: int
    user: int
    question: str
    text: str
    close: bool
