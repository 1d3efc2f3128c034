"""Why an answer is worth what it is worth; the front has the sentences that a student reads.

All in one light module, as the front knows every reason from its start on, and what reads typed answers is imported later.
"""

from __future__ import annotations

from ..errors import Reason, Why, needs
from ..language.dates import Day, HistoricalDate, Precision


class ChoiceReason(Reason):
    """Of answers that choose among options."""

    NOTHING_CHOSEN = needs()
    NO_SUCH_OPTION = needs()
    ONE_ONLY = needs()
    OTHER_OPTION = needs(chosen=str, right=str)
    SHARE_FOUND = needs(found=int, asked=int)
    SHARE_FOUND_AND_SLIPS = needs(found=int, asked=int, slips=int)
    BOTH_TRUE_AND_FALSE = needs()
    IS_TRUE = needs()
    IS_FALSE = needs()


class SourceReason(Reason):
    """Of answers that say which source errs, and how one can tell."""

    NO_SOURCE = needs()
    OTHER_TELL = needs(tell=str)
    OTHER_SOURCE = needs(source=str)
    OTHER_SOURCE_AND_TELL = needs(source=str, tell=str)


class OrderReason(Reason):
    """Of answers that put events in order."""

    EACH_ONCE = needs()
    PAIRS_IN_ORDER = needs(good=int, pairs=int)


class MatchingReason(Reason):
    """Of answers that match pairs."""

    EACH_ONE = needs()
    PAIRS_RIGHT = needs(good=int, pairs=int)


class NumberReason(Reason):
    """Of answers that are numbers; `answer` is the right one with its measure."""

    NO_NUMBER = needs(answer=str)
    NEAR_ENOUGH = needs(answer=str)


class TypedReason(Reason):
    """Of answers that are typed; `answer` is the right one as the question shows it, `other` somebody or something else."""

    TOO_LONG = needs()
    UNREADABLE = needs()
    ENDLESS_NUMBER = needs(answer=str)
    ANSWER_IS = needs(answer=str)
    SPELLED = needs(answer=str)
    LIES_WITHIN = needs(answer=str)
    SEVERAL_ANSWERS = needs(answer=str)
    SOME_FOUND = needs(found=int, asked=int, answer=str)
    NEGATED = needs(answer=str)
    TURNED_ROUND = needs(answer=str)
    SENSE_TURNED = needs(answer=str)
    OTHER_NUMBER = needs(number=str, answer=str)
    NUMBER_MISSING = needs(answer=str)
    STRAY_NUMBER = needs(number=str, answer=str)
    STRAY_WORD = needs(word=str, answer=str)
    OTHER_WORD = needs(word=str, answer=str)
    PART_MISSING = needs(answer=str)
    NOT_THE_SAME_WORD = needs(answer=str)
    SOMETHING_ELSE = needs(answer=str)
    IS_OTHER = needs(other=str, answer=str)
    AS_NEAR_TO_OTHER = needs(other=str, answer=str)
    NAMED_OTHER = needs(other=str, answer=str)
    NAMED_OTHER_TOO = needs(other=str, answer=str)
    OWN_WORDS = needs(answer=str)


class TeacherReason(Reason):
    """Of answers on which a teacher has the last word."""

    ACCEPTED = needs()


class DateReason(Reason):
    """Of answers that are dates; `date` is the right one."""

    UNREADABLE = needs()
    UNREAD = needs(fault=Why, date=HistoricalDate)
    CENTURY_OPEN = needs(figures=str, date=HistoricalDate)
    ERA_OPEN = needs(date=HistoricalDate)
    OTHER_DATE = needs(written=Day, date=HistoricalDate)
    IT_WAS = needs(date=HistoricalDate)
    LIES_WITHIN = needs(date=HistoricalDate)
    ALLOWED = needs(date=HistoricalDate)
    JULIAN = needs(date=HistoricalDate)
    WRONG_BEYOND_THE_QUESTION = needs(date=HistoricalDate)
    YEAR_MISSING = needs(date=HistoricalDate)
    LESS_THAN_ASKED = needs(right=int, asked=Precision, date=HistoricalDate)
    RIGHT_SO_FAR = needs(right=int, date=HistoricalDate)
    SPAN_TURNED_ROUND = needs(date=HistoricalDate)
    SPAN_FOR_ONE_DATE = needs(date=HistoricalDate)
    READ_DAY_FIRST = needs(read=Day)
    READ_DAY_FIRST_AND = needs(read=Day, then=Why)
    READ_MONTH_FIRST = needs(read=Day)
    READ_MONTH_FIRST_AND = needs(read=Day, then=Why)
