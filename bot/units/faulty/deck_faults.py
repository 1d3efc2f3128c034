"""What can be wrong with cards, trivia lists and packed units, or lost from them, and the words for it; a part of faults.py."""

from __future__ import annotations

from collections.abc import Mapping

from ...errors import Reason, needs
from ..wording import Wording


class DeckFault(Reason):
    """What is wrong with an entry of a deck or a trivia list, or was left behind."""

    # faults of an entry
    NO_SEPARATOR = needs(separator=str)
    GAP_NOT_CLOSED = needs()
    GAP_EMPTY = needs()
    NO_GAP = needs()
    HELD_TWICE = needs(line=int)
    YAML_WRONG = needs(text=str)
    YAML_COLON = needs()
    YAML_TAG = needs(tag=str)
    YAML_ALIAS = needs(name=str)
    NO_ANSWER_LIST = needs()
    NO_FIELD = needs(name=str)
    OTHER_FIELD = needs(name=str)
    NOT_TRUE_OR_FALSE = needs(answer=str)
    # remarks
    PICTURES_LOST = needs(count=int)
    SOUNDS_LOST = needs(count=int)
    MEDIA_LEFT = needs(count=int)
    CARDS_LEFT = needs(count=int)
    EXTRA_LEFT = needs(name=str)
    SETTING_LEFT = needs(name=str)
    RESTS_ON_FAULTY = needs()
    READ_AS = needs(name=str)
    # what an export cannot hold
    SECTION_CHANGED = needs(name=str)
    RECORD_LEFT_OUT = needs(what=str)
    FACT_WITHOUT_DATE = needs()
    KIND_LEFT_OUT = needs(kind=str)
    FIELD_LEFT_OUT = needs(name=str)


DECK_WORDINGS: Mapping[Reason, Wording] = {
    DeckFault.NO_SEPARATOR: Wording(
        "nothing parts question and answer here; elsewhere {separator!r} does",
        "Put it between the two, or join the line to the one above",
    ),
    DeckFault.GAP_NOT_CLOSED: Wording("a gap that begins with {{{{c1:: never ends", "Close it with }}}}"),
    DeckFault.GAP_EMPTY: Wording("there is nothing in the gap", "Write what belongs there"),
    DeckFault.NO_GAP: Wording("there is no gap in this text", "Mark what is asked as {{{{c1::answer}}}}"),
    DeckFault.HELD_TWICE: Wording("this question stands in line {line} already", "Keep one of the two, with the answers of both"),
    DeckFault.YAML_WRONG: Wording("this is not YAML: {text}", "Put the question, or the answer, in double quotes"),
    DeckFault.YAML_COLON: Wording("there is no colon behind the question", "End the line of the question with a colon"),
    DeckFault.YAML_TAG: Wording("{tag!r} is an instruction of YAML and no answer", "Put the text in double quotes"),
    DeckFault.YAML_ALIAS: Wording(
        "*{name} refers to another place of the file", "Write the answers out, or put the text in double quotes"
    ),
    DeckFault.NO_ANSWER_LIST: Wording(
        "below the question stands no list of answers",
        "Write each answer in a line of its own, with a hyphen and a space before it",
    ),
    DeckFault.NO_FIELD: Wording("{name} is missing", "Add it"),
    DeckFault.OTHER_FIELD: Wording(
        "{name} is of another form than OpenTDB gives it", "Write a text, and for the wrong answers a list of texts"
    ),
    DeckFault.NOT_TRUE_OR_FALSE: Wording("the answer {answer!r} is neither True nor False", "Write one of the two"),
    DeckFault.PICTURES_LOST: Wording("{count} pictures are not taken over", "See whether it can be answered without"),
    DeckFault.SOUNDS_LOST: Wording("{count} sounds or films are not taken over", "See whether it can be answered without"),
    DeckFault.MEDIA_LEFT: Wording(
        "{count} files of pictures and sounds in the package are not taken over", "Nothing else is lost by it"
    ),
    DeckFault.CARDS_LEFT: Wording("{count} cards that ask the other way round are not taken over", "Each note is asked once"),
    DeckFault.EXTRA_LEFT: Wording(
        "the text of {name!r} is too long for an explanation, and left out", "Shorten it if it is wanted"
    ),
    DeckFault.SETTING_LEFT: Wording("the setting {name} is not taken over", "Class quizzes have settings of their own"),
    DeckFault.SECTION_CHANGED: Wording(
        "the {name} has blanks at its ends, or a heading of the first rank, which are not kept", "Nothing else is changed"
    ),
    DeckFault.RECORD_LEFT_OUT: Wording("this format holds no {what}", "Export the text files, which hold all"),
    DeckFault.FACT_WITHOUT_DATE: Wording("a fact without a date has no place on a timeline", "Give it a date"),
    DeckFault.KIND_LEFT_OUT: Wording("this format has no questions of the kind {kind}", "Export the text files, which hold all"),
    DeckFault.FIELD_LEFT_OUT: Wording("this format does not hold: {name}", "Export the text files, which hold all"),
    DeckFault.READ_AS: Wording("was read as {name}", "Rename it, if you keep it in a folder"),
    DeckFault.RESTS_ON_FAULTY: Wording(
        "this names an entry that has faults, and is left out with it", "Mend the other one, and this stays"
    ),
}
