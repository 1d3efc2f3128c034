"""Lines of fields between separators, as Anki writes them: quotes around what has breaks, comment lines between.

The csv module of Python knows no comments, and a quote that is never closed takes all the rest of a file with it; here it stays a
quote. Every character is looked at a bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MOST_UNCLOSED = 20
"""Quotes that may turn out to be never closed before no quote is heeded any more."""


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one record, and the line it begins in."""

    line: int
    fields: list[str]


class Separated:
    """A text cut into rows; `first_line` is the number of its first line."""

    def __init__(self, text: str, separator: str, *, first_line: int = 1, comment: str = "#") -> None:
        self._text, self._separator, self._comment = text, separator, comment
        self._end = re.compile(f"[{re.escape(separator)}\n]")
        self._line = first_line
        self._unclosed = 0

    def rows(self) -> Iterator[Row]:
        """Give all rows that are neither empty nor comments."""
        at = 0
        while at < len(self._text):
            if self._text.startswith(self._comment, at):
                at = self._skip_line(at)
                continue
            line, start = self._line, at
            fields: list[str] = []
            more = True
            while more:
                found, at, more = self._read_field(at)
                fields.append(found)
            self._line += self._text.count("\n", start, at)
            if any(each.strip() for each in fields):
                yield Row(line, fields)

    def _skip_line(self, at: int) -> int:
        end = self._text.find("\n", at)
        self._line += 1
        return len(self._text) if end < 0 else end + 1

    def _read_field(self, at: int) -> tuple[str, int, bool]:
        """Give a field, the place behind it, and whether another follows in its row."""
        quoted = self._read_quoted(at) if self._text.startswith('"', at) else None
        inside, at = quoted or ("", at)
        end = self._end.search(self._text, at)
        if end is None:
            return inside + self._text[at:], len(self._text), False
        return inside + self._text[at : end.start()], end.end(), end[0] != "\n"

    def _read_quoted(self, at: int) -> tuple[str, int] | None:
        """Read what stands between quotes, doubled ones made one; None where they are never closed."""
        if self._unclosed > _MOST_UNCLOSED:
            return None
        pieces: list[str] = []
        start = at + 1
        while (quote := self._text.find('"', start)) >= 0:
            pieces.append(self._text[start:quote])
            if not self._text.startswith('"', quote + 1):
                return "".join(pieces), quote + 1
            pieces.append('"')
            start = quote + 2
        self._unclosed += 1
        return None
