"""The typefaces of pictures, and which of them has a letter: names are of any script, and our own face has three.

Noto Sans Condensed has Latin, Greek and Cyrillic; what it lacks is taken from the first of the other faces that has it. What
none has, as an emoji, is left out: an empty box would say no more.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
OTHERS = (
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansBengali-Regular.ttf",
    "NotoSansTamil-Regular.ttf",
    "NotoSansThai-Regular.ttf",
    "NotoSansArmenian-Regular.ttf",
    "NotoSansGeorgian-Regular.ttf",
    "NotoSansEthiopic-Regular.ttf",
    "DroidSansFallback.ttf",
)
"""Droid Sans Fallback has Chinese, Japanese and Korean."""
_NO_LETTER = "\uffff"
_PROBE = 16
_NONE = "-"
"""Stands for a letter that no face has."""


class Face(NamedTuple):
    """A typeface at a size in pixels."""

    size: int
    bold: bool = False

    @property
    def height(self) -> int:
        """The distance from one baseline to the next."""
        return round(self.size * 1.2)

    @property
    def rise(self) -> int:
        """From the top of a line to its baseline."""
        return round(self.size * 0.95)

    @property
    def file(self) -> str:
        return f"NotoSans-Condensed{'Bold' if self.bold else 'Medium'}.ttf"


class Span(NamedTuple):
    """A piece of text that one font can draw whole."""

    text: str
    font: ImageFont.FreeTypeFont


def font(face: Face) -> ImageFont.FreeTypeFont:
    """Give our own face."""
    return _load(face.file, face.size)


@lru_cache(maxsize=64)
def _load(file: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / file, size)


@lru_cache(maxsize=4096)
def spans(text: str, face: Face) -> tuple[Span, ...]:
    """Part a text by who can draw it; what nobody can is left out."""
    if text.isascii():
        return (Span(text, font(face)),)
    pieces: list[tuple[str, str]] = []
    for letter in text:
        before = pieces[-1][1] if pieces else face.file
        if unicodedata.category(letter) in ("Mn", "Mc", "Cf", "Zs"):  # goes with the letter before it
            pieces.append((letter, before))
        else:
            pieces += _find(letter, face.file)
    grouped = groupby(pieces, key=lambda piece: piece[1])
    return tuple(Span("".join(letter for letter, _ in own), _load(file, face.size)) for file, own in grouped if file != _NONE)


def legible(text: str) -> str:
    """Give what of a text can be drawn, without what stands around it."""
    return " ".join("".join(span.text for span in spans(text, Face(_PROBE))).split())


@lru_cache(maxsize=4096)
def measure(text: str, face: Face) -> float:
    return sum(span.font.getlength(span.text) for span in spans(text, face))


@lru_cache(maxsize=8192)
def _find(letter: str, file: str) -> tuple[tuple[str, str], ...]:
    """Give a letter with the file that has it; where none does, its plain form, as a letter of ornament has one."""
    for each in (file, *OTHERS):
        if _has(each, letter):
            return ((letter, each),)
    plain = unicodedata.normalize("NFKC", letter)
    if plain == letter:
        return ((letter, _NONE),)
    return tuple(piece for each in plain for piece in _find(each, file))


def _has(file: str, letter: str) -> bool:
    if not (FONTS / file).is_file():
        return False
    probe = _load(file, _PROBE)
    mask, missing = probe.getmask(letter), probe.getmask(_NO_LETTER)
    return bytes(mask) != bytes(missing) and mask.getbbox() is not None
