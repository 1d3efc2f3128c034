"""Units of any size, made from a seed and written as an author writes them: the records for `units.py`.

As many questions as facts, a person to ten facts and a term to twenty; dates of four centuries; forty kinds of wrong option.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import TypeAlias

from benchmarks.search_records import Corpus

Value: TypeAlias = str | int | bool | Sequence["Value"] | Mapping[str, "Value"]
Row: TypeAlias = dict[str, Value]
IN_UNIT = 5_000
"""Facts of one unit: more do not go into the 4 MB that a file may have."""
TOPICS = 12
_KINDS = ("one-choice", "one-choice", "several-choices", "true-false", "typed", "date", "order")


class UnitText:
    """One unit of so many facts and as many questions, as rows of its files."""

    def __init__(self, number: int, facts: int, seed: int) -> None:
        self.id, self._number = f"unit-{number}", number
        self._corpus = Corpus(facts, seed + number)
        self._draw = Random(seed + number)
        self.people = [f"person-{number}-{at}" for at in range(max(1, facts // 10))]
        self.facts = [self._fact(at) for at in range(facts)]
        self.rows: dict[str, list[Row]] = {
            "facts": self.facts,
            "questions": [self._question(at) for at in range(facts)],
            "people": [self._entry(key, self._name()) for key in self.people],
            "terms": [self._entry(f"term-{number}-{at}", self._words(2)) for at in range(max(1, facts // 20))],
            "sources": [{"key": "book", "title": "A book", "kind": "scholarly", "trust": "Made for this.", "year": 1999}],
        }

    def write(self, content: Path) -> None:
        """Write the files of the unit into its folder."""
        folder = content / self.id
        folder.mkdir(parents=True)
        topics: list[Row] = [{"id": f"topic-{at}", "title": f"Topic {at} of {self.id}"} for at in range(TOPICS)]
        head: Row = {"id": self.id, "title": f"The unit {self.id}", "description": "Made for a benchmark."}
        (folder / "unit.toml").write_text(_lines(head) + _tables("topics", topics), "utf-8")
        for name, rows in self.rows.items():
            (folder / f"{name}.toml").write_text(_tables(name, rows), "utf-8")

    def _fact(self, at: int) -> Row:
        entry, draw = self._corpus.entries[at], self._draw
        assert entry.date is not None
        date = str(entry.date)[: draw.choice((4, 7, 10, 10, 10))]
        return {
            "id": self._fact_id(at),
            "title": f"{entry.title} {at}th"[:100],
            "statement": entry.body,
            "date": date,
            "place": self._words(1),
            "people": draw.sample(self.people, min(2, len(self.people))),
            "topics": [f"topic-{draw.randrange(TOPICS)}"],
            "keywords": [self._words(1), self._words(2)],
            "weight": draw.choice((1, 1, 1, 2, 2, 3)),
            "testimony": [{"source": "book", "stance": "agrees"}],
        }

    def _question(self, at: int) -> Row:
        kind = _KINDS[at % len(_KINDS)]
        fact = self.facts[at]
        row: Row = {"id": f"question-{self._number}-{at}", "kind": kind, "prompt": f"{self._words(5)}, {at}?", "fact": fact["id"]}
        row |= {"explanation": self._words(9), "difficulty": 1 + at % 3}
        wrong = [{"text": f"{self._words(2)} {number}"} for number in range(3)]
        match kind:
            case "one-choice":
                row |= {"answer": f"{self._words(2)} 9", "wrong": wrong}
            case "several-choices":
                row |= {"answers": [f"{self._words(2)} {number}" for number in (7, 8)], "wrong": wrong[:2]}
            case "true-false":
                row |= {"answer": bool(at % 2)}
            case "typed":
                row |= {"answers": [self._name()]}
            case "date":
                row |= {"answer": fact["date"], "precision": "year"}
            case "order":
                row |= {"events": [self._fact_id(each) for each in self._draw.sample(range(len(self.facts)), 4)]}
        return row

    def _fact_id(self, at: int) -> str:
        return f"fact-{self._number}-{at}"

    def _entry(self, key: str, name: str) -> Row:
        facts = self._draw.sample(range(len(self.facts)), min(3, len(self.facts)))
        return {"id": key, "name": name, "entry": self._words(12), "facts": [self._fact_id(at) for at in facts]}

    def _name(self) -> str:
        return self._words(2).title()

    def _words(self, count: int) -> str:
        return " ".join(self._draw.choices(self._corpus.words, k=count))


def write_content(content: Path, facts: int, seed: int) -> None:
    """Write a content folder of so many facts and questions, in as few units as hold them."""
    for number, first in enumerate(range(0, facts, IN_UNIT)):
        UnitText(number, min(IN_UNIT, facts - first), seed).write(content)


def _tables(name: str, rows: Iterable[Row]) -> str:
    return "".join(f"\n[[{name}]]\n{_lines(row)}" for row in rows)


def _lines(row: Row) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in row.items())


def _value(value: Value) -> str:
    """Write a value as TOML: strings, numbers and truth as in JSON, tables of one line with `=`."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {_value(each)}" for key, each in value.items()) + "}"
    if isinstance(value, str | int):
        return json.dumps(value)
    return f"[{', '.join(map(_value, value))}]"
