"""The parts of a row -> a question of its kind; None, with a fault noted, where its answer is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypedDict

from ....errors import Why, because
from ....language.dates import HistoricalDate, Precision
from ....library.questions import (
    AnyQuestion,
    DateAsked,
    Matching,
    NumberAsked,
    OneChoice,
    Pair,
    SeveralChoices,
    TrueFalse,
    Typed,
    Wrong,
)
from ...upload_faults import UploadFault
from ..ids import topic_ids
from ..light_questions import SECONDS
from ..upload import clean
from .cells import Read, read_day, read_level, read_number, read_seconds, split_list
from .grids.grid import Cell
from .keys import KeyedRow, Settled, read_key
from .row_parts import MADE, RowParts
from .words.headings import Role
from .words.kinds import Kind, read_kind
from .words.truth import is_truth_pair, truth_of


class Shared(TypedDict):
    """What every kind of question has."""

    id: str
    prompt: str
    fact: str
    explanation: str
    difficulty: int | None
    topics: tuple[str, ...]
    seconds: int | None


def make_question(parts: RowParts, kind: Kind | None, settled: Settled, topics: dict[str, str]) -> AnyQuestion | None:
    """Make the question of a row, of its kind or, where it names none, of the one that its cells show."""
    shared = _read_shared(parts, topics)
    make = _MAKERS.get(kind) if kind is not None else None
    if make is None:
        paired = any(parts.row.text(column.at).strip() for column in parts.layout.all(Role.LEFT))
        make = _matching if paired else _choice if parts.options or parts.wrong else _answered
    return make(parts, settled, shared)


def _read_shared(parts: RowParts, topics: dict[str, str]) -> Shared:
    seconds = _figure(parts, Role.SECONDS, read_seconds(parts.cell(Role.SECONDS)))
    if seconds is not None and not parts.rules.strict and not SECONDS[0] <= seconds <= SECONDS[1]:
        cut = min(max(seconds, SECONDS[0]), SECONDS[1])
        parts.remarks.append((parts.name(Role.SECONDS), because(UploadFault.SECONDS_CUT, value=seconds, cut=cut)))
        seconds = cut
    split = split_list if parts.rules.strict else _topics_of
    titles = [title for column in parts.layout.all(Role.TOPIC) for title in split(parts.row.text(column.at))]
    named = topic_ids(titles)
    for title, key in named.items():
        topics.setdefault(title, key)
    return {
        "id": parts.text(Role.IDENTITY) if parts.rules.keeps_ids else "",
        "prompt": parts.text(Role.PROMPT),
        "fact": parts.text(Role.FACT) if parts.rules.keeps_ids else "",
        "explanation": parts.text(Role.EXPLANATION),
        "difficulty": _figure(parts, Role.DIFFICULTY, read_level(parts.cell(Role.DIFFICULTY))),
        "topics": tuple(dict.fromkeys(topics[title] for title in named)),
        "seconds": seconds,
    }


def _figure(parts: RowParts, role: Role, read: Read) -> int | None:
    """Give a figure; one that cannot be read is a fault in our template, and named elsewhere."""
    if read.fault:
        (parts.faults if parts.rules.strict else parts.remarks).append((parts.name(role), read.fault))
    return int(read.value) if isinstance(read.value, int | float) else None


def _topics_of(text: str) -> list[str]:
    return [" ".join(part.split()) for part in clean(text).replace(";", "|").replace("\n", "|").split("|") if part.strip()]


def _refuse(parts: RowParts, role: Role, why: Why) -> AnyQuestion | None:
    """Note why there is no question; a fault of the cell itself, noted before, says enough."""
    name = parts.name(role)
    if name not in {column for column, _ in parts.faults}:
        parts.faults.append((name, why))
    return None


def _choice(parts: RowParts, settled: Settled, shared: Shared) -> AnyQuestion | None:
    """Make a choice among options of which a key names the right ones, or of a right text and wrong ones."""
    right_text = parts.text(Role.RIGHT)
    if right_text or parts.wrong:
        return _right_and_wrong(parts, right_text, shared)
    if not parts.options:
        return _answered(parts, settled, shared)
    key = read_key(KeyedRow(parts.key, parts.options), settled)
    if key.fault:
        _refuse(parts, Role.KEY, key.fault)
        return None
    if key.remark:
        parts.remarks.append((parts.name(Role.KEY), key.remark))
    parts.right_at = [at for at in parts.options if at in key.right]
    parts.wrong_at = [at for at in parts.options if at not in key.right]
    texts = [*parts.options.values()]
    truth = truth_of(parts.options[min(key.right)]) if len(key.right) == 1 and is_truth_pair(texts) else None
    if truth is not None:
        return TrueFalse(answer=truth, **shared)
    wrong = [Wrong(text=parts.options[at], feedback=parts.feedback(at)) for at in parts.wrong_at]
    return _of_options(parts, tuple(parts.options[at] for at in parts.right_at), tuple(wrong), shared)


def _right_and_wrong(parts: RowParts, right_text: str, shared: Shared) -> AnyQuestion | None:
    told = right_text or clean(parts.key.text)
    if not told:
        return _refuse(parts, Role.KEY, because(UploadFault.KEY_MISSING))
    right = tuple(split_list(told)) if parts.rules.strict else (told,)
    others = parts.wrong or [(text, parts.layout.all(Role.OPTION)[0]) for text in parts.options.values()]
    wrong = tuple(Wrong(text=text, feedback=parts.feedback(column.ordinal)) for text, column in others)
    if len(right) == 1 and is_truth_pair([*right, *(option.text for option in wrong)]):
        return TrueFalse(answer=bool(truth_of(right[0])), **shared)
    return _of_options(parts, right, wrong, shared)


def _of_options(parts: RowParts, right: tuple[str, ...], wrong: tuple[Wrong, ...], shared: Shared) -> AnyQuestion:
    if len(right) > 1 or read_kind(parts.text(Role.KIND)) is Kind.SEVERAL_CHOICES:
        return SeveralChoices(answers=right, wrong=wrong, **shared)
    return OneChoice(answer="".join(right), wrong=wrong, **shared)


def _several(parts: RowParts, settled: Settled, shared: Shared) -> AnyQuestion | None:
    if parts.rules.strict and not parts.wrong and not parts.options:
        return SeveralChoices(answers=tuple(split_list(parts.key.text)), wrong=(), **shared)
    return _choice(parts, settled, shared)


def _answered(parts: RowParts, settled: Settled, shared: Shared) -> AnyQuestion | None:
    """Make a question without options: true or false where the answer is one of these, else one that is typed."""
    told = clean(parts.key.text) or parts.text(Role.RIGHT)
    return (_true_false if truth_of(told) is not None and len(told) > 1 else _typed)(parts, settled, shared)


def _typed(parts: RowParts, settled: Settled, shared: Shared) -> AnyQuestion | None:
    told = parts.key.text or parts.text(Role.RIGHT)
    if parts.key.kind in MADE:
        parts.remarks.append((parts.name(Role.KEY), because(UploadFault.CELL_MADE, value=told)))
    if parts.options and (parts.rules.by_position or not told.strip()):
        answers = [*parts.options.values()]
    elif parts.rules.strict:
        answers = split_list(told)
    else:
        answers = [clean(part) for part in told.replace("|", "\n").replace(";", "\n").split("\n")]
    if not any(answers):
        return _refuse(parts, Role.KEY, because(UploadFault.KEY_MISSING))
    return Typed(answers=tuple(dict.fromkeys(filter(None, answers))), **shared)


def _true_false(parts: RowParts, settled: Settled, shared: Shared) -> AnyQuestion | None:
    told = clean(parts.key.text) or parts.text(Role.RIGHT)
    answer = truth_of(told)
    if answer is None and is_truth_pair([*parts.options.values()]):
        return _choice(parts, settled, shared)
    if not told:
        return _refuse(parts, Role.KEY, because(UploadFault.KEY_MISSING))
    if answer is None:
        return _refuse(parts, Role.KEY, because(UploadFault.TRUTH_UNREADABLE, value=told))
    return TrueFalse(answer=answer, feedback=parts.feedback(1) if parts.rules.strict else "", **shared)


def _number(parts: RowParts, settled: Settled, shared: Shared) -> AnyQuestion | None:
    measure, key, off = parts.text(Role.MEASURE), parts.key, Cell("0")
    if not key.text.strip():
        return _refuse(parts, Role.KEY, because(UploadFault.KEY_MISSING))
    if "±" in key.text:
        key, off = (Cell(part) for part in key.text.split("±", 1))
    answer = read_number(key, measure)
    tolerance = read_number(parts.cell(Role.TOLERANCE) if parts.text(Role.TOLERANCE) else off, measure)
    for role, read in ((Role.KEY, answer), (Role.TOLERANCE, tolerance)):
        if read.fault:
            _refuse(parts, role, read.fault)
    if not isinstance(answer.value, float) or not isinstance(tolerance.value, float):
        return None
    return NumberAsked(answer=answer.value, tolerance=tolerance.value, measure=measure, **shared)


def _date(parts: RowParts, settled: Settled, shared: Shared) -> AnyQuestion | None:
    if not parts.key.text.strip():
        return _refuse(parts, Role.KEY, because(UploadFault.KEY_MISSING))
    read = read_day(parts.key)
    if not isinstance(read.value, HistoricalDate):
        return _refuse(parts, Role.KEY, read.fault or because(UploadFault.KEY_MISSING))
    asked = parts.text(Role.PRECISION).casefold()
    if asked and asked not in {*Precision}:
        return _refuse(parts, Role.PRECISION, because(UploadFault.NOT_ONE_OF, value=asked, known=", ".join(Precision)))
    return DateAsked(answer=read.value, precision=Precision(asked) if asked else read.value.precision, **shared)


def _matching(parts: RowParts, settled: Settled, shared: Shared) -> AnyQuestion | None:
    lefts, rights = (
        {column.ordinal: clean(parts.row.text(column.at)) for column in parts.layout.all(role)}
        for role in (Role.LEFT, Role.PARTNER)
    )
    both = [(lefts.get(at, ""), rights.get(at, "")) for at in sorted({*lefts, *rights})]
    pairs = tuple(Pair(left=left, right=right) for left, right in both if left or right)
    if not pairs:
        return _refuse(parts, Role.LEFT, because(UploadFault.NO_PAIRS))
    return Matching(pairs=pairs, spare=tuple(split_list(parts.text(Role.SPARE))), **shared)


_MAKERS: Mapping[Kind, Callable[[RowParts, Settled, Shared], AnyQuestion | None]] = {
    Kind.CHOICE: _choice,
    Kind.ONE_CHOICE: _choice,
    Kind.SEVERAL_CHOICES: _several,
    Kind.TRUE_FALSE: _true_false,
    Kind.TYPED: _typed,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.MATCHING: _matching,
}
