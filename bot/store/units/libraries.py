"""The library of every place: the units chosen there, of the host and of the server, put together when it is first needed.

Made off the event loop and kept while used, within a bound; places with the same units share one, and what is alike but for
units that hold questions alone shares an index.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias, TypeVar
from weakref import WeakKeyDictionary

from ...library.catalogue import Library
from ...library.ids import qualify
from ...library.unit import Unit
from ...library.written import disarm
from ...marking.kinds import kinds
from .choices import ChosenUnits
from .server_units import ServerUnits

if TYPE_CHECKING:
    from ...lookup.index import Index

Keys: TypeAlias = tuple[str, ...]
T = TypeVar("T")
MOST_ENTRIES, MOST_RECORDS = 20_000, 100_000
"""Entries of the indexes, and records of the libraries, that are kept at hand: some 200 MB together."""
_LEAST = 250
"""Records that a library counts as besides its own: where answers are typed, its names are at hand with those of the world."""


class Libraries:
    """Gives libraries and their indexes; `host` is the library of all that the host offers."""

    def __init__(
        self, host: Library, own: ServerUnits, choices: ChosenUnits, *, default: Keys = (), index: Index | None = None
    ) -> None:
        self.host, self._own, self._choices, self._default = host, own, choices, default
        self._made: OrderedDict[Keys, Library] = OrderedDict()
        self._indexes: OrderedDict[Keys, Index] = OrderedDict()
        self._looked_up: WeakKeyDictionary[Library, Keys] = WeakKeyDictionary()
        """The units of each library that have something to look up: what its index is kept under."""
        self._making, self._indexing = asyncio.Lock(), asyncio.Lock()
        self._awake, self._readings = False, 0
        self._take_host(host, index)

    # ---- what is chosen

    def chosen(self, guild: int, channel: int = 0) -> Keys:
        """Give the keys of the units chosen in a channel, else in its server, else by the host; those that are gone left out."""
        there = {*self.offered(guild)}
        for place in dict.fromkeys((channel, 0)):
            chosen = self._choices.of(guild, place) if guild else None
            found = tuple(key for key in chosen or () if key in there)
            if found:
                return found
        return self.default()

    def default(self) -> Keys:
        """Give the keys of the units that hold where nothing is chosen."""
        offered = tuple(unit.key for unit in self.host.units)
        return tuple(key for key in offered if not self._default or key in self._default) or offered

    def offered(self, guild: int) -> Keys:
        """Give the keys of all units that a server may choose: the host's, and its own."""
        return (*(unit.key for unit in self.host.units), *(own.key for own in self._own.of(guild)))

    # ---- libraries

    def at_hand(self, guild: int, keys: Keys) -> Library | None:
        """Give a library that is made already."""
        return self._find(guild, keys) if self._awake else None

    async def of(self, guild: int, keys: Keys) -> Library:
        """Give the library of these units, of the host or of this server; those that are gone are left out."""
        library = self.at_hand(guild, keys)
        if library is not None:
            return library
        async with self._making:
            await self._wake()
            return self._find(guild, keys) or await self._make(guild, keys)

    async def prepare(self) -> Library:
        """Make the library that holds where nothing is chosen, and its index, before anybody asks; what marks answers waits."""
        keys = self.default()
        async with self._making:
            library = self._find(0, keys) or await self._make(0, keys)
        await self.index(library)
        return library

    def _find(self, guild: int, keys: Keys) -> Library | None:
        if keys == tuple(unit.key for unit in self.host.units):
            return self.host
        name = self._versioned(guild, keys)
        library = self._made.get(name)
        if library is not None:
            self._made.move_to_end(name)
        return library

    async def _wake(self) -> None:
        """Import what marks answers, with its many patterns, before the first of them comes."""
        if not self._awake:
            await asyncio.to_thread(kinds)
            self._awake = True

    async def _make(self, guild: int, keys: Keys) -> Library:
        name, host = self._versioned(guild, keys), {unit.key: unit for unit in self.host.units}
        units: dict[str, Unit] = {}
        for key, versioned in zip(keys, name, strict=True):
            own = self._own.find(guild, key)
            text = await self._own.text(own) if own else None
            if text is not None:
                units[versioned] = await asyncio.to_thread(_shown, text, key)
            elif key in host:
                units[versioned] = host[key]
        library = await asyncio.to_thread(Library, units.values())
        self._looked_up[library] = self._name_index({each: unit for each, unit in units.items() if _has_entries(unit)})
        self._made[name] = library
        _let_go(self._made, _count_records, MOST_RECORDS)
        return library

    def _versioned(self, guild: int, keys: Keys) -> Keys:
        """Name a set of units with the versions that they have now."""
        versions = {own.key: f"{own.key}@{own.version}" for own in self._own.of(guild)}
        return tuple(versions.get(key, key) for key in keys)

    # ---- indexes

    async def index(self, library: Library) -> Index:
        """Give the index of a library, made when it is first needed."""
        name = self._looked_up[library]
        if name not in self._indexes:
            async with self._indexing:
                if name not in self._indexes:
                    self._indexes[name] = await asyncio.to_thread(index_of, library)
                    _let_go(self._indexes, _count_entries, MOST_ENTRIES)
        self._indexes.move_to_end(name)
        return self._indexes[name]

    def renew(self, host: Library, index: Index | None = None) -> list[object]:
        """Take other content of the host into use; what is being answered meanwhile is answered from the old one.

        Gives what is no longer used, to let go of in parts from the end: what holds many records before these.
        """
        before: list[object] = [record for unit in self.host.units for record in unit.records()]
        before += [entry for known in self._indexes.values() for entry in known.entries]
        before += [*self._indexes.values(), *self._made.values(), self.host]
        self.host = host
        self._readings += 1
        self._made.clear()
        self._indexes.clear()
        self._take_host(host, index)
        return before

    def _take_host(self, host: Library, index: Index | None) -> None:
        name = self._looked_up[host] = self._name_index(unit.key for unit in host.units if _has_entries(unit))
        if index is not None:
            self._indexes[name] = index

    def _name_index(self, units: Iterable[str]) -> Keys:
        """Name what is looked up in some units, of this reading of the host's content."""
        return (str(self._readings), *units)


def index_of(library: Library) -> Index:
    """Make the index of a library; 0.3 s for 700 entries."""
    from ...lookup.index import Index  # with its many patterns: a start does not wait for them

    return Index.of(library)


def _shown(unit: Unit, key: str) -> Unit:
    """Give a server's own unit as it is taught: what somebody uploaded has no power over a card."""
    return qualify(disarm(unit), key)


def _has_entries(unit: Unit) -> bool:
    return bool(unit.facts or unit.people or unit.terms or unit.summaries or unit.extracts)


def _count_entries(index: Index) -> int:
    return len(index.entries)


def _count_records(library: Library) -> int:
    entries = len(library.facts) + len(library.people) + len(library.terms) + len(library.summaries) + len(library.extracts)
    return _LEAST + entries + len(library.questions)


def _let_go(kept: OrderedDict[Keys, T], count: Callable[[T], int], most: int) -> None:
    """Drop what was not used for longest until the rest is within a bound; what came last stays in any case."""
    while len(kept) > 1 and sum(map(count, kept.values())) > most:
        kept.popitem(last=False)
