"""A key as teachers write it -> the options that are right: numbers, letters, texts, `1 et 3`, `A + C`, a date of a locale.

A spreadsheet makes a decimal number of 1,3 in one language and a date in another; both still say 1 and 3. Where a key may be
a place and a text as well, nobody guesses: both readings are given, and `settle` asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ....errors import Why, because
from ....language.date_words import MONTH_OF
from ....language.folding import fold
from ...faults import AskReason
from ...upload_faults import UploadFault
from ..light_questions import nearest, same_option
from ..upload import Ask, Option
from .grids.grid import Cell, CellKind
from .words.headings import ROLES, Role
from .words.truth import truth_of

Options: TypeAlias = Mapping[int, str]
"""Texts by their place, counted from 1 with empty columns, blank ones left out."""
POSITION, TEXT = "position", "text"
KEY_ASK, COUNT_ASK = "key", "count-from"
_TOKEN = re.compile(r"[^\W_]+")
_AND = frozenset("and und et y e i en oraz u".split())
_YEARS = range(2001, 2011)
"""Years that a spreadsheet makes of the third of three figures."""
_MOST = 10


@dataclass(frozen=True, slots=True)
class Places:
    """Places that a key names; `figures` says that they are numbers, `made` that a spreadsheet or nobody put them apart."""

    at: frozenset[int]
    figures: bool = True
    made: bool = False


def read_places(cell: Cell) -> Places | None:
    """Read a key as places; None where it is none."""
    if cell.kind is CellKind.DATE:
        year, month, day = cell.parts
        return Places(frozenset({day, month, *([year - 2000] if year in _YEARS else [])}), made=True)
    if cell.kind is CellKind.TIME:
        return Places(frozenset(cell.parts), made=True)
    if cell.kind not in {CellKind.TEXT, CellKind.NUMBER} or len(cell.text) > 60:
        return None
    tokens = [*_TOKEN.finditer(cell.text)]
    places: set[int] = set()
    figures = made = False
    for match in tokens:
        token, folded = match.group(), fold(match.group())
        if ROLES.get(folded) in {Role.OPTION, Role.KEY} or folded in {"no", "nr", "num"}:
            continue
        if folded in _AND and not token.isupper() and cell.text[match.start() - 1 : match.end() + 1] == f" {token} ":
            continue
        found = _place(token, folded)
        if found is None:
            return None
        places |= found.at
        figures, made = figures or found.figures, made or found.made
    if made:
        places.discard(0)  # the time of a date
    if not places:
        return None
    decimal = cell.kind is CellKind.NUMBER and len(tokens) > 1
    return Places(frozenset(places), figures, made or decimal)


def _place(token: str, folded: str) -> Places | None:
    if token.isascii() and token.isdigit():
        number = int(token) if len(token) < 7 else -1
        if number <= _MOST and len(token) < 3:
            return Places(frozenset({number}))
        if 1900 < number < 2100:
            return Places(frozenset({number - 2000} if number in _YEARS else set()), made=True)
        return Places(frozenset(map(int, token)), made=True) if len(token) <= _MOST else None
    if folded in MONTH_OF or folded == "mrz":
        return Places(frozenset({MONTH_OF.get(folded, 3)}), made=True)
    if len(token) == 1:
        letter = _CYRILLIC.find(token.lower()) + 1 or _LATIN.find(folded) + 1
        return Places(frozenset({letter}), figures=False) if letter else None
    apart = [_LATIN.find(letter) + 1 for letter in folded]
    if token.isupper() and len(token) <= 6 and 0 not in apart and apart == sorted(set(apart)):
        return Places(frozenset(apart), figures=False)
    return None


_CYRILLIC, _LATIN = "абвгде", "abcdefghij"


def match_texts(cell: Cell, options: Options) -> frozenset[int]:
    """Find the options whose text the key is, or whose texts it lists; none where a part of it is no option."""
    whole = _match_one(cell.text, options)
    if whole:
        return whole
    for separator in ("|", "\n", ";", ","):
        parts = [part for part in cell.text.split(separator) if part.strip()]
        found = [_match_one(part, options) for part in parts]
        if len(parts) > 1 and all(found):
            return frozenset().union(*found)
    return frozenset()


_LETTERED = re.compile(r"\s*\(?([A-Ja-j]|\d{1,2})[).:]\s+(.+)", re.DOTALL)


def _match_one(text: str, options: Options) -> frozenset[int]:
    exact = frozenset(at for at, option in options.items() if option == text.strip())
    if exact:
        return exact
    alike = frozenset(at for at, option in options.items() if same_option(option, text))
    if len(alike) == 1:
        return alike
    truth = truth_of(text)
    if truth is not None:
        return frozenset(at for at, option in options.items() if truth_of(option) is truth)
    lettered = _LETTERED.fullmatch(text)
    return _match_one(lettered.group(2), options) if lettered else frozenset()


@dataclass(frozen=True, slots=True)
class KeyedRow:
    """A row's key beside its options."""

    cell: Cell
    options: Options


@dataclass(frozen=True, slots=True)
class Settled:
    """How the keys of a sheet are read, and what must be asked for that."""

    first: int = 1
    """The number of the first option, 0 or 1."""
    reading: str = POSITION
    asks: tuple[Ask, ...] = ()


def settle(rows: Sequence[KeyedRow], answers: Mapping[str, str], *, heading: str = "", position_only: bool = False) -> Settled:
    """Find out for a whole sheet whether its keys count from 0, and whether they are places or texts; ask where that is open."""
    asks: list[Ask] = []
    first, count_ask = _first_number(rows, answers, heading)
    asks += [count_ask] if count_ask else []
    open_row = next((row for row in rows if _is_open(row, first)), None)
    if open_row is None or position_only:
        return Settled(first, POSITION, tuple(asks))
    asks.append(_ask_reading(open_row, first))
    return Settled(first, answers.get(KEY_ASK, POSITION), tuple(asks))


def _first_number(rows: Sequence[KeyedRow], answers: Mapping[str, str], heading: str) -> tuple[int, Ask | None]:
    places = [(row, found) for row in rows if (found := read_places(row.cell)) and found.figures and not found.made]
    figured = [(row, found) for row, found in places if not match_texts(row.cell, row.options)]
    zero = next((row for row, found in figured if 0 in found.at), None)
    last = any(max(row.options, default=0) in found.at and max(found.at) > 0 for row, found in places if row.options)
    folded = fold(heading)
    told = re.search(r"\b0\b", folded) is not None or "zero" in folded
    if last and not told:
        return 1, None
    if zero is None and not told and "index" not in folded and "indice" not in folded:
        return 1, None
    if not places:
        return 1, None
    shown = zero or places[0][0]
    default = "0" if zero is not None or told else "1"
    offered = (Option(first, first, _counted(shown, int(first))) for first in sorted("01", key=default.__ne__))
    ask = Ask(COUNT_ASK, AskReason.COUNTED_FROM_0, shown.cell.text, tuple(offered))
    return int(answers.get(COUNT_ASK, default) != "0"), ask


def _counted(row: KeyedRow, first: int) -> str:
    places = read_places(row.cell)
    found = shift(places, first) if places else frozenset()
    return _named(row.options, found & row.options.keys())


def _is_open(row: KeyedRow, first: int) -> bool:
    """Say whether a key is both: a place with an option, and the text of other ones."""
    texts, places = match_texts(row.cell, row.options), read_places(row.cell)
    if not texts or places is None:
        return False
    shifted = shift(places, first)
    return shifted <= row.options.keys() and shifted != texts


def _ask_reading(row: KeyedRow, first: int) -> Ask:
    places, texts = read_places(row.cell), match_texts(row.cell, row.options)
    assert places is not None
    return Ask(
        KEY_ASK,
        AskReason.KEY_IS_POSITION_OR_TEXT,
        row.cell.text,
        (
            Option(POSITION, sample=_named(row.options, shift(places, first))),
            Option(TEXT, sample=_named(row.options, texts)),
        ),
    )


def shift(places: Places, first: int) -> frozenset[int]:
    """Count figures from 1; letters always are."""
    return frozenset(at + 1 - first for at in places.at) if places.figures else places.at


def _named(options: Options, places: Iterable[int]) -> str:
    return " | ".join(options[at] for at in sorted(places))[:100]


@dataclass(frozen=True, slots=True)
class Key:
    """The options that a key says are right, or why it says none; `remark` names a reading that one should look at."""

    right: frozenset[int] = frozenset()
    fault: Why | None = None
    remark: Why | None = None


def read_key(row: KeyedRow, settled: Settled) -> Key:
    """Read one key as its sheet is read."""
    cell, options = row.cell, row.options
    if not cell.text.strip():
        return Key(fault=because(UploadFault.KEY_MISSING))
    texts, places = match_texts(cell, options), read_places(cell)
    shifted = shift(places, settled.first) if places is not None else frozenset()
    fits = bool(shifted) and shifted <= options.keys()
    if texts and not (fits and settled.reading == POSITION):
        exact = all(any(options[at] == part for part in _parts(cell.text)) for at in texts)
        return Key(texts, remark=None if exact or len(texts) > 1 else _read_as(cell, options, texts))
    if fits:
        made = places is not None and places.made
        return Key(shifted, remark=_read_as(cell, options, shifted) if made else None)
    if places is not None:
        return Key(fault=because(UploadFault.KEY_NOWHERE, key=cell.text, places=_listed(options)))
    near = nearest(cell.text, options.values())
    if near:
        return Key(fault=because(UploadFault.KEY_NEARLY, key=cell.text, near=near))
    return Key(fault=because(UploadFault.KEY_NOT_AMONG, key=cell.text))


def _parts(text: str) -> tuple[str, ...]:
    return (text, text.strip())


def _read_as(cell: Cell, options: Options, right: frozenset[int]) -> Why:
    return because(UploadFault.KEY_READ_AS, key=cell.text, options=_named(options, right))


def _listed(options: Options) -> str:
    return ", ".join(map(str, sorted(options)))
