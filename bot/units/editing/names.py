"""What an entry calls others by in a form: titles and names instead of ids, a source as one line of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import count

from ...errors import Why, because
from ...library.model import OWN_ID, Source, SourceKind, Topic
from ...library.unit import Unit
from ..faults import FaultKind
from ..faulty.form_faults import FormFault
from ..faulty.near import nearest
from ..imports.ids import name_unit

UNJUDGED = "Not judged yet"
"""How far a source can be trusted of which nobody has said it."""
_LINK = re.compile(r"(?:^|[,\s])(https?://\S+)$")
_YEAR = re.compile(r"[1-9]\d{0,3}")
_LONGEST_ID = 40
_LONGEST_TOPIC, _LONGEST_TITLE = 100, 200
"""Characters that the records take."""


class Unfitting(Exception):
    """A text that cannot be read, and why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class Names:
    """The entries of a unit by what they are called, and those that a form has named first."""

    def __init__(self, unit: Unit) -> None:
        self.facts = _Called("fact", "facts.toml", ((each.id, each.title, ()) for each in unit.facts))
        self.people = _Called("person", "people.toml", ((each.id, each.name, each.other_names) for each in unit.people))
        self.topics = _Called("topic", "unit.toml", ((each.id, each.title, ()) for each in unit.head.topics))
        self.sources = _Called("source", "sources.toml", ((each.key, write_source(each), (each.title,)) for each in unit.sources))
        self.new_topics: list[Topic] = []
        self.new_sources: list[Source] = []

    def topic(self, text: str) -> str:
        """Give the id of a topic; one that is not there yet is made."""
        return self.topics.find(text) or self._make_topic(text)

    def _make_topic(self, text: str) -> str:
        _require_length(text, _LONGEST_TOPIC)
        key = self.topics.free_id(name_unit(text))
        self.new_topics.append(Topic(id=key, title=text))
        self.topics.add(key, text)
        return key

    def source(self, text: str) -> str:
        """Give the key of a source; one that is not there yet is made of the line."""
        return self.sources.find(text) or self._make_source(text)

    def _make_source(self, text: str) -> str:
        author, title, year, link = part_source(text)
        _require_length(title, _LONGEST_TITLE)
        key = self.sources.free_id(name_unit(title))
        kind = SourceKind.WEB if link else SourceKind.TEXTBOOK
        self.new_sources.append(Source(key=key, title=title, kind=kind, trust=UNJUDGED, author=author, year=year, link=link))
        self.sources.add(key, text)
        return key


def _require_length(text: str, most: int) -> None:
    """Raise Unfitting for a name that no record holds."""
    if len(text) > most:
        raise Unfitting(because(FormFault.TOO_LONG, length=len(text), most=most))


class _Called:
    """The entries of one kind by id, title and other names."""

    def __init__(self, what: str, file: str, entries: Iterable[tuple[str, str, Iterable[str]]]) -> None:
        self._what, self._file = what, file
        self._titles: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        others: list[tuple[str, str]] = []
        for key, title, names in entries:
            self.add(key, title)
            others += [(key, name) for name in names]
        for key, name in others:
            self._by_name.setdefault(_flat(name), key)

    def add(self, key: str, title: str) -> None:
        self._titles[key] = title
        self._by_name.setdefault(_flat(title), key)

    def show(self, key: str) -> str:
        """Call an entry by its title, or by its id where another one has the same or there is none."""
        title = " ".join(self._titles.get(key, "").split())
        return title if title and self._by_name.get(_flat(title)) == key else key

    def find(self, text: str) -> str:
        """Give the id that a text means; empty where there is none."""
        return text if text in self._titles else self._by_name.get(_flat(text), "")

    def id(self, text: str) -> str:
        """Give the id that a text means; raise Unfitting where there is none, with the nearest title."""
        found = self.find(text)
        if found:
            return found
        near = nearest(text, [*self._titles.values()][:2_000])
        raise Unfitting(because(FaultKind.NOT_KNOWN, what=self._what, key=text[:100], near=near, file=self._file, others=0))

    def free_id(self, wanted: str) -> str:
        return free_id(wanted, self._titles)


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())


def free_id(wanted: str, taken: Iterable[str] | Mapping[str, object]) -> str:
    """Give an id like this one that is not taken yet."""
    there = {*taken}
    base = wanted[:_LONGEST_ID].strip("-") if OWN_ID.fullmatch(wanted) else "entry"
    return next(key for key in _numbered(base) if key not in there)


def _numbered(base: str) -> Iterable[str]:
    yield base
    yield from (f"{base}-{number}" for number in count(2))


def write_source(source: Source) -> str:
    """Write a source as a line: author, title, year, link."""
    parts = (source.author, source.title, source.year_told, source.link)
    return " ".join(", ".join(part for part in parts if part).split())


def part_source(line: str) -> tuple[str, str, int | None, str]:
    """Part a line into author, title, year and link; what stands alone is the title."""
    line = " ".join(line.split())
    found = _LINK.search(line)
    link = found[1] if found else ""
    rest = line[: found.start()] if found else line
    parts = [part for each in rest.split(",") if (part := each.strip())]
    year = int(parts.pop()) if len(parts) > 1 and _YEAR.fullmatch(parts[-1]) else None
    author = parts.pop(0) if len(parts) > 1 else ""
    return author, ", ".join(parts) or link, year, link


def lines_of(text: str, clean: Callable[[str], str]) -> list[str]:
    """Give the lines of a text that hold something."""
    return [tidy for line in text.split("\n") if (tidy := clean(line))]
