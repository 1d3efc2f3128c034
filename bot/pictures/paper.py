"""The paper that every picture is drawn on: colours, type, wrapped text, smooth shapes, PNG.

1080 pixels wide, three for each one of a phone's 360, so type below 30 is never used. Pillow draws text
smoothly but not shapes; a shape is therefore drawn four times as large into a mask of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageDraw

from .typefaces import Face, measure, spans

WIDTH = 1080
TALLEST = 2400
MARGIN = 44

ZOOM = 4
ELLIPSIS = "…"
EN_DASH = "\u2013"
EM_DASH = "\u2014"
HARD = "\u00a0"
"""A space at which no line is broken."""

Ink = tuple[int, int, int]
Spot = tuple[float, float]

BACK: Ink = (24, 27, 34)
RAISED: Ink = (44, 49, 61)
LINE: Ink = (106, 116, 137)
WHITE: Ink = (244, 245, 247)
SOFT: Ink = (178, 186, 200)
AMBER: Ink = (255, 203, 112)
BLUE: Ink = (124, 180, 255)
GREEN: Ink = (108, 217, 150)
CORAL: Ink = (255, 148, 128)


class Box(NamedTuple):
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom

    def inside(self, other: Box) -> bool:
        return other.left <= self.left and other.top <= self.top and self.right <= other.right and self.bottom <= other.bottom


class Run(NamedTuple):
    """Text in one face and one ink."""

    text: str
    face: Face
    ink: Ink = WHITE

    @property
    def width(self) -> float:
        return measure(self.text, self.face)


Lines = tuple[tuple[Run, ...], ...]


def tidy(text: str) -> str:
    """Put text on one line, with accents composed, which is how the fonts have them, and no dash at a line's start."""
    return re.sub(rf" (?=[{EN_DASH}{EM_DASH}] )", HARD, unicodedata.normalize("NFC", re.sub(rf"[^\S{HARD}]+", " ", text).strip()))


def wrap(runs: Sequence[Run], width: float, *, most: int, even: bool = True) -> Lines:
    """Break runs into at most so many lines of a width, of even length; what is cut off ends in an ellipsis."""
    lines = _break(runs, width, most)
    if not even:
        return lines
    narrow, wide = width / 2, width
    while len(lines) > 1 and wide - narrow > 8 and not _is_cut(lines):
        middle = (narrow + wide) / 2
        closer = _break(runs, middle, most)
        if len(closer) > len(lines) or _is_cut(closer):
            narrow = middle
        else:
            lines, wide = closer, middle
    return lines


def _is_cut(lines: Lines) -> bool:
    return lines[-1][-1].text.endswith(ELLIPSIS)


def _break(runs: Sequence[Run], width: float, most: int) -> Lines:
    lines: list[list[Run]] = [[]]
    used = 0.0
    for word in _words(runs, width):
        space = _space(lines[-1][-1], word) if lines[-1] else 0.0
        if lines[-1] and used + space + word.width > width:
            lines.append([])
            used = space = 0.0
        lines[-1].append(word)
        used += space + word.width
    if len(lines) > most:
        lines = lines[:most]
        lines[-1] = _cut(lines[-1], width)
    return tuple(_joined(line) for line in lines)


def _space(before: Run, after: Run) -> float:
    """A change of face or ink is set off by twice the space."""
    return measure(" " if before[1:] == after[1:] else "  ", before.face)


def _words(runs: Iterable[Run], width: float) -> Iterable[Run]:
    for run in runs:
        for word in tidy(run.text).split(" "):
            rest = word
            while len(rest) > 1 and measure(rest, run.face) > width:
                fits = next(n for n in range(len(rest) - 1, 0, -1) if n == 1 or measure(rest[:n], run.face) <= width)
                yield run._replace(text=rest[:fits])
                rest = rest[fits:]
            if rest:
                yield run._replace(text=rest)


def _cut(line: list[Run], width: float) -> list[Run]:
    """End a line in an ellipsis, dropping words until it fits."""
    while len(line) > 1 and lines_width([_joined([*line[:-1], _dotted(line[-1])])]) > width:
        line = line[:-1]
    last = line[-1]
    while len(last.text) > 1 and lines_width([_joined([*line[:-1], _dotted(last)])]) > width:
        last = last._replace(text=last.text[:-1])
    return [*line[:-1], _dotted(last)]


def _dotted(run: Run) -> Run:
    return run._replace(text=run.text.rstrip(f",;:.-{EN_DASH}{EM_DASH}{HARD}") + ELLIPSIS)


def _joined(line: Sequence[Run]) -> tuple[Run, ...]:
    """Join neighbouring words of one face and ink, so that they are drawn and kerned as one."""
    joined: list[Run] = []
    for word in line:
        if joined and joined[-1].face == word.face and joined[-1].ink == word.ink:
            joined[-1] = joined[-1]._replace(text=f"{joined[-1].text} {word.text}")
        else:
            joined.append(word)
    return tuple(joined)


def lines_width(lines: Sequence[Sequence[Run]]) -> float:
    return max((x + run.width for line in lines for x, run in _spaced(line)), default=0.0)


def lines_height(lines: Lines) -> float:
    return sum(_line_face(line).height for line in lines)


def _line_face(line: Sequence[Run]) -> Face:
    return max((run.face for run in line), key=lambda face: face.size)


def _spaced(line: Sequence[Run]) -> Iterable[tuple[float, Run]]:
    x = 0.0
    for run in line:
        yield x, run
        x += run.width + measure("  ", run.face)


@dataclass(slots=True)
class Paper:
    """A page to draw on; leave it by `png`."""

    image: Image.Image
    pen: ImageDraw.ImageDraw

    @classmethod
    def of(cls, height: int, width: int = WIDTH) -> Paper:
        image = Image.new("RGB", (width, height), BACK)
        return cls(image, ImageDraw.Draw(image))

    def png(self) -> bytes:
        out = BytesIO()
        few = self.image.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(out, "PNG", compress_level=6)
        return out.getvalue()

    def text(self, lines: Lines, left: float, top: float) -> float:
        """Draw lines and return where the next one would begin."""
        for line in lines:
            face = _line_face(line)
            for x, run in _spaced(line):
                self._write(run, left + x, top + face.rise, "s")
            top += face.height
        return top

    def code(self, link: str, middle: Spot, side: float) -> None:
        """Draw a link as a code that a phone's camera reads, dark on white with the margin that it needs."""
        import segno  # 74 ms, and only for who presents

        rows = [*segno.make_qr(link, error="m").matrix_iter(border=4)]
        small = Image.new("L", (len(rows), len(rows)))
        small.putdata([0 if dark else 255 for row in rows for dark in row])
        scaled = small.resize((len(rows) * int(side // len(rows)),) * 2, Image.Resampling.NEAREST)
        self.image.paste(scaled.convert("RGB"), (round(middle[0] - scaled.width / 2), round(middle[1] - scaled.height / 2)))

    def word(self, run: Run, spot: Spot, *, anchor: str) -> None:
        """Draw one word by a Pillow anchor, such as `rm`: its right end, its middle."""
        x, y = spot
        self._write(run, x - run.width * {"l": 0, "m": 0.5, "r": 1}[anchor[0]], y, anchor[1])

    def _write(self, run: Run, x: float, y: float, level: str) -> None:
        """Write from left to right, each piece in the face that has it."""
        for span in spans(run.text, run.face):
            self.pen.text((x, y), span.text, run.ink, span.font, anchor=f"l{level}")
            x += span.font.getlength(span.text)

    def stroke(self, start: Spot, end: Spot, width: float, ink: Ink) -> None:
        """Draw a line with round ends."""
        self.path((start, end), width, ink, round_ends=True)

    def path(self, spots: Sequence[Spot], width: float, ink: Ink, *, round_ends: bool = False) -> None:
        def paint(pen: ImageDraw.ImageDraw, scaled: list[Spot]) -> None:
            thick = width * ZOOM
            pen.line(scaled, fill=255, width=round(thick), joint="curve")
            for x, y in scaled if round_ends else ():
                pen.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=255)

        self._smooth(spots, width, ink, paint)

    def block(self, box: Box, radius: float, ink: Ink) -> None:
        """Draw a filled rectangle with round corners."""

        def paint(pen: ImageDraw.ImageDraw, scaled: list[Spot]) -> None:
            pen.rounded_rectangle((*scaled[0], scaled[1][0] - 1, scaled[1][1] - 1), radius * ZOOM, fill=255)

        self._smooth(((box.left, box.top), (box.right, box.bottom)), 0, ink, paint)

    def shape(self, corners: Sequence[Spot], ink: Ink) -> None:
        """Draw a filled shape by its corners."""

        def paint(pen: ImageDraw.ImageDraw, scaled: list[Spot]) -> None:
            pen.polygon(scaled, fill=255)

        self._smooth(corners, 0, ink, paint)

    def check(self, centre: Spot, size: float, ink: Ink) -> None:
        x, y = centre
        spots = ((x - size * 0.5, y + size * 0.02), (x - size * 0.14, y + size * 0.38), (x + size * 0.52, y - size * 0.4))
        self.path(spots, size * 0.24, ink, round_ends=True)

    def _smooth(
        self, spots: Sequence[Spot], width: float, ink: Ink, paint: Callable[[ImageDraw.ImageDraw, list[Spot]], None]
    ) -> None:
        xs, ys = [x for x, _ in spots], [y for _, y in spots]
        pad = width / 2 + 1
        left, top = int(min(xs) - pad), int(min(ys) - pad)
        size = (int(max(xs) + pad) + 2 - left, int(max(ys) + pad) + 2 - top)
        mask = Image.new("L", (size[0] * ZOOM, size[1] * ZOOM))
        paint(ImageDraw.Draw(mask), [((x - left) * ZOOM, (y - top) * ZOOM) for x, y in spots])
        self.image.paste(ink, (left, top), mask.reduce(ZOOM))
