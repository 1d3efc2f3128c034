"""What can be looked up, by its sort: apart from the entries, as the front knows the sorts at a start, and reads no word list."""

from __future__ import annotations

from enum import StrEnum


class EntryKind(StrEnum):
    """What a record is."""

    FACT = "fact"
    PERSON = "person"
    TERM = "term"
    SUMMARY = "summary"
    EXTRACT = "extract"
