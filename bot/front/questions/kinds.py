"""The registry that pairs each kind of question with the class that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...library.questions import (
    DateAsked,
    Matching,
    NumberAsked,
    OneChoice,
    Order,
    Question,
    SeveralChoices,
    SourceCriticism,
    TrueFalse,
    Typed,
)
from .choice import OneChoicePresenter, SeveralChoicesPresenter, TrueFalsePresenter
from .matching import MatchingPresenter
from .order import OrderPresenter
from .presenter import Presenter, Q
from .source import SourcePresenter
from .typed import DatePresenter, NumberPresenter, TypedPresenter

PRESENTERS: Mapping[type[Question], Presenter[Any]] = {  # Any: no type says that each stands under its own record
    OneChoice: OneChoicePresenter(),
    SeveralChoices: SeveralChoicesPresenter(),
    TrueFalse: TrueFalsePresenter(),
    Typed: TypedPresenter(),
    DateAsked: DatePresenter(),
    Order: OrderPresenter(),
    SourceCriticism: SourcePresenter(),
    NumberAsked: NumberPresenter(),
    Matching: MatchingPresenter(),
}


def presenter_of(question: Q) -> Presenter[Q]:
    """Give what shows a question."""
    return PRESENTERS[type(question)]
