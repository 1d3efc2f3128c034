"""What an author has to mend: kinds of faults as values, and, here alone, the words for them.

The command line and Discord say the same of a unit, so these sentences stand below both, in one table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..errors import Reason, SetupFault, Why, needs
from ..language.dates import HistoricalDate, Precision
from .deck_faults import DECK_WORDINGS
from .moodle_faults import MOODLE_WORDINGS
from .upload_faults import UPLOAD_WORDINGS
from .wording import Wording


class FaultKind(Reason):
    """What can be wrong with a content folder."""

    # a folder and its files
    NO_FOLDER = needs(folder=str)
    NO_UNIT = needs(folder=str)
    FOLDER_UNREADABLE = needs(folder=str, text=str)
    TOO_MANY_UNITS = needs(folder=str, most=int)
    NO_FILE = needs()
    NO_REGULAR_FILE = needs(what=str)
    TOO_BIG = needs(most=int)
    UNIT_TOO_BIG = needs(most=int)
    TOO_MANY_FILES = needs(most=int)
    TOO_DEEP = needs()
    MORE_FAULTS = needs(count=int)
    NOT_UTF8 = needs(byte=int)
    NOT_TOML = needs(text=str)
    UNREADABLE = needs(text=str)
    UNKNOWN_TABLE = needs(key=str, table=str)
    ONE_TABLE = needs(table=str)
    # the form of an entry; `text` is what msgspec or tomli says of it
    UNKNOWN_FIELD = needs(text=str)
    MISSING_FIELD = needs(text=str)
    TOO_LONG = needs(text=str)
    NOT_AN_ID = needs(text=str)
    OTHER_FORM = needs(text=str)
    SUMMARY_UNREADABLE = needs(text=str)
    SUMMARY_WITHOUT_HEAD = needs()
    SUMMARY_HEADING = needs(line=str)
    SUMMARY_BEFORE_HEADING = needs(line=str)
    # what entries say of each other
    ID_TAKEN = needs(key=str, file=str)
    KEY_REPEATED = needs(key=str, times=int)
    NOT_KNOWN = needs(key=str)
    NO_SUCH_SUMMARY = needs(key=str)
    NO_FACT = needs()
    NO_SOURCE = needs()
    NO_TOPIC = needs()
    DIED_BEFORE_BORN = needs(died=HistoricalDate, born=HistoricalDate)
    # facts
    NO_AGREEMENT = needs()
    TESTIFIES_AGAIN = needs(source=str, times=int)
    NO_CLAIM_AND_NOTE = needs(source=str)
    MYTH_AND_STATUS = needs()
    OLD_STYLE_NOT_BEFORE = needs(old_style=HistoricalDate)
    CLAIM_UNACCOUNTED = needs()
    CLAIM_UNKNOWN = needs()
    # questions
    ONLY_IN_QUESTIONS = needs()
    OPTION_REPEATED = needs(option=str, times=int)
    TOO_FEW_OPTIONS = needs()
    TOO_MANY_OPTIONS = needs(count=int, most=int)
    FACT_NEEDED = needs()
    NO_MYTH = needs(key=str)
    TOO_PRECISE = needs(precision=Precision, answer=HistoricalDate)
    OTHER_DATE = needs(answer=HistoricalDate, fact=HistoricalDate)
    EVENT_UNKNOWN = needs(key=str)
    EVENT_UNDATED = needs(key=str)
    EVENT_REPEATED = needs()
    ERRS_NOT_AMONG = needs(key=str)
    NO_CLAIM_ON_FACT = needs(key=str, fact=str)
    OTHER_STANCE = needs(key=str)
    LEFT_REPEATED = needs(text=str)
    ONE_PARTNER = needs()
    SPARE_IN_PAIR = needs(text=str)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that an author has to mend: where it stands, as far as it stands in one place, and what it is."""

    file: str
    entry: str
    field: str
    why: Why

    def __str__(self) -> str:
        wording = WORDINGS[self.why.reason]
        where = " · ".join(part for part in (self.file, self.entry, self.field) if part)
        told = f"{wording.problem.format_map(self.why.fields)}. {wording.mend.format_map(self.why.fields)}"
        return f"{where}: {told}" if where else told


class ContentFault(SetupFault):
    """The content folder has faults; the text lists every one of them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


_SUMMARY = "Begin with +++, TOML, +++, then the headings # Line, # Paragraph, # Page"

WORDINGS: Mapping[Reason, Wording] = {
    **UPLOAD_WORDINGS,
    **DECK_WORDINGS,
    **MOODLE_WORDINGS,
    FaultKind.NO_FOLDER: Wording("The content folder {folder!r} is not there", "Set CONTENT_DIR to a folder that holds units."),
    FaultKind.NO_UNIT: Wording("The content folder {folder!r} holds no unit", "A unit is a folder with a unit.toml in it."),
    FaultKind.FOLDER_UNREADABLE: Wording(
        "The content folder {folder!r} cannot be read ({text})", "Give the bot's user the right to read it."
    ),
    FaultKind.TOO_MANY_UNITS: Wording("The content folder {folder!r} holds more than {most} units", "Part it into several."),
    FaultKind.NO_REGULAR_FILE: Wording("this is {what} and no file", "Put a file of text in its place"),
    FaultKind.TOO_BIG: Wording("the file has more than {most} MB", "Part the unit into two, or take out what is no content"),
    FaultKind.UNIT_TOO_BIG: Wording("the files of the unit have together more than {most} MB", "Part the unit into several"),
    FaultKind.TOO_MANY_FILES: Wording("there are more than {most} files", "Part the unit, or take out what is no summary"),
    FaultKind.TOO_DEEP: Wording("brackets or names stand hundreds deep in one another", "Write it as docs/authors.md shows"),
    FaultKind.MORE_FAULTS: Wording("{count} more faults are not listed", "Mend these first"),
    FaultKind.NO_FILE: Wording("the file is missing", "Add it; it may be empty"),
    FaultKind.NOT_UTF8: Wording("byte {byte} is not UTF-8", "Save the file as UTF-8"),
    FaultKind.NOT_TOML: Wording("this is not TOML: {text}", "Mend the line that is named"),
    FaultKind.UNREADABLE: Wording("cannot be read ({text})", "Check that it is a file with read permission"),
    FaultKind.UNKNOWN_TABLE: Wording("unknown key {key!r}", "Write each entry under [[{table}]]"),
    FaultKind.ONE_TABLE: Wording("[{table}] is one table", "Write each entry under [[{table}]], with two brackets"),
    FaultKind.UNKNOWN_FIELD: Wording("{text}", "Check its spelling against docs/authors.md, or take it out"),
    FaultKind.MISSING_FIELD: Wording("{text}", "Add it"),
    FaultKind.TOO_LONG: Wording("{text}", "Make it shorter"),
    FaultKind.NOT_AN_ID: Wording("{text}", "Use small letters, digits and single hyphens"),
    FaultKind.OTHER_FORM: Wording("{text}", "See docs/authors.md for what this field takes"),
    FaultKind.SUMMARY_UNREADABLE: Wording("{text}", _SUMMARY),
    FaultKind.SUMMARY_WITHOUT_HEAD: Wording("the head between two lines of +++ is missing", _SUMMARY),
    FaultKind.SUMMARY_HEADING: Wording("unknown heading {line!r}", _SUMMARY),
    FaultKind.SUMMARY_BEFORE_HEADING: Wording("text before the first heading: {line!r}", _SUMMARY),
    FaultKind.ID_TAKEN: Wording("{key!r} is taken by {file}", "Give one of the two another id"),
    FaultKind.KEY_REPEATED: Wording("{key!r} stands {times} times", "Keep one, or rename the others"),
    FaultKind.NOT_KNOWN: Wording("{key!r} is not known", "Check the spelling, or add an entry for it"),
    FaultKind.NO_SUCH_SUMMARY: Wording("no summary {key!r}", "Name a file of summaries/"),
    FaultKind.NO_FACT: Wording("names no fact", "Name at least one, so that the entry has sources"),
    FaultKind.NO_SOURCE: Wording("names no source", "Name the sources that it rests on"),
    FaultKind.NO_TOPIC: Wording("names no topic", "Name at least one topic of unit.toml"),
    FaultKind.DIED_BEFORE_BORN: Wording("{died} is before {born}", "Check both dates"),
    FaultKind.NO_AGREEMENT: Wording("no source agrees", "Add the source that the statement rests on"),
    FaultKind.TESTIFIES_AGAIN: Wording("{source!r} testifies {times} times", "Put what it says into one testimony"),
    FaultKind.NO_CLAIM_AND_NOTE: Wording("{source!r} disagrees without a claim and a note", "Say what it claims and why it errs"),
    FaultKind.MYTH_AND_STATUS: Wording(
        "a misconception has a myth, and nothing else has", "State the wrong belief in myth, or change the status"
    ),
    FaultKind.OLD_STYLE_NOT_BEFORE: Wording(
        "{old_style} is not before the date", "Give the Julian day here and the Gregorian one in date"
    ),
    FaultKind.CLAIM_UNACCOUNTED: Wording("no fact or testimony accounts for it", "Add its id to one, or to left_out with why"),
    FaultKind.CLAIM_UNKNOWN: Wording("is not a claim of the register", "Check the id, or add it to claims"),
    FaultKind.ONLY_IN_QUESTIONS: Wording(
        "this is missing, and only a unit of questions may leave it out", 'Add it, or write kind = "questions" in unit.toml'
    ),
    FaultKind.TOO_FEW_OPTIONS: Wording("there is one option alone", "Give at least two in answers and wrong together"),
    FaultKind.TOO_MANY_OPTIONS: Wording("there are {count} options", "Give at most {most} in answers and wrong together"),
    FaultKind.FACT_NEEDED: Wording("a question of this kind rests on a fact", "Name the fact that its sources testify on"),
    FaultKind.OPTION_REPEATED: Wording("the option {option!r} stands {times} times", "Make the options differ"),
    FaultKind.NO_MYTH: Wording("{key!r} is no fact with a myth", "Name a fact whose status is misconception"),
    FaultKind.TOO_PRECISE: Wording("asks for a {precision}, but the answer is {answer}", "Ask for less, or answer more exactly"),
    FaultKind.OTHER_DATE: Wording("{answer} is not the date of its fact, {fact}", "Make the two agree"),
    FaultKind.EVENT_UNKNOWN: Wording("{key!r} is not known", "Check the spelling, or add a fact"),
    FaultKind.EVENT_UNDATED: Wording("{key!r} has no date", "Name facts that have one"),
    FaultKind.EVENT_REPEATED: Wording("one event stands twice", "Name each once"),
    FaultKind.ERRS_NOT_AMONG: Wording("{key!r} is not in among", "Add it there"),
    FaultKind.NO_CLAIM_ON_FACT: Wording("{key!r} has no testimony with a claim on {fact!r}", "Add what it claims to the fact"),
    FaultKind.OTHER_STANCE: Wording("{key!r}: exactly the source that errs must disagree", "Check errs, or the stance"),
    FaultKind.LEFT_REPEATED: Wording("the left side {text!r} stands twice", "Give each left side once"),
    FaultKind.ONE_PARTNER: Wording("all pairs have the same right side", "Give pairs that differ, or a spare right side"),
    FaultKind.SPARE_IN_PAIR: Wording("the spare {text!r} is the right side of a pair", "Take it out of spare"),
}
