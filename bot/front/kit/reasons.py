"""A sentence for each reason that the rooms below give, so that the front alone speaks.

What an author has to mend is worded by bot/units/faults.py instead, as the command line says it, too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Self, TypeAlias

from ...errors import Reason, Refusal, Why
from ...language.dates import Day, HistoricalDate, Unread
from ...marking.reasons import (
    ChoiceReason,
    DateReason,
    MatchingReason,
    NumberReason,
    OrderReason,
    SourceReason,
    TeacherReason,
    TypedReason,
)
from ...store.reasons import StoreReason
from ...study.reasons import AnswerReason, ClassGobbetReason, ClassQuizReason, GobbetReason, PracticeReason

Sentence: TypeAlias = str | Callable[..., str]
"""A template, or where numbers bend the words a function; both take the fields of a reason by name."""


def say(why: Why | str | None) -> str:
    """Word a reason; a text, which only the front itself gives, is a sentence already, and of nothing nothing is said."""
    if why is None or isinstance(why, str):
        return why or ""
    sentence = SENTENCES[why.reason]
    fields = {name: _worded(value) for name, value in why.fields.items()}
    return sentence.format_map(fields) if isinstance(sentence, str) else sentence(**fields)


def say_refusal(refusal: Refusal) -> str:
    """Word what a refusal says."""
    return say(refusal.why)


def _worded(value: object) -> object:
    """Word a field that is no figure or text yet; a reason may hold another one."""
    if isinstance(value, HistoricalDate):
        return _Date(value)
    if isinstance(value, Day):
        return value.words()
    return say(value) if isinstance(value, Why) else value


class _Date(str):
    """A date in words, which templates may also ask for its `when`: `on 25 February 1956`, `in 1956`, `from 1932 to 1933`."""

    __slots__ = ("when",)
    when: str

    def __new__(cls, date: HistoricalDate) -> Self:
        said = super().__new__(cls, date.words())
        said.when = f"{_preposition(date)}{said}"
        return said


def _preposition(date: HistoricalDate) -> str:
    """Say what stands before a date in a sentence: nothing before `about 1933` and `since 1953`."""
    if date.open_side is not None:
        return ""
    if date.end is not None:
        return "from "
    if date.approximate or date.uncertain:
        return ""
    return "on " if date.start.day else "in the " if date.start.years > 1 else "in "


def _found(found: int, asked: int, slips: int) -> str:
    return f"You found {found} of the {asked} right options and chose {slips} wrong {'one' if slips == 1 else 'ones'}."


_CHOICES: Mapping[Reason, Sentence] = {
    ChoiceReason.NOTHING_CHOSEN: "No option was chosen.",
    ChoiceReason.NO_SUCH_OPTION: "That is not one of the options.",
    ChoiceReason.ONE_ONLY: "Only one option can be chosen.",
    ChoiceReason.OTHER_OPTION: "You chose “{chosen}”; right is “{right}”.",
    ChoiceReason.SHARE_FOUND: "You found {found} of the {asked} right options.",
    ChoiceReason.SHARE_FOUND_AND_SLIPS: _found,
    ChoiceReason.BOTH_TRUE_AND_FALSE: "A statement cannot be both true and false.",
    ChoiceReason.IS_TRUE: "The statement is true.",
    ChoiceReason.IS_FALSE: "The statement is false.",
    SourceReason.NO_SOURCE: "No source was chosen.",
    SourceReason.OTHER_TELL: "You found the source, but this is how you can tell: {tell}",
    SourceReason.OTHER_SOURCE: "That is how you can tell, but the source is {source}.",
    SourceReason.OTHER_SOURCE_AND_TELL: "The source is {source}: {tell}",
    OrderReason.EACH_ONCE: "An order names each of the events once.",
    OrderReason.PAIRS_IN_ORDER: "{good} of {pairs} pairs of events are in the right order.",
    MatchingReason.EACH_ONE: "An answer names a partner for each.",
    MatchingReason.PAIRS_RIGHT: "{good} of {pairs} pairs are right.",
}
_TYPED: Mapping[Reason, Sentence] = {
    TypedReason.TOO_LONG: "That is longer than a short answer: give the name or term alone.",
    TypedReason.UNREADABLE: "Gobbet cannot read this answer.",
    TypedReason.ENDLESS_NUMBER: "No number here is as long as that; the answer is {answer}.",
    TypedReason.ANSWER_IS: "The answer is {answer}.",
    TypedReason.SPELLED: "Spelled {answer}.",
    TypedReason.LIES_WITHIN: "That lies within it; the answer is {answer}.",
    TypedReason.SEVERAL_ANSWERS: "You gave more than one answer, and one was asked: {answer}.",
    TypedReason.SOME_FOUND: "{found} of {asked} are right; the answer is {answer}.",
    TypedReason.NEGATED: "You wrote what it is not, or is not only; the answer is {answer}.",
    TypedReason.TURNED_ROUND: "The beginning of the word reverses its meaning; the answer is {answer}.",
    TypedReason.SENSE_TURNED: "That says the reverse; the answer is {answer}.",
    TypedReason.OTHER_NUMBER: "You wrote {number}; right is {answer}.",
    TypedReason.NUMBER_MISSING: "The number is missing; the answer is {answer}.",
    TypedReason.STRAY_NUMBER: "{number} does not belong to it; the answer is {answer}.",
    TypedReason.STRAY_WORD: "“{word}” does not belong to the answer, which is {answer}.",
    TypedReason.OTHER_WORD: "“{word}” is another word; the answer is {answer}.",
    TypedReason.PART_MISSING: "Part of it is missing; the answer is {answer}.",
    TypedReason.NOT_THE_SAME_WORD: "That is close, but not the same word; the answer is {answer}.",
    TypedReason.SOMETHING_ELSE: "That is something else; the answer is {answer}.",
    TypedReason.IS_OTHER: "That is {other}; the answer is {answer}.",
    TypedReason.AS_NEAR_TO_OTHER: "That is as near to {other} as to the answer, {answer}.",
    TypedReason.NAMED_OTHER: "You named {other}; the answer is {answer}.",
    TypedReason.NAMED_OTHER_TOO: "You named {other} too; the answer is {answer}.",
    TypedReason.OWN_WORDS: "Your own words need a teacher to judge them; the answer here is: {answer}.",
    NumberReason.NO_NUMBER: "There is no number in this answer; it is {answer}.",
    NumberReason.NEAR_ENOUGH: "That is near enough; it is {answer}.",
    TeacherReason.ACCEPTED: "Your teacher accepts this answer.",
}

# ---- dates


def _less_than_asked(right: int, asked: str, date: _Date) -> str:
    return f"{_right_parts(right)}, but the {asked} was asked; it was {date.when}."


def _right_so_far(right: int, date: _Date) -> str:
    return f"{_right_parts(right)}, but not the {_PARTS[right]}; it was {date.when}."


def _right_parts(right: int) -> str:
    return f"The {' and '.join(_PARTS[:right])} {'is' if right == 1 else 'are'} right"


_PARTS = ("year", "month", "day")
_DATES: Mapping[Reason, Sentence] = {
    Unread.NO_DATE: "That could not be read as a date; write it like 25 February 1956, or only the year.",
    Unread.ENDLESS: "That number is no date.",
    Unread.SEVERAL: "You gave more than one date.",
    Unread.NEGATED: "You wrote what the date is not.",
    Unread.ONLY_A_BOUND: "That only says before or after which date it was.",
    Unread.OUT_OF_RANGE: "Years run from 4001 BC to AD 9999 here, without a year 0; that one lies outside.",
    Unread.NO_SUCH_DAY: "There is no such day as {day}.",
    Unread.NO_SUCH_FIGURES: "There is no such day as {figures}.",
    DateReason.UNREADABLE: "There is no date in this answer.",
    DateReason.UNREAD: "{fault} The date is {date}.",
    DateReason.CENTURY_OPEN: "“{figures}” leaves the century open; it was {date.when}.",
    DateReason.ERA_OPEN: "That leaves open whether it is before or after Christ; it was {date.when}.",
    DateReason.OTHER_DATE: "You wrote {written}; it was {date.when}.",
    DateReason.IT_WAS: "It was {date.when}.",
    DateReason.LIES_WITHIN: "That lies within it; it was {date.when}.",
    DateReason.ALLOWED: "The evidence only says {date}.",
    DateReason.JULIAN: "That is the day in the Julian calendar; in ours it is {date}.",
    DateReason.WRONG_BEYOND_THE_QUESTION: "What was asked is right, but it was {date.when}.",
    DateReason.YEAR_MISSING: "The year is missing; it was {date.when}.",
    DateReason.LESS_THAN_ASKED: _less_than_asked,
    DateReason.RIGHT_SO_FAR: _right_so_far,
    DateReason.SPAN_TURNED_ROUND: "That span ends before it begins; it was {date.when}.",
    DateReason.SPAN_FOR_ONE_DATE: "You gave a span, and one date was asked: {date}.",
    DateReason.READ_DAY_FIRST: "Read as {read}, as on this server the day comes first.",
    DateReason.READ_DAY_FIRST_AND: "Read as {read}, as on this server the day comes first. {then}",
    DateReason.READ_MONTH_FIRST: "Read as {read}, as on this server the month comes first.",
    DateReason.READ_MONTH_FIRST_AND: "Read as {read}, as on this server the month comes first. {then}",
}

# ---- quizzes

_QUIZZES: Mapping[Reason, Sentence] = {
    AnswerReason.ANSWERED_ALREADY: "You have answered this question already; your first answer counts.",
    AnswerReason.NOT_ON_CARD: "That option is not on this card.",
    PracticeReason.OLD_CARD: "This card is an old one: your quiz goes on in a newer card. Use /quiz to bring it up again.",
    PracticeReason.WITHDRAWN: "This question has been taken out of the unit. Use /quiz to go on.",
    PracticeReason.NO_QUESTIONS: "There is no question of that kind yet. Try another topic or difficulty.",
    GobbetReason.NOTHING_TO_ASK: "Nothing is asked about this extract yet. It can be read, and its facts looked up.",
    ClassQuizReason.BEGUN_ALREADY: "This quiz has begun already.",
    ClassQuizReason.OVER: "This quiz is over.",
    ClassQuizReason.GONE_ON: "The quiz has gone on in the meantime.",
    ClassQuizReason.QUESTION_OVER: "That question is over.",
    ClassQuizReason.NO_QUESTION_OPEN: "No question is open just now.",
    ClassQuizReason.TIME_UP: "The time is up already.",
    ClassQuizReason.LONGEST: "A question stays open for {minutes} minutes at most.",
    ClassQuizReason.NOTHING_TO_GO_ON_FROM: "There is nothing to go on from just now.",
    ClassQuizReason.NOTHING_TO_PAUSE: "There is nothing to pause just now.",
    ClassQuizReason.NOTHING_TO_SKIP: "There is no question to skip just now.",
    ClassQuizReason.PAUSED_ALREADY: "The quiz is paused already.",
    ClassQuizReason.RUNNING_ALREADY: "The quiz is running.",
    ClassQuizReason.PRESSED_TOO_LATE: "That question is over; your press came too late.",
    ClassQuizReason.PRESSED_AFTER_TIME: "Too late: the time was up when you pressed.",
    ClassQuizReason.PRESSED_IN_PAUSE: "The quiz is paused. Answer when your teacher goes on.",
    ClassQuizReason.LEADS: "You lead this quiz, so you do not play in it. *Teacher* has your controls.",
    ClassQuizReason.SENT_OUT: "Your teacher has taken you out of this quiz. You can still watch it.",
    ClassGobbetReason.TIME_UP: "Your time for this extract is up.",
    ClassGobbetReason.HANDED_IN_TOO_LATE: "Your time was up, so this does not count.",
    ClassGobbetReason.STILL_WRITING: "The class is still writing. Nobody reads an answer before the time is up.",
    ClassGobbetReason.LONGEST: "An extract stays open for {minutes} minutes at most.",
    ClassGobbetReason.TOO_FEW_TO_COMPARE: "There are not two answers to compare.",
    ClassGobbetReason.PAIR_OVER: "This vote is over. The next pair is further down.",
    ClassGobbetReason.ANSWER_ERASED: "One of these two answers was erased, so nobody votes on it any more.",
    ClassGobbetReason.OWN_ANSWER: "One of these two is yours, so the others vote on it.",
    StoreReason.SET_NAME_TAKEN: "There is a question set of that name already. Delete it first, or choose another name.",
    StoreReason.CHANNEL_TAKEN: "This channel has a class quiz already. End it first, or use another channel.",
    StoreReason.CHANNEL_HAS_GOBBET: "A class writes about an extract here already. End that first, or use another channel.",
    StoreReason.GOBBET_GONE: "This extract is no longer stored, and nothing that was written about it.",
    StoreReason.UNIT_CHANGED: "Somebody else has changed this unit meanwhile. Look at it again, and repeat what is missing.",
    StoreReason.TOO_MANY_UNITS: "A server may have {most} units of its own. Remove one with /unit remove first.",
    StoreReason.TOO_MANY_PHRASES: "A server may have {most} taught phrases. Take one back under /class unanswered first.",
    StoreReason.QUIZ_RUNS: "A class quiz is still running that this belongs to. Erase it when the quiz is over.",
    StoreReason.UNSAVED: "I cannot save just now, so this does not count yet. Press again in a moment.",
    StoreReason.UNREAD: "I cannot look that up just now. Try again in a moment.",
}

SENTENCES: Mapping[Reason, Sentence] = {**_CHOICES, **_TYPED, **_DATES, **_QUIZZES}
