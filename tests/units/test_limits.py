"""Every limit that a record has stands in docs/authors.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import inspect

from bot.library.model import Fact, Person, Source, Summary, Term
from bot.library.questions import AnyQuestion
from bot.library.unit import UnitHead
from bot.units.files import FILE, FILES, UNIT, UNITS
from bot.units.reading import MOST
from tests.conftest import ROOT

RECORDS: tuple[Any, ...] = (UnitHead, Source, Fact, Person, Term, Summary, AnyQuestion)  # Any: a union is among them


def limits_of(shape: Any, field: str = "") -> Iterator[tuple[str, str]]:  # shape: any of msgspec's
    """Give each field that has limits with them, as the documentation writes them."""
    if isinstance(shape, inspect.StructType):
        for each in shape.fields:
            yield from limits_of(each.type, each.name)
    elif isinstance(shape, inspect.UnionType):
        for kind in shape.types:
            yield from limits_of(kind, field)
    elif isinstance(shape, inspect.VarTupleType):
        yield from _range_of(field, shape.min_length, shape.max_length)
        yield from limits_of(shape.item_type, field)
    elif isinstance(shape, inspect.StrType):
        yield from _range_of(field, shape.min_length, shape.max_length)
    elif isinstance(shape, inspect.IntType | inspect.FloatType):
        yield from _range_of(field, shape.ge, shape.le)


def _range_of(field: str, least: float | None, most: float | None) -> Iterator[tuple[str, str]]:
    if most is not None and most < 1e9:
        figures = f"{most:.0f}" if field == "year" else f"{most:,.0f}"
        yield field, f"{least:.0f} to {figures}" if least is not None else figures


LIMITS = sorted({limit for record in RECORDS for limit in limits_of(inspect.type_info(record))})


LIMITS_SECTION = (ROOT / "docs" / "authors.md").read_text("utf-8").partition("## Limits\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize(("field", "figures"), LIMITS, ids=[" ".join(limit) for limit in LIMITS])
def test_every_limit_is_told_to_authors(field: str, figures: str) -> None:
    assert re.search(rf"`{field}`[^|\n]*(?<!\w){figures}\b", LIMITS_SECTION)


def test_the_limits_of_files_are_told() -> None:
    for figures in (f"{FILE} MB", f"{UNIT} MB", f"{FILES:,} summaries", f"{UNITS} units", f"{MOST:,} faults"):
        assert figures in LIMITS_SECTION
