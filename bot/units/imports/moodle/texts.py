"""Texts of Moodle, in any of its four formats, as plain text; and its categories as topics."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from ..html_text import PlainText, looks_like_html, read_html, tidy_lines

_PICTURE = re.compile(r"!\[([^\[\]\n]{0,300})\]\([^()\n]{1,2000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\n]{1,2000}\)")
_MARKED = (
    re.compile(r"\*\*([^*\n]{1,600})\*\*"),
    re.compile(r"(?<!\w)__([^_\n]{1,600})__(?!\w)"),
    re.compile(r"(?<![*\w])\*([^*\s][^*\n]{0,600})\*(?![*\w])"),
    re.compile(r"(?<!\w)_([^_\s][^_\n]{0,600})_(?!\w)"),
    re.compile(r"`([^`\n]{1,600})`"),
)
_LINE_MARK = re.compile(r"^ {0,3}(?:#{1,6}|>)[ \t]+", re.MULTILINE)
_SINGLE_BREAK = re.compile(r"(?<!\n)\n(?!\n|[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t])")
_SLASH = re.compile(r"(?<!/)/(?!/)")
_PLACE = re.compile(r"\$[a-z0-9]{1,20}\$")


class TextFormat(StrEnum):
    """How Moodle reads a text."""

    MOODLE = "moodle"
    HTML = "html"
    PLAIN = "plain"
    MARKDOWN = "markdown"


def read_text(source: str, form: TextFormat) -> PlainText:
    """Give what a reader of Moodle sees of a text, and how many pictures and sounds are lost of it."""
    if form is TextFormat.PLAIN:
        return PlainText(source.strip())
    if form is TextFormat.HTML:
        return read_html(source.replace("\r", " ").replace("\n", " "))
    if form is TextFormat.MARKDOWN:
        return _read_markdown(source)
    return read_html(source) if looks_like_html(source) else PlainText(source.strip())


def _read_markdown(source: str) -> PlainText:
    text, pictures = _PICTURE.subn(r"\1", source)
    text = _LINE_MARK.sub("", _LINK.sub(r"\1", text))
    for mark in _MARKED:
        text = mark.sub(r"\1", text)
    text = _SINGLE_BREAK.sub(" ", text)
    found = read_html(text) if looks_like_html(text) else PlainText(tidy_lines(text))
    return PlainText(found.text, found.pictures + pictures, found.sounds)


def split_category(path: str) -> tuple[str, ...]:
    """Cut `$course$/top/Cold War/Either//Or` into the names that a teacher gave: Cold War, Either/Or."""
    parts = [" ".join(part.replace("//", "/").split()) for part in _SLASH.split(path.strip())]
    if parts and _PLACE.fullmatch(parts[0]):
        parts = parts[1:]
    if parts and parts[0] == "top":
        parts = parts[1:]
    return tuple(part for part in parts if part)


def name_categories(paths: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """Name each category by its last part, or by all of them where two end alike."""
    known = [path for path in dict.fromkeys(paths) if path]
    ends = Counter(path[-1].casefold() for path in known)
    return {path: path[-1] if ends[path[-1].casefold()] == 1 else " / ".join(path) for path in known}
