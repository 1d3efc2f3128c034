"""The words of english.txt, read when the first index is made: a start does not wait for it."""

from __future__ import annotations

from pathlib import Path

from ..stems import strip
from ..variants import Table, table_of
from .frequencies import frequencies

COMMONEST = 60
"""Words at least as common as this (tenths of Zipf) say nothing: `the`, `about`, `who`."""


def _read() -> dict[str, str]:
    """Read the text below each heading in brackets, without the lines that begin with #."""
    texts: dict[str, str] = {}
    heading = ""
    for line in Path(__file__).with_name("english.txt").read_text("utf-8").splitlines(keepends=True):
        if line.startswith("["):
            heading = line.strip("[]\n")
            texts[heading] = ""
        elif line != "\n" and not line.startswith("#"):
            texts[heading] += line
    return texts


def _alike(lines: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in lines.splitlines():
        group = tuple(map(strip, line.split()))
        for word in group:
            found[word] = tuple(dict.fromkeys((*found.get(word, ()), *(other for other in group if other != word))))
    return found


_TEXTS = _read()
RELATIONS = frozenset(_TEXTS["relations"].split())
"""Words that turn a question round: what happened before it is not what happened after it."""
SILENT = frozenset(
    {word for word, frequency in frequencies().unpack().items() if frequency >= COMMONEST} - set(_TEXTS["telling"].split())
    | set(_TEXTS["silent"].split())
    | RELATIONS
)
"""Looked for only where a query has nothing else."""
TASK: Table = table_of(_TEXTS["task"].strip().rstrip(",") + " >")
"""What a task or a chat is put with."""
PHONE: Table = table_of(_TEXTS["phone"])
"""How words are cut short on phones."""
PHRASES: Table = table_of(_TEXTS["phrases"])
"""Phrases that a single word stands for."""
ALIKE = _alike(_TEXTS["alike"])
"""A stem -> stems that often stand for it, in an order that every process gives them."""
