"""Bar charts of how a class answered: one question in full, or the questions of a quiz, hardest first.

The length of a bar is always a share of the whole track, never of the longest bar, so that pictures can be compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..language.shares import percent
from .paper import (
    AMBER,
    BACK,
    BLUE,
    CORAL,
    ELLIPSIS,
    GREEN,
    MARGIN,
    RAISED,
    SOFT,
    WHITE,
    WIDTH,
    Box,
    Ink,
    Lines,
    Paper,
    Run,
    lines_height,
    tidy,
    wrap,
)
from .typefaces import Face

MOST_BARS = 10
MOST_ROWS = 10
LONGEST_ALT = 1000

LETTERS = "ABCDEFGHIJ"
BADGE = 64
INDENT = MARGIN + BADGE + 24
RIGHT = WIDTH - MARGIN
TRACK = 26
NOBODY = "nobody answered"
NUMBERS = 210
"""Room for a count and a share at the end of a line."""
TEXT = Face(38)
TEXT_BOLD = Face(38, bold=True)
SMALL = Face(32)


@dataclass(frozen=True, slots=True)
class Bar:
    """One option: how many chose it, and whether it is right."""

    label: str
    count: int
    right: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One question: the share of right answers, 0 to 1, or None where nobody answered, and a note such as `12 of 30`."""

    label: str
    share: float | None
    note: str = ""


class PlacedBar(NamedTuple):
    """An option on the page: its letter, if any, its text, its whole box, and the track that its bar fills in part."""

    bar: Bar
    letter: str
    lines: Lines
    box: Box
    track: Box
    share: float


class PlacedRow(NamedTuple):
    """A question on the page; its track has no height where nobody answered."""

    row: Row
    lines: Lines
    note: Lines
    box: Box
    track: Box


def draw_bars(bars: Sequence[Bar], *, title: str, people: int | None = None, lettered: bool = True) -> bytes:
    """Draw how a class answered one question, up to 10 options, as a PNG.

    A share is of `people`, where each could choose several; left out, of all answers. Where the options had no letters
    on the card, `lettered` is False.
    """
    head = _head(title, _answers(bars, people))
    placed = layout_bars(bars, top=_below(head), people=people, lettered=lettered)
    paper = Paper.of(round(placed[-1].box.bottom + MARGIN))
    paper.text(head, MARGIN, MARGIN * 0.75)
    for one in placed:
        _paint_bar(paper, one)
    return paper.png()


def draw_results(rows: Sequence[Row], *, title: str, page: int = 1, pages: int = 1) -> bytes:
    """Draw the share of right answers to up to 10 questions, in the order given, hardest first, as a PNG.

    Where the card has several pages, `page` and `pages` say which of them this picture belongs to.
    """
    line = "right answers, hardest question first"
    head = _head(title, f"{page} of {pages}  ·  {line}" if pages > 1 else line.capitalize())
    placed = layout_rows(rows, top=_below(head))
    paper = Paper.of(round(placed[-1].box.bottom + MARGIN))
    paper.text(head, MARGIN, MARGIN * 0.75)
    for one in placed:
        paper.text(one.note, MARGIN, paper.text(one.lines, MARGIN, one.box.top))
        if one.row.share is not None:
            _paint_share(paper, one, one.row.share)
    return paper.png()


def describe_bars(bars: Sequence[Bar], *, people: int | None = None, lettered: bool = True) -> str:
    """Say in at most 1000 characters what the chart of one question shows."""
    shares = _shares(bars, people)
    room = (LONGEST_ALT - 30) // max(1, len(bars)) - 40
    entries = [
        f"{_lead(letter)}{_clipped(bar.label, room)}: {bar.count} ({_percent(share)}){', right' if bar.right else ''}"
        for letter, bar, share in zip(_letters(bars, lettered), bars, shares, strict=True)
    ]
    return f"{_answers(bars, people)}. {'; '.join(entries)}."


def describe_results(rows: Sequence[Row]) -> str:
    """Say in at most 1000 characters how the questions went, in the order given, hardest first."""
    text = f"Share of right answers, {len(rows)} question{'s, hardest first' if len(rows) > 1 else ''}."
    for done, row in enumerate(rows):
        did = NOBODY.capitalize() if row.share is None else _percent(row.share)
        label = _clipped(row.label, 120)
        entry = f" {did}: {label}{'' if label.endswith(('.', '?', '!', ELLIPSIS)) else '.'}"
        rest = f" And {len(rows) - done} more."
        if len(text) + len(entry) + len(rest) > LONGEST_ALT:
            return text + rest
        text += entry
    return text


def _letters(bars: Sequence[Bar], lettered: bool) -> Sequence[str]:
    return LETTERS[: len(bars)] if lettered else [""] * len(bars)


def _lead(letter: str) -> str:
    return f"{letter}, " if letter else ""


def _clipped(text: str, room: int) -> str:
    text = tidy(text)
    return text if len(text) <= room else text[: room - 1].rstrip() + ELLIPSIS


def _percent(share: float) -> str:
    return f"{percent(share)}%"


def _answers(bars: Sequence[Bar], people: int | None) -> str:
    if people is not None:
        return f"{people} {'person' if people == 1 else 'people'} answered"
    count = sum(bar.count for bar in bars)
    return f"{count} answer{'s' * (count != 1)}"


def _shares(bars: Sequence[Bar], people: int | None) -> list[float]:
    whole = people if people is not None else sum(bar.count for bar in bars)
    return [min(1.0, bar.count / whole) if whole else 0.0 for bar in bars]


def _head(title: str, line: str) -> Lines:
    size = 52 if len(title) <= 80 else 44
    return (*wrap([Run(title, Face(size, bold=True))], WIDTH - 2 * MARGIN, most=5), (Run(line, Face(34), SOFT),))


def _below(head: Lines) -> float:
    return MARGIN * 0.75 + lines_height(head) + 34


# One question


def layout_bars(bars: Sequence[Bar], *, top: float, people: int | None = None, lettered: bool = True) -> list[PlacedBar]:
    """Return where each option lies; raise ValueError for none or more than 10."""
    if not 1 <= len(bars) <= MOST_BARS:
        raise ValueError(f"a chart has 1 to {MOST_BARS} bars, not {len(bars)}")
    placed, left = [], INDENT if lettered else MARGIN
    for letter, bar, share in zip(_letters(bars, lettered), bars, _shares(bars, people), strict=True):
        face = TEXT_BOLD if bar.right else TEXT
        lines = wrap([Run(bar.label, face)], RIGHT - NUMBERS - left - (54 if bar.right else 0), most=2)
        height = lines_height(lines)
        track = Box(left, top + height + 10, RIGHT, top + height + 10 + TRACK)
        placed.append(PlacedBar(bar, letter, lines, Box(MARGIN, top, RIGHT, track.bottom), track, share))
        top = track.bottom + 34
    return placed


def _paint_bar(paper: Paper, one: PlacedBar) -> None:
    right, left = one.bar.right, one.track.left
    if one.letter:
        _paint_badge(paper, one)
    paper.text(one.lines, left + (54 if right else 0), one.box.top)
    line = one.box.top + TEXT.rise
    if right:
        paper.check((left + 20, line - 14), 32, GREEN)
    _paint_track(paper, one.track, one.share, GREEN if right else BLUE)
    share = Run(_percent(one.share), Face(36), SOFT)
    count = Run(str(one.bar.count), Face(42, bold=True), GREEN if right else WHITE)
    paper.word(share, (RIGHT, line), anchor="rs")
    paper.word(count, (RIGHT - 104, line), anchor="rs")


def _paint_badge(paper: Paper, one: PlacedBar) -> None:
    right, middle = one.bar.right, (one.box.top + one.box.bottom) / 2
    badge = Box(MARGIN, middle - BADGE / 2, MARGIN + BADGE, middle + BADGE / 2)
    paper.block(badge, 14, GREEN if right else RAISED)
    paper.word(Run(one.letter, TEXT_BOLD, BACK if right else WHITE), (MARGIN + BADGE / 2, middle), anchor="mm")


def _paint_track(paper: Paper, track: Box, share: float, ink: Ink) -> None:
    paper.block(track, TRACK / 2, RAISED)
    if share > 0:
        filled = max(TRACK, (track.right - track.left) * share)
        paper.block(track._replace(right=track.left + filled), TRACK / 2, ink)


# All questions


def layout_rows(rows: Sequence[Row], *, top: float) -> list[PlacedRow]:
    """Return where each question lies, in the order given; raise ValueError for none or more than 10."""
    if not 1 <= len(rows) <= MOST_ROWS:
        raise ValueError(f"a chart has 1 to {MOST_ROWS} rows, not {len(rows)}")
    placed = []
    for row in rows:
        lines = wrap([Run(row.label, TEXT)], RIGHT - MARGIN - 140, most=2)
        told = NOBODY.capitalize() if row.share is None else row.note
        note = wrap([Run(told, SMALL, SOFT)], RIGHT - MARGIN - 140, most=1) if tidy(told) else ()
        under = top + lines_height(lines) + lines_height(note) + 10
        track = Box(MARGIN, under, RIGHT, under + (0 if row.share is None else TRACK))
        placed.append(PlacedRow(row, lines, note, Box(MARGIN, top, RIGHT, track.bottom), track))
        top = track.bottom + 32
    return placed


def _paint_share(paper: Paper, one: PlacedRow, share: float) -> None:
    ink = _grade(share)
    paper.word(Run(_percent(share), Face(42, bold=True), ink), (RIGHT, one.box.top + TEXT.rise), anchor="rs")
    _paint_track(paper, one.track, min(1.0, share), ink)


def _grade(share: float) -> Ink:
    """Warn below a half, praise from four fifths; the figure beside it says the same."""
    return CORAL if share < 0.5 else AMBER if share < 0.8 else GREEN
