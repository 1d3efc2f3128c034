"""One unit folder while it is read and checked: what was found, what is known of the rest, and the faults with their lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import Why, because
from ..library.unit import Unit
from ..turns import let_go_of_items
from .faults import Fault, FaultKind
from .files import UnitFiles
from .parse import Parse, Unfit

if TYPE_CHECKING:
    from .faulty.sections import Places  # only where there are faults

MOST = 1_000
"""Faults that are listed of one unit; what a stray file makes is counted."""
TABLES = ("sources", "facts", "people", "terms", "extracts", "questions")
"""The files of entries, and the tables in them."""
OPTIONAL = frozenset(("extracts",))
"""Those whose file may be missing, also from a full unit."""
_LONGEST = 300
_MOST_NEAR = 200
"""References that are compared with every id there is, each a few milliseconds in a big unit."""
_ORDER = {f"{name}.toml": place for place, name in enumerate(("unit", *TABLES))}


@dataclass(frozen=True, slots=True)
class Noted:
    """A fault or remark as it was met; `line` is 0 where it must still be sought, `nth` tells entries of one id apart."""

    file: str
    entry: str
    field: str
    why: Why
    line: int = 0
    nth: int = 0


@dataclass(slots=True)
class UnitReading:
    """One unit folder as far as it could be read, and the faults met on the way."""

    folder: Path
    parse: Parse
    files: UnitFiles
    unit: Unit | None = None
    """The sound entries; None where unit.toml is not."""
    draft: Unit | None = None
    """All entries, with stand-ins for what could not be read; the unit itself where it is sound."""
    touched: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """Per file and entry, where something is wrong already, as paths of fields."""
    unread: set[str] = field(default_factory=set)
    """Files of which not all could be read, so that nothing can be said of what refers to them."""
    noted: list[Noted] = field(default_factory=list)
    remarked: list[Noted] = field(default_factory=list)
    unlisted: int = 0
    _texts: dict[str, str] = field(default_factory=dict)
    _starts: dict[str, Mapping[str, Sequence[int]]] = field(default_factory=dict)
    _entries: dict[tuple[str, str], list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    _sought: int = 0

    def note(self, file: str, entry: str, field: str, why: Why, *, line: int = 0, nth: int = 0) -> None:
        """Note a fault; `field` is a path such as `wrong[1].text`."""
        if len(self.noted) == MOST:
            self.unlisted += 1
            return
        self.noted.append(Noted(file, entry, field[:_LONGEST], _bound(why), line, nth))

    @property
    def is_full(self) -> bool:
        """Say whether so many faults are noted that more are only counted."""
        return len(self.noted) >= MOST

    def remark(self, file: str, entry: str, field: str, why: Why) -> None:
        """Note what refuses nothing."""
        if len(self.remarked) < MOST:
            self.remarked.append(Noted(file, entry, field[:_LONGEST], _bound(why)))

    def read_text(self, file: str) -> str | None:
        """Give the text of a file; None where it cannot be read, which is noted."""
        try:
            text, why = self.files.read(file)
        except Unfit as fault:
            self.note(file, "", "", fault.why)
            self.unread.add(file)
            return None
        if why is not None:
            line = why.fields["line"]
            self.note(file, "", "", why, line=line if isinstance(line, int) else 0)
        self._texts[file] = text
        return text

    def know_starts(self, file: str, starts: Mapping[str, Sequence[int]]) -> None:
        """Keep the lines of the entries of a file that was read piece by piece."""
        self._starts[file] = starts

    def know_entry(self, file: str, entry: str, table: str, number: int) -> None:
        """Keep where an entry stands: the number-th of its table."""
        self._entries[file, entry].append((table, number))

    def forget_entries(self) -> None:
        """Let go of where the entries stand, when nothing more is to be said of them."""
        let_go_of_items(self._entries)

    def entries(self) -> Iterator[tuple[str, str]]:
        """Give file and name of every entry that was met, sound or not, in the order of the files."""
        for (file, entry), places in self._entries.items():
            yield from [(file, entry)] * len(places)

    def count(self, file: str, entry: str) -> int:
        """Count the entries of this name that were met so far."""
        return len(self._entries.get((file, entry), ()))

    def hangs_on_fault(self, file: str, entry: str, *fields: str) -> bool:
        """Say whether something is wrong already in one of these fields, so that more would be said of it than is known."""
        touched = self.touched.get((file, entry)) if self.touched else None
        return touched is not None and any(path.startswith(fields) for path in touched)

    def nearest_id(self, key: str, known: Collection[str]) -> str:
        """Give the id that a reference was probably meant to be; empty where none is like it."""
        from .faulty.near import nearest_id

        self._sought += 1
        return nearest_id(key, known) if self._sought <= _MOST_NEAR else ""

    @property
    def faults(self) -> list[Fault]:
        """What an author has to mend, by file and line."""
        if not self.noted:
            return []
        more = because(FaultKind.MORE_FAULTS, count=self.unlisted)
        return [*self._place(self.noted), *([Fault(self.folder.name, "", "", more)] if self.unlisted else [])]

    @property
    def remarks(self) -> list[Fault]:
        """What an author may want to know, by file and line."""
        return self._place(self.remarked)

    def _place(self, noted: Iterable[Noted]) -> list[Fault]:
        """Find the lines; they are known only by the text, and sought only where there is something to say."""
        if not noted:
            return []
        from .faulty.sections import Places

        places = {
            file: Places(text, self._starts.get(file, {}), TABLES) for file in {each.file for each in noted}
            if (text := self._texts.get(file)) is not None
        }  # fmt: skip
        faults = [self._as_fault(each, places.get(each.file)) for each in noted]
        return sorted(faults, key=lambda fault: (_rank(fault.file), fault.line))

    def _as_fault(self, noted: Noted, places: Places | None) -> Fault:
        line = noted.line or (self._find(noted, places) if places is not None else 0)
        shown = re.sub(r"\[(\d+)\]", lambda found: f" {int(found[1]) + 1}", noted.field).replace(".", " · ")
        return Fault(f"{self.folder.name}/{noted.file}" if noted.file else self.folder.name, noted.entry, shown, noted.why, line)

    def _find(self, noted: Noted, places: Places) -> int:
        """Find the line of a fault; 0 where it has none."""
        if noted.file.endswith(".md"):
            heading = f"# {noted.field.title()}"
            return places.find_text(heading) if noted.field in ("line", "paragraph", "page") else places.find_field(noted.field)
        found = self._entries.get((noted.file, noted.entry))
        if not noted.entry:
            return places.find("", 0, noted.field)
        if not found:
            return places.find_text(f'"{noted.entry}"')
        table, number = found[min(noted.nth, len(found) - 1)]
        return places.find(table, number, noted.field) if places.count(table) >= len(found) else 0


def _rank(file: str) -> tuple[int, str]:
    name = file.partition("/")[2]
    return (_ORDER.get(name, len(_ORDER)), name)


def _bound(why: Why) -> Why:
    fields = {name: value[:_LONGEST] if isinstance(value, str) else value for name, value in why.fields.items()}
    return Why(why.reason, fields)
