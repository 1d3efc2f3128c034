"""What teachers are working on: the units whose entries they look at, and what they typed that is not stored; in memory alone."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from ....errors import Refusal
from ....library.unit import Unit
from ....store.units.server_units import ServerUnit
from ....units.editing.fields import EditKind, Field
from ...kit.client import Client, Interaction, Part
from . import words

KEPT = timedelta(minutes=15)
MOST_DRAFTS, MOST_UNITS = 200, 4
"""Drafts of up to some 40 KB each, and units of up to some megabytes."""


class DraftKey(NamedTuple):
    """Whose draft of which entry it is; one that is not there yet has no id."""

    guild: int
    user: int
    unit: int
    kind: EditKind
    id: str


class Draft(msgspec.Struct):
    """What was typed and is not stored: the fields that were changed."""

    texts: Mapping[Field, str]
    at: datetime


@dataclass(slots=True)
class Desk(Part):
    """Keeps drafts for a quarter of an hour, and the last few units that were looked at."""

    _drafts: OrderedDict[DraftKey, Draft] = field(default_factory=OrderedDict)
    _units: OrderedDict[tuple[int, int], Unit] = field(default_factory=OrderedDict)

    async def resume(self) -> None:
        """Begin with nothing: what was typed into another process is gone."""

    def close(self) -> None:
        self._drafts.clear()
        self._units.clear()

    def keep(self, key: DraftKey, texts: Mapping[Field, str], now: datetime) -> None:
        """Keep what was typed; of too many drafts, that of longest ago goes."""
        self._drafts.pop(key, None)
        self._drafts[key] = Draft(texts, now)
        while self._drafts and (len(self._drafts) > MOST_DRAFTS or next(iter(self._drafts.values())).at < now - KEPT):
            self._drafts.popitem(last=False)

    def find(self, key: DraftKey, now: datetime) -> Mapping[Field, str]:
        """Give what was typed not long ago; nothing where nothing was."""
        draft = self._drafts.get(key)
        return draft.texts if draft is not None and draft.at >= now - KEPT else {}

    def drop(self, key: DraftKey) -> None:
        self._drafts.pop(key, None)

    async def unit(self, client: Client, own: ServerUnit) -> Unit:
        """Give the text of a unit as it is now; raise Refusal where it cannot be read."""
        name = (own.number, own.version)
        if name not in self._units:
            text = await client.store.units.text(own)
            if text is None:
                raise Refusal(words.UNREADABLE)
            self._units[name] = text
            while len(self._units) > MOST_UNITS:
                self._units.popitem(last=False)
        self._units.move_to_end(name)
        return self._units[name]


def desk_of(interaction: Interaction) -> Desk:
    return interaction.client.part(Desk)


def add_to(client: Client) -> None:
    """Have a desk with the client."""
    client.keep(Desk())
