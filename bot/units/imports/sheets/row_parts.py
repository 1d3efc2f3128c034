"""One row of a sheet, taken apart: its texts, options and key, with what was found wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from ....errors import Why, because
from ...upload_faults import UploadFault
from ..light_questions import Part
from ..upload import clean
from .cells import split_list, split_options
from .grids.grid import BLANK, Cell, CellKind, Row
from .layout import Column, Layout
from .words.headings import Role


@dataclass(frozen=True, slots=True)
class Rules:
    """What is known of the program that a sheet comes from."""

    by_position: bool = False
    """Its keys are always places, and its columns all known."""
    strict: bool = False
    """It is our own template: a bar parts answers, and what is out of range is a fault instead of being cut."""
    keeps_ids: bool = False


MADE = {CellKind.DATE, CellKind.PERCENT, CellKind.TIME}
"""What a spreadsheet makes of what was typed, and shows in its own way."""
_FLAGS = dict.fromkeys(("true", "yes", "x", "1", "*", "✓", "✔", "correct", "right"), True) | dict.fromkeys(
    ("", "false", "no", "0", "-", "incorrect", "wrong"), False
)
"""How a column beside each option says whether it is right."""
_MOST_COLUMNS = 30
"""Columns of options that are read: three times as many as a question may have."""
_TEXTS = {Role.PROMPT, Role.OPTION, Role.WRONG, Role.RIGHT, Role.EXPLANATION, Role.LEFT, Role.PARTNER}
_UNREAD = {Role.ASIDE, Role.PICTURE, Role.IDENTITY, Role.PLAYER}
_ROLE_OF = {
    Part.PROMPT: Role.PROMPT, Part.ANSWER: Role.KEY, Part.WRONG: Role.WRONG, Part.FEEDBACK: Role.FEEDBACK,
    Part.EXPLANATION: Role.EXPLANATION, Part.SECONDS: Role.SECONDS, Part.DIFFICULTY: Role.DIFFICULTY, Part.PAIRS: Role.LEFT,
    Part.SPARE: Role.SPARE, Part.TOLERANCE: Role.TOLERANCE, Part.MEASURE: Role.MEASURE,
}  # fmt: skip


@dataclass(slots=True)
class RowParts:
    """A row with its options by place, its wrong answers by column, and the faults and remarks noted so far."""

    row: Row
    layout: Layout
    rules: Rules
    options: dict[int, str]
    wrong: list[tuple[str, Column]]
    places: dict[int, Column]
    """The column of each place that an option may have."""
    right_at: list[int] = field(default_factory=list)
    wrong_at: list[int] = field(default_factory=list)
    """The places of the options, once the key is read."""
    faults: list[tuple[str, Why]] = field(default_factory=list)
    remarks: list[tuple[str, Why]] = field(default_factory=list)

    def cell(self, role: Role) -> Cell:
        """Give the cell in the first column of a role."""
        column = self.layout.first(role)
        return self.row.cells.get(column.at, BLANK) if column else BLANK

    def text(self, role: Role) -> str:
        """Give its text."""
        return clean(self.cell(role).text)

    def name(self, role: Role) -> str:
        """Name the first column of a role."""
        column = self.layout.first(role)
        return column.name if column else role.value

    def name_part(self, part: Part, at: int) -> str:
        """Name the column in which a part of the question stands."""
        if part is Part.WRONG and at < len(self.wrong):
            return self.wrong[at][1].name
        placed = {Part.WRONG: self.wrong_at, Part.ANSWER: self.right_at}.get(part, [])
        if at < len(placed) and placed[at] in self.places:
            return self.places[placed[at]].name
        if part is Part.WRONG and not self.layout.has(Role.WRONG):
            return self.name(Role.OPTION if self.layout.has(Role.OPTION) else Role.OPTIONS)
        return self.name(_ROLE_OF.get(part, Role.PROMPT))

    @property
    def key(self) -> Cell:
        """The key; several columns of keys, as Socrative has, are one, and a mark beside each option is its place."""
        columns = self.layout.all(Role.KEY)
        marks = [_FLAGS.get(clean(self.row.text(column.at)).casefold()) for column in columns]
        if 1 < len(marks) == len(self.layout.all(Role.OPTION)) and None not in marks and any(marks):
            return Cell(",".join(str(at) for at, marked in enumerate(marks, 1) if marked))
        cells = [cell for column in columns if (cell := self.row.cells.get(column.at))]
        return Cell(" | ".join(cell.text for cell in cells)) if len(cells) > 1 else cells[0] if cells else BLANK

    def feedback(self, ordinal: int) -> str:
        """Give what is said to whoever chose the option of this number."""
        column = next((each for each in self.layout.all(Role.FEEDBACK) if each.ordinal == ordinal), None)
        return clean(self.row.text(column.at)) if column and ordinal else ""


def take_apart(row: Row, layout: Layout, rules: Rules) -> RowParts:
    """Take a row apart; places are those of the headings where these are numbered, and count empty columns in any case."""
    columns = layout.all(Role.OPTION)[:_MOST_COLUMNS]
    numbers = [column.ordinal for column in columns]
    by_number = len({*numbers}) == len(numbers) and min(numbers, default=0) == 1
    places = {column.ordinal if by_number else at: column for at, column in enumerate(columns, 1)}
    texts = {at: clean(row.text(column.at)) for at, column in places.items()}
    if not columns and layout.has(Role.OPTIONS):
        cell = row.text(layout.all(Role.OPTIONS)[0].at)
        texts = dict(enumerate((split_list(cell) if rules.strict else split_options(cell))[:_MOST_COLUMNS], 1))
    wrong = [(text, column) for column in layout.all(Role.WRONG)[:_MOST_COLUMNS] if (text := clean(row.text(column.at)))]
    if len(wrong) == 1 and not wrong[0][1].ordinal:
        wrong = [(text, wrong[0][1]) for text in (split_list(wrong[0][0]) if rules.strict else _lines(wrong[0][0]))]
    parts = RowParts(row, layout, rules, {at: text for at, text in texts.items() if text}, wrong, places)
    _look_at_cells(parts)
    return parts


def _lines(text: str) -> list[str]:
    """Split a cell of several wrong answers: one a line, or with bars or semicolons between."""
    return [clean(part) for part in text.replace("|", "\n").replace(";", "\n").split("\n") if clean(part)]


def _look_at_cells(parts: RowParts) -> None:
    """Name errors, and what a spreadsheet made of a cell, as it may not be what was typed."""
    for column in parts.layout.columns:
        cell = parts.row.cells.get(column.at, BLANK)
        if column.role in _UNREAD:
            if column.role is Role.PICTURE and cell.text.strip():
                parts.remarks.append((column.name, because(UploadFault.PICTURE_LEFT)))
        elif cell.kind is CellKind.ERROR:
            parts.faults.append((column.name, because(UploadFault.CELL_ERROR, value=cell.text)))
        elif cell.kind is CellKind.UNCALCULATED:
            parts.faults.append((column.name, because(UploadFault.CELL_UNCALCULATED)))
        elif cell.kind in MADE and column.role in _TEXTS:
            parts.remarks.append((column.name, because(UploadFault.CELL_MADE, value=cell.text)))
