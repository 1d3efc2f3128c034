"""Rows of a sheet -> questions: how its keys are meant is settled for the whole sheet first, then each row is read by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ....errors import Why, because
from ...faults import AskReason
from ...upload_faults import UploadFault
from ..light_questions import Intake, nearest
from ..upload import Ask, Option, Spot, UploadReading, clean
from .grids.grid import Row
from .keys import KeyedRow, Settled, settle
from .layout import Layout
from .makers import make_question
from .row_parts import RowParts, Rules, take_apart
from .words.headings import Role
from .words.kinds import Kind, read_kind

HIDDEN_ASK = "hidden-rows"
TAKE, LEAVE = "take", "leave"
_CONTENT = {Role.PROMPT, Role.KEY, Role.RIGHT, Role.OPTION, Role.OPTIONS, Role.WRONG, Role.LEFT, Role.PARTNER}
KIND_NAMES = tuple(kind.value for kind in Kind if kind not in {Kind.CHOICE, Kind.NONE_OF_OURS})
"""The kinds as our template calls them."""


def read_rows(reading: UploadReading, intake: Intake, layout: Layout, rules: Rules, topics: dict[str, str]) -> None:
    """Hand in every row of a sheet that holds anything of a question; the topics it names join `topics`."""
    answers = reading.upload.answers
    rows = _without_hidden(reading, layout, [row for row in layout.rows if _is_entry(row, layout)], answers)
    parts = [take_apart(row, layout, rules) for row in rows]
    keyed = [KeyedRow(each.key, each.options) for each in parts if each.options and not each.wrong]
    key = layout.first(Role.KEY)
    settled = settle(keyed, answers, heading=key.heading if key else "", position_only=rules.by_position)
    for ask in (*layout.asks, *settled.asks):
        reading.ask(ask)
    for each in parts:
        _read_row(reading, intake, each, settled, topics)
    for number, begins in layout.grid.broken.items():
        if number > layout.head:
            reading.refuse(_spot(layout, number), ("", because(UploadFault.QUOTE_NOT_CLOSED, text=begins)))


def _is_entry(row: Row, layout: Layout) -> bool:
    """Say whether a row holds anything that is asked or answered; numbers and times alone are left of an empty template."""
    columns = [column for column in layout.columns if column.role in _CONTENT and column.at in row.cells]
    repeats = len(columns) > 1 and all(clean(row.text(column.at)) == column.heading for column in columns)
    return bool(columns) and not repeats


def _spot(layout: Layout, number: int) -> Spot:
    return Spot(sheet=layout.grid.sheet if layout.grid.named else "", row=number)


def _without_hidden(reading: UploadReading, layout: Layout, rows: Sequence[Row], answers: Mapping[str, str]) -> Sequence[Row]:
    """Ask whether hidden rows belong to it; until that is said, they are left aside."""
    hidden = [row for row in rows if row.hidden]
    if not hidden or len(hidden) == len(rows):
        return rows
    numbers = ", ".join(str(row.number) for row in hidden[:10]) + (", …" if len(hidden) > 10 else "")
    reading.ask(Ask(HIDDEN_ASK, AskReason.HIDDEN_ROWS, numbers, (Option(LEAVE, LEAVE), Option(TAKE, TAKE))))
    if answers.get(HIDDEN_ASK) == TAKE:
        return rows
    for row in hidden:
        reading.set_aside(_spot(layout, row.number), "hidden row")
    return [row for row in rows if not row.hidden]


def _read_row(reading: UploadReading, intake: Intake, parts: RowParts, settled: Settled, topics: dict[str, str]) -> None:
    spot, asked = _spot(parts.layout, parts.row.number), parts.text(Role.KIND)
    kind = read_kind(asked) if asked else None
    if kind is Kind.NONE_OF_OURS:
        reading.set_aside(spot, asked)
        return
    if asked and kind is None:
        parts.faults.append((parts.name(Role.KIND), _unknown_kind(asked)))
    question = make_question(parts, kind, settled, topics)
    if question is None:
        reading.refuse(spot, *_blank_prompt(parts), *parts.faults)
    elif intake.take(spot, question, parts.faults, parts.name_part):
        for column, why in parts.remarks:
            reading.remark(spot, column, why)


def _unknown_kind(asked: str) -> Why:
    near = nearest(asked, KIND_NAMES)
    if near:
        return because(UploadFault.KIND_NEARLY, value=asked, near=near)
    return because(UploadFault.KIND_UNKNOWN, value=asked, known=", ".join(KIND_NAMES))


def _blank_prompt(parts: RowParts) -> Iterator[tuple[str, Why]]:
    if not parts.text(Role.PROMPT):
        yield parts.name(Role.PROMPT), because(UploadFault.PROMPT_BLANK)
