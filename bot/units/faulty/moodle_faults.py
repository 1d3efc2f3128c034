"""What can be wrong in Moodle's question files, or is lost of them, and the words for it; faults.py joins them to the others."""

from __future__ import annotations

from collections.abc import Mapping

from ...errors import Reason, needs
from ...language.dates import HistoricalDate
from ..wording import Wording


class MoodleFault(Reason):
    """What a teacher has to mend in a GIFT, Moodle XML or Aiken file, or in Moodle itself; then what is only named."""

    # what is right
    NO_FULL_CREDIT = needs(percent=str)
    NO_TEXT_ACCEPTED = needs()
    TRUE_AND_FALSE = needs()
    ALL_RIGHT = needs(count=int)
    # numbers
    NOT_A_NUMBER = needs(text=str)
    NUMBER_TOO_BIG = needs(text=str)
    RANGE_BACKWARDS = needs(low=str, high=str)
    # matching
    NO_ARROW = needs(text=str)
    # the form of GIFT
    BRACE_ALONE = needs(brace=str)
    BRACES_TWICE = needs()
    TEXT_BEFORE_ANSWERS = needs(text=str)
    # the form of XML
    NOT_XML = needs(line=int, text=str)
    QUESTION_TOO_BIG = needs()
    NO_KIND = needs()
    # the form of Aiken
    NO_OPTIONS = needs()
    OPTION_WITHOUT_QUESTION = needs(text=str)
    OTHER_LETTER = needs(letter=str, expected=str)
    STRAY_LINE = needs(text=str)
    NO_ANSWER_LINE = needs()
    NOT_ONE_LETTER = needs(text=str)
    NO_SUCH_OPTION = needs(letter=str)
    # named, and harmless
    HALF_CREDIT = needs(answer=str, percent=str)
    CATCH_ALL = needs(count=int)
    ASTERISK = needs(answer=str, taken=str)
    EITHER_WAS_ENOUGH = needs(count=int)
    MORE_THAN_FULL = needs(percent=str)
    SPARE_KEPT = needs(spare=str)
    SPARE_LEFT_OUT = needs(spare=str)
    SEVERAL_NUMBERS = needs()
    UNITS_LEFT_OUT = needs(units=str)
    CASE_MATTERED = needs()
    NO_SIGN = needs(text=str)
    TAKEN_BY_PLACE = needs(text=str, meant=str)
    PICTURES_LOST = needs(count=int)
    SOUNDS_LOST = needs(count=int)
    HIDDEN = needs()
    CUT_SHORT = needs(length=int, most=int)
    FEEDBACK_LOST = needs(count=int)
    HINTS_LOST = needs(count=int)
    # what an export leaves out
    LEFT_KIND = needs(kind=str)
    LEFT_DATE = needs(date=HistoricalDate)
    LEFT_ARROW = needs()
    LEFT_SIGN = needs()
    LEFT_SECTION = needs(section=str, count=int)
    LEFT_FIELD = needs(field=str, count=int)


_PERCENT = "Give one answer 100 %, or several that add up to it"
_ESCAPE = "Write a brace that belongs to a text as \\{{ or \\}}"
_OTHERS = "Keep the zip of the unit, too, which holds everything"
_AIKEN = "Write the question in one line, options as `A. text` below each other, then `ANSWER: B`"

MOODLE_WORDINGS: Mapping[Reason, Wording] = {
    MoodleFault.NO_FULL_CREDIT: Wording("no answer gives full credit, {percent} % is the most to be had", _PERCENT),
    MoodleFault.NO_TEXT_ACCEPTED: Wording(
        "no text is accepted with full credit", "Give one accepted answer that is no mere *, with 100 %"
    ),
    MoodleFault.TRUE_AND_FALSE: Wording("it is not said which is right, true or false", "Give one of the two 100 %, the other 0"),
    MoodleFault.ALL_RIGHT: Wording("all {count} options are right", "Part the question into two, or take one out"),
    MoodleFault.NOT_A_NUMBER: Wording("{text!r} is no number", "Write it in digits, with a point for decimals: 3.14"),
    MoodleFault.NUMBER_TOO_BIG: Wording("the number {text} is too big", "Ask in thousands or millions"),
    MoodleFault.RANGE_BACKWARDS: Wording("the range from {low} to {high} holds nothing", "Write the lesser number first"),
    MoodleFault.NO_ARROW: Wording("{text!r} has no partner", "Write each pair as =left -> right"),
    MoodleFault.BRACE_ALONE: Wording("a brace has no partner, or stands inside others: {brace}", _ESCAPE),
    MoodleFault.BRACES_TWICE: Wording("there are several gaps with answers", f"Make a question of each. {_ESCAPE}"),
    MoodleFault.TEXT_BEFORE_ANSWERS: Wording("{text!r} stands before the first answer", "Begin each answer with = or ~"),
    MoodleFault.NOT_XML: Wording("line {line} is no XML: {text}", "Write & as &amp; and < as &lt; in texts, and close every tag"),
    MoodleFault.QUESTION_TOO_BIG: Wording("the question has thousands of parts", "Export it from Moodle again"),
    MoodleFault.NO_KIND: Wording("the question has no type", 'Write <question type="multichoice">, for one'),
    MoodleFault.NO_OPTIONS: Wording("no options follow the question", _AIKEN),
    MoodleFault.OPTION_WITHOUT_QUESTION: Wording("{text!r} belongs to no question", _AIKEN),
    MoodleFault.OTHER_LETTER: Wording(
        "the option {letter} stands where {expected} is next", "Letter the options A, B, C in order"
    ),
    MoodleFault.STRAY_LINE: Wording("{text!r} is neither an option nor the answer", _AIKEN),
    MoodleFault.NO_ANSWER_LINE: Wording("the line with the answer is missing", "Write `ANSWER: B` below the options"),
    MoodleFault.NOT_ONE_LETTER: Wording("{text!r} is not the letter of one option", "Write one letter: `ANSWER: B`"),
    MoodleFault.NO_SUCH_OPTION: Wording("the answer is {letter}, and there is no such option", "Name one of the options"),
    MoodleFault.HALF_CREDIT: Wording("{answer!r} gives {percent} % in Moodle and counts as wrong here", "Nothing need be done"),
    MoodleFault.CATCH_ALL: Wording(
        "* is Moodle's answer for all that is wrong; it was left out, with its feedback, of questions: {count}",
        "Nothing need be done",
    ),
    MoodleFault.ASTERISK: Wording(
        "* stands for any letters in Moodle: {answer!r} was taken as {taken!r}", "Add other wordings as answers of their own"
    ),
    MoodleFault.EITHER_WAS_ENOUGH: Wording(
        "{count} options are right; in Moodle one of them is enough, here all must be chosen",
        "Leave only one right, if one is meant",
    ),
    MoodleFault.MORE_THAN_FULL: Wording(
        "the right options add up to {percent} %; here all of them must be chosen", "Check which are meant to be right"
    ),
    MoodleFault.SPARE_KEPT: Wording("these belong to nothing and were kept as spare ones: {spare}", "Nothing need be done"),
    MoodleFault.SPARE_LEFT_OUT: Wording("there were too many spare ones; left out: {spare}", "Nothing need be done"),
    MoodleFault.SEVERAL_NUMBERS: Wording(
        "several numbers are right: they became accepted texts", "Check that digits are asked for"
    ),
    MoodleFault.UNITS_LEFT_OUT: Wording("other units were left out: {units}", "Ask for one unit in the question"),
    MoodleFault.CASE_MATTERED: Wording("capitals matter in Moodle, and not here", "Nothing need be done"),
    MoodleFault.NO_SIGN: Wording("{text!r} has no = before it and was taken as the accepted text", "Check that it is one"),
    MoodleFault.TAKEN_BY_PLACE: Wording(
        "{text!r} was taken as {meant}, by its place, as Moodle does", "Check whether the statement is true or false"
    ),
    MoodleFault.PICTURES_LOST: Wording("pictures were lost: {count}", "Check that it can be answered without"),
    MoodleFault.SOUNDS_LOST: Wording("sounds or films were lost: {count}", "Check that it can be answered without"),
    MoodleFault.HIDDEN: Wording("the question is hidden in Moodle, as if deleted", "Leave it out if it is an old one"),
    MoodleFault.CUT_SHORT: Wording("of {length} characters the first {most} were kept", "Shorten it in your own words"),
    MoodleFault.FEEDBACK_LOST: Wording(
        "praise for right answers, and feedback on typed ones, was left out of questions: {count}", "Nothing need be done"
    ),
    MoodleFault.HINTS_LOST: Wording(
        "hints, and feedback on partly right answers, were left out of questions: {count}", "Nothing need be done"
    ),
    MoodleFault.LEFT_KIND: Wording("the format has no questions of the kind {kind}", _OTHERS),
    MoodleFault.LEFT_DATE: Wording("{date} is no single date that can be listed as an accepted text", _OTHERS),
    MoodleFault.LEFT_ARROW: Wording("an answer has -> in it, which makes pairs in GIFT", "Export it as Moodle XML"),
    MoodleFault.LEFT_SIGN: Wording("the question begins like an option, which Aiken cannot tell apart", "Export it as GIFT"),
    MoodleFault.LEFT_SECTION: Wording("the format holds questions alone; left out of {section}: {count}", _OTHERS),
    MoodleFault.LEFT_FIELD: Wording("the format has no place for {field}; left out of questions: {count}", _OTHERS),
}
