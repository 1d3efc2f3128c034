"""The Markdown file of a summary -> its head, its three parts, and every fault of the way it is divided."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..errors import Why, because
from .faulty.form_faults import SummaryFault
from .faulty.stand_in import Broken

SECTIONS = ("line", "paragraph", "page")
_FENCE = "+++"


@dataclass(slots=True)
class SummaryText:
    """What a file says: TOML and the number of its first line, the text of each part, and what is wrong with which line."""

    head: str = ""
    first: int = 2
    parts: dict[str, object] = field(default_factory=dict)
    faults: list[tuple[int, Why]] = field(default_factory=list)


def split_summary(text: str) -> SummaryText:
    """Split a file into its head and its three parts; whatever is wrong is named, and the rest read all the same."""
    split = SummaryText()
    lines = text.split("\n")
    bodies: dict[str, list[str]] = {}
    begin, section, before = _read_head(split, lines), "", False
    for number, line in enumerate(lines[begin:], begin + 1):
        if line.startswith("# "):
            section = _read_heading(split, number, line, bodies)
            bodies.setdefault(section, [])
        elif section or bodies:
            bodies[section].append(line)
        elif line.strip() and not before and "title" not in split.parts:
            before = True
            split.faults.append((number, because(SummaryFault.BEFORE_HEADING, line=line.strip()[:80])))
    for name in SECTIONS:
        _take_part(split, name, bodies)
    return split


def _read_head(split: SummaryText, lines: list[str]) -> int:
    """Take the head; give the place of the first line behind it."""
    top = next((number for number, line in enumerate(lines) if line.strip()), 0)
    first = lines[top].strip()
    if first not in (_FENCE, "---"):
        split.faults.append((top + 1, because(SummaryFault.WITHOUT_HEAD)))
        split.parts |= {name: Broken() for name in ("title", "topic", "sources")}
        return 0
    if first != _FENCE:
        split.faults.append((top + 1, because(SummaryFault.DASHES_FOR_HEAD)))
    end = next((number for number, line in enumerate(lines) if number > top and line.strip() in (_FENCE, first)), None)
    behind = end + 1 if end is not None else None
    if end is None:
        split.faults.append((top + 1, because(SummaryFault.HEAD_OPEN)))
        end = behind = next((number for number, line in enumerate(lines) if line.startswith("# ")), len(lines))
    split.head, split.first = "\n".join(lines[top + 1 : end]), top + 2
    return behind or end


def _read_heading(split: SummaryText, number: int, line: str, bodies: dict[str, list[str]]) -> str:
    """Give the part that a heading begins; what is none of the three, or stands again, is named."""
    name = line[2:].strip().lower()
    if name in SECTIONS:
        if name in bodies:
            split.faults.append((number, because(SummaryFault.HEADING_AGAIN, line=line.strip())))
        return name
    from .faulty.near import nearest

    near = nearest(name, [each for each in SECTIONS if each not in bodies])
    why = because(SummaryFault.UNKNOWN_HEADING, line=line.strip()[:80], near=f"# {near.title()}" if near else "")
    split.faults.append((number, why))
    return near or next(reversed(bodies), "?")


def _take_part(split: SummaryText, name: str, bodies: dict[str, list[str]]) -> None:
    text = "\n".join(bodies.get(name, ())).strip()
    if text:
        split.parts[name] = text
        return
    split.parts[name] = Broken()
    kind = SummaryFault.SECTION_EMPTY if name in bodies else SummaryFault.SECTION_MISSING
    if bodies or "title" not in split.parts:
        split.faults.append((0, because(kind, heading=f"# {name.title()}")))
