"""A unit as its text files, packed in a ZIP: what an author would have written, to edit, to keep, and to upload again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

from ...errors import because
from ...library.model import Record, Summary
from ...library.unit import Unit, UnitKind
from ..faulty.deck_faults import DeckFault
from ..reading import OPTIONAL
from .exported import Exported, LeftOut
from .toml_text import told_fields, write_key, write_table, write_text, write_value

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every file, so that one unit is always the same bytes."""
_SECTIONS = ("line", "paragraph", "page")
_UNWRITABLE = str.maketrans({"\r": "\n", "\0": None})


def export(unit: Unit) -> Exported:
    """Pack a unit with its local ids into a folder of its name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in write_files(unit).items():
            packed.writestr(zipfile.ZipInfo(f"{unit.head.id}/{name}", _LONG_AGO), text, zipfile.ZIP_DEFLATED)
    return Exported(f"{unit.head.id}.zip", out.getvalue(), tuple(_left_out(unit)))


def write_files(unit: Unit) -> dict[str, str]:
    """Give the text of each file of a unit by its name; a unit of questions has those alone that hold something."""
    tables: dict[str, Iterable[Record]] = {
        "sources": unit.sources,
        "facts": unit.facts,
        "people": unit.people,
        "terms": unit.terms,
        "extracts": unit.extracts,
        "questions": unit.questions,
    }
    files = {"unit.toml": _write_head(unit)}
    for name, records in tables.items():
        text = "\n".join(write_table(f"[[{name}]]", record) for record in records)
        if text or (unit.head.kind is UnitKind.UNIT and name not in OPTIONAL) or name == "questions":
            files[f"{name}.toml"] = text
    if unit.register.claims or unit.register.left_out:
        files["register.toml"] = _write_register(unit)
    return files | {f"summaries/{summary.id}.md": _write_summary(summary) for summary in unit.summaries}


def _write_head(unit: Unit) -> str:
    head = write_table("", unit.head, but=["topics"])
    return "\n".join([head, *(write_table("[[topics]]", topic) for topic in unit.head.topics)])


def _write_register(unit: Unit) -> str:
    left_out = "".join(f"{write_key(claim)} = {write_text(why)}\n" for claim, why in unit.register.left_out.items())
    return f"claims = {write_value(unit.register.claims)}\n" + (f"\n[left_out]\n{left_out}" if left_out else "")


def _write_summary(summary: Summary) -> str:
    fields = told_fields(summary, but=["id", *_SECTIONS])
    head = "".join(f"{name} = {write_value(value)}\n" for name, value in fields)
    sections = (f"# {name.title()}\n{_write_section(getattr(summary, name))}\n" for name in _SECTIONS)
    return f"+++\n{head}+++\n{''.join(sections)}"


def _write_section(text: str) -> str:
    """Write a section; a heading of the first rank would begin another one."""
    return "\n".join(f" {line}" if line.startswith("# ") else line for line in text.translate(_UNWRITABLE).split("\n")).strip(
        "\n"
    )


def _left_out(unit: Unit) -> Iterator[LeftOut]:
    """Name the texts that come back otherwise than they were: blanks at their ends, headings that would begin a section."""
    for summary in unit.summaries:
        for name in _SECTIONS:
            text = getattr(summary, name)
            if _write_section(text).strip() != text:
                yield LeftOut(summary.id, because(DeckFault.SECTION_CHANGED, name=name))
