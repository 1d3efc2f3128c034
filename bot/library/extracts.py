"""Extracts of the sources themselves: the words, whose they are, and what is asked of whoever reads them."""

from enum import StrEnum
from typing import Annotated

import msgspec

from ..language.dates import HistoricalDate
from .model import AskedPhrases, Id, Name, Record
from .questions import OptionText

MOST_WORDS, MOST_QUOTED = 150, 60
"""Words that an extract may have, and one that is quoted from what others own."""
MOST_OFFERED = 6
"""Options of one step: with a reason each, a card of Discord holds no more beside the extract."""
CUT = "[...]"
"""Marks what was left out of a text."""


class ExtractKind(StrEnum):
    """What sort of text an extract is of."""

    SPEECH = "speech"
    MINUTES = "minutes"
    LETTER = "letter"
    DIARY = "diary"
    PRESS = "press"
    INTELLIGENCE_REPORT = "intelligence-report"
    MEMOIR = "memoir"
    STATISTICS = "statistics"
    CARTOON = "cartoon"
    """Described in words."""
    DOCUMENT = "document"
    """A law, decree, treaty, resolution or telegram of an office."""
    CHRONICLE = "chronicle"
    INSCRIPTION = "inscription"
    LATER_ACCOUNT = "later-account"
    """What somebody wrote about it afterwards who was not there: a history, an essay, a web page."""


class Rights(StrEnum):
    """Why an extract may be shown."""

    PUBLIC_DOMAIN = "public-domain"
    GOVERNMENT = "government"
    QUOTATION = "quotation"


class Offered(Record, frozen=True, kw_only=True):
    """An option of a step, whether it is right, and why."""

    text: OptionText
    right: bool = False
    why: Annotated[str, msgspec.Meta(max_length=200)] = ""


Options = Annotated[tuple[Offered, ...], msgspec.Meta(max_length=MOST_OFFERED)]


class Extract(Record, frozen=True, kw_only=True):
    """A short piece of a source, with what a student is asked about it; `[...]` marks cuts."""

    id: Id
    title: Name
    """Read before it is asked whose words these are: it should name neither author nor date."""
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=1400)]
    source: Id
    author: Name
    audience: Annotated[str, msgspec.Meta(min_length=1, max_length=150)]
    kind: ExtractKind
    context: Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
    """Two sentences that one needs to understand it."""
    rights: Rights
    rights_reason: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    original: Annotated[str, msgspec.Meta(max_length=500)] = ""
    """The same words in their own language, where they are few."""
    locator: Annotated[str, msgspec.Meta(max_length=120)] = ""
    """Where in the source: page, paragraph, document number."""
    link: Annotated[str, msgspec.Meta(max_length=250)] = ""
    unchecked: Annotated[str, msgspec.Meta(max_length=200)] = ""
    """What of it nobody has compared with the edition; empty where all of it was."""
    date: HistoricalDate | None = None
    place: Annotated[str, msgspec.Meta(max_length=100)] = ""
    supports: tuple[Id, ...] = ()
    """Facts that it bears out."""
    contradicts: tuple[Id, ...] = ()
    """Facts that it speaks against."""
    keywords: tuple[str, ...] = ()
    asked: AskedPhrases = ""
    says: Options = ()
    """What stands in it, and what does not."""
    purpose: Options = ()
    """Why it was said or written."""
    question: Annotated[str, msgspec.Meta(max_length=200)] = ""
    """What it is to be worth something for."""
    worth: Options = ()
    """Why it is valuable for that question and why limited."""
    test: Options = ()
    """What else bears it out or speaks against it; left empty, that is drawn from the facts."""
    model_answer: Annotated[str, msgspec.Meta(max_length=1200)] = ""

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that it bears on, either way."""
        return (*self.supports, *self.contradicts)

    @property
    def when(self) -> str:
        """Write its date for a reader; empty where it has none."""
        return self.date.words() if self.date else ""


def count_words(text: str) -> int:
    """Count the words of an extract; marks of cuts are none."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())
