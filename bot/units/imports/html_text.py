"""HTML -> what a reader sees of it, as plain text, with the pictures and sounds that are lost counted.

Card programs keep their fields as HTML, also where nobody ever typed a tag. This is no parser of documents: it reads each
character once, whatever is left open, and never fails.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9-]{0,30})")
_TAG_END = re.compile(r"[\"'>]")
_BLOCKS = frozenset(
    "address article aside blockquote br caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol p pre section table tbody tfoot thead tr ul".split()
)
_PICTURES, _SOUNDS = frozenset({"img", "svg", "picture", "canvas"}), frozenset({"audio", "video", "embed", "object", "iframe"})
_UNSEEN = frozenset({"style", "script", "head", "title", "template", "noscript"})
_ALTERNATIVE = re.compile(r"""\balt\s*=\s*(?:"([^"<>]{1,200})"|'([^'<>]{1,200})')""", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_BLANKS = re.compile(r"[^\S\n]+")
_LOOKS_LIKE_HTML = re.compile(
    r"<(?:br|div|p|b|i|u|em|strong|span|img|ul|ol|li|sup|sub|hr|font|a)\b[^<>]{0,400}>|&(?:nbsp|amp|lt|gt|quot|#\d{1,6});", re.I
)


@dataclass(frozen=True, slots=True)
class PlainText:
    """What can be read, and how much cannot be shown."""

    text: str
    pictures: int = 0
    sounds: int = 0


NOTHING = PlainText("")


@dataclass(slots=True)
class _Reading:
    source: str
    pieces: list[str] = field(default_factory=list)
    pictures: int = 0
    sounds: int = 0
    heeds_quotes: bool = True
    """Whether a > between quotes is looked for; given up for the rest of a text where a quote is never closed."""
    never_closed: set[str] = field(default_factory=set)


def looks_like_html(text: str) -> bool:
    """Say whether a text has tags or entities of HTML as card programs write them."""
    return _LOOKS_LIKE_HTML.search(text) is not None


def read_html(source: str) -> PlainText:
    """Give the text of a piece of HTML: a line for each block, entities read, tags, styles and scripts left out."""
    reading, at = _Reading(source), 0
    while (opening := source.find("<", at)) >= 0:
        reading.pieces.append(_unescape(source[at:opening]))
        at = _read_tag(reading, opening)
    reading.pieces.append(_unescape(source[at:]))
    return PlainText(tidy_lines("".join(reading.pieces)), reading.pictures, reading.sounds)


def tidy_lines(text: str) -> str:
    """Make blanks single, and take them and empty lines away at the edges of lines and of the text."""
    lines = (_BLANKS.sub(" ", line).strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def _unescape(text: str) -> str:
    """Read entities; one with thousands of digits is none, and html says so by ValueError."""
    try:
        return html.unescape(text) if "&" in text else text
    except ValueError:
        return text


def _read_tag(reading: _Reading, opening: int) -> int:
    """Read what begins with a <, and give the place behind it."""
    source = reading.source
    if source.startswith("<!--", opening):
        return _skip_past(reading, "-->", opening + 4) or _keep(reading, opening)
    found = _NAME.match(source, opening + 1)
    if found is None and source[opening + 1 : opening + 2] not in {"!", "?"}:
        return _keep(reading, opening)
    end = _find_end(reading, opening + 1)
    if end < 0:
        return _keep(reading, opening)
    if found is None:
        return end + 1
    name, closes = found[1].lower(), source[opening + 1] == "/"
    if name in _UNSEEN and not closes:
        return _skip_past(reading, f"</{name}>", end + 1) or end + 1
    if name == "sup" and not closes:
        return _read_raised(reading, end + 1)
    _note_tag(reading, name, source[opening:end] if name == "img" else "", closes)
    return end + 1


def _keep(reading: _Reading, opening: int) -> int:
    reading.pieces.append("<")
    return opening + 1


def _find_end(reading: _Reading, start: int) -> int:
    """Find the > of a tag, those between quotes left aside; -1 where there is none."""
    source, at = reading.source, start
    while reading.heeds_quotes and (found := _TAG_END.search(source, at)):
        if found[0] == ">":
            return found.start()
        at = source.find(found[0], found.end()) + 1
        if not at:
            reading.heeds_quotes = False
    reading.heeds_quotes = False
    return _find_once(reading, ">", start)


def _find_once(reading: _Reading, what: str, start: int) -> int:
    """Find a text, and remember where it is found nowhere, so that no text is searched again and again in vain."""
    if what in reading.never_closed:
        return -1
    found = reading.source.find(what, start)
    if found < 0:
        reading.never_closed.add(what)
    return found


def _skip_past(reading: _Reading, what: str, start: int) -> int:
    """Give the place behind the next such text, in small letters or capitals; 0 where there is none."""
    found = [at for each in dict.fromkeys((what, what.upper())) if (at := _find_once(reading, each, start)) >= 0]
    return min(found) + len(what) if found else 0


def _read_raised(reading: _Reading, start: int) -> int:
    """Keep a power apart from its base: 10<sup>6</sup> is no 106."""
    inside = reading.source[start : start + 6].partition("<")[0]
    if inside and not inside.strip("0123456789+-"):
        reading.pieces.append(inside.translate(_RAISED))
        return start + len(inside)
    return start


def _note_tag(reading: _Reading, name: str, tag: str, closes: bool) -> None:
    if name in _BLOCKS:
        reading.pieces.append("\n- " if name == "li" and not closes else "\n")
    elif name in {"td", "th"} and closes:
        reading.pieces.append(" ")
    elif name in _PICTURES and not closes:
        reading.pictures += 1
        named = _ALTERNATIVE.search(tag[:2000])
        if named:
            reading.pieces.append(f" {_unescape(named[1] or named[2])} ")
    elif name in _SOUNDS and not closes:
        reading.sounds += 1
