"""What can be wrong with a file that a teacher uploads, and the words for it; faults.py joins them to those of text files."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import Reason, needs
from .faulty.kinds import AskReason
from .wording import Wording


class UploadFault(Reason):
    """What can be wrong with an uploaded file; first what makes it no question file at all."""

    # no question file at all
    EMPTY_FILE = needs()
    UPLOAD_TOO_BIG = needs(most=int)
    UNKNOWN_CONTENT = needs()
    IS_OLD_BOOK = needs()
    IS_LOCKED_BOOK = needs()
    IS_BINARY_BOOK = needs()
    IS_OPEN_DOCUMENT = needs()
    IS_NUMBERS_BOOK = needs()
    IS_OLD_OFFICE = needs()
    IS_WORD = needs()
    IS_SLIDES = needs()
    IS_RICH_TEXT = needs()
    IS_WEB_PAGE = needs()
    IS_PDF = needs()
    IS_PICTURE = needs()
    IS_OTHER_ARCHIVE = needs()
    IS_REPORT = needs(program=str)
    NO_SHEET = needs()
    READING_TOO_LONG = needs(seconds=int)
    READING_TOO_BIG = needs()
    READING_FAILED = needs(text=str)
    NESTED_TOO_DEEP = needs()
    DEFINES_ENTITIES = needs()
    TOO_MUCH_FOUND = needs(most=int)
    # containers
    DAMAGED_ZIP = needs()
    ENCRYPTED_ZIP = needs()
    UNPACKS_TOO_BIG = needs(most=int)
    TOO_MANY_MEMBERS = needs(most=int)
    ODD_MEMBER = needs(member=str)
    # packed units, Anki's packages
    SEVERAL_UNITS = needs(names=str)
    COLLECTION_MISSING = needs()
    COLLECTION_DAMAGED = needs(text=str)
    COLLECTION_TOO_NEW = needs(version=int)
    # a question, of whatever format
    PROMPT_BLANK = needs()
    LONGER_THAN = needs(most=int, length=int, text=str)
    NO_RIGHT_OPTION = needs()
    NO_WRONG_OPTION = needs()
    ONE_OPTION = needs()
    TOO_MANY_OPTIONS = needs(most=int, count=int)
    OPTION_BLANK = needs()
    OPTION_TWICE = needs(option=str)
    OPTION_ALMOST_TWICE = needs(option=str, other=str)
    OPTION_ALMOST_KEY = needs(option=str, key=str)
    NO_ANSWER = needs()
    NUMBER_OUTSIDE = needs(value=str)
    TOLERANCE_BELOW_0 = needs(value=str)
    SECONDS_OUTSIDE = needs(value=int, least=int, most=int)
    DIFFICULTY_OUTSIDE = needs(value=int)
    PAIRS_OUTSIDE = needs(count=int, least=int, most=int)
    PAIR_HALF = needs(side=str)
    LEFT_TWICE = needs(left=str)
    TOO_MANY_SPARE = needs(count=int, most=int)
    SPARE_MATCHES = needs(spare=str)
    QUESTION_TWICE = needs(where=str)
    # a question, harmless
    PROMPT_HOLDS_ANSWER = needs(answer=str)
    PROMPT_TWICE = needs(where=str)
    # keys that point at options
    KEY_MISSING = needs()
    KEY_NOWHERE = needs(key=str, places=str)
    KEY_NEARLY = needs(key=str, near=str)
    KEY_NOT_AMONG = needs(key=str)
    KEY_READ_AS = needs(key=str, options=str)
    # cells of a sheet
    CELL_ERROR = needs(value=str)
    CELL_BLANK = needs()
    NOT_ONE_OF = needs(value=str, known=str)
    NOT_IN_SHEET = needs(value=str, sheet=str)
    NEARLY_IN_SHEET = needs(value=str, sheet=str, near=str)
    FIGURE_UNREADABLE = needs(value=str)
    CELL_UNREADABLE = needs(text=str)
    NOTHING_BELOW = needs()
    TERM_TWICE = needs(where=str)
    CELL_UNCALCULATED = needs()
    CELL_MADE = needs(value=str)
    PICTURE_LEFT = needs()
    QUOTE_NOT_CLOSED = needs(text=str)
    SECONDS_UNREADABLE = needs(value=str)
    SECONDS_CUT = needs(value=int, cut=int)
    LEVEL_UNREADABLE = needs(value=str)
    NUMBER_UNREADABLE = needs(value=str)
    NUMBER_AMBIGUOUS = needs(value=str, first=str, second=str)
    DATE_UNREADABLE = needs(value=str)
    TRUTH_UNREADABLE = needs(value=str)
    KIND_UNKNOWN = needs(value=str, known=str)
    KIND_NEARLY = needs(value=str, near=str)
    NO_PAIRS = needs()
    SHEET_ASIDE = needs()
    SHEET_HIDDEN = needs()
    # text
    ENCODING_ASSUMED = needs(encoding=str)


class LeftOfSheet(Reason):
    """What a spreadsheet does not hold of a unit."""

    LEFT_KIND = needs(kind=str)
    LEFT_FIELD = needs(field=str, count=int)
    LEFT_SECTION = needs(section=str, count=int)


UPLOAD_WORDINGS: Mapping[Reason, Wording] = {
    UploadFault.EMPTY_FILE: Wording("the file is empty", "Upload the file that holds your questions"),
    UploadFault.UPLOAD_TOO_BIG: Wording("the file has more than {most} MB", "Take pictures out of it, or split it into several"),
    UploadFault.UNKNOWN_CONTENT: Wording(
        "this is no file of questions that I know",
        "Use /unit template for a spreadsheet to fill in, or save yours as CSV or XLSX",
    ),
    UploadFault.IS_OLD_BOOK: Wording("this is a spreadsheet of old Excel (.xls)", "Open it, and save it as .xlsx or .csv"),
    UploadFault.IS_LOCKED_BOOK: Wording("this spreadsheet is locked with a password", "Save it without one"),
    UploadFault.IS_BINARY_BOOK: Wording("this is a binary spreadsheet (.xlsb)", "Open it, and save it as .xlsx or .csv"),
    UploadFault.IS_OPEN_DOCUMENT: Wording("this is an OpenDocument file (.ods, .odt)", "Open it, and save it as .xlsx or .csv"),
    UploadFault.IS_NUMBERS_BOOK: Wording("this is a spreadsheet of Apple's Numbers", "Open it, and export it as .xlsx or .csv"),
    UploadFault.IS_OLD_OFFICE: Wording(
        "this is a file of old Office (.doc, .ppt), and no spreadsheet",
        "Put the questions into a spreadsheet; see /unit template",
    ),
    UploadFault.IS_WORD: Wording(
        "this is a Word file, whatever its name ends in", "Put the questions into a spreadsheet; see /unit template"
    ),
    UploadFault.IS_SLIDES: Wording("these are slides", "Put the questions into a spreadsheet; see /unit template"),
    UploadFault.IS_RICH_TEXT: Wording(
        "this is formatted text (.rtf)", "Put the questions into a spreadsheet; see /unit template"
    ),
    UploadFault.IS_WEB_PAGE: Wording(
        "this is a web page (HTML), whatever its name ends in",
        "Download the file itself, or open it in Excel and save it as .xlsx",
    ),
    UploadFault.IS_PDF: Wording("this is a PDF", "Put the questions into a spreadsheet; see /unit template"),
    UploadFault.IS_PICTURE: Wording("this is a picture, a sound or a film", "Upload the file that holds the questions as text"),
    UploadFault.IS_OTHER_ARCHIVE: Wording("this is an archive other than ZIP", "Unpack it, and upload what is in it"),
    UploadFault.IS_REPORT: Wording(
        "this is a report of who played, as {program} writes it; nothing of it was kept",
        "Export the questions themselves instead; a report holds the names of students and should not leave your hands",
    ),
    UploadFault.NO_SHEET: Wording("there is nothing in this spreadsheet", "Upload the one that holds your questions"),
    UploadFault.READING_TOO_LONG: Wording(
        "reading the file took more than {seconds} seconds", "Split it into several, or save it again as CSV"
    ),
    UploadFault.READING_TOO_BIG: Wording(
        "reading the file takes too much memory", "Split it into several, or save it again as CSV"
    ),
    UploadFault.READING_FAILED: Wording("the file cannot be read ({text})", "Save it again as CSV or XLSX, and upload that"),
    UploadFault.NESTED_TOO_DEEP: Wording("parts are nested hundreds deep", "Save the questions as CSV or XLSX"),
    UploadFault.DEFINES_ENTITIES: Wording(
        "it defines entities, short words for long texts, which no program writes that exports questions", "Export it again"
    ),
    UploadFault.TOO_MUCH_FOUND: Wording("there are more than {most} entries in it", "Split the file into several"),
    UploadFault.DAMAGED_ZIP: Wording("the file is damaged: it is packed, and does not unpack", "Save or download it once more"),
    UploadFault.ENCRYPTED_ZIP: Wording("the file is locked with a password", "Save it without one"),
    UploadFault.UNPACKS_TOO_BIG: Wording("unpacked the file has more than {most} MB", "Split it into several"),
    UploadFault.TOO_MANY_MEMBERS: Wording("more than {most} files are packed in it", "Split it into several"),
    UploadFault.ODD_MEMBER: Wording(
        "it holds {member!r}, which no packed folder of questions has", "Pack the folder again, with nothing but its files"
    ),
    UploadFault.SEVERAL_UNITS: Wording("there are several units in it: {names}", "Pack and upload each by itself"),
    UploadFault.COLLECTION_MISSING: Wording(
        "this package of Anki holds no notes for us", "Export it again, as a package or as notes in plain text"
    ),
    UploadFault.COLLECTION_DAMAGED: Wording(
        "the notes in this package of Anki cannot be read ({text})", "Export it again, as a package or as notes in plain text"
    ),
    UploadFault.COLLECTION_TOO_NEW: Wording(
        "this package is of a newer Anki than I know (version {version})",
        "Export it with the box for older versions of Anki ticked",
    ),
    UploadFault.PROMPT_BLANK: Wording("the question itself is blank", "Write what is asked, or take the row out"),
    UploadFault.LONGER_THAN: Wording(
        "{text!r} is too long: it has {length} characters, and at most {most} are allowed", "Make it shorter"
    ),
    UploadFault.NO_RIGHT_OPTION: Wording("no option is marked as right", "Say which is"),
    UploadFault.NO_WRONG_OPTION: Wording("no option is wrong", "Add a wrong one, or let the answer be typed"),
    UploadFault.ONE_OPTION: Wording("there is only one option", "Add another, or let the answer be typed"),
    UploadFault.TOO_MANY_OPTIONS: Wording(
        "there are {count} options, and at most {most} are allowed", "Take some of the wrong ones out"
    ),
    UploadFault.OPTION_BLANK: Wording("an option is blank", "Write what it says, or take it out"),
    UploadFault.OPTION_TWICE: Wording("the option {option!r} is there twice", "Make the options differ"),
    UploadFault.OPTION_ALMOST_TWICE: Wording(
        "the options {option!r} and {other!r} differ by hardly anything, and students cannot tell them apart",
        "Make them differ, or take one out",
    ),
    UploadFault.OPTION_ALMOST_KEY: Wording(
        "the wrong option {option!r} is the right one, {key!r}, but for a full stop or the like", "Take it out, or change it"
    ),
    UploadFault.NO_ANSWER: Wording("there is no answer", "Write at least one that is right"),
    UploadFault.NUMBER_OUTSIDE: Wording(
        "{value} is no number that can be asked", "Give one between -1,000,000,000,000,000 and 1,000,000,000,000,000"
    ),
    UploadFault.TOLERANCE_BELOW_0: Wording("{value} is no tolerance", "Give how far off an answer may be: 0 or more"),
    UploadFault.SECONDS_OUTSIDE: Wording("{value} seconds is no time for a question", "Give {least} to {most} seconds, or none"),
    UploadFault.DIFFICULTY_OUTSIDE: Wording("{value} is no difficulty", "Give 1 (easy), 2 or 3 (hard), or nothing"),
    UploadFault.PAIRS_OUTSIDE: Wording("there are {count} pairs, and {least} to {most} are allowed", "Add or take out some"),
    UploadFault.PAIR_HALF: Wording("{side!r} has no other half", "Write what belongs to it"),
    UploadFault.LEFT_TWICE: Wording("{left!r} stands in two pairs", "Keep one of them"),
    UploadFault.TOO_MANY_SPARE: Wording(
        "{count} right sides belong to no pair, and at most {most} are allowed", "Take some of them out"
    ),
    UploadFault.SPARE_MATCHES: Wording("{spare!r} belongs to a pair and to none", "Take it out of one of the two"),
    UploadFault.QUESTION_TWICE: Wording("the same question stands in {where}", "Take one of the two out"),
    UploadFault.PROMPT_HOLDS_ANSWER: Wording("the question gives its answer away: {answer!r}", "Ask without naming it"),
    UploadFault.PROMPT_TWICE: Wording("{where} asks the same, and has another answer", "Check that both are meant"),
    UploadFault.KEY_MISSING: Wording("nothing says which answer is right", "Give its number, its letter or its text"),
    UploadFault.KEY_NOWHERE: Wording("the key {key!r} points nowhere: there are the options {places}", "Give one of these"),
    UploadFault.KEY_NEARLY: Wording("the key {key!r} is none of the options", "Did you mean {near!r}? Write it as the option is"),
    UploadFault.KEY_NOT_AMONG: Wording("the key {key!r} is none of the options", "Give the number, letter or text of one"),
    UploadFault.KEY_READ_AS: Wording("the key {key!r} was read as {options!r}", "Check that this is right"),
    UploadFault.CELL_ERROR: Wording("the cell holds the error {value}", "Fix its formula, or type what it should say"),
    UploadFault.CELL_BLANK: Wording("the cell is blank", "Fill it in, or take the row out"),
    UploadFault.NOT_ONE_OF: Wording("{value!r} is none of what this column takes", "Write one of {known}"),
    UploadFault.NOT_IN_SHEET: Wording("{value!r} is not in the sheet {sheet}", "Add it there, or fix its spelling"),
    UploadFault.NEARLY_IN_SHEET: Wording("{value!r} is not in the sheet {sheet}", "Did you mean {near!r}?"),
    UploadFault.FIGURE_UNREADABLE: Wording(
        "{value!r} is no number that this column takes", "Write it in figures, or leave it out"
    ),
    UploadFault.CELL_UNREADABLE: Wording("{text}", "See the help page of the template for what this column takes"),
    UploadFault.NOTHING_BELOW: Wording(
        "there are headings, and nothing stands below them", "Fill in a row for each question, and upload the file again"
    ),
    UploadFault.TERM_TWICE: Wording("the same stands in {where}", "Take one of the two out"),
    UploadFault.CELL_UNCALCULATED: Wording(
        "the cell holds a formula that was never calculated", "Open the file in a spreadsheet, save it, and upload it again"
    ),
    UploadFault.CELL_MADE: Wording(
        "the spreadsheet made {value!r} of what was typed", "If it should be shown otherwise, format the cell as text and type it"
    ),
    UploadFault.PICTURE_LEFT: Wording("the picture is left out", "Check that the question can be answered without it"),
    UploadFault.QUOTE_NOT_CLOSED: Wording(
        "a quotation mark is not closed, or stands inside a text, in the row that begins {text!r}",
        'Close it, or write "" for a mark inside a text; a spreadsheet does both by itself when it saves a CSV',
    ),
    UploadFault.SECONDS_UNREADABLE: Wording("{value!r} is no number of seconds", "Give 5 to 240, or nothing"),
    UploadFault.SECONDS_CUT: Wording(
        "{value} seconds is beyond what is allowed, so that it became {cut}", "5 to 240 are allowed"
    ),
    UploadFault.LEVEL_UNREADABLE: Wording("{value!r} is no difficulty", "Give 1 (easy), 2 or 3 (hard), or nothing"),
    UploadFault.NUMBER_UNREADABLE: Wording(
        "{value!r} is not one number", "Give it in figures, with its measure in the column for it"
    ),
    UploadFault.NUMBER_AMBIGUOUS: Wording("{value!r} may be {first} or {second}", "Write it without a mark for thousands"),
    UploadFault.DATE_UNREADABLE: Wording(
        "{value!r} is no date, or may be two",
        "Write 1956, 1956-02, 25 February 1956, 44 BC, about 1200, 1780s or 27 BC to AD 14",
    ),
    UploadFault.TRUTH_UNREADABLE: Wording("{value!r} is neither true nor false", "Write true or false"),
    UploadFault.KIND_UNKNOWN: Wording("{value!r} is no kind of question", "Leave it blank, or write one of {known}"),
    UploadFault.KIND_NEARLY: Wording("{value!r} is no kind of question", "Did you mean {near!r}?"),
    UploadFault.NO_PAIRS: Wording("there are no pairs", "Fill in Left 1 and Right 1, and so on"),
    UploadFault.SHEET_ASIDE: Wording(
        "the sheet was left aside: it holds no questions", "Give it the headings of the others if it does"
    ),
    UploadFault.SHEET_HIDDEN: Wording("the hidden sheet was left aside", "Show it if its questions should be taken"),
    UploadFault.ENCODING_ASSUMED: Wording(
        "the file does not say how its letters are written; {encoding} was assumed",
        "Look at letters like é or ü; if they are wrong, save the file as UTF-8",
    ),
    # what is asked: the question, and a word of help
    AskReason.WHICH_COLUMN_IS: Wording("What stands in the column {about}?", "Choose what it is, or leave it aside"),
    AskReason.WHICH_SIDE_IS_QUESTION: Wording("Which side of a card is the question?", "The other one is the answer"),
    AskReason.KEY_IS_POSITION_OR_TEXT: Wording(
        "Is the key {about} the place of an option, or its text?", "The options are numbers themselves, so that it may be both"
    ),
    AskReason.COUNTED_FROM_0: Wording(
        "Are the options counted from 0 or from 1?", "Keys like {about} leave it open which option is the first"
    ),
    AskReason.SEPARATOR: Wording("What stands between the two sides of a card?", "See which sample reads well"),
    AskReason.HIDDEN_ROWS: Wording("Do hidden rows belong to it?", "Hidden are: {about}"),
    AskReason.WHICH_COLUMN_ANSWERS: Wording(
        "Which column holds the answers of the notes of the type {about}?", "See which sample answers the first of them"
    ),
    AskReason.HIDDEN_SHEET: Wording("Does the hidden sheet {about} belong to it?", "It may hold old or spare questions"),
    AskReason.WHICH_COLUMN_ANSWERS: Wording(
        "Which column holds the answers of the notes of the type {about}?", "See which sample answers the first of them"
    ),
    LeftOfSheet.LEFT_KIND: Wording(
        "a question of the kind {kind} rests on facts and sources alone", "The zip of text files holds it"
    ),
    LeftOfSheet.LEFT_FIELD: Wording("{field} is not held ({count} times)", "The zip of text files holds it"),
    LeftOfSheet.LEFT_SECTION: Wording("{section} are not held ({count})", "The zip of text files holds them"),
}
