"""What an author may do to a unit while its questions stand before a class."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from bot.library.catalogue import Library
from bot.library.questions import AnyQuestion, OneChoice, SeveralChoices, SourceCriticism, TrueFalse, Typed
from bot.library.unit import Unit
from tests.sample import make_rome


def _questions(edit: Callable[[AnyQuestion], AnyQuestion]) -> Callable[[Library], Library]:
    return lambda library: Library(replace(unit, questions=tuple(map(edit, unit.questions))) for unit in library.units)


def _units(edit: Callable[[Unit], Unit]) -> Callable[[Library], Library]:
    return lambda library: Library(map(edit, library.units))


def _fewer(question: AnyQuestion) -> AnyQuestion:
    match question:
        case OneChoice() | SeveralChoices() | SourceCriticism():
            return replace(question, wrong=question.wrong[:1])
        case other:
            return other


def _other_key(question: AnyQuestion) -> AnyQuestion:
    match question:
        case OneChoice(answer=answer, wrong=wrong):
            return replace(question, answer=wrong[0].text, wrong=(replace(wrong[0], text=answer), *wrong[1:]))
        case TrueFalse(answer=true):
            return replace(question, answer=not true)
        case Typed():
            return replace(question, answers=("Something else",))
        case other:
            return other


def _other_text(question: AnyQuestion) -> AnyQuestion:
    return replace(question, prompt="What is edited?", explanation="This has been edited.")


EDITS: dict[str, Callable[[Library], Library]] = {
    "fewer options": _questions(_fewer),
    "another key": _questions(_other_key),
    "another text": _questions(_other_text),
    "another kind": _questions(
        lambda each: TrueFalse(
            id=each.id, prompt="It is so.", fact=each.fact, explanation="Yes.", difficulty=1, answer=False
        )
    ),
    "other facts": _units(
        lambda unit: replace(unit, facts=tuple(replace(fact, title="Edited", statement="Edited.") for fact in unit.facts))
    ),
    "no questions": _units(lambda unit: replace(unit, questions=())),
    "no facts": _units(lambda unit: replace(unit, facts=(), people=(), terms=(), questions=(), summaries=())),
    "no sources": _units(
        lambda unit: replace(
            unit, sources=(), summaries=(), facts=tuple(replace(fact, testimony=()) for fact in unit.facts)
        )
    ),
    "another unit": lambda library: make_rome(),
}  # fmt: skip
