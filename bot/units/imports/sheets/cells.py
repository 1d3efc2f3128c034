"""What stands in single cells beside the question: seconds, difficulty, numbers, dates, lists; each read, or said why not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from ....errors import Why, because
from ....language.dates import HistoricalDate
from ....language.folding import fold
from ....language.numerals import read_amounts
from ....library.content_dates import content_date
from ...upload_faults import UploadFault
from ..upload import clean
from .grids.grid import Cell, CellKind

_LEVELS = {
    1: "easy low leicht einfach facile facil fácil bas łatwe легко makkelijk",
    2: "medium middle mittel moyen medio media médio średnie средне gemiddeld",
    3: "hard difficult high schwer schwierig difficile dificil difícil trudne сложно moeilijk",
}
_LEVEL_OF = {fold(word): level for level, words in _LEVELS.items() for word in words.split()}
_SECONDS = re.compile(
    r"(\d{1,6})(?:[.,]\d{1,3})?\s*"
    r"(?:s|secs?|seconds?|sek|sekunden|sekund|sekundy|secondes?|segundos?|secondi|сек|секунд|seconden)?\.?"
)
_MINUTES = re.compile(r"(\d{1,3}):(\d{2})(?::00)?|(\d{1,3})\s*(?:m|min|mins|minutes?|minuten|minuti|minutos)\.?")
_SPLIT = re.compile(r"(?<!\\)\|")
_LONGEST = 80


class Read(NamedTuple):
    """What a cell says, or what is wrong with it."""

    value: float | int | HistoricalDate | None = None
    fault: Why | None = None


def read_seconds(cell: Cell) -> Read:
    """Read a time limit, in seconds or as minutes and seconds; a blank one is none."""
    text = fold(cell.text).strip()
    if not text:
        return Read()
    if cell.kind is CellKind.TIME:
        return Read(cell.parts[0] * 60 + cell.parts[1])
    plain = _SECONDS.fullmatch(text) if len(text) < _LONGEST else None
    if plain:
        return Read(int(plain.group(1)) or None)
    minutes = _MINUTES.fullmatch(text) if len(text) < _LONGEST else None
    if minutes:
        return Read(int(minutes.group(1) or minutes.group(3)) * 60 + int(minutes.group(2) or 0))
    return Read(fault=because(UploadFault.SECONDS_UNREADABLE, value=cell.text))


def read_level(cell: Cell) -> Read:
    """Read a difficulty: 1 to 3, or a word for one of these."""
    text = fold(cell.text).strip()
    if not text:
        return Read()
    level = int(text) if text in {"1", "2", "3"} else _LEVEL_OF.get(text) or (text.count("*") if not text.strip("*") else 0)
    return Read(level) if 1 <= level <= 3 else Read(fault=because(UploadFault.LEVEL_UNREADABLE, value=cell.text))


def read_number(cell: Cell, measure: str = "") -> Read:
    """Read one number, as a spreadsheet holds it or as people write it; its measure may stand behind."""
    if cell.number is not None and cell.kind in {CellKind.NUMBER, CellKind.PERCENT}:
        return Read(float(cell.number))
    text = fold(clean(cell.text)).replace("\u202f", " ")
    if len(text) > _LONGEST:
        return Read(fault=because(UploadFault.NUMBER_UNREADABLE, value=cell.text))
    amounts, rest = read_amounts(text, metres=fold(measure) == "m")
    beside = [word for word in rest if word not in fold(measure).split()]
    if len(amounts) != 1 or not amounts[0].values or beside:
        return Read(fault=because(UploadFault.NUMBER_UNREADABLE, value=cell.text))
    if len(amounts[0].values) > 1:
        first, second = sorted(amounts[0].values)
        return Read(fault=because(UploadFault.NUMBER_AMBIGUOUS, value=cell.text, first=_plain(first), second=_plain(second)))
    return Read(float(next(iter(amounts[0].values))))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def read_day(cell: Cell) -> Read:
    """Read a date: as EDTF has it (1956, 1956-02, 1956-02-25~), or as people write it where it can mean one alone."""
    try:
        return Read(content_date(clean(cell.text)))
    except ValueError:
        return Read(fault=because(UploadFault.DATE_UNREADABLE, value=cell.text))


def split_list(text: str) -> list[str]:
    """Split a cell at its bars; `\\|` is a bar that belongs to the text."""
    parts = (clean(part.replace("\\|", "|")) for part in _SPLIT.split(text))
    return [part for part in parts if part]


def join_list(texts: Iterable[str]) -> str:
    """Write several texts into one cell, for `split_list`."""
    return " | ".join(text.replace("|", "\\|") for text in texts)


def split_options(text: str) -> list[str]:
    """Split a cell that holds all options: one a line, or with bars, semicolons or commas between, whichever it has first."""
    for separator in ("\n", "|", ";", ","):
        parts = [clean(part) for part in text.split(separator) if clean(part)]
        if len(parts) > 1:
            return [_LETTERED.sub("", part, count=1) for part in parts] if all(map(_LETTERED.match, parts)) else parts
    return [clean(text)] if clean(text) else []


_LETTERED = re.compile(r"\(?(?:[A-Ja-j]|\d{1,2})[).:]\s+")
