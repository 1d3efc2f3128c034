"""Answers that name two things or more because the question asks for so many: each is worth its share.

`Which two states?` of India and Pakistan: in whatever order, with whatever between them, and half for one of them. So with what
asks two things at once, `Which emperor built it, and for whom?`; what a preposition leads in is sought behind that alone. Each
thing is a question of its own, and each part of an answer is judged by the table of rules as if it were all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from ...errors import because
from ...language.numerals import VALUES
from ...language.phrases import ARTICLES, NEGATIONS
from ...library.questions import Typed
from ..judgement import Judgement, right, wrong
from ..reasons import TypedReason
from .answer import FILLER_WORDS

_ASKED = re.compile(
    r"\b(?:which|what|name|who)\s+(?:(?:is|are|was|were)\s+)?(?:the\s+)?(?:names\s+of\s+(?:the\s+)?)?(two|three|four|five|six|[2-6])\b",
    re.IGNORECASE,
)
_QUESTION = r"(?:who|whom|whose|which|what|when|where|why|how)"
_TWO_ASKED = re.compile(rf"\b{_QUESTION}\b[^?]*(?P<second>\band\s+(?:[\w']+\s+){{0,4}}?{_QUESTION}\b)", re.IGNORECASE)
_PARTS = re.compile(
    r"""\s*(?:\b(?:and|n|und|et|plus|both|together|as\s+well\s+as|then|followed\s+by|first(?=.*\bthen\b))\b|[,;&+/]
    |(?<!\S)[1-9][.)](?=\s))\s*|\s+[-\u2013\u2014]\s+""",
    re.VERBOSE,
)
_PARTED = re.compile(r"\s*[,;/]\s*(?:and\s+)?|\s+(?:and|&|[-\u2013\u2014])\s+")
_LEADS = "for in on at by from with against under through"
_LED = re.compile(rf"^({'|'.join(_LEADS.split())})\s+(?=\w)")
_OPPOSED = re.compile(r"(?<=\w)\s+(?:vs\b\.?|versus)\s+(?=\w)")
"""What stands between the two sides of a fight: Athens vs Sparta."""
_HONOURED = re.compile(r"\bin\s(?:the\s)?(?:memory|honou?r|remembrance)\sof\b")
_JOINED = re.compile(r"\s+(?:with|to|against)\s+(?=\w)")
_LOOSE = re.compile(rf"(?:^|\s+)(?:{'|'.join(_LEADS.split())})\s+(?=\w)|(?<=[^\W\d])\s+(?=\d)|(?<=\d)\s+(?=[^\W\d])")
"""Where a part that is not right as it stands may hold several things, or two that are asked at once: Rousseau 1762."""
_PLURAL = re.compile(r"((?:[\w'\u2019-]+\s+){0,3}?[\w-]*?(?<!['\u2019]))(ies|men|s)\b")
"""What is asked for several of, as far as its last word."""
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?![IVX]+\b)[^\W\d_]{3,}")


class Item(NamedTuple):
    """One of the things that are asked for, the preposition that leads it in, and what asks for it alone."""

    text: str
    lead: str
    prompt: str


class Part(NamedTuple):
    """What a list has between two commas, or behind a preposition that leads in one of the things asked for."""

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
    count, listed, prompts = 2, list[tuple[Part, ...]](), list[str]()
    if asked := _ASKED.search(prompt):
        count = VALUES.get(asked[1].casefold()) or int(asked[1])
        listed = [tuple(map(Part, _split(text))) for text in answers]
        prompts = [_of_one(prompt, asked)] * count
    elif asked := _TWO_ASKED.search(prompt):
        listed = [tuple(map(_led, _PARTED.split(text))) for text in answers]
        second = asked.start("second")
        prompts = [prompt, f"{prompt[second:].removeprefix('and ')} {prompt[:second]}"]
    return tuple(_as_items(parts, prompts) for parts in listed if len(parts) == count)


def _of_one(prompt: str, asked: re.Match[str]) -> str:
    """Ask for one thing: which ruler, where two rulers are asked for."""
    ahead, behind = prompt[: asked.start(1)], prompt[asked.end(1) :].lstrip()
    several = _PLURAL.match(behind)
    if several is None:
        return ahead + behind
    one = several[1] + {"ies": "y", "men": "man", "s": ""}[several[2]]
    return f"{ahead}{one}{behind[several.end() :]} {several[0].split()[-1]}"


def _as_items(parts: tuple[Part, ...], prompts: Sequence[str]) -> tuple[Item, ...]:
    """Make a question of each thing; what they have in common, each may do without: North and South Korea."""
    shared = " ".join(sorted(_shared(parts)))
    return tuple(Item(part.text, part.lead, f"{prompt} {shared}") for part, prompt in zip(parts, prompts, strict=True))


def _shared(parts: tuple[Part, ...]) -> set[str]:
    words = [{*_NAME.findall(part.text)} for part in parts]
    return {word for one, other in combinations(words, 2) for word in one & other}


def judge_list(question: Typed, text: str, judge_item: Callable[[Item, str], bool]) -> Judgement | None:
    """Judge the things that an answer lists: one too many costs what one of them earns.

    Nothing where the question asks for one thing, or none of those listed is right.
    """
    alternatives = items_of(question)
    if not alternatives or NEGATIONS & {*_WORD.findall(text)}:
        return None
    text = _HONOURED.sub("for", text)
    said = {*filter(str.islower, _WORD.findall(question.prompt)), *FILLER_WORDS, *ARTICLES}
    count = len(alternatives[0])
    good = max(_found(text, items, said, judge_item) for items in alternatives)
    if good == count:
        return right()
    if good > 0:
        return Judgement.of_share(
            good / count, because(TypedReason.SOME_FOUND, found=good, asked=count, answer=question.answers[0])
        )
    turned = any(_found(text, _turned(items), said, judge_item) == count for items in alternatives)
    return wrong(because(TypedReason.SENSE_TURNED, answer=question.answers[0])) if turned else None


def _turned(items: Sequence[Item]) -> list[Item]:
    """Give each of two things what leads in the other: for Shah Jahan, Mumtaz Mahal."""
    return [item._replace(lead=other.lead) for item, other in zip(items, items[::-1], strict=True)]


def _found(text: str, items: Sequence[Item], said: set[str], judge_item: Callable[[Item, str], bool]) -> int:
    """Count the things that an answer names, less what it names beyond their number."""
    parts = _given(_OPPOSED.sub(" and ", text), items)
    given = [part for part in parts if not said.issuperset(_WORD.findall(part.text))]
    led = {part.lead for part in given}
    free, counted = list(items), 0
    for part in given:
        fits = [item for item in free if part.lead == item.lead or item.lead not in led]
        named = _named(part, fits, judge_item, asked_apart=len({item.prompt for item in items}) > 1)
        free = [item for item in free if item not in named]
        counted += len(named)
    return len(items) - len(free) - max(0, counted - len(items))


def _named(part: Part, items: Sequence[Item], judge_item: Callable[[Item, str], bool], *, asked_apart: bool) -> list[Item | None]:
    """Give the thing that a part names, or those that its pieces do where these are more; None for each that names nothing."""

    def find(texts: Iterable[str]) -> list[Item | None]:
        return [next((item for item in items if judge_item(item, text)), None) for text in texts]

    pieces = (_LOOSE if asked_apart else _JOINED).split(part.text)
    return max(find([part.text]), find(filter(None, pieces)), key=lambda named: len({*named} - {None}))


def _given(text: str, items: Sequence[Item]) -> Iterator[Part]:
    """Take an answer apart at what parts a list, and at the prepositions that the things asked for are led in by."""
    leads = "|".join({item.lead for item in items})
    for part in _split(text):
        ahead, *behind = re.split(rf"(?:^|\s)({leads})\s(?=\w)", part.replace(" 4 ", " for "))
        yield Part(ahead)
        yield from map(Part, behind[1::2], behind[::2])


def _led(text: str) -> Part:
    led = _LED.match(text)
    return Part(text[led.end() :], led[1]) if led else Part(text)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in _PARTS.split(text) if _WORD.search(part))
