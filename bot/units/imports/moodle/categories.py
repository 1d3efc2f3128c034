"""Moodle's categories and tags -> topics of the unit."""

from __future__ import annotations

from collections.abc import Iterable

from ....library.unit import UnitHead
from ..ids import topic_ids
from ..upload import Upload, head_of
from .texts import name_categories, split_category


class Topics:
    """The topics that questions of a file have, named after its categories, in the order in which they first come."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._names = name_categories(map(split_category, paths))
        self._used: dict[str, None] = {}

    def name(self, path: str, tags: Iterable[str]) -> tuple[str, ...]:
        """Give the ids of the topics of a question: its category first, then its tags."""
        title = self._names.get(split_category(path), "")
        ids = topic_ids([title, *tags])
        self._used |= dict.fromkeys(ids)
        return tuple(dict.fromkeys(ids.values()))

    def head(self, upload: Upload) -> UnitHead:
        """Head the unit with the topics that were used."""
        return head_of(upload, topics=self._used)
