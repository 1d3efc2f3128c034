"""Over random units: order that is the sense, an entry's own names, and what else is loaded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.library.catalogue import Library

from .units import PEOPLE, TERMS, WORLD, ask, make_unit, mark

NAMES = st.sampled_from(
    "Athens Sparta Persia Carthage Rome Venice Genoa Castile Aragon Prussia Saxony Bavaria Sweden Ming".split()
)
VERBS = st.sampled_from("invaded conquered attacked besieged succeeded annexed defeated overthrew".split())
RECORDS = [*PEOPLE.items(), *TERMS.items()]


@given(NAMES, VERBS, NAMES)
def test_the_reverse_of_a_sentence_is_never_right(first: str, verb: str, second: str) -> None:
    question = ask(f"{first} {verb} {second}", "What happened?")
    assert mark(question, f"{first} {verb} {second}").verdict == "right"
    if first != second:
        assert mark(question, f"{second} {verb} {first}").verdict == "wrong"
        assert mark(question, f"{second} was {verb} by {first}").verdict == "right"
        assert mark(question, f"{first} was {verb} by {second}").verdict == "wrong"


@given(st.integers(2, 40), st.integers(50, 400))
def test_the_reverse_of_a_span_is_never_right(first: int, last: int) -> None:
    question = ask(f"from {first} to {last} ships", "How many?")
    assert mark(question, f"{first} to {last} ships").verdict == "right"
    assert mark(question, f"{last} to {first} ships").verdict == "wrong"


@given(st.lists(st.sampled_from(RECORDS), unique=True, min_size=1, max_size=12), st.data())
def test_each_name_of_an_entry_answers_for_each_other(records: list[tuple[str, tuple[str, ...]]], data: st.DataObject) -> None:
    people = {name: names for name, names in records if name in PEOPLE}
    library = Library([make_unit(people, {name: names for name, names in records if name in TERMS})])
    name, others = data.draw(st.sampled_from(records))
    key, answer = data.draw(st.sampled_from((name, *others))), data.draw(st.sampled_from((name, *others)))
    assert mark(ask(key), answer, library).verdict == "right"


@given(st.sampled_from(RECORDS), st.sampled_from(RECORDS))
def test_no_other_entry_is_ever_right(record: tuple[str, tuple[str, ...]], other: tuple[str, tuple[str, ...]]) -> None:
    if record != other:
        for name in (other[0], *other[1]):
            assert mark(ask(record[0]), name).verdict != "right"


ANSWERS = st.one_of(
    st.sampled_from([name for record, names in RECORDS for name in (record, *names)]),
    st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz IVX-'"), max_size=30),
)


@given(st.lists(st.sampled_from(RECORDS), unique=True, max_size=20), st.sampled_from(RECORDS), ANSWERS)
def test_what_else_is_loaded_changes_no_mark(
    loaded: list[tuple[str, tuple[str, ...]]], asked: tuple[str, tuple[str, ...]], text: str
) -> None:
    other = make_unit(dict(loaded), dict(reversed(loaded)), key="other")
    both = Library([other, *WORLD.units])
    question = ask(asked[0])
    assert mark(question, text, both) == mark(question, text)
