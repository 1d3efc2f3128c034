"""The cards of a question that is asked alone: as it is asked, what an answer was worth, and a teacher's sheet."""

from __future__ import annotations

from collections.abc import Sequence

from ...errors import Why
from ...language.shares import percent
from ...library.catalogue import Library
from ...library.questions import AnyQuestion
from ...lookup.entry_kind import EntryKind
from ...marking.judgement import Given, Verdict
from ...marking.kinds import accused_of, feedback_of, options_of
from ...study.practice import Answer
from ...study.questions.dealt import Drawn
from ..kit import words as kit_words
from ..kit.card import TEXT_LIMIT, Card, Control, Tone, heading, quote, small
from ..kit.controls import button
from ..kit.reasons import say
from ..kit.verbs import ShowEntry
from ..lookup.cards import sources_line
from . import words
from .kinds import presenter_of
from .letters import fit_texts
from .presenter import Dealt, Key

_MARGIN, _LEAST = 40, 30
"""Letters for marks and line breaks of a card, and of the shortest feedback worth showing."""
TONES = {Verdict.RIGHT: Tone.RIGHT, Verdict.PARTLY: Tone.PARTLY, Verdict.WRONG: Tone.WRONG, Verdict.NEAR_MISS: Tone.CAUTION}


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
        small(f"{title}{say_level(question)}"),
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
    judged = f"{verdict or say_verdict(answer.verdict, answer.share)} {told}".strip()
    key = asked.reveal_below(Dealt(library, question, drawn), answer.given, told)
    rests_on = say_rests_on(library, question)
    room = TEXT_LIMIT - _MARGIN - sum(map(len, (title, question.prompt, key, judged, question.explanation, rests_on)))
    return Card(
        small(title),
        heading(question.prompt),
        judged,
        key,
        "\n".join(part for part in (*_fit_feedback(question, answer.given, room), question.explanation) if part),
        rests_on,
        tone=TONES[answer.verdict],
        controls=[[onward, *fact_button(library, question), *extra]],
    )


def _fit_feedback(question: AnyQuestion, given: Given, room: int) -> list[str]:
    """Give what the author says of the wrong options chosen, as far as the card has room for it."""
    said = feedback_of(question, given)
    return fit_texts(said, room) if room > _LEAST * len(said) else []


def sheet_card(library: Library, question: AnyQuestion) -> Card:
    """Show a teacher the whole question: what there is to choose from, the key, the explanation and its sources."""
    prompt, *texts = sheet_texts(library, question)
    return Card(
        "\n".join(part for part in (prompt, small(say_level(question, between=""))) if part),
        *texts,
        tone=Tone.KNOWLEDGE,
        controls=[fact_button(library, question)],
    )


def sheet_texts(library: Library, question: AnyQuestion) -> list[str]:
    """Give the texts of that sheet one by one, the prompt first."""
    shown, accused = (tuple(range(len(each(question, library)))) for each in (options_of, accused_of))
    dealt = Dealt(library, question, Drawn(question.id, shown, accused))
    revealed = presenter_of(question).reveal(dealt, Given())
    return [heading(question.prompt), revealed, question.explanation, say_rests_on(library, question)]


def say_level(question: AnyQuestion, between: str = " · ") -> str:
    """Say how hard a question is, behind what stands before it; nothing where its author did not say."""
    return between + kit_words.DIFFICULTIES[question.difficulty] if question.difficulty else ""


def say_rests_on(library: Library, question: AnyQuestion) -> str:
    """Name the sources of the fact that a question rests on or, where it rests on none, whose list it is from."""
    fact, unit = library.facts.get(question.fact), library.unit_of_question(question)
    if fact is not None:
        return sources_line(library.support(fact))
    return small(kit_words.FROM_LIST.format(title=quote(unit.head.title, 100))) if unit is not None else ""


def fact_button(library: Library, question: AnyQuestion) -> list[Control]:
    """Make the button that shows the fact of a question; none where it rests on none."""
    if question.fact not in library.facts:
        return []
    return [button(words.FACT_BUTTON, ShowEntry(EntryKind.FACT, question.fact), emoji="📖")]


def say_verdict(verdict: Verdict, share: float) -> str:
    """Say what an answer is worth."""
    match verdict:
        case Verdict.RIGHT:
            return words.RIGHT
        case Verdict.PARTLY:
            return words.PARTLY.format(percent=percent(share))
        case Verdict.NEAR_MISS:
            return words.NEAR_MISS
        case _:
            return words.WRONG
