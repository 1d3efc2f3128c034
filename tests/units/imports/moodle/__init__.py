"""Banks of questions as Moodle and hand-written files have them, written anew."""

from __future__ import annotations

from bot.errors import Reason
from bot.library.questions import AnyQuestion
from bot.units.imports.recognise import read_upload
from bot.units.imports.upload import EntryState, Format, Imported


def read(name: str, text: str) -> Imported:
    """Read a file, and see that it adds up: every entry is a question, not supported, or faulty, and a faulty one says why."""
    found = read_upload(name, text.encode())
    states = [found.count(state) for state in EntryState]
    assert sum(states) == len(found.entries)
    assert len(found.unit.questions) == found.count(EntryState.QUESTION)
    assert not found.count(EntryState.FAULTY) or found.faults
    assert all(str(fault) for fault in (*found.faults, *found.remarks))
    return found


def read_gift(text: str) -> Imported:
    found = read("bank.gift", text)
    assert found.format is Format.GIFT
    return found


def one(found: Imported) -> AnyQuestion:
    """Give the only question of a file that has no fault."""
    assert not found.faults, [*map(str, found.faults)]
    [question] = found.unit.questions
    return question


def reasons(found: Imported) -> list[Reason]:
    return [fault.why.reason for fault in found.faults]


def remarks(found: Imported) -> list[Reason]:
    return [remark.why.reason for remark in found.remarks]


def kinds(found: Imported) -> list[str]:
    """List what was not supported, by its name in Moodle."""
    return [entry.what for entry in found.entries if entry.state is EntryState.NOT_SUPPORTED]
