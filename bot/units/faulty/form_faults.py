"""What can be wrong with a line of a content file or with the form of an entry, and the words for it.

The readers are teachers who have never seen TOML: each sentence shows what stands there and how it should look instead.
Long on purpose: it is one table of words.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...errors import Reason, needs
from ..wording import Wording


class TextFault(Reason):
    """Why a line of a file cannot be read; `text` is the line, as far as it is shown."""

    TYPOGRAPHIC_QUOTES = needs(mark=str, text=str)
    QUOTE_MISSING = needs(mark=str, text=str)
    QUOTE_MISSING_BEFORE = needs(text=str)
    QUOTE_INSIDE = needs(text=str)
    APOSTROPHE_INSIDE = needs(text=str)
    LINE_BREAK_IN_TEXT = needs(text=str)
    LONG_TEXT_OPEN = needs(mark=str, text=str)
    BACKSLASH = needs(text=str)
    COLON_FOR_EQUALS = needs(name=str, text=str)
    EQUALS_FORM = needs(mark=str, text=str)
    EQUALS_MISSING = needs(name=str, text=str)
    VALUE_MISSING = needs(name=str)
    UNQUOTED = needs(value=str, right=str)
    BOOLEAN_FORM = needs(value=str, right=str)
    NOTHING_WORD = needs(value=str)
    NUMBER_FORM = needs(value=str, right=str)
    NUMBER_TOO_LONG = needs()
    OTHER_BRACKETS = needs(marks=str, text=str)
    LIST_UNBRACKETED = needs(name=str, text=str)
    COMMA_MISSING = needs(before=str, after=str)
    COMMA_DOUBLED = needs(text=str)
    SEMICOLON = needs(text=str)
    BRACKET_MISSING = needs(opened=str, closing=str, text=str)
    BRACKET_MISMATCH = needs(opened=str, closing=str, wrong=str)
    BRACKET_EXTRA = needs(mark=str, text=str)
    MARK_BEHIND = needs(mark=str, text=str)
    REST_BEHIND = needs(rest=str, text=str)
    NAME_WITH_SPACES = needs(name=str, right=str)
    NAME_LETTERS = needs(name=str, right=str)
    INVISIBLE = needs(what=str, text=str)
    CONTROL = needs(code=str)
    COMMENT_MARK = needs(mark=str, text=str)
    DASH = needs(mark=str, text=str)
    HEADING_BROKEN = needs(text=str, right=str)
    ONE_BRACKET = needs(text=str, right=str)
    HEADING_MISSING = needs(right=str)
    HEADING_MISSING_AGAIN = needs(name=str, right=str)
    FIELD_TWICE = needs(name=str, line=int)
    PART_NAME_MISSING = needs(value=str, text=str)
    PART_TWICE = needs(name=str, text=str)
    NO_STATEMENT = needs(text=str)
    JSON = needs()
    NOT_TOML = needs(text=str)
    NESTED_DEEP = needs()
    MANY_LINES = needs()


class FormFault(Reason):
    """Why a field of an entry does not fit; `right` is how the line or value could look, empty where that is not known."""

    UNKNOWN_FIELD = needs(name=str, near=str, allowed=str)
    ENTRY_OF_OTHER_TABLE = needs(table=str, right=str)
    NO_ENTRY = needs(right=str)
    EMPTY_ENTRY = needs()
    MISSING_FIELD = needs(name=str, right=str)
    TEXT_WANTED = needs(value=str, right=str)
    NUMBER_WANTED = needs(value=str, right=str)
    WHOLE_NUMBER_WANTED = needs(value=str)
    TRUE_OR_FALSE_WANTED = needs(value=str, right=str)
    LIST_WANTED = needs(value=str, right=str)
    ONE_WANTED = needs(right=str)
    PARTS_WANTED = needs(value=str, right=str)
    DATE_WANTED = needs(value=str)
    TOO_LONG = needs(length=int, most=int)
    EMPTY = needs()
    TOO_MANY = needs(count=int, most=int)
    TOO_FEW = needs(count=int, least=int)
    NOT_AN_ID = needs(value=str, right=str)
    FILE_NAME_NOT_AN_ID = needs(right=str)
    NOT_ONE_OF = needs(value=str, near=str, allowed=str)
    OUT_OF_RANGE = needs(value=str, least=str, most=str)
    DATE_FORM = needs(value=str, right=str, other=str)
    NO_SUCH_DATE = needs(value=str, right=str)
    DATE_TOO_FAR = needs(value=str)
    DATE_TURNED = needs(start=str, end=str)
    OTHER_FORM = needs(text=str)


class SummaryFault(Reason):
    """What the file of a summary can have wrong besides."""

    WITHOUT_HEAD = needs()
    HEAD_OPEN = needs()
    DASHES_FOR_HEAD = needs()
    UNKNOWN_HEADING = needs(line=str, near=str)
    HEADING_AGAIN = needs(line=str)
    BEFORE_HEADING = needs(line=str)
    SECTION_MISSING = needs(heading=str)
    SECTION_EMPTY = needs(heading=str)


def _unknown(near: str, allowed: str) -> str:
    return f"Did you mean {near!r}? Else take the line out" if near else f"Take it out, or use one of these: {allowed}"


def _one_of(near: str, allowed: str) -> str:
    return f"Did you mean {near!r}? Allowed are: {allowed}" if near else f"Write one of these: {allowed}"


def _date_so(right: str, other: str) -> str:
    if other:
        return f'Write "{right}" if the day comes first in it, or "{other}" if the month does'
    if right:
        return f'Write "{right}"'
    return 'Write "1956-02-25", "1956-02" or "1956", or in words, as "about 1200 BC", "1780s" or "5th century"'


def _or_so(right: str) -> str:
    return f"Write {right}" if right else "The guide for authors says what stands here"


def _out_of_range(value: str, least: str, most: str) -> str:
    if least and most:
        return f"{value} is not between {least} and {most}"
    return f"{value} is less than {least}" if least else f"{value} is more than {most}"


def _in_range(least: str, most: str) -> str:
    return (
        f"Write a number from {least} to {most}"
        if least and most
        else f"Write {'at least ' if least else 'at most '}{least or most}"
    )


def _in_digits(right: str) -> str:
    digits = "Write digits alone, as in 1956 or 3.5, without a zero in front"
    return f"{digits}; if it is a text, write {right}" if right else digits


def _too_few(count: int, least: int) -> str:
    there = "there is" if count == 1 else "there are"
    return f"{there} {count or 'none'}, and at least {least} {'is' if least == 1 else 'are'} needed"


def _like(right: str) -> str:
    return f"Write it as {right!r}, and the same wherever the entry is named" if right else "Write it with a to z and 0 to 9"


def _heading_near(near: str) -> str:
    return (
        f"Did you mean {near!r}?"
        if near
        else "A summary has three: # Line, # Paragraph, # Page; inside a part use ## or bold type"
    )


def _name_so(right: str) -> str:
    return f"Did you mean {right!r}?" if right else "The name of a field is one word, such as title or read_in_class"


def _letters_so(right: str) -> str:
    return (
        f"Did you mean {right!r}?"
        if right
        else "Names of fields have the letters a to z alone, without accents or quotation marks"
    )


_FIRST_LINE = "The first line of the file is +++, then come title, topic and sources, then +++ again, then the text"

FAULTY_WORDINGS: Mapping[Reason, Wording] = {
    TextFault.TYPOGRAPHIC_QUOTES: Wording(
        "the quotation mark {mark} is not a straight one: ‹{text}›",
        'Type a straight " before and behind the text (word processors bend it; a plain text editor does not)',
    ),
    TextFault.QUOTE_MISSING: Wording(
        "a quotation mark is opened and never closed: ‹{text}›", "Put {mark} at the end of the text, before any comma or bracket"
    ),
    TextFault.QUOTE_MISSING_BEFORE: Wording(
        "the quotation mark before the text is missing: ‹{text}›", 'Put " before it as well as behind it'
    ),
    TextFault.QUOTE_INSIDE: Wording(
        'there is a " inside the text, which ends it too early: ‹{text}›',
        'Inside a text use \' or \u201c\u201d for a quotation, or write \\" instead of "',
    ),
    TextFault.APOSTROPHE_INSIDE: Wording(
        "the text stands between two ' and has an apostrophe in it, which ends it too early: ‹{text}›",
        'Put the whole text between two " instead',
    ),
    TextFault.LINE_BREAK_IN_TEXT: Wording(
        "the text goes on in the next line: ‹{text}›",
        'Write it in one line, however long, or put three marks """ before and behind it',
    ),
    TextFault.LONG_TEXT_OPEN: Wording(
        "the three marks {mark} begin a text over several lines that never ends: ‹{text}›", "Put {mark} behind its last line"
    ),
    TextFault.BACKSLASH: Wording(
        "a backslash \\ in a text has a meaning of its own: ‹{text}›",
        "Write two of them (\\\\) for one, or use / instead",
    ),
    TextFault.COLON_FOR_EQUALS: Wording(
        "there is a colon behind {name!r} where an equals sign belongs: ‹{text}›", "Write {name} = ... instead of {name}: ..."
    ),
    TextFault.EQUALS_FORM: Wording("{mark!r} stands where one equals sign belongs: ‹{text}›", "Write = alone"),
    TextFault.EQUALS_MISSING: Wording(
        "the equals sign behind {name!r} is missing: ‹{text}›", "Write {name} = and then the value"
    ),
    TextFault.VALUE_MISSING: Wording(
        "nothing stands behind {name} =", 'Write the value there, a text as "..."; or take the line out'
    ),
    TextFault.UNQUOTED: Wording("‹{value}› has no quotation marks", "Write {right}; only numbers, true and false go without"),
    TextFault.BOOLEAN_FORM: Wording(
        "‹{value}› is not how yes and no are written here", "Write {right}, in small letters and without quotation marks"
    ),
    TextFault.NOTHING_WORD: Wording("‹{value}› is no value", "Where there is nothing to say, take the whole line out"),
    TextFault.NUMBER_FORM: Wording("‹{value}› is not how a number is written here", _in_digits),
    TextFault.NUMBER_TOO_LONG: Wording(
        "a number has thousands of digits", "Write a smaller one, or put it in quotation marks if it is a text"
    ),
    TextFault.OTHER_BRACKETS: Wording("a list stands between {marks}: ‹{text}›", "Use square brackets: [ and ]"),
    TextFault.LIST_UNBRACKETED: Wording(
        "several values stand behind {name} = without brackets: ‹{text}›",
        'Put [ before the first and ] behind the last: {name} = ["...", "..."]',
    ),
    TextFault.COMMA_MISSING: Wording("a comma is missing between ‹{before}› and ‹{after}›", "Put a comma between the two"),
    TextFault.COMMA_DOUBLED: Wording("there is a comma with nothing before it: ‹{text}›", "Take the comma out"),
    TextFault.SEMICOLON: Wording("a semicolon stands where a comma belongs: ‹{text}›", "Put a comma between the parts of a list"),
    TextFault.BRACKET_MISSING: Wording(
        "the bracket {opened} is opened and never closed: ‹{text}›", "Put {closing} where what it opens ends"
    ),
    TextFault.BRACKET_MISMATCH: Wording(
        "what begins with {opened} ends with {wrong}",
        "It must end with {closing}: [ ] for a list, {{ }} for what belongs to one part of it",
    ),
    TextFault.BRACKET_EXTRA: Wording("there is one {mark} too many: ‹{text}›", "Take it out, or add what opens it"),
    TextFault.MARK_BEHIND: Wording(
        "a {mark!r} stands at the end of the line: ‹{text}›", "Take it out: between two fields there is no mark, only a new line"
    ),
    TextFault.REST_BEHIND: Wording(
        "behind the value there is something more, ‹{rest}›: ‹{text}›",
        "Begin a new line for each field; put # before a remark of your own",
    ),
    TextFault.NAME_WITH_SPACES: Wording("the name of the field, {name!r}, has spaces in it", _name_so),
    TextFault.NAME_LETTERS: Wording("the name of the field, {name!r}, has a letter or mark that names do not have", _letters_so),
    TextFault.INVISIBLE: Wording(
        "there is an invisible character ({what}), as word processors and web pages put in: ‹{text}›",
        "Delete the blanks in this line and type them again",
    ),
    TextFault.CONTROL: Wording(
        "there is a character that no text has (number {code})",
        "Delete it; if the file is full of such, save it again as plain text in UTF-8",
    ),
    TextFault.COMMENT_MARK: Wording("{mark} does not begin a remark here: ‹{text}›", "Begin remarks of your own with #"),
    TextFault.DASH: Wording("the line begins with {mark}: ‹{text}›", 'Take it out: each field is a line such as title = "..."'),
    TextFault.HEADING_BROKEN: Wording(
        "the heading of an entry is written ‹{text}›", "Write {right}, with nothing else in its line"
    ),
    TextFault.ONE_BRACKET: Wording(
        "the heading ‹{text}› has one bracket, and so there could be one entry only",
        "Write {right}, here and above every other entry",
    ),
    TextFault.HEADING_MISSING: Wording("the entry has no heading", "Write {right} in a line of its own above it"),
    TextFault.HEADING_MISSING_AGAIN: Wording(
        "a second {name} stands in the same entry, so the heading of the next one is missing",
        "Write {right} in a line of its own above it",
    ),
    TextFault.FIELD_TWICE: Wording(
        "the field {name!r} is there twice in this entry, first in line {line}", "Keep one of the two lines"
    ),
    TextFault.PART_NAME_MISSING: Wording(
        "{value} stands between {{ and }} without a name: ‹{text}›", "Write a name and = before it, as in {{ text = {value} }}"
    ),
    TextFault.PART_TWICE: Wording("{name!r} is there twice between the same {{ }}: ‹{text}›", "Keep one of the two"),
    TextFault.JSON: Wording("the file is written as JSON, with all of it between brackets", "Write a line for each field"),
    TextFault.NO_STATEMENT: Wording(
        "this is no field: ‹{text}›",
        'Each line has a name, an equals sign and a value, as in title = "..."; put # before a remark of your own',
    ),
    TextFault.NOT_TOML: Wording("the line cannot be read ({text})", 'Each field is a line such as title = "..."'),
    TextFault.NESTED_DEEP: Wording("brackets or names are nested hundreds deep", "Write a line for each field"),
    TextFault.MANY_LINES: Wording(
        "so many lines cannot be read that the rest of the file was not looked at",
        "Check that this is the right file, and fix the lines above first",
    ),
    FormFault.UNKNOWN_FIELD: Wording("there is no field {name!r} here", _unknown),
    FormFault.ENTRY_OF_OTHER_TABLE: Wording(
        "this looks like an entry of {table}.toml", "Move it there, under the heading {right}"
    ),
    FormFault.NO_ENTRY: Wording("this is no entry", "Write {right}, and the fields of the entry in the lines below"),
    FormFault.EMPTY_ENTRY: Wording("nothing stands below the heading", "Write the fields of the entry, or take the heading out"),
    FormFault.MISSING_FIELD: Wording("the field {name!r} is missing", "Add {right}"),
    FormFault.TEXT_WANTED: Wording("a text is wanted, and here stands {value}", "Write {right}, in quotation marks"),
    FormFault.NUMBER_WANTED: Wording("a number is wanted, and here stands {value}", _or_so),
    FormFault.WHOLE_NUMBER_WANTED: Wording("a whole number is wanted, and here stands {value}", "Write it without a fraction"),
    FormFault.TRUE_OR_FALSE_WANTED: Wording(
        "true or false is wanted, and here stands {value}", "Write {right}, without quotation marks"
    ),
    FormFault.LIST_WANTED: Wording("a list is wanted, even of one, and here stands {value}", "Write {right}, in square brackets"),
    FormFault.ONE_WANTED: Wording("one value is wanted here, and this is a list", _or_so),
    FormFault.PARTS_WANTED: Wording("parts with names are wanted, and here stands {value}", "Write {right}"),
    FormFault.DATE_WANTED: Wording(
        "a date is wanted, and here stands {value}", 'Write it in quotation marks, as in "1956-02-25"'
    ),
    FormFault.TOO_LONG: Wording(
        lambda length, most: f"the text has {length:,} characters, and {most:,} are the most",
        lambda length, most: f"Shorten it by {length - most:,}",
    ),
    FormFault.EMPTY: Wording("nothing is written here", "Write the text between the quotation marks"),
    FormFault.TOO_MANY: Wording(
        lambda count, most: f"there are {count}, and {most} are the most", lambda count, most: f"Take {count - most} out"
    ),
    FormFault.TOO_FEW: Wording(
        _too_few,
        lambda count, least: f"Add {least - count} more" if count else f"Add {least}",
    ),
    FormFault.NOT_AN_ID: Wording(
        "{value!r} cannot be an id, which has small letters a to z, digits and single hyphens alone, and 60 characters at most",
        _like,
    ),
    FormFault.FILE_NAME_NOT_AN_ID: Wording(
        "the name of the file has more than small letters a to z, digits and single hyphens", "Rename the file to {right}"
    ),
    FormFault.NOT_ONE_OF: Wording("{value} is not allowed here", _one_of),
    FormFault.OUT_OF_RANGE: Wording(_out_of_range, _in_range),
    FormFault.DATE_FORM: Wording("{value!r} is not how a date is written here", _date_so),
    FormFault.NO_SUCH_DATE: Wording(
        "{value!r} does not exist in the calendar",
        lambda right: (
            f'Write "{right}" if day and month are turned about; else check both' if right else "Check the day and the month"
        ),
    ),
    FormFault.DATE_TOO_FAR: Wording(
        "{value!r} lies outside of the years from 4001 BC to AD 9999, none of which is 0",
        "Leave the date out and say it in the text",
    ),
    FormFault.DATE_TURNED: Wording("the time ends ({end}) before it begins ({start})", 'Turn the two about: "{end}/{start}"'),
    FormFault.OTHER_FORM: Wording("the value does not fit ({text})", "The guide for authors says what stands here"),
    SummaryFault.WITHOUT_HEAD: Wording("the file does not begin with a line +++", _FIRST_LINE),
    SummaryFault.HEAD_OPEN: Wording("the second line +++ is missing", _FIRST_LINE),
    SummaryFault.DASHES_FOR_HEAD: Wording("the lines around title, topic and sources are ---", "Write +++ instead of both"),
    SummaryFault.UNKNOWN_HEADING: Wording("the heading {line!r} is none of a summary's", _heading_near),
    SummaryFault.HEADING_AGAIN: Wording("the heading {line!r} is there twice", "Keep one, and put the text of both below it"),
    SummaryFault.BEFORE_HEADING: Wording(
        "there is text above the first heading: {line!r}", "Put it below # Line, # Paragraph or # Page"
    ),
    SummaryFault.SECTION_MISSING: Wording("the part {heading!r} is missing", "Add the line {heading} and the text below it"),
    SummaryFault.SECTION_EMPTY: Wording("nothing stands below {heading!r}", "Write the text there"),
}
