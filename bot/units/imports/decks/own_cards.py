"""Cards that we wrote for Anki ourselves: classes in their HTML say what each part is, so that the same questions come back."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from ....language.dates import HistoricalDate, Precision
from ....library.questions import AnyQuestion, DateAsked, NumberAsked, OneChoice, SeveralChoices, TrueFalse, Typed, Wrong
from ..html_text import read_html
from ..upload import clean

_OPTIONS = '<ul class="gobbet-options">'
_PART = '<div class="gobbet-'


class Part(NamedTuple):
    """One part of a back: its kind, the text, and what is noted beside it."""

    kind: str
    text: str
    values: dict[str, str]


def read_term(back: str) -> str | None:
    """Give the entry of a term, if this is one of ours."""
    return next((part.text for part in _parts(back) if part.kind == "term"), None)


def read_question(front: str, back: str) -> AnyQuestion | None:
    """Give the question that a card of ours was made of; None for any other card."""
    parts = list(_parts(back))
    told = [part for part in parts if part.kind not in {"more", "term"}]
    if not told:
        return None
    asked, _, listed = front.partition(_OPTIONS)
    made = _make(told, _text(asked), [_text(item.partition("</li>")[0]) for item in listed.split("<li>")[1:60]])
    explanation = next((part.text for part in parts if part.kind == "more"), "")
    return None if made is None else _explain(made, explanation)


def _explain(question: AnyQuestion, explanation: str) -> AnyQuestion:
    return replace(question, explanation=explanation)


def _make(told: list[Part], prompt: str, options: list[str]) -> AnyQuestion | None:
    kind, texts = told[0].kind, tuple(part.text for part in told)
    wrong = tuple(Wrong(text=option) for option in options if option not in texts)
    try:
        if kind == "one-choice":
            return OneChoice(id="", prompt=prompt, answer=texts[0], wrong=wrong)
        if kind == "several-choices":
            return SeveralChoices(id="", prompt=prompt, answers=texts, wrong=wrong)
        if kind == "typed":
            return Typed(id="", prompt=prompt, answers=texts)
        if kind == "true-false":
            return TrueFalse(id="", prompt=prompt, answer=texts[0] == "True")
        return _make_by_values(kind, prompt, told[0].values)
    except (KeyError, ValueError):
        return None  # somebody has changed what stands beside the text: a card like any other


def _make_by_values(kind: str, prompt: str, values: dict[str, str]) -> AnyQuestion | None:
    if kind == "date":
        answer = HistoricalDate.parse(values["answer"])
        return DateAsked(id="", prompt=prompt, answer=answer, precision=Precision(values["precision"]))
    if kind == "number":
        tolerance = float(values.get("tolerance", "0")[:40])
        measure = values.get("measure", "")
        return NumberAsked(id="", prompt=prompt, answer=float(values["answer"][:40]), tolerance=tolerance, measure=measure)
    return None


def _parts(back: str) -> Iterator[Part]:
    for piece in back.split(_PART)[1:60]:
        head, _, rest = piece.partition(">")
        kind, _, noted = head.partition('"')
        yield Part(kind, _text(rest.partition("</div>")[0]), dict(_values(noted)))


def _values(noted: str) -> Iterator[tuple[str, str]]:
    for piece in noted.split(" data-")[1:10]:
        name, _, value = piece.partition('="')
        yield name, html.unescape(value.rpartition('"')[0][:400])


def _text(source: str) -> str:
    return clean(read_html(source).text)
