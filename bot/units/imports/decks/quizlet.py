"""Quizlet's text export: a term and its definition, parted by whatever the teacher chose, and so are the cards.

Nothing in the file says what parts them or which side is the question. What only one reading fits is read so; the rest is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from ....errors import because
from ...faults import AskReason
from ...faulty.deck_faults import DeckFault
from ...upload_faults import UploadFault
from ..html_text import looks_like_html
from ..upload import MOST_ENTRIES, Ask, Format, Imported, Option, Spot, Unusable, Upload, UploadReading
from .cards import Card, DeckReading, read_side
from .separated import Separated

SEPARATOR_ASK, SIDE_ASK = "separator", "side"
TERM, DEFINITION = "term", "definition"
_KNOWN = (
    " - ", " – ", " — ", " :: ", "::", " = ", "===", "==", " => ", "=>", " -> ", "->", "→", " | ", "||", "|",
    ";", ",", ": ", ":", "=",
)  # fmt: skip
_BETWEEN_CARDS = (";", ";;", "|", "||", "#", "##", "~", "@@", "/")
"""What may part cards on one line, besides the end of a line and an empty line."""
_LINES, _BLOCKS = "\n", "\n\n"
_FITS, _MAY_FIT = 0.9, 0.5
_LOOKED_AT = 100_000
"""Characters from which it is told how a file is to be read."""
_SAMPLE = 40
_OTHER_TONGUES = ("<", "{", "[{", "[[", '["')
"""How XML, JSON and TOML begin."""
_NAMED = re.compile(r"sep=(.)\n", re.IGNORECASE)
_NUMBERED = re.compile(r"\s{0,8}(?:\d{1,4}[.)]|[-•*–])\s+")
_MARKS = re.compile(r" ?[^\w\s\"'()\[\].?!]{1,5} ?")
_RULE = re.compile(r"[-=*#_~]{3,40}")


class _Piece(NamedTuple):
    """What stands between two separators of cards, and the line it begins in."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class _Layout:
    """One way to read a file: what parts the sides of a card, what parts the cards, and the share of cards with two sides."""

    separator: str
    between: str
    share: float = 1.0

    @property
    def joins(self) -> bool:
        """Say whether a piece with one side goes on with the card before it."""
        return self.between == _LINES


class _Text(NamedTuple):
    """What is to be read, the line it begins in, and the separator that a first line `sep=;` names."""

    text: str
    separator: str = ""

    @classmethod
    def of(cls, upload: Upload) -> _Text:
        """Take off the line that Excel writes for itself."""
        text = upload.text or ""
        first = _NAMED.match(text)
        return cls("\n" + text[first.end() :], first[1]) if first else cls(text)


def looks_like_quizlet(upload: Upload) -> bool:
    """Say whether some separator parts nearly all of at least two cards; anything with columns of its own is tried before."""
    text = (upload.text or "").lstrip()
    return bool(text) and not text.startswith(_OTHER_TONGUES) and bool(_find_layouts(_Text.of(upload)))


def read(upload: Upload) -> Imported:
    """Read an export; each card is an entry."""
    told = _Text.of(upload)
    text, layouts = told.text, _find_layouts(told)
    if not layouts:
        raise Unusable(UploadFault.UNKNOWN_CONTENT)
    reading = UploadReading(upload, Format.QUIZLET)
    layout = _choose(reading, layouts, text[:_LOOKED_AT])
    cards = list(islice(_cards(layout, text), MOST_ENTRIES + 1))
    asked_by_term = _choose_side(reading, cards)
    deck, is_html = DeckReading(reading), looks_like_html(text[:_LOOKED_AT])
    for line, term, definition in cards:
        spot = Spot(line=line)
        if definition is None:
            reading.refuse(spot, ("", because(DeckFault.NO_SEPARATOR, separator=layout.separator)))
            continue
        sides = [read_side(side, is_html=is_html) for side in (term, definition)]
        front, back = sides if asked_by_term else reversed(sides)
        deck.take_card(Card(spot, front, back))
    return deck.finish()


def _find_layouts(told: _Text) -> list[_Layout]:
    """List the readings that fit, the likeliest first; a tab is in nobody's text, so that it leaves no doubt."""
    if told.separator:
        return [_Layout(told.separator, _LINES)]
    text = told.text[:_LOOKED_AT]
    lines = _pieces(text, _LINES)
    if "\t" in text:
        return _by_tabs(text, lines)
    blocks = _pieces(text, _BLOCKS)
    found = [layout for separator in _KNOWN for layout in _fitting(separator, lines, blocks)]
    found = found or [layout for separator in _own_marks(lines) for layout in _fitting(separator, lines, blocks)]
    return _without_parts(found or list(_in_few_lines(text, _KNOWN)))


def _by_tabs(text: str, lines: list[_Piece]) -> list[_Layout]:
    with_tab = sum("\t" in line.text for line in lines)
    if text.count("\t") > 1.5 * with_tab:
        return list(_in_few_lines(text, ("\t",)))[:1]
    return [_Layout("\t", _LINES)] if with_tab >= _MAY_FIT / 2 * len(lines) else []


def _fitting(separator: str, lines: list[_Piece], blocks: list[_Piece]) -> Iterator[_Layout]:
    """Give the layout of a separator where it fits: cards between empty lines, or else a card a line."""
    share = _share(separator, blocks)
    if share >= _FITS:
        yield _Layout(separator, _BLOCKS, share)
        return
    share = _share(separator, lines)
    if share >= (_FITS if separator.strip() in {",", ":", ";"} else _MAY_FIT):
        yield _Layout(separator, _LINES, share)


def _share(separator: str, pieces: list[_Piece]) -> float:
    """Say which share of the pieces has a separator behind some text."""
    return sum(separator in piece.text[1:] for piece in pieces) / len(pieces) if len(pieces) > 1 else 0.0


def _in_few_lines(text: str, separators: Iterable[str]) -> Iterator[_Layout]:
    """Give the layouts with several cards in one line."""
    for between in _BETWEEN_CARDS:
        pieces = _pieces(text, between)
        for separator in separators:
            if separator.strip() != between and _share(separator, pieces) >= _FITS:
                yield _Layout(separator, between, _share(separator, pieces))


def _pieces(text: str, between: str) -> list[_Piece]:
    """Cut a text into what may be cards; a line of dashes or the like is as good as an empty one."""
    if between == _LINES:
        numbered = enumerate(text.split("\n"), 1)
        return [_Piece(number, line) for number, line in numbered if line.strip() and not _RULE.fullmatch(line.strip())]
    return list(_blocks(text) if between == _BLOCKS else _cut(text, between))


def _cut(text: str, between: str) -> Iterator[_Piece]:
    line = 1
    for part in text.split(between):
        if part.strip():
            yield _Piece(line + part[: len(part) - len(part.lstrip())].count("\n"), part.strip("\n"))
        line += part.count("\n")


def _blocks(text: str) -> Iterator[_Piece]:
    start, gathered = 0, list[str]()
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip() and not _RULE.fullmatch(line.strip()):
            start = start if gathered else number
            gathered.append(line)
        elif gathered:
            yield _Piece(start, "\n".join(gathered))
            gathered = []


def _own_marks(lines: list[_Piece]) -> list[str]:
    """List the marks of the first line; a teacher may part the sides by any."""
    marks = dict.fromkeys(_MARKS.findall(lines[0].text[:500])) if lines else {}
    return [mark for mark in list(marks)[:10] if mark not in _KNOWN and mark.strip()]


def _without_parts(layouts: list[_Layout]) -> list[_Layout]:
    """Leave out separators that are a part of a better one, and such as fit worse by far; the best come first."""
    layouts = sorted(layouts, key=lambda layout: -layout.share)
    best = [layout for layout in layouts if layout.share >= min(_FITS, layouts[0].share - 0.2)]
    return [
        layout
        for layout in best
        if not any(layout.separator in other.separator and layout.separator != other.separator for other in best)
    ]


def _choose(reading: UploadReading, layouts: list[_Layout], text: str) -> _Layout:
    chosen = reading.upload.answers.get(SEPARATOR_ASK, "")
    for layout in layouts:
        if layout.separator == chosen:
            return layout
    layouts = list({layout.separator: layout for layout in reversed(layouts)}.values())[::-1]
    if len(layouts) > 1:
        options = (Option(layout.separator, layout.separator.strip(), _sample(layout, text)) for layout in layouts)
        reading.ask(Ask(SEPARATOR_ASK, AskReason.SEPARATOR, "", tuple(options)))
    return layouts[0]


def _sample(layout: _Layout, text: str) -> str:
    """Show the first card as it would be read."""
    found = next(((term, definition) for _, term, definition in _cards(layout, text) if definition), ("", ""))
    return " | ".join(" ".join(side.split())[:_SAMPLE] for side in found if side)


def _choose_side(reading: UploadReading, cards: list[tuple[int, str, str | None]]) -> bool:
    """Ask which side is the question, with the first card as a sample; say whether it is the term."""
    chosen = reading.upload.answers.get(SIDE_ASK, "")
    if chosen not in {TERM, DEFINITION}:
        first = next(((term, definition) for _, term, definition in cards if definition), ("", ""))
        sides = zip((TERM, DEFINITION), first, strict=True)
        options = (Option(value, "", " ".join((side or "").split())[: 2 * _SAMPLE]) for value, side in sides)
        reading.ask(Ask(SIDE_ASK, AskReason.WHICH_SIDE_IS_QUESTION, "", tuple(options)))
    return chosen != DEFINITION


def _quoted_cards(layout: _Layout, text: str) -> Iterator[tuple[int, str, str | None]] | None:
    """Read cards whose sides stand in quotes, as spreadsheets write them; None where they do not."""
    lines = [line for line in text[:_LOOKED_AT].split("\n") if line.strip()]
    if len(layout.separator) > 1 or layout.between != _LINES or sum(line.startswith('"') for line in lines) < _FITS * len(lines):
        return None
    rows = Separated(text, layout.separator, comment="\0").rows()
    return ((row.line, row.fields[0], layout.separator.join(row.fields[1:]) if row.fields[1:] else None) for row in rows)


def _cards(layout: _Layout, text: str) -> Iterator[tuple[int, str, str | None]]:
    """Give line, term and definition of each card; None for what has no separator and nothing to go on with."""
    quoted = _quoted_cards(layout, text)
    if quoted is not None:
        yield from quoted
        return
    pieces = _pieces(text, layout.between)
    if all(_NUMBERED.match(piece.text) for piece in pieces):
        pieces = [_Piece(piece.line, _NUMBERED.sub("", piece.text, count=1)) for piece in pieces]
    ended = len(pieces) > 1 and layout.separator != ";" and all(piece.text.rstrip().endswith(";") for piece in pieces[:-1])
    line, term, more = 0, "", list[str]()
    for piece in pieces:
        side = piece.text.rstrip().removesuffix(";") if ended else piece.text
        before, found, after = side.partition(layout.separator)
        if not found and layout.joins and line:
            more.append(side)
            continue
        if line:
            yield line, term, "\n".join(more)
            line = 0
        if not found:
            yield piece.line, side, None
        else:
            line, term, more = piece.line, before, [after]
    if line:
        yield line, term, "\n".join(more)
