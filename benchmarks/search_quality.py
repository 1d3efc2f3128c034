"""How well look-up answers queries whose right entries are known: what is shown first, what is in view, what is false.

Beside search.py, which calls it for `--quality`. Queries are the rows of a TOML or a JSON Lines file; each is asked over its own
unit alone. The last line is what a release is held against.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from bot.library.ids import qualified, unit_key, unit_of_id
from bot.library.unit import Unit
from bot.lookup.entries import Entry, entries_of
from bot.lookup.hits import Found
from bot.lookup.index import Index
from bot.lookup.steps import Step
from bot.units.load import load_library

FAR = frozenset(("far", "off-topic"))
"""Kinds of queries that are about something else altogether; what has no answer here and is of another kind is near the topic."""


class Query(msgspec.Struct, frozen=True):
    """A query with the ids of the entries that answer it, as their author wrote them; none where it has no answer here."""

    query: str
    kind: str
    expect: tuple[str, ...] = ()
    unit: str = ""

    @property
    def group(self) -> str:
        return self.kind if self.expect else "far" if self.kind in FAR else "near"


class Answer(msgspec.Struct, frozen=True):
    """What was shown for a query: the ids in the order shown, and whether the first was said as sure."""

    query: Query
    wanted: frozenset[str]
    shown: tuple[str, ...]
    sure: bool

    @property
    def first(self) -> bool:
        return bool(self.wanted.intersection(self.shown[:1]))

    @property
    def third(self) -> bool:
        return bool(self.wanted.intersection(self.shown[:3]))

    @property
    def in_view(self) -> bool:
        """Whether a right entry is shown, or offered with its first line."""
        return bool(self.wanted.intersection(self.shown))


def read_queries(path: Path) -> list[Query]:
    """Read the rows of a file of queries, TOML or JSON Lines."""
    if path.suffix == ".toml":
        rows = tomllib.loads(path.read_text("utf-8"))["queries"]
        return [Query(row["text"], row["kind"], tuple(row["want"])) for row in rows]
    return [msgspec.json.decode(line, type=Query) for line in path.read_bytes().splitlines() if line.strip()]


class Units:
    """The entries of a content folder, unit by unit, and indexes over them."""

    def __init__(self, content: Path, *, without_asked: bool = False) -> None:
        library = load_library(content)
        self.units: tuple[Unit, ...] = tuple(library.units)
        self._entries: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in entries_of(library):
            kept = msgspec.structs.replace(entry, asked="") if without_asked else entry
            self._entries[unit_of_id(entry.id)].append(kept)

    @property
    def size(self) -> int:
        return sum(map(len, self._entries.values()))

    def key_of(self, query: Query) -> str:
        """Give the key of the unit that a query is asked over: its own, or the largest."""
        return unit_key(query.unit) if query.unit else max(self._entries, key=lambda key: len(self._entries[key]))

    def indexes(self, without: Collection[Step] = ()) -> dict[str, Index]:
        """Make the index of each unit, some steps left out."""
        return {key: Index(entries, without=without) for key, entries in self._entries.items()}

    def ask(self, queries: Iterable[Query], without: Collection[Step] = ()) -> list[Answer]:
        """Ask each query over its unit; raise KeyError for a unit that is not there."""
        indexes = self.indexes(without)
        return [_answer(query, key := self.key_of(query), indexes[key].ask(query.query)) for query in queries]


def _answer(query: Query, unit: str, found: Found) -> Answer:
    wanted = frozenset(qualified(unit, key) for key in query.expect)
    return Answer(query, wanted, tuple(hit.id for hit in found.shown), found.sure is not None)


def _share(values: Sequence[bool]) -> float:
    return sum(values) / max(1, len(values))


def print_answers(answers: Sequence[Answer]) -> None:
    """Print every figure by kind of query: first those that have an answer here, then those that have none."""
    groups: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        groups[answer.query.group].append(answer)
    print(f"  {'':18}{'queries':>8}{'recall@1':>10}{'recall@3':>10}{'in view':>10}{'said sure':>11}{'of them right':>15}")
    found = {kind: some for kind, some in groups.items() if kind not in ("near", "far")}
    for kind, some in [*found.items(), ("all with an answer", [each for each in answers if each.query.expect])]:
        sure = [each.first for each in some if each.sure]
        row = f"{_share([e.first for e in some]):10.3f}{_share([e.third for e in some]):10.3f}"
        row += f"{_share([e.in_view for e in some]):10.3f}{len(sure) / max(1, len(some)):11.3f}{_share(sure):15.3f}"
        print(f"  {kind:18}{len(some):8}{row}")
    for kind in ("near", "far"):
        if some := groups[kind]:
            false, offered = sum(e.sure for e in some), sum(bool(e.shown) and not e.sure for e in some)
            print(f"  {kind:18}{len(some):8}  without an answer here: false {false}, perhaps {offered}")


def sum_up(answers: Sequence[Answer]) -> str:
    """Say in one line what a release is held against."""
    good, bad = [each for each in answers if each.query.expect], [each for each in answers if not each.query.expect]
    first, third, view = (_share([getattr(e, name) for e in good]) for name in ("first", "third", "in_view"))
    return f"recall@1 {first:.3f}, recall@3 {third:.3f}, in view {view:.3f}, false {sum(e.sure for e in bad)}/{len(bad)}"


def print_misses(answers: Sequence[Answer]) -> None:
    """Print each query that is not answered as it should be, with what was shown."""
    for each in answers:
        if each.sure if not each.query.expect else not (each.first and each.sure):
            said = "sure" if each.sure else "perhaps" if each.shown else "nothing"
            place = next((at for at, key in enumerate(each.shown, 1) if key in each.wanted), 0)
            print(f"  {each.query.group:14}{said:8}{place or '-':>2}  {each.query.query!r}: {', '.join(each.shown)}")


def print_quality(content: Path, paths: Sequence[Path], *, without_asked: bool, without: Collection[Step], show: bool) -> None:
    """Print the quality on sets of queries, set by set; the last line is that of the last set, or of all together."""
    units = Units(content, without_asked=without_asked)
    every: list[Answer] = []
    for path in paths:
        queries = read_queries(path)
        print(f"\n{path}: {len(queries)} queries over {units.size} entries")
        answers = units.ask(queries, without)
        print_answers(answers)
        if show:
            print_misses(answers)
        if len(paths) > 1:
            print(f"  {sum_up(answers)}")
        every += answers
    print(sum_up(every))


def print_steps(content: Path, paths: Sequence[Path], *, without_asked: bool) -> None:
    """Print what each step is worth: how many queries more are answered right first, are in view, and are false with it."""
    units = Units(content, without_asked=without_asked)
    sets = {f"{at} {path.stem}": read_queries(path) for at, path in enumerate(paths, 1)}
    whole = {name: _count(units.ask(queries)) for name, queries in sets.items()}
    print("with the step: right first / in view / false, more or fewer than without it")
    print(f"  {'':20}" + "".join(f"{name[-18:]:>20}" for name in sets))
    for step in Step:
        less = {name: _count(units.ask(queries, {step})) for name, queries in sets.items()}
        print(f"  {step.value:20}" + "".join(f"{_difference(whole, less, name):>20}" for name in sets))


def _count(answers: Sequence[Answer]) -> tuple[int, int, int]:
    good, bad = [each for each in answers if each.query.expect], [each for each in answers if not each.query.expect]
    return sum(e.first for e in good), sum(e.in_view for e in good), sum(e.sure for e in bad)


def _difference(whole: Mapping[str, tuple[int, ...]], less: Mapping[str, tuple[int, ...]], name: str) -> str:
    return " / ".join(f"{more - fewer:+d}" for more, fewer in zip(whole[name], less[name], strict=True))
