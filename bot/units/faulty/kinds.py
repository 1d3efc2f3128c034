"""What can be wrong with content, what is remarked on it, and what is asked of a teacher, as values.

Apart from their words, as a start names some of these and says none.
"""

from __future__ import annotations

from ...errors import Reason, needs
from ...language.dates import HistoricalDate, Precision


class FaultKind(Reason):
    """What can be wrong with a content folder."""

    # a folder and its files
    NO_FOLDER = needs(folder=str)
    FILE_FOR_FOLDER = needs(folder=str)
    NO_UNIT = needs(folder=str)
    FOLDER_UNREADABLE = needs(folder=str, text=str)
    TOO_MANY_UNITS = needs(folder=str, most=int)
    NO_FILE = needs(near=str)
    NO_TEXT_FILE = needs(what=str)
    NO_REGULAR_FILE = needs(what=str)
    TOO_BIG = needs(most=int)
    UNIT_TOO_BIG = needs(most=int)
    TOO_MANY_FILES = needs(most=int)
    TOO_DEEP = needs()
    MORE_FAULTS = needs(count=int)
    NOT_UTF8 = needs(byte=str, at=int, line=int, letter=str)
    NOT_TOML = needs(text=str)
    UNREADABLE = needs(text=str)
    UNKNOWN_TABLE = needs(key=str, near=str, table=str)
    OTHER_FILE = needs(key=str)
    BELOW_HEADING = needs(name=str, table=str)
    # what entries say of each other
    UNIT_ID_TAKEN = needs(key=str, file=str)
    ID_TAKEN = needs(key=str, file=str)
    KEY_REPEATED = needs(key=str, times=int)
    NOT_KNOWN = needs(what=str, key=str, near=str, file=str, others=int)
    NONE_THERE = needs(what=str, key=str, times=int)
    FILE_EMPTY = needs()
    NO_SUCH_SUMMARY = needs(key=str, near=str)
    BLANK = needs()
    NO_FACT = needs()
    NO_SOURCE = needs()
    NO_TOPIC = needs()
    DIED_BEFORE_BORN = needs(died=HistoricalDate, born=HistoricalDate)
    # facts
    NO_AGREEMENT = needs()
    TESTIFIES_AGAIN = needs(source=str, times=int)
    NO_CLAIM_AND_NOTE = needs(source=str)
    QUOTE_TOO_LONG = needs(count=int, most=int)
    MYTH_MISSING = needs()
    MYTH_BESIDE = needs(status=str)
    OLD_STYLE_MISSING = needs()
    NO_YEAR_0 = needs()
    OLD_STYLE_NOT_BEFORE = needs(old_style=HistoricalDate)
    OLD_STYLE_OTHER_DAY = needs(old_style=HistoricalDate, date=HistoricalDate, right=str)
    CLAIM_UNACCOUNTED = needs()
    CLAIM_UNKNOWN = needs(claim=str)
    # questions
    ONLY_IN_QUESTIONS = needs(name=str)
    OPTION_REPEATED = needs(option=str, times=int)
    OPTION_ALIKE = needs(option=str, other=str)
    NO_MYTH = needs(key=str, near=str)
    TOO_FEW_OPTIONS = needs()
    TOO_MANY_OPTIONS = needs(count=int, most=int)
    FACT_NEEDED = needs()
    TOO_PRECISE = needs(precision=Precision, answer=HistoricalDate)
    OTHER_DATE = needs(answer=HistoricalDate, fact=HistoricalDate)
    EVENT_UNDATED = needs(key=str)
    EVENT_REPEATED = needs()
    ERRS_NOT_AMONG = needs(key=str)
    NO_CLAIM_ON_FACT = needs(key=str, fact=str)
    OTHER_STANCE = needs(key=str)
    LEFT_REPEATED = needs(text=str)
    ONE_PARTNER = needs()
    SPARE_IN_PAIR = needs(text=str)
    # extracts
    EXTRACT_TOO_LONG = needs(count=int, most=int, rights=str)
    FACT_ON_BOTH_SIDES = needs(key=str)
    WORTH_FOR_WHAT = needs()
    ONE_SIDED_STEP = needs()


class Remark(Reason):
    """What refuses nothing, and is said to whoever asks for a check."""

    FOLDER_WITHOUT_HEAD = needs(near=str)
    FOLDER_CLOSED = needs(text=str)
    FILE_LEFT_ASIDE = needs(near=str)
    SUMMARY_LEFT_ASIDE = needs(near=str)
    TO_DO = needs(text=str)
    MENTION = needs(text=str)
    LINK = needs(text=str)
    MARKUP = needs(text=str)
    ANSWER_IN_PROMPT = needs(answer=str)
    ASKED_TWICE = needs(other=str)
    KEY_NOT_RIGHT = needs(answer=str)
    KEY_CONFUSABLE = needs(answer=str)
    KEY_OF_SEVERAL = needs(answer=str)
    KEY_WITH_ASIDE = needs(answer=str)
    OPTION_SAYS_NOTHING = needs(option=str)
    OPTION_IS_RIGHT = needs(option=str)
    OPTION_COUNTED = needs(text=str)
    KEYWORD_IS_TITLE = needs(keyword=str, title=str, other=str)
    DATE_READ = needs(text=str, date=str, words=str)
    OLD_STANCE = needs(stance=str)
    QUOTE_NOWHERE = needs()


class AskReason(Reason):
    """What a teacher must say before a file can be read: what it leaves open, and is never guessed silently."""

    WHICH_COLUMN_IS = needs(about=str)
    WHICH_SIDE_IS_QUESTION = needs()
    KEY_IS_POSITION_OR_TEXT = needs(about=str)
    COUNTED_FROM_0 = needs(about=str)
    SEPARATOR = needs()
    HIDDEN_ROWS = needs(about=str)
    HIDDEN_SHEET = needs(about=str)
    WHICH_COLUMN_ANSWERS = needs(about=str)
