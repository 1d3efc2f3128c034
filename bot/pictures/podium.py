"""The podium of a class quiz: the first three places on their steps; who ties stands together on one.

Gold, silver and bronze are told apart by the height of the step and the figure on it as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from .paper import AMBER, BACK, BLUE, CORAL, GREEN, MARGIN, SOFT, WIDTH, Box, Ink, Lines, Paper, Run, Spot, lines_height, wrap
from .standings import MEDALS, say_points
from .typefaces import Face

STEPS = {2: 0, 1: 1, 3: 2}
"""In which column each place stands: the first in the middle."""
HEIGHTS = {1: 300, 2: 220, 3: 150}
COLUMN, GAP = 318, 19
TOGETHER = 3
"""How many names of a tie are written out."""
_PIECES = 70
_PALE = 0.72


@dataclass(frozen=True, slots=True)
class Honoured:
    """One who stands on the podium; `note` is what else there is to say, as a streak and a team."""

    name: str
    rank: int
    points: str
    note: str = ""


def draw_podium(honoured: Sequence[Honoured], *, title: str, line: str) -> bytes:
    """Draw places 1 to 3 as a PNG; raise ValueError for nobody, or for one who stands lower."""
    if not honoured or any(one.rank not in STEPS for one in honoured):
        raise ValueError("a podium has places 1 to 3")
    head = (*wrap([Run(title, Face(52, bold=True))], WIDTH - 2 * MARGIN, most=2), (Run(line, Face(34), SOFT),))
    texts = {rank: _set_step([one for one in honoured if one.rank == rank]) for rank in STEPS}
    top = MARGIN * 0.75 + lines_height(head) + 20
    floor = top + max(HEIGHTS[rank] + _above(lines, rank) for rank, lines in texts.items() if lines) + 20
    paper = Paper.of(round(floor + MARGIN))
    _scatter(paper, floor - 40)
    paper.text(head, MARGIN, MARGIN * 0.75)
    for rank, lines in texts.items():
        if lines:
            _paint_step(paper, rank, lines, floor)
    return paper.png()


def _above(lines: Lines, rank: int) -> float:
    return lines_height(lines) + 18 + (76 if rank == 1 else 0)


def _set_step(own: Sequence[Honoured]) -> Lines:
    """Set the names of a step, each with its points and its note beneath."""
    lines: list[tuple[Run, ...]] = []
    for one in own[:TOGETHER]:
        lines += wrap([Run(one.name, Face(42, bold=True))], COLUMN - 16, most=2)
        lines.append((Run(say_points(one.points), Face(34), SOFT),))
        lines += wrap([Run(one.note, Face(31), AMBER)], COLUMN - 16, most=2) if one.note else ()
    if len(own) > TOGETHER:
        lines.append((Run(f"and {len(own) - TOGETHER} more", Face(34, bold=True), SOFT),))
    return tuple(lines)


def _paint_step(paper: Paper, rank: int, lines: Lines, floor: float) -> None:
    left = MARGIN + STEPS[rank] * (COLUMN + GAP)
    top = floor - HEIGHTS[rank]
    ink = MEDALS[rank]
    paper.block(Box(left, top, left + COLUMN, floor), 20, ink)
    paper.word(Run(str(rank), Face(120, bold=True), BACK), (left + COLUMN / 2, top + HEIGHTS[rank] / 2), anchor="mm")
    y = top - 18 - lines_height(lines)
    if rank == 1:
        _paint_crown(paper, (left + COLUMN / 2, y - 14), ink)
    for line in lines:
        width = sum(run.width for run in line)
        y = paper.text((line,), left + (COLUMN - width) / 2, y)


def _paint_crown(paper: Paper, foot: Spot, ink: Ink) -> None:
    x, y = foot
    corners = [(-44, 0), (-52, -46), (-22, -22), (0, -56), (22, -22), (52, -46), (44, 0)]
    paper.shape([(x + dx, y + dy) for dx, dy in corners], ink)


def _scatter(paper: Paper, floor: float) -> None:
    """Scatter paper pieces, paler than any text, always in the same way."""
    rng = Random(1956)
    for _ in range(_PIECES):
        x, y, size = rng.uniform(10, WIDTH - 10), rng.uniform(10, floor), rng.uniform(7, 14)
        ink = _pale(rng.choice((AMBER, BLUE, GREEN, CORAL)))
        turn = rng.uniform(-size, size)
        paper.shape(((x - size, y - turn), (x + turn, y - size), (x + size, y + turn), (x - turn, y + size)), ink)


def _pale(ink: Ink) -> Ink:
    red, green, blue = (round(back * _PALE + own * (1 - _PALE)) for own, back in zip(ink, BACK, strict=True))
    return red, green, blue


def describe_podium(honoured: Sequence[Honoured]) -> str:
    """Say in at most 1000 characters who stands on it, third to first; a tie is said together."""
    told = []
    for rank, place in ((3, "Third"), (2, "Second"), (1, "First")):
        own = [one for one in honoured if one.rank == rank]
        if own:
            names = ", ".join(f"{one.name[:40]}{f' ({one.note})' if one.note else ''}" for one in own[:TOGETHER])
            more = f" and {len(own) - TOGETHER} more" if len(own) > TOGETHER else ""
            told.append(f"{place}: {names}{more}, {say_points(own[0].points)}.")
    return " ".join(told)[:1000]
