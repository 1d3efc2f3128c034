"""The programs whose sheets are known, each by what it alone writes; all of them are read row by row in the same way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ....language.folding import fold
from ..upload import Format, clean
from .grids.grid import Grid
from .row_parts import Rules

_FIRST_ROWS = 12


class Program(NamedTuple):
    """A program: what its files are called here, how they are known, and how its keys are meant."""

    format: Format
    is_its: Callable[[Grid], bool]
    rules: Rules


def program_of(grids: Sequence[Grid]) -> Program:
    """Find the program that wrote a book; a table of a teacher's own is what none of them did."""
    return next((program for program in PROGRAMS if any(program.is_its(grid) for grid in grids)), _TEACHER)


def _cells(grid: Grid) -> set[str]:
    return {" ".join(fold(clean(cell.text)).split()) for row in grid.rows[:_FIRST_ROWS] for cell in row.cells.values()}


def _is_template(grid: Grid) -> bool:
    """Our own: headings that no other program has together."""
    return any(
        {"question", "right answer", "wrong answer 1"} <= found or {"question", "left 1", "right 1"} <= found
        for found in ({fold(clean(cell.text)) for cell in row.cells.values()} for row in grid.rows[:3])
    )


def _is_kahoot(grid: Grid) -> bool:
    cells = _cells(grid)
    asked = any(text.startswith("question - max") for text in cells)
    return asked or (
        {"question", "answer 1", "answer 2", "time limit"} <= cells and bool({"correct answer", "correct answer(s)"} & cells)
    )


def _is_quizizz(grid: Grid) -> bool:
    return {"question text", "question type", "option 1", "correct answer"} <= _cells(grid)


def _is_blooket(grid: Grid) -> bool:
    cells = _cells(grid)
    return "blooket import template" in cells or {"question #", "question text", "answer 1"} <= cells


def _is_gimkit(grid: Grid) -> bool:
    return any(text.startswith("gimkit spreadsheet import template") for text in _cells(grid))


PROGRAMS: tuple[Program, ...] = (
    Program(Format.TEMPLATE, _is_template, Rules(strict=True, keeps_ids=True)),
    Program(Format.KAHOOT, _is_kahoot, Rules(by_position=True)),
    Program(Format.QUIZIZZ, _is_quizizz, Rules(by_position=True)),
    Program(Format.BLOOKET, _is_blooket, Rules(by_position=True)),
    Program(Format.GIMKIT, _is_gimkit, Rules()),
)
_TEACHER = Program(Format.TABLE, lambda grid: True, Rules())
