"""What entries may refer to, and what cannot be judged because it could not be read."""

from __future__ import annotations

from collections.abc import Iterable

from ...errors import because
from ...library.unit import Unit, UnitKind
from ..faults import FaultKind
from ..faulty.stand_in import is_id
from ..reading import UnitReading

_APART = 3
"""References to one thing that is not there that are noted each; of more, the thing itself is probably misspelt."""


class Known:
    """The ids of one kind that references may name."""

    def __init__(self, reading: UnitReading, what: str, file: str, ids: Iterable[tuple[str, str]]) -> None:
        """Take ids with the titles or names of their entries; `file` is the one that holds them."""
        titles = [*ids]
        self.ids = dict.fromkeys(key for key, _ in titles)
        self._titles = titles
        self._reading, self._what, self._file = reading, what, file
        self._whole = file not in reading.unread
        self._missed: dict[str, list[tuple[str, str, str]]] = {}

    def lacks(self, key: str) -> bool:
        """Say whether there is nothing of this name, as far as that can be known."""
        return key not in self.ids and type(key) is str and self._whole

    def miss(self, file: str, entry: str, field: str, key: str) -> None:
        """Keep a reference that names nothing."""
        self._missed.setdefault(key, []).append((file, entry, field))

    def note_missed(self) -> None:
        """Note what is referred to and is not there; what many name, or a file without entries, once."""
        times = sum(map(len, self._missed.values()))
        if times > _APART and not self.ids:
            why = because(FaultKind.NONE_THERE, what=self._what, key=next(iter(self._missed)), times=times)
            self._reading.note(self._file, "", "", why)
            return
        unsure = bool(self._missed) and any(type(key) is not str or not is_id(key) for key in self.ids)
        for key, places in self._missed.items():
            near = next((each for each, title in self._titles if title.casefold() == key.casefold()), "")
            near = near or self._reading.nearest_id(key, self.ids)
            if unsure and (not near or not is_id(near)):
                continue  # an entry whose own id is at fault may be the one
            others = len(places) - 1 if len(places) > _APART else 0
            why = because(FaultKind.NOT_KNOWN, what=self._what, key=key, near=near, file=self._file, others=others)
            for place in places[:1] if others else places:
                self._reading.note(*place, why)


class Names:
    """What may be referred to in a unit, and what is known of it."""

    def __init__(self, reading: UnitReading, unit: Unit) -> None:
        self.reading = reading
        self.facts = {fact.id: fact for fact in reversed(unit.facts)}
        facts, people = ((fact.id, fact.title) for fact in unit.facts), ((person.id, person.name) for person in unit.people)
        self.known_facts = Known(reading, "fact", "facts.toml", facts)
        self.people = Known(reading, "person", "people.toml", people)
        self.topics = Known(reading, "topic", "unit.toml", ((topic.id, topic.title) for topic in unit.head.topics))
        self.sources = Known(reading, "source", "sources.toml", ((source.key, source.title) for source in unit.sources))
        unsure = "unit.toml" in reading.unread or reading.hangs_on_fault("unit.toml", "", "kind")
        self.light = unit.head.kind is UnitKind.QUESTIONS or unsure
        """Whether questions, people and terms may rest on nothing; also where that cannot be known."""

    def note_missed(self) -> None:
        """Note what is missing as a whole."""
        for known in (self.known_facts, self.people, self.topics, self.sources):
            known.note_missed()

    def hangs(self, fact: str, *fields: str) -> bool:
        """Say whether something is wrong with these fields of a fact."""
        return self.reading.hangs_on_fault("facts.toml", fact, *fields)


def note_unknown(file: str, entry: str, field: str, keys: Iterable[str], known: Known) -> None:
    """Keep the references that name nothing, to be noted when all are known."""
    for key in keys:
        if key not in known.ids and known.lacks(key):
            known.miss(file, entry, field, key)
