"""The labels of a timeline: set in the roomiest style that fits one page, then slid apart no further than they must."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.language.dates import MONTHS

from .events import Event
from .paper import AMBER, CORAL, HARD, WIDTH, Lines, Run, lines_height, lines_width, tidy, wrap
from .typefaces import Face

LABELS = 314
"""Where labels begin."""
LABEL_WIDTH = WIDTH - LABELS - 34


class Style(NamedTuple):
    """How a label is set; `run_in` puts the date on the title's first line."""

    title: int
    date: int
    gap: int
    run_in: bool = False


STYLES = (
    Style(44, 38, 46),
    Style(42, 36, 32),
    Style(38, 35, 22),
    Style(36, 34, 12),
    Style(36, 36, 12, True),
    Style(35, 35, 8, True),
)


class Label(NamedTuple):
    """The set text of an event, not yet placed; `middle` is the middle of its first line."""

    lines: Lines
    width: float
    height: float
    middle: float


def set_labels(ordered: Sequence[Event], room: float) -> tuple[Style, list[Label]]:
    """Set all labels in the roomiest style that fits a height; if none does, shorten them, the least weighty first."""
    style, lines = _choose_style(ordered, room)
    return style, [_set_label(event, style, most) for event, most in zip(ordered, lines, strict=True)]


def _choose_style(ordered: Sequence[Event], room: float) -> tuple[Style, list[int]]:
    """Return a style and how many lines each title may have in it."""
    for style in STYLES:
        labels = [_set_label(event, style, 3, even=False) for event in ordered]
        if stacked(labels, style) <= room:
            return style, [3] * len(ordered)
    style, allowed = STYLES[-1], [3] * len(ordered)
    by_weight = sorted(range(len(ordered)), key=lambda index: (ordered[index].weight, -index))
    for most in (2, 1):
        for index in by_weight:
            allowed[index] = most
            labels[index] = _set_label(ordered[index], style, most, even=False)
            if stacked(labels, style) <= room:
                return style, allowed
    return style, allowed


def stacked(labels: Sequence[Label], style: Style) -> float:
    return sum(label.height for label in labels) + style.gap * (len(labels) - 1)


def _set_label(event: Event, style: Style, most: int, *, even: bool = True) -> Label:
    title = Run(tidy(event.title), Face(style.title, bold=event.weight == 3))
    words = event.when
    date = [Run(_unbroken(_shortened(words) if style.run_in else words), Face(style.date, bold=True), AMBER)]
    if event.remark:
        date.append(Run(f"({event.remark})".replace(" ", HARD), Face(style.date, bold=True), CORAL))
    if style.run_in:
        lines = wrap([*date, title], LABEL_WIDTH, most=most, even=even)
    else:
        lines = (*wrap(date, LABEL_WIDTH, most=2, even=False), *wrap([title], LABEL_WIDTH, most=most, even=even))
    face = lines[0][0].face
    return Label(lines, lines_width(lines), lines_height(lines), face.rise - face.size * 0.36)


def _unbroken(date: str) -> str:
    """Let a date break only between the ends of an interval."""
    return " to ".join(end.replace(" ", HARD) for end in date.split(" to "))


def _shortened(date: str) -> str:
    for month in MONTHS:
        if len(month) > 5:
            date = date.replace(month, month[:3])
    return date


Reach = tuple[float, float]
"""Where the middle line of a mark begins and ends."""


def anchor(reaches: Sequence[Reach], middles: Sequence[float]) -> list[float]:
    """Choose where on its mark each leader begins: level with its label where the mark is long enough.

    Never lower than a later mark ends, so that the anchors are in order and no two leaders cross.
    """
    anchors: list[float] = []
    cap = float("inf")
    for (start, end), middle in reversed(list(zip(reaches, middles, strict=True))):
        cap = min(cap, end)
        anchors.append(max(start, min(middle, cap)))
    return anchors[::-1]


def settle(reaches: Sequence[Reach], labels: Sequence[Label], gap: float, top: float, bottom: float) -> list[float]:
    """Return the tops of labels that lie beside their marks, or as near as they can.

    Labels first slide down along their marks, as a long bar can have many beside it; then all are spread.
    """
    middles: list[float] = []
    free = float("-inf")
    for (start, _), label in zip(reaches, labels, strict=True):
        middles.append(max(start, free + label.middle))
        free = middles[-1] - label.middle + label.height + gap
    wanted = [a - label.middle for a, label in zip(anchor(reaches, middles), labels, strict=True)]
    return spread(wanted, [label.height for label in labels], gap, top, bottom)


def spread(wanted: Sequence[float], heights: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Return tops as near as can be to those wanted, in order, apart by a gap, between top and bottom.

    Least squares by pooling neighbours that collide (isotonic regression).
    """
    offsets = [0.0]
    for height in heights:
        offsets.append(offsets[-1] + height + gap)
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=False):
        pool = (want - offset, 1)
        while pools and pools[-1][0] > pool[0]:
            mean, count = pools.pop()
            pool = ((mean * count + pool[0] * pool[1]) / (count + pool[1]), count + pool[1])
        pools.append(pool)
    lowest = bottom - (offsets[-1] - gap)
    flat = [max(top, min(mean, lowest)) for mean, count in pools for _ in range(count)]
    return [base + offset for base, offset in zip(flat, offsets, strict=False)]
