"""The words for every kind of fault in content and for every remark.

The command line and Discord say the same of a unit, so these sentences stand below both, in one table.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import Reason
from .faulty.deck_faults import DECK_WORDINGS
from .faulty.form_faults import FAULTY_WORDINGS
from .faulty.kinds import FaultKind, Remark
from .faulty.moodle_faults import MOODLE_WORDINGS
from .upload_faults import UPLOAD_WORDINGS
from .wording import Wording


def _or_meant(near: str, otherwise: str) -> str:
    return f"Did you mean {near!r}? {otherwise}" if near else otherwise


def _not_known(what: str, key: str, others: int) -> str:
    return f"there is no {what} {key!r}" + (f", which is named in {others} other places, too" if others else "")


def _known_or(near: str, file: str) -> str:
    return f"Did you mean {near!r}? Else add it to {file}" if near else f"Check the spelling, or add it to {file}"


def _rename(near: str, otherwise: str) -> str:
    return f"There is {near!r}: if that is it, rename it" if near else otherwise


def _head_missing(near: str) -> str:
    return f"Rename its {near!r} to unit.toml" if near else "If it is a unit, add a unit.toml; else move it elsewhere"


def _file_name(near: str) -> str:
    return f"Rename it to {near}" if near else "If it belongs to the unit, the guide for authors has the names of its files"


WORDINGS: Mapping[Reason, Wording] = {
    **FAULTY_WORDINGS,
    **UPLOAD_WORDINGS,
    **DECK_WORDINGS,
    **MOODLE_WORDINGS,
    FaultKind.NO_FOLDER: Wording("The content folder {folder!r} is not there", "Set CONTENT_DIR to a folder that holds units."),
    FaultKind.FILE_FOR_FOLDER: Wording("{folder!r} is a file", "Name the folder of the unit that it belongs to."),
    FaultKind.NO_UNIT: Wording("The content folder {folder!r} holds no unit", "A unit is a folder with a unit.toml in it."),
    FaultKind.FOLDER_UNREADABLE: Wording(
        "The content folder {folder!r} cannot be read ({text})", "Give the bot's user the right to read it."
    ),
    FaultKind.TOO_MANY_UNITS: Wording("The content folder {folder!r} holds more than {most} units", "Split it into several."),
    FaultKind.NO_REGULAR_FILE: Wording("this is {what} and no file", "Put a file of text in its place"),
    FaultKind.TOO_BIG: Wording("the file has more than {most} MB", "Split the unit into two, or take out what is no content"),
    FaultKind.UNIT_TOO_BIG: Wording("the files of the unit have together more than {most} MB", "Split the unit into several"),
    FaultKind.TOO_MANY_FILES: Wording("there are more than {most} files", "Split the unit, or take out what is no summary"),
    FaultKind.TOO_DEEP: Wording("brackets or names are nested hundreds deep", "Write a line for each field"),
    FaultKind.MORE_FAULTS: Wording("{count} more faults are not listed", "Fix these first"),
    FaultKind.NO_FILE: Wording("the file is missing", lambda near: _rename(near, "Add it; it may be empty")),
    FaultKind.NO_TEXT_FILE: Wording(
        "this is {what}, and no text", "Write the file with a plain text editor, and save it as text"
    ),
    FaultKind.NOT_UTF8: Wording(
        "the file is not saved as UTF-8: byte {at} ({byte}, in line {line}) would be {letter!r} in Latin-1 (Windows-1252)",
        "Save it again, and choose UTF-8 as its encoding in the editor",
    ),
    FaultKind.NOT_TOML: Wording("this is not TOML: {text}", "Fix the line that is named"),
    FaultKind.UNREADABLE: Wording("cannot be read ({text})", "Check that it is a file with read permission"),
    FaultKind.UNKNOWN_TABLE: Wording(
        "there is no heading or field {key!r} in this file",
        lambda near, table: f"Did you mean [[{near}]]?" if near else f"Write each entry under [[{table}]]",
    ),
    FaultKind.OTHER_FILE: Wording("entries under [[{key}]] do not belong in this file", "Move them to {key}.toml"),
    FaultKind.BELOW_HEADING: Wording(
        "{name} stands below [[{table}]], and so is taken for a part of it", "Move the line up, above the first [[{table}]]"
    ),
    FaultKind.UNIT_ID_TAKEN: Wording("{key!r} is the id of another unit, too, in {file}", "Give one of the two units another id"),
    FaultKind.ID_TAKEN: Wording("{key!r} is the id of another entry, too, in {file}", "Give one of the two another id"),
    FaultKind.KEY_REPEATED: Wording("{key!r} is there {times} times", "Keep one, or rename the others"),
    FaultKind.NOT_KNOWN: Wording(_not_known, _known_or),
    FaultKind.NONE_THERE: Wording(
        "the file has no {what}, and other entries name one {times} times, such as {key!r}",
        "Write the entries, or take out what names them",
    ),
    FaultKind.FILE_EMPTY: Wording("the file is empty", "Write at least its id, title, description and topics"),
    FaultKind.NO_SUCH_SUMMARY: Wording(
        "there is no summary {key!r}", lambda near: _or_meant(near, "Name a file of summaries/, without .md")
    ),
    FaultKind.BLANK: Wording("there is nothing but blanks", "Write the text, or take the line out"),
    FaultKind.NO_FACT: Wording("it names no fact", "Name at least one, so that the entry has sources"),
    FaultKind.NO_SOURCE: Wording("it names no source", "Name the sources that it rests on"),
    FaultKind.NO_TOPIC: Wording("it names no topic", "Name at least one topic of unit.toml"),
    FaultKind.DIED_BEFORE_BORN: Wording("{died} is before {born}", "Check both dates"),
    FaultKind.NO_AGREEMENT: Wording("no source agrees", "Add the source that the statement rests on"),
    FaultKind.TESTIFIES_AGAIN: Wording("{source!r} testifies {times} times", "Put what it says into one testimony"),
    FaultKind.NO_CLAIM_AND_NOTE: Wording("{source!r} dissents without a claim and a note", "Say what it claims and why it errs"),
    FaultKind.QUOTE_TOO_LONG: Wording("the quotation has {count} words", "Cut it to {most}, with [...] for what is left out"),
    FaultKind.MYTH_MISSING: Wording(
        "the status is misconception, but the wrong belief is missing", 'Add a line such as myth = "..."; or change the status'
    ),
    FaultKind.MYTH_BESIDE: Wording(
        "there is a myth, and the status is {status}", 'Write status = "misconception", or take the myth out'
    ),
    FaultKind.NO_YEAR_0: Wording("there is no year 0", "Write -1 for 1 BC, or leave it out"),
    FaultKind.OLD_STYLE_MISSING: Wording("there is no old_style to come first", "Add it, or take old_style_first out"),
    FaultKind.OLD_STYLE_NOT_BEFORE: Wording(
        "{old_style} is not before the date",
        "Give the day of the old (Julian) calendar here, and ours in date",
    ),
    FaultKind.OLD_STYLE_OTHER_DAY: Wording(
        "{old_style} in the Julian calendar is not the same day as {date}, which was {right} there",
        "Write {right}, or check date",
    ),
    FaultKind.CLAIM_UNACCOUNTED: Wording("no fact or testimony accounts for it", "Add its id to one, or to left_out with why"),
    FaultKind.CLAIM_UNKNOWN: Wording("{claim!r} is not a claim of register.toml", "Check the id, or add it to claims"),
    FaultKind.ONLY_IN_QUESTIONS: Wording(
        "{name} is missing", 'Add it; or, if the unit is a list of questions alone, write kind = "questions" in unit.toml'
    ),
    FaultKind.TOO_FEW_OPTIONS: Wording("there is only one option", "Give at least two in answers and wrong together"),
    FaultKind.TOO_MANY_OPTIONS: Wording("there are {count} options", "Give at most {most} in answers and wrong together"),
    FaultKind.FACT_NEEDED: Wording("a question of this kind rests on a fact", "Name the fact that its sources testify on"),
    FaultKind.OPTION_REPEATED: Wording("the option {option!r} is there {times} times", "Make the options differ"),
    FaultKind.OPTION_ALIKE: Wording(
        "the option {option!r} looks like {other!r} to whoever reads them", "Make the two differ, or take one out"
    ),
    FaultKind.NO_MYTH: Wording(
        "{key!r} is no fact with a myth", lambda near: _or_meant(near, "Name a fact whose status is misconception")
    ),
    FaultKind.TOO_PRECISE: Wording(
        "it asks for a {precision}, but the answer is {answer}", "Ask for less, or answer more exactly"
    ),
    FaultKind.OTHER_DATE: Wording("{answer} is not the date of its fact, {fact}", "Make the two agree"),
    FaultKind.EVENT_UNDATED: Wording("{key!r} has no date", "Name facts that have one"),
    FaultKind.EVENT_REPEATED: Wording("one event is there twice", "Name each once"),
    FaultKind.ERRS_NOT_AMONG: Wording("{key!r} is not in the list of among", "Add it there"),
    FaultKind.NO_CLAIM_ON_FACT: Wording("{key!r} has no testimony with a claim on {fact!r}", "Add what it claims to the fact"),
    FaultKind.OTHER_STANCE: Wording("{key!r}: exactly the source that errs must dissent", "Check errs, or the stance"),
    Remark.FOLDER_WITHOUT_HEAD: Wording("the folder has no unit.toml and is left aside", _head_missing),
    Remark.FOLDER_CLOSED: Wording(
        "the folder may not be read ({text}) and is left aside", "Give the bot's user the right to read it"
    ),
    Remark.FILE_LEFT_ASIDE: Wording("the file is left aside, as no file of a unit has this name", _file_name),
    Remark.SUMMARY_LEFT_ASIDE: Wording("the file is left aside, as a summary ends in .md", _file_name),
    Remark.TO_DO: Wording(
        "there is a note to yourself: ‹{text}›", "Students will read it; write what is missing, or take it out"
    ),
    Remark.MENTION: Wording("there is a mention: ‹{text}›", "It calls nobody; write a name instead"),
    Remark.LINK: Wording("there is a link: ‹{text}›", "Links belong in the link of a source"),
    Remark.MARKUP: Wording(
        "there is markup: ‹{text}›",
        "Discord shows ** as bold and # as a heading, and HTML as it stands; check how the card looks",
    ),
    Remark.ANSWER_IN_PROMPT: Wording(
        "the prompt holds the answer, {answer!r}", "Ask in other words, if it gives the answer away"
    ),
    Remark.KEY_NOT_RIGHT: Wording(
        "whoever types {answer!r}, as it stands here, is not marked right", "Write the bare name or term as a student would"
    ),
    Remark.KEY_CONFUSABLE: Wording("{answer!r} is right, and confusable, too", "Take it out of one of the two"),
    Remark.KEY_OF_SEVERAL: Wording(
        "nobody types all of {answer!r}: only one of the things it names", "Give each as an answer of its own"
    ),
    Remark.KEY_WITH_ASIDE: Wording(
        "nobody types the brackets of {answer!r}", "Give what they add as another answer, or in the explanation"
    ),
    Remark.DATE_READ: Wording('{text!r} is read as {words}, "{date}" in EDTF', "If another time is meant, write it in EDTF"),
    Remark.OLD_STANCE: Wording(
        "the stance disagrees is read as {stance}", "Say which it is: wrong, imprecise, another-view, unverifiable or differs"
    ),
    Remark.QUOTE_NOWHERE: Wording("a quotation does not say where it stands", "Give the page or paragraph in locator"),
    Remark.OPTION_SAYS_NOTHING: Wording("the option {option!r} says nothing", "Write a word or a number"),
    Remark.OPTION_IS_RIGHT: Wording(
        "the wrong option {option!r} would pass for the right answer, if it were typed", "Write one that is clearly wrong"
    ),
    Remark.OPTION_COUNTED: Wording(
        "it names options by their place: ‹{text}›", "Each student sees them in another order; say what they are instead"
    ),
    Remark.KEYWORD_IS_TITLE: Wording(
        "the keyword {keyword!r} is the title of {other!r}, ‹{title}›",
        "Whoever looks that up is shown this entry instead; say more in the keyword, or take it out",
    ),
    Remark.ASKED_TWICE: Wording("the same question with the same answer is under {other!r}, too", "Take one of the two out"),
    FaultKind.LEFT_REPEATED: Wording("the left side {text!r} is there twice", "Give each left side once"),
    FaultKind.ONE_PARTNER: Wording("all pairs have the same right side", "Give pairs that differ, or a spare right side"),
    FaultKind.EXTRACT_TOO_LONG: Wording(
        "the text has {count} words, and with the rights {rights!r} it may have {most}",
        "Cut it, and write [...] for what is left out",
    ),
    FaultKind.FACT_ON_BOTH_SIDES: Wording("it supports {key!r} and contradicts it, too", "Name the fact in one of the two"),
    FaultKind.WORTH_FOR_WHAT: Wording(
        "question and worth go together: what the extract is worth depends on what it is asked", "Write both, or take both out"
    ),
    FaultKind.ONE_SIDED_STEP: Wording("all of its options are right, or all are wrong", "Give at least one of each"),
    FaultKind.SPARE_IN_PAIR: Wording("the spare {text!r} is the right side of a pair", "Take it out of spare"),
}
