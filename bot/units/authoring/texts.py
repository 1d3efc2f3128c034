"""Remarks on what a unit says: notes to oneself, mentions and marks of other programs, prompts that give the answer away.

And on texts that name options by their place, as options are shuffled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from ...errors import because
from ...language.calendar import write_year
from ...language.folding import fold
from ...library.model import Record
from ...library.questions import AnyQuestion, DateAsked, Matching, OneChoice, Order, SeveralChoices, SourceCriticism
from ...library.unit import Unit
from ..faults import Remark
from ..reading import TABLES, UnitReading

_SHOWN = 60
_TO_DO = re.compile(r"\b(?:TODO|FIXME|TBD|TBC|lorem ipsum)\b|\?\?\?", re.IGNORECASE)
_MENTION = re.compile(r"@(?:everyone|here)\b|<(?:@[!&]?|#|a?:\w{2,32}:)\d+>")
_LINK = re.compile(r"\[[^\[\]\n]{1,200}\]\([^()\s]{1,500}\)|https?://\S+|\bwww\.\S+")
_MARKUP = re.compile(
    r"</?(?:b|i|u|p|br|em|strong|span|div|sup|sub|font|a|img)\b[^<>]{0,200}>|&(?:nbsp|amp|quot|lt|gt|#\d+);|\*\*\S|__\S|^#{1,6}\s|```",
    re.IGNORECASE | re.MULTILINE,
)
_SHUFFLED = (OneChoice, SeveralChoices, SourceCriticism, Matching)
_COUNTED = re.compile(
    r"\b(?:the|our|these) (?:first|second|third|fourth|fifth|last)(?: (?:two|three|four|five|[2-5]))?"
    r" (?:options?|answers?|choices?|alternatives?|possibilit(?:y|ies))\b"
    r"|\bthe (?:first|last) (?:two|three|four|five|[2-5])"
    r"(?= (?:is|are|was|were|shows?|belong|came|come|happened|did|do|had|have|stand|fit|lie|name)\b|[,.;:)]|$)"
    r"|\b(?:all|none|both|neither|either|any|two|three|one) of the (?:above|below)\b"
    r"|\b(?:the|of) (?:options?|answers?) (?:listed |given |named )?(?:above|below)\b"
    r"|\b(?:options?|answers?|choices?) (?:[A-H]|[1-8])(?: (?:and|or) (?:[A-H]|[1-8]))?(?![\w'’-])",
    re.IGNORECASE,
)
"""What is wrong once the options stand in another order."""
_UNSHOWN = frozenset(("id", "key", "asked", "register", "kind"))
"""Fields that nobody is shown."""
_SHORTEST = 3
"""Letters of an answer that a prompt may hold by chance."""


def remark_on_texts(reading: UnitReading, unit: Unit) -> None:
    """Note what may surprise in the texts of a unit."""
    _remark_on_record(reading, "unit.toml", "", unit.head)
    for table in TABLES:
        for record in getattr(unit, table):
            _remark_on_record(reading, f"{table}.toml", getattr(record, "key", "") or record.id, record)
    for summary in unit.summaries:
        _remark_on_record(reading, f"summaries/{summary.id}.md", summary.id, summary)
    _remark_on_questions(reading, unit)


def _remark_on_record(reading: UnitReading, file: str, entry: str, record: Record) -> None:
    for path, text in _texts(record, ""):
        if found := _TO_DO.search(text):
            reading.remark(file, entry, path, because(Remark.TO_DO, text=_around(text, found)))
        if found := _MENTION.search(text):
            reading.remark(file, entry, path, because(Remark.MENTION, text=_around(text, found)))
        if path not in ("link", "page") and (found := _LINK.search(text)):
            reading.remark(file, entry, path, because(Remark.LINK, text=_around(text, found)))
        if path != "page" and (found := _MARKUP.search(text)):
            reading.remark(file, entry, path, because(Remark.MARKUP, text=_around(text, found)))


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Give every text in a record, with its place."""
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            if name not in _UNSHOWN:
                yield from _texts(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _texts(each, f"{path}[{number}]")
    elif isinstance(value, str):
        yield path, value


def _around(text: str, found: re.Match[str]) -> str:
    begin = max(found.start() - 20, 0)
    return " ".join(text[begin : begin + _SHOWN].split())


def _remark_on_questions(reading: UnitReading, unit: Unit) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for question in unit.questions:
        if isinstance(question, _SHUFFLED):
            _remark_on_counting(reading, question)
        if answer := _answer_in_prompt(question):
            reading.remark("questions.toml", question.id, "prompt", because(Remark.ANSWER_IN_PROMPT, answer=answer))
        asked = (_plain(question.prompt), *sorted(map(_plain, _key_of(question))))
        if asked in seen and seen[asked] != question.id:
            reading.remark("questions.toml", question.id, "prompt", because(Remark.ASKED_TWICE, other=seen[asked]))
        seen.setdefault(asked, question.id)


def _remark_on_counting(reading: UnitReading, question: AnyQuestion) -> None:
    for path, text in _texts(question, ""):
        if found := _COUNTED.search(text):
            reading.remark("questions.toml", question.id, path, because(Remark.OPTION_COUNTED, text=_around(text, found)))


def _key_of(question: AnyQuestion) -> tuple[str, ...]:
    """Give what is right, as far as it tells two questions apart."""
    if isinstance(question, Order):
        return question.events
    return question.right_options or (str(getattr(question, "answer", getattr(question, "pairs", ""))),)


def _answer_in_prompt(question: AnyQuestion) -> str:
    """Give the answer that a prompt holds, unless it names a wrong one as well, as in: Was it A or B?"""
    if isinstance(question, DateAsked):
        year = question.answer.start.year if question.answer else 0
        return _held(write_year(year) if year < 1 else str(year), question.prompt) if question.answer else ""
    if any(_held(wrong.text, question.prompt) for wrong in question.wrong_options):
        return ""
    if len(question.right_options) > 1 and question.wrong_options:
        return ""  # one of several right ones may well be named
    return next((answer for answer in question.right_options if _held(answer, question.prompt)), "")


def _held(answer: str, prompt: str) -> str:
    plain = _plain(answer)
    return answer if len(plain) >= _SHORTEST and f" {plain} " in f" {_plain(prompt)} " else ""


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))
