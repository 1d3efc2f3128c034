"""A unit whose every text is as long as an author may write it."""

from __future__ import annotations

from typing import Any

from bot.language.dates import HistoricalDate, Precision
from bot.library.catalogue import Library
from bot.library.model import Fact, Source, SourceKind, Stance, Testimony, Topic
from bot.library.questions import (
    AnyQuestion,
    DateAsked,
    Matching,
    NumberAsked,
    OneChoice,
    Order,
    Pair,
    SeveralChoices,
    SourceCriticism,
    TrueFalse,
    Typed,
    Wrong,
)
from bot.library.unit import Unit, UnitHead

COMMON: dict[str, Any] = {"prompt": "p" * 400, "fact": "fact-0", "explanation": "e" * 600, "difficulty": 3}
WRONG = tuple(Wrong(text=f"{number}" * 200, feedback="f" * 400) for number in range(9))
QUESTIONS: tuple[AnyQuestion, ...] = (
    OneChoice(id="one", answer="a" * 200, wrong=WRONG, **COMMON),
    SeveralChoices(id="several", answers=tuple(letter * 200 for letter in "abcde"), wrong=WRONG[:5], **COMMON),
    TrueFalse(id="true", answer=True, feedback="f" * 400, **COMMON),
    Typed(id="typed", answers=("a" * 200,), **COMMON),
    DateAsked(id="date", answer=HistoricalDate.parse("1956-02-14/1956-02-25"), precision=Precision.DAY, **COMMON),
    Order(id="order", events=tuple(f"fact-{number}" for number in range(6)), **COMMON),
    SourceCriticism(
        id="source", among=tuple(f"s-{number}" for number in range(5)), errs="s-3", tell="t" * 200, wrong=WRONG[:4], **COMMON
    ),
    NumberAsked(id="number", answer=-(10**15) + 0.25, tolerance=0.125, measure="m" * 40, **COMMON),
    Matching(
        id="matching",
        pairs=tuple(Pair(left=f"{number}" * 200, right=f"{letter}" * 200) for number, letter in enumerate("abcdefghij")),
        spare=tuple(letter * 200 for letter in "klmno"),
        **COMMON,
    ),
)


def long_library() -> Library:
    sources = tuple(
        Source(
            key=f"s-{number}", title=f"{number} " + "title " * 33, author="Author " * 9, year=1956, kind=SourceKind.WEB, trust="t"
        )
        for number in range(8)
    )
    testimony = tuple(Testimony(source=source.key, stance=Stance.AGREES, claim="c" * 400) for source in sources)
    facts = tuple(
        Fact(
            id=f"fact-{number}", title=f"{number}" * 100, statement="s", testimony=testimony, topics=("topic",),
            date=HistoricalDate.parse(f"195{number}-09-25"),
        )
        for number in range(6)
    )  # fmt: skip
    head = UnitHead(id="unit", title="Unit", description="d", topics=(Topic(id="topic", title="Topic"),))
    return Library([Unit(head=head, sources=sources, facts=facts, questions=QUESTIONS)])
