"""The timeline: time runs down, every event keeps its true place on the axis and its label beside it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.dates import Side

from .events import Event, in_order, range_words
from .layout import AXIS, MOST, TAIL, Placed, PlacedMark, Timeline, lay_out
from .paper import AMBER, BACK, BLUE, LINE, MARGIN, RAISED, SOFT, WHITE, Ink, Paper, Run, tidy
from .timescale import PAD, Gap, Tick
from .typefaces import Face

__all__ = ["MOST", "Event", "describe", "draw_timeline", "layout_timeline", "tell_times"]

LONGEST_ALT = 1000


def draw_timeline(events: Sequence[Event], *, title: str) -> bytes:
    """Draw 1 to MOST events as a PNG, 1080 pixels wide and at most 2400 high."""
    return paint_timeline(lay_out(events, title=title))


def layout_timeline(events: Sequence[Event], *, title: str) -> list[Placed]:
    """Return where each event lies, in the order of time."""
    return list(lay_out(events, title=title).placed)


def tell_times(events: Sequence[Event]) -> str:
    """Say from when to when events reach."""
    return range_words(in_order(events))


def describe(events: Sequence[Event]) -> str:
    """Say in at most 1000 characters what the timeline shows, for those who cannot see it."""
    ordered = in_order(events)
    count = f"{len(ordered)} event{'s' * (len(ordered) != 1)}"
    text = f"Timeline of {count}, {range_words(ordered)}."
    for done, event in enumerate(ordered):
        remark = f" ({event.remark})" if event.remark else ""
        entry = f" {event.when}: {tidy(event.title)}{remark}."
        left = len(ordered) - done
        rest = f" And {left} more." if done else ""
        ending = 0 if left == 1 else len(f" And {left} more.")
        if len(text) + len(entry) + ending > LONGEST_ALT:
            return text + rest
        text += entry
    return text


def paint_timeline(timeline: Timeline) -> bytes:
    paper = Paper.of(timeline.height)
    paper.text(timeline.head, MARGIN, MARGIN * 0.75)
    _paint_axis(paper, timeline)
    for placed in timeline.placed:
        paper.path(placed.leader, 2.5, LINE)
    marks = list(dict.fromkeys(placed.mark for placed in timeline.placed))
    for mark in marks:
        start, end = mark.reach
        paper.stroke((mark.x, start), (mark.x, end), mark.width + 8, BACK)
    for tick in timeline.ticks:
        _paint_tick(paper, tick)
    for mark in marks:
        _paint_mark(paper, mark)
        for gap in timeline.gaps:
            _paint_slit(paper, mark, gap)
    for placed in timeline.placed:
        paper.text(placed.label.lines, placed.box.left, placed.box.top)
    return paper.png()


def _paint_axis(paper: Paper, timeline: Timeline) -> None:
    for stretch in timeline.scale.stretches:
        paper.path(((AXIS, stretch.top - PAD), (AXIS, stretch.bottom + PAD)), 4, LINE)
    for gap in timeline.gaps:
        _paint_gap(paper, gap)


def _paint_tick(paper: Paper, tick: Tick) -> None:
    if tick.exact:
        paper.path(((AXIS - 15, tick.y), (AXIS, tick.y)), 4, LINE)
    face = Face(36, bold=True) if tick.strong else Face(32)
    paper.word(Run(tick.text, face, WHITE if tick.strong else SOFT), (AXIS - 24, tick.y), anchor="rm")


def _paint_gap(paper: Paper, gap: Gap) -> None:
    """Draw a break as a zigzag with the time that it leaves out."""
    step = (gap.bottom - gap.top) / 4
    swing = (0, 10, -10, 10, 0)
    middle = (gap.top + gap.bottom) / 2
    tops = [middle + (index - 2) * min(step, 11) for index in range(5)]
    paper.path([(AXIS, gap.top), *((AXIS + x, y) for x, y in zip(swing, tops, strict=True)), (AXIS, gap.bottom)], 3, LINE)
    paper.word(Run(gap.words, Face(30), SOFT), (AXIS - 24, middle), anchor="rm")


def _paint_mark(paper: Paper, mark: PlacedMark) -> None:
    ink = AMBER if mark.weight == 3 else BLUE
    start, end = (mark.x, mark.start), (mark.x, mark.end)
    _paint_tail(paper, mark, ink)
    if mark.approximate:
        _paint_dashes(paper, mark, ink)
        return
    paper.stroke(start, end, mark.width, ink)
    if mark.open:
        paper.stroke(start, end, max(mark.width - 8, mark.width * 0.4), BACK)


def _paint_tail(paper: Paper, mark: PlacedMark, ink: Ink) -> None:
    """Lead on by dots that grow smaller, where a date is open to a side."""
    if mark.leads is None:
        return
    y, way = (mark.end, 1) if mark.leads is Side.AFTER else (mark.start, -1)
    for far, share in ((0.4, 0.7), (0.7, 0.5), (1.0, 0.3)):
        spot = (mark.x, y + way * far * TAIL)
        paper.stroke(spot, spot, min(mark.width, 12) * share, ink)


def _paint_slit(paper: Paper, mark: PlacedMark, gap: Gap) -> None:
    """Cut a bar where it runs on through a break, as its length is not to scale there."""
    if mark.start < gap.top and gap.bottom < mark.end:
        middle, half = (gap.top + gap.bottom) / 2, mark.width / 2 + 1
        paper.path(((mark.x - half, middle + 4), (mark.x + half, middle - 4)), 7, BACK)


def _paint_dashes(paper: Paper, mark: PlacedMark, ink: Ink) -> None:
    """Draw what is only about known as dashes on a faint ground."""
    paper.stroke((mark.x, mark.start), (mark.x, mark.end), mark.width, RAISED)
    length = mark.end - mark.start
    count = max(2, round((length + 14) / 24)) if length > 14 else 1
    dash = max(0.0, (length - 14 * (count - 1)) / count)
    for index in range(count):
        y = mark.start + index * (dash + 14)
        paper.stroke((mark.x, y), (mark.x, y + dash), mark.width * 0.7, ink)
