"""Where everything of a timeline lies, as plain data, worked out before anything is drawn.

Of all scales that are true between their breaks, the one is taken that keeps labels near their marks with few breaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from bot.language.calendar import with_dash
from bot.language.dates import HistoricalDate, Precision, Side

from .events import Event, in_order, range_words
from .labels import LABELS, Label, Reach, Style, anchor, set_labels, settle, stacked
from .paper import MARGIN, SOFT, TALLEST, WIDTH, Box, Lines, Run, Spot, lines_height, wrap
from .timescale import PAD, TIGHTEST, Gap, Scale, Tick, YearSpan, possible_scales, scale_ticks
from .typefaces import Face

MOST = 25

AXIS = 190
LANES = 56
"""Room right of the axis for bars that overlap in time."""
_DOT = 12
"""What is no longer than that is drawn as wide as a day."""
BREAK_COST = 24
"""How many pixels of a label's way to its mark a break must save, and a lane too many."""
SHORTEST = {Precision.DAY: 0.0, Precision.MONTH: 14.0, Precision.YEAR: 26.0}
"""A bar is at least so long, so that a month and a year differ from a day on most scales ..."""
_LONGER = 6
"""... but never longer than so many times the time that it stands for, or a year would look like a reign."""
TAIL = 44
"""How far the dots reach that lead on where a date is open to a side."""


class PlacedMark(NamedTuple):
    """A day is a dot, anything longer a bar; `start` and `end` are the ends of its middle line."""

    x: float
    start: float
    end: float
    width: float
    weight: int
    approximate: bool
    open: bool
    """Drawn hollow: disputed."""
    leads: Side | None = None
    """To which side it goes on, nobody says how long."""

    @property
    def box(self) -> Box:
        half = self.width / 2
        start, end = self.reach
        return Box(self.x - half, start - half, self.x + half, end + half)

    @property
    def reach(self) -> tuple[float, float]:
        """Where it begins and ends with the dots that lead on."""
        return self.start - TAIL * (self.leads is Side.BEFORE), self.end + TAIL * (self.leads is Side.AFTER)


class Placed(NamedTuple):
    """An event on the page; the leader runs from its mark to its label."""

    event: Event
    label: Label
    box: Box
    mark: PlacedMark
    leader: tuple[Spot, ...]


class Timeline(NamedTuple):
    """A page, ready to be drawn."""

    height: int
    head: Lines
    scale: Scale
    ticks: tuple[Tick, ...]
    gaps: tuple[Gap, ...]
    placed: tuple[Placed, ...]


def lay_out(events: Sequence[Event], *, title: str) -> Timeline:
    """Work out the page; raise ValueError for no events or more than MOST."""
    if not 1 <= len(events) <= MOST:
        raise ValueError(f"a timeline has 1 to {MOST} events, not {len(events)}")
    ordered = in_order(events)
    head = _set_head(ordered, title)
    top = MARGIN * 0.75 + lines_height(head) + 26
    style, labels = set_labels(ordered, TALLEST - MARGIN - top)
    needed = stacked(labels, style)
    height = round(min(TALLEST, max(top + needed * _slack(ordered) + MARGIN, top + 240)))
    scale, tops = _best_fit(ordered, labels, style, top, height - MARGIN)
    placed = _place(ordered, labels, tops, scale)
    return Timeline(height, head, scale, tuple(scale_ticks(scale)), scale.gaps(), tuple(placed))


def _set_head(ordered: Sequence[Event], title: str) -> Lines:
    count = f"{len(ordered)} event{'s' * (len(ordered) != 1)}"
    line = (Run(f"{with_dash(range_words(ordered))}  ·  {count}", Face(34), SOFT),)
    return (*wrap([Run(title, Face(52, bold=True))], WIDTH - 2 * MARGIN, most=2), line)


def _slack(ordered: Sequence[Event]) -> float:
    """Give a timeline more height than its labels need, so that time shows; little if all is one day."""
    return 1.0 if len({event.span for event in ordered}) == 1 else 1.3


def _best_fit(
    ordered: Sequence[Event], labels: Sequence[Label], style: Style, top: float, bottom: float
) -> tuple[Scale, list[float]]:
    """Choose the scale on which labels stay near their marks; a break must earn its place."""
    best: tuple[float, Scale, list[float]] | None = None
    spans = [event.span for event in ordered]
    first, last = top + labels[0].middle, bottom - PAD

    def spaces(pieces: Sequence[YearSpan], per_day: float) -> list[float]:
        return _spaces(spans, labels, style.gap, pieces, per_day)

    for breaks, scale in enumerate(possible_scales(spans, first, last, spaces)):
        if best is not None and BREAK_COST * breaks >= best[0]:
            break
        reaches = [_reach(event, scale) for event in ordered]
        tops = settle(reaches, labels, style.gap, top, bottom)
        middles = [top + label.middle for top, label in zip(tops, labels, strict=True)]
        moved = [abs(a - b) for a, b in zip(anchor(reaches, middles), middles, strict=True)]
        faults = breaks + max(0, _lanes_needed(ordered, scale) - 2)
        cost = max(moved) / 2 + sum(moved) / len(moved) + BREAK_COST * faults
        if best is None or cost < best[0]:
            best = cost, scale, tops
    assert best is not None
    return best[1], best[2]


def _spaces(
    spans: Sequence[YearSpan], labels: Sequence[Label], gap: float, pieces: Sequence[YearSpan], per_day: float
) -> list[float]:
    """Say how much room the labels of each piece need above, between and below, to lie as near as they can."""
    spaces = [0.0]
    reach = -labels[0].middle
    for index, piece in enumerate(pieces):
        tightest = TIGHTEST if index else 0.0
        length = (piece.last - piece.first) * per_day
        own = [index for index, span in enumerate(spans) if piece.first <= span.first <= piece.last]
        if own:
            block = [labels[index] for index in own]
            tops = settle([_within(spans[index], piece, per_day) for index in own], block, gap, float("-inf"), float("inf"))
            spaces[-1] = max(tightest, reach - tops[0])
            reach = tops[-1] + block[-1].height + gap - length
        else:
            spaces[-1] = tightest
            reach -= tightest + length
        spaces.append(max(0.0, reach - gap - PAD))
    return spaces


def _within(span: YearSpan, piece: YearSpan, per_day: float) -> Reach:
    """Return what of a span lies in a piece, from the piece's own top."""
    return (span.first - piece.first) * per_day, (min(span.last, piece.last) - piece.first) * per_day


def _reach(event: Event, scale: Scale) -> Reach:
    return scale.y(event.span.first), scale.y(event.span.last)


def _place(ordered: Sequence[Event], labels: Sequence[Label], tops: Sequence[float], scale: Scale) -> list[Placed]:
    marks = _marks(ordered, scale)
    bend = max(mark.x for mark in marks.values()) + 26
    middles = [top + label.middle for top, label in zip(tops, labels, strict=True)]
    starts = anchor([_reach(event, scale) for event in ordered], middles)
    placed = []
    for event, label, top, start, middle in zip(ordered, labels, tops, starts, middles, strict=True):
        mark = marks[event.date]
        box = Box(LABELS, top, LABELS + label.width, top + label.height)
        leader = ((mark.x, start), (bend, start), (LABELS - 30, middle), (LABELS - 14, middle))
        placed.append(Placed(event, label, box, mark, leader))
    return placed


def _extent(event: Event, scale: Scale) -> tuple[float, float]:
    start, end = _reach(event, scale)
    shortest = max(SHORTEST[event.date.precision], SHORTEST[Precision.MONTH] if event.date.is_interval else 0.0)
    most = (event.span.last - event.span.first + 1) * scale.per_day * _LONGER if scale.per_day else shortest
    return start, max(end, start + min(shortest, most))


def _lanes(ordered: Sequence[Event], scale: Scale) -> dict[HistoricalDate, int]:
    """Give each date a lane so that no two marks meet; events of the same date share one mark.

    A bar that runs on through a break leaves the first lane to the axis and its zigzag.
    """
    free: list[float] = []
    lanes: dict[HistoricalDate, int] = {}
    for event in ordered:
        if event.date in lanes:
            continue
        start, end = _extent(event, scale)
        start -= TAIL * (event.date.open_side is Side.BEFORE)
        end += TAIL * (event.date.open_side is Side.AFTER)
        least = 1 if scale.is_cut(event.span) else 0
        lane = next((lane for lane in range(least, len(free)) if free[lane] + 30 <= start), max(least, len(free)))
        free += [float("-inf")] * (lane + 1 - len(free))
        free[lane] = end
        lanes[event.date] = lane
    return lanes


def _lanes_needed(ordered: Sequence[Event], scale: Scale) -> int:
    return 1 + max(_lanes(ordered, scale).values())


def _marks(ordered: Sequence[Event], scale: Scale) -> dict[HistoricalDate, PlacedMark]:
    lanes = _lanes(ordered, scale)
    step = min(28.0, LANES / max(1, max(lanes.values())))
    marks = {}
    for date, same in groupby(ordered, key=lambda event: event.date):
        group = list(same)
        weight = max(event.weight for event in group)
        start, end = _extent(group[0], scale)
        width = min({1: 16, 2: 20, 3: 26}[weight] if end - start < _DOT else {1: 10, 2: 12, 3: 16}[weight], step * 0.8)
        disputed = all(event.status == "disputed" for event in group)
        marks[date] = PlacedMark(AXIS + lanes[date] * step, start, end, width, weight, date.approximate, disputed, date.open_side)
    return marks
