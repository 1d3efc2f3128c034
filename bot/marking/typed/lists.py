"""Answers that name two things or more because the question asks for so many: each is worth its share.

`Which two states?` of India and Pakistan: in whatever order, with whatever between them, and half for one of them. So with what
asks two things at once, `Which emperor built it, and for whom?`; what a preposition leads in is sought behind that alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ...errors import because
from ...language.numerals import VALUES
from ...language.phrases import ARTICLES, NEGATIONS
from ...library.questions import Typed
from ..judgement import Judgement, right
from ..reasons import TypedReason
from .answer import FILLER_WORDS

_ASKED = re.compile(r"\b(?:which|what|name|who\s+were\s+the)\s+(?:the\s+)?(two|three|four|five|six|[2-6])\b", re.IGNORECASE)
_QUESTION = r"(?:who|whom|whose|which|what|when|where|why|how)"
_TWO_ASKED = re.compile(rf"\b{_QUESTION}\b[^?]*\band\s+(?:[\w']+\s+){{0,4}}?{_QUESTION}\b", re.IGNORECASE)
_PARTS = re.compile(
    r"\s*(?:\b(?:and|n|und|et|as\s+well\s+as|then|followed\s+by|first(?=.*\bthen\b))\b|[,;&+/])\s*", re.IGNORECASE
)
_PARTED = re.compile(r"\s*[,;/]\s*(?:and\s+)?|\s+(?:and|&|[-\u2013\u2014])\s+")
_LEADS = "for in on at by from with against under"
_LED = re.compile(rf"^({'|'.join(_LEADS.split())})\s+(?=\w)", re.IGNORECASE)
_OPPOSED = re.compile(r"(?<=\w)\s+(?:vs\b\.?|versus|against)\s+(?=\w)", re.IGNORECASE)
"""What stands between the two sides of a fight: Athens vs Sparta."""
_WORD = re.compile(r"\w+")


class Item(NamedTuple):
    """One of the things that are asked for, with the preposition that leads it in, if one does."""

    text: str
    lead: str = ""


def asks_two(question: Typed) -> bool:
    """Say whether a question asks two things at once, so that one of them is not all, though it be a whole name."""
    return bool(items_of(question)) and not _ASKED.search(question.prompt)


def items_of(question: Typed) -> tuple[tuple[Item, ...], ...]:
    """Give the things that a question asks for, by each answer that names so many; none where it asks for one."""
    return _items(question.prompt, question.answers)


@lru_cache(maxsize=256)
def _items(prompt: str, answers: tuple[str, ...]) -> tuple[tuple[Item, ...], ...]:
    if asked := _ASKED.search(prompt):
        count = VALUES.get(asked[1].casefold()) or int(asked[1])
        listed = (tuple(map(Item, _split(text))) for text in answers if not any(map(str.isdigit, text)))
    elif _TWO_ASKED.search(prompt):
        count = 2
        listed = (tuple(map(_led, _PARTED.split(text))) for text in answers)
    else:
        return ()
    return tuple(items for items in listed if len(items) == count)


def judge_list(question: Typed, text: str, judge_item: Callable[[str, str], bool]) -> Judgement | None:
    """Judge the things that an answer lists: one too many costs what one of them earns.

    Nothing where the question asks for one thing, or none of those listed is right.
    """
    alternatives = items_of(question)
    if not alternatives or NEGATIONS & {*_WORD.findall(text)}:
        return None
    said = {*_WORD.findall(question.prompt.casefold()), *FILLER_WORDS, *ARTICLES, "it"}
    count = len(alternatives[0])
    good = max(_found(text, items, said, judge_item) for items in alternatives)
    if good < 1:
        return None
    if good == count:
        return right()
    return Judgement.of_share(good / count, because(TypedReason.SOME_FOUND, found=good, asked=count, answer=question.answers[0]))


def _found(text: str, items: tuple[Item, ...], said: set[str], judge_item: Callable[[str, str], bool]) -> int:
    """Count the things that an answer names, less what it names beyond their number."""
    if len(items) == 2 and not any(_OPPOSED.search(item.text) for item in items):
        text = _OPPOSED.sub(" and ", text)
    own = {item.text.casefold() for item in items}  # the question may name one of them: what was British India divided into
    parts = _given(text, items)
    given = tuple(part for part in parts if part.text.casefold() in own or not said.issuperset(_WORD.findall(part.text)))
    led = {part.lead for part in given}
    found = {
        item
        for item in items
        if any(judge_item(item.text, part.text) for part in given if part.lead == item.lead or item.lead not in led)
    }
    return len(found) - max(0, len(given) - len(items))


def _given(text: str, items: tuple[Item, ...]) -> Iterator[Item]:
    """Take an answer apart at what parts a list, and at the prepositions that the things asked for are led in by."""
    leads = {item.lead for item in items if item.lead}
    numbered = {"in", "on"} if any(item.text.isdigit() for item in items) else set[str]()
    leads |= numbered
    for part in _split(text):
        if not leads:
            yield Item(part)
            continue
        ahead, *behind = re.split(rf"(?:^|\s+)({'|'.join(sorted(leads))})\s+(?=\w)", part.replace(" 4 ", " for "))
        led = (("", ahead), *zip(behind[::2], behind[1::2], strict=True))
        yield from (Item(text, "" if lead in numbered else lead) for lead, text in led if text)


def _led(text: str) -> Item:
    led = _LED.match(text)
    return Item(text[led.end() :], led[1].casefold()) if led else Item(text)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in _PARTS.split(text) if any(letter.isalnum() for letter in part))
