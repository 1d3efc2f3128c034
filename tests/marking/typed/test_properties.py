"""Over units drawn by chance: order that is the sense, an entry's own names, and what else is loaded."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.library.catalogue import Library
from bot.library.model import Person, Term
from bot.library.questions import Typed
from bot.marking.typed.names import plain_words

from .random_units import PERSON_NAMES, TERM_NAMES, names_of, records_of, units
from .units import PEOPLE, TERMS, ask, mark

NAMES = st.sampled_from(
    "Athens Sparta Persia Carthage Rome Venice Genoa Castile Aragon Prussia Saxony Bavaria Sweden Ming".split()
)
SIDES = st.one_of(NAMES, st.sampled_from(["the crusaders", "rebels", "the town"]))
VERBS = st.sampled_from("invaded conquered attacked besieged succeeded annexed defeated overthrew".split())
BETWEEN = st.sampled_from(["from {} to {}", "victory of {} over {}", "revolt of {} against {}", "{} before {}", "{} under {}"])
RECORDS = [*PEOPLE.items(), *TERMS.items()]


@given(SIDES, VERBS, SIDES)
def test_the_reverse_of_a_sentence_is_never_right(first: str, verb: str, second: str) -> None:
    question = ask(f"{first} {verb} {second}", "What happened?")
    assert mark(question, f"{first} {verb} {second}").verdict == "right"
    if first != second:
        assert mark(question, f"{second} {verb} {first}").verdict == "wrong"
        assert mark(question, f"{second} was {verb} by {first}").verdict == "right"
        assert mark(question, f"{first} was {verb} by {second}").verdict == "wrong"


@given(SIDES, BETWEEN, SIDES)
def test_the_reverse_of_what_a_preposition_says_is_never_right(first: str, between: str, second: str) -> None:
    question = ask(between.format(first, second), "What was it?")
    assert mark(question, between.format(first, second)).verdict == "right"
    assert first == second or mark(question, between.format(second, first)).verdict == "wrong"


@given(units(), VERBS, st.data())
def test_no_more_is_the_reverse_of_what_people_did(library: Library, verb: str, data: st.DataObject) -> None:
    first, second = (names_of(data.draw(st.sampled_from(records_of(library))))[0] for _ in range(2))
    assume(not {*re.split(r"\W", first)} & {*re.split(r"\W", second)})
    question = ask(f"{first} {verb} {second}", "What happened?", unit="drawn")
    assert mark(question, f"{first} {verb} {second}", library).verdict == "right"
    assert mark(question, f"{second} {verb} {first}", library).verdict == "wrong"
    assert mark(question, f"{first} was {verb} by {second}", library).verdict == "wrong"


@given(st.integers(2, 40), st.integers(50, 400))
def test_the_reverse_of_a_span_is_never_right(first: int, last: int) -> None:
    question = ask(f"from {first} to {last} ships", "How many?")
    assert mark(question, f"{first} to {last} ships").verdict == "right"
    assert mark(question, f"{last} to {first} ships").verdict == "wrong"


@given(units(), st.data())
def test_each_name_of_an_entry_answers_for_each_other(library: Library, data: st.DataObject) -> None:
    names = names_of(data.draw(st.sampled_from(records_of(library))))
    key, answer = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(names))
    judged = mark(ask(key, unit="drawn"), answer, library)
    assert judged.verdict == "right", (key, answer, judged.reason)


def test_so_does_each_name_of_the_unit_that_we_ship(library: Library) -> None:
    unit = library.units[0]
    records: list[Person | Term] = [*unit.people, *unit.terms]
    bearers = Counter(name for record in records for name in {*names_of(record)})
    refused = [
        (key, answer)
        for record in records
        for key, answer in product([name for name in names_of(record) if bearers[name] == 1], repeat=2)
        if mark(Typed(id=f"{unit.key}/asked", prompt="Which?", answers=(key,)), answer, library).verdict != "right"
    ]
    assert refused == []


@given(st.sampled_from(RECORDS), st.sampled_from(RECORDS))
def test_no_other_entry_is_ever_right(record: tuple[str, tuple[str, ...]], other: tuple[str, tuple[str, ...]]) -> None:
    if record != other:
        for name in (other[0], *other[1]):
            assert mark(ask(record[0]), name).verdict != "right"


@given(units(), st.data())
def test_nor_is_the_whole_name_of_another_in_a_drawn_unit(library: Library, data: st.DataObject) -> None:
    records = records_of(library)
    record, other = (data.draw(st.sampled_from(records)) for _ in range(2))
    assume(record is not other)
    key, answer = data.draw(st.sampled_from(names_of(record))), data.draw(st.sampled_from(names_of(other)))
    assert mark(ask(key, unit="drawn"), answer, library).verdict != "right"


JOINTS = st.sampled_from([" and ", ", ", " + ", " with ", " / ", " - ", " then ", " for ", " in ", " against "])


@given(units(), st.lists(st.integers(0, 100), min_size=3, max_size=3, unique=True), JOINTS, st.booleans())
def test_another_in_a_list_is_never_right(library: Library, drawn: list[int], joint: str, turned: bool) -> None:
    records = records_of(library)
    first, second, other = (records[at % len(records)].name for at in drawn)
    words = [{*re.split(r"\W", name)} - {"of", "the"} for name in (first, second, other)]
    assume(not (words[0] & words[1] or words[2] & (words[0] | words[1])))
    question = ask(f"{first} and {second}", "Which two are meant?", unit="drawn")
    assert mark(question, f"{second} and {first}", library).verdict == "right"
    assert mark(question, joint.join((other, first) if turned else (second, other)), library).share <= 0.5
    assert mark(question, ", ".join((second, other, first)), library).share <= 0.5


ANSWERS = st.one_of(
    PERSON_NAMES, TERM_NAMES, st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz IVX-'"), max_size=30),
    st.tuples(PERSON_NAMES, st.sampled_from([" and ", " or ", ", ", " of "]), TERM_NAMES).map("".join),
)  # fmt: skip


@given(units(), units(key="other"), st.data(), ANSWERS)
def test_what_else_is_loaded_changes_no_mark(own: Library, other: Library, data: st.DataObject, text: str) -> None:
    name, prompt = data.draw(st.sampled_from(records_of(own))).name, data.draw(st.sampled_from(["Which?", "Who was it?"]))
    question = ask(name, prompt, unit="drawn")
    alone = mark(question, text, own)
    assert mark(question, text, Library([*own.units, *other.units])) == alone
    assert mark(question, text, Library([*other.units, *own.units])) == alone


def test_a_long_sentence_of_a_unit_is_read_to_its_end() -> None:
    assert "spring" in plain_words("The army waited there day after day " * 5 + "until spring")
