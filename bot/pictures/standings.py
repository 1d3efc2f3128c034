"""The standings of a class quiz as a picture: who leads, by how much, and who has moved since the question before.

A place won or lost is shown by the way an arrow points, and by a figure, besides its colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .paper import AMBER, BACK, BLUE, CORAL, GREEN, MARGIN, RAISED, SOFT, WHITE, WIDTH, Box, Ink, Paper, Run, Spot, wrap
from .typefaces import Face

MOST_ROWS = 10
ROW, GAP = 124, 18
BADGE = 76
NAME = MARGIN + BADGE + 118
"""Where names begin: behind the rank and the arrow."""
POINTS = 250
"""Room for the points at the end of a line."""
TRACK = 16
MEDALS: dict[int, Ink] = {1: AMBER, 2: (205, 211, 222), 3: (222, 160, 112)}
"""Gold, silver and bronze; the figure of the rank stands on each."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """How one student stands: `share` of all points that could be won so far, 0 to 1; `moved` is places gained."""

    name: str
    rank: int
    points: str
    share: float
    won: str = ""
    moved: int = 0
    note: str = ""


def draw_standings(rows: Sequence[Ranked], *, title: str, line: str) -> bytes:
    """Draw up to 10 students, best first, as a PNG; raise ValueError for none or more."""
    if not 1 <= len(rows) <= MOST_ROWS:
        raise ValueError(f"standings have 1 to {MOST_ROWS} rows, not {len(rows)}")
    head = (*wrap([Run(title, Face(52, bold=True))], WIDTH - 2 * MARGIN, most=2), (Run(line, Face(34), SOFT),))
    top = MARGIN * 0.75 + sum(max(run.face.height for run in each) for each in head) + 30
    paper = Paper.of(round(top + len(rows) * (ROW + GAP) - GAP + MARGIN))
    paper.text(head, MARGIN, MARGIN * 0.75)
    for place, row in enumerate(rows):
        _paint_row(paper, row, top + place * (ROW + GAP))
    return paper.png()


def _paint_row(paper: Paper, row: Ranked, top: float) -> None:
    ink = MEDALS.get(row.rank, RAISED)
    middle = top + ROW / 2
    paper.block(Box(MARGIN, middle - BADGE / 2, MARGIN + BADGE, middle + BADGE / 2), 18, ink)
    number = Run(str(row.rank), Face(44, bold=True), BACK if row.rank in MEDALS else WHITE)
    paper.word(number, (MARGIN + BADGE / 2, middle), anchor="mm")
    _paint_arrow(paper, row.moved, (MARGIN + BADGE + 44, middle))
    room = WIDTH - MARGIN - POINTS - NAME
    name = wrap([Run(row.name, Face(44, bold=True))], room, most=1)
    note = wrap([Run(row.note, Face(32), SOFT)], room, most=1) if row.note else ()
    paper.text(note, NAME, paper.text(name, NAME, top + (0 if note else 20)))
    paper.word(Run(row.points, Face(46, bold=True)), (WIDTH - MARGIN, top + 46), anchor="rs")
    if row.won:
        paper.word(Run(row.won, Face(34, bold=True), GREEN), (WIDTH - MARGIN, top + 86), anchor="rs")
    track = Box(NAME, top + ROW - TRACK, WIDTH - MARGIN, top + ROW)
    paper.block(track, TRACK / 2, RAISED)
    if row.share > 0:
        filled = max(TRACK, (track.right - track.left) * min(1.0, row.share))
        paper.block(track._replace(right=track.left + filled), TRACK / 2, MEDALS.get(row.rank, BLUE))


def _paint_arrow(paper: Paper, moved: int, centre: Spot) -> None:
    """Point up or down with the figure beneath; a short line says that nothing has changed."""
    x, y = centre
    if not moved:
        paper.stroke((x - 14, y), (x + 14, y), 6, SOFT)
        return
    up, ink = moved > 0, GREEN if moved > 0 else CORAL
    tip, base = (y - 40, y - 8) if up else (y + 40, y + 8)
    paper.shape(((x, tip), (x - 22, base), (x + 22, base)), ink)
    paper.word(Run(str(abs(moved)), Face(36, bold=True), ink), (x, y + 22 if up else y - 22), anchor="mm")


def describe_standings(rows: Sequence[Ranked]) -> str:
    """Say in at most 1000 characters what the picture shows."""
    return " ".join(_describe(row) for row in rows)[:1000]


def _describe(row: Ranked) -> str:
    moved = f", up {row.moved}" if row.moved > 0 else f", down {-row.moved}" if row.moved < 0 else ""
    won = f" ({row.won} now)" if row.won else ""
    note = f", {row.note}" if row.note else ""
    return f"{row.rank}. {row.name[:40]}: {say_points(row.points)}{won}{moved}{note}."


def say_points(points: str) -> str:
    return f"{points} point{'s' * (points != '1')}"
