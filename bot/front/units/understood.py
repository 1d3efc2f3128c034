"""What was understood of an uploaded file: put together once, beside the event loop, as every press on its card asks for it.

Imported when a file is uploaded, as a start need not wait for what reads files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from msgspec.structs import replace as replace_record

from ...library.catalogue import Library
from ...library.ids import qualify
from ...library.questions import Question
from ...library.unit import Unit
from ...library.written import disarm
from ...units.imports.ids import name_unit
from ...units.imports.upload import Entry, EntryState, Format, Imported, Record

_KEY = "~0"
"""The key of a server's unit that none has."""


@dataclass(frozen=True, slots=True)
class Understood:
    """An upload as it was read, with its entries counted: all counts together are all entries."""

    imported: Imported
    library: Library
    """What it holds, as a server would have it."""
    records: Sequence[tuple[Entry, Record]]
    """Every record that was taken over, with its entry: questions first, as the library has them."""
    questions: Counter[str]
    """By kind."""
    others: Counter[str]
    """Records that are no questions, by the name of their class."""
    aside: Counter[str]
    """Entries of kinds that Gobbet does not have, by the name that their program has for it."""
    faulty: int

    @property
    def unit(self) -> Unit:
        """What would be stored, with its author's ids."""
        return self.imported.unit

    @property
    def is_faulty(self) -> bool:
        """Whether anything must be mended or left out."""
        return bool(self.imported.faults) or self.faulty > 0


def understand(imported: Imported, title: str) -> Understood:
    """Head what was read as its teacher wants it, make its library, which a defect of ours would break, and count."""
    imported = replace(imported, unit=_entitle(imported, title)) if title else imported
    made = qualify(disarm(imported.unit), _KEY)
    taken = [(entry, entry.record) for entry in imported.entries if entry.record is not None]
    asked = [entry for entry, record in taken if isinstance(record, Question)]
    others = [(entry, record) for entry, record in taken if not isinstance(record, Question)]
    return Understood(
        imported=imported,
        library=Library([made]),
        records=[*zip(asked, made.questions, strict=True), *others],
        questions=Counter(str(question.__struct_config__.tag) for question in made.questions),
        others=Counter(type(record).__name__ for _, record in others),
        aside=Counter(entry.what for entry in imported.entries if entry.state is EntryState.NOT_SUPPORTED),
        faulty=imported.count(EntryState.FAULTY),
    )


def _entitle(imported: Imported, title: str) -> Unit:
    """Give a unit another title, and the id that goes with it; a unit of text files has an id of its author's own."""
    head = imported.unit.head
    unit_id = head.id if imported.format is Format.TEXT_UNIT else name_unit(title)
    return replace_record(imported.unit, head=replace_record(head, id=unit_id, title=title))
