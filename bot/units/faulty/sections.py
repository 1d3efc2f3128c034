"""Where in a file of content each entry and field stands: its headings, and the lines below them.

What is read of TOML has no line numbers, so they are sought here, once there is a fault that needs one. It must work for
files that cannot be read, too, and so goes by lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from .near import nearest

_HEADING = re.compile(r"\s*(\[{1,2})\s*([A-Za-z0-9_-]+)\s*(\]{1,2})\s*(?:#.*)?")
_LOOSE = re.compile(r"\s*[\[({<]{1,2}\s*([A-Za-z_-]{3,20})\s*[\])}>]{0,2}[\s,;:.=]*(?:#.*)?")
_WITH_REST = re.compile(r"\s*\[\[\s*([A-Za-z_-]{3,20})\s*\]\]\s*([A-Za-z_\"'].*)")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it; above the first heading of a file the name is empty."""

    name: str
    line: int
    """That of the heading; 1 where there is none."""
    heading: str
    lines: Sequence[str]
    first: int
    """The number of the first of the lines."""
    double: bool = True
    """Whether the heading has the two brackets of an entry."""
    sound: bool = True
    """Whether the heading is one for a reader of TOML."""


def split_sections(text: str, tables: Collection[str] = ()) -> list[Section]:
    """Cut a file at its headings; a heading that is written wrongly is known by the names of the tables."""
    lines = text.split("\n")
    cuts: list[tuple[int, str, bool, bool, str]] = [(-1, "", True, True, "")]
    for number, line in enumerate(lines):
        if line[:20].strip().rstrip(":") in tables:
            cuts.append((number, line.strip().rstrip(":"), True, False, ""))
            continue
        if "[" not in line[:40] and "(" not in line[:4] and "{" not in line[:4] and "<" not in line[:4]:
            continue
        if len(line) <= _LONGEST and (found := _read_heading(line, tables)):
            cuts.append((number, *found))
    sections = []
    for (at, name, double, sound, rest), after in zip(cuts, [*cuts[1:], (len(lines), "", True, True, "")], strict=True):
        body = lines[at + 1 : after[0]]
        heading = lines[at].strip() if at >= 0 else ""
        first = at + 1 if rest else at + 2
        sections.append(Section(name, max(at + 1, 1), heading, [rest, *body] if rest else body, first, double, sound))
    return sections


def _read_heading(line: str, tables: Collection[str]) -> tuple[str, bool, bool, str] | None:
    """Give the table that a line begins, whether as one of many, whether well written, and what stands behind it."""
    if found := _HEADING.fullmatch(line):
        opening, name, closing = found.groups()
        if len(opening) == len(closing):
            return name, len(opening) == 2, True, ""
    if (found := _WITH_REST.fullmatch(line)) and nearest_table(found[1], tables):
        return nearest_table(found[1], tables), True, False, found[2]
    if (found := _LOOSE.fullmatch(line)) and nearest_table(found[1], tables):
        return nearest_table(found[1], tables), True, False, ""
    return None


def nearest_table(name: str, tables: Collection[str]) -> str:
    """Give the table that a name is, or was meant to be."""
    return name if name in tables else nearest(name, tables)


def find_line(section: Section, field: str) -> int:
    """Give the line of a field (`wrong[1].text`) below a heading, or that of the heading where the field has none.

    A part of a list is found where each part has a line of its own.
    """
    name, _, rest = field.partition("[")
    name = name.partition(".")[0]
    own = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*[=:]") if name else None
    at = next((number for number, line in enumerate(section.lines) if own and own.match(line[:_LONGEST])), None)
    if at is None:
        return section.line
    index = rest.partition("]")[0]
    return section.first + at + (_offset_of_part(section.lines[at:], int(index)) if index.isdigit() else 0)


def _offset_of_part(lines: Sequence[str], index: int) -> int:
    """Count the lines from the start of a list to one of its parts; 0 where they do not have a line each."""
    if lines[0].partition("=")[2].strip() not in ("[", ""):
        return 0
    for offset, line in enumerate(lines[1:], 1):
        begun = line.strip()
        if begun.startswith("]"):
            return 0
        if begun and not begun.startswith("#"):
            if index == 0:
                return offset
            index -= 1
    return 0


class Places:
    """The lines of a file's entries and fields."""

    def __init__(self, text: str, starts: Mapping[str, Sequence[int]], tables: Collection[str]) -> None:
        """Take a file; `starts` are the lines of its entries, where they are known better than by their headings."""
        self._lines = text.split("\n")
        self._sections = split_sections(text, tables)
        self._starts = starts
        self._every = sorted(start for each in starts.values() for start in each)
        self._rows: dict[str, list[Section]] = {}
        for section in self._sections:
            self._rows.setdefault(section.name, []).append(section)

    def find(self, table: str, number: int, field: str) -> int:
        """Give the line of a field of the number-th entry of a table (from 1), or of the file itself; 0 where none is known."""
        if not table or not number:
            return self._find_in_file(field)
        section = self._entry(table, number)
        return find_line(section, field) if section else self._find_in_file(f"{table}[{number - 1}]")

    def find_text(self, text: str) -> int:
        """Give the first line that holds a text; 0 where none does."""
        return next((number for number, line in enumerate(self._lines, 1) if text in line), 0)

    def find_field(self, field: str) -> int:
        """Give the first line that begins with the name of a field; 0 where none does."""
        name = re.split(r"[\[.]", field, maxsplit=1)[0]
        own = re.compile(rf"\s*{re.escape(name)}\s*[=:]") if name else None
        return next((number for number, line in enumerate(self._lines, 1) if own and own.match(line[:_LONGEST])), 0)

    def count(self, table: str) -> int:
        """Count the entries of a table by their headings."""
        return len(self._starts.get(table, ()) or self._rows.get(table, ()))

    def _find_in_file(self, field: str) -> int:
        name, _, rest = field.partition("[")
        number, _, below = rest.partition("]")
        rows = self._rows.get(name.partition(".")[0], [])
        if rows and number.isdigit() and int(number) < len(rows):
            return find_line(rows[int(number)], below.lstrip("."))
        if rows and not number:
            return find_line(rows[0], field.partition(".")[2])
        top = self._sections[0]
        at = find_line(top, field)
        return at if at > 1 or (top.lines and top.lines[0].lstrip().startswith(name.partition(".")[0])) else 0

    def _entry(self, table: str, number: int) -> Section | None:
        if starts := self._starts.get(table):
            if number > len(starts):
                return None
            start = starts[number - 1]
            after = bisect_right(self._every, start)
            stop = self._every[after] if after < len(self._every) else len(self._lines) + 1
            return Section(table, start, "", self._lines[start - 1 : stop - 1], start)
        rows = self._rows.get(table, [])
        return rows[number - 1] if 0 < number <= len(rows) else None
