"""Slides for a projector, 16:9: the question in play, and who is being waited for; readable from the last row of a classroom.

What is long wraps, and then shrinks step by step; below the smallest step it is cut, as nobody could read it any more.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from .paper import AMBER, BLUE, CORAL, GREEN, RAISED, SOFT, WHITE, Box, Ink, Lines, Paper, Run, lines_height, tidy, wrap
from .typefaces import Face

WIDE, HIGH = 1600, 900
EDGE = 64
ROOM = WIDE - 2 * EDGE
HEAD = Face(40)
SIZES = ((120, 68), (96, 68), (84, 60), (72, 54), (62, 48), (54, 42), (46, 38), (40, 34))
"""Of the prompt and of the options, from the roomiest to the smallest that is used."""
MOST_LINES = (4, 2)
"""Lines of the prompt and of an option, where it has to be the smallest size."""
GAP = 0.4
"""Between two options, as a share of their type."""
VIOLET: Ink = (190, 160, 255)
ORANGE: Ink = (255, 158, 84)
_SIGNS: tuple[Ink, ...] = (BLUE, AMBER, VIOLET, CORAL, ORANGE)
"""The colours of the signs; each has a shape of its own as well."""


class QuestionSlide(NamedTuple):
    """What the slide of a question says; `leads` stand before the options, each a letter or number, or empty."""

    head: str
    prompt: str
    options: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    signed: bool = False
    """Whether each option has a coloured shape before it."""
    foot: str = ""


class LobbySlide(NamedTuple):
    """What the slide of a lobby says: where one is, what is played, how one joins, and how many have; `link` leads there."""

    place: str
    title: str
    steps: tuple[str, ...]
    number: str
    joined: str
    link: str = ""


class PlacedOption(NamedTuple):
    """An option on the slide: its lines, and where the first of them and what leads it begin."""

    lines: Lines
    lead: str
    left: float
    top: float
    face: Face


class PlacedSlide(NamedTuple):
    """A question's slide as it lies; `bottom` is where the last line ends."""

    prompt: Lines
    options: list[PlacedOption]
    bottom: float


def layout_slide(slide: QuestionSlide) -> PlacedSlide:
    """Set a question as large as the slide has room for."""
    for sizes in SIZES:
        placed = _set(slide, *sizes, most=(9, 9))
        if placed.bottom <= _lowest(slide) and not _is_broken(placed):
            return placed
    return _set(slide, *SIZES[-1], most=MOST_LINES)


def _lowest(slide: QuestionSlide) -> float:
    return HIGH - EDGE - (HEAD.height + 12 if slide.foot else 0)


def _is_broken(placed: PlacedSlide) -> bool:
    """Say whether something is cut, or stands on more lines than are easily read."""
    return len(placed.prompt) > 5 or any(len(one.lines) > 3 for one in placed.options)


def _set(slide: QuestionSlide, prompt_size: int, option_size: int, *, most: tuple[int, int]) -> PlacedSlide:
    face = Face(option_size)
    prompt = wrap([Run(slide.prompt, Face(prompt_size, bold=True))], ROOM, most=most[0])
    top = EDGE + HEAD.height + 24 + lines_height(prompt) + option_size * 0.7
    left = EDGE + (option_size * 1.2 if slide.signed else 0) + (option_size * 1.2 if any(slide.leads) else 0)
    placed = []
    for at, option in enumerate(slide.options):
        lines = wrap([Run(option, face)], WIDE - EDGE - left, most=most[1], even=False)
        placed.append(PlacedOption(lines, slide.leads[at] if slide.leads else "", left, top, face))
        top += lines_height(lines) + option_size * GAP
    bottom = top - (option_size * (GAP if slide.options else 0.7))
    return PlacedSlide(prompt, _spread(placed, _lowest(slide) - bottom), bottom)


def _spread(placed: list[PlacedOption], left_over: float) -> list[PlacedOption]:
    """Share out what room is left between the options, so that they do not crowd at the top."""
    step = min(max(0.0, left_over) / (len(placed) + 1), 28.0)
    return [one._replace(top=one.top + step * (at + 1)) for at, one in enumerate(placed)]


@lru_cache(maxsize=8)
def draw_question_slide(slide: QuestionSlide) -> bytes:
    """Draw a question as a PNG; a class that answers has it shown again and again."""
    placed, paper = layout_slide(slide), Paper.of(HIGH, WIDE)
    paper.text(wrap([Run(slide.head, HEAD, SOFT)], ROOM, most=1), EDGE, EDGE - 12)
    paper.text(placed.prompt, EDGE, EDGE + HEAD.height + 24)
    for at, one in enumerate(placed.options):
        _paint_lead(paper, one, at if slide.signed else None)
        paper.text(one.lines, one.left, one.top)
    if slide.foot:
        paper.text(wrap([Run(slide.foot, HEAD, SOFT)], ROOM, most=1), EDGE, HIGH - EDGE - HEAD.height + 12)
    return paper.png()


def _paint_lead(paper: Paper, one: PlacedOption, sign: int | None) -> None:
    size, line = one.face.size, one.top + one.face.rise
    left = float(EDGE)
    if sign is not None:
        _paint_sign(paper, sign, left + size * 0.42, line - size * 0.36, size * 0.42)
        left += size * 1.2
    if one.lead:
        paper.word(Run(one.lead, Face(size, bold=True)), (left, line), anchor="ls")


def _paint_sign(paper: Paper, place: int, x: float, y: float, half: float) -> None:
    """Paint the sign of a place: five shapes in five colours, as the buttons have them; from there on a plain block."""
    ink = _SIGNS[place] if place < len(_SIGNS) else RAISED
    if place == 0:
        paper.shape(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), ink)
    elif place == 3:
        paper.shape(((x, y - half), (x + half, y + half * 0.8), (x - half, y + half * 0.8)), ink)
    elif place == 4:
        top = y - half * 0.2
        paper.block(Box(x - half, y - half, x, y), half / 2, ink)
        paper.block(Box(x, y - half, x + half, y), half / 2, ink)
        paper.shape(((x - half * 0.96, top), (x, y - half * 0.5), (x + half * 0.96, top), (x, y + half)), ink)
    else:
        paper.block(Box(x - half, y - half, x + half, y + half), half if place == 1 else half / 4, ink)


def draw_lobby_slide(slide: LobbySlide) -> bytes:
    """Draw who is being waited for, as a PNG."""
    paper = Paper.of(HIGH, WIDE)
    room = ROOM - 420
    top = paper.text(_fit(slide.place, room, (100, 84, 70, 58, 48), WHITE), EDGE, EDGE - 12)
    top = paper.text(_fit(slide.title, room, (56, 48, 40), SOFT, bold=False), EDGE, top + 12)
    top = max(top + 60, HIGH * 0.44)
    for number, step in enumerate(slide.steps, 1):
        lines = _fit(f"{number}. {step}", room, (60, 52, 44), WHITE, bold=False)
        top = paper.text(lines, EDGE, top) + 18
    middle = WIDE - EDGE - 190
    high = HIGH * 0.24 if slide.link else HIGH / 2
    paper.block(Box(middle - 200, high - 150, middle + 200, high + 170), 40, RAISED)
    face = Face(180 if len(slide.number) < 4 else 140, bold=True)
    paper.word(Run(tidy(slide.number), face, GREEN), (middle, high - 30), anchor="mm")
    paper.word(Run(tidy(slide.joined), Face(48)), (middle, high + 110), anchor="mm")
    if slide.link:
        paper.code(slide.link, (middle, HIGH - EDGE - 200), 400)
    return paper.png()


def _fit(text: str, room: float, sizes: tuple[int, ...], ink: Ink, *, bold: bool = True) -> Lines:
    """Set a text on two lines at most, in the largest size that does not cut it."""
    for size in sizes:
        lines = wrap([Run(text, Face(size, bold=bold), ink)], room, most=3)
        if len(lines) <= 2:
            return lines
    return wrap([Run(text, Face(sizes[-1], bold=bold), ink)], room, most=2)
