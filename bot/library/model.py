"""The records of the library: what an author writes, checked for shape by msgspec.

`statement` is always what the evidence supports, also in a fact whose status is `misconception`: there the
wrong belief stands in `myth`, so that no card can state an error as if it were true.

Annotations are values here and in the records beside it, not texts (`from __future__`): msgspec would compile each of two hundred
when a start reads its first record, in 8 ms.
"""

import re
from enum import StrEnum
from typing import Annotated, Self

import msgspec

from ..language.calendar import write_counted_year
from ..language.dates import HistoricalDate

Id = Annotated[str, msgspec.Meta(pattern=r"^([a-z0-9~-]+/)?[a-z0-9]+(-[a-z0-9]+)*(~[0-9a-f]+)?$", max_length=60)]
"""As an author writes it, small letters, digits and single hyphens; or as ids.py qualifies it."""
OWN_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What an author may write."""
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]
Level = Annotated[int, msgspec.Meta(ge=1, le=3)]
Year = Annotated[int, msgspec.Meta(ge=-4001, le=9999)]
"""As people count: -430 is 430 BC; there is no year 0."""
AskedPhrases = Annotated[str, msgspec.Meta(max_length=4000)]
"""What people would type who want a record and do not know its title, a phrase a line; for the look-up alone, never shown."""


class SourceKind(StrEnum):
    """What sort of witness a source is."""

    PRIMARY = "primary"
    SCHOLARLY = "scholarly"
    REFERENCE = "reference"
    TEXTBOOK = "textbook"
    JOURNALISM = "journalism"
    """By journalists, on what they saw or were told: a book, a report, an interview."""
    WEB = "web"
    STUDENT_ESSAY = "student-essay"


class Status(StrEnum):
    """How sure historians are of a fact."""

    ESTABLISHED = "established"
    DISPUTED = "disputed"
    MISCONCEPTION = "misconception"


class Stance(StrEnum):
    """What a source has to say on a fact."""

    AGREES = "agrees"
    DIFFERS = "differs"
    """It gives another value; which of the two is right, the fact says."""
    WRONG = "wrong"
    IMPRECISE = "imprecise"
    ANOTHER_VIEW = "another-view"
    """An interpretation that other historians do not share: no error."""
    UNVERIFIABLE = "unverifiable"
    SILENT = "silent"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        """Read the word that stood for every dissent before there were five as the one that blames nobody."""
        return cls(cls.DIFFERS) if value == OLD_DISSENT else None

    @property
    def dissents(self) -> bool:
        """Say whether the source holds something else than the fact."""
        return self not in (Stance.AGREES, Stance.SILENT)


OLD_DISSENT = "disagrees"
"""As content said before it told the kinds of dissent apart."""
MOST_QUOTED = 25
"""Words of a quotation in a testimony."""


class Length(StrEnum):
    """The three lengths of a summary."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    PAGE = "page"


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A frozen record that refuses fields it does not know.

    Records make no rings, so Python need not look for any among them: of 50,000 facts that would hold everybody up for 0.5 s.
    """


class Topic(Record, frozen=True, kw_only=True):
    """A theme of a unit; facts, summaries and questions name it by id."""

    id: Id
    title: Name


class Source(Record, frozen=True, kw_only=True):
    """A work that statements rest on, with a line on how far to trust it and why."""

    key: Id
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    kind: SourceKind
    trust: Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
    author: str = ""
    year: Year | None = None
    link: str = ""
    read_in_class: bool = False
    """One of the documents that the students themselves read and criticise."""

    @property
    def year_told(self) -> str:
        """Write its year for a reader: 430 BC, 1956; empty where it has none."""
        return write_counted_year(self.year) if self.year else ""


class Testimony(Record, frozen=True, kw_only=True):
    """What one source says on a fact, in our words in `claim`; `note` says why it dissents, where it does."""

    source: Id
    stance: Stance
    claim: Annotated[str, msgspec.Meta(max_length=400)] = ""
    quote: Annotated[str, msgspec.Meta(max_length=300)] = ""
    """The source's own words, 25 at most; `[...]` for cuts."""
    locator: Annotated[str, msgspec.Meta(max_length=200)] = ""
    """Where in the source: a page, a paragraph, the number of a document."""
    checked: bool = True
    """Whether somebody compared this with the source itself; the card says so where nobody has."""
    note: Annotated[str, msgspec.Meta(max_length=400)] = ""
    register: tuple[str, ...] = ()
    """Ids of the claim register that this testimony answers."""


class Fact(Record, frozen=True, kw_only=True):
    """One checked statement with its date and place, and who says what about it."""

    id: Id
    title: Name
    statement: Annotated[str, msgspec.Meta(min_length=1, max_length=600)]
    testimony: tuple[Testimony, ...]
    status: Status = Status.ESTABLISHED
    myth: Annotated[str, msgspec.Meta(max_length=300)] = ""
    """The wrong belief, in one sentence; only where the status is misconception."""
    lesson: Annotated[str, msgspec.Meta(max_length=300)] = ""
    """What the clash of sources teaches about reading sources."""
    date: HistoricalDate | None = None
    old_style: HistoricalDate | None = None
    """The same day in the Julian calendar, where the sources of the time use it."""
    old_style_first: bool = False
    """Whether that day is told rather than the date."""
    place: Annotated[str, msgspec.Meta(max_length=100)] = ""
    people: tuple[Id, ...] = ()
    topics: tuple[Id, ...] = ()
    keywords: tuple[str, ...] = ()
    asked: AskedPhrases = ""
    weight: Level = 1
    """How much it matters on a timeline: 3 is drawn first."""
    register: tuple[str, ...] = ()
    """Ids of the claim register that the statement itself settles."""

    @property
    def when(self) -> str:
        """Write when it was for a reader, Old Style where that comes first; empty where it has no date."""
        if self.old_style and self.old_style_first:
            return f"{self.old_style.words()}, Old Style"
        return self.date.words() if self.date else ""


class Person(Record, frozen=True, kw_only=True):
    """Somebody the unit is about."""

    id: Id
    name: Name
    entry: Text
    other_names: tuple[str, ...] = ()
    short: tuple[str, ...] | None = None
    """Shorter names that stand for the whole one in an answer; None leaves it to what is usual (the surname)."""
    asked: AskedPhrases = ""
    born: HistoricalDate | None = None
    died: HistoricalDate | None = None
    facts: tuple[Id, ...] = ()


class Term(Record, frozen=True, kw_only=True):
    """A word of the field, explained in one paragraph."""

    id: Id
    name: Name
    entry: Text
    other_names: tuple[str, ...] = ()
    asked: AskedPhrases = ""
    facts: tuple[Id, ...] = ()


class Summary(Record, frozen=True, kw_only=True):
    """A text in three lengths, each with the same sources."""

    id: Id
    title: Name
    topic: Id
    sources: tuple[Id, ...]
    line: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
    paragraph: Annotated[str, msgspec.Meta(min_length=1, max_length=1500)]
    page: Annotated[str, msgspec.Meta(min_length=1, max_length=12000)]
    keywords: tuple[str, ...] = ()
    asked: AskedPhrases = ""

    def text(self, length: Length) -> str:
        return {Length.LINE: self.line, Length.PARAGRAPH: self.paragraph, Length.PAGE: self.page}[length]
