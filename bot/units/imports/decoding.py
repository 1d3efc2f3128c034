"""Bytes -> text: byte order marks, UTF-8, UTF-16, and what older Windows wrote; what was assumed is said."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple


class Decoded(NamedTuple):
    """A text, the encoding it was read as, and whether the file itself says so."""

    text: str
    encoding: str
    sure: bool


def decode(data: bytes) -> Decoded | None:
    """Read bytes as text; None where they are none."""
    marked = _decode_marked(data)
    if marked:
        return marked
    if b"\0" in data[:4096]:
        wide = _decode_wide(data)
        return _tidy(wide, "UTF-16", sure=True) if wide is not None else None
    try:
        return _tidy(data.decode("utf-8"), "UTF-8", sure=True)
    except UnicodeDecodeError:
        pass
    if _is_binary(data):
        return None
    encoding = _guess_encoding(data[:100_000])
    return _tidy(data.decode(encoding, "replace"), encoding, sure=False)


_POLISH = re.compile(rb"[A-Za-z][\xa3\xa5\xb3\xb9\xbf\x9c\x9f][a-z]")
"""Letters of Central Europe that are signs, and stand in no word, in the West."""


def _guess_encoding(sample: bytes) -> str:
    """Guess what Windows of old wrote: where most letters lie beyond ASCII, they are of another script than Latin."""
    high = sum(byte >= 0xC0 for byte in sample)
    low = sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in sample)
    if high > low:
        return "windows-1251"
    return "windows-1250" if _POLISH.search(sample) else "windows-1252"


def _decode_marked(data: bytes) -> Decoded | None:
    if data.startswith(codecs.BOM_UTF8):
        return _tidy(data.decode("utf-8-sig", "replace"), "UTF-8", sure=True)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _tidy(data.decode("utf-16", "replace"), "UTF-16", sure=True)
    return None


def _decode_wide(data: bytes) -> str | None:
    """Read UTF-16 without a mark: every other byte of Latin text is 0."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if abs(odd - even) < len(sample) // 8:
        return None
    try:
        return data[: len(data) // 2 * 2].decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_binary(data: bytes) -> bool:
    """Tell by controls that no text has."""
    sample = data[:4096]
    return sum(byte < 32 and byte not in b"\t\n\x0b\x0c\r\x1a\x1d\x1e\x1f" for byte in sample) > len(sample) // 100


def _tidy(text: str, encoding: str, *, sure: bool) -> Decoded:
    return Decoded(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""), encoding, sure)
