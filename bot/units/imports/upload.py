"""What every reader of a teacher's file takes and gives: the upload, its entries one by one, and what was made of them.

A reader is `read(upload) -> Imported`, listed in recognise.py. It collects in an `UploadReading`, which counts: questions,
other records, what is not supported and what is faulty are together the entries of the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath, PureWindowsPath
from types import MappingProxyType
from typing import TypeAlias

from ...errors import Why, because
from ...library.extracts import Extract
from ...library.model import Fact, Person, Source, Summary, Term, Topic
from ...library.questions import AnyQuestion, Question
from ...library.unit import Unit, UnitHead, UnitKind
from ..faults import AskReason, Fault, FaultKind
from ..upload_faults import UploadFault
from .decoding import Decoded, decode
from .ids import name_unit, number_questions, topic_ids

MB = 1_000_000
MOST_MB = 4
MOST_ENTRIES = 5_000
"""Entries that one file may have: more than a class plays in a year."""
MOST_MENU = 25
"""Options that a menu of Discord has."""


class Format(StrEnum):
    """What a file was recognised as."""

    TEMPLATE = "template"
    TABLE = "table"
    KAHOOT = "kahoot"
    QUIZIZZ = "quizizz"
    BLOOKET = "blooket"
    GIMKIT = "gimkit"
    QUIZLET = "quizlet"
    ANKI_TEXT = "anki-text"
    ANKI_PACKAGE = "anki-package"
    GIFT = "gift"
    MOODLE_XML = "moodle-xml"
    AIKEN = "aiken"
    RED_TRIVIA = "red-trivia"
    OPENTDB = "opentdb"
    TEXT_UNIT = "text-unit"


class Unusable(Exception):
    """What is no file of questions, or none that can be read; `why` says what it is instead."""

    def __init__(self, reason: UploadFault, **fields: object) -> None:
        self.why = because(reason, **fields)
        super().__init__(self.why)

    def __reduce__(self) -> tuple[object, ...]:
        """Let it come whole out of the child process."""
        return _unusable_again, (self.why,)


def _unusable_again(why: Why) -> Unusable:
    assert isinstance(why.reason, UploadFault)
    return Unusable(why.reason, **why.fields)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a file something stands, counted from 1; 0 and "" where it does not apply."""

    sheet: str = ""
    row: int = 0
    column: str = ""
    line: int = 0
    entry: str = ""


Record: TypeAlias = AnyQuestion | Fact | Person | Term | Summary | Source


class EntryState(StrEnum):
    """What became of an entry of the file."""

    QUESTION = "question"
    OTHER_RECORD = "other-record"
    NOT_SUPPORTED = "not-supported"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the file; `what` is the name of its kind in that program where Gobbet has none like it ("essay")."""

    spot: Spot
    state: EntryState
    record: Record | None = None
    what: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to an Ask: its value, how the file itself calls it, and a sample of what that would give."""

    value: str
    label: str = ""
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that the file leaves open and that is never guessed silently; answered by `answers[ask.id] = option.value`.

    `about` is the column or value that is meant, as the file has it, to fill the words of the reason with.
    """

    id: str
    what: AskReason
    about: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file holds: a unit as far as it could be read, every entry, the faults, and what must be asked first."""

    format: Format
    unit: Unit
    entries: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()
    """Named and harmless: pictures lost, tags ignored, an encoding assumed."""
    asks: tuple[Ask, ...] = ()

    def count(self, state: EntryState) -> int:
        """Count the entries of which this became; all states together are all entries."""
        return sum(entry.state is state for entry in self.entries)


class Upload:
    """A file as it came: its name, its bytes, and what the teacher answered to what was asked before."""

    def __init__(self, name: str, data: bytes, answers: Mapping[str, str] = MappingProxyType({})) -> None:
        self.name = PurePosixPath(PureWindowsPath(name).name).name[:200]
        self.data = data
        self.answers = answers

    @cached_property
    def decoded(self) -> Decoded | None:
        """Its text with the encoding that was found or assumed; None where it is none."""
        return decode(self.data)

    @property
    def text(self) -> str | None:
        """Its text with \\n for every end of a line, without a byte order mark; None for what is packed or binary."""
        return self.decoded.text if self.decoded else None

    @property
    def stem(self) -> str:
        """Its name without the ending."""
        return self.name.rpartition(".")[0] or self.name


def fault_at(name: str, spot: Spot, field: str, why: Why) -> Fault:
    """Make a fault of what stands at a spot; in a row of a sheet, the field is the name of its column."""
    if spot.row:
        return Fault(name, spot.entry, "", why, spot.line, spot.sheet, spot.row, spot.column or field)
    return Fault(name, tell_spot(spot), spot.column or field, why)


def tell_spot(spot: Spot) -> str:
    """Name a spot as spreadsheets and editors do, without its column."""
    parts = (
        f"sheet {spot.sheet}" if spot.sheet else "",
        f"row {spot.row}" if spot.row else "",
        f"line {spot.line}" if spot.line else "",
        spot.entry,
    )
    return ", ".join(part for part in parts if part)


_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_BLANKS = re.compile("[ \t\u00a0\u2002-\u200a\u202f\u3000]+")
_ENDS = str.maketrans({"\x0b": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})


def clean(text: str) -> str:
    """Take out what nobody sees (controls, marks of direction), make one space of several; ends of lines stay."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_ENDS)
    lines = [_BLANKS.sub(" ", line).strip() for line in _HIDDEN.sub("", text).split("\n")]
    return "\n".join(lines).strip()


_COPY = re.compile(r"(?<=\S) ?\(\d{1,3}\)$")
"""What a browser adds to the name of a file that is downloaded once more."""


def head_of(upload: Upload, *, title: str = "", topics: Iterable[str] = ()) -> UnitHead:
    """Head a unit of questions: titled as the file says or is called, with these topics, which `topic_ids` names."""
    stem = _COPY.sub("", upload.stem)
    named = " ".join(clean(title).split()) or " ".join(clean(stem.replace("_", " ")).split()) or "Questions"
    known: dict[str, str] = {}
    for text, key in topic_ids(topics).items():
        known.setdefault(key, text)
    return UnitHead(
        id=name_unit(stem),
        title=named[:100].strip(),
        kind=UnitKind.QUESTIONS,
        topics=tuple(Topic(id=key, title=text) for key, text in known.items()),
    )


MOST_FAULTS = 1_000
"""Faults and remarks that are listed of one file; what is beyond is counted."""
_LONGEST = 300


class UploadReading:
    """What a reader has found so far; every entry is handed in exactly once."""

    def __init__(self, upload: Upload, recognised: Format) -> None:
        self.upload, self.format = upload, recognised
        self.keeps_ids = False  # whether the file itself names its questions, as our own exports do
        self.entries: list[Entry] = []
        self.asks: dict[str, Ask] = {}
        self._faults: list[Fault] = []
        self._remarks: list[Fault] = []

    def take(self, spot: Spot, record: Record) -> None:
        """Hand in an entry that can be taken over."""
        state = EntryState.QUESTION if isinstance(record, Question) else EntryState.OTHER_RECORD
        self._enter(Entry(spot, state, record))

    def set_aside(self, spot: Spot, what: str) -> None:
        """Hand in an entry of a kind that Gobbet does not have, by the name that the program has for it."""
        self._enter(Entry(spot, EntryState.NOT_SUPPORTED, what=clean(what)[:100]))

    def refuse(self, spot: Spot, *faults: tuple[str, Why]) -> None:
        """Hand in an entry with its faults, each with the field or the column that it stands in."""
        self._enter(Entry(spot, EntryState.FAULTY))
        for field, why in faults:
            self.fault(spot, field, why)

    def fault(self, spot: Spot, field: str, why: Why) -> None:
        """Name a fault of an entry that is handed in as faulty, or of the file as a whole."""
        self._faults.append(fault_at(self.upload.name, spot, field, _shorten(why)))

    def remark(self, spot: Spot, field: str, why: Why) -> None:
        """Name what is harmless, or was lost."""
        self._remarks.append(fault_at(self.upload.name, spot, field, _shorten(why)))

    def ask(self, ask: Ask) -> None:
        """Leave something to the teacher; of two with one id the first counts, and of too many options the first ones."""
        self.asks.setdefault(ask.id, Ask(ask.id, ask.what, ask.about[:_LONGEST], ask.options[:MOST_MENU]))

    def finish(self, head: UnitHead, sources: Iterable[Source] = ()) -> Imported:
        """Give all that was found: the questions numbered, and every record in the order of the file."""
        decoded = self.upload.decoded
        if decoded is not None and not decoded.sure:
            self.remark(Spot(), "", because(UploadFault.ENCODING_ASSUMED, encoding=decoded.encoding))
        asked = [entry.record for entry in self.entries if isinstance(entry.record, Question)]
        numbered = iter(number_questions(asked, keep=self.keeps_ids))
        entries = tuple(
            replace(entry, record=next(numbered)) if isinstance(entry.record, Question) else entry for entry in self.entries
        )
        records = [entry.record for entry in entries if entry.record is not None]
        unit = Unit(
            head=head,
            sources=(*sources, *(each for each in records if isinstance(each, Source))),
            facts=tuple(each for each in records if isinstance(each, Fact)),
            people=tuple(each for each in records if isinstance(each, Person)),
            terms=tuple(each for each in records if isinstance(each, Term)),
            extracts=tuple(each for each in records if isinstance(each, Extract)),
            summaries=tuple(each for each in records if isinstance(each, Summary)),
            questions=tuple(each for each in records if isinstance(each, Question)),
        )
        return Imported(
            format=self.format,
            unit=unit,
            entries=entries,
            faults=self._listed(self._faults),
            remarks=self._listed(self._remarks),
            asks=tuple(self.asks.values()),
        )

    def _listed(self, faults: list[Fault]) -> tuple[Fault, ...]:
        if len(faults) <= MOST_FAULTS:
            return tuple(faults)
        more = because(FaultKind.MORE_FAULTS, count=len(faults) - MOST_FAULTS)
        return (*faults[:MOST_FAULTS], fault_at(self.upload.name, Spot(), "", more))

    def _enter(self, entry: Entry) -> None:
        if len(self.entries) == MOST_ENTRIES:
            raise Unusable(UploadFault.TOO_MUCH_FOUND, most=MOST_ENTRIES)
        self.entries.append(entry)


def _shorten(why: Why) -> Why:
    """Bound what a fault quotes of the file."""
    return Why(why.reason, {name: value[:_LONGEST] if isinstance(value, str) else value for name, value in why.fields.items()})
