"""What Gobbet makes of a question of Moodle: the rules, the same for GIFT and XML.

Full credit alone counts as right: an answer of 50 % is named and refused, and a catch-all * is no answer at all. What can
still be asked is taken over, with remarks on what was lost; what cannot is a fault, or of a kind that Gobbet does not have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from ....errors import Reason, Why, because
from ....library.questions import (
    MOST_OPTIONS,
    AnyQuestion,
    Matching,
    NumberAsked,
    OneChoice,
    Pair,
    SeveralChoices,
    TrueFalse,
    Typed,
    Wrong,
)
from ...moodle_faults import MoodleFault
from ..upload import Spot, UploadReading, clean
from .drafts import MoodleAnswer, MoodleKind, MoodleQuestion
from .numbers import Span, find_widest, read_span

LONGEST_PROMPT, LONGEST_OPTION, LONGEST_FEEDBACK, LONGEST_EXPLANATION, LONGEST_MEASURE = 400, 200, 400, 600, 40
_MOST_RIGHT = MOST_OPTIONS - 1
_MOST_SPARE = 5
_FULL = 99.9
"""Percent from which on it is full credit: three thirds are written 33.33333."""
_SHORTEST_EXPLANATION = 40
"""Characters from which on the feedback to a right answer explains something; shorter it is praise, which all would read."""
_ASTERISKS = re.compile(r"\\\*|\*")
Note: TypeAlias = tuple[str, Why]


class NotAskable(Exception):
    """What keeps a question from being asked: its faults, or else the name of a kind that Gobbet does not have."""

    def __init__(self, *faults: Note, kind: str = "") -> None:
        super().__init__(faults, kind)
        self.faults, self.kind = faults, kind


def take_question(reading: UploadReading, question: MoodleQuestion, topics: tuple[str, ...]) -> None:
    """Hand a question in: taken over with the ids of its topics, set aside or refused; what was lost of it is remarked on."""
    _clean_texts(question)
    try:
        record = _MAKERS[question.kind](question)
    except NotAskable as bar:
        turn_away(reading, question.spot, bar)
        return
    explanation = _cut(question, "explanation", question.explanation, LONGEST_EXPLANATION)
    reading.take(question.spot, replace(record, explanation=explanation, topics=topics))
    for reason, count in ((MoodleFault.PICTURES_LOST, question.pictures), (MoodleFault.SOUNDS_LOST, question.sounds)):
        if count:
            _remark(question, "", reason, count=count)
    for field, why in question.remarks:
        reading.remark(question.spot, field, why)


def turn_away(reading: UploadReading, spot: Spot, bar: NotAskable) -> None:
    """Hand in as faulty, or as of a kind that Gobbet does not have, what cannot be asked."""
    if bar.faults:
        reading.refuse(spot, *bar.faults)
    else:
        reading.set_aside(spot, bar.kind)


def _clean_texts(question: MoodleQuestion) -> None:
    question.prompt, question.explanation = clean(question.prompt), clean(question.explanation)
    question.answers = [_clean_answer(answer) for answer in question.answers]
    question.pairs = [(clean(left), clean(right)) for left, right in question.pairs]


def _clean_answer(answer: MoodleAnswer) -> MoodleAnswer:
    """Take out of an answer what nobody sees."""
    text, feedback = clean(answer.text), clean(answer.feedback)
    return MoodleAnswer(text, answer.percent, feedback, answer.tolerance.strip(), answer.only_picture)


def _remark(question: MoodleQuestion, field: str, reason: Reason, **fields: object) -> None:
    question.remarks.append((field, because(reason, **fields)))


def _cut(question: MoodleQuestion, field: str, text: str, most: int) -> str:
    """Shorten what is not the question itself rather than lose the question."""
    if len(text) <= most:
        return text
    _remark(question, field, MoodleFault.CUT_SHORT, length=len(text), most=most)
    return text[: most - 1].rstrip() + "…"


def _explain(question: MoodleQuestion, feedbacks: Iterable[str]) -> None:
    """Add the feedback to right answers to the explanation, where it explains something."""
    for feedback in dict.fromkeys(filter(None, feedbacks)):
        if feedback in question.explanation:
            continue
        if len(feedback) < _SHORTEST_EXPLANATION:
            _remark(question, "feedback", MoodleFault.FEEDBACK_LOST, text=feedback)
        else:
            question.explanation = f"{question.explanation}\n{feedback}".strip()


def _check_prompt(question: MoodleQuestion) -> list[Note]:
    if not question.prompt and question.pictures:
        raise NotAskable(kind=f"{question.kind.value} with a picture as its question")
    if not question.prompt:
        return [("prompt", because(MoodleFault.NO_PROMPT))]
    return check_length("prompt", question.prompt, LONGEST_PROMPT)


def check_length(field: str, text: str, most: int) -> list[Note]:
    """Give the fault of a text that is too long."""
    if len(text) <= most:
        return []
    return [(field, because(MoodleFault.TEXT_LONG, length=len(text), most=most))]


def _check_answers(answers: Sequence[MoodleAnswer]) -> list[Note]:
    faults: list[Note] = [("answers", because(MoodleFault.EMPTY_ANSWER)) for answer in answers if not answer.text][:1]
    for answer in answers:
        faults += check_length("answers", answer.text, LONGEST_OPTION)
    for text, times in Counter(answer.text.casefold() for answer in answers if answer.text).items():
        if times > 1:
            faults.append(("answers", because(MoodleFault.ANSWER_TWICE, answer=text)))
    return faults


def _percent(value: float) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".")


def _multichoice(question: MoodleQuestion) -> AnyQuestion:
    """One choice or several; each option is right or wrong, and nothing between."""
    answers = question.answers
    faults = [*_check_prompt(question), *_check_answers([answer for answer in answers if not answer.only_picture])]
    if len(answers) < 2:
        faults.append(("answers", because(MoodleFault.TOO_FEW_OPTIONS, count=len(answers))))
    if len(answers) > MOST_OPTIONS:
        faults.append(("answers", because(MoodleFault.TOO_MANY_OPTIONS, count=len(answers), most=MOST_OPTIONS)))
    right = _right_options(question)
    faults += _check_right(question, right)
    if faults:
        raise NotAskable(*faults)
    if any(answer.only_picture for answer in answers):
        raise NotAskable(kind="multichoice with pictures as answers")
    wrong = tuple(_wrong_option(question, answer) for answer in answers if answer not in right)
    _explain(question, (answer.feedback for answer in right))
    if question.single and len(right) == 1:
        return OneChoice(id="q", prompt=question.prompt, answer=right[0].text, wrong=wrong)
    if question.single:
        _remark(question, "answers", MoodleFault.EITHER_WAS_ENOUGH, count=len(right))
    return SeveralChoices(id="q", prompt=question.prompt, answers=tuple(answer.text for answer in right), wrong=wrong)


def _right_options(question: MoodleQuestion) -> list[MoodleAnswer]:
    """Give the options of full credit or, where several are chosen, all those that share it."""
    full = [answer for answer in question.answers if answer.percent >= _FULL]
    if full or question.single:
        return full
    return [answer for answer in question.answers if answer.percent > 0]


def _check_right(question: MoodleQuestion, right: list[MoodleAnswer]) -> list[Note]:
    best = max((answer.percent for answer in question.answers), default=0)
    if best <= 0:
        return [("answers", because(MoodleFault.NOTHING_RIGHT))]
    if not right:
        return [("answers", because(MoodleFault.NO_FULL_CREDIT, percent=_percent(best)))]
    total = sum(answer.percent for answer in right)
    if total < _FULL - 0.5:
        return [("answers", because(MoodleFault.NO_FULL_CREDIT, percent=_percent(total)))]
    if total > 100.5 and not question.single:
        _remark(question, "answers", MoodleFault.MORE_THAN_FULL, percent=_percent(total))
    if len(right) > _MOST_RIGHT:
        return [("answers", because(MoodleFault.ALL_RIGHT_TOO_MANY, count=len(right), most=_MOST_RIGHT))]
    return []


def _wrong_option(question: MoodleQuestion, answer: MoodleAnswer) -> Wrong:
    if answer.percent > 0:
        _remark(question, "answers", MoodleFault.HALF_CREDIT, answer=answer.text, percent=_percent(answer.percent))
    return Wrong(text=answer.text, feedback=_cut(question, "feedback", answer.feedback, LONGEST_FEEDBACK))


def _true_false(question: MoodleQuestion) -> AnyQuestion:
    """The answers are `true` and `false`, one of them with full credit; the feedback to the other is for whoever was wrong."""
    faults = _check_prompt(question)
    right = [answer for answer in question.answers if answer.percent >= _FULL]
    if len(right) != 1:
        faults.append(("answers", because(MoodleFault.TRUE_AND_FALSE)))
    if faults:
        raise NotAskable(*faults)
    told_wrong = next((answer.feedback for answer in question.answers if answer is not right[0]), "")
    _explain(question, [right[0].feedback])
    feedback = _cut(question, "feedback", told_wrong, LONGEST_FEEDBACK)
    return TrueFalse(id="q", prompt=question.prompt, answer=right[0].text == "true", feedback=feedback)


def _short_answer(question: MoodleQuestion) -> AnyQuestion:
    """Answers of full credit are accepted; the others are named, and so is an asterisk, which stands for any letters."""
    accepted = [_without_asterisks(question, answer) for answer in question.answers if answer.percent >= _FULL]
    accepted = [answer for answer in accepted if answer.text]
    for answer in question.answers:
        if answer.text == "*":
            _remark(question, "answers", MoodleFault.CATCH_ALL)
        elif 0 < answer.percent < _FULL:
            _remark(question, "answers", MoodleFault.HALF_CREDIT, answer=answer.text, percent=_percent(answer.percent))
        elif answer.percent <= 0 and answer.feedback:
            _remark(question, "feedback", MoodleFault.FEEDBACK_LOST, text=answer.feedback)
    faults = _check_prompt(question)
    if any(not answer.text and answer.percent >= _FULL for answer in question.answers):
        faults.append(("answers", because(MoodleFault.EMPTY_ANSWER)))
    elif not accepted:
        faults.append(("answers", because(MoodleFault.NO_TEXT_ACCEPTED)))
    for answer in accepted:
        faults += check_length("answers", answer.text, LONGEST_OPTION)
    if faults:
        raise NotAskable(*faults)
    _explain(question, (answer.feedback for answer in accepted))
    return Typed(id="q", prompt=question.prompt, answers=tuple(dict.fromkeys(answer.text for answer in accepted)))


def _without_asterisks(question: MoodleQuestion, answer: MoodleAnswer) -> MoodleAnswer:
    r"""Take out each * that stands for any letters, keep each \* as the sign itself."""
    text = clean(_ASTERISKS.sub(lambda found: "*" if len(found[0]) == 2 else "", answer.text))
    if text and re.sub(r"\\\*", "", answer.text).count("*"):
        _remark(question, "answers", MoodleFault.ASTERISK, answer=answer.text, taken=text)
    return MoodleAnswer(text, answer.percent, answer.feedback)


def _numerical(question: MoodleQuestion) -> AnyQuestion:
    """One number with a tolerance; several that are exact become accepted texts, several with tolerances cannot be asked."""
    full: list[MoodleAnswer] = []
    for answer in question.answers:
        if answer.text in {"*", ""}:
            _remark(question, "answers", MoodleFault.CATCH_ALL)
        elif answer.percent < _FULL:
            told = f"{answer.text}:{answer.tolerance}" if answer.tolerance else answer.text
            _remark(question, "answers", MoodleFault.HALF_CREDIT, answer=told, percent=_percent(answer.percent))
        else:
            full.append(answer)
    read = [read_span(answer.text, answer.tolerance) for answer in full]
    spans = [span for span in read if isinstance(span, Span)]
    faults = [*_check_prompt(question), *_check_credit(question, full)]
    faults += [("answers", why) for why in read if not isinstance(why, Span)]
    if faults:
        raise NotAskable(*faults)
    _explain(question, (answer.feedback for answer in full))
    return _ask_number(question, full, spans)


def _check_credit(question: MoodleQuestion, full: list[MoodleAnswer]) -> list[Note]:
    if full:
        return []
    best = max((answer.percent for answer in question.answers if answer.text not in {"*", ""}), default=0)
    nothing, some = because(MoodleFault.NOTHING_RIGHT), because(MoodleFault.NO_FULL_CREDIT, percent=_percent(best))
    return [("answers", some if best > 0 else nothing)]


def _ask_number(question: MoodleQuestion, answers: list[MoodleAnswer], spans: list[Span]) -> AnyQuestion:
    widest = find_widest(spans)
    if widest is not None:
        answer, tolerance = float(widest.value), float(widest.tolerance)
        measure = clean(question.measure)[:LONGEST_MEASURE]
        return NumberAsked(id="q", prompt=question.prompt, answer=answer, tolerance=tolerance, measure=measure)
    if any(span.tolerance for span in spans):
        raise NotAskable(kind="numerical with several ranges")
    _remark(question, "answers", MoodleFault.SEVERAL_NUMBERS)
    return Typed(id="q", prompt=question.prompt, answers=tuple(dict.fromkeys(answer.text for answer in answers)))


def _matching(question: MoodleQuestion) -> AnyQuestion:
    """Pairs, and right sides with nothing on the left as spare ones."""
    pairs = [(left, right) for left, right in question.pairs if left]
    spare = list(dict.fromkeys(right for left, right in question.pairs if not left and right))
    faults = _check_prompt(question)
    faults += [("pairs", because(MoodleFault.HALF_A_PAIR, left=left)) for left, right in pairs if not right]
    if len(pairs) < 2:
        faults.append(("pairs", because(MoodleFault.TOO_FEW_PAIRS, count=len(pairs))))
    if len(pairs) > MOST_OPTIONS:
        faults.append(("pairs", because(MoodleFault.TOO_MANY_PAIRS, count=len(pairs), most=MOST_OPTIONS)))
    for text in dict.fromkeys([*(side for pair in pairs for side in pair), *spare]):
        faults += check_length("pairs", text, LONGEST_OPTION)
    for left, times in Counter(left.casefold() for left, _ in pairs).items():
        if times > 1:
            faults.append(("pairs", because(MoodleFault.ANSWER_TWICE, answer=left)))
    if faults:
        raise NotAskable(*faults)
    partners = {right for _, right in pairs}
    spare = [right for right in spare if right not in partners]
    for reason, some in ((MoodleFault.SPARE_MATCHES, spare[:_MOST_SPARE]), (MoodleFault.SPARE_LEFT_OUT, spare[_MOST_SPARE:])):
        if some:
            _remark(question, "pairs", reason, spare=", ".join(some))
    taken = tuple(Pair(left=left, right=right) for left, right in pairs)
    return Matching(id="q", prompt=question.prompt, pairs=taken, spare=tuple(spare[:_MOST_SPARE]))


_MAKERS: Mapping[MoodleKind, Callable[[MoodleQuestion], AnyQuestion]] = {
    MoodleKind.MULTICHOICE: _multichoice,
    MoodleKind.TRUE_FALSE: _true_false,
    MoodleKind.SHORT_ANSWER: _short_answer,
    MoodleKind.NUMERICAL: _numerical,
    MoodleKind.MATCHING: _matching,
}
