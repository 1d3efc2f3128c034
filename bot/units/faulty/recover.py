"""A file that is no TOML as a whole -> what can be read of it, entry by entry and field by field, and every line that cannot.

What could not be read stands in its place as Broken, so that nothing is missed that is there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from ...errors import Why, because
from ..toml_child import Fit, try_toml
from .form_faults import TextFault
from .lines import Slip, explain_lines
from .near import nearest
from .sections import Section, split_sections
from .stand_in import Broken
from .tokens import Kind, read_tokens
from .values import show

Row: TypeAlias = dict[str, object]
MOST = 1_000
"""Lines that are explained; a file with more is none of ours."""
_TRIES = 12
_PIECE = 50_000
"""Characters of a piece that is looked at closely."""
_NAME = re.compile(r"\s*[\"']?([A-Za-z_][\w -]{0,40}?)[\"']?\s*(=|:|[\"'\u201c\u201d\u201e])")
_SUBHEADING = re.compile(r"\s*\[{1,2}\s*[A-Za-z0-9_-]+\s*\.\s*([A-Za-z0-9_-]+)\s*\]{1,2}\s*(?:#.*)?")
_NAMES = re.compile(r"\b([a-z_]{2,20})\s*[=:]")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A line that cannot be read: its number, its table and the place of its entry there (0 where there is none), and why."""

    line: int
    table: str
    number: int
    field: str
    why: Why


@dataclass(slots=True)
class Recovered:
    """What could be read of a file."""

    tables: Row = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)
    """The line of each entry of a table."""
    troubles: list[Trouble] = field(default_factory=list)
    bracketed: set[str] = field(default_factory=set)
    """Tables whose headings have one bracket, which is told once."""
    whole: bool = True
    """Whether all of it was looked at."""


def recover(text: str, tables: Collection[str], fields: Collection[str], first: int = 1) -> Recovered:
    """Read what can be read; `first` is the number of the first line."""
    found = Recovered()
    for section in split_sections(text, tables):
        if len(found.troubles) >= MOST:
            found.troubles.append(Trouble(section.line + first - 1, "", 0, "", because(TextFault.MANY_LINES)))
            found.whole = False
            break
        _Reader(found, section, tables, fields, first - 1).read()
    return found


class _Reader:
    """Reads one section."""

    def __init__(self, found: Recovered, section: Section, tables: Collection[str], fields: Collection[str], before: int) -> None:
        self._found, self._section, self._before = found, section, before
        self._tables, self._fields = tables, fields
        self._row: Row = {}
        self._at: dict[str, int] = {}
        """The line of each field."""

    def read(self) -> None:
        section = self._section
        if section.name:
            self._begin_row(section.line)
            if section.name in self._tables and not section.double and section.name not in self._found.bracketed:
                self._found.bracketed.add(section.name)
                why = because(TextFault.ONE_BRACKET, text=show(section.heading), right=f"[[{section.name}]]")
                self._trouble(section.line, "", why)
            if not section.sound:
                self._trouble(
                    section.line, "", because(TextFault.HEADING_BROKEN, text=show(section.heading), right=f"[[{section.name}]]")
                )
        else:
            self._row = self._found.tables
        for start, lines in _pieces(section.lines, self._fields):
            if len(self._found.troubles) >= MOST:
                return
            self._read_piece(section.first + start, lines)

    def _begin_row(self, line: int) -> None:
        """Begin an entry; what has single brackets is a table by itself, until a second one comes."""
        name, tables = self._section.name, self._found.tables
        self._row, self._at = {}, {}
        self._found.lines.setdefault(name, []).append(line + self._before)
        held = tables.get(name)
        if isinstance(held, list):
            held.append(self._row)
        elif isinstance(held, dict):
            tables[name] = [held, self._row]
        elif self._section.double or name in self._tables:
            tables[name] = [self._row]
        else:
            tables[name] = self._row

    def _read_piece(self, line: int, lines: Sequence[str]) -> None:
        text = "\n".join(lines)
        if heading := _SUBHEADING.fullmatch(lines[0]):
            self._read_below(heading[1], line, lines)
            return
        fit, value = try_toml(text)
        if fit == Fit.TABLES.value and isinstance(value, dict):
            self._take(value, line)
            return
        deep = fit == Fit.DEEP.value
        slip = (
            Slip(0, self._name_of(lines[0]), because(TextFault.NESTED_DEEP))
            if deep
            else explain_lines(text[:_PIECE], str(value), self._fields)
        )
        name = slip.field or self._name_of(lines[0])
        if slip.field in self._row and slip.field in ("id", "key") and len(self._row) > 2:
            self._begin_next(name, line)
        self._trouble(line + slip.line, slip.field, slip.why)
        if slip.why.reason is TextFault.JSON:
            self._found.whole = False
            return
        also = _NAMES.findall(lines[0]) if slip.why.reason is TextFault.REST_BEHIND else []
        for each in (name, *(each for each in also if each in self._fields)):
            if each and each not in self._row:
                self._row[each], self._at[each] = Broken(_guess(lines[0])), line

    def _name_of(self, line: str) -> str:
        """Give the field that a line was meant to be, where even its name cannot be read."""
        named = _NAME.match(re.sub(r"^[\W_]+", "", line[:200]))
        name = named[1].strip() if named else ""
        return name if name in self._fields else nearest(name, self._fields)

    def _read_below(self, name: str, line: int, lines: Sequence[str]) -> None:
        """Read what has a heading of its own within an entry, such as [[facts.testimony]]."""
        below = _Reader(self._found, self._section, self._tables, self._fields, self._before)
        for start, piece in _pieces(lines[1:], self._fields):
            below._read_piece(line + 1 + start, piece)
        held = self._row.setdefault(name, [])
        if isinstance(held, list):
            held.append(below._row)

    def _take(self, value: Row, line: int) -> None:
        """Take fields into the entry; a second id is the next entry, whose heading is missing."""
        for name, each in value.items():
            if name in self._row and name in ("id", "key") and self._section.name and len(self._row) > 2:
                self._begin_next(name, line)
            elif name in self._row:
                why = because(TextFault.FIELD_TWICE, name=name, line=self._at.get(name, 0) + self._before)
                self._trouble(line, name, why)
                continue
            self._row[name], self._at[name] = each, line

    def _begin_next(self, name: str, line: int) -> None:
        self._begin_row(line)
        right = f"[[{self._section.name}]]"
        self._trouble(line, "", because(TextFault.HEADING_MISSING_AGAIN, name=name, right=right))

    def _trouble(self, line: int, field: str, why: Why) -> None:
        name = self._section.name
        number = len(self._found.lines.get(name, ()))
        self._found.troubles.append(Trouble(line + self._before, name, number, field, why))


def _guess(line: str) -> str:
    """Guess the id in a line that cannot be read."""
    behind = re.split(r"[=:]", line, maxsplit=1)[-1] if re.search(r"[=:]", line) else line.partition(" ")[2]
    found = _ID.search(behind[:200])
    return found[0] if found else ""


def _pieces(lines: Sequence[str], fields: Collection[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """Cut lines into pieces that should be a field each, with the place of their first line."""
    at = 0
    while at < len(lines):
        if not lines[at].strip() or lines[at].lstrip().startswith("#"):
            at += 1
            continue
        end = _find_end(lines, at, fields)
        yield at, lines[at:end]
        at = end


def _find_end(lines: Sequence[str], at: int, fields: Collection[str]) -> int:
    """Give the line behind the field that begins here: where it is whole, or else where the next one begins."""
    if _SUBHEADING.fullmatch(lines[at][:200]):
        return next((n for n in range(at + 1, len(lines)) if _SUBHEADING.fullmatch(lines[n][:200])), len(lines))
    indent, tries, size = _indent(lines[at]), 0, 0
    first_end = 0
    for end in range(at + 1, len(lines) + 1):
        size += len(lines[end - 1]) + 1
        if end < len(lines) and not _may_end(lines, end, indent, fields):
            continue
        if not first_end:
            first_end = end
        if _is_whole(lines[at:end]):
            return _strip(lines, at, end)
        tries += 1
        if tries == _TRIES or size > _PIECE:
            break
    return _strip(lines, at, _before_stray(lines, at, first_end))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _may_end(lines: Sequence[str], end: int, indent: int, fields: Collection[str]) -> bool:
    """Say whether the next field seems to begin in a line."""
    line = lines[end]
    if not line.strip():
        return False
    found = _NAME.match(line[:200])
    if found is None or _indent(line) > indent:
        return _SUBHEADING.fullmatch(line[:200]) is not None
    return found[2] == "=" or found[1].strip() in fields


def _is_whole(lines: Sequence[str]) -> bool:
    return try_toml("\n".join(lines))[0] == Fit.TABLES.value


def _before_stray(lines: Sequence[str], at: int, end: int) -> int:
    """Give the line behind a field that is whole by itself, where lines follow it that belong to nothing."""
    if any(token.kind is Kind.OPEN for token in read_tokens(lines[at])):
        return end
    return next((stop for stop in range(at + 1, min(end, at + _TRIES)) if _is_whole(lines[at:stop])), end)


def _strip(lines: Sequence[str], at: int, end: int) -> int:
    while end > at + 1 and not lines[end - 1].strip():
        end -= 1
    return end
