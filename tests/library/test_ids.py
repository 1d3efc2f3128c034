"""Ids name their unit, and stay short enough for every control."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.library.catalogue import Library
from bot.library.ids import (
    LONGEST,
    LONGEST_UNIT,
    as_written,
    lies_in,
    qualified,
    qualify,
    server_unit_key,
    unit_key,
    unit_of_id,
    whole_unit,
)
from bot.library.model import OWN_ID
from tests.sample import TRUE, make_library, make_rome


@pytest.mark.parametrize(
    ("unit", "local", "key"),
    [
        ("rome", "sack", "rome/sack"),
        ("", "sack", "sack"),
        ("rome", "", ""),
        (server_unit_key(47), "q-1", "~2f/q-1"),
        (unit_key("the-french-revolution"), "a", "the-fr~d14c8a2d/a"),
    ],
)
def test_an_id_names_its_unit(unit: str, local: str, key: str) -> None:
    assert qualified(unit, local) == key


def test_a_long_id_is_shortened_and_stays_apart_from_its_like() -> None:
    unit = unit_key("a" * 60)
    keys = {qualified(unit, "b" * 59 + end) for end in "cd"}
    assert len(keys) == 2
    assert {len(key) for key in keys} == {LONGEST}
    assert len(unit) == LONGEST_UNIT


def test_what_refers_to_an_entry_follows_it() -> None:
    library = Library([qualify(make_library().units[0], "one"), qualify(make_rome().units[0], "two")])
    for question in library.questions.values():
        assert {*question.tested, *question.misconceptions} <= library.facts.keys()
        assert {*library.topics_of(question)} <= library.topics.keys()
    for fact in library.facts.values():
        assert {*fact.people} <= library.people.keys()
        assert list(library.witnesses(fact))
    assert library.units[0].head.unit_summary in {"", *library.summaries}


def test_all_of_a_unit_is_a_topic_that_comes_first() -> None:
    library = Library([qualify(make_library().units[0], "one"), qualify(make_rome().units[0], "two")])
    assert next(iter(library.topics)) == whole_unit("one")
    assert all(library.is_about(question, f"{unit_of_id(question.id)}/") for question in library.questions.values())
    assert not lies_in("two/sack", ("two/rule",), whole_unit("one"))
    twins = [library.label(key) for key in library.topics if key.endswith("/rule")]
    assert len({*twins}) == 2


def test_a_unit_of_a_library_goes_out_with_the_ids_of_its_author() -> None:
    (unit,) = make_library().units
    assert as_written(qualify(unit, "one")) == unit
    long = replace(unit, facts=(), people=(), terms=(), questions=(replace(TRUE, id="q" * 60, fact=""),))
    (written,) = as_written(qualify(long, "one")).questions
    assert OWN_ID.fullmatch(written.id)
