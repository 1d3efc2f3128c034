"""Days to heights on the page: one true scale, with long empty gaps cut out where that is said.

A scale is made of stretches. All have the same pixels per day; between two of them lies a break, which the picture
marks and labels with the time that it leaves out. A break is not to scale, so it is as high as suits the labels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.language.calendar import CalendarDay, last_of_month, write_year
from bot.language.dates import MONTHS

PAD = 22
"""Axis beyond the first and the last day of a stretch, so that a mark never touches a break."""
BREAK = 38
TIGHTEST = BREAK + 2 * PAD
"""The least distance between two stretches."""
SOLID = 31
"""A mark of more days may run on through a break, as otherwise one long bar would allow none."""
CLOSEST = 60
"""The least distance between two words at the axis."""


class YearSpan(NamedTuple):
    """First and last day of an event, as proleptic ordinals."""

    first: int
    last: int


class Stretch(NamedTuple):
    """A piece of time without a break, from one height to another."""

    span: YearSpan
    top: float
    bottom: float


class Tick(NamedTuple):
    """A word at the axis; a strong one names a year."""

    y: float
    text: str
    strong: bool
    exact: bool = True
    """Whether the named year, month or day begins just here; otherwise it only lies here."""


class Gap(NamedTuple):
    """A break in the axis and the days it leaves out."""

    top: float
    bottom: float
    days: int

    @property
    def words(self) -> str:
        """Say how long the gap is, in the largest unit of which it has two."""
        if self.days >= 730:
            return f"{self.days / 365.25:.0f} years"
        if self.days >= 60:
            return f"{self.days / 30.44:.0f} months"
        return f"{self.days} day{'s' * (self.days != 1)}"


class Scale(NamedTuple):
    """Where each day lies."""

    stretches: tuple[Stretch, ...]
    per_day: float

    def y(self, day: int) -> float:
        """Return the height of a day that lies within a stretch."""
        stretch = next(stretch for stretch in self.stretches if day <= stretch.span.last)
        return stretch.top + (day - stretch.span.first) * self.per_day

    def is_cut(self, span: YearSpan) -> bool:
        """Say whether a break lies within a span."""
        return any(stretch.span.first <= span.first <= stretch.span.last < span.last for stretch in self.stretches)

    def gaps(self) -> tuple[Gap, ...]:
        return tuple(
            Gap(above.bottom + PAD, below.top - PAD, below.span.first - above.span.last)
            for above, below in pairwise(self.stretches)
        )


Spaces = Callable[[Sequence[YearSpan], float], list[float]]
"""The room that labels ask for above, between and below pieces of time, at so many pixels per day."""


def possible_scales(spans: Sequence[YearSpan], top: float, bottom: float, spaces: Spaces) -> Iterator[Scale]:
    """Yield the scales that fill a height: without a break, then with the longest gap cut out, and so on."""
    covered = merge_spans(solid_spans(spans))
    lengths = [below.first - above.last for above, below in pairwise(covered)]
    longest = sorted(range(len(lengths)), key=lambda index: -lengths[index])
    for breaks in range(len(longest) + 1):
        scale = _fill(_cut(covered, set(longest[:breaks])), top, bottom, spaces)
        if scale is None:
            return
        yield scale


def solid_spans(spans: Sequence[YearSpan]) -> list[YearSpan]:
    """Return what no break may cut: spans that are short or have no other within; of the rest the first and last day."""
    solid: list[YearSpan] = []
    for span in spans:
        busy = any(span.first < day < span.last for other in spans if other != span for day in other)
        if busy and span.last - span.first >= SOLID:
            solid += [YearSpan(span.first, span.first), YearSpan(span.last, span.last)]
        else:
            solid.append(span)
    return solid


def merge_spans(spans: Sequence[YearSpan]) -> list[YearSpan]:
    """Join spans that overlap."""
    merged: list[YearSpan] = []
    for span in sorted(spans):
        if merged and span.first <= merged[-1].last:
            merged[-1] = YearSpan(merged[-1].first, max(merged[-1].last, span.last))
        else:
            merged.append(span)
    return merged


def _cut(covered: Sequence[YearSpan], after: set[int]) -> list[YearSpan]:
    pieces: list[YearSpan] = []
    first = covered[0].first
    for index, span in enumerate(covered):
        if index in after or index == len(covered) - 1:
            pieces.append(YearSpan(first, span.last))
            first = covered[min(index + 1, len(covered) - 1)].first
    return pieces


def _fill(pieces: Sequence[YearSpan], top: float, bottom: float, spaces: Spaces) -> Scale | None:
    """Lay the pieces from top to bottom; None if the breaks leave no room."""
    days = sum(piece.last - piece.first for piece in pieces)
    tight = [0.0, *[TIGHTEST] * (len(pieces) - 1), 0.0]
    room = bottom - top - sum(tight)
    if room < 0 or (days and room < 120):
        return None
    per_day, between = _largest(pieces, days, bottom - top, spaces) or (room / days if days else 0.0, tight)
    spare = (bottom - top - days * per_day - sum(between)) / len(between)
    y = top
    stretches = []
    for piece, space in zip(pieces, between, strict=False):
        y += space + spare
        end = y + (piece.last - piece.first) * per_day
        stretches.append(Stretch(piece, y, end))
        y = end
    return Scale(tuple(stretches), per_day)


def _largest(pieces: Sequence[YearSpan], days: int, height: float, spaces: Spaces) -> tuple[float, list[float]] | None:
    """Find by bisection the most pixels per day at which the labels have the room they ask for; None if none has."""
    low, high = 0.0, height / days if days else 0.0
    if sum(spaces(pieces, low)) > height:
        return None
    for _ in range(12 if days else 0):
        middle = (low + high) / 2
        if days * middle + sum(spaces(pieces, middle)) <= height:
            low = middle
        else:
            high = middle
    return low, spaces(pieces, low)


def scale_ticks(scale: Scale) -> list[Tick]:
    """Choose the words at the axis: the start of each stretch, and as many years, months or days as have room."""
    write = _write_ad if scale.stretches[0].span.first < _TURN.toordinal() else write_year
    kept: list[Tick] = []
    before: CalendarDay | None = _before(scale)
    for stretch in scale.stretches:
        first, last = (CalendarDay.fromordinal(day) for day in stretch.span)
        found = [_head(stretch.top, first, before, write), *_stretch_ticks(stretch, scale.per_day, write)]
        for tick in sorted(found, key=lambda tick: (not tick.strong, not tick.text.startswith("1 "))):
            if all(abs(tick.y - other.y) >= CLOSEST for other in kept):
                kept.append(tick)
        before = last
    return sorted(kept)


def _before(scale: Scale) -> CalendarDay | None:
    """Give what the first word at the axis is told from: of a few days of one year, whose head is in the title, that year."""
    first, last = (CalendarDay.fromordinal(day) for day in (scale.stretches[0].span.first, scale.stretches[-1].span.last))
    return first if first.year == last.year and 0 < last - first < _FEW_DAYS else None


_FEW_DAYS = 31
_TURN = CalendarDay(1, 1, 1)
"""The turn of the era: there is no year 0 to put a word at."""
WriteYear = Callable[[int], str]


def _write_ad(year: int) -> str:
    """Write a year where others are before Christ: AD 476."""
    return f"AD {year}" if 0 < year < 1000 else write_year(year)


def _head(y: float, first: CalendarDay, before: CalendarDay | None, write: WriteYear) -> Tick:
    """Name the start of a stretch by what is new since the one above."""
    exact = first.day == 1
    if before is None or before.year != first.year:
        return Tick(y, write(first.year), True, exact and first.month == 1)
    if before.month != first.month:
        return Tick(y, _month(first), False, exact)
    return Tick(y, f"{first.day} {_month(first)}", False)


UNITS = ((1, "day"), (5, "day"), (30, "month"), (91, "quarter"), (365, "1"), (730, "2"), (1826, "5"), (3652, "10"), (7305, "20"),
         (18262, "50"), (36524, "100"), (73048, "200"), (182621, "500"), (365242, "1000"), (730485, "2000"))  # fmt: skip


def _stretch_ticks(stretch: Stretch, per_day: float, write: WriteYear) -> list[Tick]:
    unit = next((unit for days, unit in UNITS if days * per_day >= CLOSEST + 8), None)
    if unit is None:
        return []
    first, last = stretch.span
    return [
        Tick(stretch.top + (day.toordinal() - first) * per_day, _word(day, unit, write), unit != "day" and day.month == 1)
        for day in _starts(CalendarDay.fromordinal(first), CalendarDay.fromordinal(last), unit)
        if first < day.toordinal() <= last
    ]


def _starts(first: CalendarDay, last: CalendarDay, unit: str) -> Iterator[CalendarDay]:
    """Yield the days on which a unit begins, from the year of the first day to that of the last."""
    if unit.isdigit():
        yield from (CalendarDay(year, 1, 1) for year in _round_years(first.year, last.year, int(unit)))
        return
    for year in range(first.year, last.year + 1):
        for month in range(1, 13, 3 if unit == "quarter" else 1):
            yield CalendarDay(year, month, 1)
            if unit == "day":
                yield from (CalendarDay(year, month, day) for day in range(2, last_of_month(year, month).day + 1))


def _round_years(first: int, last: int, step: int) -> list[int]:
    """List the years that are round as they are told, 500 BC and AD 500, after the one that stands where 0 would: AD 1."""
    turn = [_TURN.year] if first <= _TURN.year <= last else []
    return turn + [year for year in range(first, last + 1) if (year if year > 0 else 1 - year) % step == 0 and year not in turn]


def _word(day: CalendarDay, unit: str, write: WriteYear) -> str:
    if unit == "day":
        return f"{day.day} {_month(day)}"
    return write(day.year) if day.month == 1 else _month(day)


def _month(day: CalendarDay) -> str:
    return MONTHS[day.month - 1][:3]
