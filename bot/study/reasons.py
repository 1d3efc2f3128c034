"""Why something cannot be done in a quiz, alone or in class; the front has the sentences."""

from __future__ import annotations

from ..errors import Reason, needs


class AnswerReason(Reason):
    """Of answers to a question, wherever it is asked."""

    ANSWERED_ALREADY = needs()
    NOT_ON_CARD = needs()


class PracticeReason(Reason):
    """Of rounds that somebody plays alone."""

    OLD_CARD = needs()
    WITHDRAWN = needs()
    NO_QUESTIONS = needs()


class GobbetReason(Reason):
    """Of gobbets, extracts that are worked through."""

    NOTHING_TO_ASK = needs()


class ClassQuizReason(Reason):
    """Of class quizzes."""

    BEGUN_ALREADY = needs()
    OVER = needs()
    GONE_ON = needs()
    QUESTION_OVER = needs()
    NO_QUESTION_OPEN = needs()
    TIME_UP = needs()
    LONGEST = needs(minutes=int)
    NOTHING_TO_GO_ON_FROM = needs()
    NOTHING_TO_PAUSE = needs()
    NOTHING_TO_SKIP = needs()
    PAUSED_ALREADY = needs()
    RUNNING_ALREADY = needs()
    PRESSED_TOO_LATE = needs()
    PRESSED_AFTER_TIME = needs()
    PRESSED_IN_PAUSE = needs()
    LEADS = needs()
    SENT_OUT = needs()


class ClassGobbetReason(Reason):
    """Of extracts that a class writes about."""

    TIME_UP = needs()
    HANDED_IN_TOO_LATE = needs()
    STILL_WRITING = needs()
    LONGEST = needs(minutes=int)
    TOO_FEW_TO_COMPARE = needs()
    PAIR_OVER = needs()
    ANSWER_ERASED = needs()
    OWN_ANSWER = needs()
