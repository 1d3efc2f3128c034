"""Answers that name two things or more because the question asks for so many: each is worth its share.

`Which two states?` of India and Pakistan: in whatever order, with whatever between them, and half for one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ...errors import because
from ...language.numerals import VALUES
from ...language.phrases import NEGATIONS
from ...library.questions import Typed
from ..judgement import Judgement, right
from ..reasons import TypedReason

_ASKED = re.compile(r"\b(?:which|what|name|who\s+were\s+the)\s+(?:the\s+)?(two|three|four|five|six|[2-6])\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:\b(?:and|und|et|as\s+well\s+as|then|followed\s+by|first(?=.*\bthen\b))\b|[,;&+/])\s*", re.IGNORECASE)
_OPPOSED = re.compile(r"(?<=\w)\s+(?:vs\b\.?|versus|against)\s+(?=\w)", re.IGNORECASE)
"""What stands between the two sides of a fight: Athens vs Sparta."""


def items_of(question: Typed) -> tuple[str, ...]:
    """Give the things that a question asks for by their number; none where it asks for one, or no answer names so many."""
    asked = _ASKED.search(question.prompt)
    if asked is None:
        return ()
    count = VALUES.get(asked[1].casefold()) or int(asked[1])
    listed = (_split(text) for text in question.answers if not any(letter.isdigit() for letter in text))
    return next((items for items in listed if len(items) == count), ())


def judge_list(text: str, items: tuple[str, ...], judge_item: Callable[[str, str], bool], shown: str) -> Judgement | None:
    """Judge the things that an answer lists: one too many costs what one of them earns; nothing where none of them is right."""
    if len(items) == 2 and not any(_OPPOSED.search(item) for item in items):
        text = _OPPOSED.sub(" and ", text)
    given = _split(text)
    if NEGATIONS & {*re.findall(r"\w+", text)}:
        return None
    found = {item for item in items if any(judge_item(item, each) for each in given)}
    good = len(found) - max(0, len(given) - len(items))
    if good < 1:
        return None
    if good == len(items):
        return right()
    return Judgement.of_share(good / len(items), because(TypedReason.SOME_FOUND, found=good, asked=len(items), answer=shown))


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in _PARTS.split(text) if any(letter.isalnum() for letter in part))
