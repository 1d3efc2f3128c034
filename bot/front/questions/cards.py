"""The cards of a question that is asked alone: as it is asked, what an answer was worth, and a teacher's sheet."""

from __future__ import annotations

from collections.abc import Sequence

from ...errors import Why
from ...language.shares import percent
from ...library.catalogue import Library
from ...library.questions import AnyQuestion
from ...lookup.entries import EntryKind
from ...marking.judgement import Given, Verdict
from ...marking.kinds import accused_of, options_of
from ...study.practice import Answer
from ...study.questions.dealt import Drawn
from ..kit import words as kit_words
from ..kit.card import Card, Control, Tone, heading, small
from ..kit.controls import button
from ..kit.reasons import say
from ..kit.verbs import ShowEntry
from ..lookup.cards import sources_line
from . import words
from .kinds import presenter_of
from .presenter import Dealt, Key

_TONES = {Verdict.RIGHT: Tone.RIGHT, Verdict.PARTLY: Tone.PARTLY, Verdict.WRONG: Tone.WRONG, Verdict.NEAR_MISS: Tone.CAUTION}


def question_card(
    library: Library,
    question: AnyQuestion,
    drawn: Drawn,
    title: str,
    key: Key,
    *,
    steps: str = "",
    note: str = "",
) -> Card:
    """Ask a question: what there is to choose from, and the controls to answer with; `note` is said in small print."""
    asked, dealt = presenter_of(question), Dealt(library, question, drawn)
    return Card(
        small(f"{title} · {kit_words.DIFFICULTIES[question.level]}"),
        heading(question.prompt),
        asked.alone_body(dealt, steps),
        small(" ".join(part for part in (asked.alone_hint(dealt, steps), note) if part)),
        tone=Tone.QUIZ,
        controls=asked.alone_controls(dealt, key, steps),
    )


def feedback_card(
    library: Library,
    question: AnyQuestion,
    drawn: Drawn,
    answer: Answer,
    reason: Why | None,
    title: str,
    onward: Control,
    *,
    extra: Sequence[Control] = (),
    verdict: str = "",
) -> Card:
    """Show what an answer was worth, the key, the explanation and its sources; `verdict` takes the place of the usual word."""
    asked = presenter_of(question)
    told = say(reason) if answer.verdict is Verdict.PARTLY or asked.says_why else ""
    fact = library.facts[question.fact]
    return Card(
        small(title),
        heading(question.prompt),
        asked.reveal(Dealt(library, question, drawn), answer.given),
        "\n".join(part for part in (f"{verdict or _verdict(answer)} {told}".strip(), question.explanation) if part),
        sources_line(library.support(fact)),
        tone=_TONES[answer.verdict],
        controls=[[onward, button(kit_words.FACT_BUTTON, ShowEntry(EntryKind.FACT, fact.id), emoji="📖"), *extra]],
    )


def sheet_card(library: Library, question: AnyQuestion) -> Card:
    """Show a teacher the whole question: what there is to choose from, the key, the explanation and its sources."""
    shown, accused = (tuple(range(len(each(question, library)))) for each in (options_of, accused_of))
    dealt = Dealt(library, question, Drawn(question.id, shown, accused))
    fact = library.facts[question.fact]
    return Card(
        heading(question.prompt, small(kit_words.DIFFICULTIES[question.level])),
        presenter_of(question).reveal(dealt, Given()),
        question.explanation,
        sources_line(library.support(fact)),
        tone=Tone.KNOWLEDGE,
        controls=[[button(kit_words.FACT_BUTTON, ShowEntry(EntryKind.FACT, fact.id), emoji="📖")]],
    )


def _verdict(answer: Answer) -> str:
    match answer.verdict:
        case Verdict.RIGHT:
            return words.RIGHT
        case Verdict.PARTLY:
            return words.PARTLY.format(percent=percent(answer.share))
        case Verdict.NEAR_MISS:
            return words.NEAR_MISS
        case _:
            return words.WRONG
