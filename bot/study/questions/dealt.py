"""A question as one person or class sees it: options shuffled, and places on the card read back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

import msgspec

from ...errors import Refusal
from ...library.catalogue import Library
from ...library.questions import AnyQuestion
from ...marking.judgement import Given
from ...marking.kinds import accused_of, kind_of, options_of
from ...marking.reasons import OrderReason
from ..reasons import AnswerReason


class Drawn(msgspec.Struct, frozen=True):
    """A question as one student sees it: which canonical option stands at each place."""

    question: str
    shown: tuple[int, ...] = ()
    accused: tuple[int, ...] = ()
    """The same for the first step of a source question: which of its sources stands at each place."""
    kept: str | msgspec.UnsetType = msgspec.UNSET
    """The key of the question as it was drawn (`kept.py`); not set where that was not kept."""


def draw_options(question: AnyQuestion, library: Library, rng: Random) -> tuple[int, ...]:
    """Shuffle the options of a question for one person; True always stands before False, and years stand in order."""
    texts = options_of(question, library)
    order = list(range(len(texts)))
    kind = kind_of(question)
    years = [_year_of(text) for text in texts]
    if kind.in_order_of_years and texts and None not in years:  # it gives nothing away, and helps to read
        order.sort(key=lambda index: years[index] or 0)
    elif kind.shuffled:
        rng.shuffle(order)
    return tuple(order)


_YEAR = re.compile(r"(?:(?:AD|CE) )?(\d{1,9})(?: (BCE?|AD|CE))?")


def _year_of(text: str) -> int | None:
    """Read an option that is a number or a year of either era, those before Christ as negative; None for any other text."""
    match = _YEAR.fullmatch(text)
    return None if match is None else -int(match[1]) if (match[2] or "").startswith("BC") else int(match[1])


def draw_question(question: AnyQuestion, library: Library, rng: Random) -> Drawn:
    """Draw how one person sees a question."""
    count = len(accused_of(question, library))
    accused = rng.sample(range(count), count)
    return Drawn(question.id, draw_options(question, library, rng), tuple(accused))


def chosen_of(drawn: Drawn, slots: Sequence[int]) -> Given:
    """Translate places on the card into canonical options; raise Refusal for a place the card does not have."""
    return Given(chosen=tuple(sorted(_at(drawn.shown, slot) for slot in slots)))


def arranged_of(drawn: Drawn, slots: Sequence[int]) -> Given:
    """Translate an arrangement of places, whose last may be left out, into the canonical order."""
    if len({*slots}) != len(slots) or len(slots) < len(drawn.shown) - 1:
        raise Refusal(OrderReason.EACH_ONCE)
    rest = [slot for slot in range(len(drawn.shown)) if slot not in slots]
    return Given(chosen=tuple(_at(drawn.shown, slot) for slot in (*slots, *rest)))


def matched_of(drawn: Drawn, slots: Sequence[int]) -> Given:
    """Translate the place of a partner for each left side; raise Refusal for a place the card does not have."""
    return Given(chosen=tuple(_at(drawn.shown, slot) for slot in slots))


def criticised_of(drawn: Drawn, accused: int, tell: int) -> Given:
    """Translate both steps of a source question: which source errs, and how one can tell."""
    return Given(chosen=(_at(drawn.accused, accused), _at(drawn.shown, tell)))


def _at(places: Sequence[int], slot: int) -> int:
    if not 0 <= slot < len(places):
        raise Refusal(AnswerReason.NOT_ON_CARD)
    return places[slot]
