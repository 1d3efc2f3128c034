"""What teachers bring from card programs and trivia bots, as those programs write it."""

from __future__ import annotations

from bot.library.questions import AnyQuestion, Typed
from bot.units.imports.recognise import read_upload
from bot.units.imports.upload import EntryState, Imported


def bring(name: str, content: str | bytes, **answers: str) -> Imported:
    """Read a file as it would be uploaded, and see that every entry is counted once."""
    found = read_upload(name, content if isinstance(content, bytes) else content.encode(), answers)
    assert sum(found.count(state) for state in EntryState) == len(found.entries)
    assert found.count(EntryState.QUESTION) == len(found.unit.questions)
    return found


def told(question: AnyQuestion) -> str:
    """Write a typed question in a line."""
    assert isinstance(question, Typed)
    return f"{question.prompt} = {' / '.join(question.answers)}"


def all_told(found: Imported) -> list[str]:
    return [told(question) for question in found.unit.questions]


def faults(found: Imported) -> list[str]:
    """Give each fault with its words, without the name of the file."""
    return [str(fault).partition(" · ")[2] for fault in found.faults]


def remarks(found: Imported) -> list[str]:
    return [str(remark).partition(" · ")[2] for remark in found.remarks]


def set_aside(found: Imported) -> list[str]:
    return [entry.what for entry in found.entries if entry.state is EntryState.NOT_SUPPORTED]
