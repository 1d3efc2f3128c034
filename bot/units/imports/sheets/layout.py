"""Where the headings of a sheet stand and what its columns hold; what is not known is asked, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import fmean

from ...faults import AskReason
from ..upload import Ask, Option, clean
from .grids.grid import Grid, Row, letter_of
from .words.headings import Heading, Role, read_heading
from .words.truth import truth_of

_FIRST_ROWS = 30
"""Rows with something in them among which headings are sought; Kahoot's stand in row 8."""
_ANSWERING = {Role.KEY, Role.RIGHT, Role.OPTION, Role.OPTIONS, Role.WRONG, Role.LEFT}
_OFFERED = (
    Role.PROMPT, Role.KEY, Role.OPTION, Role.WRONG, Role.EXPLANATION, Role.TOPIC, Role.DIFFICULTY, Role.SECONDS, Role.KIND,
    Role.TERM, Role.ENTRY,
)  # fmt: skip
MOST_ASKED = 10
"""Columns that are asked about; who has more unknown ones has another kind of file."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its role, which of several it is, and what stands above it."""

    at: int
    role: Role
    ordinal: int = 0
    heading: str = ""

    @property
    def name(self) -> str:
        """Name it as its teacher sees it: `C (Answer)`."""
        letter = letter_of(self.at)
        return f"{letter} ({self.heading})" if self.heading else letter


@dataclass(frozen=True)
class Layout:
    """A sheet whose columns are known as far as they can be: its rows of data, and what must be asked."""

    grid: Grid
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    head: int = 0
    """The row of the headings; 0 where there are none."""
    asks: tuple[Ask, ...] = ()

    @cached_property
    def _by_role(self) -> Mapping[Role, tuple[Column, ...]]:
        found: dict[Role, list[Column]] = {}
        for column in self.columns:
            found.setdefault(column.role, []).append(column)
        return {role: _in_order(columns) for role, columns in found.items()}

    def first(self, role: Role) -> Column | None:
        """Give the first column of a role."""
        return next(iter(self.all(role)), None)

    def all(self, role: Role) -> tuple[Column, ...]:
        """Give all columns of a role, as they are numbered or else as they stand."""
        return self._by_role.get(role, ())

    def has(self, *roles: Role) -> bool:
        """Say whether there is a column of each of these roles."""
        return {*roles} <= self._by_role.keys()

    @property
    def is_questions(self) -> bool:
        """Say whether questions can be made of this: what is asked, and what is right."""
        return self.has(Role.PROMPT) and any(column.role in _ANSWERING for column in self.columns)

    @property
    def is_terms(self) -> bool:
        """Say whether this is a list of words with their meanings."""
        return self.has(Role.TERM, Role.ENTRY) and not self.has(Role.PROMPT)


def _in_order(columns: list[Column]) -> tuple[Column, ...]:
    numbered = all(column.ordinal for column in columns)
    return tuple(sorted(columns, key=lambda column: column.ordinal) if numbered else columns)


def lay_out(grid: Grid, answers: Mapping[str, str], number: int = 1, *, all_known: bool = False) -> Layout:
    """Find the headings of a sheet; where there are none, guess by what stands below, and ask.

    With `all_known`, columns that nobody knows are left aside without asking: the program is known, and has none for us there.
    """
    head = _find_head(grid.rows)
    if head is None:
        return _without_head(grid, answers, number)
    rows = tuple(row for row in grid.rows if row.number > head.number)
    read = {at: read_heading(clean(cell.text)) for at, cell in head.cells.items()}
    used = sorted({at for row in rows for at in row.cells} | head.cells.keys())
    columns = [_column(at, read.get(at), head) for at in used]
    unknown = [column for column in columns if read.get(column.at) is None and not _is_idle(column, rows)]
    if all_known:
        return Layout(grid, tuple(columns), rows, head.number)
    guesses = _guess_missing(columns, unknown, rows)
    asks = tuple(_ask(number, column, rows, guesses.get(column.at, Role.ASIDE)) for column in unknown[:MOST_ASKED])
    answered = _answered(columns, asks, answers)
    return Layout(grid, answered, rows, head.number, asks)


def _is_idle(column: Column, rows: Sequence[Row]) -> bool:
    """Say whether a column holds nothing, or without a heading only the numbers of its rows."""
    texts = [text for row in rows if (text := row.text(column.at).strip(" ."))]
    counted = [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 7]
    return (not column.heading and len(counted) == len(texts) and counted == sorted(set(counted))) or not texts


def _column(at: int, heading: Heading | None, head: Row) -> Column:
    shown = " ".join(clean(head.text(at)).split())
    shown = f"{shown[:29]}…" if len(shown) > 30 else shown
    return Column(at, heading.role, heading.ordinal, shown) if heading else Column(at, Role.ASIDE, 0, shown)


def _find_head(rows: Sequence[Row]) -> Row | None:
    """Find the row with most headings; a sentence of help is none, and one alone must stand at the top of its table."""
    best: Row | None = None
    most = 1
    for row in rows[:_FIRST_ROWS]:
        roles = {found.role for cell in row.cells.values() if (found := read_heading(clean(cell.text)))}
        named = len(roles - {Role.OPTION, Role.ASIDE}) + (Role.OPTION in roles)
        if named > most:
            best, most = row, named
    if best is not None or not rows:
        return best
    top = rows[0]
    known = any(
        (found := read_heading(clean(cell.text))) and found.role in {Role.PROMPT, Role.TERM} for cell in top.cells.values()
    )
    return top if known and len(top.cells) > 1 and all(len(cell.text) <= 40 for cell in top.cells.values()) else None


def _guess_missing(columns: Sequence[Column], unknown: Sequence[Column], rows: Sequence[Row]) -> dict[int, Role]:
    """Offer first what is missing: the unknown column with most to read as the question, one that looks like a key as the key."""
    roles = {column.role for column in columns}
    guesses: dict[int, Role] = {}
    if unknown and not roles & {Role.PROMPT, Role.TERM}:
        guesses[max(unknown, key=lambda column: _weight(column.at, rows)).at] = Role.PROMPT
    if not roles & {Role.KEY, Role.RIGHT, Role.WRONG, Role.TERM}:
        used = [column.at for column in columns]
        guesses |= {each.at: Role.KEY for each in unknown if each.at not in guesses and _is_key(each.at, used, rows)}
    return guesses


def _weight(at: int, rows: Sequence[Row]) -> float:
    texts = [row.text(at) for row in rows]
    return fmean(len(text) + 40 * text.rstrip().endswith("?") for text in texts) if texts else 0.0


def _ask(number: int, column: Column, rows: Sequence[Row], guess: Role) -> Ask:
    sample = next((" ".join(text.split()) for row in rows if (text := clean(row.text(column.at)))), "")
    roles = [guess, *(role for role in (*_OFFERED, Role.ASIDE) if role is not guess)]
    options = tuple(Option(role.value, role.value, sample[:100]) for role in roles)
    return Ask(f"column-{number}-{letter_of(column.at)}", AskReason.WHICH_COLUMN_IS, column.name, options)


def _answered(columns: Iterable[Column], asks: Sequence[Ask], answers: Mapping[str, str]) -> tuple[Column, ...]:
    """Give every asked column the role that was answered, or the one that is offered first."""
    told = {ask.id.rpartition("-")[2]: _role(answers.get(ask.id, ""), ask) for ask in asks}
    return tuple(replace(column, role=told.get(letter_of(column.at), column.role)) for column in columns)


def _role(answer: str, ask: Ask) -> Role:
    offered = {option.value for option in ask.options}
    return Role(answer if answer in offered else ask.options[0].value)


def _without_head(grid: Grid, answers: Mapping[str, str], number: int) -> Layout:
    """Lay out a sheet without headings we know; a first row unlike all others may be headings in another language."""
    rows, head = grid.rows, _unlike_the_rest(grid.rows)
    rows = rows[1:] if head else rows
    used = sorted({at for row in rows for at in row.cells})[: 2 * MOST_ASKED]
    if not used:
        return Layout(grid, (), rows)
    columns = [_column(at, None, head) if head else Column(at, Role.ASIDE) for at in used]
    guesses = _guess_roles(columns, rows)
    asks = tuple(_ask(number, column, rows, guesses[column.at]) for column in columns[:MOST_ASKED])
    return Layout(grid, _answered(columns, asks, answers), rows, head.number if head else 0, asks)


def _unlike_the_rest(rows: Sequence[Row]) -> Row | None:
    """Take a first row for headings where each of its cells is short and no question, and the questions below are."""
    if len(rows) < 3 or len(rows[0].cells) < 2 or any(len(cell.text) > 30 or "?" in cell.text for cell in rows[0].cells.values()):
        return None
    asked = [any(cell.text.rstrip().endswith("?") for cell in row.cells.values()) for row in rows[1:]]
    return rows[0] if sum(asked) > len(asked) / 2 else None


def _guess_roles(columns: Sequence[Column], rows: Sequence[Row]) -> dict[int, Role]:
    """The longest texts are what is asked; a last column that names others of its row, or their places, is the key."""
    prompt = max(columns, key=lambda column: _weight(column.at, rows)).at
    others = [column.at for column in columns if column.at != prompt]
    guesses = dict.fromkeys(others, Role.OPTION) | {prompt: Role.PROMPT}
    if len(others) == 1:
        return guesses | {others[0]: Role.KEY}
    keyed = next((at for at in (others[-1:] + others[:1]) if _is_key(at, others, rows)), None)
    if keyed is not None:
        return guesses | {keyed: Role.KEY}
    return guesses | {at: Role.KEY if at == others[0] else Role.WRONG for at in others} if others else guesses


def _is_key(at: int, others: Sequence[int], rows: Sequence[Row]) -> bool:
    """Say whether a column holds places, letters, or what stands in another column of its row."""

    def names_another(row: Row) -> bool:
        text = row.text(at).strip()
        short = len(text) <= 3 and (text.isdigit() or text.isalpha())
        return short or truth_of(text) is not None or any(row.text(other).strip() == text for other in others if other != at)

    told = [row for row in rows if row.text(at).strip()]
    return len(told) > len(rows) / 2 and sum(map(names_another, told)) > 0.8 * len(told)
