"""What Gobbet makes of a question of Moodle: the rules, the same for GIFT and XML.

Full credit alone counts as right: an answer of 50 % is named and refused, and a catch-all * is no answer at all. What can
still be asked is taken over, with remarks on what was lost; what cannot is a fault, or of a kind that Gobbet does not have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
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
from ....library.unit import UnitHead
from ...faulty.moodle_faults import MoodleFault
from ..light_questions import EXPLANATION, FEEDBACK, MEASURE, SPARE, Intake, Part
from ..upload import EntryState, Format, Imported, Spot, Upload, UploadReading, clean
from .drafts import MoodleAnswer, MoodleKind, MoodleQuestion
from .numbers import Span, find_widest, read_span

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


class Bank:
    """The questions of one file, handed in one by one."""

    def __init__(self, upload: Upload, form: Format) -> None:
        self.reading = UploadReading(upload, form)
        self._intake = Intake(self.reading)
        self._counts: Counter[Reason] = Counter()

    def take(self, question: MoodleQuestion, topics: tuple[str, ...]) -> None:
        """Take a question over with the ids of its topics, set it aside or refuse it; what was lost of it is remarked on."""
        _clean_texts(question)
        try:
            record = _MAKERS[question.kind](question)
        except NotAskable as bar:
            self.turn_away(question.spot, bar)
            return
        if not question.prompt and question.pictures:
            self.turn_away(question.spot, NotAskable(kind=f"{question.kind.value} with a picture as its question"))
            return
        explanation = _cut(question, Part.EXPLANATION, question.explanation, EXPLANATION)
        self._intake.take(question.spot, replace(record, explanation=explanation, topics=topics), question.faults)
        if self.reading.entries[-1].state is EntryState.QUESTION:
            self._remark(question)

    def turn_away(self, spot: Spot, bar: NotAskable) -> None:
        """Hand in as faulty, or as of a kind that Gobbet does not have, what cannot be asked."""
        if bar.faults:
            self.reading.refuse(spot, *bar.faults)
        else:
            self.reading.set_aside(spot, bar.kind)

    def finish(self, head: UnitHead) -> Imported:
        """Give all that was found."""
        for reason, count in self._counts.items():
            self.reading.remark(Spot(), "", because(reason, count=count))
        return self.reading.finish(head)

    def _remark(self, question: MoodleQuestion) -> None:
        for reason, count in ((MoodleFault.PICTURES_LOST, question.pictures), (MoodleFault.SOUNDS_LOST, question.sounds)):
            if count:
                _remark(question, "", reason, count=count)
        self._counts.update(question.counted)
        for part, why in question.remarks:
            self.reading.remark(question.spot, part, why)


def _clean_texts(question: MoodleQuestion) -> None:
    question.prompt, question.explanation = clean(question.prompt), clean(question.explanation)
    question.answers = [_clean_answer(answer) for answer in question.answers]
    question.pairs = [(clean(left), clean(right)) for left, right in question.pairs]


def _clean_answer(answer: MoodleAnswer) -> MoodleAnswer:
    """Take out of an answer what nobody sees."""
    text, feedback = clean(answer.text), clean(answer.feedback)
    return MoodleAnswer(text, answer.percent, feedback, answer.tolerance.strip(), answer.only_picture)


def _remark(question: MoodleQuestion, part: str, reason: Reason, **fields: object) -> None:
    question.remarks.append((part, because(reason, **fields)))


def _fault(question: MoodleQuestion, part: str, reason: Reason, **fields: object) -> None:
    question.faults.append((part, because(reason, **fields)))


def _cut(question: MoodleQuestion, part: str, text: str, most: int) -> str:
    """Shorten what is not the question itself rather than lose the question."""
    if len(text) <= most:
        return text
    _remark(question, part, MoodleFault.CUT_SHORT, length=len(text), most=most)
    return text[: most - 1].rstrip() + "…"


def _explain(question: MoodleQuestion, feedbacks: Iterable[str]) -> None:
    """Add the feedback to right answers to the explanation, where it explains something."""
    for feedback in dict.fromkeys(filter(None, feedbacks)):
        if feedback in question.explanation:
            continue
        if len(feedback) < _SHORTEST_EXPLANATION:
            question.counted.add(MoodleFault.FEEDBACK_LOST)
        else:
            question.explanation = f"{question.explanation}\n{feedback}".strip()


def _percent(value: float) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".")


def _multichoice(question: MoodleQuestion) -> AnyQuestion:
    """One choice or several; each option is right or wrong, and nothing between."""
    if any(answer.only_picture for answer in question.answers):
        raise NotAskable(kind="multichoice with pictures as answers")
    right = _right_options(question)
    wrong = tuple(_wrong_option(question, answer) for answer in question.answers if answer not in right)
    if len(right) == MOST_OPTIONS:
        _fault(question, Part.ANSWER, MoodleFault.ALL_RIGHT, count=len(right))
    _explain(question, (answer.feedback for answer in right))
    if question.single and len(right) == 1:
        return OneChoice(id="q", prompt=question.prompt, answer=right[0].text, wrong=wrong)
    if question.single and right and not question.faults:
        _remark(question, Part.ANSWER, MoodleFault.EITHER_WAS_ENOUGH, count=len(right))
    return SeveralChoices(id="q", prompt=question.prompt, answers=tuple(answer.text for answer in right), wrong=wrong)


def _right_options(question: MoodleQuestion) -> list[MoodleAnswer]:
    """Give the options of full credit or, where several are chosen, all those that share it."""
    full = [answer for answer in question.answers if answer.percent >= _FULL]
    some = [answer for answer in question.answers if answer.percent > 0]
    right = full or some
    total = sum(answer.percent for answer in right)
    if not full and some and (question.single or total < _FULL - 0.5):
        best = max(answer.percent for answer in some)
        _fault(question, Part.ANSWER, MoodleFault.NO_FULL_CREDIT, percent=_percent(best if question.single else total))
    elif total > 100.5 and not question.single:
        _remark(question, Part.ANSWER, MoodleFault.MORE_THAN_FULL, percent=_percent(total))
    return right


def _wrong_option(question: MoodleQuestion, answer: MoodleAnswer) -> Wrong:
    if answer.percent > 0:
        _remark(question, Part.WRONG, MoodleFault.HALF_CREDIT, answer=answer.text, percent=_percent(answer.percent))
    return Wrong(text=answer.text, feedback=_cut(question, Part.FEEDBACK, answer.feedback, FEEDBACK))


def _true_false(question: MoodleQuestion) -> AnyQuestion:
    """The answers are `true` and `false`, one of them with full credit; the feedback to the other is for whoever was wrong."""
    right = [answer for answer in question.answers if answer.percent >= _FULL]
    if len(right) != 1:
        _fault(question, Part.ANSWER, MoodleFault.TRUE_AND_FALSE)
        return TrueFalse(id="q", prompt=question.prompt, answer=True)
    told_wrong = next((answer.feedback for answer in question.answers if answer is not right[0]), "")
    _explain(question, [right[0].feedback])
    feedback = _cut(question, Part.FEEDBACK, told_wrong, FEEDBACK)
    return TrueFalse(id="q", prompt=question.prompt, answer=right[0].text == "true", feedback=feedback)


def _short_answer(question: MoodleQuestion) -> AnyQuestion:
    """Answers of full credit are accepted; the others are named, and so is an asterisk, which stands for any letters."""
    accepted: list[MoodleAnswer] = []
    for answer in question.answers:
        if answer.text == "*":
            question.counted.add(MoodleFault.CATCH_ALL)
        elif answer.percent >= _FULL:
            accepted.append(_without_asterisks(question, answer))
        elif answer.percent > 0:
            _remark(question, Part.ANSWER, MoodleFault.HALF_CREDIT, answer=answer.text, percent=_percent(answer.percent))
        elif answer.feedback:
            question.counted.add(MoodleFault.FEEDBACK_LOST)
    if not accepted:
        _fault(question, Part.ANSWER, MoodleFault.NO_TEXT_ACCEPTED)
        accepted = question.answers[:1]
    _explain(question, (answer.feedback for answer in accepted))
    return Typed(id="q", prompt=question.prompt, answers=tuple(dict.fromkeys(answer.text for answer in accepted)))


def _without_asterisks(question: MoodleQuestion, answer: MoodleAnswer) -> MoodleAnswer:
    r"""Take out each * that stands for any letters, keep each \* as the sign itself."""
    text = clean(_ASTERISKS.sub(lambda found: "*" if len(found[0]) == 2 else "", answer.text))
    if len(_ASTERISKS.findall(answer.text)) > text.count("*"):
        _remark(question, Part.ANSWER, MoodleFault.ASTERISK, answer=answer.text, taken=text)
    return MoodleAnswer(text, answer.percent, answer.feedback)


def _numerical(question: MoodleQuestion) -> AnyQuestion:
    """One number with a tolerance; several that are exact become accepted texts, several with tolerances cannot be asked."""
    full: list[MoodleAnswer] = []
    best = 0.0
    for answer in question.answers:
        if answer.text in {"*", ""}:
            question.counted.add(MoodleFault.CATCH_ALL)
        elif answer.percent >= _FULL:
            full.append(answer)
        elif answer.percent > 0:
            best = max(best, answer.percent)
            told = f"{answer.text}:{answer.tolerance}" if answer.tolerance else answer.text
            _remark(question, Part.ANSWER, MoodleFault.HALF_CREDIT, answer=told, percent=_percent(answer.percent))
    if not full:
        _fault(question, Part.ANSWER, MoodleFault.NO_FULL_CREDIT, percent=_percent(best))
    read = [read_span(answer.text, answer.tolerance) for answer in full]
    question.faults += [(Part.ANSWER, why) for why in read if not isinstance(why, Span)]
    spans = [span for span in read if isinstance(span, Span)]
    _explain(question, (answer.feedback for answer in full))
    return _ask_number(question, full, spans or [Span(Decimal(0), Decimal(0))])


def _ask_number(question: MoodleQuestion, answers: list[MoodleAnswer], spans: list[Span]) -> AnyQuestion:
    widest = find_widest(spans)
    if widest is not None:
        answer, tolerance = float(widest.value), float(widest.tolerance)
        return NumberAsked(
            id="q", prompt=question.prompt, answer=answer, tolerance=tolerance, measure=clean(question.measure)[:MEASURE]
        )
    if any(span.tolerance for span in spans):
        raise NotAskable(kind="numerical with several ranges")
    _remark(question, Part.ANSWER, MoodleFault.SEVERAL_NUMBERS)
    return Typed(id="q", prompt=question.prompt, answers=tuple(dict.fromkeys(answer.text for answer in answers)))


def _matching(question: MoodleQuestion) -> AnyQuestion:
    """Pairs, and right sides with nothing on the left as spare ones."""
    pairs = tuple(Pair(left=left, right=right) for left, right in question.pairs if left)
    partners = {pair.right for pair in pairs}
    alone = dict.fromkeys(right for left, right in question.pairs if right and not left)
    spare = [right for right in alone if right not in partners]
    for reason, some in ((MoodleFault.SPARE_KEPT, spare[:SPARE]), (MoodleFault.SPARE_LEFT_OUT, spare[SPARE:])):
        if some:
            _remark(question, Part.SPARE, reason, spare=", ".join(some))
    return Matching(id="q", prompt=question.prompt, pairs=pairs, spare=tuple(spare[:SPARE]))


_MAKERS: Mapping[MoodleKind, Callable[[MoodleQuestion], AnyQuestion]] = {
    MoodleKind.MULTICHOICE: _multichoice,
    MoodleKind.TRUE_FALSE: _true_false,
    MoodleKind.SHORT_ANSWER: _short_answer,
    MoodleKind.NUMERICAL: _numerical,
    MoodleKind.MATCHING: _matching,
}
